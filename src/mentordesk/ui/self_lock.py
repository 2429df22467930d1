"""A desk locks by itself: untouched for long, behind a locked screen, before sleep."""

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot

from mentordesk.focus.session_watch import Call
from mentordesk.ui.departure import LOCK_BY_ITSELF, LOCK_FOR_SLEEP
from mentordesk.ui.desk_flow import DeskFlow
from mentordesk.ui.idle import Idle
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.parts import Parts

IN_A_SESSION = 3
"""How many times longer a session, or its start card, may go untouched: nobody types there."""


class SelfLock(QObject):
    """Lives as long as the desk is open; `asked` with the way in which to lock."""

    asked = Signal(object)

    def __init__(self, window: MainWindow, parts: Parts, desk: DeskFlow) -> None:
        super().__init__(window)
        self._window, self._parts, self._desk = window, parts, desk
        self.idle = Idle(self, self._limit)
        self.watch = parts.watch()
        self._said = QSocketNotifier(self.watch.fileno(), QSocketNotifier.Type.Read, self)
        self._said.activated.connect(self._hear)
        self.idle.warned.connect(self._warn)
        self.idle.touched.connect(window.untouched.dismiss)
        self.idle.over.connect(self._lock)
        window.untouched.acted.connect(self.idle.touch)
        window.untouched.closed.connect(self.idle.touch)
        parts.preferences.changed.connect(self.idle.look)

    def start(self) -> None:
        """Watch over the desk from now on."""
        self.watch.start()
        self.idle.start()

    @Slot()
    def let_sleep(self) -> None:
        """Keep the computer from its sleep no longer."""
        self.watch.release()

    def rest(self) -> None:
        """Ask for nothing more; sleep still waits until this process gives way to the next."""
        self._said.setEnabled(False)
        self.idle.stop()

    def stop(self) -> None:
        """Watch no more."""
        self.rest()
        self.watch.stop()

    def _limit(self) -> int:
        minutes = self._parts.preferences.settings.lock_minutes
        return 60 * minutes * (IN_A_SESSION if self._desk.in_company else 1)

    @Slot(int)
    def _warn(self, seconds: int) -> None:
        first = self.tr("Nothing was touched for {minutes} minutes.")
        then = self.tr("MentorDesk locks in {seconds} seconds.")
        words = f"{first.format(minutes=self._limit() // 60)} {then.format(seconds=seconds)}"
        self._window.warn_untouched(words, self.tr("Stay open"))

    @Slot()
    def _lock(self) -> None:
        self.asked.emit(LOCK_BY_ITSELF)

    @Slot()
    def _hear(self) -> None:
        calls = self.watch.read()
        if Call.SLEEP in calls:
            self.asked.emit(LOCK_FOR_SLEEP)
        elif calls:
            self.asked.emit(LOCK_BY_ITSELF)
