"""The domain nouns as rows; they never leave the transaction that opened them."""

from mentordesk.models.agenda import AskRow, TopicRow
from mentordesk.models.agreement import AgreementRow, ClauseAnswerRow, ClauseRow
from mentordesk.models.aim import AimRow
from mentordesk.models.base import Base
from mentordesk.models.choice import ALARM, ChoiceRow
from mentordesk.models.content import CardAskedRow, OwnContentRow
from mentordesk.models.destroyed import DestroyedRow
from mentordesk.models.ending import EndingRow
from mentordesk.models.export_record import ExportRow
from mentordesk.models.idea import ContributionRow, IdeaEventRow, IdeaRow, RecognitionRow, idea_of
from mentordesk.models.ledger import LedgerEndRow, LedgerEntryRow
from mentordesk.models.likes import LikesRow, WishRow
from mentordesk.models.note import NoteRow
from mentordesk.models.observation import ObservationRow
from mentordesk.models.person import FormerNameRow, PairingRow, PersonRow
from mentordesk.models.promise import PromiseRow, TryLogRow
from mentordesk.models.series import SeriesRow
from mentordesk.models.session import SessionRow
from mentordesk.models.strike_ask import StrikeAskRow
from mentordesk.models.upkeep import UpkeepRow
from mentordesk.models.worksheet import WorksheetRow

__all__ = [
    "ALARM",
    "AgreementRow",
    "AimRow",
    "AskRow",
    "Base",
    "CardAskedRow",
    "ChoiceRow",
    "ClauseAnswerRow",
    "ClauseRow",
    "ContributionRow",
    "DestroyedRow",
    "EndingRow",
    "ExportRow",
    "FormerNameRow",
    "IdeaEventRow",
    "IdeaRow",
    "LedgerEndRow",
    "LedgerEntryRow",
    "LikesRow",
    "NoteRow",
    "ObservationRow",
    "OwnContentRow",
    "PairingRow",
    "PersonRow",
    "PromiseRow",
    "RecognitionRow",
    "SeriesRow",
    "SessionRow",
    "StrikeAskRow",
    "TopicRow",
    "TryLogRow",
    "UpkeepRow",
    "WishRow",
    "WorksheetRow",
    "idea_of",
]
