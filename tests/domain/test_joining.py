"""Two ideas that are one, and one that is two: nobody and nothing is lost on the way."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentordesk.domain.agreeing import agreed, answer_of, are_among, bound, credited
from mentordesk.domain.credit_due import owes_credit
from mentordesk.domain.crediting import without_names
from mentordesk.domain.idea import (
    IN_USE,
    PARKED_FOR,
    UNANSWERED,
    Application,
    Contribution,
    Idea,
    Part,
    Recognition,
    RecognitionForm,
    Stage,
    Weight,
    raise_idea,
    wakes_on,
)
from mentordesk.domain.ids import IdeaId, PersonId, SessionId
from mentordesk.domain.joining import Cut, Half, is_piece, joined, split
from mentordesk.domain.ledger.fact import Fact, PenHand, Told, body_of, read_body
from mentordesk.domain.ledger.facts import difference
from mentordesk.domain.ledger.telling import retold
from mentordesk.domain.mistakes import promised
from mentordesk.domain.person import STRICTNESS, Consent, Person, Role, known, strictest
from mentordesk.domain.saying_back import restated, unsaid
from mentordesk.domain.splitting import with_each_no
from mentordesk.errors import (
    BlankTextError,
    HalfWithoutNameError,
    JoinedAlreadyError,
    MentorDeskError,
    SameIdeaError,
)

NOW = datetime(2026, 4, 14, 14, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=3)
AMARA, JONAS, BO = (PersonId(UUID(int=number)) for number in (1, 2, 3))
PEOPLE = known(
    Person(who, name, Role.OTHER)
    for who, name in ((AMARA, "Amara Okafor"), (JONAS, "Jonas Lind"), (BO, "Bo Quist"))
)
TABLES = [SessionId(UUID(int=number)) for number in (11, 12)]
USE = Application("the all-hands", date(2026, 4, 20), "an hour", "three minutes")
CREDIT = Recognition(RecognitionForm.IN_WRITING, date(2026, 4, 21))


def had(person=AMARA, part=Part.PROPOSED, consent=Consent.ASK, weight=Weight.EQUAL, people=""):
    return Contribution(person, part, weight, consent, people)


def heard(text, *parts, by=AMARA):
    return raise_idea(TABLES[0], by, text, NOW, parts or (had(by),))


def used(idea, use=USE):
    return idea.applied(use, NOW, adapted=False)


def test_one_idea_of_two_names_all_with_the_larger_part_and_the_strictest_answer():
    whole = heard(
        "Clips",
        had(consent=Consent.ANYWHERE),
        had(BO, Part.SHAPED, Consent.THESE_PEOPLE, people="the board, Ines"),
    )
    part = heard(
        "Film it",
        had(JONAS, weight=Weight.LEAD, consent=Consent.NOT_AT_ALL),
        had(weight=Weight.LEAD),
        had(part=Part.BACKED, consent=Consent.AS_COLLEAGUE),
        had(BO, Part.SHAPED, Consent.THESE_PEOPLE, Weight.SUPPORTING, "Ines; her team"),
        by=JONAS,
    )
    one, inside = joined(whole, part, LATER)
    assert one.contributions == (
        had(weight=Weight.LEAD, consent=Consent.AS_COLLEAGUE),
        had(BO, Part.SHAPED, Consent.THESE_PEOPLE, people="Ines"),
        had(JONAS, weight=Weight.LEAD, consent=Consent.NOT_AT_ALL),
        had(part=Part.BACKED, consent=Consent.AS_COLLEAGUE),
    )
    assert (one.id, one.text, one.mentor, one.origins) == (whole.id, "Clips", AMARA, (part.id,))
    # What goes on inside the other is told there: her answer holds for it too.
    assert [c for c in inside.contributions if c.person == AMARA] == [
        had(weight=Weight.LEAD, consent=Consent.AS_COLLEAGUE),
        had(part=Part.BACKED, consent=Consent.AS_COLLEAGUE),
    ]
    assert inside.contributions[-1].people == "Ines"
    rest = replace(inside, contributions=part.contributions)
    assert rest == replace(part, joined_into=whole.id)
    assert not inside.answer_owed(LATER + timedelta(days=99))
    apart = had(BO, Part.SHAPED, Consent.THESE_PEOPLE, people="the staff")
    nobody, _ = joined(whole, heard("x", apart), LATER)
    assert nobody.consent_of(BO) is Consent.AS_COLLEAGUE


def test_who_named_nobody_yet_is_named_before_nobody_by_a_joining():
    unsaid = heard("Clips", had(BO, Part.SHAPED, Consent.THESE_PEOPLE))
    said = heard("Films", had(BO, Part.NOTICED, Consent.THESE_PEOPLE, people="Ines"))
    for one, other in ((unsaid, said), (said, unsaid)):
        whole, _ = joined(one, other, LATER)
        assert whole.consent_of(BO) is Consent.AS_COLLEAGUE
        assert not any(c.people for c in whole.contributions)


@given(st.lists(st.sampled_from(Consent), min_size=2, max_size=3), st.permutations([0, 1, 2]))
def test_who_was_not_asked_about_one_of_two_is_not_asked_about_both(answers, order):
    def whole(places):
        found = None
        for place in places:
            one = heard("words", had(consent=answers[place], people="the board"))
            found = one if found is None else joined(found, one, NOW)[0]
        return found

    places = range(len(answers))
    now = whole(places).consent_of(AMARA)
    assert whole([place for place in order if place in places]).consent_of(AMARA) is now
    assert STRICTNESS.index(now) >= max(map(STRICTNESS.index, answers))
    given = [answer for answer in answers if answer is not Consent.ASK]
    if len(given) == len(answers):
        assert now is strictest(*answers)
    elif Consent.THESE_PEOPLE in answers and STRICTNESS.index(now) <= 3:
        assert now is Consent.EACH_TIME


def test_an_answer_for_one_idea_opens_no_words_of_another():
    open_, closed = heard("words", had(consent=Consent.ANYWHERE)), heard("others", had())
    for whole, part in ((open_, closed), (closed, open_)):
        one, inner = joined(whole, part, NOW)
        assert one.consent_of(AMARA) is Consent.ASK
        assert inner.consent_of(AMARA) is part.consent_of(AMARA)
        assert agreed(one, AMARA, Consent.ANYWHERE).consent_of(AMARA) is Consent.ANYWHERE


def test_who_wants_no_credit_speaks_for_themselves_in_an_idea_of_two_mentors():
    none = replace(CREDIT, form=RecognitionForm.NONE_WANTED)
    people = {who: replace(person, role=Role.MENTOR) for who, person in PEOPLE.items()}
    hers, his = used(heard("a")), used(heard("b", by=JONAS))
    refused = hers.recognised(none)
    again, _ = joined(refused, used(heard("c")).recognised(none), LATER)
    assert again.recognitions == (none,)
    for one, other in ((again, his), (his, again), (refused, his), (his, refused)):
        whole, inside = joined(one, other, LATER)
        assert owes_credit(whole, people)
        assert not owes_credit(inside, people)
        assert not owes_credit(whole.recognised(none), people)
        assert not owes_credit(whole.recognised(CREDIT), people)
    assert not owes_credit(joined(refused, his.recognised(none), LATER)[0], people)


@pytest.mark.parametrize(
    ("mine", "other", "stands"),
    [
        (Stage.HEARD, Stage.TRYING, Stage.TRYING),
        (Stage.TRYING, Stage.HEARD, Stage.TRYING),
        (Stage.HEARD, Stage.DECLINED, Stage.HEARD),
        (Stage.DECLINED, Stage.HEARD, Stage.HEARD),
        (Stage.DECLINED, Stage.PARKED, Stage.PARKED),
        (Stage.TRYING, Stage.DECLINED, Stage.TRYING),
        (Stage.RESTATED, Stage.HEARD, Stage.RESTATED),
    ],
)
def test_the_further_stage_stands_by_a_step_of_its_own(mine, other, stands):
    def at(stage):
        idea = heard("a")
        return idea if stage is Stage.HEARD else idea.moved(stage, NOW, reason="so", until=USE.on)

    whole, part = at(mine), at(other)
    one, inside = joined(whole, part, LATER)
    assert (one.stage, inside.events) == (stands, part.events)
    more = one.events[len(whole.events) :]
    assert one.events[: len(whole.events)] == whole.events
    assert not any(event.reason for event in more)  # its words stay where a strike takes them
    assert [(event.stage, event.at) for event in more] == [(stands, LATER)] * (stands is not mine)
    assert {event.id for event in more}.isdisjoint(event.id for event in part.events)


def test_use_and_credit_go_along_and_of_two_uses_the_later_one_stands():
    later = replace(USE, where="the town hall", on=date(2026, 5, 1))
    one, _ = joined(heard("a"), used(heard("b")).recognised(CREDIT), LATER)
    assert (one.stage, one.application, one.recognitions) == (Stage.APPLIED, USE, (CREDIT,))
    assert not owes_credit(one, PEOPLE)
    both, inside = joined(used(heard("a")), used(heard("b"), later), LATER)
    assert (both.application, inside.application) == (later, later)
    assert [event.stage for event in both.events] == [Stage.HEARD, *[Stage.APPLIED] * 2]
    assert owes_credit(both, PEOPLE)
    assert not owes_credit(inside, PEOPLE)
    both, inside = joined(used(heard("a"), later), used(heard("b")), LATER)
    assert (both.application, inside.application, len(both.events)) == (later, USE, 2)
    untold = heard("c").moved(Stage.APPLIED, LATER)  # in use, and nothing is told of where
    for pair in ((untold, used(heard("b"))), (used(heard("b")), untold)):
        assert joined(*pair, LATER)[0].application == USE


def test_who_said_it_first_stays_with_each_and_the_nearer_promise_of_an_answer_with_both():
    near, far = date(2026, 4, 16), date(2026, 4, 30)
    whole = replace(heard("a"), first_said="Bo, on the train", answer_by=far)
    part = replace(heard("b"), first_said="Ines", answer_by=near)
    one, inside = joined(whole, part, LATER)
    assert (one.first_said, one.answer_by) == ("Bo, on the train", near)
    assert inside.first_said == "Ines"
    assert joined(replace(whole, answer_by=None), part, LATER)[0].answer_by == near
    # What was promised for later makes nothing wait longer that was promised nothing.
    late = replace(part, answer_by=far)
    assert joined(replace(whole, answer_by=None), late, LATER)[0].answer_by is None
    no = replace(whole.moved(Stage.DECLINED, NOW, reason="so"), answer_by=None)
    assert joined(no, part, LATER)[0].answer_by == near


@pytest.mark.parametrize("turned", [False, True])
def test_of_two_that_are_parked_the_earlier_day_stands_and_is_never_slept_through(turned):
    soon, late = date(2026, 5, 1), date(2026, 9, 1)
    near, far = (heard("a").moved(Stage.PARKED, NOW, until=day) for day in (soon, late))
    third = heard("c").moved(Stage.PARKED, NOW, until=soon)
    dayless = replace(third, events=(third.events[0], replace(third.last, until=None)))
    for mine, other, day in (
        (near, far, soon),
        (near, dayless, soon),
        (dayless, far, (NOW + PARKED_FOR).date()),
    ):
        one, _ = joined(*((other, mine) if turned else (mine, other)), LATER)
        assert (one.stage, wakes_on(one)) == (Stage.PARKED, day)
        assert one.events[:2] == (other if turned else mine).events


@pytest.mark.parametrize("turned", [False, True])
def test_what_is_parked_with_one_that_waits_is_owed_no_later_than_either(turned):
    day = date(2026, 4, 20)
    parked = replace(heard("a"), answer_by=date(2026, 4, 1)).moved(Stage.PARKED, NOW, until=day)
    fresh = replace(heard("b"), raised_at=LATER)
    one, _ = joined(*((fresh, parked) if turned else (parked, fresh)), LATER)
    assert (one.stage, one.answer_by) == (Stage.HEARD, date(2026, 4, 19))
    assert not one.answer_owed(datetime(2026, 4, 19, 23, tzinfo=UTC))
    assert one.answer_owed(datetime(2026, 4, 20, 1, tzinfo=UTC))
    # One that was heard long ago is owed at once, also inside one that was heard just now.
    old = replace(heard("c"), raised_at=NOW - timedelta(days=20))
    one, _ = joined(fresh, old, LATER)
    assert one.answer_owed(LATER)
    assert not joined(fresh, old, LATER, timedelta(days=30))[0].answer_owed(LATER)
    ever = replace(fresh, answer_by=date.max)
    assert joined(ever, replace(ever, id=old.id), LATER)[0].answer_by == date.max


def test_nothing_joins_with_itself_or_twice_or_in_a_circle():
    a, b, c = heard("a"), heard("b"), heard("c")
    with pytest.raises(SameIdeaError):
        joined(a, a, NOW)
    b, a = joined(b, a, NOW)
    c, b = joined(c, b, NOW)
    for whole, part in ((a, c), (c, a), (b, heard("d")), (a, b)):
        with pytest.raises(JoinedAlreadyError):
            joined(whole, part, NOW)
    with pytest.raises(JoinedAlreadyError):
        split(a, Cut("x", "y"), NOW)


def test_each_half_has_its_words_its_names_and_the_story_so_far():
    idea = heard(
        "Clips and badges",
        had(consent=Consent.NOT_AT_ALL),
        had(part=Part.BACKED),
        had(BO, Part.SHAPED),
    ).moved(Stage.TRYING, NOW)
    parts = {(AMARA, Part.PROPOSED): Half.FIRST, (BO, Part.SHAPED): Half.SECOND}
    first, second = split(idea, Cut(" Clips ", "Badges", parts), LATER)
    assert (first.id, first.text, second.text) == (idea.id, "Clips", "Badges")
    assert [c.part for c in first.contributions] == [Part.PROPOSED, Part.BACKED]
    assert [c.part for c in second.contributions] == [Part.BACKED, Part.SHAPED]
    # She wants no name anywhere, though she said so of the part that went along with the other.
    assert second.consent_of(AMARA) is Consent.NOT_AT_ALL
    assert first.events == idea.events
    told = [replace(event, id=idea.id) for event in second.events]
    assert told == [replace(event, id=idea.id) for event in idea.events]
    assert {e.id for e in first.events}.isdisjoint(e.id for e in second.events)
    assert (second.origins, second.mentor, second.session) == ((idea.id,), AMARA, idea.session)
    assert is_piece(second, first)
    for cut, error in (
        (Cut("a", " "), BlankTextError),
        (Cut("", "b"), BlankTextError),
        (Cut("a", "b", {(c.person, c.part): Half.FIRST for c in idea.contributions}), None),
    ):
        with pytest.raises(error or HalfWithoutNameError):
            split(idea, cut, LATER)


@pytest.mark.parametrize("half", Half)
def test_use_and_credit_go_to_the_half_that_was_chosen(half):
    idea = used(heard("a").moved(Stage.TRYING, NOW)).recognised(CREDIT)
    for one, mine in zip(split(idea, Cut("a", "b", use=half), LATER), Half, strict=False):
        is_used = half in (mine, Half.BOTH)
        assert (one.application, one.recognitions) == ((USE, (CREDIT,)) if is_used else (None, ()))
        assert one.stage is (Stage.APPLIED if is_used else Stage.TRYING)
        assert [e.stage for e in one.events][:3] == [e.stage for e in idea.events]


def test_a_half_without_the_use_was_heard_where_no_step_came_before_that():
    idea = used(heard("a"))
    idea = replace(idea, events=idea.events[-1:])  # as damage may leave it
    first, second = split(idea, Cut("a", "b", use=Half.SECOND), LATER)
    assert [event.stage for event in first.events] == [Stage.APPLIED, Stage.HEARD]
    assert (first.last.at, first.last.session) == (LATER, idea.session)
    assert (second.stage, second.application) == (Stage.APPLIED, USE)


def test_saying_back_brings_no_use_back_that_went_with_the_other_half():
    said = restated(heard("a"), NOW, TABLES[0])
    first, _ = split(used(said), Cut("a", "b", use=Half.SECOND), LATER)
    assert first.stage is Stage.RESTATED
    for now in (unsaid(first, TABLES[0]), restated(first, LATER, TABLES[1])):
        assert now.stage in UNANSWERED
        assert unsaid(now, TABLES[1]).stage in UNANSWERED
        assert Stage.APPLIED in [event.stage for event in now.events]


def test_one_reader_tells_before_whom_wherever_two_answers_meet():
    """A "the" more or less, which an answer reads over, makes nobody a colleague in a joining."""
    parts = [had(BO, Part.SHAPED, Consent.THESE_PEOPLE, people=p) for p in ("the board", "board")]
    one, inside = joined(*(heard("a", part) for part in parts), LATER)
    assert one.contributions[0].people == "the board"
    assert inside.contributions[0].people == "board"
    answered = agreed(heard("a", parts[0]), BO, Consent.THESE_PEOPLE, "board")
    assert answered.contributions == one.contributions


PARTS = st.builds(
    had,
    st.sampled_from([AMARA, JONAS, BO]),
    st.sampled_from(Part),
    st.sampled_from(Consent),
    st.sampled_from(Weight),
    st.sampled_from(["", "the board", "Ines, the board"]),
)
USES = st.builds(replace, st.just(USE), on=st.dates(date(2026, 1, 1), date(2026, 12, 1)))
CUTS = st.builds(
    Cut,
    st.just("first"),
    st.just("second"),
    st.dictionaries(
        st.tuples(st.sampled_from([AMARA, JONAS, BO]), st.sampled_from(Part)),
        st.sampled_from(Half),
    ),
    st.sampled_from(Half),
)
DAYS = st.dates(date(2026, 4, 1), date(2026, 8, 1))
WHICH = st.integers(0, 5)
JOINED_AND_SPLIT = (
    st.tuples(st.just("join"), WHICH, WHICH),
    st.tuples(st.just("split"), WHICH, CUTS),
)
WAITS = (
    st.tuples(st.just("park"), WHICH, st.one_of(st.none(), DAYS)),
    st.tuples(st.just("promise"), WHICH, DAYS),
    st.tuples(st.just("said"), WHICH, st.sampled_from(TABLES)),
    st.tuples(st.just("use"), WHICH, USES),
)
STEPS = st.one_of(
    *JOINED_AND_SPLIT,
    *WAITS,
    st.tuples(st.just("unsaid"), WHICH, st.sampled_from(TABLES)),
    st.tuples(st.just("part"), WHICH, PARTS),
    st.tuples(st.just("answer"), WHICH, PARTS),
    st.tuples(st.just("stage"), WHICH, st.sampled_from(Stage)),
    st.tuples(st.just("credit"), WHICH, st.just(CREDIT)),
)
HISTORIES = st.tuples(
    st.lists(st.one_of(*WAITS), min_size=2, max_size=5),
    st.lists(st.one_of(*JOINED_AND_SPLIT), min_size=1, max_size=3),
    st.lists(STEPS, max_size=20),
).map(lambda parts: [step for part in parts for step in part])


def done(ideas: Mapping[IdeaId, Idea], name: str, which: int, given) -> tuple[Idea, ...]:
    """Return the ideas that one step changed or made, with all that its answers hold for."""
    changed = {idea.id: idea for idea in _done(ideas, name, which, given)}
    now = {**ideas, **changed}
    for idea in ideas.values():
        for outer in _around(now, now[idea.id]):
            now[idea.id] = bound(now[idea.id], now[outer.id])
        if now[idea.id] != idea:
            changed[idea.id] = now[idea.id]
    return tuple(changed.values())


def _around(ideas: Mapping[IdeaId, Idea], idea: Idea) -> list[Idea]:
    """Return the ideas inside which one goes on, the nearest first."""
    way = [idea]
    while way[-1].joined_into is not None:
        way.append(ideas[way[-1].joined_into])
        assert len(way) <= len(ideas)
    return way[1:]


def _done(ideas: Mapping[IdeaId, Idea], name: str, which: int, given) -> tuple[Idea, ...]:
    every = list(ideas.values())
    idea = every[which % len(every)]
    if name != "join" and idea.joined_into is not None:
        raise JoinedAlreadyError  # as the desk does
    match name:
        case "join":
            return joined(idea, every[given % len(every)], LATER)
        case "split":
            return split(idea, given, LATER)
        case _:
            return (CHANGES[name](idea, given),)


def _parked(idea: Idea, until: date | None) -> Idea:
    """Return the idea parked; from a file it may come without a day."""
    parked = idea.moved(Stage.PARKED, NOW, until=USE.on)
    return replace(parked, events=(*idea.events, replace(parked.last, until=until)))


CHANGES = {
    "part": credited,
    "answer": lambda idea, given: agreed(idea, given.person, given.consent, given.people),
    "stage": lambda idea, to: idea.moved(to, NOW, reason="so", until=USE.on),
    "park": _parked,
    "promise": promised,
    "said": lambda idea, table: restated(idea, LATER, table),
    "unsaid": unsaid,
    "use": lambda idea, use: idea.applied(use, NOW, adapted=False),
    "credit": Idea.recognised,
}


def _waiting(raised: int, promise: date | None, answer: Stage | None, until: date | None) -> Idea:
    idea = replace(heard("a"), raised_at=NOW - timedelta(days=raised), answer_by=promise)
    if answer is Stage.PARKED:
        return _parked(idea, until)
    return idea if answer is None else idea.moved(answer, NOW, reason="so")


DAY_OR_NONE = st.one_of(st.none(), DAYS)
ANSWERS = st.sampled_from([None, Stage.PARKED, Stage.PARKED, Stage.DECLINED, Stage.RESTATED])
WAITING = st.builds(_waiting, st.integers(0, 40), DAY_OR_NONE, ANSWERS, DAY_OR_NONE)


@given(WAITING, WAITING)
def test_no_joining_lets_anybody_wait_longer_than_they_would_have(whole, part):
    _waits_no_longer([whole, part], joined(whole, part, LATER)[0])


USED = heard("a").applied(USE, NOW, adapted=False)
SAID = [
    *(("said", 0, table) for table in TABLES),
    *(("unsaid", 0, table) for table in TABLES),
    *(("split", 0, Cut("a", "b", use=half)) for half in Half),
    ("use", 0, USE),
]


@given(st.sampled_from([heard("a"), USED]), st.lists(st.sampled_from(SAID), max_size=8))
def test_no_saying_back_makes_an_idea_used_or_unused(idea, steps):
    for step in steps:
        with suppress(MentorDeskError):
            idea, *_ = done({idea.id: idea}, *step) or [idea]
        assert (idea.stage in IN_USE) is (idea.application is not None)


def named(ideas) -> set:
    return {(c.person, c.part) for idea in ideas for c in idea.contributions}


def told(old: Idea | None, new: Idea) -> list[Fact]:
    bodies = [body_of(Told(fact, NOW, PenHand.LEADER)) for fact in difference(old, new)]
    return [read_body(body).fact for body in bodies]


@settings(max_examples=50, deadline=None)
@given(
    st.lists(PARTS, min_size=1, max_size=4, unique_by=lambda c: (c.person, c.part)),
    HISTORIES,
)
def test_no_history_of_joining_and_splitting_loses_a_name_a_use_or_an_answer(parts, steps):
    first = replace(heard("a", *parts), raised_at=NOW - timedelta(days=30))
    ideas = {idea.id: idea for idea in (first, heard("b"), heard("c", by=JONAS))}
    ledger = {key: told(None, idea) for key, idea in ideas.items()}
    for step in steps:
        before, changed = dict(ideas), ()
        with suppress(MentorDeskError):
            changed = done(ideas, *step)
        for idea in changed:
            ledger.setdefault(idea.id, []).extend(told(ideas.get(idea.id), idea))
            ideas[idea.id] = idea
            assert retold(ledger[idea.id]) == idea
        standing = [idea for idea in ideas.values() if idea.joined_into is None]
        assert named(before[idea.id] for idea in before.values()) <= named(standing)
        if changed:
            _is_rightly_done(
                step, [before[idea.id] for idea in changed if idea.id in before], changed
            )
        for inner in ideas.values():
            for outer in _around(ideas, inner):
                _is_no_looser(inner, outer)


def _is_no_looser(inner: Idea, outer: Idea) -> None:
    for who in {c.person for c in inner.contributions} & {c.person for c in outer.contributions}:
        mine, theirs = (
            answer_of(c for c in idea.contributions if c.person == who) for idea in (inner, outer)
        )
        assert strictest(mine[0], theirs[0]) is mine[0]
        if mine[0] is theirs[0] is Consent.THESE_PEOPLE and mine[1]:
            assert are_among(mine[1], theirs[1])


def _is_rightly_done(step: tuple, was: list[Idea], now: Sequence[Idea]) -> None:
    name, _, given = step
    if name in ("join", "split"):
        _holds_what_was(was, [idea for idea in now if idea.joined_into is None])
    if name == "join":
        _waits_no_longer(was, now[0])
    if name == "promise":
        assert [*now] == was or now[0].answer_owed(_at(given + timedelta(days=1)))
    if name in ("said", "unsaid"):
        assert [one.stage in IN_USE for one in now] == [one.stage in IN_USE for one in was]


def _at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def _waits_no_longer(was: list[Idea], one: Idea) -> None:
    """What was owed to anybody, or will be, is so of the one that stands, unless it is answered."""
    for day in range(0, 200, 3):
        now = _at(date(2026, 3, 25) + timedelta(days=day))
        is_owed = any(idea.answer_owed(now) for idea in was if idea.joined_into is None)
        assert not is_owed or one.answer_owed(now) or one.stage in (Stage.TRYING, *IN_USE)


def _holds_what_was(was: list[Idea], now: list[Idea]) -> None:
    for person in {c.person for idea in was for c in idea.contributions}:
        answer = strictest(*(idea.consent_of(person) for idea in was))
        for idea in now:
            if any(c.person == person for c in idea.contributions):
                place = STRICTNESS.index(idea.consent_of(person))
                assert place >= STRICTNESS.index(answer)
    assert any(idea.application for idea in was) is any(idea.application for idea in now)
    apart = (idea for idea in was if idea.joined_into is None)
    given = [credit for idea in apart for credit in idea.recognitions]
    assert max((len(idea.recognitions) for idea in now), default=0) == len(given)


names = st.sets(st.sampled_from(sorted(person.name for person in PEOPLE.values())))


@settings(max_examples=80, deadline=None)
@given(
    st.lists(PARTS, min_size=1, max_size=5, unique_by=lambda c: (c.person, c.part)),
    CUTS,
    names,
    names,
    names,
)
def test_no_half_forgets_the_no_of_somebody_whom_its_words_name(parts, cut, one, two, first_said):
    idea = replace(heard("a", *parts), first_said=f"by {', '.join(sorted(first_said))}")
    people = PEOPLE.values()
    texts = [f"so say: {', '.join(sorted(told))}." for told in (one, two)]
    cut = with_each_no(idea, replace(cut, first=texts[0], second=texts[1]), people)
    try:
        halves = split(idea, cut, LATER)
    except HalfWithoutNameError:
        return
    for half, text in zip(halves, texts, strict=True):
        for who, person in PEOPLE.items():
            if idea.consent_of(who) is Consent.NOT_AT_ALL:
                for words, plain in ((half.text, text), (half.first_said, idea.first_said)):
                    masked = without_names(words, half, (person,))
                    assert masked == plain.replace(person.name, "…")
    had = {(c.person, c.part) for half in halves for c in half.contributions}
    assert had == {(c.person, c.part) for c in parts}
