"""Watches over the soundness of an open desk, and speaks only when something is wrong."""

from contextlib import suppress
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from mentordesk.errors import DeskDamagedError, MentorDeskError
from mentordesk.services.checkup import Checked, Checkup
from mentordesk.services.last_seen import LastSeen, note_end, note_turn
from mentordesk.services.workspace import Workspace
from mentordesk.ui import dates
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.parts import Parts
from mentordesk.ui.tasks import PAINTED_MS, Tasks

LOOK_MS = 2 * 60 * 1000


class DailyCheck(QObject):
    """Has one open desk checked when a day has gone by and nobody waits for the desk."""

    lock_asked = Signal()
    """Emitted when the leader wants a damaged desk repaired, which starts at the gate."""

    def __init__(
        self, window: MainWindow, parts: Parts, workspace: Workspace, seen: LastSeen
    ) -> None:
        super().__init__(window)
        self._window, self._parts, self._store = window, parts, workspace.store
        self._seen = seen
        self._checkup = Checkup(workspace.store, seen, parts.now)
        self._tasks = Tasks(self)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._first = QTimer(self, singleShot=True, interval=PAINTED_MS)
        self._first.timeout.connect(self._note)
        self._mending = self._past_mending = False
        parts.notices.damaged.connect(self._mend)

    def start(self) -> None:
        """Note that the desk was opened, and begin to look whether a check is due."""
        self._timer.start()
        self._parts.desk_tasks.when_idle(self._first)

    @Slot()
    def _note(self) -> None:
        if self._timer.isActive():  # the desk may be closing by now
            note = partial(note_turn, self._store, self._seen, self._parts.now)
            self._tasks.run(note, self._tell_older, self._refuse)

    @Slot()
    def look(self) -> None:
        """Begin a check if one is due and nothing else is under way."""
        if not self._tasks.busy and not self._parts.desk_tasks.busy and self._checkup.is_due():
            self._tasks.run(self._checkup.run, self._show, self._refuse)

    def stop(self) -> None:
        """End a check that is under way, and note that the desk was changed, before it closes."""
        self._timer.stop()
        self._checkup.stop()
        self._tasks.stop()
        if self._store.changes:
            with suppress(MentorDeskError):
                note_end(self._store, self._seen, self._parts.now)

    def _show(self, checked: Checked | None) -> None:
        if checked is not None and not checked.sound:
            self._tell_damage()
        elif checked is not None and checked.ledger is not None and not checked.ledger.sound:
            self._parts.notices.error(checked.ledger.error())

    @Slot()
    def _mend(self) -> None:
        """Have made anew what can be without loss, and speak of what cannot."""
        if self._past_mending:
            self._tell_damage()
        elif self._timer.isActive() and not self._mending:  # the desk is not being closed
            self._mending = True
            self._tasks.run(self._checkup.run, self._tell_mended, self._refuse_mending)

    def _tell_mended(self, checked: Checked | None) -> None:
        self._mending = False
        if checked is None:
            return
        self._past_mending = not checked.sound
        self._show(checked)
        if checked.sound:
            self._parts.notices.say(
                self.tr("A damaged part of your desk was made anew from the rest. Nothing is lost.")
            )
            screen = self._window.screen_shown
            if screen is not None:
                screen.save_but_lines()

    def _refuse_mending(self, error: Exception) -> None:
        self._mending = False
        self._tell_damage()
        self._refuse(error)

    def _refuse(self, error: Exception) -> None:
        """Speak of damage; what else went wrong is tried again, and said where it matters."""
        if isinstance(error, DeskDamagedError):
            self._parts.notices.error(error)
        elif not isinstance(error, MentorDeskError):
            raise error

    @Slot()
    def _tell_damage(self) -> None:
        if not self._timer.isActive():  # the desk is being closed
            return
        self._tasks.run(self._checkup.note_damage, _nothing, self._refuse)
        self._window.warn(
            self.tr("A part of your desk cannot be read any more."),
            self.tr("Lock and repair it"),
            self.lock_asked.emit,
            everywhere=True,
        )

    def _tell_older(self, last: datetime | None) -> None:
        if last is not None:
            words = self.tr(
                "This desk is older than the one you used last ({when}). If you restored a copy, "
                "all is well."
            )
            self._window.tell(words.format(when=dates.day_time(last)))


def _nothing(_: object) -> None:
    pass
