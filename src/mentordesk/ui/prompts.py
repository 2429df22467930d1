"""Ten, five and one minute before a session: a line in the window, and one outside of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from mentordesk.domain.arriving import minutes_left, next_change, prompt
from mentordesk.domain.ids import SessionId
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.outside_note import OutsideNote
from mentordesk.ui.parts import Parts
from mentordesk.ui.tasks import PAINTED_MS
from mentordesk.ui.tokens import Tone
from mentordesk.ui.wording import counted

LOOK = timedelta(seconds=30)
"""How long a sleep, a changed clock or a new plan may stay unseen."""
_SURE_MS = 50  # timers of Qt may be early


@dataclass(frozen=True, slots=True)
class Arrival:
    """A session that is near: which, when, who leads, and with what it begins.

    For whoever may not read the desk it has no name.
    """

    session: SessionId
    planned_at: datetime
    name: str = ""
    topic: str = ""


class Prompts(QObject):
    """Says of each session that is shown to it what is due; whoever knows them looks at the clock.

    `start_asked` gives the session that somebody wants to get ready for.
    """

    start_asked = Signal(object)

    def __init__(self, window: MainWindow, parts: Parts) -> None:
        super().__init__(window)
        self._window, self._parts = window, parts
        self._outside = OutsideNote(parts.other_tasks, parts.notices, self)
        self._said: dict[SessionId, int] = {}
        self._shown: SessionId | None = None
        self._over = False
        self._timer = QTimer(self, singleShot=True, interval=PAINTED_MS)
        self._timer.timeout.connect(self.look)
        window.arriving.acted.connect(self._get_ready)

    @Slot()
    def look(self) -> None:
        """Say what is due now."""
        raise NotImplementedError

    @Slot()
    def put_away(self) -> None:
        """Take away what was said, in the window and outside of it."""
        self._shown = None
        self._window.arriving.reword("")  # what is hidden can still be read by other programs
        self._window.arriving.dismiss()
        self._outside.put_away()

    def stop(self) -> None:
        """Say nothing any more."""
        self._over = True
        self._timer.stop()
        self.put_away()

    @property
    def _is_heard_outside_alone(self) -> bool:
        """Return whether the page in the window says it already."""
        return False

    def _show(self, arrivals: Sequence[Arrival]) -> None:
        if self._over:
            return
        now = self._parts.now()
        self._correct(arrivals, now)
        for arrival in reversed(arrivals):  # the one that comes first has the last word
            self._say_if_due(arrival, now)
        changes = (next_change(arrival.planned_at, now) for arrival in arrivals)
        self._wait(min((change for change in changes if change is not None), default=LOOK))

    def _correct(self, arrivals: Sequence[Arrival], now: datetime) -> None:
        """Keep true what stands there, in silence; what was put away by hand stays away."""
        shown = next((arrival for arrival in arrivals if arrival.session == self._shown), None)
        if self._shown is not None and shown is None:
            self.put_away()
        elif shown is not None:
            self._window.arriving.reword(self._words(shown, now))

    def _say_if_due(self, arrival: Arrival, now: datetime) -> None:
        due = prompt(arrival.planned_at, now, self._said.get(arrival.session))
        if due is None:
            return
        self._said[arrival.session] = due
        outside = self._fixed_words(minutes_left(arrival.planned_at, now))
        if self._is_heard_outside_alone:
            if not self._window.isActiveWindow():
                self._outside.tell(outside)
            return
        self._shown = arrival.session
        action = self.tr("Get ready") if arrival.name else ""
        self._window.arriving.say(self._words(arrival, now), Tone.MENTOR, action)
        self._outside.tell(outside)

    def _words(self, arrival: Arrival, now: datetime) -> str:
        minutes = minutes_left(arrival.planned_at, now)
        if not arrival.name:
            return self._fixed_words(minutes)
        when = self._when(minutes)
        leads = self.tr("{name} leads {when}.").format(name=arrival.name, when=when)
        if not arrival.topic:
            return leads
        return self.tr("{leads} First: {topic}").format(leads=leads, topic=arrival.topic)

    def _fixed_words(self, minutes: int) -> str:
        """Return words that tell other programs nothing of whom the leader meets, or why."""
        return self.tr("Your session begins {when}.").format(when=self._when(minutes))

    def _when(self, minutes: int) -> str:
        if not minutes:
            return self.tr("now")
        return counted(minutes, self.tr("in 1 minute"), self.tr("in {n} minutes"))

    def _wait(self, time: timedelta) -> None:
        if not self._over:
            self._timer.start(min(time, LOOK) // timedelta(milliseconds=1) + _SURE_MS)

    @Slot()
    def _get_ready(self) -> None:
        if self._shown is not None:
            self.start_asked.emit(self._shown)
