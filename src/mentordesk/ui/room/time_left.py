"""Until when a session goes: a time of day, and digits only at its end."""

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from mentordesk.domain.session import Session
from mentordesk.ui import dates
from mentordesk.ui.widgets.topic_list import clock_words

LAST_MINUTES = 5 * 60
_STEADY = timedelta(seconds=20)


class TimeLeft:
    """Counts what was present; what was away pushes the end on."""

    def __init__(self, session: Session, now: datetime, *, digits: bool = False) -> None:
        self._digits = digits
        self.minutes = session.minutes
        self.present = session.timing.present
        self._ends = now + timedelta(seconds=self.left)

    @property
    def left(self) -> int:
        """Return the seconds left, negative once they are over."""
        return self.minutes * 60 - self.present

    @property
    def share(self) -> float:
        """Return how much of the time is used."""
        return self.present / (self.minutes * 60)

    def words(self, now: datetime) -> str:
        """Return until when, with digits in the last five minutes or by choice."""
        ends = now + timedelta(seconds=self.left)
        # A second more or less must not make the shown minute jump to and fro.
        if abs(ends - self._ends) > _STEADY:
            self._ends = ends
        time = dates.clock(self._ends + timedelta(seconds=30))
        if self.left <= 0:
            return _tr("the time is up")
        if self._digits or self.left <= LAST_MINUTES:
            return _tr("until {time} · {left} left").format(time=time, left=clock_words(self.left))
        return _tr("until {time}").format(time=time)


def _tr(words: str) -> str:
    return QCoreApplication.translate("room", words)
