"""The ideas that one can be joined with, as they are looked for."""

from collections.abc import Hashable, Iterable, Mapping
from datetime import date

from PySide6.QtCore import QObject

from mentordesk.domain.ids import IdeaId, PersonId
from mentordesk.domain.search import Wanted
from mentordesk.marks import override
from mentordesk.services.idea_joining import Candidate
from mentordesk.ui import dates
from mentordesk.ui.item_models.rows import RowModel
from mentordesk.ui.tokens import Tone
from mentordesk.ui.widgets.row import Fact, Row

_MOST = 40


class CandidateModel(RowModel[Candidate]):
    """Holds the first of those that were found; `total` says how many that were."""

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.total = 0
        self._today = today
        self._chosen: IdeaId | None = None
        self._all: tuple[Candidate, ...] = ()
        self._names: Mapping[PersonId, str] = {}

    def offer(self, candidates: Iterable[Candidate], names: Mapping[PersonId, str]) -> None:
        """Hold these, with the names of their mentors, until some are looked for."""
        self._all, self._names = tuple(candidates), names
        self.look_for("")

    def look_for(self, typed: str) -> None:
        """Show those that hold all the words, or the beginning of the last one."""
        wanted = Wanted.typed(typed)
        found = [one for one in self._all if wanted.is_in(one.text)] if wanted.words else self._all
        self.total = len(found)
        self.show(found[:_MOST])

    def choose(self, chosen: IdeaId | None) -> None:
        """Mark the one that is chosen, wherever the keyboard is."""
        self._chosen = chosen
        if self.rowCount():
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    @override
    def row_of(self, value: Candidate) -> Row:
        day = dates.short_day(dates.local_day(value.raised_at), self._today)
        chosen = (Fact(self.tr("chosen"), Tone.MENTOR),) if value.id == self._chosen else ()
        return Row(value.text, self._names.get(value.mentor, ""), lead=day, facts=chosen)

    @override
    def key_of(self, value: Candidate) -> Hashable:
        return value.id
