"""What a pair can borrow: question cards, formats, conversation moves, questions, the sheet."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from types import MappingProxyType

from mentordesk.domain.agenda_bounds import MOST_MINUTES
from mentordesk.domain.fields import Fields
from mentordesk.errors import ContentError

KEY_LIMIT, NAME_LIMIT, SECTION_LIMIT, TEXT_LIMIT = 40, 40, 80, 160
MOST_FOLLOW_UPS, MOST_SECTIONS = 3, 12
FEWEST_SLOTS, MOST_SLOTS = 3, 5
SHORTEST = 5


CLOSING = "closing"
"""The key of the format in which a pair ends well."""


class Kind(StrEnum):
    """The kinds of content, each kept by its key."""

    CARD = "card"
    FORMAT = "format"
    MOVE = "move"
    SELF_QUESTION = "self_question"
    ROW = "row"


class Theme(StrEnum):
    """What a question is about."""

    TRUST = "trust"
    NOTICING = "noticing"
    DIFFERENTLY = "differently"
    BLIND_SPOTS = "blind_spots"
    TECHNOLOGY = "technology"
    VOICE = "voice"
    BARRIERS = "barriers"
    GROWTH = "growth"
    STAYING = "staying"
    BELONGING = "belonging"
    CREDIT = "credit"
    PRESENCE = "presence"
    TURNED = "turned"


class Asker(StrEnum):
    """Who says a question, or opens a session."""

    LEADER = "leader"
    MENTOR = "mentor"
    EITHER = "either"


class Stage(StrEnum):
    """How far along a pair should be for a question."""

    EARLY = "early"
    MIDDLE = "middle"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Card:
    """A question to borrow; `depth` goes from 1 to 3, `trust` marks what wants some first."""

    key: str
    text: str
    theme: Theme
    asker: Asker = Asker.EITHER
    depth: int = 1
    stage: Stage = Stage.EARLY
    trust: bool = False
    follow_ups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a format; a topic goes on the agenda, the rest is what each session has."""

    text: str
    minutes: int
    topic: bool = False


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of session; `ask` is how a leader suggests it, `slots` where questions come from."""

    key: str
    name: str
    minutes: int
    opens: Asker
    purpose: str
    ask: str
    outcome: str
    sections: tuple[Section, ...]
    slots: tuple[Theme, ...]
    mentor_prepares: str = ""
    leader_prepares: str = ""

    @property
    def topics(self) -> tuple[Section, ...]:
        """Return what the format would put on the agenda."""
        return tuple(section for section in self.sections if section.topic)


@dataclass(frozen=True, slots=True)
class Move:
    """Something to do in a conversation, when, and one way to say it."""

    key: str
    name: str
    text: str
    say: str


@dataclass(frozen=True, slots=True)
class SelfQuestion:
    """A question the leader asks themselves before a session."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class SheetRow:
    """What a mentor looks for in a meeting of the leader's, and what to write down."""

    key: str
    text: str
    note: str = ""


Entry = Card | Format | Move | SelfQuestion | SheetRow


def entry_of(kind: Kind, fields: Fields) -> Entry:
    """Return the entry that fields describe, or raise ContentError."""
    entry = _READERS[kind](fields)
    fields.done()
    return entry


def kind_of(entry: Entry) -> Kind:
    """Return which kind an entry is of."""
    return _KINDS[type(entry)]


def fields_of(entry: Entry) -> dict[str, object]:
    """Return what `entry_of` makes the same entry of."""
    return {name: value for name, value in asdict(entry).items() if value != ""}


def checked(entry: Entry) -> Entry:
    """Return the entry, or raise ContentError where it breaks the rules of its kind."""
    return entry_of(kind_of(entry), Fields(fields_of(entry), kind_of(entry).value))


def _card(fields: Fields) -> Card:
    return Card(
        fields.line("key", KEY_LIMIT),
        fields.line("text", TEXT_LIMIT),
        fields.one_of("theme", Theme),
        fields.one_of("asker", Asker),
        fields.number("depth", 1, 3),
        fields.one_of("stage", Stage),
        fields.flag("trust"),
        fields.lines("follow_ups", 0, MOST_FOLLOW_UPS, TEXT_LIMIT),
    )


def _format(fields: Fields) -> Format:
    made = Format(
        fields.line("key", KEY_LIMIT),
        fields.line("name", NAME_LIMIT),
        fields.number("minutes", SHORTEST, MOST_MINUTES),
        fields.one_of("opens", Asker),
        fields.line("purpose", TEXT_LIMIT),
        fields.line("ask", TEXT_LIMIT),
        fields.line("outcome", TEXT_LIMIT),
        tuple(_section(part) for part in fields.tables("sections", 1, MOST_SECTIONS)),
        fields.several_of("slots", Theme, FEWEST_SLOTS, MOST_SLOTS),
        fields.line("mentor_prepares", TEXT_LIMIT, needed=False),
        fields.line("leader_prepares", TEXT_LIMIT, needed=False),
    )
    planned = sum(section.minutes for section in made.sections)
    if planned != made.minutes:
        reason = f"add up to {planned} minutes and not to {made.minutes}"
        raise ContentError(place=fields.place, field="sections", reason=reason)
    if not made.topics:
        raise ContentError(place=fields.place, field="sections", reason="hold no topic")
    return made


def _section(fields: Fields) -> Section:
    section = Section(
        fields.line("text", SECTION_LIMIT),
        fields.number("minutes", 1, MOST_MINUTES),
        fields.flag("topic"),
    )
    fields.done()
    return section


def _move(fields: Fields) -> Move:
    return Move(
        fields.line("key", KEY_LIMIT),
        fields.line("name", NAME_LIMIT),
        fields.line("text", TEXT_LIMIT),
        fields.line("say", TEXT_LIMIT),
    )


def _self_question(fields: Fields) -> SelfQuestion:
    return SelfQuestion(fields.line("key", KEY_LIMIT), fields.line("text", TEXT_LIMIT))


def _row(fields: Fields) -> SheetRow:
    note = fields.line("note", TEXT_LIMIT, needed=False)
    return SheetRow(fields.line("key", KEY_LIMIT), fields.line("text", TEXT_LIMIT), note)


_READERS: Mapping[Kind, Callable[[Fields], Entry]] = MappingProxyType(
    {
        Kind.CARD: _card,
        Kind.FORMAT: _format,
        Kind.MOVE: _move,
        Kind.SELF_QUESTION: _self_question,
        Kind.ROW: _row,
    }
)
_KINDS: Mapping[type[Entry], Kind] = MappingProxyType(
    {
        Card: Kind.CARD,
        Format: Kind.FORMAT,
        Move: Kind.MOVE,
        SelfQuestion: Kind.SELF_QUESTION,
        SheetRow: Kind.ROW,
    }
)
