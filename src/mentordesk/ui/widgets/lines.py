"""Breaks words into lines as narrow as the room is."""

from functools import lru_cache
from math import ceil

from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

_SEPARATOR = "\N{LINE SEPARATOR}"


def broken(words: str, font: QFont, width: int) -> list[str]:
    """Return the lines; a word that is wider than the room is broken itself."""
    return list(_broken(words, font.key(), max(width, 1)))


def longest_word(words: str, font: QFont) -> int:
    """Return the width below which words would have to be broken."""
    return _longest_word(words, font.key())


def widest(words: str, font: QFont) -> int:
    """Return the width that needs no other line than the ones that were written."""
    return _widest(words, font.key())


@lru_cache(maxsize=512)  # a page that is made anew mostly says the same
def _longest_word(words: str, font_key: str) -> int:
    metrics = QFontMetricsF(_font(font_key))
    return ceil(max((metrics.horizontalAdvance(word) for word in words.split()), default=0))


@lru_cache(maxsize=512)
def _widest(words: str, font_key: str) -> int:
    metrics = QFontMetricsF(_font(font_key))
    wide = max((metrics.horizontalAdvance(line) for line in words.splitlines()), default=0)
    return ceil(wide) + 1


@lru_cache(maxsize=512)
def _broken(words: str, font_key: str, width: int) -> tuple[str, ...]:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    flat = words.replace("\n", _SEPARATOR)
    layout = QTextLayout(flat, _font(font_key))
    layout.setTextOption(option)
    lines = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        lines.append(flat[line.textStart() : line.textStart() + line.textLength()])
    layout.endLayout()
    return tuple(line.strip(_SEPARATOR).rstrip() for line in lines)


def _font(key: str) -> QFont:
    font = QFont()
    font.fromString(key)
    return font
