"""A live session on the screen: agenda, notes, what is caught, and the time."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk.domain.agenda import Agenda, TopicState
from mentordesk.domain.ids import TopicId
from mentordesk.domain.unsaved import Unsaved
from mentordesk.focus_words import NOTHING_HIDDEN
from mentordesk.ui.room.agenda_walk import before, current, timed
from mentordesk.ui.room.clock import Tick
from mentordesk.ui.room.keeping import Keeping, stays_visible
from mentordesk.ui.room.live_catch import LiveCatch
from mentordesk.ui.room.live_layout import LiveLayout
from mentordesk.ui.room.live_talk import LiveTalk
from mentordesk.ui.room.live_time import LiveTime
from mentordesk.ui.room.note_keeper import NoteKeeper
from mentordesk.ui.room.room_data import RoomData
from mentordesk.ui.room.room_page import RoomPage, Table
from mentordesk.ui.room.sheets import Sheets
from mentordesk.ui.room.soon import Soon
from mentordesk.ui.widgets.agenda_panel import AgendaPanel
from mentordesk.ui.widgets.banner import Banner
from mentordesk.ui.widgets.caught_panel import CaughtPanel
from mentordesk.ui.widgets.label import Divider
from mentordesk.ui.widgets.live_foot import LiveFoot
from mentordesk.ui.widgets.live_strip import LiveStrip
from mentordesk.ui.widgets.moves_panel import MovesPanel
from mentordesk.ui.widgets.note_sheets import NoteSheets
from mentordesk.ui.widgets.scroll_page import reveal
from mentordesk.ui.widgets.seen_panel import KEY, SeenPanel


class LiveTable(Table):
    """Made with the session it shows; everything on it is kept as it happens.

    `settled` tells that words were kept, `unsettled` that more were typed or some not kept.
    """

    settled = Signal()
    unsettled = Signal()

    def __init__(self, page: RoomPage, room: RoomData) -> None:
        super().__init__(page, room)
        name = room.mentor.first_name
        self.strip = LiveStrip(room.mentor.name, name, room.session.number)
        self.agenda_panel = AgendaPanel(name, digits=page.digits())
        self.notes = NoteSheets(name, private=room.mentor.likes.notes)
        self.caught_panel = CaughtPanel(name)
        self.foot = LiveFoot(room.agreed)
        self.trouble = Banner()
        self.moves, self.seen = MovesPanel(room.moves), SeenPanel(name, room.seen)
        beside = _stacked(self.caught_panel, self.moves, self.seen)
        self.columns = LiveLayout(self.agenda_panel, self.notes, beside)
        sheets = Sheets(self, room.session.id, page.workspace.notes, page.ask)
        self.keeper = NoteKeeper(self.notes, sheets, self.trouble, page.notices)
        self._agenda = room.material.agenda
        self._topic: TopicId | None = None
        self._spent = 0
        self._turns = Soon(self, page.ask)
        self._build()
        self.catch = LiveCatch(page, room, self.caught_panel, sheets)
        self.talk = LiveTalk(self.agenda_panel, page.spending, room.session.timing)
        self.time = LiveTime(page, room, self.strip)
        self._connect()
        self._lay()

    @override
    def first_focus(self) -> QWidget | None:
        return self.notes.sheet

    @override
    def unsaved_texts(self) -> tuple[Unsaved, ...]:
        return (*self.keeper.sheets.unsaved_texts, *self.catch.unsaved_texts())

    @override
    def typed_texts(self) -> tuple[Unsaved, ...]:
        return (*self.keeper.sheets.held_up, *self.line_texts())

    @override
    def line_texts(self) -> tuple[Unsaved, ...]:
        return self.catch.unsaved_texts()

    @override
    def is_behind(self) -> bool:
        return self.keeper.sheets.unsaved or self._turns.unsaved

    @override
    def take_back(self, texts: Sequence[Unsaved]) -> tuple[Unsaved, ...]:
        return self.catch.take_back(texts)

    @override
    def save_now(self) -> None:
        self.save_but_lines()
        self.catch.save_now()

    @override
    def save_but_lines(self) -> None:
        self.keeper.sheets.save()
        self._turns.save()

    @override
    def passed(self, tick: Tick, *, out: bool) -> None:
        if not out:
            self._spent += tick.seconds
            self.agenda_panel.topics.show_spent(self._spent)
            self.talk.add(tick.seconds)
        self.time.add(tick)

    @override
    def show_focus(self) -> None:
        focus, outcome = self.page.focus, self.page.focus.outcome
        on_its_way = focus.on and outcome is None
        self.foot.show_focus(focus.words, on=focus.on, was_on=focus.presence.out)
        nothing_hidden = outcome is None or not NOTHING_HIDDEN.isdisjoint(outcome.notes)
        self.strip.offer_keep(offers=not nothing_hidden)
        if outcome is None:
            words = self.tr("Going into focus…") if on_its_way else self.tr("Focus is off")
            self.strip.show_focus(words, words)
            return
        words = short = self.tr("Focus on")
        if outcome.hidden == 1:
            words = self.tr("Focus on · 1 window hidden")
        elif outcome.hidden:
            words = self.tr("Focus on · {count} windows hidden").format(count=outcome.hidden)
        if focus.kept:
            short = stays_visible(focus.kept)
            words = self.tr("Focus on · {stays}").format(stays=short)
        hides = not outcome.refused and not nothing_hidden
        self.strip.show_focus(words, short, hides=hides)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def _arrange(self) -> None:
        self.strip.set_narrow(self.columns.arrange(self.width()))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(Divider())
        column.addWidget(self.columns, 1)
        column.addLayout(self.notices)
        column.addWidget(Divider())
        column.addWidget(self.foot)
        self.notices.addWidget(self.trouble)

    def _connect(self) -> None:
        panel, sheets = self.agenda_panel, self.keeper.sheets
        panel.next_asked.connect(self._next)
        panel.back_asked.connect(self._back)
        for settled in (sheets.saved, self.catch.settled, self._turns.settled):
            settled.connect(self.settled)
        for doubt in (sheets.failed, sheets.typed, self.catch.unsettled, self._turns.failed):
            doubt.connect(self.unsettled)
        self.unsettled.connect(self.strip.forget)
        self._turns.failed.connect(self.page.notices.error)
        for left in (self.catch.left, self.strip.last_word.left):
            left.connect(self._to_notes)
        # A line that was opened may have scrolled it away; once one was kept, that is to be seen.
        self.caught_panel.left.connect(self._reveal_now)
        for opened in (self.caught_panel.opened, self.moves.opened, self.seen.opened):
            opened.connect(reveal)
        self.strip.keep.clicked.connect(Keeping(self.page).ask)
        self.foot.turned.connect(self.page.focus.turn)
        self.trouble.acted.connect(self.page.rescue_asked)
        if not self.room.seen:
            QShortcut(QKeySequence(KEY), self, self._say_nothing_came)

    def _lay(self) -> None:
        self.keeper.sheets.show(self.room.material.notes)
        self.notes.show_saved(True)  # noqa: FBT003  a Qt-like setter
        self._show_agenda(self._agenda)

    def _show_agenda(self, agenda: Agenda) -> None:
        """Show the agenda and turn to its first open topic."""
        now = current(agenda.topics)
        self._topic = now.id if now else None
        self._spent = now.spent if now else 0
        self._show_topics(agenda)
        self.page.spending.on_topic(self._topic)
        self.keeper.show_topic(self._topic)

    def _show_topics(self, agenda: Agenda) -> None:
        self._agenda = agenda
        back = before(agenda.topics, self._topic) is not None
        self.agenda_panel.show_agenda(agenda.topics, self._topic, back=back)

    @Slot()
    def _next(self) -> None:
        if self._topic is not None:
            self._turn(self._topic, TopicState.DISCUSSED)

    @Slot()
    def _back(self) -> None:
        last = before(self._agenda.topics, self._topic)
        if last is not None:
            self._turn(last.id, TopicState.OPEN)

    def _turn(self, topic: TopicId, state: TopicState) -> None:
        """Turn at once: the next letter is for the new topic, however long the desk takes."""
        self.keeper.sheets.save()
        self.page.spending.on_topic(None)
        so_far = timed(self._agenda, self._topic, self._spent)
        self._show_agenda(so_far.spent(topic, 0, state))
        self.agenda_panel.tell()
        self._reveal_now()
        spend = self.page.workspace.agendas.spend
        self._turns.add(topic, partial(spend, self.room.session.id, topic, 0, state), self._turned)
        self._turns.save()

    def _turned(self, agenda: Agenda) -> None:
        """Show what the desk holds, once it heard of every turn; the sheet stays where it is."""
        if self._turns.unsaved or agenda == self._agenda:
            return
        self._show_topics(agenda)
        self.agenda_panel.topics.show_spent(self._spent)

    def _reveal_now(self) -> None:
        """Scroll to the topic being talked about, but never away from where somebody types."""
        now = self.agenda_panel.topics.now
        if now is not None and not self.columns.is_read_below:
            reveal(now)

    @Slot()
    def _say_nothing_came(self) -> None:
        words = self.tr("No sheet came from {name} about a meeting of yours.")
        self.page.notices.mention(words.format(name=self.room.mentor.first_name))

    @Slot()
    def _to_notes(self) -> None:
        self.notes.sheet.setFocus(Qt.FocusReason.OtherFocusReason)


def _stacked(*parts: QWidget) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        column.addWidget(part)
    return whole
