"""A session before it begins: its agenda, and what the leader brings to it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QMimeData, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.domain.agenda import Agenda
from mentordesk.domain.ids import AskId
from mentordesk.domain.session import SessionState
from mentordesk.domain.unsaved import Place, Unsaved, first_for
from mentordesk.ui.borrowed_asks import BorrowedAsks
from mentordesk.ui.item_models.topics import TopicModel
from mentordesk.ui.letters import Letters
from mentordesk.ui.receiving import AgendaReceiving
from mentordesk.ui.session.observed import Observed
from mentordesk.ui.session.parts import SessionParts
from mentordesk.ui.session.session_data import SessionData
from mentordesk.ui.session.tries import SessionTries
from mentordesk.ui.tokens import GAP_CARDS
from mentordesk.ui.widgets.agenda_view import AgendaView
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.layouts import empty


class SessionBefore(QWidget):
    """Shown while the session is planned; what else belongs to it goes `beside` the agenda."""

    edit_asked = Signal(object)
    hand_over_asked = Signal(object)

    def __init__(self, page: QWidget, parts: SessionParts, topics: TopicModel) -> None:
        super().__init__()
        self._parts, self._topics = parts, topics
        self._found: SessionData | None = None
        self._asking = False
        desk, now, tasks = parts.workspace, parts.now, parts.tasks
        self.letters = Letters(page, desk.letters, parts.saving, tasks, parts.notices)
        self._borrowed = BorrowedAsks(page, desk, parts.key, now, tasks)
        self._receiving = AgendaReceiving(page, desk.agendas, parts.key, tasks)
        self.tries = SessionTries(self, parts)
        self.agenda: AgendaView | None = None
        self._body, self.beside = QVBoxLayout(), QVBoxLayout()
        self.observed = Observed(page, parts)
        self.beside.addWidget(self.observed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_CARDS)
        self._body.setSpacing(GAP_CARDS)
        column.addLayout(self._body)
        column.addLayout(self.beside)
        self._receiving.received.connect(self._show_changed)
        self._borrowed.asked.connect(self._show_changed)

    def show_session(self, found: SessionData) -> None:
        """Show the agenda of a planned session, with the ask that was being typed."""
        self._found = found
        planned = found.session.state is SessionState.PLANNED
        typed = self._typed_ask()
        empty(self._body)
        self.agenda = self._made(found, typed) if planned else None
        if planned:
            self.observed.show_sheet(found.mentor.first_name, found.observation)
        self.setVisible(planned)

    def has_unsaved(self) -> bool:
        """Return whether an ask was typed and not asked."""
        return bool(self._typed_ask().strip())

    def unsaved_texts(self) -> tuple[Unsaved, ...]:
        """Return the ask that was typed and not asked."""
        asked = Unsaved(Place.ASK, self._parts.key(), self._typed_ask())
        return (asked,) if self.has_unsaved() else ()

    def take_back(self, texts: Sequence[Unsaved]) -> tuple[Unsaved, ...]:
        """Put an ask back into its line, if it is empty; return it."""
        back = first_for(texts, Place.ASK, self._parts.key())
        if back is None or self.agenda is None or self._typed_ask():
            return ()
        self.agenda.asks.line.setText(back.text)
        return (back,)

    def save_now(self) -> None:
        """Ask what was typed."""
        if self.has_unsaved():
            self._ask(self._typed_ask())

    def _made(self, found: SessionData, typed: str) -> AgendaView:
        key = found.session.id
        agenda = AgendaView(self._topics, found.mentor.first_name)
        agenda.asks.line.setText(typed)
        agenda.show_agenda(found.agenda, found.session.minutes)
        agenda.sent_asked.connect(self._ask_for_text)
        agenda.letter_asked.connect(self._write)
        agenda.asked.connect(self._ask)
        agenda.withdrawn.connect(self._withdraw)
        agenda.edit_asked.connect(partial(self.edit_asked.emit, key))
        agenda.hand_over_asked.connect(partial(self.hand_over_asked.emit, key))
        self._borrowed.watch(agenda.asks, found.mentor.id)
        self._body.addWidget(agenda)
        if found.tries:
            self._body.addWidget(self.tries.card(self.tr("You are trying"), found))
        return agenda

    @Slot(str)
    def _ask(self, text: str) -> None:
        if self._asking:
            return
        self._asking = True
        work = partial(self._parts.workspace.agendas.ask, self._parts.key(), text)
        self._parts.tasks.run(work, partial(self._asked, text), self._refuse_ask)

    def _asked(self, text: str, agenda: Agenda) -> None:
        self._asking = False
        self._show_changed(agenda)
        if self.agenda is not None and self._typed_ask() == text:
            self.agenda.asks.taken_in()
            announce(self, self.tr("Asked: {text}").format(text=text))

    @Slot(object)
    def _withdraw(self, ask: AskId) -> None:
        work = partial(self._parts.workspace.agendas.withdraw, self._parts.key(), ask)
        self._parts.tasks.run(work, self._show_changed, self._parts.notices.error)

    def _refuse_ask(self, error: Exception) -> None:
        self._asking = False
        self._parts.notices.error(error)

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
        known = [placed.topic for placed in self._topics.values()]
        self._receiving.open(self._found.mentor.first_name, known, mime)

    @Slot()
    def _write(self) -> None:
        self.letters.write(self._parts.key())
