"""What reading an observation sheet gives: its answers, and every line accounted for."""

from dataclasses import dataclass
from typing import NamedTuple

from mentordesk.exchange.agenda_parts import LineKind

NO_ANSWER = "no-answer"


class SheetLine(NamedTuple):
    """One line as it came, what it was taken for, and the place of its answer from 0."""

    number: int
    original: str
    kind: LineKind
    answer: int | None = None


@dataclass(frozen=True, slots=True)
class ReadAnswer:
    """What the mentor wrote to a question; without a key, what they saw besides."""

    row: str
    asks: str
    saw: str


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """The answers in the order of the sheet, besides last, and all lines in the order they came."""

    answers: tuple[ReadAnswer, ...]
    lines: tuple[SheetLine, ...]
