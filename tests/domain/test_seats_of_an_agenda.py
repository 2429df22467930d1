"""What each seat can make of an agenda, in any order of doing, undoing and doing again."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentordesk.domain import agenda as lanes
from mentordesk.domain.agenda import Agenda, AskState, Hand, Terms, TopicState
from mentordesk.domain.draft import Draft, touched
from mentordesk.domain.ids import SessionId, TopicId
from mentordesk.domain.receiving import in_order, joined, received
from mentordesk.domain.seat import Seat
from mentordesk.errors import MentorDeskError, NotYourSeatError

NOW = datetime(2026, 4, 14, 9, tzinfo=UTC)
WORDS = st.text(max_size=12)
INDEX = st.integers(0, 5)
STATES = st.sampled_from(TopicState)
ANSWERS = st.sampled_from(AskState)
LEADING = st.one_of(
    st.tuples(st.just("add"), WORDS, INDEX),
    st.tuples(st.just("change"), WORDS, INDEX),
    st.tuples(st.just("order"), INDEX, INDEX),
    st.tuples(st.just("put"), STATES, INDEX),
    st.tuples(st.just("answer"), ANSWERS, INDEX),
    st.tuples(st.just("receive"), WORDS, INDEX),
    st.tuples(st.just("arrange"), st.permutations(range(4)), INDEX),
)
ASKING = st.one_of(
    st.tuples(st.just("ask"), WORDS, INDEX), st.tuples(st.just("withdraw"), WORDS, INDEX)
)
LED = st.one_of(
    st.tuples(st.just("spend"), STATES, INDEX),
    st.tuples(st.just("share"), st.booleans(), INDEX),
    st.tuples(st.just("carry"), st.none(), INDEX),
)
TURNING = st.sampled_from([("undo", None, 0), ("redo", None, 0)])
STEPS = st.lists(st.one_of(LEADING, ASKING, TURNING), max_size=25)
# A busy machine says nothing about the rule.
CALM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
STORY = st.lists(st.tuples(st.sampled_from(Hand), st.one_of(LEADING, ASKING, LED)), max_size=30)
TURNS = st.lists(st.tuples(st.sampled_from(Seat), STEPS), max_size=4)


def begun() -> Agenda:
    agenda = Agenda(SessionId(UUID(int=1)))
    new = [lanes.topic(text, 5, Hand.MENTOR_SENT, NOW) for text in ("one", "two", "three")]
    return agenda.with_topics(Hand.MENTOR_SENT, new).asked("first", NOW).asked("second", NOW)


def operation(agenda: Agenda, hand: Hand, step: tuple) -> Agenda:
    """Do what a step says with whatever stands at its place."""
    what, given, place = step
    topics, asks = agenda.topics, agenda.asks
    topic = topics[place % len(topics)] if topics else lanes.topic("gone", None, hand, NOW)
    ask = asks[place % len(asks)].id if asks else UUID(int=2)
    match what:
        case "add":
            return agenda.with_topics(hand, [lanes.topic(given, place, hand, NOW)])
        case "change":
            return agenda.changed(hand, replace(topic, text=given, minutes=place, notes=given))
        case "order":
            return agenda.reordered(hand, topic.id, given)
        case "put":
            return agenda.put(hand, topic.id, given)
        case "answer":
            return agenda.answered(hand, ask, given)
        case "ask":
            return agenda.asked(given, NOW) if hand is Hand.LEADER_SEAT else refused()
        case _:
            return agenda.withdrawn(ask) if hand is Hand.LEADER_SEAT else refused()


def done(agenda: Agenda, hand: Hand, step: tuple) -> Agenda:
    """Do what a step says, also what is more than editing."""
    what, given, place = step
    topics = agenda.topics or (lanes.topic("gone", None, hand, NOW),)
    topic = topics[place % len(topics)]
    match what:
        case "receive":
            sent = lanes.topic(given, place, hand, NOW), replace(topic, id=TopicId(uuid4()))
            return received(agenda, hand, sent[: 1 + place % 2])
        case "arrange":
            return in_order(agenda, hand, [topics[at].text for at in given if at < len(topics)])
        case "spend":
            return agenda.spent(topic.id, place * 60, given)
        case "share":
            return shared(agenda, hand, given)
        case "carry":
            return agenda.carried(SessionId(uuid4()), NOW.date())[1]
        case _:
            return operation(agenda, hand, step)


def shared(agenda: Agenda, hand: Hand, both: bool) -> Agenda:
    """Share as the desk does: the mentor gives the lead away, anybody gives it back."""
    if both and hand is not Hand.MENTOR_SEAT:
        return refused()
    return joined(replace(agenda, terms=Terms(shared=both)))


def refused() -> Agenda:
    raise NotYourSeatError


def sat(draft: Draft, hand: Hand, steps: list) -> Draft:
    """Edit at one seat; what is refused changes nothing."""
    for step in steps:
        try:
            match step[0]:
                case "undo":
                    draft = draft.undone()
                case "redo":
                    draft = draft.redone()
                case _:
                    draft = draft.changed(done(draft.agenda, hand, step))
        except MentorDeskError:
            continue
    return draft


@CALM
@given(TURNS)
def test_nothing_done_in_the_leaders_seat_reaches_the_mentors_lane(turns):
    agenda = begun()
    for seat, steps in turns:
        before, after = agenda, sat(Draft(agenda), seat.hand, steps).agenda
        if seat is Seat.LEADER:
            assert after.topics == before.topics
            answered = [a for a in before.asks if a.state is not AskState.OPEN]
            assert [a for a in after.asks if a.state is not AskState.OPEN] == answered
        agenda = before.turned(seat.hand, after)
        assert (agenda.topics, agenda.asks) == (after.topics, after.asks)


@CALM
@given(TURNS)
def test_the_mentors_seat_puts_no_words_into_the_leaders_mouth(turns):
    agenda = begun()
    for seat, steps in turns:
        before, agenda = agenda, sat(Draft(agenda), seat.hand, steps).agenda
        if seat is Seat.MENTOR:
            assert [(a.id, a.text) for a in agenda.asks] == [(a.id, a.text) for a in before.asks]


@CALM
@given(STEPS)
def test_what_the_mentor_did_cannot_be_kept_as_the_leaders_doing(steps):
    before = begun()
    after = sat(Draft(before), Hand.MENTOR_SEAT, steps).agenda
    for old, new in ((before, after), (after, before)):
        if (old.topics, old.asks) == (new.topics, new.asks):
            continue
        try:
            old.turned(Hand.LEADER_SEAT, new)
        except NotYourSeatError:
            continue
        raise AssertionError((old, new))


@CALM
@given(TURNS)
def test_on_a_shared_agenda_both_seats_lead(turns):
    agenda = replace(begun(), terms=Terms(shared=True))
    for seat, steps in turns:
        after = sat(Draft(agenda), seat.hand, steps).agenda
        assert agenda.turned(seat.hand, after) == after
        agenda = after


@CALM
@given(LEADING, st.sampled_from(Seat))
def test_what_the_mentor_may_do_with_a_topic_both_may_on_a_shared_agenda(step, seat):
    alone = begun()
    try:
        wanted = done(alone, Hand.MENTOR_SEAT, step)
    except MentorDeskError:
        return
    got = done(replace(alone, terms=Terms(shared=True)), seat.hand, step)
    assert [(t.text, t.minutes, t.notes, t.state) for t in got.topics] == [
        (t.text, t.minutes, t.notes, t.state) for t in wanted.topics
    ]
    assert [ask.state for ask in got.asks] == [ask.state for ask in wanted.asks]


def lane(agenda: Agenda) -> list[tuple]:
    """What is the mentor's about the topics, in their order; time is spent by leading through."""
    talked = (TopicState.OPEN, TopicState.DISCUSSED)
    return [
        (t.text, t.minutes, t.notes, t.hand, t.from_ask, t.state not in talked and t.state)
        for t in agenda.topics
    ]


@CALM
@given(STORY)
def test_in_no_story_does_the_leader_change_what_the_mentor_alone_leads(story):
    """Whatever came, was led through, carried over, shared and taken back before."""
    agenda = begun()
    for hand, step in story:
        before = agenda
        try:
            agenda = done(before, hand, step)
        except MentorDeskError:
            continue
        if hand is not Hand.LEADER_SEAT or before.terms.shared:
            continue
        if step[0] == "carry":
            gone = (TopicState.DISCUSSED, TopicState.DROPPED, TopicState.CARRIED)
            left = replace(before, topics=[t for t in before.topics if t.state not in gone])
            assert lane(agenda) == lane(left)
        else:
            assert lane(agenda) == lane(before)
            assert {a.id for a in before.asks if a.state is not AskState.OPEN} <= {
                a.id for a in agenda.asks
            }


@CALM
@given(STORY)
def test_in_no_story_are_two_things_one_or_one_without_words(story):
    agenda = begun()
    for hand, step in story:
        try:
            agenda = done(agenda, hand, step)
        except MentorDeskError:
            continue
        for entries in (agenda.topics, agenda.asks):
            assert len({one.id for one in entries}) == len(entries)
            assert all(one.text.strip() for one in entries)


@CALM
@given(STEPS, st.integers(0, 30))
def test_undoing_all_leads_to_the_beginning_and_doing_all_again_to_the_end(steps, back):
    forward = [step for step in steps if step[0] not in ("undo", "redo")]
    draft = sat(Draft(begun()), Hand.MENTOR_SEAT, forward)
    end, begin = draft.agenda, begun()
    way = draft
    for _ in range(back):
        way = way.undone()
    for _ in range(back):
        way = way.redone()
    assert way == draft or back > len(draft.past)
    assert way.agenda == end
    for _ in draft.past:
        way = way.undone()
    assert [t.text for t in way.agenda.topics] == [t.text for t in begin.topics]
    assert way.undone() == way


@CALM
@given(TURNS)
def test_no_topic_and_no_ask_is_lost_or_doubled_when_a_session_is_over(turns):
    agenda = begun()
    for seat, steps in turns:
        agenda = sat(Draft(agenda), seat.hand, steps).agenda
    old, new = agenda.carried(SessionId(UUID(int=3)), date(2026, 4, 14))
    assert [t.id for t in old.topics] == [t.id for t in agenda.topics]
    still = [t for t in agenda.topics if t.state in (TopicState.OPEN, TopicState.PARKED)]
    assert [(t.text, t.minutes, t.notes, t.state) for t in new.topics] == [
        (t.text, t.minutes, t.notes, t.state) for t in still
    ]
    assert sorted(a.id for a in (*old.asks, *new.asks)) == sorted(a.id for a in agenda.asks)


def test_a_step_that_changes_nothing_is_none_and_a_new_step_ends_what_was_undone():
    draft = Draft(begun())
    same = replace(draft.agenda)
    assert draft.changed(same) is draft
    one = draft.changed(draft.agenda.asked("more", NOW + timedelta(days=1)))
    other = one.undone().changed(one.agenda.asked("else"))
    assert other.redone() is other


def test_what_a_step_touched_can_be_pointed_at():
    agenda = begun()
    _, second, third = (topic.id for topic in agenda.topics)
    assert touched(agenda, agenda) is None
    assert touched(agenda, agenda.reordered(Hand.MENTOR_SEAT, third, 1)) == third
    parked = agenda.put(Hand.MENTOR_SEAT, second, TopicState.PARKED)
    assert touched(agenda, parked) == second
    assert touched(agenda, replace(agenda, topics=agenda.topics[:2])) is None
