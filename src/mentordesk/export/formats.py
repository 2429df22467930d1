"""The formats a summary can take, and the one way to make a file of it."""

from enum import StrEnum

from mentordesk.domain.period import Composed
from mentordesk.errors import FormatUnknownError, OnlyPdfLocksError, PrivateNotesUnlockedError


class Format(StrEnum):
    """What kind of file a summary becomes."""

    PDF = "pdf"
    MARKDOWN = "markdown"
    HTML = "html"

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


def render(summary: Composed, form: Format, passphrase: str | None = None) -> bytes:
    """Return the bytes of the file, locked where a passphrase is given.

    Raises PrivateNotesUnlockedError where private notes would leave in the open,
    OnlyPdfLocksError, EmptyPassphraseError, LettersMissingError or PdfRefusedError.
    """
    locked = passphrase is not None and form is Format.PDF
    if summary.private and not locked:
        raise PrivateNotesUnlockedError
    if passphrase is not None and form is not Format.PDF:
        raise OnlyPdfLocksError(format=form.value)
    data = _rendered(summary, form)
    return data if passphrase is None else _locked(data, passphrase)


def _rendered(summary: Composed, form: Format) -> bytes:
    match form:
        case Format.PDF:
            from mentordesk.export.pdf import to_pdf

            return to_pdf(summary)
        case Format.MARKDOWN:
            from mentordesk.export.markdown import to_markdown

            return to_markdown(summary)
        case Format.HTML:
            from mentordesk.export.html import to_html

            return to_html(summary)


def _locked(pdf: bytes, passphrase: str) -> bytes:
    from mentordesk.export.locked import lock_pdf

    return lock_pdf(pdf, passphrase)
