"""What reading an agenda gives: its topics, and every line accounted for."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from mentordesk.domain.text import LINE_LIMIT

MAX_CHARACTERS = 200_000
MAX_LINES = 5_000
MAX_TOPICS = 200
MAX_TOPIC_LENGTH = LINE_LIMIT
# A longer line is what somebody wrote, never a greeting, a header or a time alone.
MAX_AROUND = 600
_NAME = re.compile(r"\w+")
_ASIDE = re.compile(r"\([^()]*\)")


class LineKind(StrEnum):
    """What one line of the text turned out to be."""

    TOPIC = "topic"
    NOTE = "note"
    GREETING = "greeting"
    SIGNATURE = "signature"
    CHAT_HEADER = "chat header"
    QUOTE_HEADER = "quote header"
    QUOTED = "quoted"
    NOT_THEIRS = "not theirs"
    HEADING = "heading"
    BLANK = "blank"
    OTHER = "other"


class Unreadable(StrEnum):
    """Why a text is no agenda, as the end of the sentence that says so."""

    EMPTY = "it is empty"
    NOT_TEXT = "it is not text"
    TOO_LONG = "it is longer than 200 000 characters"
    TOO_MANY_LINES = "it has more than 5 000 lines"
    TOO_MANY_TOPICS = "it holds more than 200 topics"
    NO_TOPIC = "it holds no topic"
    NO_FILE = "it is not a file"
    CLOSED = "the file cannot be opened"
    CHANGING = "the file changed while it was read"


@dataclass(frozen=True, slots=True)
class Pair:
    """The names of the two who write to each other."""

    leader: str = ""
    mentor: str = ""

    def is_leader(self, who: str) -> bool:
        """Return whether somebody is called like the leader, by all or part of the name.

        A name that could be the mentor's as well is the mentor's.
        """
        names = _names(who)
        return bool(names) and names <= _names(self.leader) and not names <= _names(self.mentor)


def _names(who: str) -> set[str]:
    return set(_NAME.findall(_ASIDE.sub("", who).casefold()))


class ReadLine(NamedTuple):
    """One line as it came, what it was taken for, and the place of its topic from 0."""

    number: int
    original: str
    kind: LineKind
    topic: int | None = None


@dataclass(frozen=True, slots=True)
class ReadTopic:
    """One topic, with the number of the line it began on, from 1."""

    text: str
    minutes: int | None = None
    notes: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class ReadAgenda:
    """The topics in the order given, and all lines in the order they came."""

    topics: tuple[ReadTopic, ...]
    lines: tuple[ReadLine, ...]


@dataclass(slots=True)
class Draft:
    """A line while it is being read; `kind` is decided once."""

    number: int
    original: str
    text: str
    indent: int = 0
    depth: int = 0
    message: int = 0
    kind: LineKind | None = None
    topic: int | None = None

    @property
    def open(self) -> bool:
        """Say whether nothing has been decided about this line yet."""
        return self.kind is None
