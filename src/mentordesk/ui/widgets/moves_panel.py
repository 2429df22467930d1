"""The moves of a conversation, a glance away."""

from collections.abc import Sequence

from typing_extensions import override

from mentordesk.domain.content import Move
from mentordesk.ui.item_models.moves import MoveModel
from mentordesk.ui.tokens import GRID
from mentordesk.ui.widgets.glance_panel import GlancePanel
from mentordesk.ui.widgets.row_layout import RowStyle
from mentordesk.ui.widgets.row_list import RowList

_ROWS = RowStyle(pad=GRID, under_lines=3)


class MovesPanel(GlancePanel):
    """Shows each move with one way to say it; not there where the pair has none."""

    def __init__(self, moves: Sequence[Move]) -> None:
        name = self.tr("Moves in the conversation")
        self._model = MoveModel()
        self._model.show(moves)
        self.list = RowList(self._model, name, _ROWS, fitted=True)
        super().__init__(name, "F1", self.list)
        self._model.setParent(self)
        self.button.setObjectName("live.moves")
        self.list.setObjectName("live.movesList")
        if not moves:
            self.hide()

    @override
    def told(self) -> str:
        return ", ".join(move.name for move in self._model.values())
