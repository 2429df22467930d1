"""A session after its close: the record of what came of it."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.domain.idea import UNANSWERED, Idea
from mentordesk.domain.ids import TopicId
from mentordesk.domain.note import Note, NoteKind
from mentordesk.domain.person import Person, known
from mentordesk.domain.session import SessionState
from mentordesk.domain.strike_ask import StrikeAsk
from mentordesk.ui import dates
from mentordesk.ui.item_models.ideas import IdeaModel
from mentordesk.ui.item_models.topics import TopicModel
from mentordesk.ui.session.destroying import Destroying
from mentordesk.ui.session.parts import SessionParts
from mentordesk.ui.session.rewriting import Rewriting, Written
from mentordesk.ui.session.session_data import SessionData
from mentordesk.ui.session.tries import SessionTries
from mentordesk.ui.tokens import GAP_CARDS
from mentordesk.ui.widgets.layouts import empty
from mentordesk.ui.widgets.row import Row
from mentordesk.ui.widgets.session_record import (
    WISHES,
    Place,
    RecordWords,
    SessionRecord,
    Thing,
    card_of,
    place_of,
)
from mentordesk.ui.widgets.strike_asks_card import StrikeAsksCard


class SessionAfter(QWidget):
    """Shown once the session is closed; private notes are read only when they are asked for."""

    changed = Signal()

    def __init__(self, parts: SessionParts, topics: TopicModel) -> None:
        super().__init__()
        self._parts, self._topics = parts, topics
        self._ideas = IdeaModel(parts.now(), self)
        self._place: Place | None = None
        self.tries = SessionTries(self, parts)
        self.rewriting = Rewriting(self, parts)
        self.destroying = Destroying(self, parts)
        self.rewriting.changed.connect(self._changed)
        self.destroying.gone.connect(self._gone)
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
            self._asks.done.connect(self.destroying.ask)
            self._body.addWidget(self._asks)

    def _made(self, found: SessionData) -> SessionRecord:
        titles: dict[TopicId | None, str] = {t.id: t.text for t in found.agenda.topics}
        name = found.mentor.first_name
        still = found.until is not None and dates.local_day(self._parts.now()) <= found.until
        words = RecordWords(name, found.session.play_back, titles, may_change=still)
        record = SessionRecord(words)
        self._topics.show_agenda(found.agenda, name, spent=True)
        record.add_topics(found.agenda.topics, self._topics)
        record.add_observation(found.observation)
        record.add_shared(found.shared)
        self._ideas.show_ideas(found.ideas, known(found.people), self._parts.now())
        record.add_ideas([(idea, self._row(idea, found.people)) for idea in found.ideas])
        if found.tries:
            record.add(self.tries.card(self.tr("You tried before this session"), found))
        record.add_promises(found.promises, partial(self.tries.log_of, found))
        record.add_private()
        record.private_asked.connect(self._ask_for_private)
        record.change_asked.connect(partial(self.rewriting.ask, name))
        record.destroy_asked.connect(self.destroying.ask)
        self._body.addWidget(record)
        return record

    def _row(self, idea: Idea, people: tuple[Person, ...]) -> Row:
        """Return an idea with the names of those who had a part in it."""
        first = {person.id: person.first_name for person in people}
        parts = dict.fromkeys(first[part.person] for part in idea.contributions)
        row = self._ideas.row_of(idea)
        story = "" if idea.stage in UNANSWERED else row.under
        under = " · ".join(words for words in (", ".join(parts), story) if words)
        return replace(row, under=under, name="")

    @Slot(object)
    def _changed(self, written: Written) -> None:
        self._refresh(place_of(written))

    @Slot(object)
    def _gone(self, thing: Thing) -> None:
        self._refresh(card_of(thing))

    def _refresh(self, place: Place) -> None:
        self._was_open = self.record is not None and self.record.is_open
        self._place = place
        self._places = () if self.record is None else self.record.places
        self.changed.emit()

    def _go_back(self) -> None:
        """Give the keyboard back to where something was changed or destroyed."""
        place, self._place = self._place, None
        if place == WISHES and self._asks is not None:
            self._asks.enter()
        elif place is not None and self.record is not None:
            self.record.enter(place, self._places)

    @Slot()
    def _ask_for_private(self) -> None:
        work = partial(self._parts.workspace.notes.of_session, self._parts.key())
        self._parts.tasks.run(work, self._show_private, self._parts.notices.error)

    def _show_private(self, notes: tuple[Note, ...]) -> None:
        if self.record is not None:
            self.record.show_notes([note for note in notes if note.kind is NoteKind.PRIVATE])
            self._go_back()
