"""What left the desk as rows, the newest first."""

from collections.abc import Mapping

from PySide6.QtCore import QObject
from typing_extensions import override

from mentordesk.domain.export_record import ExportRecord
from mentordesk.domain.ids import PersonId
from mentordesk.domain.summary import Reader
from mentordesk.ui.item_models.rows import RowModel
from mentordesk.ui.left_words import left_facts, left_title, lock_words
from mentordesk.ui.widgets.row import Fact, Row


class LeftModel(RowModel[ExportRecord]):
    """Holds records; what was for a mentor is told by the mentor's name, as `names` has it.

    With `of_all` each record also tells whom it is about.
    """

    def __init__(self, parent: QObject | None = None, *, of_all: bool = False) -> None:
        super().__init__(parent)
        self.names: Mapping[PersonId, str] = {}
        self._of_all = of_all

    @override
    def row_of(self, value: ExportRecord) -> Row:
        what = value.what
        locked = Fact(lock_words(what), icon="lock" if what.lock else "")
        mentor = "" if what.person is None else self.names.get(what.person, "")
        title = left_title(what, mentor)
        if self._of_all and mentor and what.reader is not Reader.MENTOR:
            title += f" · {mentor}"
        return Row(title, left_facts(value), facts=(locked,))

    @override
    def key_of(self, value: ExportRecord) -> object:
        return value.id
