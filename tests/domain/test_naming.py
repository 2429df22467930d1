"""Whose an idea is: parts and weights put right, names taken off, who said it first."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from mentordesk.domain import part_names
from mentordesk.domain.idea import Contribution, Part, Weight, raise_idea
from mentordesk.domain.ids import PersonId, SessionId
from mentordesk.domain.naming import (
    amended,
    called,
    first_said,
    may_lose,
    named_as,
    without_part,
)
from mentordesk.domain.person import Consent, other
from mentordesk.errors import NameStaysError, TextTooLongError

NOW = datetime(2026, 4, 14, 14, tzinfo=UTC)
AMARA, JONAS = PersonId(uuid4()), PersonId(uuid4())
HERS = Contribution(AMARA, Part.PROPOSED, Weight.EQUAL, Consent.ANYWHERE)
HIS = Contribution(JONAS, Part.SHAPED, Weight.SUPPORTING, Consent.AS_COLLEAGUE)
IDEA = raise_idea(SessionId(uuid4()), AMARA, "Record clips", NOW, [HERS, HIS])


def test_a_part_and_its_weight_are_corrected_in_their_place_and_nothing_else_changes():
    new = replace(HERS, part=Part.NOTICED, weight=Weight.LEAD)
    assert amended(IDEA, HERS, new) == replace(IDEA, contributions=(new, HIS))
    heavier = replace(HIS, weight=Weight.LEAD, consent=Consent.ANYWHERE)
    (_, his) = amended(IDEA, HIS, heavier).contributions
    assert his == replace(HIS, weight=Weight.LEAD)  # the answer only becomes stricter


def test_a_part_that_somebody_has_already_is_not_made_twice():
    backed = Contribution(JONAS, Part.BACKED, Weight.EQUAL, Consent.NOT_AT_ALL)
    twice = IDEA.with_contribution(backed)
    wanted = replace(backed, part=Part.SHAPED, weight=Weight.LEAD)
    assert amended(twice, backed, wanted).contributions == (
        *IDEA.contributions[:1],
        replace(HIS, consent=Consent.NOT_AT_ALL),
        backed,
    )


def test_a_name_is_taken_off_and_the_mentors_stays():
    assert not may_lose(IDEA, HERS)
    assert may_lose(IDEA, HIS)
    assert without_part(IDEA, HIS) == replace(IDEA, contributions=(HERS,))
    with pytest.raises(NameStaysError):
        without_part(IDEA, HERS)


def test_who_loses_one_of_two_parts_keeps_the_strictest_answer():
    backed = Contribution(AMARA, Part.BACKED, Weight.EQUAL, Consent.NOT_AT_ALL)
    left = without_part(IDEA.with_contribution(backed), backed)
    assert [c.part for c in left.contributions if c.person == AMARA] == [Part.PROPOSED]
    assert left.consent_of(AMARA) is Consent.NOT_AT_ALL


def test_who_said_it_first_is_one_line_and_may_be_nobody():
    told = first_said(IDEA, "  Ana,  on the tram ")
    assert told == replace(IDEA, first_said="Ana, on the tram")
    assert first_said(told, " ") == IDEA
    with pytest.raises(TextTooLongError):
        first_said(IDEA, "Ana " * 200)


@pytest.mark.parametrize("before", Consent)
@pytest.mark.parametrize("now", Consent)
def test_taking_a_change_back_brings_the_parts_and_never_a_looser_answer(before, now):
    had, new = (
        replace(HIS, consent=one, people="HR" if one is Consent.THESE_PEOPLE else "")
        for one in (before, now)
    )
    was = replace(IDEA, contributions=(HERS, had))
    is_now = first_said(amended(was, had, replace(new, weight=Weight.LEAD)), "Ana")
    back = named_as(is_now, was)
    assert (back.contributions[1].weight, back.first_said) == (Weight.SUPPORTING, "")
    assert back.consent_of(JONAS) is is_now.consent_of(JONAS)
    assert named_as(without_part(was, had), was) == was


def test_parts_are_told_with_a_weight_where_it_is_not_equal():
    lead, equal, supporting = Weight.LEAD, Weight.EQUAL, Weight.SUPPORTING
    assert part_names.told([(Part.PROPOSED, equal)]) == "proposed it"
    both = [(Part.PROPOSED, lead), (Part.SHAPED, lead)]
    assert part_names.told(both) == "proposed it and shaped it (lead)"
    three = [(Part.NOTICED, supporting), (Part.SHAPED, equal), (Part.BACKED, lead)]
    words = "noticed it (supporting), shaped it and backed it (lead)"
    assert part_names.told(three) == words
    assert part_names.parts_of(IDEA, JONAS) == ((Part.SHAPED, supporting),)
    assert part_names.parts_of(IDEA, PersonId(uuid4())) == ()


def test_a_first_name_may_mean_all_who_are_called_so_and_a_whole_name_means_one():
    amara, bello, jonas = other("Amara Okafor"), other("Amara Bello"), other("Jonas")
    people = amara, bello, jonas
    assert called(" AMARA", people) == (amara, bello)
    for name in ("amara okafor", "Amara B.", "Jonas", "Priya"):
        assert called(name, people) == ()
