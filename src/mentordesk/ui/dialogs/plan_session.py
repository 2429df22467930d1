"""With whom, when, how long and where the next session will be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from mentordesk.domain.content import Format
from mentordesk.domain.ids import PersonId
from mentordesk.domain.person import Pairing, Person
from mentordesk.ui import dates
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.tokens import GRID
from mentordesk.ui.widgets.choice import Choice
from mentordesk.ui.widgets.day_time_field import DayTimeField
from mentordesk.ui.widgets.fitting_scroll import FittingScroll
from mentordesk.ui.widgets.format_choice import FormatChoice
from mentordesk.ui.widgets.number_field import NumberField

_USUAL_TIME = time(14)
_AHEAD = timedelta(days=7)
"""Time enough for the mentor to prepare, and for asks that are not urgent."""
_SHORTEST, _LONGEST, _STEP = 5, 480, 5


@dataclass(frozen=True, slots=True)
class Plan:
    """What was answered."""

    mentor: PersonId
    at: datetime
    minutes: int
    place: str
    format: str


class PlanSessionDialog(Question):
    """Asks for a session; begins with what the pair usually does."""

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
        self._mentors, self._formats = tuple(mentors), formats
        self.mentor, self.place = Choice(), QLineEdit()
        how_long = self.tr("How long")
        self.minutes = NumberField(how_long, _SHORTEST, _LONGEST, self.tr("min"))
        self.format = FormatChoice(self.minutes)
        day = dates.local_day(now) + _AHEAD
        self.when = DayTimeField(datetime.combine(day, _USUAL_TIME).astimezone())
        self._build()
        self.mentor.currentIndexChanged.connect(self._take_usual)
        self._take_usual()

    def choose(self, mentor: PersonId) -> None:
        """Begin with this mentor."""
        for place, person in enumerate(self._mentors):
            if person.id == mentor:
                self.mentor.setCurrentIndex(place)

    @override
    def answer(self) -> None:
        mentor = self._mentors[self.mentor.currentIndex()]
        minutes, place = self.minutes.value(), self.place.text()
        plan = Plan(mentor.id, self.when.moment(), minutes, place, self.format.key())
        self.planned.emit(plan)

    def _build(self) -> None:
        for person in self._mentors:
            self.mentor.add(person.name, person)
        self.minutes.setSingleStep(_STEP)
        self._let_scroll()
        self.ask(self.tr("With whom"), self.mentor, "plan.mentor")
        self.ask(self.tr("When"), self.when, "plan.when")
        self.ask(self.format.accessibleName(), self.format, "plan.format")
        self.ask(self.minutes.accessibleName(), self.minutes, "plan.minutes")
        self.ask(self.tr("Where (may stay empty)"), self.place, "plan.place")

    def _let_scroll(self) -> None:
        """Let the fields scroll: in large text they may be higher than a laptop."""
        scroll = FittingScroll()
        scroll.body.setSpacing(4 * GRID)
        self.fields.addWidget(scroll, 1)
        self.fields = scroll.body

    @Slot()
    def _take_usual(self) -> None:
        mentor = self._mentors[self.mentor.currentIndex()]
        pairing = mentor.pairing or Pairing()
        self.format.offer(self._formats.get(mentor.id, ()), pairing.minutes)
        self.place.setText(pairing.place)
