"""What left the desk as a file: which, for whom and when, and never where it went."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from mentordesk.domain.ids import ExportId, PersonId, SessionId
from mentordesk.domain.summary import Reader


class ExportKind(StrEnum):
    """What was exported.

    LEFT_OUT is the list of what stayed out of an import, and PAPER is what was printed.
    """

    SUMMARY = "summary"
    PERIOD = "period"
    CREDIT_RECORD = "credit_record"
    IDEAS = "ideas"
    LEDGER = "ledger"
    CREDIT_WORDS = "credit_words"
    LEFT_OUT = "left_out"
    CALENDAR = "calendar"
    AGENDA_PAGE = "agenda_page"
    AGENDA_SHEET = "agenda_sheet"
    PAPER = "paper"
    AGREEMENT = "agreement"
    INVITATION = "invitation"
    HAND_OVER = "hand_over"


@dataclass(frozen=True, slots=True)
class Leaving:
    """What is about to leave, without a path and without a name.

    `person` is the mentor it is about, `first` and `last` are the days of a period. `form` and
    `lock` are called as the program calls them, a lock that there is none "".
    """

    kind: ExportKind
    person: PersonId | None = None
    session: SessionId | None = None
    first: date | None = None
    last: date | None = None
    reader: Reader | None = None
    form: str = ""
    lock: str = ""
    role_names: bool = False


@dataclass(frozen=True, slots=True)
class ExportRecord:
    """That something left at a time; `size` is in bytes, `sha256` that of the file as it left."""

    id: ExportId
    at: datetime
    what: Leaving
    size: int
    sha256: bytes
