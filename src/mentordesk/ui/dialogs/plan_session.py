"""With whom, when, how often, how long and where the next session or a series of them will be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from mentordesk.domain.content import Format
from mentordesk.domain.ids import PersonId
from mentordesk.domain.person import Pairing, Person, Rhythm
from mentordesk.domain.series import SeriesPlan
from mentordesk.domain.session import LONGEST, SHORTEST
from mentordesk.ui import dates
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
        self.repeat.changed.connect(self._look)
        self._take_usual()

    def choose(self, mentor: PersonId) -> None:
        """Begin with this mentor."""
        for place, person in enumerate(self._mentors):
            if person.id == mentor:
                self.mentor.setCurrentIndex(place)

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
        self._say_of_time()

    def _say_of_time(self) -> None:
        """Say that a time is over already, or else which are good for the mentor."""
        mentor = self._mentors[self.mentor.currentIndex()]
        times = "" if mentor.pairing is None else mentor.pairing.likes.times
        hint = ""
        if self.when.moment() < self._now:
            hint = self.tr("This time is over already: plan it only to keep what was.")
        elif times:
            good = self.tr("Good times for {name}: {times}")
            hint = good.format(name=mentor.first_name, times=times)
        self._times.set_hint(hint)

    @Slot()
    def _take_zone(self) -> None:
        self.when.set_zone(self.zone.zone())
        self._say_of_time()

    @Slot()
    def _take_first(self) -> None:
        self.repeat.begin_at(self.when.shown())
        self._say_of_time()

    @Slot()
    def _look(self) -> None:
        self.allow(answer=self.repeat.complete())
