"""What a calendar file says of sessions, old and new, each with what to do about it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from mentordesk.domain.calendar_change import (
    CalendarAnswer,
    CalendarChange,
    ChangeKind,
    TakeArranged,
    TakeMove,
    TakeNew,
    TakeOff,
)
from mentordesk.domain.calendar_event import Doubt
from mentordesk.domain.floor import Side
from mentordesk.domain.ids import PersonId
from mentordesk.domain.person import Person
from mentordesk.domain.session import Session
from mentordesk.ui import dates
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.session_words import numbered
from mentordesk.ui.tokens import GRID
from mentordesk.ui.widgets.choice import Choice
from mentordesk.ui.widgets.field_row import FieldRow
from mentordesk.ui.widgets.fitting_scroll import FittingScroll
from mentordesk.ui.widgets.label import small

MOST = 12
"""How much is asked at once; what is left is asked when the file is taken again."""
_WIDTH, _USUAL_MINUTES, _PLACE = 640, 45, 80


@dataclass(frozen=True, slots=True)
class Desk:
    """What the desk has to set against a calendar: its people and its sessions to come."""

    mentors: Sequence[Person]
    planned: Sequence[Session]

    def name(self, mentor: PersonId) -> str:
        """Return what a mentor is called, or "" where nobody of that kind is there."""
        return next((one.first_name for one in self.mentors if one.id == mentor), "")


class CalendarNewsDialog(Question):
    """Asks about each change before anything moves; `taken` gives the answers."""

    taken = Signal(object)

    def __init__(self, changes: Sequence[CalendarChange], desk: Desk, parent: QWidget) -> None:
        title = self.tr("From your calendar")
        super().__init__(title, self.tr("Take over"), parent, "calendar")
        self._desk, self._choices = desk, list[Choice]()
        self.explain(self.tr("Nothing moves before you say so. Agendas and notes go along."))
        self._build(changes)

    @override
    def answer(self) -> None:
        answers = (choice.value() for choice in self._choices)
        self.taken.emit(tuple(one for one in answers if one is not None))

    def _build(self, changes: Sequence[CalendarChange]) -> None:
        self.be_wide(_WIDTH)
        scroll = FittingScroll()
        scroll.body.setSpacing(4 * GRID)
        for number, change in enumerate(changes[:MOST]):
            choice = Choice()
            for words, value in self._options(change):
                choice.add(words, value)
            choice.setObjectName(f"calendar.change{number}")
            stays = change.session is not None and (change.older or change.event.guessed)
            choice.setCurrentIndex(choice.count() - 1 if stays else 0)
            scroll.body.addWidget(FieldRow(self._words(change), choice, self._note(change)))
            self._choices.append(choice)
        if len(changes) > MOST:
            more = self.tr("{n} more will be asked about when you take the file again.")
            scroll.body.addWidget(small(more.format(n=len(changes) - MOST)))
        self.fields.addWidget(scroll, 1)
        self._choices[0].setFocus()

    def _words(self, change: CalendarChange) -> str:
        new, session = dates.day_time(change.to), change.session
        if session is None:
            title = change.event.title or self.tr("An event")
            return self.tr("“{title}”, {when}").format(title=title, when=new)
        old = dates.day_time(session.planned_at)
        whose = self.tr("{session} with {name}").format(
            session=numbered(session), name=self._desk.name(session.mentor)
        )
        if change.kind is ChangeKind.CANCELLED:
            return self.tr("{whose}, {old}: cancelled in the calendar").format(whose=whose, old=old)
        if change.kind is ChangeKind.ARRANGED:
            old = _long_and_where(session.minutes, session.place)
            new = _long_and_where(change.minutes, change.place)
        words = self.tr("{whose}: so far {old}, in the calendar {new}")
        return words.format(whose=whose, old=old, new=new)

    def _note(self, change: CalendarChange) -> str:
        notes = []
        if change.older:
            notes.append(self.tr("The file is from before your last change here."))
        if change.later and change.kind is ChangeKind.ARRANGED:
            notes.append(self.tr("There it is so of all later ones too."))
        elif change.later and change.event.later:
            notes.append(self.tr("This one and all later ones moved there."))
        elif change.later:
            notes.append(self.tr("The whole series moved there."))
        notes += [self._doubt(doubt) for doubt in change.event.doubts]
        if change.session is None:
            notes.append(self.tr("MentorDesk does not know this event."))
        return " ".join(notes)

    def _doubt(self, doubt: Doubt) -> str:
        match doubt:
            case Doubt.NO_ZONE:
                return self.tr("It names no time zone; the clock of the session’s place counts.")
            case Doubt.UNKNOWN_ZONE:
                return self.tr("Its time zone is not known here. Is that the time that is meant?")
            case Doubt.WHOLE_DAY:
                return self.tr("It has no time; the session keeps its time of day.")
            case Doubt.PROPOSED:
                return self.tr("It is proposed, and nobody has agreed to it yet.")
            case Doubt.OTHER_RHYTHM:
                return self.tr("The calendar repeats it otherwise; here it keeps its rhythm.")

    def _options(self, change: CalendarChange) -> Iterator[tuple[str, CalendarAnswer | None]]:
        session = change.session
        if session is None:
            yield from self._options_of_unknown(change)
        elif change.kind is ChangeKind.CANCELLED:
            name = self._desk.name(session.mentor)
            yield self.tr("It does not take place"), TakeOff(session.id)
            asked = self.tr("It does not take place, {name} asked for it").format(name=name)
            yield asked, TakeOff(session.id, Side.MENTOR)
            mine = self.tr("It does not take place, I asked for it")
            yield mine, TakeOff(session.id, Side.LEADER)
            yield self.tr("It stays as it is"), None
        elif change.kind is ChangeKind.ARRANGED:
            new = change.minutes, change.place
            if change.later:
                along = self.tr("Change it, and later sessions along")
                yield along, TakeArranged(session.id, *new, later=True)
            alone = self.tr("Change it alone") if change.later else self.tr("Change it")
            yield alone, TakeArranged(session.id, *new)
            yield self.tr("It stays as it is"), None
        else:
            if change.later:
                along = self.tr("Move it, and all later sessions along")
                yield along, TakeMove(session.id, change.to, later=True)
            yield (
                self.tr("Move it alone") if change.later else self.tr("Move it"),
                TakeMove(session.id, change.to),
            )
            yield self.tr("It stays as it is"), None

    def _options_of_unknown(
        self, change: CalendarChange
    ) -> Iterator[tuple[str, CalendarAnswer | None]]:
        yield self.tr("Leave it out"), None
        for session in self._desk.planned[:MOST]:
            words = self.tr("The new date of {session} with {name}, {when}").format(
                session=numbered(session),
                name=self._desk.name(session.mentor),
                when=dates.day_time(session.planned_at),
            )
            yield words, TakeMove(session.id, change.to)
        for mentor in self._desk.mentors:
            new = self.tr("A new session with {name}").format(name=mentor.first_name)
            minutes = change.event.minutes or _USUAL_MINUTES
            yield new, TakeNew(mentor.id, change.to, minutes)


def _long_and_where(minutes: int, place: str) -> str:
    """Return a length and a place, the place no longer than a line holds."""
    where = place if len(place) <= _PLACE else f"{place[:_PLACE]}…"
    return f"{dates.span(minutes)}, {where}" if place else dates.span(minutes)
