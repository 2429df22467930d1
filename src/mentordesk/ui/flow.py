"""Which screen leads to which: the gate, the desk, and the way through a session."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut

from mentordesk.paths import default_desk, state_folder
from mentordesk.services.desk import lock, sample
from mentordesk.services.last_seen import LastSeen
from mentordesk.ui.clipboard import clear_own
from mentordesk.ui.departure import CLOSE, END, LOCK, Departure
from mentordesk.ui.gate import Gate
from mentordesk.ui.lock_key import LockKey
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.parts import Parts
from mentordesk.ui.tasks import unheard
from mentordesk.ui.warm_up import WarmUp

if TYPE_CHECKING:
    from mentordesk.services.workspace import Workspace
    from mentordesk.ui.awaited import Awaited
    from mentordesk.ui.daily_check import DailyCheck
    from mentordesk.ui.desk_flow import DeskFlow
    from mentordesk.ui.self_lock import SelfLock


FIRST_PAINT_MS = 50
"""Windows that a crash left hidden come back at once, and the first screen a moment earlier."""


class Flow(QObject):
    """From the gate to an open desk and out again.

    What an open desk needs is imported while the passphrase is typed, so that the gate is there
    at once and small.
    """

    ended = Signal(bool)
    """Emitted when everything is saved and closed; true to begin anew at the gate."""
    moved = Signal(object)
    """Emitted with the folder of another desk, which is the one to open from now on."""
    awaiting = Signal(object)
    """Emitted with when the next sessions of a desk begin that is locked."""
    session_closed = Signal()
    """Emitted where it was the close of a session that locked the desk."""

    def __init__(self, window: MainWindow, parts: Parts) -> None:
        super().__init__(window)
        self._window, self._parts = window, parts
        self._awaited: Awaited | None = None
        self._desk_flow: DeskFlow | None = None
        self._self_lock: SelfLock | None = None
        self._daily_check: DailyCheck | None = None
        self._next: Path | None = None
        self._gate = Gate(window, parts)
        self._gate.opened.connect(self.open)
        self._gate.opened_by_code.connect(self.open_by_code)
        self._gate.looking.connect(self.open_worksheet)
        self._gate.sample_asked.connect(self.open_sample)
        self._gate.begun.connect(WarmUp(parts.other_tasks, parts.notices, self).begin)
        self._gate.moved.connect(self._move)
        self._recovery = QTimer(self, singleShot=True, interval=FIRST_PAINT_MS)
        self._recovery.timeout.connect(self._bring_back)
        self._departure = Departure(window, parts, self._desk)
        self._departure.gone.connect(self._end)
        window.closing.connect(self.leave)

    def start(
        self, *, with_sample: bool, awaiting: Sequence[datetime] = (), closed: bool = False
    ) -> None:
        """Put back what a crash left hidden, and show the first screen.

        The gate of a desk that was locked says when the sessions begin that it is `awaiting`, and
        that one was `closed`.
        """
        if with_sample:
            self._window.show_waiting(self.tr("Making a sample desk…"))
            self.open_sample()
        else:
            self._gate.show()
            if closed:
                self._gate.tell_closed()
        self._recovery.start()
        if awaiting:
            from mentordesk.ui.awaited import Awaited

            self._awaited = Awaited(self._window, self._parts, awaiting)

    @Slot()
    def _bring_back(self) -> None:
        self._parts.focus_tasks.run(_recover, self._tell_recovered, self._parts.notices.error)

    @Slot()
    def open_sample(self) -> None:
        """Open a throw-away desk, unless a desk is being opened already."""
        if self._parts.desk_tasks.busy:
            return
        if self._window.screen_shown is not None:
            self._window.screen_shown.setEnabled(False)  # it must not open another desk meanwhile
        work = partial(sample, self._parts.now)
        self._parts.desk_tasks.run(work, self.open, self._refuse_sample)

    @Slot(object)
    def open(self, workspace: "Workspace") -> None:
        """Show an open desk."""
        flow = self._opened(workspace)
        if flow is not None:
            flow.begin()

    @Slot(object)
    def open_by_code(self, workspace: "Workspace") -> None:
        """Show a desk whose passphrase was forgotten, and ask for another one."""
        flow = self._opened(workspace)
        if flow is not None:
            flow.begin_with_new_passphrase()

    @Slot(object)
    def open_worksheet(self, workspace: "Workspace") -> None:
        """Show a desk whose leader looks for a mentor."""
        flow = self._opened(workspace)
        if flow is not None:
            flow.begin()
            flow.finding.show_worksheet()

    @Slot()
    def lock(self) -> None:
        """Save, close the desk and begin anew at the gate, in a new process."""
        self._next = None
        self._departure.leave(LOCK)

    @Slot()
    def leave(self) -> None:
        """Save, give windows back, close the desk; the window stays if something is unsaved."""
        self._departure.leave(CLOSE)

    @Slot()
    def end(self) -> None:
        """Leave without a question: the system ends the program, and would not wait."""
        self._departure.leave(END)

    @Slot()
    def save_now(self) -> None:
        """Hand what was typed to the desk: the system is about to end the session."""
        self._departure.save()

    def _opened(self, workspace: "Workspace") -> "DeskFlow | None":
        from mentordesk.ui.desk_flow import DeskFlow

        if self._desk_flow is not None:
            work = partial(lock, workspace)
            self._parts.desk_tasks.run(work, unheard, self._parts.notices.error)
            return None
        if self._awaited is not None:
            self._awaited.stop()
        self._desk_flow = DeskFlow(self._window, self._parts, workspace)
        self._desk_flow.lock_asked.connect(self.lock)
        self._desk_flow.restored.connect(self._move)
        if workspace.sample:
            lock_key = QShortcut(QKeySequence("Ctrl+L"), self._window)
            lock_key.setAutoRepeat(False)
            lock_key.activated.connect(self._say_no_lock)
        else:
            self._guard(self._desk_flow)
        return self._desk_flow

    @Slot()
    def _say_no_lock(self) -> None:
        self._parts.notices.mention(
            self.tr("A sample desk stays open: it has no passphrase that would unlock it again.")
        )

    def _guard(self, desk: "DeskFlow") -> None:
        from mentordesk.ui.self_lock import SelfLock

        self._self_lock = SelfLock(self._window, self._parts, desk)
        self._self_lock.asked.connect(self._departure.leave)
        self._departure.stayed.connect(self._self_lock.let_sleep)
        self._self_lock.start()
        LockKey(self._window, lambda: desk.in_session).pressed.connect(self.lock)
        desk.bring_back_rescued()
        self._watch(desk)

    def _watch(self, desk: "DeskFlow") -> None:
        from mentordesk.ui.daily_check import DailyCheck

        seen = LastSeen(state_folder())
        self._daily_check = DailyCheck(self._window, self._parts, desk.workspace, seen)
        self._daily_check.lock_asked.connect(self.lock)
        self._daily_check.start()

    def _desk(self) -> "DeskFlow | None":
        return self._desk_flow

    @Slot(bool)
    def _end(self, anew: bool) -> None:  # noqa: FBT001  # one of two ways to end
        desk, self._desk_flow = self._desk_flow, None
        self._gate.close()
        self._recovery.stop()
        self._parts.questions.stop()  # a desk that the keychain opens now is nobody's
        if self._daily_check is not None:
            self._daily_check.stop()
        if desk is not None:
            desk.close(locked=anew)
        elif self._window.screen_shown is not None:
            self._window.screen_shown.let_go()
        clear_own(QGuiApplication.clipboard())
        if self._self_lock is not None:
            self._self_lock.rest()
            if not anew:
                self._self_lock.stop()
        self._window.let_close()
        if anew and self._next is not None:
            self._choose(self._next)
        elif anew and desk is not None:
            self._tell_gate(desk)
        self.ended.emit(anew)

    def _tell_gate(self, desk: "DeskFlow") -> None:
        self.awaiting.emit(desk.starts)
        if desk.session_closed:
            self.session_closed.emit()

    def _refuse_sample(self, error: Exception) -> None:
        if self._window.screen_shown is None:
            self._gate.show()
        else:
            self._window.screen_shown.setEnabled(True)
        self._parts.notices.error(error)

    @Slot(object)
    def _move(self, folder: Path) -> None:
        """Begin anew at the gate of another desk: nothing of this one stays in memory."""
        self._next = folder
        self._departure.leave(LOCK)

    def _choose(self, folder: Path) -> None:
        """Open another desk from now on; the gate leads back to this one."""
        desk = "" if folder == default_desk() else str(folder)
        self._parts.preferences.choose(desk=desk, other_desk=str(self._parts.desk.folder))
        self.moved.emit(folder)

    def _tell_recovered(self, hidden: int | None) -> None:
        if hidden is not None:
            words = self.tr("MentorDesk ended badly the last time. Your windows are back.")
            self._window.tell(words)


def _recover() -> int | None:
    from mentordesk.focus.journal import DiskJournal

    if not DiskJournal(state_folder()).parts():
        return None
    from mentordesk.focus.client import recover

    outcome = recover()
    return None if outcome is None else outcome.hidden
