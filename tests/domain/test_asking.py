"""A yes to one act of credit opens that act and no other, and keeps nothing open."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentordesk.domain.asking import as_agreed, asked_first
from mentordesk.domain.crediting import Act, Saying, draft, recognised, saying
from mentordesk.domain.idea import Contribution, Part, Recognition, RecognitionForm, Weight
from mentordesk.domain.ids import PersonId, new_id
from mentordesk.domain.names import consent_of
from mentordesk.domain.person import Consent, Medium, Pairing, Person, Role
from mentordesk.errors import ConsentError
from people_of_an_idea import AMARA, HELEN, JONAS, idea_of

ON = date(2026, 4, 21)
FORM = RecognitionForm.NAMED_IN_MEETING
PRAISE = Recognition(FORM, ON)
RAVI = Person(PersonId(new_id()), "Ravi Menon", Role.OTHER)
OTHERS = (AMARA, JONAS, RAVI)
ASKED = (Consent.ASK, Consent.EACH_TIME)
consents = st.sampled_from(Consent)
some = st.sets(st.sampled_from((*OTHERS, HELEN)))


def settled(person: Person, consent: Consent) -> Person:
    return replace(person, role=Role.MENTOR, pairing=Pairing(consent=consent))


def may_be_named(person: Person, idea, heard_by: str, agreed) -> bool:
    """Return whether an act may name somebody, told by other means than the program's."""
    consent = consent_of(person, idea)
    is_yes = consent in ASKED and person in agreed
    # Where the pair alone settled it nobody was told before whom.
    told = idea.consent_of(person.id) is Consent.THESE_PEOPLE
    to_them = consent is Consent.THESE_PEOPLE and told and heard_by == "the board"
    return is_yes or to_them or consent is Consent.ANYWHERE or person is HELEN


@settings(max_examples=60, deadline=None)
@given(st.tuples(*[consents] * 3), consents, some, some, st.sampled_from(["", "the board"]))
def test_no_act_names_anybody_beyond_their_consent_whoever_said_yes(
    own, pairs, agreed, named, heard_by
):
    people = (settled(AMARA, pairs), JONAS, RAVI, HELEN)
    here = {person.id: person for person in people}
    idea = idea_of(dict(zip(OTHERS, own, strict=True)), people="the board")
    yes = tuple(person.id for person in agreed)
    told = [here[person.id] for person in named]
    words = ", ".join(sorted(person.name for person in told))
    act = Recognition(FORM, ON, words, heard_by, agreed=yes)
    agreed = [here[who] for who in yes]
    is_open = any(consent_of(here[p.id], idea) is not Consent.NOT_AT_ALL for p in OTHERS)
    if is_open and all(may_be_named(p, idea, heard_by, agreed) for p in told):
        after = recognised(idea, people, act, words)
        (kept,) = after.recognitions
        assert set(kept.agreed) == {p.id for p in agreed if p in asked_first(idea, people)}
        assert after.contributions == idea.contributions
    elif is_open:
        with pytest.raises(ConsentError):
            recognised(idea, people, act, words)
    text = draft(*as_agreed(idea, people, yes), Act(FORM, Medium.CHAT, heard_by))
    for person in (here[p.id] for p in OTHERS):
        assert (person.name in text) is (is_open and may_be_named(person, idea, heard_by, agreed))


@pytest.mark.parametrize("answer", ASKED)
def test_the_next_act_is_asked_about_again(answer):
    idea, people, words = idea_of({AMARA: answer}), (AMARA, JONAS, HELEN), "Amara Okafor said it."
    assert asked_first(idea, people) == (AMARA,)
    yes = replace(PRAISE, where="Okafor’s desk", heard_by="Amara", agreed=(AMARA.id,))
    given_once = recognised(idea, people, yes, words)
    assert given_once.recognitions == (yes,)
    assert asked_first(given_once, people) == (AMARA,)
    assert saying(given_once, AMARA, "") is Saying.COLLEAGUE
    for act in (PRAISE, replace(PRAISE, where="Amara"), replace(PRAISE, heard_by="Amara")):
        with pytest.raises(ConsentError):
            recognised(given_once, people, act, words if act is PRAISE else "")


def test_a_yes_opens_nothing_for_who_said_how_to_be_named():
    idea = idea_of({AMARA: Consent.AS_COLLEAGUE, JONAS: Consent.ANYWHERE})
    people = (AMARA, JONAS, RAVI, HELEN)
    assert asked_first(idea, people) == ()
    yes = replace(PRAISE, agreed=tuple(person.id for person in people))
    with pytest.raises(ConsentError):
        recognised(idea, people, yes, "Amara Okafor said it.")
    assert recognised(idea, people, yes, "Jonas Lind said it.").recognitions == (PRAISE,)


def test_an_answer_for_one_part_is_that_of_the_person_and_the_strictest_counts():
    idea = idea_of({JONAS: Consent.ANYWHERE}).with_contribution(
        Contribution(JONAS.id, Part.BACKED, Weight.EQUAL, Consent.EACH_TIME)
    )
    assert asked_first(idea, [JONAS]) == (JONAS,)
    asked, people = as_agreed(idea, [JONAS], [JONAS.id])
    assert saying(asked, next(iter(people)), "") is Saying.NAMED


def test_who_wanted_no_credit_agreed_to_no_act():
    none = Recognition(RecognitionForm.NONE_WANTED, ON, agreed=(JONAS.id,))
    kept = recognised(idea_of({JONAS: Consent.ASK}), [JONAS, HELEN], none)
    assert kept.recognitions == (replace(none, agreed=()),)
