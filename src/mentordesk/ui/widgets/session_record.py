"""What came of a closed session; private notes are not here until they are asked for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from PySide6.QtCore import QAbstractItemModel, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mentordesk.domain.agenda import Topic
from mentordesk.domain.idea import Idea, Stage
from mentordesk.domain.ids import TopicId
from mentordesk.domain.note import Note, NoteKind
from mentordesk.domain.observation import Observation, Seen
from mentordesk.domain.promise import Promise, PromiseState
from mentordesk.domain.session import PlayBack
from mentordesk.domain.strike_ask import StrikeAsk
from mentordesk.ui import dates, wording
from mentordesk.ui.look import look
from mentordesk.ui.tokens import GAP_CARDS, GRID, Text, Tone
from mentordesk.ui.widgets.button import Button, link, quiet
from mentordesk.ui.widgets.chip import Chip
from mentordesk.ui.widgets.kept_card import KeptCard
from mentordesk.ui.widgets.label import Label, second, small, strong
from mentordesk.ui.widgets.layouts import empty
from mentordesk.ui.widgets.note_words import NoteWords
from mentordesk.ui.widgets.observation_card import ObservationCard
from mentordesk.ui.widgets.row import Row
from mentordesk.ui.widgets.row_layout import RowStyle
from mentordesk.ui.widgets.row_list import RowList
from mentordesk.ui.widgets.scroll_page import enter, reveal

_Written: TypeAlias = Note | Idea | Promise | PlayBack
Thing: TypeAlias = _Written | Topic | Seen | StrikeAsk
_ROWS = RowStyle(lead_width=24, title_lines=4, pad=2 * GRID, avatar=24)
_ABOUT = 80

Place: TypeAlias = tuple[object, object]
"""The kind of what stands there, and which of its kind it is."""
_CARD = "card"
WISHES: Place = (StrikeAsk, _CARD)
_PRIVATE: Place = (NoteKind.PRIVATE, "")


@dataclass(frozen=True, slots=True)
class RecordWords:
    """What can be said of a session in one line each."""

    mentor: str
    play_back: PlayBack
    titles: dict[TopicId | None, str]
    may_change: bool = False


class SessionRecord(QWidget):
    """Cards under each other, only those that hold something."""

    private_asked = Signal()
    change_asked = Signal(object)
    """Emitted with the note, the idea, the promise or the play-back to be put in other words."""
    destroy_asked = Signal(object)
    """Emitted with all of a card, of which something should be gone for good."""

    def __init__(self, words: RecordWords) -> None:
        super().__init__()
        self._words = words
        self.show_private = quiet(self.tr("Show your private notes"), "eye")
        self._private_card = KeptCard(self.tr("Private notes"), ())
        self._private = QVBoxLayout()
        self._open = self._asked = False
        self._links: dict[Place, Button] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP_CARDS)
        self._add_play_back()
        self.show_private.clicked.connect(self._turn)

    @property
    def is_open(self) -> bool:
        """Return whether the private notes are shown."""
        return self._open

    def add(self, widget: QWidget) -> None:
        """Put something under what stands there."""
        self._column.addWidget(widget)

    def add_topics(self, topics: Sequence[Topic], model: QAbstractItemModel) -> None:
        """Add a card with the agenda, if there is something on it."""
        if topics:
            heading = self.tr("Agenda")
            rows = RowList(model, heading, _ROWS, fitted=True)
            rows.setObjectName("session.topics")
            self._card(heading, topics).add(rows)

    def add_observation(self, observation: Observation) -> None:
        """Add what the mentor saw, if a sheet came."""
        if observation.seen:
            card = ObservationCard(self._words.mentor, observation)
            self._hold(card, observation.seen)
            self.add(card)

    def add_ideas(self, ideas: Sequence[tuple[Idea, Row]]) -> None:
        """Add the ideas, each with its names and how far it has come."""
        if ideas:
            card = self._card(self.tr("Ideas"), [idea for idea, _ in ideas])
            for idea, row in ideas:
                card.add(self._idea(idea, row))

    @property
    def places(self) -> tuple[Place, ...]:
        """Return where there is something to change or to destroy, in their order."""
        return tuple(self._links)

    def enter(self, place: Place, before: Sequence[Place]) -> None:
        """Give the keyboard back to a place, or to the one beside it where that is gone.

        That is the next of its kind, or else the one that stood above it, or what stands first.
        """
        if place not in self._links and place in before:
            at = before.index(place)
            beside = [one for one in before[at + 1 : at + 2] if one[0] == place[0]]
            above = reversed(before[:at])
            place = next((one for one in (*beside, *above) if one in self._links), place)
        first = next(iter(self._links.values()))
        enter(self._links.get(place, first))

    def add_shared(self, notes: Sequence[Note]) -> None:
        """Add the notes that both may read."""
        if notes:
            card = self._card(self.tr("Shared notes"), notes)
            for part in self._sheets(notes):
                card.add(part)

    def add_promises(
        self, promises: Sequence[Promise], log_of: Callable[[Promise], QWidget | None]
    ) -> None:
        """Add what was promised, with how it stands and the log of what is to be tried."""
        if promises:
            card = self._card(self.tr("What you promised"), promises)
            for promise in promises:
                card.add(self._promise(promise))
                log = log_of(promise)
                if log is not None:
                    card.add(log)

    def add_private(self) -> None:
        """Add the place where private notes open on demand."""
        self.show_private.setObjectName("session.private")
        self._links[_PRIVATE] = self.show_private
        self._private_card.head.addWidget(self.show_private)
        self._private_card.destroy_asked.connect(self.destroy_asked)
        self._private.setSpacing(2 * GRID)
        self._private_card.add(self._private)
        self.add(self._private_card)

    def show_notes(self, notes: Sequence[Note]) -> None:
        """Show the private notes, now that they were asked for."""
        self._open = True
        self.show_private.setText(self.tr("Put them away"))
        self.show_private.set_icon("eye-off")
        empty(self._private)
        self._private_card.hold(notes)
        if notes:
            self._links[card_of(notes[0])] = self._private_card.to_destroy
        for part in self._sheets(notes):
            self._private.addWidget(part)
        if not notes:
            self._private.addWidget(second(self.tr("You wrote none.")))
        if self._asked:
            self._asked = False
            reveal(self._private_card)

    @Slot()
    def _turn(self) -> None:
        if not self._open:
            self._asked = True
            self.private_asked.emit()
            return
        self._open = False
        empty(self._private)
        self._private_card.hold(())
        self.show_private.setText(self.tr("Show your private notes"))
        self.show_private.set_icon("eye")

    def _card(self, heading: str, things: Sequence[Thing]) -> KeptCard:
        card = KeptCard(heading, things)
        self._hold(card, things)
        self.add(card)
        return card

    def _hold(self, card: KeptCard, things: Sequence[Thing]) -> None:
        self._links[card_of(things[0])] = card.to_destroy
        card.destroy_asked.connect(self.destroy_asked)

    def _add_play_back(self) -> None:
        said = self._words.play_back
        if not said.text.strip():
            return
        card = self._card(self.tr("Play-back"), [said])
        if said.confirmed:
            words = self.tr("{name} confirmed it").format(name=self._words.mentor)
            card.facts.addWidget(Chip(words, Tone.OK, "check"))
        else:
            card.facts.addWidget(Chip(self.tr("not confirmed")))
        if said.anew_on is not None:
            words = self.tr("Changed on {day}, after {name} confirmed other words.")
            card.add(second(words.format(day=dates.day(said.anew_on), name=self._words.mentor)))
        card.add(Label(said.text, Text.NOTES))
        if self._words.may_change:
            words = self.tr("Put it anew…") if said.confirmed else self.tr("Change…")
            card.facts.addWidget(self._change(words, said), 0, Qt.AlignmentFlag.AlignVCenter)

    def _offer(self, row: QHBoxLayout, written: _Written) -> None:
        """Lead to other words as long as the pair wants that."""
        if self._words.may_change:
            change = self._change(self.tr("Change…"), written)
            row.addWidget(change, 0, Qt.AlignmentFlag.AlignTop)

    def _change(self, words: str, written: _Written) -> Button:
        change = self._links[place_of(written)] = link(words)
        change.setObjectName("session.change")
        change.setAccessibleDescription(written.text[:_ABOUT])
        change.clicked.connect(partial(self.change_asked.emit, written))
        return change

    def _sheets(self, notes: Sequence[Note]) -> list[QWidget]:
        parts: list[QWidget] = []
        for note in notes:
            title = self._words.titles.get(note.topic, "")
            parts += [strong(title)] if title else []
            parts.append(self._sheet(note))
        return parts

    def _sheet(self, note: Note) -> QWidget:
        shared = note.kind is NoteKind.SHARED
        about = self.tr("Shared note") if shared else self.tr("Private note")
        words = NoteWords(self._words.titles.get(note.topic) or about, note.text, selectable=True)
        holder, row = _beside(words)
        self._offer(row, note)
        return holder

    def _idea(self, idea: Idea, row: Row) -> QWidget:
        whole, line = _beside(Label(idea.text), small(row.under))
        tone = Tone.OK if idea.stage is Stage.RESTATED else Tone.NEUTRAL
        chips = [Chip(wording.stage(idea.stage), tone)]
        chips += [Chip(fact.words, fact.tone, fact.icon) for fact in row.facts]
        for chip in chips:
            line.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        if not idea.is_restated_in(idea.session):
            self._offer(line, idea)
        return whole

    def _promise(self, promise: Promise) -> QWidget:
        row, line = _beside(Label(promise.text))
        words, tone = self.tr("not closed yet"), Tone.NEUTRAL
        if promise.state is PromiseState.KEPT:
            words, tone = self.tr("kept"), Tone.OK
        elif promise.state is PromiseState.LET_GO:
            words = self.tr("let go: {reason}").format(reason=promise.reason)
        elif promise.due is not None:
            words = self.tr("not closed yet, by {day}").format(day=dates.day(promise.due))
        line.addWidget(Chip(words, tone), 0, Qt.AlignmentFlag.AlignTop)
        self._offer(line, promise)
        return row


def place_of(written: _Written) -> Place:
    """Return what stays when words are changed: of a sheet its kind and topic, else the key."""
    match written:
        case Note():
            return written.kind, written.topic
        case PlayBack():
            return PlayBack, None
        case _:
            return type(written), written.id


def card_of(thing: Thing) -> Place:
    """Return the card that a thing stands on, from which it is destroyed."""
    return thing.kind if isinstance(thing, Note) else type(thing), _CARD


def _beside(*words: QWidget) -> tuple[QWidget, QHBoxLayout]:
    """Return words, and the place for what stands beside them or, in large text, below."""
    whole, column, facts = QWidget(), QVBoxLayout(), QHBoxLayout()
    column.setSpacing(0)
    for label in words:
        column.addWidget(label)
    line = QVBoxLayout(whole) if look().is_large else QHBoxLayout(whole)
    line.setContentsMargins(0, 0, 0, 0)
    line.addLayout(column, 1)
    line.addLayout(facts)
    line.setAlignment(facts, Qt.AlignmentFlag.AlignLeading)
    return whole, facts
