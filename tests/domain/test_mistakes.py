"""What can be put right of an idea at the table, and what can still be answered."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from mentordesk.domain.idea import Application, Contribution, Part, Stage, Weight, raise_idea
from mentordesk.domain.ids import PersonId, SessionId
from mentordesk.domain.joining import Cut, Half, split
from mentordesk.domain.mistakes import may_be_one, promised, without_last_step
from mentordesk.domain.names import consent_of, consents_left
from mentordesk.domain.person import Consent, Pairing, mentor
from mentordesk.domain.saying_back import restated
from mentordesk.errors import HasItsDayError, IdeaStageError

NOW = datetime(2026, 4, 14, 14, tzinfo=UTC)
AMARA = PersonId(uuid4())


def idea(consent: Consent = Consent.ANYWHERE):
    part = Contribution(AMARA, Part.PROPOSED, Weight.LEAD, consent)
    return raise_idea(SessionId(uuid4()), AMARA, "Record clips", NOW, [part])


def test_an_idea_is_no_mistake_anymore_once_it_was_said_back_or_answered():
    heard = idea()
    assert may_be_one(heard)
    for told in (
        restated(heard, NOW, heard.session),
        heard.moved(Stage.TRYING, NOW),
        replace(heard, answer_by=date(2026, 5, 1)),
    ):
        assert not may_be_one(told)


def test_a_day_is_promised_for_what_has_no_answer_and_what_is_parked_has_its_own():
    day = date(2026, 5, 1)
    heard = idea()
    assert promised(heard, day).answer_by == day
    with pytest.raises(HasItsDayError):
        promised(heard.moved(Stage.PARKED, NOW, until=day), day)
    with pytest.raises(IdeaStageError):
        promised(heard.moved(Stage.TRYING, NOW), day)
    old = replace(heard.moved(Stage.PARKED, NOW, until=day), answer_by=day)
    assert promised(old, None).answer_by is None
    with pytest.raises(HasItsDayError):
        promised(old, day)
    tried = replace(heard.moved(Stage.TRYING, NOW), answer_by=day)
    assert promised(tried, day) == tried


def test_no_step_is_taken_back_into_a_use_that_went_with_the_other_half():
    used = idea().applied(Application("here", NOW.date()), NOW, adapted=False)
    first, _ = split(used, Cut("a", "b", use=Half.SECOND), NOW)
    assert first.stage is Stage.HEARD
    assert not may_be_one(first)
    with pytest.raises(IdeaStageError):
        without_last_step(first)


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
