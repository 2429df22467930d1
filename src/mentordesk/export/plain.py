"""Text as it may stand in a file: what no reader can see and no page can print is taken out."""

import unicodedata
from collections.abc import Iterator

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
LINE_ENDS = str.maketrans({"\u2028": "\n", "\u2029": "\n", "\x85": "\n", "\v": "\n", "\f": "\n"})
# Marks that turn the writing direction by force can make a line read as what it is not.
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
TAB = 4
NOT_CHARACTERS = frozenset({0xFFFE, 0xFFFF})
RIGHT_TO_LEFT = ("R", "AL")
STRONG = ("L", *RIGHT_TO_LEFT)


def clean(text: str) -> str:
    """Return the text without tabs and controls; a broken or private character becomes a mark."""
    if text.isprintable():  # then there is nothing to take out, and no letter has to be looked at
        return text
    lines = text.replace("\r\n", "\n").replace("\r", "\n").translate(LINE_ENDS)
    return "".join(_kept(lines.expandtabs(TAB)))


def is_visible(text: str) -> bool:
    """Return whether there is anything in the text for an eye or an ear."""
    return any(
        not character.isspace() and unicodedata.category(character) != "Cf" for character in text
    )


def is_right_to_left(text: str) -> bool:
    """Return whether the first letter with a direction is written from right to left."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in STRONG:
            return direction in RIGHT_TO_LEFT
    return False


def stands_against(text: str, *, rtl: bool) -> bool:
    """Return whether text that is written from left to right stands in a line of the other way.

    Its full stop would go to its wrong end there, unless the text keeps its own way.
    """
    if not rtl:
        return False
    directions = (unicodedata.bidirectional(character) for character in text)
    return next((way for way in directions if way in STRONG), "") == "L"


def _kept(text: str) -> Iterator[str]:
    for character in text:
        if character == "\n":
            yield character
        elif character in TURNING:
            continue
        else:
            yield _printable(character)


def _printable(character: str) -> str:
    if ord(character) & 0xFFFF in NOT_CHARACTERS:
        return REPLACEMENT
    match unicodedata.category(character):
        case "Cc":
            return ""
        case "Cs" | "Co":
            return REPLACEMENT
        case _:
            return character
