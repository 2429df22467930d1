"""The agenda's editor: the mentor's seat, or the desk of a pair that shares its agendas."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import QMimeData, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk.domain.agenda import ASIDE, Agenda
from mentordesk.domain.agreement import Agreement
from mentordesk.domain.content import Card, Format
from mentordesk.domain.ids import SessionId
from mentordesk.domain.person import Person
from mentordesk.domain.seat import Seat
from mentordesk.domain.session import Session
from mentordesk.domain.unsaved import Place, Unsaved
from mentordesk.services.agendas import NewTopic
from mentordesk.services.workspace import Workspace
from mentordesk.ui.agenda.board import Board, Sitting
from mentordesk.ui.agenda.foot import AgendaFoot
from mentordesk.ui.agenda.keeper import AgendaKeeper
from mentordesk.ui.agenda.seat_bar import SeatBar
from mentordesk.ui.borrowing import Borrowing
from mentordesk.ui.notices import Notices
from mentordesk.ui.page import Page
from mentordesk.ui.receiving import Receiving
from mentordesk.ui.session_words import eyebrow_of
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.widgets.button import Button, Kind
from mentordesk.ui.widgets.page_head import PageHead
from mentordesk.ui.widgets.scroll_page import ScrollPage


@dataclass(frozen=True, slots=True)
class _Found:
    session: Session
    mentor: Person
    leader: Person
    agenda: Agenda
    agreement: Agreement | None


class AgendaPage(Page):
    """Holds nothing but one agenda and what it takes to write it."""

    left = Signal()
    """Emitted when whoever sits there is done; in the mentor's seat, to hand the laptop back."""

    def __init__(
        self,
        workspace: Workspace,
        session_id: SessionId,
        now: Callable[[], datetime],
        tasks: Tasks,
        notices: Notices,
    ) -> None:
        super().__init__()
        self._desk, self._key, self._now = workspace, session_id, now
        self._tasks, self._notices = tasks, notices
        self._found: _Found | None = None
        self.board: Board | None = None
        self._keeper: AgendaKeeper | None = None
        self._receiving = Receiving(self, workspace.agendas, self._session_id, tasks)
        self._borrowing = Borrowing(self, workspace.library, now, tasks)
        self.seat_bar: SeatBar | None = None
        self.back = Button(self.tr("Back to the session"), Kind.LINK, "arrow-left")
        self.head, self.column = PageHead(self.tr("What should we talk about?")), ScrollPage()
        self.foot = AgendaFoot()
        self._build()
        self.back.clicked.connect(self.left)
        self._receiving.received.connect(self._take_in)
        self._borrowing.cards_picked.connect(self._borrow_cards)
        self._borrowing.format_picked.connect(self._borrow_format)

    @property
    def mentors_seat(self) -> bool:
        """Return whether the mentor sits there."""
        return self._desk.seats.taken is Seat.MENTOR

    @override
    def refresh(self) -> None:
        self._tasks.run(self._find, self._show, self._fail)

    @override
    def first_focus(self) -> QWidget | None:
        return None if self.board is None else self.board.new

    @override
    def has_unsaved(self) -> bool:
        behind = self._keeper is not None and self._keeper.is_behind
        return behind or bool(self.board is not None and self.board.typed)

    @override
    def unsaved_texts(self) -> tuple[Unsaved, ...]:
        if self.board is None or self._keeper is None:
            return ()
        kept = {topic.text for topic in self._keeper.kept.topics}
        here = (topic.text for topic in self.board.agenda.topics if topic.state not in ASIDE)
        words = (*(text for text in here if text not in kept), *self.board.typed)
        return tuple(Unsaved(Place.TOPIC, self._key, text) for text in words)

    @override
    def save_now(self) -> None:
        if self.board is not None and self._keeper is not None:
            self.board.finish_writing()
            self._keeper.save()

    def _session_id(self) -> SessionId:
        return self._key

    def _find(self) -> _Found:
        desk = self._desk
        session = desk.sessions.of_id(self._key)
        return _Found(
            session,
            desk.people.of_id(session.mentor),
            desk.people.leader(),
            desk.agendas.of(self._key),
            desk.people.agreement(session.mentor),
        )

    def _show(self, found: _Found) -> None:
        if self._found is not None:
            return  # what is being written stays
        self._found = found
        mentor, leader = found.mentor.first_name, found.leader.first_name
        self.head.set_eyebrow(eyebrow_of(found.session))
        sitting = Sitting(mentor, leader, self._desk.seats.hand)
        board = Board(sitting, found.agenda, found.session.minutes, self._now)
        keeper = AgendaKeeper(self._desk.agendas.keep, found.agenda, self._tasks, self)
        board.changed.connect(keeper.keep)
        board.changed.connect(self._show_steps)
        board.refused.connect(self._notices.error)
        board.list_pasted.connect(self._receive)
        yes, mentor_id = self.tr("Put on the agenda"), found.mentor.id
        board.cards_asked.connect(partial(self._borrowing.ask_cards, mentor_id, yes))
        board.format_asked.connect(partial(self._borrowing.ask_format, mentor_id, yes))
        keeper.failed.connect(self._notices.error)
        self.board, self._keeper = board, keeper
        self.column.add(board)
        self.column.add_stretch()
        self._show_seat(mentor, leader)
        self._show_foot(found, leader)
        board.new.setFocus()

    def _fail(self, error: Exception) -> None:
        self._notices.error(error)
        self.left.emit()

    def _show_seat(self, mentor: str, leader: str) -> None:
        self.back.setVisible(not self.mentors_seat)
        if self.mentors_seat:
            self.seat_bar = SeatBar(mentor, leader)
            self.seat_bar.hand_back_asked.connect(self.left)
            self._whole.insertWidget(0, self.seat_bar)

    def _show_foot(self, found: _Found, leader: str) -> None:
        foot, agreement = self.foot, found.agreement
        if agreement is not None:
            line = agreement.line_for(found.session.number)
            self.head.set_under(self.tr("We agreed: {line}").format(line=line) if line else "")
            shared = found.agenda.terms.shared
            foot.show_sharing(leader, shared=shared, mentor=self.mentors_seat)
        foot.show_steps(back=False, again=False)
        foot.undo_asked.connect(self._undo)
        foot.redo_asked.connect(self._redo)
        foot.copy_asked.connect(self._copy)
        foot.share_asked.connect(self._share)
        foot.show()

    @Slot()
    def _undo(self) -> None:
        if self.board is not None:
            self.board.undo()

    @Slot()
    def _redo(self) -> None:
        if self.board is not None:
            self.board.redo()

    @Slot(object)
    def _show_steps(self, _: Agenda) -> None:
        if self.board is not None:
            draft = self.board.draft
            self.foot.show_steps(back=bool(draft.past), again=bool(draft.future))

    @Slot(object)
    def _receive(self, mime: QMimeData) -> None:
        if self.board is not None and self._found is not None:
            known = [topic.text for topic in self.board.agenda.topics if topic.state not in ASIDE]
            self._receiving.open(self._found.mentor.first_name, known, mime)

    @Slot(object)
    def _take_in(self, agenda: Agenda) -> None:
        """Show what came; the desk holds it already."""
        if self.board is not None and self._keeper is not None:
            self._keeper.know(agenda)
            self.board.take_in(agenda)

    @Slot(object)
    def _borrow_cards(self, cards: tuple[Card, ...]) -> None:
        if self.board is not None:
            self.board.borrow(NewTopic(c.text, notes="\n".join(c.follow_ups)) for c in cards)
            work = partial(self._desk.library.borrow, self._key, [card.key for card in cards])
            self._tasks.run(work, _nothing, self._notices.error)
        self._borrowing.taken()

    @Slot(object)
    def _borrow_format(self, chosen: Format) -> None:
        if self.board is not None:
            self.board.borrow(NewTopic(topic.text, topic.minutes) for topic in chosen.topics)
        self._borrowing.taken()

    @Slot()
    def _copy(self) -> None:
        if self.board is not None:
            QGuiApplication.clipboard().setText(_as_text(self.board.agenda))
            self._notices.say(self.tr("Copied. It leaves the clipboard after a minute."))

    @Slot(bool)
    def _share(self, shared: bool) -> None:  # noqa: FBT001  # a slot
        if self._found is not None:
            work = partial(self._desk.agendas.share, self._found.session.mentor, shared=shared)
            self._tasks.run(work, partial(self._shared, shared), self._refuse_sharing)

    def _shared(self, shared: bool, _: None) -> None:  # noqa: FBT001  # an answer
        if not shared and not self.mentors_seat:
            self.left.emit()

    def _refuse_sharing(self, error: Exception) -> None:
        self.foot.share.setChecked(not self.foot.share.isChecked())
        self._notices.error(error)

    def _build(self) -> None:
        self.back.setObjectName("agenda.back")
        self.back.hide()
        self.foot.hide()
        self.column.add(self.back)
        self.column.body.setAlignment(self.back, Qt.AlignmentFlag.AlignLeading)
        self.column.add(self.head)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addWidget(self.column, 1)
        self._whole.addWidget(self.foot)


def _nothing(_: object) -> None:
    pass


def _as_text(agenda: Agenda) -> str:
    from mentordesk.exchange.agenda_markdown import write_agenda
    from mentordesk.exchange.agenda_parts import ReadTopic

    topics = [topic for topic in agenda.topics if topic.state not in ASIDE]
    return write_agenda([ReadTopic(t.text, t.minutes, (t.notes,), 0) for t in topics])
