"""What left the desk as rows, the newest first."""

from typing_extensions import override

from mentordesk.domain.export_record import ExportRecord
from mentordesk.ui.item_models.rows import RowModel
from mentordesk.ui.left_words import left_facts, left_title, lock_words
from mentordesk.ui.widgets.row import Fact, Row


class LeftModel(RowModel[ExportRecord]):
    """Holds records of one mentor; what was for them is told by their name."""

    mentor = ""

    @override
    def row_of(self, value: ExportRecord) -> Row:
        locked = Fact(lock_words(value.what), icon="lock" if value.what.lock else "")
        title = left_title(value.what, self.mentor)
        return Row(title, left_facts(value), facts=(locked,))

    @override
    def key_of(self, value: ExportRecord) -> object:
        return value.id
