"""One rule says whether credit is owed, whatever was answered, by whom and in which order."""

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentordesk.domain.agreeing import agreed
from mentordesk.domain.credit_due import may_be_credited, owes_credit, told_of_as
from mentordesk.domain.crediting import Act, Saying, broken_consent, draft, recognised, saying
from mentordesk.domain.idea import (
    IN_USE,
    Contribution,
    Part,
    Recognition,
    RecognitionForm,
    Stage,
    Weight,
    raise_idea,
)
from mentordesk.domain.ids import PersonId, SessionId, new_id
from mentordesk.domain.names import consent_of
from mentordesk.domain.person import STRICTNESS, Consent, Medium, Pairing, Person, Role, known
from mentordesk.errors import NothingToCreditError
from people_of_an_idea import AMARA, HELEN, JONAS, NOW, idea_of

ON = date(2026, 4, 21)
PRAISE = Recognition(RecognitionForm.IN_WRITING, ON)
NONE = Recognition(RecognitionForm.NONE_WANTED, ON)
NO = Consent.NOT_AT_ALL
RAVI = Person(PersonId(new_id()), "Ravi Menon", Role.MENTOR, "", Pairing())
EVERYBODY = (AMARA, JONAS, RAVI, HELEN)
who, consents = st.sampled_from(EVERYBODY), st.sampled_from(Consent)
steps = st.one_of(
    st.tuples(st.just("part"), who, st.tuples(st.sampled_from(Part), consents)),
    st.tuples(st.just("answer"), who, consents),
    st.tuples(st.just("settle"), st.sampled_from((AMARA, RAVI)), consents),
    st.tuples(st.just("use"), who, st.none()),
)


def pair(person: Person, consent: Consent) -> Person:
    return replace(person, role=Role.MENTOR, pairing=Pairing(consent=consent))


def is_owed(idea, *people: Person) -> bool:
    return owes_credit(idea, known(people))


def walked(history):
    """Return the idea that a history makes, its people, and whose "not at all" was said."""
    people = {person.id: person for person in EVERYBODY}
    parts = [Contribution(AMARA.id, Part.PROPOSED, Weight.LEAD, Consent.ASK)]
    idea = raise_idea(SessionId(new_id()), AMARA.id, "Record clips", NOW, parts)
    said, settled = {AMARA.id: {Consent.ASK}}, dict[PersonId, Consent]()
    for name, person, told in history:
        if name == "part":
            part = Contribution(person.id, told[0], Weight.EQUAL, told[1], "the board")
            idea = idea.with_contribution(part)
            said.setdefault(person.id, set()).add(told[1])
        elif name == "answer" and person.id in said:
            idea = agreed(idea, person.id, told, "the board")
            said[person.id].add(told)
        elif name == "settle":
            people[person.id], settled[person.id] = pair(person, told), told
        elif name == "use" and idea.stage not in IN_USE:
            idea = idea.moved(Stage.APPLIED, NOW)
    return idea, people, {one for one, all_ in said.items() if NO in (*all_, settled.get(one))}


@settings(max_examples=60, deadline=None)
@given(st.lists(steps, max_size=12))
def test_whatever_was_answered_credit_is_owed_while_one_other_may_be_told_of(history):
    idea, people, silent = walked(history)
    left = {c.person for c in idea.contributions} - silent - {HELEN.id}
    assert may_be_credited(idea, people) is bool(left)
    assert owes_credit(idea, people) is (idea.stage in IN_USE and bool(left))
    for form in RecognitionForm:
        text = draft(idea, people.values(), Act(form, Medium.CHAT, "the board"))
        assert bool(text) is (bool(left) and form is not RecognitionForm.NONE_WANTED)
        for one in silent - {HELEN.id}:
            assert people[one].name not in text
            assert saying(idea, people[one], "the board") is Saying.UNSAID
    used = idea if idea.stage in IN_USE else idea.moved(Stage.APPLIED, NOW)
    # Who wants no credit speaks for nobody else that is a mentor.
    refused = recognised(used, people.values(), NONE)
    assert owes_credit(refused, people) is (RAVI.id in left)
    assert not owes_credit(recognised(refused, people.values(), NONE), people)
    if left:
        assert not owes_credit(recognised(refused, people.values(), PRAISE), people)
        assert not owes_credit(recognised(used, people.values(), PRAISE), people)
    else:
        with pytest.raises(NothingToCreditError):
            recognised(used, people.values(), PRAISE)


@pytest.mark.parametrize("answer", [consent for consent in Consent if consent is not NO])
def test_the_no_of_one_takes_nobody_else_away(answer):
    others = (pair(AMARA, NO), JONAS, HELEN)
    for parts in permutations(((AMARA, Consent.ANYWHERE), (JONAS, answer), (HELEN, NO))):
        idea = idea_of(dict(parts))
        assert is_owed(idea, *others)
        assert told_of_as(idea, known(others)) is answer
        assert "Amara" not in draft(idea, others, Act(RecognitionForm.IN_WRITING, Medium.CHAT))
    alone = idea_of({AMARA: Consent.ANYWHERE, HELEN: Consent.ANYWHERE})
    assert is_owed(alone, AMARA, HELEN)
    assert not is_owed(alone, pair(AMARA, NO), HELEN)
    assert not is_owed(idea_of({HELEN: Consent.ANYWHERE}), AMARA, HELEN)


@pytest.mark.parametrize("settled", Consent)
def test_of_what_a_pair_settled_and_what_was_said_for_the_idea_the_strictest_counts(settled):
    amara = pair(AMARA, settled)
    stricter = (Consent.EACH_TIME, Consent.AS_COLLEAGUE, NO)
    assert consent_of(amara, idea_of({AMARA: Consent.ASK})) is (
        settled if settled in stricter else Consent.ASK
    )
    for answer in stricter:
        both = max(answer, settled, key=STRICTNESS.index)
        assert consent_of(amara, idea_of({AMARA: answer})) is both
    named = idea_of({AMARA: Consent.ANYWHERE}, "Ask Okafor first")
    looser = settled in (Consent.ASK, Consent.ANYWHERE)
    assert bool(broken_consent("Amara Okafor", named, (amara,))) is not looser


def test_what_goes_on_inside_another_idea_or_is_not_in_use_owes_nothing():
    used = idea_of({AMARA: Consent.ANYWHERE})
    assert is_owed(used, AMARA)
    assert not is_owed(replace(used, joined_into=used.id), AMARA)
    assert not is_owed(replace(used, events=used.events[:1]), AMARA)
    assert not is_owed(used.recognised(NONE), AMARA)
    nobodys = replace(used, contributions=())
    assert is_owed(nobodys, AMARA)
    assert not is_owed(nobodys, pair(AMARA, NO))
    assert not is_owed(used)
