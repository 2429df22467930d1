"""Words put in place of others wherever a page shows those, in whatever way they were typed.

Of a letter typed by its number (`&#101;`) Markdown shows the letter, of a sign behind a backslash
the sign, and of a link its words alone; an address shows a letter for `%C3%A9`.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html.entities import html5
from typing import TypeVar

from mentordesk.domain.text_words import Text, read

_BY_NUMBER = "&#[0-9]{1,7};|&#[xX][0-9a-fA-F]{1,6};|&[A-Za-z][A-Za-z0-9]{1,31};"
_IN_ADDRESS = "(?:%[0-9A-Fa-f]{2})+"
_ESCAPED = r"\\[!-/:-@\[-`{-~]"
_TARGET = r"(?:[^()\[\]\n]|\n(?!\s*\n)|\([^()\[\]\n]*\))*"
_AROUND_WORDS = rf"\]\({_TARGET}\)|!?\[|\]|` ?| ?`"
_LETTERS = f"{_ESCAPED}|{_BY_NUMBER}|{_IN_ADDRESS}"
_WAYS = (re.compile(_LETTERS), re.compile(f"{_LETTERS}|{_AROUND_WORDS}"))
"""What is shown otherwise: the letters, the target of a link among them, and then its words."""
_SIGNS = "&%\\[`"
_HIGHEST = 0x10FFFF

Found = TypeVar("Found")
Finds = Callable[[Text], Iterable[tuple[range, Found]]]
Says = Callable[[Text, range, Found], str]
May = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class _Shown:
    """A text as it is shown, and where each of its letters begins and ends as it was typed."""

    text: str
    begins: list[int]
    ends: list[int]


def put_instead(text: str, find: Finds[Found], say: Says[Found], may: May) -> str:
    """Return a text with what `say` tells in place of each row of words that `find` finds.

    It is looked through as it was typed, and then as it is shown for what is not typed so; each
    time only if there `may` be something to be found.
    """
    told = _joined(text, _as_typed(read(text), find, say)) if may(text) else text
    for way in _WAYS:
        if not any(sign in told for sign in _SIGNS):
            return told
        shown = _shown(told, way)
        if shown.text != told and may(shown.text):
            told = _joined(told, _otherwise(told, shown, find, say))
    return told


def _joined(text: str, instead: Iterable[tuple[int, int, str]]) -> str:
    told, end = list[str](), 0
    for at, to, words in instead:
        told += [text[end:at], words]
        end = to
    return "".join((*told, text[end:]))


def _as_typed(text: Text, find: Finds[Found], say: Says[Found]) -> Iterator[tuple[int, int, str]]:
    for spread, found in find(text):
        yield text.words[spread[0]].at, text.words[spread[-1]].end, say(text, spread, found)


def _otherwise(
    typed: str, shown: _Shown, find: Finds[Found], say: Says[Found]
) -> Iterator[tuple[int, int, str]]:
    """Yield what is found only as it is shown; all else was found before, or stands for it."""
    looked_at = read(shown.text)
    for spread, found in find(looked_at):
        first, end = looked_at.words[spread[0]].at, looked_at.words[spread[-1]].end
        at, to = shown.begins[first], shown.ends[end - 1]
        if typed[at:to] == shown.text[first:end]:
            continue
        # Of a link that begins or ends within the words, nothing is left over.
        opened = typed.count("[", at, to) - typed.count("]", at, to)
        if opened > 0:
            to = [*shown.begins[end : end + 1], len(typed)][0]
        elif opened < 0:
            at = shown.ends[first - 1] if first else 0
        yield at, to, say(looked_at, spread, found)


def _shown(typed: str, way: re.Pattern[str]) -> _Shown:
    parts, begins, ends, end = list[str](), list[int](), list[int](), 0
    for found in way.finditer(typed):
        parts.append(typed[end : found.start()])
        begins += range(end, found.start())
        ends += range(end + 1, found.start() + 1)
        end = found.start()
        for width, letters in _letters(found[0]):
            parts.append(letters)
            begins += [end] * len(letters)
            ends += [end + width] * len(letters)
            end += width
    parts.append(typed[end:])
    begins += range(end, len(typed))
    ends += range(end + 1, len(typed) + 1)
    return _Shown("".join(parts), begins, ends)


def _letters(typed: str) -> Iterator[tuple[int, str]]:
    """Yield how long a piece of what was typed is, and the letters that are shown for it."""
    match typed[0]:
        case "\\":
            yield 2, typed[1]
        case "%":
            yield from _of_address(typed)
        case "&":
            yield len(typed), _by_number(typed[1:])
        case _:
            yield len(typed), ""


def _by_number(name: str) -> str:
    if name[0] != "#":
        return html5.get(name, f"&{name}")
    number = int(name[2:-1], 16) if name[1] in "xX" else int(name[1:-1])
    return chr(number) if number <= _HIGHEST else f"&{name}"


def _of_address(typed: str) -> Iterator[tuple[int, str]]:
    bare = bytes.fromhex(typed.replace("%", ""))
    try:
        letters = bare.decode()
    except UnicodeDecodeError:
        # Old programs wrote one byte for a letter.
        letters = bare.decode("latin-1")
        yield from ((3, letter) for letter in letters)
    else:
        yield from ((3 * len(letter.encode()), letter) for letter in letters)
