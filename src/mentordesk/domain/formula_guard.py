"""Keeps what is written into a cell from being taken for a formula, and gives it back as it was."""

import re

_SIGNS = "=+\\-@\uff1d\uff0b\uff0d\uff20"
# Also behind what another program may take for the end of a cell, and for the mark that opens one.
_PLACE = r"((?:^|[;,|\t\r\n])(?:\"|[^\S\t\r\n])*)"
_BEGINS = re.compile(rf"{_PLACE}(?='*[{_SIGNS}])")
_GUARDED = re.compile(rf"{_PLACE}'(?='*[{_SIGNS}])")
_ODD = re.compile(r"'*[\t\r\n]")
_ODD_GUARDED = re.compile(r"'+[\t\r\n]")


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet begins to reckon with: an apostrophe stands before it."""
    calm = _BEGINS.sub(r"\1'", cell)
    return f"'{calm}" if _ODD.match(calm) else calm


def unguarded(cell: str) -> str:
    """Return a cell as it was before it was guarded."""
    if "'" not in cell:
        return cell
    bare = cell[1:] if _ODD_GUARDED.match(cell) else cell
    return _GUARDED.sub(r"\1", bare)
