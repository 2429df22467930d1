"""Something to glance at beside the notes: closed until it is wanted."""

from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.ui.item_models.rows import RowModel
from mentordesk.ui.tokens import GRID
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.button import secondary
from mentordesk.ui.widgets.row_layout import RowStyle
from mentordesk.ui.widgets.row_list import RowList

_MOST_LINES = 1000
_ROWS = RowStyle(pad=GRID, title_lines=_MOST_LINES, under_lines=3)


class GlancePanel(QWidget):
    """One key opens and closes it; the keyboard stays where it is. `opened` tells what to show.

    It is not there at all where it has nothing to show.
    """

    opened = Signal(QWidget)

    def __init__(self, name: str, key: str, model: RowModel[Any]) -> None:
        super().__init__()
        self.button, self.list = secondary(name, key=key), RowList(model, name, _ROWS, fitted=True)
        model.setParent(self)
        self.list.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(self.button)
        column.addWidget(self.list)
        if not model.rowCount():
            self.hide()
        self.button.clicked.connect(self._turn)

    def told(self) -> str:
        """Return what a screen reader says of it when it opens."""
        raise NotImplementedError

    @Slot()
    def _turn(self) -> None:
        shown = self.list.isHidden()
        self.list.setVisible(shown)
        announce(self, self.told() if shown else self.tr("Closed"))
        if shown:
            self.opened.emit(self)
