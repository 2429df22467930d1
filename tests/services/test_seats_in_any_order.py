"""Whatever is done on a real desk in any order, the mentor alone changes the mentor's lane."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentordesk.domain.agenda import Agenda, AskState, Hand, TopicState
from mentordesk.domain.ids import new_id
from mentordesk.domain.seat import Seat
from mentordesk.errors import MentorDeskError
from mentordesk.services.agendas import NewTopic
from mentordesk.services.content import default_clauses
from support import PASSPHRASE

INDEX = st.integers(0, 3)
ASKING = ("ask", "ask_for", "withdraw", "share", "part", "bring_back", "receive")
EDITING = ("add", "change", "order", "drop", "answer", "take_off", "put_words")
DEED = st.sampled_from((*ASKING, *EDITING))
STEPS = st.lists(st.tuples(DEED, INDEX), max_size=8)
TURNS = st.lists(st.tuples(st.sampled_from(Seat), STEPS), min_size=1, max_size=3)


def edited(agenda: Agenda, deed: str, at: int) -> Agenda:
    """Make an agenda that nobody was asked about, as a page might hand it over."""
    topics, asks = list(agenda.topics), list(agenda.asks)
    if deed == "add":
        topics.append(replace(topics[0], id=new_id(), text=f"added {at}"))
    elif deed == "order":
        topics.reverse()
    elif deed == "take_off":
        topics.pop()
    elif deed == "change":
        topics[0] = replace(topics[0], text=f"changed {at}", minutes=at, notes="more")
    elif deed == "drop":
        topics[0] = replace(topics[0], state=TopicState.DROPPED)
    elif deed == "answer" and asks:
        asks[at % len(asks)] = replace(asks[at % len(asks)], state=AskState.LEFT)
    elif deed == "put_words" and asks:
        asks[0] = replace(asks[0], text="words of another's")
    return replace(agenda, topics=tuple(topics), asks=tuple(asks))


def do(workspace, session, deed: str, at: int) -> None:
    agendas, here = workspace.agendas, workspace.agendas.of(session.id)
    match deed:
        case "ask":
            agendas.ask(session.id, f"asked {at}")
        case "ask_for":
            agendas.ask_for(session.id, ["one", f"asked {at}", f"borrowed {at}"])
        case "withdraw" if here.asks:
            agendas.withdraw(session.id, here.asks[at % len(here.asks)].id)
        case "share" | "part":
            agendas.share(session.mentor, shared=deed == "share")
        case "bring_back":
            agendas.bring_back(session.id, Seat.LEADER, [NewTopic(f"rescued {at}")])
        case "receive":
            agendas.receive(session.id, [NewTopic(f"sent {at}"), NewTopic("asked 1", 5)])
        case _ if here.topics:
            agendas.keep(here, edited(here, deed, at))


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(turns=TURNS)
def test_the_leaders_seat_changes_no_topic_and_answers_no_ask(workspace, amara, clock, turns):
    workspace.people.agree(amara.id, default_clauses())
    session = workspace.sessions.plan(amara.id, clock() + timedelta(days=14))
    agendas = workspace.agendas
    agendas.receive(session.id, [NewTopic("one", 5, "a note"), NewTopic("two")])
    for seat, steps in turns:
        if seat is Seat.MENTOR:
            workspace.seats.hand_over(session)
        for deed, at in steps:
            before = agendas.of(session.id)
            try:
                do(workspace, session, deed, at)
            except MentorDeskError:
                assert agendas.of(session.id) == before
            judge(before, agendas.of(session.id), seat, deed)
        if seat is Seat.MENTOR:
            workspace.seats.take_back(PASSPHRASE)
    agendas.share(amara.id, shared=False)


def judge(before: Agenda, after: Agenda, seat: Seat, deed: str) -> None:
    known = {topic.id for topic in before.topics}
    new = [topic for topic in after.topics if topic.id not in known]
    if deed == "receive":
        assert {topic.hand for topic in new} <= {Hand.MENTOR_SENT}
    elif seat is Seat.LEADER and not before.terms.shared:
        assert after.topics == before.topics
        assert {ask.state for ask in set(after.asks) - set(before.asks)} <= {AskState.OPEN}
        answered = {ask for ask in before.asks if ask.state is not AskState.OPEN}
        assert answered <= set(after.asks)
    if seat is Seat.MENTOR:
        assert {ask.text for ask in after.asks} == {ask.text for ask in before.asks}
