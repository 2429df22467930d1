"""The moves of a conversation, a glance away: closed until they are wanted."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.domain.content import Move
from mentordesk.ui.item_models.moves import MoveModel
from mentordesk.ui.tokens import GRID
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.button import secondary
from mentordesk.ui.widgets.row_layout import RowStyle
from mentordesk.ui.widgets.row_list import RowList

_ROWS = RowStyle(pad=GRID, under_lines=3)


class MovesPanel(QWidget):
    """One key opens and closes it; the keyboard stays where it is. `opened` tells what to show."""

    opened = Signal(QWidget)

    def __init__(self, moves: Sequence[Move]) -> None:
        super().__init__()
        name = self.tr("Moves in the conversation")
        self.button = secondary(name, key="F1")
        self._model = MoveModel(self)
        self._model.show(moves)
        self.list = RowList(self._model, name, _ROWS, fitted=True)
        self._build()
        if not moves:
            self.hide()
        self.button.clicked.connect(self._turn)

    def _build(self) -> None:
        self.button.setObjectName("live.moves")
        self.list.setObjectName("live.movesList")
        self.list.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(self.button)
        column.addWidget(self.list)

    @Slot()
    def _turn(self) -> None:
        shown = self.list.isHidden()
        self.list.setVisible(shown)
        names = ", ".join(move.name for move in self._model.values())
        announce(self, names if shown else self.tr("Closed"))
        if shown:
            self.opened.emit(self)
