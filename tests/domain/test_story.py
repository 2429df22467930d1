"""The story of an idea, told from its entries: all of them, each on its day, by whose hand."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as some

from mentordesk.domain.idea import (
    Application,
    Contribution,
    Idea,
    Part,
    Recognition,
    RecognitionForm,
    Stage,
    Weight,
    raise_idea,
)
from mentordesk.domain.ids import IdeaId, PersonId, SessionId
from mentordesk.domain.joining import joined
from mentordesk.domain.ledger.changes import (
    AnswerBy,
    Answered,
    CameFrom,
    Credited,
    FirstSaid,
    NamedFor,
    Reworded,
    SaidAnew,
    TakenBack,
    ToldWhole,
    Took,
    Untied,
    Used,
    WentInto,
)
from mentordesk.domain.ledger.fact import Kind, PenHand, Told
from mentordesk.domain.ledger.facts import brought, difference
from mentordesk.domain.ledger.story import moments
from mentordesk.domain.mistakes import promised
from mentordesk.domain.naming import amended, first_said, without_part
from mentordesk.domain.person import Consent

HEARD = datetime(2026, 4, 14, 12, tzinfo=UTC)
NOW = HEARD + timedelta(days=99)
DAY = timedelta(days=1)
TABLE = SessionId(UUID(int=11))
AMARA, JONAS, BO = (PersonId(UUID(int=number)) for number in range(1, 4))
HERS = Contribution(AMARA, Part.PROPOSED, Weight.EQUAL, Consent.ASK)
HIS = Contribution(JONAS, Part.SHAPED, Weight.EQUAL, Consent.ANYWHERE)
IDEA = raise_idea(TABLE, AMARA, "Record clips", HEARD, [HERS])


def entered(*states: Idea) -> dict[int, Told]:
    """Return the entries of an idea that stood so, each a day after the one before."""
    told = list[Told]()
    before: Idea | None = None
    for day, state in enumerate(states, 1):
        facts, at = difference(before, state), HEARD + day * DAY
        told += [Told(fact, at, PenHand.LEADER, TABLE if day == 1 else None) for fact in facts]
        before = state
    return dict(enumerate(told, 1))


def told(*states: Idea):
    """Return the day after it was heard, and the changes, of each moment of an idea."""
    found = moments(entered(*states), {}, states[-1], NOW)
    assert all(one.hand is PenHand.LEADER for one in found)
    return [((one.day - HEARD.date()).days, *one.changes) for one in found]


def test_all_that_is_told_stands_on_its_day_with_what_was_done_along_with_it():
    first = first_said(IDEA, "Ana, on the tram")
    reworded = replace(first, text="Record short clips")
    waiting = promised(reworded, date(2026, 5, 1))
    named = waiting.with_contribution(HIS)
    lead = amended(named, HIS, replace(HIS, part=Part.BACKED, weight=Weight.LEAD))
    off = without_part(lead, lead.contributions[1])
    stricter = off.with_consent(AMARA, Consent.NOT_AT_ALL)
    trying = stricter.moved(Stage.TRYING, HEARD + 8 * DAY)
    back = replace(trying, events=trying.events[:1], answer_by=None)
    declined = back.moved(Stage.DECLINED, HEARD + 10 * DAY, reason="no time")
    last = replace(declined.last, told_on=date(2026, 4, 25))
    knows = replace(declined, events=(*declined.events[:-1], last))
    open_again = first_said(knows, "")
    shaped, backed = ((Part.SHAPED, Weight.EQUAL),), ((Part.BACKED, Weight.LEAD),)
    proposed = ((Part.PROPOSED, Weight.EQUAL),)
    states = first, reworded, waiting, named, lead, off, stricter, trying, back, declined
    assert told(*states, knows, open_again) == [
        (
            *(0, Took(IDEA.last), FirstSaid("Ana, on the tram")),
            NamedFor(AMARA, proposed, (), (Consent.ASK, "")),
        ),
        (2, Reworded("Record short clips", "Record clips")),
        (3, AnswerBy(date(2026, 5, 1))),
        (4, NamedFor(JONAS, shaped, (), (Consent.ANYWHERE, ""))),
        (5, NamedFor(JONAS, backed, shaped)),
        (6, NamedFor(JONAS, (), backed)),
        (7, Answered(AMARA, (Consent.NOT_AT_ALL, ""))),
        (8, Took(trying.last)),
        (9, TakenBack(trying.last), AnswerBy(None)),
        (10, Took(declined.last)),
        (11, SaidAnew(knows.last, declined.last)),
        (12, FirstSaid("")),
    ]


def test_credit_stands_on_its_own_day_and_a_step_on_that_on_which_it_was_taken():
    use = Application("the all-hands", date(2026, 4, 10))
    used = IDEA.applied(use, HEARD + 2 * DAY, adapted=False)
    given = Recognition(RecognitionForm.TOLD_MANAGER, (HEARD + 3 * DAY).date())
    parked = Recognition(RecognitionForm.NONE_WANTED, (HEARD + 5 * DAY).date())
    renamed = used.with_contribution(HIS)
    noted = renamed.recognised(given)
    elsewhere = replace(noted, application=replace(use, where="the board"))
    assert [(day, type(chief)) for day, chief, *_ in told(IDEA, used, renamed, noted)] == [
        (0, Took),
        (2, Took),
        (3, NamedFor),
        (3, Credited),  # entered on the day after
    ]
    last = told(IDEA, used, renamed, noted, elsewhere, elsewhere.recognised(parked))[-2:]
    assert last == [(5, Used(elsewhere.application)), (5, Credited(parked))]


def test_steps_stand_in_their_own_order_though_a_clock_was_set_back():
    tried = IDEA.moved(Stage.TRYING, HEARD - 3 * DAY)
    named = tried.with_contribution(HIS)
    assert [day for day, *_ in told(tried, named)] == [0, -3, 2]


def test_a_joining_is_one_moment_with_the_names_it_brought():
    other = raise_idea(TABLE, JONAS, "Film them", HEARD, [replace(HIS, part=Part.PROPOSED)])
    whole, part = joined(IDEA, other.moved(Stage.TRYING, HEARD), HEARD + 2 * DAY)
    (_, *heard), (_, *together), (_, *step), (_, *apart) = told(IDEA, whole, IDEA)
    assert isinstance(heard[0], Took)
    assert together[:2] == [
        CameFrom((other.id,), Kind.JOINED),
        NamedFor(JONAS, ((Part.PROPOSED, Weight.EQUAL),), (), (Consent.ANYWHERE, "")),
    ]
    assert step == [Took(whole.last)]
    assert apart[0] == Untied((other.id,))
    assert TakenBack(whole.last) in apart
    states = other, replace(other, joined_into=part.joined_into), other
    assert [made[-1] for made in told(*states)][1:] == [WentInto(IDEA.id), WentInto(None)]


def test_what_no_entry_tells_comes_as_it_stands_now_without_a_hand():
    now = IDEA.with_contribution(HIS)
    told_of, here = moments(entered(IDEA), {}, now, NOW)
    assert (told_of.hand, told_of.session) == (PenHand.LEADER, TABLE)
    assert (here.day, here.hand, here.session) == (NOW.date(), None, None)
    assert here.is_small
    parts = ((HIS.part, HIS.weight),)
    assert here.changes == (NamedFor(JONAS, parts, (), (Consent.ANYWHERE, "")),)
    (heard,) = moments({}, {}, IDEA, NOW)
    assert (heard.day, heard.hand, heard.is_small) == (HEARD.date(), None, False)


def test_from_a_file_an_idea_comes_with_each_step_on_its_day():
    file = first_said(IDEA.moved(Stage.TRYING, HEARD + DAY), "Ana")
    came = {7: Told(brought(file), NOW, PenHand.IMPORT)}
    heard, trying = moments(came, {}, file, NOW)
    assert [heard.day, trying.day] == [HEARD.date(), (HEARD + DAY).date()]
    assert heard.changes[1] == FirstSaid("Ana")
    assert {heard.hand, trying.hand} == {PenHand.IMPORT}


@pytest.mark.parametrize("place", ["America/New_York", "Pacific/Kiritimati"])
def test_a_step_on_the_first_or_the_last_day_there_is_has_its_day_everywhere(zone, place):
    zone(place)
    ends = datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, tzinfo=UTC)
    odd = replace(IDEA, events=tuple(replace(IDEA.last, at=at) for at in ends))
    came = {1: Told(brought(odd), NOW, PenHand.IMPORT)}
    assert {end.date() for end in ends} <= {one.day for one in moments(came, {}, odd, NOW)}


@pytest.mark.parametrize("gone", [(1,), (1, 2), (1, 3), (1, 2, 3)])
def test_a_gap_is_told_with_what_was_left_and_not_with_what_was_struck(gone):
    named = IDEA.with_contribution(HIS)
    reworded = replace(named, text="Record short clips")
    left = entered(IDEA, named, reworded)
    assert left[3].fact.kind is Kind.PART
    left = {number: one for number, one in left.items() if number not in gone}
    whole = Told(brought(reworded), NOW, PenHand.PROGRAM)
    told_of = moments(left | {9: whole}, {9: len(gone)}, reworded, NOW)
    made = [change for one in told_of for change in one.changes]
    assert made.count(ToldWhole(len(gone))) == 1
    assert not any(isinstance(one, Reworded) and one.before for one in made)
    assert told_of[0].changes[0] == Took(IDEA.last)
    assert made.count(Took(IDEA.last)) == 1
    (his,) = (one for one in told_of for change in one.changes if _names(change, JONAS))
    assert his.hand is (PenHand.PROGRAM if 3 in gone else PenHand.LEADER)
    assert all(one.hand is not None for one in told_of)


def _names(change, who):
    return isinstance(change, NamedFor) and change.person == who


@given(some.lists(some.integers(0, 7), max_size=9))
def test_whatever_was_done_the_story_tells_every_change_and_ends_as_it_stands(steps):
    """Each state that shows otherwise than the one before has a moment, and nothing else has."""
    states = [IDEA]
    for number, step in enumerate(steps):
        states.append(_on(states[-1], step, number))
    states = [one for at, one in enumerate(states) if not at or one != states[at - 1]]
    found = moments(entered(*states), {}, states[-1], NOW)
    shown = [_shown(one) for one in states]
    told_at = (at for at, one in enumerate(shown) if not at or one != shown[at - 1])
    assert {one.entered for one in found} == {HEARD + (at + 1) * DAY for at in told_at}
    assert all(one.hand is not None and one.changes for one in found)


def _shown(idea: Idea):
    """Return an idea as people see it: who has which parts, in whatever order, and one answer."""
    people = {
        one.person: (
            {(had.part, had.weight) for had in idea.contributions if had.person == one.person},
            idea.consent_of(one.person),
        )
        for one in idea.contributions
    }
    return people, replace(idea, contributions=())


def _on(idea: Idea, step: int, number: int) -> Idea:
    match step:
        case 0:
            return replace(idea, text=f"Wording {number}")
        case 1:
            return replace(idea, answer_by=HEARD.date() + number * DAY)
        case 2:
            return idea.with_contribution(replace(HIS, part=list(Part)[number % 5]))
        case 3:
            return replace(idea, contributions=idea.contributions[:1])
        case 4:
            return idea.with_consent(JONAS, list(Consent)[number % 4])
        case 5:
            last = idea.moved(Stage.PARKED, HEARD, until=HEARD.date() + number * DAY)
            return last if idea.stage is Stage.HEARD else replace(idea, events=idea.events[:1])
        case 6:
            return replace(idea, origins=(*idea.origins, IdeaId(UUID(int=100 + number))))
        case _:
            into = None if idea.joined_into else IdeaId(UUID(int=100 + number))
            return replace(idea, joined_into=into, first_said=f"Ana {number}")
