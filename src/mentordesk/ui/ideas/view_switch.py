"""The choice between the board of ideas and their table."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mentordesk.settings import IDEAS_AS
from mentordesk.ui.tokens import GAP
from mentordesk.ui.widgets.chip import ChipButton
from mentordesk.ui.widgets.one_of import OneOf


class ViewSwitch(QWidget):
    """One of two chips; `chosen` tells "board" or "table"."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._group = OneOf(self)
        self._chips = {
            "board": ChipButton(self.tr("Board"), icon="square"),
            "table": ChipButton(self.tr("Table"), icon="list"),
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        for place, name in enumerate(IDEAS_AS):
            chip = self._chips[name]
            chip.setObjectName(f"ideas.as_{name}")
            self._group.add(chip, place)
            row.addWidget(chip)
        self._group.idClicked.connect(self._tell)

    def choose(self, way: str) -> None:
        """Show which of the two is seen."""
        self._chips[way].setChecked(True)

    @Slot(int)
    def _tell(self, place: int) -> None:
        self.chosen.emit(IDEAS_AS[place])
