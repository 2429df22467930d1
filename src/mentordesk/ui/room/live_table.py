"""A live session on the screen: agenda, notes, what is caught, and the time."""

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk.domain.agenda import Agenda, TopicState
from mentordesk.domain.idea import Idea
from mentordesk.domain.ids import TopicId
from mentordesk.domain.promise import Promise
from mentordesk.domain.session import Session
from mentordesk.domain.unsaved import Place, Unsaved
from mentordesk.focus_words import NOTHING_HIDDEN
from mentordesk.ui import dates
from mentordesk.ui.room.agenda_walk import before, current
from mentordesk.ui.room.catch import Catch
from mentordesk.ui.room.clock import Tick
from mentordesk.ui.room.live_layout import LiveLayout
from mentordesk.ui.room.note_keeper import NoteKeeper
from mentordesk.ui.room.room_data import RoomData
from mentordesk.ui.room.room_page import RoomPage, Table
from mentordesk.ui.room.sheets import Sheets
from mentordesk.ui.room.time_left import TimeLeft
from mentordesk.ui.room.words import caught_idea, caught_promise
from mentordesk.ui.tokens import GRID, Tone
from mentordesk.ui.widgets.agenda_panel import AgendaPanel
from mentordesk.ui.widgets.banner import Banner, announce
from mentordesk.ui.widgets.capture_line import CaptureLine
from mentordesk.ui.widgets.caught_panel import CaughtPanel
from mentordesk.ui.widgets.label import Divider
from mentordesk.ui.widgets.live_foot import LiveFoot
from mentordesk.ui.widgets.live_strip import LiveStrip
from mentordesk.ui.widgets.moves_panel import MovesPanel
from mentordesk.ui.widgets.note_sheets import NoteSheets

TEN_MORE = 10


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
        self.agenda_panel = AgendaPanel(name)
        self.notes = NoteSheets(name)
        self.caught_panel = CaughtPanel(name)
        self.foot = LiveFoot(room.agreed)
        self.trouble, self.time_up = Banner(), Banner()
        self.moves = MovesPanel(room.moves)
        beside = _stacked(self.caught_panel, self.moves)
        self.columns = LiveLayout(self.agenda_panel, self.notes, beside)
        sheets = Sheets(self, room.session.id, page.workspace.notes, page.ask)
        self.keeper = NoteKeeper(self.notes, sheets, self.trouble, page.notices)
        session, desk = room.session, page.workspace
        self._ideas_catch = Catch(
            self, page.ask, partial(desk.ideas.capture, session.id, session.mentor)
        )
        self._promises_catch = Catch(
            self, page.ask, partial(desk.promises.make, session.id, session.mentor)
        )
        self._agenda = room.material.agenda
        self._topic: TopicId | None = None
        self._spent = 0
        self._ideas, self._promises = room.material.ideas, room.material.promises
        self._time = TimeLeft(room.session, page.now())
        self._asked_to_stop = self._refused = False
        self._build()
        self._connect()
        self._lay()

    @override
    def first_focus(self) -> QWidget | None:
        return self.notes.sheet

    @override
    def has_unsaved(self) -> bool:
        lines = (self.caught_panel.idea.text(), self.caught_panel.promise.text())
        return self.keeper.sheets.unsaved or any(words.strip() for words in lines)

    @override
    def unsaved_texts(self) -> tuple[Unsaved, ...]:
        caught, session = self.caught_panel, self.room.session.id
        lines = ((Place.IDEA, caught.idea), (Place.PROMISE, caught.promise))
        typed = [Unsaved(at, session, line.text()) for at, line in lines if line.text().strip()]
        return (*self.keeper.sheets.unsaved_texts, *typed)

    @override
    def save_now(self) -> None:
        self.keeper.sheets.save()
        if self.caught_panel.idea.text().strip():
            self._ideas_catch.give(self.caught_panel.idea.text())
        if self.caught_panel.promise.text().strip():
            self._promises_catch.give(self.caught_panel.promise.text())

    @override
    def passed(self, tick: Tick, *, out: bool) -> None:
        self._time.present += tick.seconds
        if not out:
            self._spent += tick.seconds
            self.agenda_panel.topics.show_spent(self._spent)
            self.agenda_panel.floor.add(self.page.spending.speaker, tick.seconds)
        self._show_time()

    @override
    def show_focus(self) -> None:
        focus, outcome = self.page.focus, self.page.focus.outcome
        on_its_way = focus.on and outcome is None
        self.foot.show_focus(on=focus.on, was_on=focus.presence.out, on_its_way=on_its_way)
        if outcome is None:
            words = self.tr("Going into focus…") if on_its_way else self.tr("Focus is off")
            self.strip.show_focus(words, words)
            return
        words = self.tr("Focus on")
        if outcome.hidden == 1:
            words = self.tr("Focus on · 1 window hidden")
        elif outcome.hidden:
            words = self.tr("Focus on · {count} windows hidden").format(count=outcome.hidden)
        hides = not outcome.refused and NOTHING_HIDDEN.isdisjoint(outcome.notes)
        self.strip.show_focus(words, self.tr("Focus on"), hides=hides)

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
        notices = QVBoxLayout()
        notices.setContentsMargins(7 * GRID, 0, 7 * GRID, 0)
        notices.addWidget(self.trouble)
        notices.addWidget(self.time_up)
        column.addWidget(self.strip)
        column.addWidget(Divider())
        column.addLayout(notices)
        column.addWidget(self.columns, 1)
        column.addWidget(Divider())
        column.addWidget(self.foot)

    def _connect(self) -> None:
        panel, caught = self.agenda_panel, self.caught_panel
        panel.next_asked.connect(self._next)
        panel.back_asked.connect(self._back)
        panel.floor.passed.connect(self._pass_floor)
        caught.idea.submitted.connect(self._ideas_catch.give)
        caught.promise.submitted.connect(self._promises_catch.give)
        self._ideas_catch.caught.connect(self._idea_caught)
        self._promises_catch.caught.connect(self._promise_caught)
        for catch in (self._ideas_catch, self._promises_catch):
            catch.failed.connect(self._not_caught)
        sheets = self.keeper.sheets
        sheets.saved.connect(self.settled)
        for doubt in (sheets.failed, sheets.typed, caught.idea.typed, caught.promise.typed):
            doubt.connect(self.unsettled)
        caught.left.connect(self._to_notes)
        caught.opened.connect(self.columns.reveal)
        self.moves.opened.connect(self.columns.reveal)
        self.foot.turned.connect(self.page.focus.turn)
        self.time_up.acted.connect(self._ten_more)
        self.trouble.acted.connect(self.page.rescue_asked)

    def _lay(self) -> None:
        timing = self.room.session.timing
        self.keeper.sheets.show(self.room.material.notes)
        self.notes.show_saved(self.tr("saved"))
        self.agenda_panel.floor.show_seconds(timing.mentor_spoke, timing.leader_spoke)
        self._show_agenda(self._agenda)
        self._show_caught()
        self._show_time()

    def _show_agenda(self, agenda: Agenda) -> None:
        """Show the agenda and turn to its first open topic."""
        self._agenda = agenda
        now = current(agenda.topics)
        self._topic = now.id if now else None
        self._spent = now.spent if now else 0
        back = before(agenda.topics, self._topic) is not None
        self.agenda_panel.show_agenda(agenda.topics, self._topic, back=back)
        self.page.spending.on_topic(self._topic)
        self.keeper.show_topic(self._topic)

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
        self.keeper.sheets.save()
        self.page.spending.on_topic(None)
        spend = self.page.workspace.agendas.spend
        work = partial(spend, self.room.session.id, topic, 0, state)
        self.page.ask(work, self._show_turned)

    def _show_turned(self, agenda: Agenda) -> None:
        self._show_agenda(agenda)
        self.agenda_panel.tell()
        now = self.agenda_panel.topics.now
        if now is not None:
            self.columns.reveal_topic(now)

    @Slot()
    def _pass_floor(self) -> None:
        self.agenda_panel.floor.show_speaker(self.page.spending.pass_floor())

    @Slot(object, str)
    def _idea_caught(self, idea: Idea, words: str) -> None:
        self._ideas = (*self._ideas, idea)
        self._settle(self.caught_panel.idea, words)

    @Slot(object, str)
    def _promise_caught(self, promise: Promise, words: str) -> None:
        self._promises = (*self._promises, promise)
        self._settle(self.caught_panel.promise, words)

    def _settle(self, line: CaptureLine, words: str) -> None:
        if self._refused:
            # Whatever was in the way is no longer, for the notes neither.
            self._refused = False
            self.page.notices.withdraw()
            self.keeper.sheets.save()
        line.close_kept(words)
        announce(line, self.tr("Kept: {words}").format(words=words))
        self._show_caught()
        if not line.text():
            self._to_notes()
        self.settled.emit()

    @Slot(object)
    def _not_caught(self, error: Exception) -> None:
        self._refused = True
        self.page.notices.error(error)
        self.unsettled.emit()

    def _show_caught(self) -> None:
        material, today = self.room.material, dates.local_day(self.page.now())
        ideas = [caught_idea(idea, material) for idea in self._ideas]
        promises = [caught_promise(promise, today) for promise in self._promises]
        self.caught_panel.caught.show_caught([*ideas, *promises])

    @Slot()
    def _to_notes(self) -> None:
        self.notes.sheet.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_time(self) -> None:
        self.strip.show_time(self._time.words(self.page.now()), self._time.share)
        if self._time.left <= 0 and not self._asked_to_stop:
            self._asked_to_stop = True
            words = self.tr("{name}, stop here, or ten more minutes?")
            asked = words.format(name=self.room.mentor.first_name)
            self.time_up.say(asked, Tone.MENTOR, self.tr("Ten more minutes"))

    @Slot()
    def _ten_more(self) -> None:
        lengthen = self.page.workspace.sessions.lengthen
        self.page.ask(partial(lengthen, self.room.session.id, TEN_MORE), self._lengthened)

    def _lengthened(self, session: Session) -> None:
        self._time.minutes = session.minutes
        self._asked_to_stop = False
        self.time_up.dismiss()
        self._show_time()


def _stacked(*parts: QWidget) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        column.addWidget(part)
    return whole
