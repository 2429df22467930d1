"""One session: its agenda before, its record after."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import QMimeData, Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk.domain.agenda import Agenda
from mentordesk.domain.idea import Idea
from mentordesk.domain.ids import AskId, SessionId, TopicId
from mentordesk.domain.note import Note, NoteKind
from mentordesk.domain.person import Person
from mentordesk.domain.promise import Promise
from mentordesk.domain.session import Session, SessionState
from mentordesk.domain.unsaved import Place, Unsaved
from mentordesk.services.workspace import Workspace
from mentordesk.ui.borrowed_asks import BorrowedAsks
from mentordesk.ui.dialogs.move_session import MoveSessionDialog
from mentordesk.ui.dialogs.reason import ConfirmDialog
from mentordesk.ui.item_models.ideas import IdeaModel
from mentordesk.ui.item_models.topics import TopicModel
from mentordesk.ui.letters import Letters
from mentordesk.ui.notices import Notices
from mentordesk.ui.page import Page
from mentordesk.ui.receiving import Receiving
from mentordesk.ui.session_words import eyebrow_of, facts_of, title_of
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.tokens import GRID
from mentordesk.ui.widgets.agenda_view import TOPICS, AgendaView
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.button import Button, Kind
from mentordesk.ui.widgets.layouts import empty
from mentordesk.ui.widgets.page_head import PageHead
from mentordesk.ui.widgets.row_list import RowList
from mentordesk.ui.widgets.scroll_page import ScrollPage
from mentordesk.ui.widgets.session_foot import SessionFoot
from mentordesk.ui.widgets.session_record import RecordWords, SessionRecord


@dataclass(frozen=True, slots=True)
class _Found:
    session: Session
    mentor: Person
    agenda: Agenda
    shared: tuple[Note, ...]
    ideas: tuple[Idea, ...]
    promises: tuple[Promise, ...]


class SessionPage(Page):
    """Shows what fits the session's state; the mentor's topics are never changed from here."""

    start_asked = Signal(object)
    go_on_asked = Signal(object)
    export_asked = Signal(object)
    edit_asked = Signal(object)
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
        self._workspace, self._key, self._now = workspace, session_id, now
        self._tasks, self._notices = tasks, notices
        self._found: _Found | None = None
        self._asking = False
        self._letters = Letters(self, workspace.letters, now, tasks, notices)
        self._borrowed = BorrowedAsks(self, workspace, self._session_id, now, tasks)
        self._receiving = Receiving(self, workspace.agendas, self._session_id, tasks)
        self.topics, self.ideas = TopicModel(parent=self), IdeaModel(now(), self)
        self.back = Button(self.tr("All sessions"), Kind.LINK, "arrow-left")
        self.head, self.column, self.foot = (
            PageHead(self.tr("Session")),
            ScrollPage(),
            SessionFoot(),
        )
        self.agenda: AgendaView | None = None
        self.record: SessionRecord | None = None
        self._build()
        self.back.clicked.connect(self.closed)
        self._receiving.received.connect(self._show_changed)
        self._borrowed.asked.connect(self._show_changed)
        self._connect_foot()

    @property
    def session_id(self) -> SessionId:
        """Return which session is shown; moving it shows the one that takes its place."""
        return self._key

    @override
    def refresh(self) -> None:
        self._tasks.run(partial(self._find, self._key), self._show, self._notices.error)

    @override
    def first_focus(self) -> QWidget | None:
        return self.back if self._found is None else self.foot.main

    @override
    def has_unsaved(self) -> bool:
        return bool(self._typed_ask().strip())

    @override
    def unsaved_texts(self) -> tuple[Unsaved, ...]:
        asked = Unsaved(Place.ASK, self._key, self._typed_ask())
        return (asked,) if self.has_unsaved() else ()

    @override
    def save_now(self) -> None:
        if self.has_unsaved():
            self._ask(self._typed_ask())

    def _build(self) -> None:
        self.back.setObjectName("session.back")
        self._body = QVBoxLayout()
        top = QVBoxLayout()
        top.setSpacing(GRID)
        top.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeading)
        top.addWidget(self.head)
        self.column.add(top)
        self.column.add(self._body)
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
        self.foot.missed_asked.connect(self._ask_if_missed)

    def _session_id(self) -> SessionId:
        return self._key

    def _find(self, key: SessionId) -> _Found:
        desk = self._workspace
        session = desk.sessions.of_id(key)
        notes = desk.notes.of_session(key)
        return _Found(
            session,
            desk.people.of_id(session.mentor),
            desk.agendas.of(key),
            tuple(note for note in notes if note.kind is NoteKind.SHARED),
            desk.ideas.of_session(key),
            desk.promises.of_session(key),
        )

    def _show(self, found: _Found) -> None:
        self._found = found
        name = found.mentor.first_name
        self.head.set_eyebrow(eyebrow_of(found.session))
        self.head.set_title(title_of(found.session, name))
        self.head.set_under(facts_of(found.session, name))
        typed = self._typed_ask()
        empty(self._body)
        self.agenda, self.record = None, None
        match found.session.state:
            case SessionState.PLANNED:
                self._show_agenda(found, typed)
            case SessionState.CLOSED:
                self._show_record(found)
            case _:
                self.topics.show_agenda(found.agenda, name, spent=False)
                self._body.addWidget(RowList(self.topics, self.tr("Agenda"), TOPICS, fitted=True))
        shared = found.agenda.terms.shared
        self.foot.show_session(found.session.state, name, shared=shared)

    def _show_agenda(self, found: _Found, typed: str) -> None:
        self.agenda = AgendaView(self.topics, found.mentor.first_name)
        self.agenda.asks.line.setText(typed)
        self.agenda.show_agenda(found.agenda, found.session.minutes)
        self.agenda.sent_asked.connect(self._ask_for_text)
        self.agenda.letter_asked.connect(self._write)
        self.agenda.asked.connect(self._ask)
        self.agenda.withdrawn.connect(self._withdraw)
        self.agenda.edit_asked.connect(partial(self.edit_asked.emit, self._key))
        self.agenda.hand_over_asked.connect(partial(self.hand_over_asked.emit, self._key))
        self._borrowed.watch(self.agenda.asks, found.mentor.id)
        self._body.addWidget(self.agenda)

    def _show_record(self, found: _Found) -> None:
        titles: dict[TopicId | None, str] = {t.id: t.text for t in found.agenda.topics}
        name = found.mentor.first_name
        record = SessionRecord(RecordWords(name, found.session.play_back, titles))
        self.topics.show_agenda(found.agenda, name, spent=True)
        self.ideas.show_ideas(found.ideas, {found.mentor.id: found.mentor.name}, self._now())
        record.add_rows(self.tr("Agenda"), self.topics, "session.topics")
        record.add_shared(found.shared)
        record.add_rows(self.tr("Ideas"), self.ideas, "session.ideas")
        record.add_promises(found.promises)
        record.add_private()
        record.private_asked.connect(self._ask_for_private)
        self.record = record
        self._body.addWidget(record)

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
    def _ask_for_private(self) -> None:
        work = partial(self._workspace.notes.of_session, self._key)
        self._tasks.run(work, self._show_private, self._notices.error)

    def _show_private(self, notes: tuple[Note, ...]) -> None:
        if self.record is not None:
            self.record.show_notes([note for note in notes if note.kind is NoteKind.PRIVATE])

    @Slot(str)
    def _ask(self, text: str) -> None:
        if self._asking:
            return
        self._asking = True
        work = partial(self._workspace.agendas.ask, self._key, text)
        self._tasks.run(work, partial(self._asked, text), self._refuse_ask)

    def _asked(self, text: str, agenda: Agenda) -> None:
        self._asking = False
        self._show_changed(agenda)
        if self.agenda is not None and self._typed_ask() == text:
            self.agenda.asks.taken_in()
            announce(self, self.tr("Asked: {text}").format(text=text))

    @Slot(object)
    def _withdraw(self, ask: AskId) -> None:
        work = partial(self._workspace.agendas.withdraw, self._key, ask)
        self._tasks.run(work, self._show_changed, self._notices.error)

    def _refuse_ask(self, error: Exception) -> None:
        self._asking = False
        self._notices.error(error)

    def _typed_ask(self) -> str:
        return self.agenda.asks.line.text() if self.agenda is not None else ""

    @Slot(object)
    def _show_changed(self, agenda: Agenda) -> None:
        if self.agenda is not None and self._found is not None:
            self.agenda.show_agenda(agenda, self._found.session.minutes)

    @Slot(object)
    def _ask_for_text(self, mime: QMimeData | None) -> None:
        if self._found is None:
            return
        known = [placed.topic for placed in self.topics.values()]
        self._receiving.open(self._found.mentor.first_name, known, mime)

    @Slot()
    def _write(self) -> None:
        self._letters.write(self._key)

    @Slot()
    def _ask_to_move(self) -> None:
        if self._found is not None:
            dialog = MoveSessionDialog(self._found.session.planned_at, self)
            dialog.moved.connect(partial(self._move, dialog))
            dialog.open()

    def _move(self, dialog: MoveSessionDialog, to: datetime) -> None:
        work = partial(self._workspace.sessions.move, self._key, to)
        self._tasks.run(work, partial(self._changed, dialog), dialog.fail)

    @Slot()
    def _ask_if_missed(self) -> None:
        title = self.tr("It did not take place")
        about = self.tr("The session stays in the list as one that did not take place.")
        dialog = ConfirmDialog(title, about, title, self)
        dialog.agreed.connect(partial(self._miss, dialog))
        dialog.open()

    def _miss(self, dialog: ConfirmDialog) -> None:
        work = partial(self._workspace.sessions.miss, self._key)
        self._tasks.run(work, partial(self._changed, dialog), dialog.fail)

    def _changed(self, dialog: MoveSessionDialog | ConfirmDialog, session: Session) -> None:
        dialog.accept()
        self._key = session.id
        self.refresh()
