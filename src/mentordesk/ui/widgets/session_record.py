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
from mentordesk.domain.promise import Promise, PromiseState
from mentordesk.domain.session import PlayBack
from mentordesk.ui import dates, wording
from mentordesk.ui.look import look
from mentordesk.ui.tokens import GAP_CARDS, GRID, Text, Tone
from mentordesk.ui.widgets.button import Button, link, quiet
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.chip import Chip
from mentordesk.ui.widgets.label import Label, second, small, strong
from mentordesk.ui.widgets.layouts import empty
from mentordesk.ui.widgets.note_words import NoteWords
from mentordesk.ui.widgets.row import Row
from mentordesk.ui.widgets.row_layout import RowStyle
from mentordesk.ui.widgets.row_list import RowList
from mentordesk.ui.widgets.scroll_page import reveal

_Written: TypeAlias = Note | Idea | Promise | PlayBack
_ROWS = RowStyle(lead_width=24, title_lines=4, pad=2 * GRID, avatar=24)
_ABOUT = 80

Place: TypeAlias = tuple[object, object]
"""The kind of what stands there, and which of its kind it is."""
_TOPICS: Place = (Topic, None)
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
    """Emitted with what should be gone for good; there is no limit to that."""
    destroy_topic_asked = Signal()

    def __init__(self, words: RecordWords) -> None:
        super().__init__()
        self._words = words
        self.show_private = quiet(self.tr("Show your private notes"), "eye")
        self._private_card, self._private = Card(self.tr("Private notes")), QVBoxLayout()
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

    def add_topics(self, model: QAbstractItemModel) -> None:
        """Add a card with the agenda, if there is something on it."""
        if not model.rowCount():
            return
        heading = self.tr("Agenda")
        rows = RowList(model, heading, _ROWS, fitted=True)
        rows.setObjectName("session.topics")
        destroy = link(self.tr("Destroy a topic…"))
        destroy.setObjectName("session.destroyTopic")
        destroy.clicked.connect(self.destroy_topic_asked)
        self._links[_TOPICS] = destroy
        card = self._card(heading)
        card.head.addWidget(destroy, 0, Qt.AlignmentFlag.AlignVCenter)
        card.add(rows)

    def add_ideas(self, ideas: Sequence[tuple[Idea, Row]]) -> None:
        """Add the ideas, each with its names and how far it has come."""
        if ideas:
            card = self._card(self.tr("Ideas"))
            for idea, row in ideas:
                card.add(self._idea(idea, row))

    @property
    def places(self) -> tuple[Place, ...]:
        """Return where there is something to change or to destroy, in their order."""
        return tuple(self._links)

    def enter(self, place: Place, before: Sequence[Place]) -> None:
        """Give the keyboard back to a place, or to the one beside it where that is gone.

        That is the next of its kind, or else the one that stood above it.
        """
        if place not in self._links and place in before:
            at = before.index(place)
            beside = [one for one in before[at + 1 : at + 2] if one[0] == place[0]]
            above = reversed(before[:at])
            place = next((one for one in (*beside, *above) if one in self._links), _PRIVATE)
        self._links.get(place, self.show_private).setFocus()

    def add_shared(self, notes: Sequence[Note]) -> None:
        """Add the notes that both may read."""
        if notes:
            card = self._card(self.tr("Shared notes"))
            for part in self._sheets(notes):
                card.add(part)

    def add_promises(
        self, promises: Sequence[Promise], log_of: Callable[[Promise], QWidget | None]
    ) -> None:
        """Add what was promised, with how it stands and the log of what is to be tried."""
        if promises:
            card = self._card(self.tr("What you promised"))
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
        self._private.setSpacing(2 * GRID)
        self._private_card.add(self._private)
        self.add(self._private_card)

    def show_notes(self, notes: Sequence[Note]) -> None:
        """Show the private notes, now that they were asked for."""
        self._open = True
        self.show_private.setText(self.tr("Put them away"))
        self.show_private.set_icon("eye-off")
        empty(self._private)
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
        self.show_private.setText(self.tr("Show your private notes"))
        self.show_private.set_icon("eye")

    def _card(self, heading: str) -> Card:
        card = Card(heading)
        self.add(card)
        return card

    def _add_play_back(self) -> None:
        said = self._words.play_back
        if not said.text.strip():
            return
        card = self._card(self.tr("Play-back"))
        if said.confirmed:
            words = self.tr("{name} confirmed it").format(name=self._words.mentor)
            card.head.addWidget(Chip(words, Tone.OK, "check"))
        else:
            card.head.addWidget(Chip(self.tr("not confirmed")))
        if said.anew_on is not None:
            words = self.tr("Changed on {day}, after {name} confirmed other words.")
            card.add(second(words.format(day=dates.day(said.anew_on), name=self._words.mentor)))
        card.add(Label(said.text, Text.NOTES))
        anew, change = self.tr("Put it anew…"), self.tr("Change…")
        self._offer(
            card.head, anew if said.confirmed else change, said, Qt.AlignmentFlag.AlignVCenter
        )

    def _offer(
        self,
        row: QHBoxLayout,
        words: str,
        written: _Written,
        beside: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignTop,
    ) -> None:
        """Lead to other words as long as the pair wants that, and always to their end."""
        if self._words.may_change and words:
            change = self._link(words, "session.change", written)
            change.clicked.connect(partial(self.change_asked.emit, written))
            row.addWidget(change, 0, beside)
            self._links[place_of(written)] = change
        destroy = self._link(self.tr("Destroy…"), "session.destroy", written)
        destroy.clicked.connect(partial(self.destroy_asked.emit, written))
        row.addWidget(destroy, 0, beside)
        self._links.setdefault(place_of(written), destroy)

    def _link(self, words: str, name: str, about: _Written) -> Button:
        button = link(words)
        button.setObjectName(name)
        button.setAccessibleDescription(about.text[:_ABOUT])
        return button

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
        self._offer(row, self.tr("Change…"), note)
        return holder

    def _idea(self, idea: Idea, row: Row) -> QWidget:
        whole, line = _beside(Label(idea.text), small(row.under))
        tone = Tone.OK if idea.stage is Stage.RESTATED else Tone.NEUTRAL
        chips = [Chip(wording.stage(idea.stage), tone)]
        chips += [Chip(fact.words, fact.tone, fact.icon) for fact in row.facts]
        for chip in chips:
            line.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        is_confirmed = idea.is_restated_in(idea.session)
        self._offer(line, "" if is_confirmed else self.tr("Change…"), idea)
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
        self._offer(line, self.tr("Change…"), promise)
        return row


def place_of(written: _Written | Topic) -> Place:
    """Return what stays when words are changed: of a sheet its kind and topic, else the key."""
    match written:
        case Note():
            return written.kind, written.topic
        case Topic():
            return _TOPICS
        case PlayBack():
            return PlayBack, None
        case _:
            return type(written), written.id


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
