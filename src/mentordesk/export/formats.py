"""The formats a summary can take, and the one way to make a file of it."""

from enum import StrEnum
from typing import TYPE_CHECKING

from mentordesk.domain.period import Composed
from mentordesk.errors import FormatUnknownError, OnlyPdfLocksError, PrivateNotesUnlockedError
from mentordesk.export.age import ToSeal

if TYPE_CHECKING:
    from mentordesk.export.document import Written
    from mentordesk.export.watching import Watching


class Format(StrEnum):
    """What kind of file a summary becomes."""

    PDF = "pdf"
    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"

    @property
    def suffix(self) -> str:
        """Return how a file name of this format ends."""
        return ".md" if self is Format.MARKDOWN else f".{self.value}"

    @classmethod
    def named(cls, word: str) -> "Format":
        """Return the format called by that word, or raise FormatUnknownError."""
        for candidate in cls:
            if candidate.value == word.strip().lower():
                return candidate
        raise FormatUnknownError(format=word)


class Lock(StrEnum):
    """How a file is locked: as a PDF alone can be, or sealed as a whole with age."""

    PDF = "pdf"
    AGE = "age"


def render(
    summary: Composed,
    form: Format,
    passphrase: str | None = None,
    watch: "Watching | None" = None,
) -> bytes:
    """Return the bytes of the file, locked where a passphrase is given.

    Raises PrivateNotesUnlockedError where private notes would leave in the open,
    OnlyPdfLocksError, EmptyPassphraseError, or what `bytes_of` raises.
    """
    locked = passphrase is not None and form is Format.PDF
    if summary.private and not locked:
        raise PrivateNotesUnlockedError
    if passphrase is not None and form is not Format.PDF:
        raise OnlyPdfLocksError(format=form.value)
    data = bytes_of(summary, form, watch)
    return data if passphrase is None else _locked(data, passphrase)


def to_seal(
    summary: Composed, form: Format, passphrase: str, watch: "Watching | None" = None
) -> ToSeal:
    """Return a file of any format that leaves only sealed, so private notes may stand in it.

    Raises what `bytes_of` raises.
    """
    return ToSeal(bytes_of(summary, form, watch), passphrase)


def bytes_of(summary: "Written", form: Format, watch: "Watching | None" = None) -> bytes:
    """Return a file that nothing locks, whatever it holds: no such file of private notes leaves.

    The watch is told how many pages are set where those are many. Raises LettersMissingError,
    PdfRefusedError, SummaryTooLongError, TypesetterEndedError, or StoppedError through `watch`.
    """
    match form:
        case Format.PDF:
            from mentordesk.export.pdf import to_pdf

            return to_pdf(summary, watch)
        case Format.MARKDOWN:
            from mentordesk.export.markdown import to_markdown

            return to_markdown(summary, watch)
        case Format.HTML:
            from mentordesk.export.html import to_html

            return to_html(summary, watch)
        case Format.DOCX:
            from mentordesk.export.docx import to_docx

            return to_docx(summary, watch)


def _locked(pdf: bytes, passphrase: str) -> bytes:
    from mentordesk.export.locked import lock_pdf

    return lock_pdf(pdf, passphrase)
