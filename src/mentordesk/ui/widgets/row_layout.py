"""Where the parts of a row stand: geometry alone, for reading from left to right."""

from dataclasses import dataclass, field, replace
from functools import lru_cache

from PySide6.QtCore import QRect, QSize

from mentordesk.ui import tokens
from mentordesk.ui.look import Look, look
from mentordesk.ui.tokens import Text
from mentordesk.ui.widgets.content import Content
from mentordesk.ui.widgets.row import Fact, Row
from mentordesk.ui.widgets.text_block import TextBlock

_CHIP_SIDE = 10
_RAIL = 24
_LEAST_TEXT = 0.45
"""The share of a row that its words keep; if the facts would take more, they stand below."""


@dataclass(frozen=True, slots=True)
class RowStyle:
    """How the rows of one list are set; sizes in pixels at 100 %.

    A `rail` leads down from row to row between the lead and the words, with a dot at each. One that
    `marks` shows which row is chosen also while the keyboard is elsewhere.
    """

    framed: bool = False
    stacked: bool = False
    rail: bool = False
    marks: bool = False
    lead_width: int = 0
    lead_face: Text = Text.SECOND
    avatar: int = 28
    title_lines: int = 2
    under_lines: int = 2
    pad: int = 3 * tokens.GRID


@dataclass(frozen=True, slots=True)
class Places:
    """The rectangles of one row, and how high it stands."""

    height: int = 0
    lead: QRect = field(default_factory=QRect)
    avatar: QRect = field(default_factory=QRect)
    title: QRect = field(default_factory=QRect)
    under: QRect = field(default_factory=QRect)
    facts: tuple[QRect, ...] = ()


def title_block(row: Row, style: RowStyle) -> TextBlock:
    """Return the row's title as it is set."""
    if row.heading:
        return TextBlock(row.title, Text.SECTION)
    return TextBlock(row.title, Text.BODY, style.title_lines, None if row.faint else 500)


def under_block(row: Row, style: RowStyle) -> TextBlock:
    """Return the small line under the title as it is set."""
    return TextBlock(row.under, Text.SMALL, style.under_lines)


def fact_content(fact: Fact) -> Content:
    """Return a fact as a chip draws it."""
    return Content(fact.words, fact.icon, face=Text.SMALL)


def fact_sides() -> int:
    """Return the room at the two ends of a chip."""
    return _CHIP_SIDE


def rail_width() -> int:
    """Return the room of a rail, before the words."""
    return look().px(_RAIL)


def arrange(row: Row, style: RowStyle, width: int) -> Places:
    """Return where everything stands in a row of this width."""
    return _arranged(row, style, width, look())


@lru_cache(maxsize=1024)  # a layout asks for each of its rows again and again
def _arranged(row: Row, style: RowStyle, width: int, _worn: Look) -> Places:
    if row.heading:
        return _heading(row, style, width)
    room = QRect(style.pad, style.pad, max(width - 2 * style.pad, 1), 0)
    return _stacked(row, style, room) if style.stacked else _beside(row, style, room)


def _heading(row: Row, style: RowStyle, width: int) -> Places:
    left = 0 if style.framed else style.pad
    room = max(width - 2 * left, 1)
    height = title_block(row, style).height(room)
    return Places(height + 5 * tokens.GRID, title=QRect(left, 3 * tokens.GRID, room, height))


def _stacked(row: Row, style: RowStyle, room: QRect) -> Places:
    """Title above; below it the circle, the small line and the facts."""
    title = QRect(room.x(), room.y(), room.width(), title_block(row, style).height(room.width()))
    line = _after(room, 0).translated(0, title.height() + tokens.GAP)
    edge, circle = _circle(style, line, named=bool(row.name))
    rest = _after(line, edge + tokens.GAP if edge else 0)
    wanted = under_block(row, style).natural_width()
    small, facts = _split(row.facts, rest, min(wanted, rest.width()) if wanted else 0)
    under = _shrunk(small, under_block(row, style).height(small.width()))
    return _finished(style, Places(0, QRect(), circle, title, under, facts), rest)


def _beside(row: Row, style: RowStyle, room: QRect) -> Places:
    """Day or number, circle, words and facts in one line, if there is room."""
    line = _line(style, row.facts, bool(row.name), room.width(), look())
    lead, text = line.lead.width(), line.text.width()
    return _set(
        style,
        line,
        TextBlock(row.lead, style.lead_face).height(lead) if lead else 0,
        title_block(row, style).height(text),
        under_block(row, style).height(text),
    )


@dataclass(frozen=True, slots=True, eq=False)  # kept, and known by itself
class _Line:
    """What the words of all rows with the same facts share their line with."""

    lead: QRect
    circle: QRect
    rest: QRect
    text: QRect
    facts: tuple[QRect, ...]


@lru_cache(maxsize=512)  # hundreds of rows are measured at once, and few differ in this
def _line(
    style: RowStyle,
    facts: tuple[Fact, ...],
    named: bool,  # noqa: FBT001  # a cache takes no keywords for granted
    width: int,
    _worn: Look,
) -> _Line:
    room = QRect(style.pad, style.pad, width, 0)
    lead_width = min(look().px(style.lead_width), width // 3)
    lead = QRect(room.x(), room.y(), lead_width, 0)
    rest = _after(room, lead_width + tokens.GAP if lead_width else 0)
    rest = _after(rest, rail_width() if style.rail else 0)
    edge, circle = _circle(style, rest, named=named)
    rest = _after(rest, edge + 3 * tokens.GRID if edge else 0)
    text, placed = _split(facts, rest, round(_LEAST_TEXT * width))
    return _Line(lead, circle, rest, text, placed)


@lru_cache(maxsize=512)  # most rows are as high as the one before
def _set(style: RowStyle, line: _Line, lead: int, title: int, under: int) -> Places:
    """Return where all stands in a line whose parts are so high."""
    small = _shrunk(line.text, under).translated(0, title)
    found = Places(
        0, _shrunk(line.lead, lead), line.circle, _shrunk(line.text, title), small, line.facts
    )
    return _finished(style, found, line.rest)


def _circle(style: RowStyle, at: QRect, *, named: bool) -> tuple[int, QRect]:
    edge = look().px(style.avatar) if named else 0
    return edge, QRect(at.x(), at.y(), edge, edge)


def _split(facts: tuple[Fact, ...], room: QRect, least: int) -> tuple[QRect, tuple[QRect, ...]]:
    """Share the room between words and facts; facts stand below where words keep too little.

    Facts that stand below have a y greater than 0, those beside have 0.
    """
    sizes = [_fact_size(fact) for fact in facts]
    beside = sum(size.width() + tokens.GAP for size in sizes)
    if room.width() - beside < least:
        return room, _flowed(sizes, room)
    places, x = [], room.x() + room.width() - beside + tokens.GAP
    for size in sizes:
        places.append(QRect(x, 0, size.width(), size.height()))
        x += size.width() + tokens.GAP
    gap = tokens.GAP if sizes else 0
    return QRect(room.x(), room.y(), max(room.width() - beside - gap, 1), 0), tuple(places)


def _flowed(sizes: list[QSize], room: QRect) -> tuple[QRect, ...]:
    places, x, y = [], room.x(), tokens.GRID
    for size in sizes:
        wide = min(size.width(), room.width())
        if x > room.x() and x + wide > room.x() + room.width():
            x, y = room.x(), y + size.height() + tokens.GRID
        places.append(QRect(x, y, wide, size.height()))
        x += wide + tokens.GAP
    return tuple(places)


def _finished(style: RowStyle, places: Places, line: QRect) -> Places:
    """Centre what shares the line, and put below it the facts that found no room in it."""
    words_top = min(r.y() for r in (places.title, places.under) if r.y() >= line.y())
    words = max(r.y() + r.height() for r in (places.title, places.under)) - words_top
    beside = [fact for fact in places.facts if not fact.y()]
    tall = max(words, places.lead.height(), places.avatar.height(), *_heights(beside), 0)
    shift = (tall - words) // 2
    below = [fact for fact in places.facts if fact.y()]
    bottom = line.y() + tall
    facts = tuple(
        fact.translated(0, bottom if fact.y() else line.y() + (tall - fact.height()) // 2)
        for fact in places.facts
    )
    end = max((fact.y() + fact.height() for fact in facts if below), default=bottom)
    return replace(
        places,
        height=end + style.pad,
        lead=places.lead.translated(0, (tall - places.lead.height()) // 2),
        avatar=places.avatar.translated(0, (tall - places.avatar.height()) // 2),
        title=_lowered(places.title, line, shift),
        under=_lowered(places.under, line, shift),
        facts=facts,
    )


def _lowered(rect: QRect, line: QRect, by: int) -> QRect:
    return rect.translated(0, by) if rect.y() >= line.y() else rect


def _heights(rects: list[QRect]) -> list[int]:
    return [rect.height() for rect in rects]


def _after(room: QRect, used: int) -> QRect:
    return QRect(room.x() + used, room.y(), max(room.width() - used, 1), 0)


def _shrunk(room: QRect, height: int) -> QRect:
    return QRect(room.x(), room.y(), room.width(), height)


def _fact_size(fact: Fact) -> QSize:
    return QSize(fact_content(fact).size().width() + 2 * _CHIP_SIDE, look().chip_height())
