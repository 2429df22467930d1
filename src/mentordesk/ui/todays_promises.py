"""What Today shows of the promises: ticked, moved, let go, each with the way back, and its log."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from mentordesk.domain.promise import Promise, PromiseState
from mentordesk.domain.today import Today
from mentordesk.services.workspace import Workspace
from mentordesk.ui import dates, promise_words, wording
from mentordesk.ui.dialogs.move_promise import MovePromiseDialog
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.dialogs.reason import ReasonDialog
from mentordesk.ui.notices import Notices
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.try_logs import TryLogs
from mentordesk.ui.widgets.promise_card import PromiseCard
from mentordesk.ui.widgets.undo_notice import UndoNotice


class TodaysPromises(QObject):
    """Made once; its card is made anew with the page, and what is typed in `logs` stays."""

    changed = Signal(object)
    """Emitted with the page as it is once a promise was kept, opened, moved or let go."""

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
        self._whole = False
        self.logs = TryLogs(page, workspace.tries, tasks, notices)
        self.notice = UndoNotice("promises")

    def show(self, today: Today) -> PromiseCard | None:
        """Return the card of today, if it belongs on the page."""
        self._today, self._card = today, None
        promises = (*today.closed, *today.promises)
        if promises or today.following is not None:
            names = {mentor.id: mentor.first_name for mentor in today.mentors}
            shown = names if len(names) > 1 else {}
            card = PromiseCard(promises, shown, self._day(), self.log_of, whole=self._whole)
            card.setObjectName("today.promises")
            card.ticked.connect(self._tick)
            card.move_asked.connect(self._ask_to_move)
            card.let_go_asked.connect(self._ask_to_let_go)
            card.opened.connect(self._stay_whole)
            card.say_of_slips(self.slips_words(today))
            self._card = card
        return self._card

    def _day(self) -> date:
        return dates.local_day(self._now())

    def slips_words(self, today: Today) -> str:
        """Return what is said of promises that slip, for whoever looks at the page."""
        return promise_words.slips(today)

    def log_of(self, promise: Promise) -> QWidget | None:
        """Return the log of something to try, or None where it is not shown."""
        writable = self._today is not None and promise.id in self._today.open_logs
        is_over = promise.state is not PromiseState.OPEN and not writable
        if self._today is None or not promise.try_it or is_over:
            return None
        names = {mentor.id: mentor.first_name for mentor in self._today.mentors}
        return self.logs.show(promise, names.get(promise.mentor, ""), writable=writable)

    @Slot()
    def _stay_whole(self) -> None:
        self._whole = True

    @Slot(object, bool)
    def _tick(self, promise: Promise, kept: bool) -> None:  # noqa: FBT001  a signal's
        service = self._promises
        work = partial(service.keep if kept else service.reopen, promise.id)
        self._tasks.run(work, partial(self._done, promise), partial(self._tick_failed, promise))

    def _tick_failed(self, promise: Promise, error: Exception) -> None:
        self._show_promise(promise)
        self._notices.error(error)

    @Slot(object)
    def _ask_to_move(self, promise: Promise) -> None:
        dialog = MovePromiseDialog(promise, self._day(), self._page)
        dialog.moved.connect(partial(self._move, dialog, promise))
        dialog.open()

    def _move(self, dialog: Question, promise: Promise, due: date) -> None:
        self._keep(dialog, promise, partial(self._promises.move, promise.id, due))

    @Slot(object)
    def _ask_to_let_go(self, promise: Promise) -> None:
        title, hint = self.tr("Let the promise go"), self.tr("What changed since then")
        dialog = ReasonDialog(title, promise.text, hint, self._page)
        dialog.given.connect(partial(self._let_go, dialog, promise))
        dialog.open()

    def _let_go(self, dialog: Question, promise: Promise, reason: str) -> None:
        self._keep(dialog, promise, partial(self._promises.let_go, promise.id, reason))

    def _keep(self, dialog: Question, before: Promise, work: Callable[[], Promise]) -> None:
        self._tasks.run(work, partial(self._answered, dialog, before), dialog.fail)

    def _answered(self, dialog: Question, before: Promise, promise: Promise) -> None:
        dialog.accept()
        self._done(before, promise)

    def _done(self, before: Promise, promise: Promise) -> None:
        """Show what became of a promise, and offer the way back."""
        self._show_promise(promise)
        words = promise_words.done(promise, self._day())
        self.notice.say(
            words.format(promise=wording.beginning(promise.text)), partial(self._put_back, before)
        )

    def _put_back(self, before: Promise) -> None:
        work = partial(self._promises.put_back, before)
        self._tasks.run(work, self._undone, self._not_undone)

    def _undone(self, promise: Promise) -> None:
        self._show_promise(promise)
        words = self.tr("Undone: {promise}")
        self.notice.say(words.format(promise=wording.beginning(promise.text)))

    def _not_undone(self, error: Exception) -> None:
        self.notice.hide()
        self._notices.error(error)

    def _show_promise(self, promise: Promise) -> None:
        if self._today is None or self._card is None:
            return
        self._today = self._today.with_promise(promise, self._day())
        self._card.show_promise(promise)
        self._card.say_of_slips(self.slips_words(self._today))
        self.changed.emit(self._today)
