"""A no is said considerately, and the day on which it was said is kept."""

from datetime import date, timedelta

import pytest

from mentordesk.domain.declining import considerate_no, told, waits_to_be_told
from mentordesk.domain.idea import Contribution, Part, Stage, Weight, raise_idea
from mentordesk.domain.ids import SessionId, new_id
from mentordesk.domain.person import Consent, Medium
from mentordesk.errors import IdeaStageError
from people_of_an_idea import AMARA, NOW


def test_when_the_mentor_was_told_may_be_added_to_a_no_and_to_nothing_else():
    part = Contribution(AMARA.id, Part.PROPOSED, Weight.LEAD, Consent.ASK)
    heard = raise_idea(SessionId(new_id()), AMARA.id, "Clips", NOW, [part])
    with pytest.raises(IdeaStageError):
        told(heard, date(2026, 4, 16))
    declined = heard.moved(Stage.DECLINED, NOW + timedelta(days=1), reason="no room")
    assert (waits_to_be_told(heard), waits_to_be_told(declined)) == (False, True)
    done = told(declined, date(2026, 4, 16))
    assert not waits_to_be_told(done)
    assert (done.last.told_on, done.last.reason) == (date(2026, 4, 16), "no room")


@pytest.mark.parametrize("medium", Medium)
def test_a_no_says_thanks_the_reason_and_how_it_goes_on(medium):
    said = considerate_no("Record clips.", "The works council said no.", AMARA, medium)
    for words in ("Amara", "“Record clips”", "Thank you", "The works council said no."):
        assert words in said
    assert "tell me" in said
    assert "…" in considerate_no("Record clips", " ", AMARA, medium)
