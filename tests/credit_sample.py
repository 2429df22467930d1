"""A credit record of two pages, for tests that ask what became of its file."""

from datetime import date
from uuid import UUID

from mentordesk.domain.credit_record import CreditRecord, RecordIdea, RecordPerson
from mentordesk.domain.idea import Part, Stage, Weight
from mentordesk.domain.ids import PersonId
from mentordesk.domain.ledger.end import End

_DAY = date(2026, 4, 14)


def _record() -> CreditRecord:
    had = (RecordPerson("Amara Okafor", ((Part.PROPOSED, Weight.LEAD),)),)
    ideas = tuple(
        RecordIdea(f"Ask the night shift first, no. {number}", _DAY, stage, _DAY, had)
        for number, stage in enumerate((Stage.HEARD, Stage.TRYING) * 8)
    )
    mentor = PersonId(UUID(int=5))
    return CreditRecord(mentor, "Amara Okafor", "Helen Brandt", ideas, End(7, bytes(range(32))))


RECORD = _record()
