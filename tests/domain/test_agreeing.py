"""Consent: what a person answers only becomes stricter, also before whom."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentordesk.domain.agreeing import agreed, are_among, credited
from mentordesk.domain.crediting import saying
from mentordesk.domain.idea import Contribution, Part, Weight
from mentordesk.domain.naming import without_part
from mentordesk.domain.person import STRICTNESS, Consent
from mentordesk.errors import BlankTextError
from people_of_an_idea import AMARA, JONAS, idea_of

answers = st.tuples(
    st.sampled_from([consent for consent in Consent if consent is not Consent.ASK]),
    st.sets(st.sampled_from(["the board", "Jonas Lind", "HR"]), min_size=1).map(sorted),
)


@settings(max_examples=40)
@given(st.lists(answers, min_size=1, max_size=3))
def test_the_strictest_answer_holds_in_whatever_order_they_come(said):
    ends = set()
    for order in permutations(said):
        idea, strict = idea_of({AMARA: Consent.ASK}), Consent.ANYWHERE
        for consent, people in order:
            before = idea.contributions[0].people if strict is Consent.THESE_PEOPLE else ""
            idea = agreed(idea, AMARA.id, consent, ", ".join(people))
            now = idea.consent_of(AMARA.id)
            assert STRICTNESS.index(now) >= STRICTNESS.index(strict)
            if before and now is Consent.THESE_PEOPLE:
                assert are_among(idea.contributions[0].people, before)
            strict = now
        people = frozenset(idea.contributions[0].people.split(", "))
        ends.add((strict, people if strict is Consent.THESE_PEOPLE else None))
    assert len(ends) == 1


@pytest.mark.parametrize("people", [" ", ",;", "the", "\u200b"])
def test_who_may_be_told_is_asked_for(people):
    with pytest.raises(BlankTextError):
        agreed(idea_of({AMARA: Consent.ASK}), AMARA.id, Consent.THESE_PEOPLE, people)


LISTS = ("", "the board", "HR; the board", "HR", "anyone but HR", "everyone", "A-team, HR")
AUDIENCES = ("", "the board", "HR", "HR and the board", "the team", "everyone", "HR, the press")
had = st.lists(
    st.tuples(st.sampled_from(Part), st.sampled_from(Consent), st.sampled_from(LISTS)),
    min_size=2,
    max_size=4,
    unique_by=lambda one: one[0],
)


@settings(max_examples=80, deadline=None)
@given(had, st.data())
def test_who_loses_a_part_is_named_before_nobody_they_were_not_named_before(parts, data):
    given = tuple(Contribution(AMARA.id, p, Weight.EQUAL, c, people) for p, c, people in parts)
    others = (Contribution(JONAS.id, Part.BACKED, Weight.EQUAL, Consent.THESE_PEOPLE, "HR"),)
    before = replace(idea_of({AMARA: Consent.ASK}), contributions=given + others)
    left = without_part(before, data.draw(st.sampled_from(given)))
    assert len(left.contributions) == len(given)
    assert left.contributions[-1:] == others
    for heard_by in AUDIENCES:
        was, now = (saying(idea, AMARA, heard_by) for idea in (before, left))
        assert now is was, heard_by


@pytest.mark.parametrize(
    ("heard_by", "people", "is_so"),
    [
        ("the board", "a Board, HR", True),
        ("her manager", "her Manager, HR", True),
        ("my manager", "her manager", False),
        ("the manager", "their manager", False),
        ("our board", "the board", False),
        ("HR and the board", "the board; HR", True),
        ("the board, Jonas", "the board", False),
        ("", "the board", False),
        ("the board", "", False),
        ("the", "the", False),
        ("HR", "anyone except Jonas, HR", False),
        ("HR", "not the board and HR", False),
        ("Jonas", "everyone but Amara, Jonas", False),
        ("anyone except Jonas", "anyone except Jonas", False),
        ("HR", "the board; nobody else, HR", False),
        ("everyone", "everyone", False),
        ("HR", "all other than the board, HR", False),
        ("the other team", "the other team, HR", True),
        ("the board, all", "the board, all", False),
        ("the board, all", "the board", False),
        ("all", "all; the board", False),
        ("the team", "A-team", False),
        ("A-team", "the team", False),
        ("the A-team", "A-team", True),
        ("team A", "the team", False),
        ("the C team", "the C++ team", False),
        ("the C++ team", "C++ Team", True),
        ("D", "R&D", False),
        ("R&D", "HR, R&D", True),
        ("HR & the board", "HR, the board", True),
        ("the board, 👍", "the board", False),
        ("the board …", "the board", False),
        ("", ", ,", False),
        ("\u200b", "\u200b", False),
    ],
)
def test_all_who_hear_it_have_to_be_among_those_agreed(heard_by, people, is_so):
    assert are_among(heard_by, people) is is_so


def test_a_part_that_is_said_again_loosens_no_answer():
    idea = agreed(idea_of({AMARA: Consent.ASK}), AMARA.id, Consent.THESE_PEOPLE, "HR, the board")
    part = idea.contributions[0]
    for consent, people, narrowed in (
        (Consent.ANYWHERE, "everybody", (Consent.THESE_PEOPLE, "HR, the board")),
        (Consent.THESE_PEOPLE, " ", (Consent.THESE_PEOPLE, "HR, the board")),
        (Consent.THESE_PEOPLE, "the board, the press", (Consent.THESE_PEOPLE, "the board")),
        (Consent.THESE_PEOPLE, "the press", (Consent.AS_COLLEAGUE, "")),
    ):
        again = credited(idea, replace(part, consent=consent, people=people)).contributions[0]
        assert (again.consent, again.people) == narrowed
    asked = idea_of({AMARA: Consent.ASK})
    first = credited(asked, replace(part, people="HR")).contributions
    assert [(one.consent, one.people) for one in first] == [(Consent.THESE_PEOPLE, "HR")]
