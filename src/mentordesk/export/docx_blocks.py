"""The blocks of a document as the paragraphs of a word processor (ISO/IEC 29500-1)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import groupby
from unicodedata import bidirectional

from mentordesk.export.colours import LIGHT
from mentordesk.export.plain import RIGHT_TO_LEFT, STRONG, is_right_to_left
from mentordesk.export.rich import (
    Block,
    Code,
    Heading,
    Listing,
    Paragraph,
    Quote,
    Rule,
    Run,
    Style,
    Words,
)

BULLETS, NUMBERS = 1, 2
"""The two kinds of lists in the numbering part; every list of numbers is one more below them."""
LEVELS = 9
_STEP = 400  # how far in a list stands and a quote, in twentieths of a point
_FURTHEST = 5400  # what is nested deeper would have no room for its words
# A target that is no address (RFC 3986) makes a word processor call the whole file damaged.
_ADDRESS = re.compile(
    r"(https?://[\w.~-]+(:\d+)?(?![^/?#])|mailto:)(%[0-9A-F]{2}|[\w.~!$&'()*+,;=:@/?#-])*",
    re.ASCII | re.IGNORECASE,
)
# In the order that the standard asks for.
_MARKS = {
    Style.CODE: '<w:rStyle w:val="CodeWords"/>',
    Style.BOLD: "<w:b/><w:bCs/>",
    Style.ITALIC: "<w:i/><w:iCs/>",
    Style.STRUCK: "<w:strike/>",
    Style.QUIET: f'<w:color w:val="{LIGHT["second"][1:]}"/>',
}


@dataclass(frozen=True, slots=True)
class _Place:
    """How far in a block stands, in how many lists, and whether in a quote."""

    left: int = 0
    lists: int = 0
    quoted: bool = False

    def deeper(self) -> "_Place":
        return replace(self, left=min(self.left + _STEP, _FURTHEST))

    def style(self, *, rtl: bool) -> str:
        if self.quoted:
            return "QuoteRightToLeft" if rtl else "Quote"
        return "ListParagraph" if self.lists else "Normal"


class Body:
    """Paragraphs one by one, and what they point to.

    `links` has the number of each target, and `numbered` the level and the first number of each
    list of numbers, in their order.
    """

    def __init__(self) -> None:
        self.paragraphs: list[str] = []
        self.links: dict[str, int] = {}
        self.numbered: list[tuple[int, int]] = []
        self._mark = ""

    def line(self, style: str, text: str, colour: str = "") -> None:
        """Add one paragraph in a style of its own, in a colour like #22252A where one is given."""
        extra = f'<w:color w:val="{colour[1:]}"/>' if colour else ""
        self._add(style, (Run(text),), _Place(), extra)

    def blocks(self, blocks: Sequence[Block]) -> None:
        """Add blocks below each other."""
        self._blocks(blocks, _Place())

    def _blocks(self, blocks: Sequence[Block], place: _Place) -> None:
        for block in blocks:
            match block:
                case Heading(level, words):
                    self._add(f"Heading{level - 1}", words, place)
                case Paragraph(words, leads):
                    self._add("Lead" if leads else "", words, place)
                case Code(text):
                    self._add("Code", (Run(text),), place)
                case Rule():
                    self._add("Rule", (), place)
                case Quote(inner):
                    self._blocks(inner, replace(place.deeper(), quoted=True))
                case Listing():
                    self._list(block, place)

    def _list(self, block: Listing, place: _Place) -> None:
        self._spend_mark(place)
        inner = replace(place.deeper(), lists=place.lists + 1)
        level = min(place.lists, LEVELS - 1)
        number = BULLETS
        if block.start is not None:
            self.numbered.append((level, block.start))
            number = NUMBERS + len(self.numbered) - 1
        mark = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        for item in block.items:
            self._mark = mark
            self._blocks(item, inner)
            self._spend_mark(inner)

    def _spend_mark(self, place: _Place) -> None:
        """Give the mark of an item that has no words of its own a line."""
        if self._mark:
            self._add("", (), place)

    def _add(self, style: str, words: Words, place: _Place, extra: str = "") -> None:
        """Add a paragraph; the first one of an item bears its mark."""
        rtl = is_right_to_left("".join(run.text for run in words))
        mark, self._mark = self._mark, ""
        look = f'<w:pStyle w:val="{style or place.style(rtl=rtl)}"/>{mark}'
        if rtl:
            look += "<w:bidi/>"
        if place.left:
            hanging = f' w:hanging="{_STEP}"' if mark else ""
            look += f'<w:ind w:left="{place.left}"{hanging}/>'
        runs = "".join(self._linked(run, extra, rtl=rtl) for run in words)
        self.paragraphs.append(f"<w:p><w:pPr>{look}</w:pPr>{runs}</w:p>")

    def _linked(self, run: Run, extra: str, *, rtl: bool) -> str:
        target = run.href if _ADDRESS.fullmatch(run.href) else ""
        marks = "".join(mark for style, mark in _MARKS.items() if style in run.styles) + extra
        marks += '<w:u w:val="single"/>' if target else ""
        words = "".join(_run(text, marks, rtl=turned) for text, turned in _turns(run.text, rtl=rtl))
        if not target:
            return words
        number = self.links.setdefault(target, len(self.links) + 1)
        return f'<w:hyperlink r:id="link{number}">{words}</w:hyperlink>'


def _run(text: str, marks: str, *, rtl: bool) -> str:
    look = marks + ("<w:rtl/>" if rtl else "")
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{'<w:br/>'.join(lines)}</w:r>"


def _turns(text: str, *, rtl: bool) -> Iterator[tuple[str, bool]]:
    """Yield the text cut where its direction turns, and whether each piece goes right to left.

    A sign without a direction goes with the letter before it, the first ones with the paragraph.
    """
    if text.isascii() and not rtl:
        yield text, False
        return
    way = rtl
    letters: list[tuple[str, bool]] = []
    for letter in text:
        direction = bidirectional(letter)
        if direction in STRONG:
            way = direction in RIGHT_TO_LEFT
        letters.append((letter, way))
    for turned, piece in groupby(letters, lambda one: one[1]):
        yield "".join(letter for letter, _ in piece), turned
