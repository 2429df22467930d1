"""The close on the screen: five steps, each kept as it is typed, none skipped unseen."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk.domain.session import Session
from mentordesk.domain.unsaved import Unsaved
from mentordesk.errors import MentorDeskError
from mentordesk.ui.clipboard import clear_own
from mentordesk.ui.error_text import error_text
from mentordesk.ui.room.clock import Tick
from mentordesk.ui.room.close_foot import CloseFoot
from mentordesk.ui.room.close_head import CloseHead
from mentordesk.ui.room.close_steps import CloseSteps
from mentordesk.ui.room.close_words import facts, step_names
from mentordesk.ui.room.room_data import RoomData
from mentordesk.ui.room.room_page import RoomPage, Table
from mentordesk.ui.room.soon import Soon
from mentordesk.ui.tasks import unheard
from mentordesk.ui.tokens import Tone
from mentordesk.ui.widgets.banner import Banner

MENTORS_STEP = 3


class CloseTable(Table):
    """`back_asked` leads to the notes, `lock_asked` does so past the passphrase.

    Once the mentor sat down, every way out is locked: also the one through the session that is
    `closed`.
    """

    back_asked = Signal()
    lock_asked = Signal()
    closed = Signal(bool)

    def __init__(self, page: RoomPage, room: RoomData) -> None:
        super().__init__(page, room)
        self._mentor_sat = self._finishing = False
        self._then: Callable[[], None] | None = None
        self._why: MentorDeskError | None = None
        self.soon = Soon(self, page.ask)
        self.steps = CloseSteps(self, page, room, self.soon)
        name = room.mentor.first_name
        names = step_names(name)
        self.head, self.foot = CloseHead(name, names), CloseFoot(names)
        self.trouble = Banner()
        self.stack = QStackedWidget()
        self._build()
        self._connect()
        self._begin()

    @override
    def first_focus(self) -> QWidget | None:
        return self.steps.all[self.at].first_focus() or self.foot.next

    @override
    def unsaved_texts(self) -> tuple[Unsaved, ...]:
        return (*self.soon.unsaved_texts, *self.line_texts())

    @override
    def typed_texts(self) -> tuple[Unsaved, ...]:
        return (*self.soon.held_up, *self.line_texts())

    @override
    def line_texts(self) -> tuple[Unsaved, ...]:
        return tuple(text for step in self.steps.all for text in step.unsaved_texts())

    @override
    def is_behind(self) -> bool:
        return self.soon.unsaved

    @override
    def take_back(self, texts: Sequence[Unsaved]) -> tuple[Unsaved, ...]:
        return self.steps.all[self.at].take_back(texts)  # going on from a step enters every line

    @override
    def save_now(self) -> None:
        self.save_but_lines()
        for step in self.steps.all:
            step.save_now()

    @override
    def save_but_lines(self) -> None:
        self.soon.save()

    @override
    def passed(self, tick: Tick, *, out: bool) -> None:
        self.steps.add_time(tick.seconds, out=out)
        self._show_facts()

    @override
    def show_focus(self) -> None:
        look = partial(self.page.workspace.sessions.of_id, self.room.session.id)
        self.page.ask(look, self._know_timing)

    def _know_timing(self, session: Session) -> None:
        self.steps.know_timing(session)
        self._show_facts()

    @property
    def at(self) -> int:
        """Return the place of the step on the screen, from 0."""
        return self.stack.currentIndex()

    @Slot()
    def go_on(self) -> None:
        """Keep this step, then show the next, or close the session after the last."""
        if self.steps.all[self.at].asks_first():
            return
        last = self.at == len(self.steps.all) - 1
        self._keep_then(self._finish if last else partial(self._go, self.at + 1))

    @Slot()
    def go_back(self) -> None:
        """Keep this step, then show the one before; none leads out of the mentor's seat."""
        if self.at not in (0, MENTORS_STEP):
            self._keep_then(partial(self._go, self.at - 1))

    @property
    def _locks(self) -> bool:
        """Return whether the way out is locked; nobody knows the passphrase of a sample desk."""
        return self._mentor_sat and not self.page.workspace.sample

    def _keep_then(self, go: Callable[[], None]) -> None:
        self._wait_no_more()
        self._then = go
        self.page.save_now()
        self._proceed()

    @Slot()
    def _proceed(self) -> None:
        """Go where one wanted to go once the words are kept; nowhere if they were refused."""
        steps = self.steps.all
        if self.soon.under_way or any(step.is_under_way() for step in steps):
            return
        then, self._then = self._then, None
        if then is None:
            return
        if self.soon.refused:
            self._say_why()
        elif not any(step.has_unsaved() for step in steps):
            then()

    def _build(self) -> None:
        for step in self.steps.all:
            self.stack.addWidget(step)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.stack, 1)
        column.addLayout(self.notices)
        column.addWidget(self.foot)
        self.notices.addWidget(self.trouble)

    def _connect(self) -> None:
        self.foot.back.clicked.connect(self._leave)
        self.foot.before.clicked.connect(self.go_back)
        self.foot.skip.clicked.connect(self.go_on)
        self.foot.next.clicked.connect(self.go_on)
        self.trouble.acted.connect(self.page.rescue_asked)
        self.soon.settled.connect(self._saved)
        self.soon.failed.connect(self._failed)
        for step in self.steps.all:
            step.changed.connect(self._show_skip)
            step.settled.connect(self._proceed)

    def _begin(self) -> None:
        """Show the step where the close was broken off; the mentor's seat has to be taken anew."""
        at = self.room.session.step or 0
        if at < MENTORS_STEP:
            self._go(at)
            return
        words = self.tr("{name} had the laptop. Please hand it over again after step 3.")
        self.foot.words.setText(words.format(name=self.room.mentor.first_name))
        self._show(0)

    def _go(self, at: int) -> None:
        self.page.notices.withdraw()  # it was said of the step that is left
        self._show(at)
        self._keep_step(at)

    def _keep_step(self, at: int | None) -> None:
        step = partial(self.page.workspace.closes.step, self.room.session.id, at)
        self.page.ask(step, unheard, self._failed)

    def _show(self, at: int) -> None:
        if self.at == MENTORS_STEP and at != MENTORS_STEP:
            self.steps.mentor.taps.clear()
        if at == 0:
            self.steps.show_what_was()
        if at == MENTORS_STEP:
            self._mentor_sat = True
            self.steps.seat_mentor()
            self.foot.words.clear()
            clear_own(QGuiApplication.clipboard())
            if self.trouble.isVisible():
                self.trouble.dismiss()
                self._say_why()
        self.stack.setCurrentIndex(at)
        self.head.bar.set_current(at)
        self.foot.show_step(at, mentor_sat=self._mentor_sat, locks=self._locks)
        self._show_skip()
        self._show_facts()
        (self.steps.all[at].first_focus() or self.foot.next).setFocus()
        self.steps.all[at].tell()

    @Slot()
    def _show_skip(self) -> None:
        step = self.steps.all[self.at]
        self.foot.show_way(self.at, empty=step.is_empty(), first=step.leads_to())

    def _show_facts(self) -> None:
        self.head.show_facts(facts(self.steps.session))

    @Slot()
    def _leave(self) -> None:
        """Go back to the notes; from the mentor's seat only the passphrase leads there."""
        if self._locks:
            self._wait_no_more()
            self.page.save_but_lines()
            self._keep_step(None)
            self.lock_asked.emit()
        else:
            self._keep_then(self._go_to_notes)

    def _go_to_notes(self) -> None:
        if self.soon.unsaved:
            self._say_why()
        else:
            self._keep_step(None)
            self.back_asked.emit()

    def _finish(self) -> None:
        self._finishing = True
        self.foot.next.setEnabled(False)
        if not self.soon.unsaved:
            self._saved()

    def _wait_no_more(self) -> None:
        """Forget an end that waits for what is not kept yet: somebody wants something else."""
        self._finishing = False
        self.foot.next.setEnabled(True)

    @Slot()
    def _saved(self) -> None:
        if self.trouble.isVisible():
            self.trouble.dismiss()
        if self._finishing:
            self._finishing = False
            self.foot.setEnabled(False)  # no way leads back from here but a failure
            self.page.clock.stop()
            self.page.spending.keep()
            self.steps.plan_next(self._planned, self._not_closed)
        else:
            self._proceed()

    def _planned(self, _: object) -> None:
        close = self.page.workspace.closes.close
        self.page.ask(partial(close, self.room.session.id), self._closed, self._not_closed)

    def _closed(self, _: Session) -> None:
        self.page.focus.end()
        clear_own(QGuiApplication.clipboard())
        self.closed.emit(self._locks)

    def _not_closed(self, error: Exception) -> None:
        self.foot.setEnabled(True)
        self.foot.next.setEnabled(True)
        self.foot.next.setFocus()
        self.page.clock.start()
        self._failed(error)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        if not isinstance(error, MentorDeskError):
            self.page.notices.error(error)
            return
        if self._finishing and (self.soon.refused or not self.soon.unsaved):
            self._wait_no_more()
        self._why = error
        self._say_why()
        self._proceed()

    def _say_why(self) -> None:
        if self._why is None:
            return
        words = error_text(self._why).line()
        if not self.trouble.isVisible() or self.trouble.words.text() != words:
            # The mentor is not led through the leader's folders.
            rescue = "" if self._mentor_sat else self.tr("Save a rescue copy…")
            self.trouble.say(words, Tone.DANGER, rescue)
