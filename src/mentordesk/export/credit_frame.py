"""The frame of a PDF: whether every reader finds the same file in the same bytes.

A reader that finds another beginning, another end or another first page than the one that checks
would show pages that nobody checked.
"""

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pikepdf import Pdf

_FIRST = re.compile(rb"%PDF-[12]\.\d\s+(?:%[^\r\n]*[\r\n]+)?\s*(\d{1,9}) (\d{1,5}) obj\b")
_ESCAPED = re.compile(rb"#([0-9a-fA-F]{2})")
_OF_TRAILER = frozenset(
    {"/Root", "/Info", "/ID", "/Size", "/Prev", "/Encrypt"}
    # A trailer that is a stream itself.
    | {"/Type", "/W", "/Index", "/Length", "/Filter", "/DecodeParms"}
)
# ISO 32000-1, table F.1.
_OF_FIRST = {"/Linearized", "/L", "/H", "/O", "/E", "/N", "/T"}


def is_plain(data: bytes, document: "Pdf") -> bool:
    """Return whether a file begins, ends and hangs together in the one way all readers know."""
    begins, ends = data.startswith(b"%PDF-"), data.rstrip().endswith(b"%%EOF")
    if not (begins and ends) or document.trailer.keys() - _OF_TRAILER or document.get_warnings():
        return False
    words = _ESCAPED.sub(lambda match: bytes([int(match[1], 16)]), data)
    # Old readers would take other parts of such a file than new ones.
    if b"/XRefStm" in words:
        return False
    return b"/Linearized" not in words or _is_laid_out_rightly(data, document)


def _is_laid_out_rightly(data: bytes, document: "Pdf") -> bool:
    """Return whether the first part, by which viewers find the first page at once, tells it right.

    It has to be the one that this reader takes for the first as well.
    """
    first = _FIRST.match(data)
    if first is None or not document.is_linearized:
        return False
    number = int(first[1]), int(first[2])
    entry = document.get_xref_table().get(number)
    is_there = entry is not None and entry.type == 1 and entry.offset == first.start(1)
    if not is_there:
        return False
    told: Any = document.get_object(number)
    # A first page that is not the first would be shown in the place of another.
    return told.keys() == _OF_FIRST and document.check_linearization(BytesIO())
