"""Knows the questions of an observation sheet again, however they came back."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mentordesk.domain.content import SheetRow
from mentordesk.exchange.agenda_parts import MAX_AROUND

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"[\s|(#>*_\-]*(\d{1,2})\s*[.):|/]\s*")
_ASKED, _COLON = re.compile(r"[?\uff1f\u061f]"), re.compile(r"[:\uff1a]")
_AROUND = " \t|?!.:;,–—-*_\"'“”„»«’‘)\uff1f\uff1a\u061f"  # noqa: RUF001 - signs that people type
_FEW = 3


@dataclass(frozen=True, slots=True)
class Begun:
    """A question that a line begins with: its place on the sheet, and what stands behind it.

    `due` are the sheet's own words that may follow on the next lines.
    """

    place: int
    rest: str
    due: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    place: int
    words: tuple[str, ...]
    note: tuple[str, ...]


class SheetQuestions:
    """The questions of one sheet; several wordings may have one key, and so one place."""

    def __init__(self, rows: Iterable[SheetRow]) -> None:
        self.rows: list[SheetRow] = []
        self._asked: list[_Asked] = []
        places: dict[str, int] = {}
        for row in rows:
            if row.key not in places:
                places[row.key] = len(self.rows)
                self.rows.append(row)
            asked = _Asked(places[row.key], words_of(row.text), words_of(row.note))
            if asked.words and asked not in self._asked:
                self._asked.append(asked)

    def begun(self, text: str) -> Begun | None:
        """Return the question that a line begins with, word for word or nearly so."""
        if len(text) > MAX_AROUND:
            return None
        number, body = _numbered(text)
        found = list(_WORD.finditer(body))
        return self._exactly(body, found, number) or self._nearly(body, number)

    def numbered(self, text: str, after: int) -> Begun | None:
        """Return the question whose number alone a line begins with, past the one before."""
        number, body = _numbered(text)
        if after < number <= len(self.rows):
            return Begun(number - 1, body.strip(), ())
        return None

    def _exactly(self, body: str, found: Sequence[re.Match[str]], number: int) -> Begun | None:
        """Return a question that stands here whole, or whose first line this is."""
        words = tuple(one[0].casefold() for one in found)
        best: tuple[int, Begun] | None = None
        for asked in self._asked:
            same = _together(words, asked.words)
            whole = same == len(asked.words) and _is_parted(body, found, asked, number)
            begins = same == len(words) >= max(_FEW, len(asked.words) // 2)
            if (whole or begins) and (best is None or same > best[0]):
                best = same, _begun(asked, body, found, same)
        return None if best is None else best[1]

    def _nearly(self, body: str, number: int) -> Begun | None:
        """Return a question that is told in half of its words, and asked or numbered as one."""
        end = _ASKED.search(body) or _COLON.search(body)
        head = set(words_of(body if end is None else body[: end.start()]))
        is_asked = end is not None and _ASKED.match(end[0]) is not None
        best: tuple[int, _Asked] | None = None
        for asked in self._asked if head and (is_asked or number) else ():
            same = len(head & set(asked.words))
            if _is_near(asked, head, number, is_asked=is_asked) and same > (best or (0,))[0]:
                best = same, asked
        if best is None:
            return None
        rest = "" if end is None else body[end.end() :]
        return Begun(best[1].place, _bare(rest), best[1].note)


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text as they are compared."""
    return tuple(word.casefold() for word in _WORD.findall(text))


def unnumbered(text: str) -> str:
    """Return a line without the number that it begins with."""
    return _numbered(text)[1]


def goes_on(text: str, due: Sequence[str]) -> int:
    """Return how many of the words that are due a line consists of; 0 if it has any other."""
    words = words_of(text)
    same = _together(words, due)
    return same if same == len(words) and (same >= _FEW or same == len(due)) else 0


def _numbered(text: str) -> tuple[int, str]:
    found = _NUMBER.match(text)
    return (int(found[1]), text[found.end() :]) if found else (0, text)


def _together(words: Sequence[str], known: Sequence[str]) -> int:
    """Return how many words are the same from the beginning on."""
    pairs: Iterator[tuple[str, str]] = zip(words, known, strict=False)
    return next(
        (n for n, (one, other) in enumerate(pairs) if one != other), min(len(words), len(known))
    )


def _is_parted(body: str, found: Sequence[re.Match[str]], asked: _Asked, number: int) -> bool:
    """Say whether a short question is meant, and not a sentence that begins like one."""
    if len(asked.words) >= _FEW or number == asked.place + 1:
        return True
    behind = body[found[len(asked.words) - 1].end() :].lstrip()
    return not behind or behind[0] in "?:|\uff1f\uff1a\u061f"


def _is_near(asked: _Asked, head: set[str], number: int, *, is_asked: bool) -> bool:
    """Say whether half of the words on either side are the other's, or few that are all known."""
    known, right = set(asked.words), number == asked.place + 1
    same = len(head & known)
    if same == len(head) and (right or (is_asked and same >= _FEW)):
        return True
    return is_asked and same * 2 >= len(head) and (right or same * 2 >= len(known))


def _begun(asked: _Asked, body: str, found: Sequence[re.Match[str]], same: int) -> Begun:
    words = tuple(one[0].casefold() for one in found[same:])
    due = (*asked.words, *asked.note)[same:]
    more = _together(words, due) if same == len(asked.words) else 0
    if more == len(words) or more == len(asked.note):
        same, due = same + more, due[more:]
    return Begun(asked.place, _bare(body[found[same - 1].end() :]), due)


def _bare(rest: str) -> str:
    return rest.lstrip(_AROUND).rstrip(" |\t")
