"""Which screen leads to which: the gate, the desk, and the way through a session."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from mentordesk.paths import state_folder
from mentordesk.services.desk import lock, sample
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.parts import Parts

if TYPE_CHECKING:
    from mentordesk.services.workspace import Workspace
    from mentordesk.ui.desk_flow import DeskFlow
    from mentordesk.ui.pages.first_run import FirstRunPage
    from mentordesk.ui.pages.unlock import UnlockPage


class Flow(QObject):
    """From the gate to an open desk and out again.

    What an open desk needs is imported while the passphrase is typed, so that the gate is there
    at once and small.
    """

    ended = Signal(bool)
    """Emitted when everything is saved and closed; true to begin anew at the gate."""

    def __init__(self, window: MainWindow, parts: Parts) -> None:
        super().__init__(window)
        self._window, self._parts = window, parts
        self._desk_flow: DeskFlow | None = None
        self._leaving = self._anew = False
        window.closing.connect(self.leave)
        parts.desk_tasks.idle.connect(self._finish_leaving)

    def start(self, *, with_sample: bool) -> None:
        """Put back what a crash left hidden, and show the first screen."""
        if with_sample:
            self._window.show_waiting(self.tr("Making a sample desk…"))
            self.open_sample()
        else:
            self._show_gate()
        self._parts.other_tasks.run(_recover, self._tell_recovered, self._parts.notices.error)

    @Slot()
    def warm_up(self) -> None:
        """Load what the open desk needs while the leader is typing."""
        self._parts.other_tasks.run(_import_desk, _nothing, self._parts.notices.error)

    @Slot()
    def open_sample(self) -> None:
        """Open a throw-away desk."""
        work = partial(sample, self._parts.now)
        self._parts.desk_tasks.run(work, self.open, self._parts.notices.error)

    @Slot(object)
    def open(self, workspace: "Workspace") -> None:
        """Show an open desk."""
        from mentordesk.ui.desk_flow import DeskFlow

        self._desk_flow = DeskFlow(self._window, self._parts, workspace)
        self._desk_flow.lock_asked.connect(self.lock)
        self._desk_flow.begin()

    @Slot()
    def lock(self) -> None:
        """Save, close the desk and begin anew at the gate, in a new process."""
        self._anew = True
        self.leave()

    @Slot()
    def leave(self) -> None:
        """Save, give windows back, close the desk; the window stays if something is unsaved."""
        if self._leaving:
            return
        self._leaving = True
        if self._desk_flow is not None:
            self._desk_flow.leave()
        if not self._parts.desk_tasks.busy:
            self._finish_leaving()

    @Slot()
    def _finish_leaving(self) -> None:
        if not self._leaving:
            return
        self._leaving = False
        if self._desk_flow is not None and self._desk_flow.unsaved():
            anew, self._anew = self._anew, False
            words = self.tr("Not everything is saved yet. What you typed is still here.")
            self._window.warn(words, self.tr("Close all the same"), partial(self._end, anew))
            return
        self._end(self._anew)

    def _end(self, anew: bool) -> None:  # noqa: FBT001  # bound by partial to a signal
        if self._desk_flow is not None:
            lock(self._desk_flow.workspace)
        self._window.let_close()
        self.ended.emit(anew)

    def _show_gate(self) -> None:
        gate = self._gate()
        gate.opened.connect(self.open)
        gate.sample_asked.connect(self.open_sample)
        gate.begun.connect(self.warm_up)
        self._window.show_screen(gate)

    def _gate(self) -> "UnlockPage | FirstRunPage":
        desk, tasks, notices = self._parts.desk, self._parts.desk_tasks, self._parts.notices
        if desk.exists:
            from mentordesk.ui.pages.unlock import UnlockPage

            return UnlockPage(desk, tasks, notices)
        from mentordesk.ui.pages.first_run import FirstRunPage

        return FirstRunPage(desk, tasks, notices)

    def _tell_recovered(self, hidden: int | None) -> None:
        if hidden is not None:
            words = self.tr("MentorDesk ended badly the last time. Your windows are back.")
            self._parts.notices.say(words)


def _recover() -> int | None:
    from mentordesk.focus.journal import DiskJournal

    if not DiskJournal(state_folder()).parts():
        return None
    from mentordesk.focus.client import recover

    outcome = recover()
    return None if outcome is None else outcome.hidden


def _import_desk() -> None:
    import mentordesk.services.workspace
    import mentordesk.ui.desk_flow  # noqa: F401  # loads every page, the rows and the database


def _nothing(_: None) -> None:
    pass
