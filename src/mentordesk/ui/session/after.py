"""A session after its close: the record of what came of it."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.domain.agenda import Topic
from mentordesk.domain.idea import UNANSWERED, Idea
from mentordesk.domain.ids import StrikeAskId, TopicId
from mentordesk.domain.note import Note, NoteKind
from mentordesk.domain.person import Person
from mentordesk.domain.session import SessionState
from mentordesk.domain.strike_ask import StrikeAsk
from mentordesk.ui import dates
from mentordesk.ui.item_models.ideas import IdeaModel
from mentordesk.ui.item_models.topics import TopicModel
from mentordesk.ui.session.parts import SessionParts
from mentordesk.ui.session.rewriting import Rewriting, Written
from mentordesk.ui.session.session_data import SessionData
from mentordesk.ui.session.tries import SessionTries
from mentordesk.ui.strikes import STILL_OWED
from mentordesk.ui.tokens import GAP_CARDS
from mentordesk.ui.widgets.layouts import empty
from mentordesk.ui.widgets.observation_card import ObservationCard
from mentordesk.ui.widgets.row import Row
from mentordesk.ui.widgets.session_record import Place, RecordWords, SessionRecord, place_of
from mentordesk.ui.widgets.strike_asks_card import StrikeAsksCard


class SessionAfter(QWidget):
    """Shown once the session is closed; private notes are read only when they are asked for."""

    changed = Signal()

    def __init__(self, parts: SessionParts, topics: TopicModel) -> None:
        super().__init__()
        self._parts, self._topics = parts, topics
        self._ideas = IdeaModel(parts.now(), self)
        self._written: Written | Topic | None = None
        self.tries = SessionTries(self, parts)
        self.rewriting = Rewriting(self, parts)
        self.rewriting.changed.connect(self._refresh)
        self.record: SessionRecord | None = None
        self._was_open = False
        self._places: tuple[Place, ...] = ()
        self._asks: StrikeAsksCard | None = None
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(GAP_CARDS)

    def show_session(self, found: SessionData) -> None:
        """Show the record of a closed session."""
        closed = found.session.state is SessionState.CLOSED
        empty(self._body)
        self._show_asks(found.mentor.first_name, found.strike_asks)
        self.record = self._made(found) if closed else None
        self.setVisible(closed)
        if self._was_open and self.record is not None:
            self._ask_for_private()
        else:
            self._go_back()
        self._was_open = False

    def _show_asks(self, name: str, asks: tuple[StrikeAsk, ...]) -> None:
        self._asks = None
        if asks:
            self._asks = StrikeAsksCard(name, asks)
            self._asks.done.connect(self._settle)
            self._body.addWidget(self._asks)

    @Slot(object)
    def _settle(self, ask: StrikeAskId) -> None:
        work = partial(self._parts.workspace.strike_asks.settle, ask)
        failed = partial(self._not_settled, ask)
        self._parts.tasks.run(work, partial(self._settled, ask), failed)

    def _not_settled(self, ask: StrikeAskId, error: Exception) -> None:
        self._parts.notices.error(error)
        if isinstance(error, STILL_OWED):
            self._settled(ask, None)

    def _settled(self, ask: StrikeAskId, _: None) -> None:
        if self._asks is not None:
            self._asks.take_away(ask)

    def _made(self, found: SessionData) -> SessionRecord:
        titles: dict[TopicId | None, str] = {t.id: t.text for t in found.agenda.topics}
        name = found.mentor.first_name
        still = found.until is not None and dates.local_day(self._parts.now()) <= found.until
        words = RecordWords(name, found.session.play_back, titles, may_change=still)
        record = SessionRecord(words)
        self._topics.show_agenda(found.agenda, name, spent=True)
        record.add_topics(self._topics)
        if found.observation.seen:
            record.add(ObservationCard(name, found.observation))
        record.add_shared(found.shared)
        record.add_ideas([(idea, self._row(idea, found.people)) for idea in found.ideas])
        if found.tries:
            record.add(self.tries.card(self.tr("You tried before this session"), found))
        record.add_promises(found.promises, partial(self.tries.log_of, found))
        record.add_private()
        record.private_asked.connect(self._ask_for_private)
        record.change_asked.connect(partial(self.rewriting.ask, name))
        record.destroy_asked.connect(self.rewriting.ask_to_destroy)
        which = partial(self.rewriting.ask_which_topic, found.agenda.topics)
        record.destroy_topic_asked.connect(which)
        self._body.addWidget(record)
        return record

    def _row(self, idea: Idea, people: tuple[Person, ...]) -> Row:
        """Return an idea with the names of those who had a part in it."""
        first = {person.id: person.first_name for person in people}
        parts = dict.fromkeys(first[part.person] for part in idea.contributions)
        row = self._ideas.row_of(idea)
        story = "" if idea.stage in UNANSWERED else row.under
        under = " · ".join(words for words in (", ".join(parts), story) if words)
        return replace(row, under=under)

    @Slot(object)
    def _refresh(self, written: Written | Topic) -> None:
        self._was_open = self.record is not None and self.record.is_open
        self._written = written
        self._places = () if self.record is None else self.record.places
        self.changed.emit()

    def _go_back(self) -> None:
        """Give the keyboard back to where the words were changed."""
        written, self._written = self._written, None
        if written is not None and self.record is not None:
            self.record.enter(place_of(written), self._places)

    @Slot()
    def _ask_for_private(self) -> None:
        work = partial(self._parts.workspace.notes.of_session, self._parts.key())
        self._parts.tasks.run(work, self._show_private, self._parts.notices.error)

    def _show_private(self, notes: tuple[Note, ...]) -> None:
        if self.record is not None:
            self.record.show_notes([note for note in notes if note.kind is NoteKind.PRIVATE])
            self._go_back()
