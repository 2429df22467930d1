"""What reading an agenda gives: its topics, and every line accounted for."""

from dataclasses import dataclass
from enum import StrEnum

MAX_CHARACTERS = 200_000
MAX_LINES = 5_000
MAX_TOPICS = 200
MAX_TOPIC_LENGTH = 200
# A longer line is what somebody wrote, never a greeting, a header or a time alone.
MAX_AROUND = 600


class LineKind(StrEnum):
    """What one line of the text turned out to be."""

    TOPIC = "topic"
    NOTE = "note"
    GREETING = "greeting"
    SIGNATURE = "signature"
    CHAT_HEADER = "chat header"
    QUOTE_HEADER = "quote header"
    QUOTED = "quoted"
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
class ReadLine:
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
