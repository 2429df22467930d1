"""The moves of a conversation, a glance away."""

from collections.abc import Sequence

from typing_extensions import override

from mentordesk.domain.content import Move
from mentordesk.ui.item_models.moves import MoveModel
from mentordesk.ui.widgets.glance_panel import GlancePanel


class MovesPanel(GlancePanel):
    """Shows each move with one way to say it."""

    def __init__(self, moves: Sequence[Move]) -> None:
        self._model = MoveModel()
        self._model.show(moves)
        super().__init__(self.tr("Moves in the conversation"), "F1", self._model)
        self.button.setObjectName("live.moves")
        self.list.setObjectName("live.movesList")

    @override
    def told(self) -> str:
        return ", ".join(move.name for move in self._model.values())
