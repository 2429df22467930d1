"""The rows in a database's pages, found without the help of the pages that lead to them."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from mentordesk.vault.pages import USABLE, Pages

Value: TypeAlias = int | float | str | bytes | None

INNER_INDEX, INNER_TABLE, LEAF_INDEX, LEAF_TABLE = KINDS = 2, 5, 10, 13
FIRST_PAGE_HEAD = 100
LINK = 4
MOST_IN_TABLE = USABLE - 35
MOST_IN_INDEX = (USABLE - 12) * 64 // 255 - 23
LEAST = (USABLE - 12) * 32 // 255 - 23
# The kinds of values in a record: their number says what and how long they are.
WHOLE_NUMBERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
REAL = 7
CONSTANTS = {8: 0, 9: 1}
BLOB = 12
MORE = 0x80


class Row(NamedTuple):
    """A row of a table by its number, or of an index; `whole` if no page of it is missing."""

    number: int
    values: tuple[Value, ...]
    whole: bool


@dataclass(slots=True)
class Tree:
    """What can be read of one table or index; `whole` if each of its pages could be."""

    rows: list[Row] = field(default_factory=list)
    pages: set[int] = field(default_factory=set)
    whole: bool = True


def kind_of(page: bytes, number: int) -> int:
    """Return what a page is by its first byte; pages of other kinds start with zero."""
    return page[_head_at(number)]


def tree(pages: Pages, root: int) -> Tree:
    """Read a table or index from its root down, as far as its pages lead."""
    found, waiting = Tree(), [root]
    while waiting:
        number = waiting.pop()
        if number in found.pages:
            continue
        found.pages.add(number)
        page = pages.page(number)
        if page is None or kind_of(page, number) not in KINDS:
            found.whole = False
            continue
        waiting += children(page, number)
        found.rows += rows(pages, page, number)
    found.whole = found.whole and all(row.whole for row in found.rows)
    return found


def children(page: bytes, number: int) -> list[int]:
    """Return the pages an inner page leads to."""
    at = _head_at(number)
    if page[at] not in {INNER_INDEX, INNER_TABLE}:
        return []
    right = _long(page, at + 8)
    return [*(_long(page, cell) for cell in _cells(page, number)), right]


def rows(pages: Pages, page: bytes, number: int) -> Iterator[Row]:
    """Yield the rows that stand on a page itself."""
    kind = kind_of(page, number)
    if kind == LEAF_TABLE:
        for cell in _cells(page, number):
            length, at = _varint(page, cell)
            row, at = _varint(page, at)
            yield _row(row, *_payload(pages, page, at, length, MOST_IN_TABLE))
    elif kind in {LEAF_INDEX, INNER_INDEX}:
        for cell in _cells(page, number):
            length, at = _varint(page, cell + (LINK if kind == INNER_INDEX else 0))
            yield _index_row(*_payload(pages, page, at, length, MOST_IN_INDEX))


def _head_at(number: int) -> int:
    return FIRST_PAGE_HEAD if number == 1 else 0


def _cells(page: bytes, number: int) -> tuple[int, ...]:
    at = _head_at(number)
    count = int.from_bytes(page[at + 3 : at + 5], "big")
    start = at + (12 if page[at] in {INNER_INDEX, INNER_TABLE} else 8)
    return struct.unpack(f">{count}H", page[start : start + 2 * count])


def _payload(pages: Pages, page: bytes, at: int, length: int, most: int) -> tuple[bytes, bool]:
    """Return a record, gathered from further pages if it is long, and whether it is whole."""
    if length <= most:
        return page[at : at + length], True
    fitting = LEAST + (length - LEAST) % (USABLE - LINK)
    local = fitting if fitting <= most else LEAST
    parts, following = [page[at : at + local]], _long(page, at + local)
    left = length - local
    while left > 0:
        further = pages.page(following) if following else None
        if further is None:
            return b"".join(parts), False
        parts.append(further[LINK : LINK + left])
        left -= USABLE - LINK
        following = _long(further, 0)
    return b"".join(parts), True


def _row(number: int, record: bytes, whole: bool) -> Row:  # noqa: FBT001  # two halves of an answer
    return Row(_signed(number), tuple(_values(record)), whole)


def _index_row(record: bytes, whole: bool) -> Row:  # noqa: FBT001  # two halves of an answer
    values = tuple(_values(record))
    number = values[-1] if values else None
    sound = whole and isinstance(number, int)
    return Row(number if isinstance(number, int) else 0, values[:-1], sound)


def _values(record: bytes) -> Iterator[Value]:
    """Yield the values of a record; of one that is cut short, those that are whole, and a text."""
    end, at = _varint(record, 0)
    kinds = []
    while at < end:
        kind, at = _varint(record, at)
        kinds.append(kind)
    for kind in kinds:
        length = _length(kind)
        if at + length > len(record):
            if at < len(record) and kind > BLOB and kind % 2:
                yield record[at:].decode("utf-8", "ignore")
            return
        yield _value(kind, record[at : at + length])
        at += length


def _length(kind: int) -> int:
    if kind >= BLOB:
        return (kind - BLOB) // 2
    return 8 if kind == REAL else WHOLE_NUMBERS.get(kind, 0)


def _value(kind: int, data: bytes) -> Value:
    if kind >= BLOB:
        return data.decode("utf-8", "replace") if kind % 2 else data
    if kind == REAL:
        return float(struct.unpack(">d", data)[0])
    if kind in WHOLE_NUMBERS:
        return int.from_bytes(data, "big", signed=True)
    return CONSTANTS.get(kind)


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """Return a number of one to nine bytes, and what comes after it."""
    value = 0
    for place in range(at, at + 8):
        value = value << 7 | data[place] & ~MORE
        if data[place] < MORE:
            return value, place + 1
    return value << 8 | data[at + 8], at + 9


def _signed(number: int) -> int:
    return number - (1 << 64) if number >> 63 else number


def _long(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + LINK], "big")
