"""One session: its agenda before, its record after."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk.domain.content import CLOSING
from mentordesk.domain.export_record import ExportRecord
from mentordesk.domain.ids import PersonId, SessionId
from mentordesk.domain.measures import measured
from mentordesk.domain.receiving import waits
from mentordesk.domain.session import Session, SessionState
from mentordesk.domain.unsaved import Unsaved
from mentordesk.services.workspace import Workspace
from mentordesk.ui import dates
from mentordesk.ui.arranging import Arranging
from mentordesk.ui.dialogs.arrange_session import title_of as arranging_of
from mentordesk.ui.item_models.topics import TopicModel
from mentordesk.ui.moving import Moving
from mentordesk.ui.notices import Notices
from mentordesk.ui.page import Page
from mentordesk.ui.saving import Saving
from mentordesk.ui.session.after import SessionAfter
from mentordesk.ui.session.before import SessionBefore
from mentordesk.ui.session.calling_off import CallingOff
from mentordesk.ui.session.parts import SessionParts
from mentordesk.ui.session.session_data import SessionData, look_up
from mentordesk.ui.session_words import eyebrow_of, facts_of, limit_of, title_of
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.tokens import GRID
from mentordesk.ui.widgets.agenda_view import TOPICS
from mentordesk.ui.widgets.button import Button, Kind
from mentordesk.ui.widgets.label import second
from mentordesk.ui.widgets.layouts import empty
from mentordesk.ui.widgets.left_card import LeftCard
from mentordesk.ui.widgets.page_head import PageHead
from mentordesk.ui.widgets.row_list import RowList
from mentordesk.ui.widgets.scroll_page import ScrollPage
from mentordesk.ui.widgets.session_foot import SessionFoot

_SHOWN_AS_PARTS = (SessionState.PLANNED, SessionState.CLOSED)


class SessionPage(Page):
    """Shows what fits the session's state; the mentor's topics are never changed from here."""

    start_asked = Signal(object)
    go_on_asked = Signal(object)
    export_asked = Signal(object)
    edit_asked = Signal(object)
    closing_asked = Signal(object)
    hand_over_asked = Signal(object)
    closed = Signal()

    def __init__(
        self,
        workspace: Workspace,
        session_id: SessionId,
        now: Callable[[], datetime],
        tasks: Tasks,
        notices: Notices,
    ) -> None:
        super().__init__()
        self._workspace, self._key = workspace, session_id
        self._now, self._tasks, self._notices = now, tasks, notices
        self._found: SessionData | None = None
        self._was_moved = False
        self.topics = TopicModel(parent=self)
        saving = Saving(workspace.exports, tasks, notices, self._take_left)
        parts = SessionParts(workspace, self._session_id, now, tasks, notices, saving)
        self._moving = Moving(self, workspace, now, tasks, notices)
        self._arranging = Arranging(self, workspace, tasks, notices)
        self._off = CallingOff(self, workspace, tasks, notices)
        self.left = LeftCard()
        self.before = SessionBefore(self, parts, self.topics)
        self.after = SessionAfter(parts, self.topics)
        self.back = Button(self.tr("All sessions"), Kind.LINK, "arrow-left")
        self.arrange = Button(self.tr("Place and length"), icon="pencil")
        self.head, self.column, self.foot = (
            PageHead(self.tr("Session")),
            ScrollPage(),
            SessionFoot(),
        )
        self._build()
        self.back.clicked.connect(self.closed)
        self.before.edit_asked.connect(self.edit_asked)
        self.before.hand_over_asked.connect(self.hand_over_asked)
        self.after.changed.connect(self.refresh)
        self._connect_foot()

    @property
    def session_id(self) -> SessionId:
        """Return which session is shown; moving it shows the one that takes its place."""
        return self._key

    @override
    def refresh(self) -> None:
        work = partial(look_up, self._workspace, self._key)
        self._tasks.run(work, self._show, self._notices.error)

    @override
    def first_focus(self) -> QWidget:
        return self.back if self._found is None or self._was_moved else self.foot.main

    @override
    def unsaved_texts(self) -> tuple[Unsaved, ...]:
        return (*self.line_texts(), *self.after.rewriting.unsaved_texts())

    @override
    def line_texts(self) -> tuple[Unsaved, ...]:
        lines = (self.before, self.before.tries.logs, self.after.tries.logs)
        return tuple(text for part in lines for text in part.unsaved_texts())

    @override
    def is_behind(self) -> bool:
        return bool(self.after.rewriting.unsaved_texts())

    @override
    def take_back(self, texts: Sequence[Unsaved]) -> tuple[Unsaved, ...]:
        logs = (self.before.tries.logs, self.after.tries.logs)
        tried = (text for log in logs for text in log.take_back(texts))
        return (*self.before.take_back(texts), *tried)

    @override
    def save_now(self) -> None:
        self.before.save_now()
        self.before.tries.logs.save_now()
        self.after.tries.logs.save_now()

    @override
    def save_but_lines(self) -> None:
        """Leave the lines as they are; there is nothing else."""

    def arrive_moved(self, session: Session) -> None:
        """Say to when the session was moved; its next step is not under the keyboard then."""
        self._was_moved = True
        self.first_focus().setFocus()
        self._tell_moved(session)

    def _tell_moved(self, session: Session) -> None:
        when = dates.day_time(session.planned_at)
        self._notices.say(self.tr("Moved to {when}.").format(when=when))

    def _build(self) -> None:
        self.back.setObjectName("session.back")
        self.arrange.setObjectName("session.arrange")
        self.head.add(self.arrange)
        self.arrange.hide()
        self._body = QVBoxLayout()
        top = QVBoxLayout()
        top.setSpacing(GRID)
        top.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeading)
        top.addWidget(self.head)
        self.column.add(top)
        for part in (self.before, self.after):
            part.hide()
            self.column.add(part)
        self.column.add(self._body)
        self.column.add(self.left)
        self.column.add_stretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.column, 1)
        whole.addWidget(self.foot)

    def _connect_foot(self) -> None:
        self.foot.start_asked.connect(self._start)
        self.foot.go_on_asked.connect(self._go_on)
        self.foot.export_asked.connect(self._export)
        self.foot.move_asked.connect(self._ask_to_move)
        self.arrange.clicked.connect(self._ask_to_arrange)
        self.foot.missed_asked.connect(self._ask_if_missed)
        self._arranging.arranged.connect(self.refresh)
        self._moving.moved.connect(self._moved)
        self._off.changed.connect(self._called_off)

    def _session_id(self) -> SessionId:
        return self._key

    def _show(self, found: SessionData) -> None:
        was_empty, self._found = self._found is None, found
        name, state = found.mentor.first_name, found.session.state
        self.head.set_eyebrow(eyebrow_of(found.session, found.format, found.place))
        self.head.set_title(title_of(found.session, name))
        counts = measured(found.agenda.topics, found.ideas)
        self.head.set_under(facts_of(found.session, name, counts, found.moved_to, self._now()))
        self.arrange.setText(arranging_of(found.place))
        self.arrange.setVisible(state is SessionState.PLANNED)
        self.before.show_session(found)
        self.after.show_session(found)
        empty(self._body)
        if found.moved_to is not None:
            self._lead_to(found.moved_to)
        if state not in _SHOWN_AS_PARTS:
            self.topics.show_agenda(found.agenda, name, spent=False)
            if self.topics.rowCount():  # an empty list would take the keyboard and say nothing
                self._body.addWidget(RowList(self.topics, self.tr("Agenda"), TOPICS, fitted=True))
        if state is SessionState.CLOSED and found.session.format == CLOSING:
            self._offer_closing(found.mentor.id)
        if state is SessionState.MISSED and found.session.number:
            self._offer_after(found)
        self.left.show_left(found.left, {found.session.mentor: name})
        self.foot.show_session(state, name, shared=found.agenda.terms.shared)
        if found.until is not None:
            logs = any(promise.id in found.open_logs for promise in found.promises)
            self.foot.rule.setText(limit_of(found.until, self._now(), logs=logs))
        if was_empty and self.back.hasFocus():  # nobody went on meanwhile
            self.first_focus().setFocus()

    def _take_left(self, record: ExportRecord) -> None:
        if record.what.session == self._key:
            self.left.take(record)

    def _lead_to(self, session: Session) -> None:
        """Offer the session that took the place of this one."""
        when = dates.day_time(session.planned_at)
        words = self.tr("Open the session on {when}").format(when=when)
        there = Button(words, Kind.LINK, "arrow-right")
        there.setObjectName("session.movedTo")
        there.clicked.connect(partial(self._turn_to, session))
        self._body.addWidget(there, 0, Qt.AlignmentFlag.AlignLeading)

    def _offer_after(self, found: SessionData) -> None:
        """Say what waits, and offer what calendars learn it by, and the way back of an end."""
        if waits(found.agenda):
            words = self.tr("What is open here goes along to the next session that you plan.")
            if not found.goes_on:
                words = self.tr("What is open here stays, should you take the pairing up again.")
            self._body.addWidget(second(words))
        session, letters = found.session, self.before.letters
        save = partial(letters.save_calendar, session.id, session.mentor)
        self._offer(self.tr("Save the calendar file that says so"), "calendar", save)
        if session.ended and found.goes_on:
            go_on = partial(self._off.go_on, session)
            self._offer(self.tr("Let the series go on after all"), "resume", go_on)

    def _offer(self, words: str, name: str, act: Callable[[], None]) -> None:
        button = Button(words, Kind.LINK, "calendar" if name == "calendar" else "undo-2")
        button.setObjectName(f"session.{name}")
        button.clicked.connect(act)
        self._body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)

    def _offer_closing(self, mentor: PersonId) -> None:
        """Offer to go through what is left between the two: this was the session for it."""
        settle = Button(self.tr("Settle what is left"), icon="circle-check")
        settle.setObjectName("session.settle")
        settle.clicked.connect(partial(self.closing_asked.emit, mentor))
        self._body.addWidget(settle, 0, Qt.AlignmentFlag.AlignLeading)

    @Slot()
    def _start(self) -> None:
        self.start_asked.emit(self._key)

    @Slot()
    def _go_on(self) -> None:
        self.go_on_asked.emit(self._key)

    @Slot()
    def _export(self) -> None:
        self.export_asked.emit(self._key)

    @Slot()
    def _ask_to_move(self) -> None:
        if self._found is not None:
            self._moving.ask(self._found.session, self._found.mentor)

    @Slot()
    def _ask_to_arrange(self) -> None:
        if self._found is not None:
            self._arranging.ask(self._found.session, self._found.place)

    @Slot(object)
    def _moved(self, session: Session) -> None:
        self._turn_to(session)
        self._tell_moved(session)

    @Slot()
    def _ask_if_missed(self) -> None:
        if self._found is not None:
            self._off.ask(self._found.session, self._found.mentor.first_name)

    @Slot(object)
    def _called_off(self, session: Session) -> None:
        self.back.setFocus()  # what was pressed goes
        self._turn_to(session)

    def _turn_to(self, session: Session) -> None:
        self._key = session.id
        self.refresh()
