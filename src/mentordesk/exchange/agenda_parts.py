"""What reading an agenda gives: its topics, and every line accounted for."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from mentordesk.domain.text import LINE_LIMIT
from mentordesk.errors import AgendaTextError

MAX_CHARACTERS = 200_000
MAX_LINES = 5_000
MAX_TOPICS = 200
MAX_TOPIC_LENGTH = LINE_LIMIT
# A longer line is what somebody wrote, never a greeting, a header or a time alone.
MAX_AROUND = 600
_NAME = re.compile(r"\w+")
_ASIDE = re.compile(r"\([^()]*\)")
_YOU = frozenset(
    {
        *("you", "me", "du", "ich", "vous", "toi", "moi", "tú", "tu", "yo", "io", "você", "eu"),
        *("jij", "je", "ik", "jag", "אתה", "את", "אני", "أنت", "أنا"),
    }
)


class LineKind(StrEnum):
    """What one line of the text turned out to be."""

    TOPIC = "topic"
    NOTE = "note"
    QUESTION = "question"
    SAW = "saw"
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
    """Why a text is no agenda."""

    EMPTY = "text-empty"
    NOT_TEXT = "not-text"
    TOO_LONG = "text-too-long"
    TOO_MANY_LINES = "too-many-lines"
    TOO_MANY_TOPICS = "too-many-topics"
    NO_TOPIC = "no-topic"
    NOT_THEIRS = "not-the-mentors"
    NO_FILE = "no-file"
    CLOSED = "file-closed"
    CHANGING = "file-changing"


_MOST = {
    Unreadable.TOO_LONG: MAX_CHARACTERS,
    Unreadable.TOO_MANY_LINES: MAX_LINES,
    Unreadable.TOO_MANY_TOPICS: MAX_TOPICS,
}


def unreadable(why: Unreadable) -> AgendaTextError:
    """Return the error that says why a text is no agenda, with the bound it passed, if any."""
    return AgendaTextError(reason=why.value, most=_MOST.get(why, 0))


@dataclass(frozen=True, slots=True)
class Pair:
    """The names of the two who write to each other; the mentor may be known by `others` too.

    `ours` is what a letter of the leader's said of how the mentor likes it.
    """

    leader: str = ""
    mentor: str = ""
    others: tuple[str, ...] = ()
    ours: tuple[str, ...] = ()

    def is_leader(self, who: str) -> bool:
        """Return whether somebody is called like the leader, by all or part of the name.

        A name that could be the mentor's as well is the mentor's.
        """
        mentors = (self.mentor, *self.others)
        return _is_called(who, self.leader) and not any(_is_called(who, name) for name in mentors)

    @property
    def mentors_names(self) -> frozenset[str]:
        """Return what the mentor may sign with, in small letters."""
        names = [name.casefold().split() for name in (self.mentor, *self.others)]
        return frozenset({one for name in names for one in (" ".join(name), *name[:1])} - {""})


def is_you(who: str) -> bool:
    """Say whether a messenger calls the person so on whose computer the chat was copied."""
    return who.strip("~ ").casefold() in _YOU


def _is_called(who: str, name: str) -> bool:
    """Say whether these are names somebody has, an initial for one where another is there."""
    said, names = _names(who), _names(name)
    short = {one for one in said - names if len(one) == 1}
    initials = {one[:1] for one in names - said}
    return bool(said & names) and said - names == short and short <= initials


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
    """The topics in the order given, and all lines in the order they came.

    `whole` says that it is the list of a session as it should be, and not more for it.
    """

    topics: tuple[ReadTopic, ...]
    lines: tuple[ReadLine, ...]
    whole: bool = False


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
