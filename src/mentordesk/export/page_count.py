"""About how many pages a summary takes on paper, told before it is set.

A page has forty lines of seventy narrow letters. What is bound by it are memory and time,
so that a fifth more or less does not matter. Both are taken by links and changes of style as
well, of which a page may hold many: `weight` counts those in.
"""

import re
from collections.abc import Iterator
from math import ceil
from typing import Any

_LINES = 40
_LETTERS = 70
_CODE_LETTERS = 64
_CODE_LINE = 0.85
_GAP = 0.3
_HEADING = 0.7
_BEGIN = 3.0
# As measured, so many take as much memory as a page of prose.
_RUNS_OF_A_PAGE, _LINKS_OF_A_PAGE = 500, 140
_WIDE = re.compile(
    "[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]"
)


def estimated_pages(page: dict[str, Any]) -> int:
    """Return about how many pages the data of a summary take, at least one."""
    chapters = page["chapters"]
    lines = sum(_HEADING + sum(map(_lines, chapter["blocks"])) for chapter in chapters)
    return max(1, ceil((_BEGIN + lines) / _LINES))


def weight(page: dict[str, Any]) -> int:
    """Return of how many pages of prose the data of a summary take the memory, at least."""
    blocks = [block for chapter in page["chapters"] for block in chapter["blocks"]]
    words = [run for block in blocks for run in _runs(block)]
    links = sum(bool(run["href"]) for run in words)
    return estimated_pages(page) + len(words) // _RUNS_OF_A_PAGE + links // _LINKS_OF_A_PAGE


def _runs(block: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from block.get("words", ())
    for inner in (*block.get("blocks", ()), *_inside(block)):
        yield from _runs(inner)


def _lines(block: dict[str, Any]) -> float:
    match block["kind"]:
        case "paragraph":
            return _GAP + _wrapped(_said(block), _LETTERS)
        case "heading":
            return _HEADING + _wrapped(_said(block), _LETTERS)
        case "code":
            return 1 + _CODE_LINE * _wrapped(block["text"], _CODE_LETTERS)
        case "quote":
            return _GAP + sum(map(_lines, block["blocks"]))
        case "list":
            return _GAP + sum(_lines(inner) - _GAP for inner in _inside(block))
        case _:
            return 1


def _inside(listing: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for item in listing.get("items", ()):
        yield from item


def _said(block: dict[str, Any]) -> str:
    return "".join(run["text"] for run in block["words"])


def _wrapped(text: str, letters: int) -> int:
    """Return how many lines a text takes; a wide letter is as wide as two."""
    return sum(
        max(1, ceil((len(line) + len(_WIDE.findall(line))) / letters)) for line in text.split("\n")
    )
