"""Something to glance at beside the notes: closed until it is wanted."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.ui.tokens import GRID
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.button import secondary


class GlancePanel(QWidget):
    """One key opens and closes it; the keyboard stays where it is. `opened` tells what to show."""

    opened = Signal(QWidget)

    def __init__(self, name: str, key: str, content: QWidget) -> None:
        super().__init__()
        self.button, self._content = secondary(name, key=key), content
        content.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(self.button)
        column.addWidget(content)
        self.button.clicked.connect(self._turn)

    def told(self) -> str:
        """Return what a screen reader says of it when it opens."""
        raise NotImplementedError

    @Slot()
    def _turn(self) -> None:
        shown = self._content.isHidden()
        self._content.setVisible(shown)
        announce(self, self.told() if shown else self.tr("Closed"))
        if shown:
            self.opened.emit(self)
