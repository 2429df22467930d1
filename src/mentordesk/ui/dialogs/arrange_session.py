"""How long a session is and where, and how later ones of its series are and come back."""

from dataclasses import dataclass
from itertools import islice

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from mentordesk.domain.person import Rhythm
from mentordesk.domain.place_clock import wall
from mentordesk.domain.rhythm import times
from mentordesk.domain.series import PlaceInSeries
from mentordesk.domain.session import LONGEST, SHORTEST, Session
from mentordesk.ui import dates, wording
from mentordesk.ui.dialogs.plan_session import STEP
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.widgets.check_row import CheckRow
from mentordesk.ui.widgets.choice import Choice
from mentordesk.ui.widgets.field_row import FieldRow
from mentordesk.ui.widgets.number_field import NumberField


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What was answered; `later` means that later sessions of the series change along.

    `rhythm` is how the session and later ones meet from now on, None as they did.
    """

    minutes: int
    place: str
    later: bool
    rhythm: Rhythm | None = None


class ArrangeSessionDialog(Question):
    """Begins with what is planned; the time is not asked for, moving does that.

    `place` is which of its series a session is: how often they meet is asked where more follow.
    """

    arranged = Signal(object)
    """Emitted with the Arrangement."""

    def __init__(self, session: Session, place: PlaceInSeries | None, parent: QWidget) -> None:
        super().__init__(title_of(place), self.tr("Change it"), parent, "arrange")
        self._session, self._in_series = session, place
        self.place = QLineEdit(session.place)
        self.minutes = NumberField(self.tr("How long"), SHORTEST, LONGEST, self.tr("min"))
        self.minutes.setSingleStep(STEP)
        self.minutes.setValue(session.minutes)
        self.later = CheckRow(self.tr("Later sessions get this place and length, too"))
        self.later.setObjectName("arrange.later")
        self.later.setVisible(session.series is not None)
        about = self.tr("This session keeps its time, its agenda and your notes.")
        if session.series is not None:
            own = self.tr("Later ones with a place or length of their own keep it, as half-time.")
            about = f"{about} {own}"
        self.explain(about)
        self.ask(self.tr("Where (may stay empty)"), self.place, "arrange.place")
        self.ask(self.minutes.accessibleName(), self.minutes, "arrange.minutes")
        self.fields.addWidget(self.later)
        self.rhythm = Choice(self.tr("How often, from this session on"))
        self._row = FieldRow(self.rhythm.accessibleName(), self.rhythm)
        if place is not None and follow(place):
            self._offer(place.rhythm)

    @override
    def answer(self) -> None:
        later, rhythm = self.later.isChecked(), self._chosen()
        self.arranged.emit(Arrangement(self.minutes.value(), self.place.text(), later, rhythm))

    def _offer(self, now: Rhythm) -> None:
        for rhythm in Rhythm:
            if rhythm is not Rhythm.ONCE:
                self.rhythm.add(wording.rhythm(rhythm), rhythm)
        self.rhythm.choose(now)
        self.ask_row(self._row, "arrange.rhythm")
        self.rhythm.currentIndexChanged.connect(self._say_when)

    def _chosen(self) -> Rhythm | None:
        """Return another rhythm than the series has, or None."""
        if self._in_series is None or not self.rhythm.count():
            return None
        rhythm = Rhythm(str(self.rhythm.value()))
        return None if rhythm is self._in_series.rhythm else rhythm

    @Slot()
    def _say_when(self) -> None:
        """Say what becomes of the later ones: as many as there were, on other days."""
        rhythm, hint = self._chosen(), ""
        if rhythm is not None and self._in_series is not None:
            first = wall(self._session.planned_at, self._session.zone)
            after = follow(self._in_series)
            last = next(islice(times(rhythm, first), after, None))
            one = self.tr("1 later session gets another day: {day}.")
            several = self.tr("{n} later sessions get other days, the last on {day}.")
            words = one if after == 1 else several
            hint = words.format(n=after, day=dates.whole_day(last.date()))
        self._row.set_hint(hint)


def follow(place: PlaceInSeries) -> int:
    """Return how many sessions of its series follow a session."""
    return 0 if place.number is None else place.count - place.number


def title_of(place: PlaceInSeries | None) -> str:
    """Return what there is to change of a session, in a few words."""
    if place is None or not follow(place):
        return QCoreApplication.translate("arranging", "Place and length")
    return QCoreApplication.translate("arranging", "Place, length, how often")
