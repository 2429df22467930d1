"""What files that go out, and rescue copies, may run into."""

from mentordesk.errors.base import MentorDeskError


class RescueError(MentorDeskError):
    """A rescue copy cannot be read; `path` and `reason`."""


class RescueStaysError(MentorDeskError):
    """A rescue copy could be neither rewritten nor deleted; `path` and `reason`."""


class ExportError(MentorDeskError):
    """A file could not be written whole; `path` and the system's `reason`."""


class ExportExistsError(ExportError):
    """A file of that name is already there and replacing it was not allowed."""


class PrivateNotesUnlockedError(MentorDeskError):
    """Private notes may only leave in a locked file."""


class OnlyPdfLocksError(MentorDeskError):
    """A lock was asked for in a format that has none; `format` is that format."""


class AgeMissingError(MentorDeskError):
    """A file was to be sealed with age, for which this computer has no library."""


class NamesLeftError(MentorDeskError):
    """A file with role names would name somebody after all; `word` is what names them."""


class LettersMissingError(MentorDeskError):
    """The fonts of a PDF have no letters for what was written; `letters` shows some."""


class PdfRefusedError(MentorDeskError):
    """A PDF would not have been sound; `reason` is the typesetter's own word."""


class SummaryTooLongError(MentorDeskError):
    """A PDF would take as much as `pages` of prose do, which is more than the `most` it may."""


class TypesetterEndedError(MentorDeskError):
    """The process that sets long pages ended without them, or could not begin."""


class NotNotedError(MentorDeskError):
    """A file left, and the desk could not keep that it did; `name` is the file's."""


class PaperNotNotedError(MentorDeskError):
    """Pages were printed, and the desk could not keep that they were."""


class NoPrinterError(MentorDeskError):
    """Pages were to be printed where there is no printer but a file."""


class PrintingError(MentorDeskError):
    """The printer did not take the pages."""


class FormatUnknownError(MentorDeskError):
    """An export format that does not exist was asked for; `format` is the word given."""


class NotAgreedYetError(MentorDeskError):
    """A page of an agreement was asked for before both were of one mind; `name` is the mentor's."""


class NoRecordYetError(MentorDeskError):
    """A credit record was asked for before the mentor's first idea; `name` is the mentor's."""


class RecordUnreadableError(MentorDeskError):
    """A file cannot be checked as a credit record; `reason`."""


class TableError(MentorDeskError):
    """A file of rows cannot be read at all; `reason`, and the `row` or the `most` it speaks of."""


class ImportChangedError(MentorDeskError):
    """The file, the desk or what was chosen is no longer as the preview showed it."""


class StoppedError(MentorDeskError):
    """Work was stopped at the leader's wish before its end, and nothing of it was kept."""
