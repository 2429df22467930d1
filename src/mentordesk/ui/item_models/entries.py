"""Entries of a pair's library as rows: what was asked, what is theirs, what they left out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject

from mentordesk.domain.content import Entry, Format
from mentordesk.domain.library import Library
from mentordesk.marks import override
from mentordesk.ui import content_words, dates
from mentordesk.ui.item_models.rows import RowModel
from mentordesk.ui.tokens import Tone
from mentordesk.ui.widgets.row import Fact, Row


@dataclass(frozen=True, slots=True)
class Shelved:
    """An entry and how it stands; without one it is the heading over what was left out."""

    entry: Entry | None
    asked: date | None = None
    own: bool = False
    left: bool = False
    picked: bool = False


class EntryModel(RowModel[Shelved]):
    """Holds the entries of one kind that are to be seen; `picked` are those to take along."""

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.library: Library | None = None

    def show_entries(
        self,
        library: Library,
        entries: Iterable[Entry],
        left: Iterable[Entry],
        picked: Iterable[str] = (),
    ) -> None:
        """Hold these entries, and after them those that were left out."""
        self.library = library
        taken, out = frozenset(picked), [Shelved(entry, left=True) for entry in left]
        shown = [self._shelved(entry, picked=entry.key in taken) for entry in entries]
        self.show([*shown, *([Shelved(None)] if out else []), *out])

    @override
    def row_of(self, value: Shelved) -> Row:
        if value.entry is None:
            return Row(self.tr("Left out"), heading=True)
        return Row(
            content_words.title(value.entry),
            content_words.under(value.entry),
            facts=tuple(self._facts(value, value.entry)),
            faint=value.left,
        )

    @override
    def key_of(self, value: Shelved) -> object:
        return None if value.entry is None else (value.entry.key, value.left)

    def _shelved(self, entry: Entry, *, picked: bool) -> Shelved:
        if self.library is None:
            return Shelved(entry)
        own = self.library.is_changed(entry) or self.library.is_added(entry)
        return Shelved(entry, self.library.asked.get(entry.key), own, picked=picked)

    def _facts(self, value: Shelved, entry: Entry) -> list[Fact]:
        facts = []
        if value.picked:
            facts.append(Fact(self.tr("taken along"), Tone.MENTOR, "check"))
        if value.asked is not None:
            facts.append(self._asked(value.asked))
        if value.own:
            facts.append(Fact(self.tr("in your words"), icon="pencil"))
        if isinstance(entry, Format):
            facts.append(Fact(dates.span(entry.minutes), icon="timer"))
        return facts

    def _asked(self, day: date) -> Fact:
        words = dates.short_day(day, self._today)
        if day > self._today:
            return Fact(self.tr("for {day}").format(day=words), icon="calendar")
        return Fact(self.tr("asked {day}").format(day=words), Tone.OK)
