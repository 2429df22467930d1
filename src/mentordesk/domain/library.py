"""What a pair has to borrow from: what ships, what they made of it, and what was asked already."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import TypeVar
from uuid import UUID

from mentordesk.domain.agenda import WAITING, Agenda, TopicState
from mentordesk.domain.content import (
    Card,
    Entry,
    Format,
    Kind,
    Move,
    SelfQuestion,
    SheetRow,
    Theme,
    kind_of,
)

AnyEntry = TypeVar("AnyEntry", Card, Format, Move, SelfQuestion, SheetRow)


@dataclass(frozen=True, slots=True)
class Content:
    """Entries of each kind, in the order in which they are shown."""

    cards: tuple[Card, ...] = ()
    formats: tuple[Format, ...] = ()
    moves: tuple[Move, ...] = ()
    self_questions: tuple[SelfQuestion, ...] = ()
    sheet: tuple[SheetRow, ...] = ()

    def format(self, key: str) -> Format | None:
        """Return a format by its key, if there is one."""
        return next((one for one in self.formats if one.key == key), None)

    def entries(self) -> tuple[Entry, ...]:
        """Return all of it."""
        return (*self.cards, *self.formats, *self.moves, *self.self_questions, *self.sheet)


@dataclass(frozen=True, slots=True)
class Own:
    """What a pair made of an entry: words of their own, or nothing where they left it out."""

    kind: Kind
    key: str
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class Library:
    """What one pair sees.

    `asked` tells when a card was asked, `changed` and `added` which entries are in the pair's
    words, and `left_out` holds what ships and was left out.
    """

    content: Content
    asked: Mapping[str, date] = field(default_factory=lambda: MappingProxyType({}))
    changed: frozenset[tuple[Kind, str]] = frozenset()
    added: frozenset[tuple[Kind, str]] = frozenset()
    left_out: tuple[Entry, ...] = ()

    def format_name(self, key: str) -> str:
        """Return what a format is called, also one that was left out since, or nothing."""
        out = next((e.name for e in self.left_out if isinstance(e, Format) and e.key == key), "")
        found = self.content.format(key)
        return out if found is None else found.name

    def is_changed(self, entry: Entry) -> bool:
        """Return whether an entry ships and is in the pair's own words."""
        return (kind_of(entry), entry.key) in self.changed

    def is_added(self, entry: Entry) -> bool:
        """Return whether an entry is one of the pair's own."""
        return (kind_of(entry), entry.key) in self.added

    def of_kind(self, kind: Kind) -> tuple[Entry, ...]:
        """Return the entries of one kind, in their order."""
        return tuple(entry for entry in self.content.entries() if kind_of(entry) is kind)

    def left_of_kind(self, kind: Kind) -> tuple[Entry, ...]:
        """Return what was left out of one kind."""
        return tuple(entry for entry in self.left_out if kind_of(entry) is kind)


def of_pair(shipped: Content, own: Iterable[Own], asked: Mapping[str, date]) -> Library:
    """Return what a pair sees: own words in place, new entries last, without what was left out."""
    made = {(change.kind, change.key): change for change in own}
    content = Content(
        _with_own(Kind.CARD, Card, shipped.cards, made),
        _with_own(Kind.FORMAT, Format, shipped.formats, made),
        _with_own(Kind.MOVE, Move, shipped.moves, made),
        _with_own(Kind.SELF_QUESTION, SelfQuestion, shipped.self_questions, made),
        _with_own(Kind.ROW, SheetRow, shipped.sheet, made),
    )
    known = {(kind_of(entry), entry.key) for entry in shipped.entries()}
    gone = {at for at, change in made.items() if change.entry is None}
    left = tuple(entry for entry in shipped.entries() if (kind_of(entry), entry.key) in gone)
    kept = frozenset(set(made) - gone)
    return Library(content, MappingProxyType(dict(asked)), kept & known, kept - known, left)


def matching(cards: Iterable[Card], theme: Theme | None, words: str = "") -> tuple[Card, ...]:
    """Return the cards of a theme, or of all, that hold each of these words."""
    wanted = words.casefold().split()
    return tuple(
        card
        for card in cards
        if theme in (None, card.theme) and all(word in _searched(card) for word in wanted)
    )


def fitting(kind: Format, library: Library) -> tuple[Card, ...]:
    """Return one card for each slot of a format: not asked yet, the easiest first."""
    chosen: list[Card] = []
    waiting = [card for card in library.content.cards if card.key not in library.asked]
    for theme in kind.slots:
        found = [card for card in waiting if card.theme is theme and card not in chosen]
        chosen += sorted(found, key=lambda card: card.depth)[:1]
    return tuple(chosen)


def offered(library: Library, theme: Theme, most: int) -> tuple[Card, ...]:
    """Return a few cards of a theme: not asked yet before those that were, the easiest first."""
    cards = [card for card in library.content.cards if card.theme is theme]
    cards.sort(key=lambda card: (card.key in library.asked, card.depth))
    return tuple(cards[:most])


def came_and_went(before: Agenda, after: Agenda) -> tuple[set[str], set[str]]:
    """Return the words that came into a lane of an agenda, and those that stand in none any more.

    What the mentor dropped or left stands in none; a topic in other words is the same topic.
    """
    old, new = _standing(before), _standing(after)
    came = {words for key, words in new.items() if key not in old}
    went = {words for key, words in old.items() if key not in new} - set(new.values())
    return came, went


def _standing(agenda: Agenda) -> dict[UUID, str]:
    topics = [topic for topic in agenda.topics if topic.state is not TopicState.DROPPED]
    words: dict[UUID, str] = {topic.id: topic.text.casefold() for topic in topics}
    return words | {ask.id: ask.text.casefold() for ask in agenda.asks if ask.state in WAITING}


def _searched(card: Card) -> str:
    return "\n".join((card.text, *card.follow_ups)).casefold()


def _with_own(
    kind: Kind,
    made_of: type[AnyEntry],
    shipped: Sequence[AnyEntry],
    own: Mapping[tuple[Kind, str], Own],
) -> tuple[AnyEntry, ...]:
    known = {entry.key for entry in shipped}
    changed: list[Entry | None] = [
        own[kind, entry.key].entry if (kind, entry.key) in own else entry for entry in shipped
    ]
    changed += [made.entry for (of, key), made in own.items() if of is kind and key not in known]
    return tuple(entry for entry in changed if isinstance(entry, made_of))
