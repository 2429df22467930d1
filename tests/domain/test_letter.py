"""What may go to the mentor: what waits for them, and nothing that is the leader's own."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentordesk.domain import person
from mentordesk.domain import session as meeting
from mentordesk.domain.agenda import Agenda, Ask, AskState, Terms, Topic, TopicState
from mentordesk.domain.credit_record import RecordMaterial, compose_record
from mentordesk.domain.idea import Contribution, Idea, Part, Weight, raise_idea
from mentordesk.domain.ids import AskId, TopicId, new_id
from mentordesk.domain.ledger.end import End
from mentordesk.domain.letter import Known, OpenAsk, OpenPromise, OpenTopic, compose
from mentordesk.domain.person import Consent, Medium, Pairing, Person
from mentordesk.domain.promise import promise
from mentordesk.domain.session import SessionState
from mentordesk.domain.today import Awaited
from mentordesk.errors import SessionStateError

HELEN = person.leader("Helen Brandt")
AMARA = person.mentor("Amara Okafor", Pairing(Medium.EMAIL), "Recruiter")
AT = datetime(2026, 4, 14, 12, 0, tzinfo=UTC)
SESSION = meeting.plan(AMARA.id, 9, AT, 45, "Room 4")
END = End(9, bytes(32))
ZONE = timezone(timedelta(hours=2))


def known(**changes) -> Known:
    whole = Known(SESSION, HELEN, AMARA, Agenda(SESSION.id), ())
    return replace(whole, **changes)


def topic(text: str, state: TopicState) -> Topic:
    return Topic(TopicId(new_id()), text, 10, "a note", state, carried_from=date(2026, 3, 3))


def test_only_open_topics_go_and_their_notes_stay():
    topics = tuple(topic(state.value, state) for state in TopicState)
    letter = compose(known(agenda=Agenda(SESSION.id, topics)), ZONE)
    assert letter.topics == (OpenTopic("open", 10, date(2026, 3, 3)),)


def test_only_asks_that_wait_for_an_answer_go():
    asks = tuple(Ask(AskId(new_id()), state.value, state) for state in AskState)
    letter = compose(known(agenda=Agenda(SESSION.id, (), asks)), ZONE)
    assert letter.asks == (OpenAsk("open"),)


def test_urgent_asks_go_first_and_are_marked():
    locked = AT - timedelta(hours=24)
    asked = {"early": locked - timedelta(hours=1), "late": locked, "later": AT}
    asks = tuple(Ask(AskId(new_id()), text, asked_at=at) for text, at in asked.items())
    agenda = Agenda(SESSION.id, (), asks, Terms(locks_at=locked))
    told = compose(known(agenda=agenda), ZONE).asks
    assert told == (OpenAsk("late", urgent=True), OpenAsk("later", urgent=True), OpenAsk("early"))


def test_only_promises_to_this_mentor_that_are_not_closed_go():
    mine = promise(SESSION.id, AMARA.id, "mine", date(2026, 5, 1))
    kept = promise(SESSION.id, AMARA.id, "kept", None).kept(AT)
    let_go = promise(SESSION.id, AMARA.id, "let go", None).let_go(AT, "why")
    others = promise(SESSION.id, person.other("Ines").id, "another's", None)
    letter = compose(known(promises=(mine, kept, let_go, others)), ZONE)
    assert letter.promises == (OpenPromise("mine", date(2026, 5, 1)),)


def test_of_what_is_tried_the_task_goes_and_never_its_log():
    trying = promise(SESSION.id, AMARA.id, "trying", None, try_it=True).logged("my own words", AT)
    kept = promise(SESSION.id, AMARA.id, "done", None, try_it=True).kept(AT)
    let_go = promise(SESSION.id, AMARA.id, "no more", None, try_it=True).let_go(AT, "too much")
    others = promise(SESSION.id, HELEN.id, "another's", None, try_it=True)
    letter = compose(known(promises=(trying,), tries=(trying, kept, let_go, others)), ZONE)
    assert letter.tries == ("trying", "done")
    assert letter.promises == ()
    assert "my own words" not in repr(letter)


def test_people_are_called_as_across_the_table_and_the_time_is_that_of_the_place():
    letter = compose(known(), ZONE)
    assert (letter.leader, letter.name, letter.medium) == ("Helen", "Amara", Medium.EMAIL)
    assert letter.meeting.at.isoformat() == "2026-04-14T14:00:00+02:00"
    assert (letter.meeting.minutes, letter.meeting.place) == (45, "Room 4")


@pytest.mark.parametrize("state", [s for s in SessionState if s is not SessionState.PLANNED])
def test_nothing_is_prepared_for_a_session_that_is_not_to_come(state):
    with pytest.raises(SessionStateError):
        compose(known(session=replace(SESSION, state=state)), ZONE)


JONAS, INES = (person.other(name) for name in ("Jonas Lind", "Ines Vogt"))
RAVI = person.mentor("Ravi Menon", Pairing())
consents = st.none() | st.sampled_from(Consent)


def heard(by: Person, text: str, said: Mapping[Person, Consent | None]) -> Idea:
    parts = (
        Contribution(who.id, Part.SHAPED, Weight.EQUAL, consent)
        for who, consent in said.items()
        if consent is not None
    )
    return raise_idea(SESSION.id, by.id, text, AT, parts)


def told(*said: Consent | None, name: str) -> str:
    if Consent.NOT_AT_ALL in said:
        return "…"
    return name if set(said) == {Consent.ANYWHERE} else "a colleague"


@settings(max_examples=60, deadline=None)
@given(consents, consents, consents, consents)
def test_what_waits_in_an_idea_of_another_mentor_names_whom_both_ideas_allow_as_a_record_does(
    jonas_here, jonas_there, ines_here, ines_there
):
    outer = heard(RAVI, "Badges", {JONAS: jonas_there, INES: ines_there})
    inner = heard(AMARA, "Ask Jonas, Ines", {JONAS: jonas_here, INES: ines_here})
    inner = replace(inner, joined_into=outer.id, first_said="Vogt or Lind")
    people = (HELEN, AMARA, RAVI, JONAS, INES)
    letter = compose(known(owed=(Awaited(outer, inner),), people=people), ZONE)
    jonas = told(jonas_here, jonas_there, name="Jonas")
    ines = told(ines_here, ines_there, name="Ines")
    assert letter.unanswered == (f"Ask {jonas}, {ines}",)
    record = compose_record(RecordMaterial(HELEN, AMARA, people, (outer, inner), END), ZONE)
    assert record.ideas[0].holds == letter.unanswered
    vogt, lind = (told_.replace("Jonas", "Lind").replace("Ines", "Vogt") for told_ in (ines, jonas))
    assert record.ideas[0].first_said == f"{vogt[:1].upper()}{vogt[1:]} or {lind}"
