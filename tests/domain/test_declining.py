"""A no is said considerately, and the day on which it was said is kept."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mentordesk.domain.crowd import around
from mentordesk.domain.declining import (
    check_no,
    considerate_no,
    perhaps_names,
    told,
    waits_to_be_told,
)
from mentordesk.domain.idea import Contribution, Part, Stage, Weight, raise_idea
from mentordesk.domain.ids import PersonId, SessionId, new_id
from mentordesk.domain.person import Consent, Medium, Person, Role
from mentordesk.errors import ConsentError, IdeaStageError
from people_of_an_idea import AMARA, HELEN, JONAS, NOW, idea_of


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
def test_a_no_says_thanks_the_reason_and_how_it_goes_on_and_names_no_third_person(medium):
    idea = idea_of({AMARA: Consent.ASK, JONAS: Consent.AS_COLLEAGUE}, "Do as Jonas did.")
    people = around(HELEN, AMARA, (AMARA, HELEN, JONAS))
    said = considerate_no(idea, "As Helen and Lind’s council said.", AMARA, medium, people)
    for words in ("Amara", "“Do as a colleague did”", "Thank you", "Helen and a colleague’s"):
        assert words in said
    assert "Jonas" not in said
    assert "Lind" not in said
    assert "tell me" in said
    assert "The reason: … " in " ".join(considerate_no(idea, " ", AMARA, medium, people).split())


def test_what_the_leader_writes_into_a_no_calls_the_mentor_alone_by_name():
    lind = Person(PersonId(new_id()), "Amara Lind", Role.OTHER)
    idea = idea_of({AMARA: Consent.ASK, lind: Consent.ASK})
    people = around(HELEN, AMARA, (AMARA, HELEN, lind, JONAS))
    check_no("Hi Amara, not now. Helen", idea, AMARA, people)
    for words in ("Amara Lind and Amara", "Hi Amara, Jonas said no"):
        with pytest.raises(ConsentError):
            check_no(words, idea, AMARA, people)


def test_an_ordinary_word_in_a_no_that_may_be_a_third_person_s_name_is_a_question():
    amara, price = (
        replace(AMARA, name="Amara May"),
        Person(PersonId(new_id()), "Jo Price", Role.OTHER),
    )
    idea = idea_of({amara: Consent.ASK, price: Consent.ASK})
    people = around(HELEN, amara, (amara, HELEN, price))
    words = "May, not now. Price list first."
    check_no(words, idea, amara, people)
    assert perhaps_names(words, idea, amara, people) == ("Price",)
