"""What Today shows of the promises: ticked, let go, and with the log of what is tried."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from mentordesk.domain.ids import PromiseId
from mentordesk.domain.promise import Promise
from mentordesk.domain.today import Today
from mentordesk.services.workspace import Workspace
from mentordesk.ui import dates
from mentordesk.ui.dialogs.reason import ReasonDialog
from mentordesk.ui.notices import Notices
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.try_logs import TryLogs
from mentordesk.ui.widgets.promise_card import PromiseCard


class TodaysPromises(QObject):
    """Made once; its card is made anew with the page, and what is typed in `logs` stays."""

    def __init__(
        self,
        page: QWidget,
        workspace: Workspace,
        now: Callable[[], datetime],
        tasks: Tasks,
        notices: Notices,
    ) -> None:
        super().__init__(page)
        self._page, self._promises, self._now = page, workspace.promises, now
        self._tasks, self._notices = tasks, notices
        self._today: Today | None = None
        self._card: PromiseCard | None = None
        self.logs = TryLogs(page, workspace.tries, tasks, notices)

    def show(self, today: Today) -> PromiseCard | None:
        """Return the card of today, if it belongs on the page."""
        self._today, self._card = today, None
        if today.promises or today.following is not None:
            names = {mentor.id: mentor.first_name for mentor in today.mentors}
            shown = names if len(names) > 1 else {}
            day = dates.local_day(self._now())
            self._card = PromiseCard(today.promises, shown, day, self._log_of)
            self._card.setObjectName("today.promises")
            self._card.ticked.connect(self._tick)
            self._card.let_go_asked.connect(self._ask_to_let_go)
        return self._card

    def _log_of(self, promise: Promise) -> QWidget | None:
        if self._today is None or not promise.try_it:
            return None
        names = {mentor.id: mentor.first_name for mentor in self._today.mentors}
        writable = promise.id in self._today.open_logs
        return self.logs.show(promise, names.get(promise.mentor, ""), writable=writable)

    @Slot(object, bool)
    def _tick(self, promise: Promise, kept: bool) -> None:  # noqa: FBT001  a signal's
        service = self._promises
        work = partial(service.keep if kept else service.reopen, promise.id)
        self._tasks.run(work, self._show_promise, partial(self._tick_failed, promise))

    def _tick_failed(self, promise: Promise, error: Exception) -> None:
        self._show_promise(promise)
        self._notices.error(error)

    @Slot(object)
    def _ask_to_let_go(self, promise: Promise) -> None:
        title, hint = self.tr("Let the promise go"), self.tr("What changed since then")
        dialog = ReasonDialog(title, promise.text, hint, self._page)
        dialog.given.connect(partial(self._let_go, dialog, promise.id))
        dialog.open()

    def _let_go(self, dialog: ReasonDialog, promise: PromiseId, reason: str) -> None:
        work = partial(self._promises.let_go, promise, reason)
        self._tasks.run(work, partial(self._let_go_done, dialog), dialog.fail)

    def _let_go_done(self, dialog: ReasonDialog, promise: Promise) -> None:
        dialog.accept()
        self._show_promise(promise)

    def _show_promise(self, promise: Promise) -> None:
        if self._card is not None:
            self._card.show_promise(promise)
