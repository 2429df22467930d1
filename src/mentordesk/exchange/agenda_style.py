"""How the writer of a message tells topics apart."""

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from mentordesk.exchange import phrases
from mentordesk.exchange.agenda_parts import Draft
from mentordesk.exchange.line_marks import Mark, Marked, marked, numbered

NESTED = 2


class Style(Enum):
    """How the writer of a message tells topics apart."""

    MARKED = "marks"
    NUMBERED = "numbers"
    HASHED = "headings"
    PLAIN = "lines"


class Line(NamedTuple):
    """A line with the mark at its start, unless something else was decided about it."""

    draft: Draft
    words: str
    mark: Marked | None


def line_of(draft: Draft) -> Line:
    """Return the line of a draft."""
    words = draft.text.strip()
    return Line(draft, words, marked(words) if draft.open and words else None)


def style_of(lines: Sequence[Line]) -> tuple[Style, int, int]:
    """Return the style, the indentation of its topics, and the level of its headings."""
    begun = [line for line in lines if line.mark]
    if level := _numbered_level(begun):
        return Style.HASHED, 0, level
    listed = [line for line in begun if line.mark and line.mark.mark is not Mark.HASH]
    if listed and not _is_only_a_name(listed, lines):
        base = min(line.draft.indent for line in listed)
        outer = [line for line in listed if line.draft.indent < base + NESTED]
        kinds = [line.mark.mark for line in outer if line.mark]
        is_outline = kinds[0] is Mark.NUMBER and Mark.BULLET in kinds
        return (Style.NUMBERED if is_outline else Style.MARKED), base, 0
    levels = [line.mark.level for line in begun if line.mark and line.mark.mark is Mark.HASH]
    if levels and levels.count(max(levels)) > 1:
        return Style.HASHED, 0, max(levels)
    return Style.PLAIN, 0, 0


def _numbered_level(lines: Sequence[Line]) -> int:
    """Return the level of headings that are numbered, which no list below them is; 0 for none."""
    begun = (line.mark for line in lines if line.mark and line.draft.indent < NESTED)
    heads = [mark for mark in begun if mark.mark is Mark.HASH]
    levels = [head.level for head in heads if numbered(head.text)]
    return next((level for level in sorted(levels) if levels.count(level) > 1), 0)


def _is_only_a_name(listed: Sequence[Line], lines: Sequence[Line]) -> bool:
    """Say whether the only mark is the dash before a name at the foot of plain lines."""
    only = listed[0]
    if len(listed) > 1 or only.mark is None or only.mark.mark is not Mark.BULLET:
        return False
    plain = [line for line in lines if line.words and line is not only and line.draft.open]
    last = [line for line in lines if line.words][-1]
    return only is last and len(plain) > 1 and phrases.looks_like_name(only.mark.text)
