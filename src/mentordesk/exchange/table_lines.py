"""Tables, of Markdown, of a web page or of a sheet: each row is a topic with its minutes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import inf

from mentordesk.exchange.agenda_parts import MAX_AROUND, Draft, LineKind
from mentordesk.exchange.agenda_style import NESTED
from mentordesk.exchange.clean_text import clean, has_words
from mentordesk.exchange.line_marks import marked

_BAR = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r":?-+:?")
_TIME = re.compile(r"(\d{1,3})(?:\s*(?:'|m|min\.?|mins|minut(?:es?|en|os|i)))?", re.IGNORECASE)
_TIME_HEAD = re.compile(
    r"(?:min|mins|minut\w*|time|timing|dauer|zeit|durée|duración|tiempo)\b", re.IGNORECASE
)
_PLACE = re.compile(r"#?\d{1,2}\.?")
_BETWEEN = " – "


@dataclass(frozen=True, slots=True)
class _Row:
    draft: Draft
    cells: tuple[str, ...]

    @property
    def is_rule(self) -> bool:
        """Return whether it only parts the head from the rest."""
        return all(map(_RULE.fullmatch, self.cells))


def read_tables(drafts: Sequence[Draft]) -> None:
    """Write each row of a table as a topic with its time, and decide its head."""
    if any("|" in draft.text or "\t" in draft.original for draft in drafts):
        for rows in _runs(drafts):
            if len(rows) > 1:
                _read(rows)


def _runs(drafts: Sequence[Draft]) -> Iterator[list[_Row]]:
    """Yield what may be tables: rows of one message that follow each other."""
    placed = [(_row(draft), (draft.depth, draft.message)) for draft in _above_notes(drafts)]
    for (is_row, _), run in groupby(placed, key=lambda one: (one[0] is not None, one[1])):
        if is_row:
            yield [row for row, _ in run if row is not None]


def _above_notes(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield all but what stands indented below a marked topic: a note may hold any sign."""
    notes_from = inf
    for draft in drafts:
        if draft.text and draft.indent < notes_from:
            notes_from = draft.indent + NESTED if marked(draft.text.lstrip()) else inf
        elif draft.text:
            continue
        yield draft


def _row(draft: Draft) -> _Row | None:
    text = draft.text.strip()
    if not draft.open or len(text) > MAX_AROUND:
        return None
    if text[:1] == "|":
        cells = [cell.replace("\\|", "|") for cell in _BAR.split(text.strip("|"))]
    elif " | " in text:
        cells = text.split(" | ")
    elif "\t" in draft.original and not draft.depth:
        cells = [clean(cell) for cell in draft.original.lstrip().split("\t")]
    else:
        return None
    mark = marked(text) if cells[0].strip() != "#" else None
    if mark is not None or (len(cells) == 1 and text[:1] != "|"):
        return None
    return _Row(draft, tuple(cell.strip() for cell in cells))


def _read(rows: Sequence[_Row]) -> None:
    """Decide the rows of a table, or leave alone what looks like one and is none."""
    head, *body = rows
    is_ruled = body[0].is_rule
    headed = is_ruled or any(map(_TIME_HEAD.match, head.cells[1:]))
    column = next((n for n, cell in enumerate(head.cells) if n and _TIME_HEAD.match(cell)), -1)
    if not headed:
        body = list(rows)
    if not is_ruled and not _is_timed(body, column):
        return
    if headed:
        head.draft.kind = LineKind.HEADING
    for row in body:
        _write(row, column, "- " if is_ruled else "")


def _is_timed(body: Sequence[_Row], column: int) -> bool:
    """Say whether there is nothing but times, and one at least, in a column."""
    times = [row.cells[column] if column < len(row.cells) else "" for row in body]
    return any(times) and all(not time or _TIME.fullmatch(time) for time in times)


def _write(row: _Row, column: int, mark: str) -> None:
    draft, cells = row.draft, list(row.cells)
    found = _TIME.fullmatch(cells[column]) if column < len(cells) else None
    if found is not None and len(cells) > 1:
        del cells[column]
    words = [cell for cell in cells if has_words(cell)]
    if len(words) > 1 and _PLACE.fullmatch(words[0]):
        del words[0]
    if not words:
        draft.kind = LineKind.OTHER
        return
    time = f" ({found[1]} min)" if found is not None and len(row.cells) > 1 else ""
    draft.text, draft.indent = f"{mark}{_BETWEEN.join(words)}{time}", 0
