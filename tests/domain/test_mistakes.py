"""What can be put right of an idea at the table, and what can still be answered."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from mentordesk.domain.idea import Contribution, Part, Stage, Weight, raise_idea
from mentordesk.domain.ids import PersonId, SessionId
from mentordesk.domain.mistakes import may_be_one
from mentordesk.domain.names import consent_of, consents_left
from mentordesk.domain.person import Consent, Pairing, mentor

NOW = datetime(2026, 4, 14, 14, tzinfo=UTC)
AMARA = PersonId(uuid4())


def idea(consent: Consent = Consent.ANYWHERE):
    part = Contribution(AMARA, Part.PROPOSED, Weight.LEAD, consent)
    return raise_idea(SessionId(uuid4()), AMARA, "Record clips", NOW, [part])


def test_an_idea_is_no_mistake_anymore_once_it_was_said_back_or_answered():
    heard = idea()
    assert may_be_one(heard)
    for told in (
        heard.restated(NOW, heard.session),
        heard.moved(Stage.TRYING, NOW),
        replace(heard, answer_by=date(2026, 5, 1)),
    ):
        assert not may_be_one(told)


@pytest.mark.parametrize("own", Consent)
@pytest.mark.parametrize("usual", Consent)
def test_what_can_still_be_said_is_what_would_hold(own, usual):
    amara = replace(mentor("Amara Okafor", Pairing(consent=usual)), id=AMARA)
    said = idea(own)
    left = consents_left(amara, said)
    assert consent_of(amara, said) in left
    for answer in Consent:
        holds = consent_of(amara, said.with_consent(AMARA, answer)) is answer
        assert holds is (answer in left)
