"""The agenda's editor: the mentor's seat, or the desk of a pair that shares its agendas."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QMimeData, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk.domain.agenda import ASIDE, Agenda
from mentordesk.domain.content import Card, Format
from mentordesk.domain.seat import Seat
from mentordesk.domain.session import Session
from mentordesk.domain.unsaved import BOX, Place, Unsaved, first_for
from mentordesk.errors import MentorDeskError
from mentordesk.services.agendas import NewTopic
from mentordesk.services.table import Table
from mentordesk.ui.agenda.agreed import AgreedLine
from mentordesk.ui.agenda.board import Board, Sitting
from mentordesk.ui.agenda.foot import AgendaFoot
from mentordesk.ui.agenda.keeper import AgendaKeeper
from mentordesk.ui.agenda.own_page import OwnWishes
from mentordesk.ui.agenda.seat_bar import SeatBar
from mentordesk.ui.agenda.sharing import Sharing
from mentordesk.ui.agenda.suggested_format import SuggestedFormat
from mentordesk.ui.agenda.to_borrow import ToBorrow
from mentordesk.ui.agenda.unkept import as_text, unkept
from mentordesk.ui.borrowing import Borrowing
from mentordesk.ui.look import look
from mentordesk.ui.notices import Notices
from mentordesk.ui.page import Page
from mentordesk.ui.receiving import AgendaReceiving
from mentordesk.ui.session_words import eyebrow_of
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.tokens import GAP, PAD_CARD, PAD_PAGE, PAGE_WIDTH
from mentordesk.ui.widgets.button import Button, Kind, secondary
from mentordesk.ui.widgets.ground import Ground, stand_on
from mentordesk.ui.widgets.label import Divider
from mentordesk.ui.widgets.page_head import PageHead
from mentordesk.ui.widgets.scroll_page import ScrollPage
from mentordesk.ui.widgets.sent_text import accept_drop, copied

_BESIDE = 392
_PLACES = {Seat.MENTOR: Place.TOPIC, Seat.LEADER: Place.LEADERS_TOPIC}


class AgendaPage(Page):
    """Knows nothing but what lies on the table: one agenda, and what its pair borrows from."""

    left = Signal()
    """Emitted when whoever sits there is done; in the mentor's seat, to hand the laptop back."""

    def __init__(
        self, table: Table, now: Callable[[], datetime], tasks: Tasks, notices: Notices
    ) -> None:
        super().__init__()
        self._table, self._notices = table, notices
        session = table.session.id
        self._unsaved = partial(Unsaved, _PLACES[table.seat], session)
        self._receiving = AgendaReceiving(self, table.agendas, lambda: session, tasks, table.seat)
        self._borrowing = Borrowing(self, table.library, now, tasks)
        sitting = Sitting(table.mentor, table.leader, table.seat.hand)
        self.board = Board(sitting, table.agenda, table.session.minutes, now)
        self._keeper = AgendaKeeper(table.agendas.keep, table.agenda, tasks, self)
        self.seat_bar = SeatBar(table.mentor, table.leader)
        self.back = Button(self.tr("Back to the session"), Kind.LINK, "arrow-left")
        self.head, self.column = PageHead(self.tr("What should we talk about?")), ScrollPage()
        self.borrow, self.foot, self._line = ToBorrow(), AgendaFoot(), QHBoxLayout()
        self.suggested = SuggestedFormat(table.leader, self._format if self.mentors_seat else None)
        self.paste = secondary(self.tr("Paste a list"), "clipboard-paste")
        self._agreed = AgreedLine(self, table, tasks, notices)
        self._sharing = Sharing(self, table, self.foot.share, tasks)
        OwnWishes(self, table, tasks, notices).serve(self.seat_bar)
        self._build()
        self.head.set_eyebrow(eyebrow_of(table.session, self._format))
        self.foot.show_steps(back=False, again=False)
        self._agreed.stand_in(self.head, self.foot)
        self._connect()

    @property
    def session(self) -> Session:
        """Return the session whose agenda it is."""
        return self._table.session

    @property
    def _format(self) -> Format | None:
        return self._table.shelf.content.format(self._table.session.format)

    @property
    def mentors_seat(self) -> bool:
        """Return whether the mentor sits there."""
        return self._table.seat is Seat.MENTOR

    @override
    def first_focus(self) -> QWidget:
        return self.board.new

    @override
    def unsaved_texts(self) -> tuple[Unsaved, ...]:
        behind = unkept(self.board.topics_as_typed, self._keeper.kept.topics)
        return (*(self._unsaved(as_text([topic])) for topic in behind), *self.line_texts())

    @override
    def line_texts(self) -> tuple[Unsaved, ...]:
        typed = self.board.new.text()
        return (self._unsaved(BOX + typed),) if typed.strip() else ()

    @override
    def is_behind(self) -> bool:
        return self._keeper.is_behind or self.board.is_written_in

    @override
    def take_back(self, texts: Sequence[Unsaved]) -> tuple[Unsaved, ...]:
        line = self._unsaved("")
        back = first_for(texts, line.place, line.session)
        if back is None or self.board.new.text():
            return ()
        self.board.new.setText(back.as_line)
        return (back,)

    @override
    def save_now(self) -> None:
        self.board.finish_writing()
        self._keeper.save()

    @override
    def save_but_lines(self) -> None:
        self.board.topics.finish_writing()
        self._keeper.save()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        accept_drop(event, files=not self.mentors_seat)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        if accept_drop(event, files=not self.mentors_seat):
            self._receive(copied(event.mimeData()))

    def _connect(self) -> None:
        board, mentor = self.board, self._table.session.mentor
        board.changed.connect(self._keeper.keep)
        board.changed.connect(self._show_steps)
        board.refused.connect(self._notices.error)
        board.list_pasted.connect(self._receive)
        self.paste.clicked.connect(self._ask_for_list)
        yes = self.tr("Put on the agenda")
        borrow = self.borrow
        for shown in (borrow, self.suggested):
            board.changed.connect(shown.show_agenda)
        self.suggested.picked.connect(self._take_suggested)
        borrow.card_picked.connect(self._borrow_card)
        borrow.format_picked.connect(self._borrow_format)
        borrow.cards_asked.connect(partial(self._borrowing.ask_cards, mentor, yes))
        borrow.format_asked.connect(partial(self._borrowing.ask_format, mentor, yes))
        self._keeper.failed.connect(self._notices.error)
        self.seat_bar.hand_back_asked.connect(self.left)
        self.back.clicked.connect(self.left)
        self.foot.undo_asked.connect(board.undo)
        self.foot.redo_asked.connect(board.redo)
        self.foot.copy_asked.connect(self._copy)
        self._sharing.agreed.connect(self._shared)
        self._sharing.refused.connect(self._notices.error)
        self._receiving.received.connect(self._take_in)
        self._borrowing.cards_picked.connect(self._borrow_cards)
        self._borrowing.format_picked.connect(self._borrow_format)
        self._borrowing.changed.connect(borrow.show_library)

    @Slot(object)
    def _show_steps(self, _: Agenda) -> None:
        draft = self.board.draft
        self.foot.show_steps(back=bool(draft.past), again=bool(draft.future))

    @Slot()
    def _ask_for_list(self) -> None:
        self._receive(None)

    @Slot(object)
    def _receive(self, mime: QMimeData | None) -> None:
        self._receiving.open(self._table.mentor, self.board.agenda.topics, mime)

    @Slot(object)
    def _take_in(self, agenda: Agenda) -> None:
        """Show what came, which the desk holds already; without room for it the two stay apart."""
        if self.board.take_in(self._keeper.kept, agenda):
            self._keeper.know(agenda)

    @Slot(object)
    def _borrow_card(self, card: Card) -> None:
        self._borrow_cards((card,))

    @Slot(object)
    def _borrow_cards(self, cards: tuple[Card, ...]) -> None:
        self._borrow(NewTopic(card.text, notes="\n".join(card.follow_ups)) for card in cards)

    @Slot(object)
    def _borrow_format(self, chosen: Format) -> None:
        self._borrow(NewTopic(topic.text, topic.minutes) for topic in chosen.topics)

    @Slot(object)
    def _take_suggested(self, chosen: Format) -> None:
        self._borrow_format(chosen)
        self.board.new.setFocus()

    def _borrow(self, new: Iterable[NewTopic]) -> None:
        """Put borrowed words on the agenda; where they do not fit, what was chosen stays so."""
        try:
            self.board.borrow(new)
        except MentorDeskError as error:
            (self._borrowing.fail if self._borrowing.is_open else self._notices.error)(error)
        else:
            self._borrowing.taken()

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(
            as_text(t for t in self.board.agenda.topics if t.state not in ASIDE)
        )
        self._notices.say(self.tr("Copied. It leaves the clipboard after a minute."))

    @Slot(object)
    def _shared(self, agenda: Agenda) -> None:
        self._take_in(agenda)
        if not agenda.terms.shared and not self.mentors_seat:
            self.left.emit()

    def _build(self) -> None:
        self.setAcceptDrops(True)
        self.back.setObjectName("agenda.back")
        self.paste.setObjectName("agenda.paste")
        (self.back if self.mentors_seat else self.seat_bar).hide()
        self.column.add(self.back)
        self.column.body.setAlignment(self.back, Qt.AlignmentFlag.AlignLeading)
        self.column.add(self.head)
        self.column.add(self.suggested)
        self.suggested.show_agenda(self._table.agenda)
        self.column.add(self.board)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.seat_bar)
        whole.addLayout(self._lanes(), 1)
        whole.addWidget(self.foot)

    def _writing(self) -> QVBoxLayout:
        """Return the agenda, which scrolls, over the line for one more topic, which does not."""
        line = self._line
        self.column.verticalScrollBar().rangeChanged.connect(self._end_with_the_list)
        self._end_with_the_list()
        line.addStretch(1)
        both = QWidget()
        both.setMaximumWidth(PAGE_WIDTH)
        beside = QHBoxLayout(both)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(GAP)
        beside.addWidget(self.board.new, 1)
        beside.addWidget(self.paste)
        line.addWidget(both, 1000)
        line.addStretch(1)
        lane = QVBoxLayout()
        lane.setSpacing(0)
        lane.addWidget(self.column, 1)
        lane.addLayout(line)
        return lane

    @Slot()
    def _end_with_the_list(self) -> None:
        """Let the line for one more topic end where the list does, beside its bar to scroll."""
        bar = self.column.verticalScrollBar()
        beside = bar.sizeHint().width() if bar.maximum() else 0
        self._line.setContentsMargins(PAD_PAGE, GAP, PAD_PAGE + beside, 2 * GAP)

    def _lanes(self) -> QHBoxLayout:
        """Return the agenda with what can be borrowed beside it or, in large text, below."""
        self.borrow.show_library(self._table.shelf)
        self.borrow.show_agenda(self._table.agenda)
        lanes = QHBoxLayout()
        lanes.setSpacing(0)
        lanes.addLayout(self._writing(), 5)
        if look().is_large:
            self.column.add(self.borrow)
        else:
            beside = ScrollPage(padding=PAD_CARD)
            beside.setMaximumWidth(look().px(_BESIDE))
            stand_on(beside, Ground.SURFACE)
            beside.add(self.borrow)
            beside.add_stretch()
            lanes.addWidget(Divider(Qt.Orientation.Vertical))
            lanes.addWidget(beside, 3)
        self.column.add_stretch()
        return lanes
