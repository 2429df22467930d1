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
        self._group, self._shown = OneOf(self), ""
        self._chips = {
            "board": ChipButton(self.tr("Board"), icon="board"),
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
        # Told also where a screen reader turns it, which clicks nothing.
        self._group.idToggled.connect(self._tell)

    def choose(self, way: str) -> None:
        """Show which of the two is seen."""
        self._shown = way
        self._chips[way].setChecked(True)

    @Slot(int, bool)
    def _tell(self, place: int, chosen: bool) -> None:  # noqa: FBT001  a signal's values
        way = IDEAS_AS[place]
        if chosen and way != self._shown:
            self._shown = way
            self.chosen.emit(way)
