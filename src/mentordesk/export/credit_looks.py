"""Whether the file of a credit record is the one that is made of the data in it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from mentordesk.domain.credit_check import Condition
from mentordesk.domain.credit_record import CreditRecord
from mentordesk.errors import LettersMissingError, PdfRefusedError
from mentordesk.export.credit_bounds import opened, unpacked
from mentordesk.export.credit_files import record_file
from mentordesk.export.credit_frame import is_plain
from mentordesk.export.credit_properties import same_properties
from mentordesk.export.credit_reading import is_pdf, lines
from mentordesk.export.credit_tree import Trees
from mentordesk.export.formats import Format
from mentordesk.export.typesetting import Fonts

if TYPE_CHECKING:
    from pikepdf import Pdf

_MORE = 64 * 1024
_PARTS = 20


def condition(data: bytes, record: CreditRecord) -> Condition:
    """Return how a file is by itself, compared with what would be made of the record in it.

    Raises RecordUnreadableError for a file that unpacks to more than any record, or is damaged.
    """
    if not is_pdf(data):
        return _text(data, record_file(record, Format.MARKDOWN))
    found = _with(Fonts.ALL, data, record)
    if found is not Condition.AS_MADE and _with(Fonts.FIRST, data, record) is Condition.AS_MADE:
        return Condition.AS_MADE
    return found


def _with(fonts: Fonts, data: bytes, record: CreditRecord) -> Condition:
    """Compare a PDF with the one that is made with these fonts."""
    try:
        made = record_file(record, Format.PDF, fonts)
    except (LettersMissingError, PdfRefusedError):
        return Condition.LOOKS_OTHERWISE
    return Condition.AS_MADE if data == made else _pdf(data, made)


def _text(data: bytes, made: bytes) -> Condition:
    """Compare a text without its line ends, which any program may write its own way."""
    return Condition.AS_MADE if lines(data) == lines(made) else Condition.CHANGED


def _pdf(data: bytes, made: bytes) -> Condition:
    with opened(data) as found, opened(made) as own:
        # The parts of the own file are not packed together, and none is shorter than this.
        steps = len(made)
        try:
            is_same = Trees(found, own, steps).same() and same_properties(found, own)
            # Asked after the walk, on which a reader would have stumbled.
            if not is_plain(data, found):
                return Condition.LOOKS_OTHERWISE
            if is_same:
                return Condition.AS_MADE
            may_be_read = Trees(found, own, steps).same_resources() and _is_as_long(found, own)
        except ValueError:
            return Condition.LOOKS_OTHERWISE
    # Nothing else is drawn: what it is drawn with could go on without an end.
    return _read(data, made) if may_be_read else Condition.LOOKS_OTHERWISE


def _is_as_long(found: "Pdf", own: "Pdf") -> bool:
    """Return whether the pages of a file hold hardly more than those that were made."""
    pairs = zip(found.pages, own.pages, strict=True)
    return all(_length(one.obj) <= 2 * _length(page.obj) + _MORE for one, page in pairs)


def _length(page: Any) -> int:
    from pikepdf import Array

    drawn = page.get("/Contents")
    parts: list[Any] = list(drawn) if isinstance(drawn, Array) else [drawn]
    if len(parts) > _PARTS:
        raise ValueError
    return sum(len(unpacked(part)) for part in parts)


def _read(data: bytes, made: bytes) -> Condition:
    """Tell pages that read otherwise from such as only look otherwise."""
    is_same = _words(data) == _words(made)
    return Condition.LOOKS_OTHERWISE if is_same else Condition.CHANGED


def _words(data: bytes) -> Sequence[str] | None:
    from mentordesk.export.pdf_pages import PdfiumError, PdfPages

    try:
        with PdfPages(data) as pages:
            return [pages.text(number) for number in range(len(pages))]
    except PdfiumError:
        return None
