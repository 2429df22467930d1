"""Today: the next session, what is owed, what was promised, and nothing else."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk.domain.ids import SessionId
from mentordesk.domain.today import Coming, Today
from mentordesk.domain.unsaved import Unsaved
from mentordesk.services.workspace import Workspace
from mentordesk.ui import dates
from mentordesk.ui.days import Wall, wall
from mentordesk.ui.item_models.coming import ComingModel
from mentordesk.ui.letters import Letters
from mentordesk.ui.look import Look, look
from mentordesk.ui.minutes import Minutes
from mentordesk.ui.notices import Notices
from mentordesk.ui.page import Page
from mentordesk.ui.saving import Saving
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.todays_debts import TodaysDebts
from mentordesk.ui.todays_promises import TodaysPromises
from mentordesk.ui.tokens import GAP_CARDS
from mentordesk.ui.widgets.button import Kind, quiet
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.empty_state import EmptyState
from mentordesk.ui.widgets.keyboard_place import KeyboardPlace
from mentordesk.ui.widgets.layouts import column_of, empty, side_by_side
from mentordesk.ui.widgets.next_session_card import NextSessionCard
from mentordesk.ui.widgets.page_head import PageHead
from mentordesk.ui.widgets.row_layout import RowStyle
from mentordesk.ui.widgets.row_list import RowList
from mentordesk.ui.widgets.scroll_page import ScrollPage

_NOON, _EVENING = 12, 18
_COMING = RowStyle(lead_width=140, avatar=24, title_lines=1, under_lines=1, pad=8)


class TodayPage(Page):
    """Shows what is true now; relative words follow the clock, the rest waits for a refresh."""

    start_asked = Signal(object)
    go_on_asked = Signal(object)
    session_asked = Signal(object)
    pair_asked = Signal(object)
    idea_asked = Signal(object)
    plan_asked = Signal()
    mentor_asked = Signal()
    hand_over_asked = Signal(object)
    owed_changed = Signal(int)

    def __init__(
        self, workspace: Workspace, now: Callable[[], datetime], tasks: Tasks, notices: Notices
    ) -> None:
        super().__init__()
        self._workspace, self._now = workspace, now
        self._tasks, self._notices = tasks, notices
        saving = Saving(workspace.exports, tasks, notices)
        self._letters = Letters(self, workspace.letters, saving, tasks, notices)
        self._debts = TodaysDebts(self, workspace, now, tasks, notices)
        self._promises = TodaysPromises(self, workspace, now, tasks, notices)
        self._today: Today | None = None
        self._wall: Wall | None = None
        self._passed: frozenset[SessionId] = frozenset()
        # The cards are made of this; the one on top says itself that its time passed.
        self._stands: tuple[Today, Wall, Look, frozenset[SessionId]] | None = None
        self._next: NextSessionCard | None = None
        self._first: QWidget | None = None
        self.head, self.column = PageHead(self.tr("Today")), ScrollPage()
        self.coming = ComingModel(now(), self)
        self._minutes = Minutes(self, now)
        self._build()
        self._connect()

    @override
    def refresh(self) -> None:
        now = self._now()
        self._tasks.run(partial(self._workspace.today.of, now), self._show, self._notices.error)

    @override
    def first_focus(self) -> QWidget | None:
        return self._first

    @override
    def unsaved_texts(self) -> tuple[Unsaved, ...]:
        return self._promises.logs.unsaved_texts()

    @override
    def line_texts(self) -> tuple[Unsaved, ...]:
        return self.unsaved_texts()

    @override
    def take_back(self, texts: Sequence[Unsaved]) -> tuple[Unsaved, ...]:
        return self._promises.logs.take_back(texts)

    @override
    def save_now(self) -> None:
        self._promises.logs.save_now()

    @override
    def save_but_lines(self) -> None:
        """Leave the lines as they are; there is nothing else."""

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._minutes.start()
        self.follow_clock()  # nobody looked at it while the page was out of sight

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._minutes.stop()

    @Slot()
    def follow_clock(self) -> None:
        """Say relative times anew, or all; see `_turned`."""
        now = self._now()
        self._greet(now)
        if self._today is not None and self._turned(self._today, now):
            self.refresh()
        else:
            self._say_when(now)

    def _turned(self, today: Today, now: datetime) -> bool:
        """Return whether a new day or zone began, more is owed, or the time of a session passed."""
        owed = today.next_owed is not None and now > today.next_owed
        return wall(now) != self._wall or owed or today.passed(now) != self._passed

    def _say_when(self, now: datetime) -> None:
        if self._next is not None:
            self._next.show_time(now)

    def _build(self) -> None:
        self._cards = QVBoxLayout()
        self._cards.setSpacing(GAP_CARDS)
        self.column.add(self.head)
        self.column.add(self._cards)
        self.column.add_stretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.column)
        for notice in (self._debts.steps.notice, self._promises.notice):
            whole.addWidget(notice)
        self._greet(self._now())

    def _connect(self) -> None:
        self._debts.idea_asked.connect(self.idea_asked)
        self._debts.session_asked.connect(self.session_asked)
        self._debts.pair_asked.connect(self.pair_asked)
        self._debts.steps.changed.connect(self.refresh)
        self._promises.changed.connect(self._promise_changed)
        # One way back at a time: both have the same key.
        self._debts.steps.notice.said.connect(self._promises.notice.hide)
        self._promises.notice.said.connect(self._debts.steps.notice.hide)
        self._minutes.turned.connect(self.follow_clock)

    def _greet(self, now: datetime) -> None:
        self.head.set_eyebrow(dates.day(dates.local_day(now)))
        if self._today is None:
            return
        hour = now.astimezone().hour
        words = self.tr("Good evening, {name}")
        if hour < _NOON:
            words = self.tr("Good morning, {name}")
        elif hour < _EVENING:
            words = self.tr("Good afternoon, {name}")
        self.head.set_title(words.format(name=self._today.leader.first_name))

    def _show(self, today: Today) -> None:
        now = self._now()
        first_time, keyboard = self._today is None, KeyboardPlace(self.column)
        self._today, self._wall, self._passed = today, wall(now), today.passed(now)
        self._greet(now)
        self.owed_changed.emit(today.owed)
        top = frozenset(() if today.following is None else [today.following.session.id])
        before, self._stands = self._stands, (today, self._wall, look(), self._passed - top)
        if self._stands == before:
            self._say_when(now)
            return
        empty(self._cards)
        self._show_next(today, now)
        card = self._promises.show(today)
        promised: list[QWidget] = [] if card is None else [card]
        coming: list[QWidget] = [self._coming_card(today, now)] if today.coming else []
        self._place(self._debts.cards(today), promised, coming)
        if first_time and self._first is not None and self.isVisible():
            self._first.setFocus()
        elif keyboard.is_here:
            QTimer.singleShot(0, self, partial(self._go_back, keyboard))  # once all is shown

    def _go_back(self, keyboard: KeyboardPlace) -> None:
        if not keyboard.enter() and self._first is not None:
            self._first.setFocus()

    def _show_next(self, today: Today, now: datetime) -> None:
        self._next = None
        if today.following is None:
            card = self._empty_card(today.goes_on)
            self._cards.addWidget(card)
            return
        coming = today.following
        self._next = NextSessionCard(coming, today.promised_to(coming.mentor.id), now)
        key = coming.session.id
        self._next.start_asked.connect(partial(self.start_asked.emit, key))
        self._next.go_on_asked.connect(partial(self.go_on_asked.emit, key))
        self._next.agenda_asked.connect(partial(self.session_asked.emit, key))
        self._next.letter_asked.connect(partial(self._letters.write, key))
        self._next.hand_over_asked.connect(partial(self.hand_over_asked.emit, key))
        self._first = self._next.go
        self._cards.addWidget(self._next)

    @Slot(object)
    def _promise_changed(self, today: Today) -> None:
        self._today, self._stands = today, None  # it stays in its place until the page is made anew
        if self._next is not None and today.following is not None:
            self._next.show_promises(today.promised_to(today.following.mentor.id))

    def _empty_card(self, has_mentor: bool) -> Card:  # noqa: FBT001  private
        words = self.tr("Your next session will stand here. Nothing is planned yet.")
        state = EmptyState("calendar-plus", words, self.tr("Plan a session"), "calendar-plus")
        if not has_mentor:
            words = self.tr("Your next session will stand here. First: who sees it differently?")
            state = EmptyState("users", words, self.tr("Find a mentor"), "users")
        state.started.connect(self.plan_asked if has_mentor else self.mentor_asked)
        state.button.set_kind(Kind.PRIMARY)
        state.button.setObjectName("today.plan" if has_mentor else "today.mentor")
        self._first = state.button
        card = Card(padding=0)
        card.add(state)
        return card

    def _coming_card(self, today: Today, now: datetime) -> Card:
        self.coming.show_coming(today.coming, now)
        card = Card(self.tr("Coming up"))
        rows = RowList(self.coming, self.tr("Coming up"), _COMING, fitted=True)
        rows.setObjectName("today.coming")
        rows.opened.connect(self._open_coming)
        take = quiet(self.tr("Add to my calendar"), "calendar-plus")
        take.setObjectName("today.calendar")
        take.clicked.connect(self._letters.save_calendar_ahead)
        card.head.addWidget(take)
        card.add(rows)
        return card

    def _place(
        self, owed: Sequence[QWidget], promised: Sequence[QWidget], coming: Sequence[QWidget]
    ) -> None:
        """Put what is owed beside what was promised, while the text leaves room for it.

        What is to come stands below; beside two kinds of debts that would be out of sight.
        """
        if look().is_large or not (owed and promised):
            self._cards.addLayout(column_of([*owed, *promised, *coming]))
        elif len(owed) > 1:
            self._cards.addLayout(side_by_side([*owed[:1], *coming], [*promised, *owed[1:]]))
        else:
            self._cards.addLayout(side_by_side(owed, promised))
            self._cards.addLayout(column_of(coming))

    @Slot(object)
    def _open_coming(self, coming: Coming) -> None:
        self.session_asked.emit(coming.session.id)
