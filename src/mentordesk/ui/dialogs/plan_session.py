"""With whom, when, how often, how long and where the next session or a series of them will be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import islice

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from mentordesk.domain.content import Format
from mentordesk.domain.ids import PersonId
from mentordesk.domain.person import Pairing, Person, Rhythm
from mentordesk.domain.place_clock import at_wall
from mentordesk.domain.rhythm import times
from mentordesk.domain.series import SeriesPlan
from mentordesk.domain.session import LONGEST, SHORTEST, Session
from mentordesk.domain.taken import taken_by
from mentordesk.ui import dates, zones
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.tokens import GRID
from mentordesk.ui.widgets.choice import Choice
from mentordesk.ui.widgets.day_time_field import DayTimeField
from mentordesk.ui.widgets.field_row import FieldRow
from mentordesk.ui.widgets.fitting_scroll import FittingScroll
from mentordesk.ui.widgets.format_choice import FormatChoice
from mentordesk.ui.widgets.number_field import NumberField
from mentordesk.ui.widgets.repeat_form import RepeatForm
from mentordesk.ui.widgets.zone_choice import ZoneChoice

_USUAL_TIME = time(14)
_AHEAD = timedelta(days=7)
"""Time enough for the mentor to prepare, and for asks that are not urgent."""
STEP = 5
"""By how many minutes the length of a session is stepped."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What was answered: one session, or with `series` several."""

    mentor: PersonId
    at: datetime
    minutes: int
    place: str
    format: str
    series: SeriesPlan | None = None


class PlanSessionDialog(Question):
    """Asks for a session or a series; begins with what the pair usually does."""

    planned = Signal(object)

    def __init__(
        self,
        mentors: Sequence[Person],
        formats: Mapping[PersonId, Sequence[Format]],
        now: datetime,
        parent: QWidget,
    ) -> None:
        title = self.tr("Plan a session")
        super().__init__(title, title, parent, "plan")
        self._mentors, self._formats, self._now = tuple(mentors), formats, now
        self._ahead: Sequence[Session] = ()
        self.mentor, self.place, self.zone = Choice(), QLineEdit(), ZoneChoice()
        how_long = self.tr("How long")
        self.minutes = NumberField(how_long, SHORTEST, LONGEST, self.tr("min"))
        self.format = FormatChoice(self.minutes)
        first = datetime.combine(dates.local_day(now) + _AHEAD, _USUAL_TIME)
        self.when, self.repeat = DayTimeField(first.astimezone()), RepeatForm(first)
        self._build()
        self.mentor.currentIndexChanged.connect(self._take_usual)
        self.zone.currentIndexChanged.connect(self._take_zone)
        self.when.changed.connect(self._take_first)
        self.minutes.valueChanged.connect(self._say_of_time)
        self.repeat.changed.connect(self._look)
        self._take_usual()

    def choose(self, mentor: PersonId) -> None:
        """Begin with this mentor."""
        for place, person in enumerate(self._mentors):
            if person.id == mentor:
                self.mentor.setCurrentIndex(place)

    def know(self, ahead: Sequence[Session]) -> None:
        """Say from now on where a time is taken by one of these sessions."""
        self._ahead = ahead
        self._say_of_time()

    @override
    def answer(self) -> None:
        mentor, at = self._mentors[self.mentor.currentIndex()].id, self.when.moment()
        minutes, place, key = self.minutes.value(), self.place.text(), self.format.key()
        again = self.repeat.repeat()
        series = None
        if again.rhythm is not Rhythm.ONCE:
            usual = again.rhythm, again.count, minutes, place, key
            series = SeriesPlan(mentor, at, *usual, again.half_time, again.closing)
        self.planned.emit(Plan(mentor, at, minutes, place, key, series))

    def _build(self) -> None:
        for person in self._mentors:
            self.mentor.add(person.name, person)
        self.minutes.setSingleStep(STEP)
        scroll = FittingScroll()
        scroll.body.setSpacing(4 * GRID)
        rows = (
            (self.tr("With whom"), self.mentor, "plan.mentor"),
            (self.tr("When"), self.when, "plan.when"),
            (self.format.accessibleName(), self.format, "plan.format"),
            (self.minutes.accessibleName(), self.minutes, "plan.minutes"),
            (self.tr("Where (may stay empty)"), self.place, "plan.place"),
            (self.zone.accessibleName(), self.zone, "plan.zone"),
        )
        for words, field, name in rows:
            field.setObjectName(name)
            row = FieldRow(words, field)
            scroll.body.addWidget(row)
            if field is self.when:
                self._times = row
                scroll.body.addWidget(self.repeat)
        self.fields.addWidget(scroll, 1)
        self.mentor.setFocus()

    @Slot()
    def _take_usual(self) -> None:
        mentor = self._mentors[self.mentor.currentIndex()]
        pairing = mentor.pairing or Pairing()
        formats = self._formats.get(mentor.id, ())
        self.format.offer(formats, pairing.minutes)
        self.repeat.offer(formats)
        self.place.setText(pairing.place)

    @Slot()
    def _say_of_time(self) -> None:
        """Say that a time is over already, or else taken, and which are good for the mentor."""
        mentor = self._mentors[self.mentor.currentIndex()]
        good = "" if mentor.pairing is None else mentor.pairing.likes.times
        hints = [self._taken()]
        if self.when.moment() < self._now:
            hints = [self.tr("This time is over already: plan it only to keep what was.")]
        elif good:
            words = self.tr("Good times for {name}: {times}")
            hints.append(words.format(name=mentor.first_name, times=good))
        self._times.set_hint("\n".join(filter(None, hints)))

    def _taken(self) -> str:
        """Return what is planned for the same time already; that is said and not refused."""
        again, zone = self.repeat.repeat(), self.zone.zone() or zones.here()
        walls = islice(times(again.rhythm, self.when.shown()), again.count)
        starts = [at_wall(shown, zone) for shown in walls]
        found = taken_by(self._ahead, starts, self.minutes.value())
        if not found:
            return ""
        first, names = found[0], {person.id: person.name for person in self._mentors}
        one = self.tr("You meet {name} then already: {when}.")
        several = self.tr("{n} times are taken already, the first: {name}, {when}.")
        words, when = one if len(found) == 1 else several, dates.day_time(first.planned_at)
        return words.format(n=len(found), name=names.get(first.mentor, ""), when=when)

    @Slot()
    def _take_zone(self) -> None:
        self.when.set_zone(self.zone.zone())
        self._say_of_time()

    @Slot()
    def _take_first(self) -> None:
        self.repeat.begin_at(self.when.shown())

    @Slot()
    def _look(self) -> None:
        self.allow(answer=self.repeat.complete())
        self._say_of_time()
