"""The moves of a conversation as rows: each with one way to say it."""

from mentordesk.domain.content import Move
from mentordesk.marks import override
from mentordesk.ui.item_models.rows import RowModel
from mentordesk.ui.widgets.row import Row


class MoveModel(RowModel[Move]):
    """Holds the moves in their order."""

    @override
    def row_of(self, value: Move) -> Row:
        return Row(value.name, value.say)

    @override
    def key_of(self, value: Move) -> str:
        return value.key
