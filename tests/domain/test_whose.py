"""The story of whose an idea is, told from the ledger's entries."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from mentordesk.domain.idea import Contribution, Idea, Part, Stage, Weight, raise_idea
from mentordesk.domain.ids import IdeaId, PersonId, SessionId
from mentordesk.domain.ledger.fact import PenHand, Told
from mentordesk.domain.ledger.facts import brought, difference
from mentordesk.domain.ledger.whose import FirstSaid, NamedFor, whose
from mentordesk.domain.naming import amended, first_said, without_part
from mentordesk.domain.person import Consent

HEARD = datetime(2026, 4, 14, 14, tzinfo=UTC)
TABLE = SessionId(UUID(int=11))
AMARA, JONAS, BO = (PersonId(UUID(int=number)) for number in range(1, 4))
HERS = Contribution(AMARA, Part.PROPOSED, Weight.EQUAL, Consent.ASK)
HIS = Contribution(JONAS, Part.SHAPED, Weight.EQUAL, Consent.ASK)


def entered(*states: Idea) -> list[Told]:
    """Return the entries of an idea that stood so, each a day after the one before."""
    told = list[Told]()
    before: Idea | None = None
    for day, state in enumerate(states, 1):
        at = HEARD + timedelta(days=day)
        facts = difference(before, state)
        told += [Told(fact, at, PenHand.LEADER, TABLE if day == 1 else None) for fact in facts]
        before = state
    return told


def test_names_and_first_words_are_told_from_the_first_telling_on():
    heard = raise_idea(TABLE, AMARA, "Record clips", HEARD, [HERS])
    first = first_said(heard, "Ana, on the tram")
    named = first.with_contribution(HIS)
    lead = amended(named, HIS, replace(HIS, part=Part.BACKED, weight=Weight.LEAD))
    off = without_part(lead, lead.contributions[1])
    stricter = off.with_consent(AMARA, Consent.NOT_AT_ALL).moved(Stage.TRYING, HEARD)
    open_again = first_said(stricter, "")
    day, leader = timedelta(days=1), PenHand.LEADER
    shaped, backed = ((Part.SHAPED, Weight.EQUAL),), ((Part.BACKED, Weight.LEAD),)
    assert whose(entered(first, named, lead, off, stricter, open_again)) == (
        FirstSaid("Ana, on the tram", HEARD, leader, TABLE),
        NamedFor(JONAS, shaped, (), HEARD + 2 * day, leader, None),
        NamedFor(JONAS, backed, shaped, HEARD + 3 * day, leader, None),
        NamedFor(JONAS, (), backed, HEARD + 4 * day, leader, None),
        FirstSaid("", HEARD + 6 * day, leader, None),
    )


def test_names_that_came_with_an_idea_are_no_change():
    heard = raise_idea(TABLE, AMARA, "Record clips", HEARD, [HERS, HIS])
    other = IdeaId(UUID(int=21))
    joined = replace(heard.with_contribution(replace(HIS, person=BO)), origins=(other,))
    assert whose(entered(heard, joined)) == ()
    file = replace(heard, first_said="Ana")
    told = [Told(brought(file), HEARD, PenHand.IMPORT)]
    assert whose(told) == (FirstSaid("Ana", HEARD, PenHand.IMPORT, None),)
