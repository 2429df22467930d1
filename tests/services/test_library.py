"""A pair's library: its own words over what ships, and what was asked, on a real desk."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

from mentordesk.domain.agenda import AskState, Hand, TopicState
from mentordesk.domain.content import Card, Kind, Move, SelfQuestion, Theme, kind_of
from mentordesk.domain.person import Pairing
from mentordesk.errors import ContentError
from mentordesk.models import CardAskedRow, OwnContentRow
from mentordesk.services.content import shipped_content
from mentordesk.services.desk import lock
from support import PASSPHRASE

SHIPPED = shipped_content()
FIRST = SHIPPED.cards[0]
SEAT = Hand.MENTOR_SEAT
NEW = Card("own-1", "What did you cook last?", Theme.TRUST, follow_ups=("For whom?",))


@pytest.fixture
def tom(workspace):
    return workspace.people.add_mentor("Tom Berger", Pairing())


def test_a_new_pair_sees_what_ships(workspace, amara):
    library = workspace.library.of(amara.id)
    assert library.content == SHIPPED
    assert not library.asked
    assert not library.left_out


@pytest.mark.parametrize("entry", [NEW, Move("own-2", "Nod", "Once.", "Mm."), SHIPPED.formats[2]])
def test_own_words_are_there_after_the_desk_was_locked(workspace, desk, amara, entry):
    workspace.library.keep(amara.id, entry)
    lock(workspace)
    opened = desk.unlock(PASSPHRASE)
    assert entry in opened.library.of(amara.id).of_kind(kind_of(entry))
    lock(opened)


def test_one_pair_s_words_are_not_another_s(workspace, amara, tom):
    workspace.library.keep(amara.id, replace(FIRST, text="How was it?"))
    workspace.library.leave_out(amara.id, SHIPPED.cards[1])
    assert workspace.library.of(tom.id).content == SHIPPED


def test_what_ships_comes_back_in_the_words_it_had(workspace, amara):
    changed = replace(FIRST, text="How was it?")
    library = workspace.library.keep(amara.id, changed)
    assert library.content.cards[0] == changed
    assert library.is_changed(changed)
    left = workspace.library.leave_out(amara.id, changed)
    assert left.left_out == (FIRST,)
    assert workspace.library.restore(amara.id, FIRST).content == SHIPPED


def test_a_card_of_the_pair_s_own_is_gone_from_the_desk_once_deleted(workspace, amara):
    assert workspace.library.keep(amara.id, NEW).content.cards[-1] == NEW
    assert workspace.library.leave_out(amara.id, NEW).content == SHIPPED
    with workspace.store.reading() as tx:
        assert tx.scalars(select(OwnContentRow)).all() == []


def test_an_entry_that_breaks_its_rules_is_not_kept(workspace, amara):
    with pytest.raises(ContentError):
        workspace.library.keep(amara.id, replace(NEW, depth=4))
    assert workspace.library.of(amara.id).content == SHIPPED


@pytest.mark.parametrize("body", ["{", '{"key": "a"}', "[]", '"words"', '{"key": 3, "text": "a"}'])
def test_what_a_repair_made_unreadable_hides_nothing_that_ships(workspace, amara, body, clock):
    with workspace.store.transaction() as tx:
        row = {"person_id": amara.id, "kind": "card", "key": FIRST.key, "changed_at": clock()}
        tx.add(OwnContentRow(id=amara.id, body=body, **row))
    assert workspace.library.of(amara.id).content == SHIPPED


def test_words_are_kept_as_plain_fields_that_another_version_can_read(workspace, amara):
    workspace.library.keep(amara.id, NEW)
    with workspace.store.reading() as tx:
        row = tx.scalars(select(OwnContentRow)).one()
        body = json.loads(row.body)
    assert body["text"] == NEW.text
    assert body["theme"] == "trust"
    assert body["follow_ups"] == ["For whom?"]


def test_a_card_that_was_borrowed_is_marked_with_the_day_of_its_session(
    workspace, amara, tom, clock
):
    session = workspace.sessions.plan(amara.id, clock() + timedelta(days=3))
    workspace.library.keep(amara.id, NEW)
    for texts in ([FIRST.text, NEW.text], [FIRST.text]):
        workspace.agendas.ask_for(session.id, texts)
    day = session.planned_at.astimezone().date()
    assert workspace.library.of(amara.id).asked == {FIRST.key: day, "own-1": day}
    assert not workspace.library.of(tom.id).asked
    with workspace.store.reading() as tx:
        assert len(tx.scalars(select(CardAskedRow)).all()) == 2


def test_a_card_asked_again_bears_the_last_day(workspace, amara, clock):
    later = workspace.sessions.plan(amara.id, clock() + timedelta(days=9))
    sooner = workspace.sessions.plan(amara.id, clock() + timedelta(days=3))
    for session in (later, sooner):
        workspace.agendas.ask(session.id, FIRST.text)
    asked = workspace.library.of(amara.id).asked
    assert asked[FIRST.key] == later.planned_at.astimezone().date()


def test_a_card_goes_along_when_its_session_is_moved(workspace, amara, clock):
    session = workspace.sessions.plan(amara.id, clock() + timedelta(days=3))
    workspace.agendas.ask(session.id, FIRST.text)
    to = session.planned_at + timedelta(days=7)
    moved = workspace.sessions.move(session.id, to)
    held = workspace.sessions.move(moved.id, to + timedelta(days=1))
    asked = workspace.library.of(amara.id).asked
    assert asked == {FIRST.key: (to + timedelta(days=1)).astimezone().date()}
    workspace.agendas.withdraw(held.id, workspace.agendas.of(held.id).asks[0].id)
    assert workspace.library.of(amara.id).asked == {}


def test_a_card_of_a_session_that_did_not_take_place_was_not_asked(workspace, amara, clock):
    held = workspace.sessions.plan(amara.id, clock() + timedelta(days=3))
    workspace.agendas.ask(held.id, SHIPPED.cards[1].text)
    missed = workspace.sessions.plan(amara.id, clock() + timedelta(days=9))
    workspace.agendas.ask_for(missed.id, [FIRST.text, SHIPPED.cards[1].text])
    workspace.sessions.miss(missed.id)
    day = held.planned_at.astimezone().date()
    assert workspace.library.of(amara.id).asked == {SHIPPED.cards[1].key: day}


def test_a_mark_can_be_taken_away(workspace, amara, clock):
    session = workspace.sessions.plan(amara.id, clock())
    workspace.agendas.ask_for(session.id, [FIRST.text, SHIPPED.cards[1].text])
    assert list(workspace.library.unmark(amara.id, FIRST.key).asked) == [SHIPPED.cards[1].key]


def test_a_card_that_was_taken_off_again_was_not_asked(workspace, amara, clock):
    session = workspace.sessions.plan(amara.id, clock() + timedelta(days=3))
    day = {FIRST.key: session.planned_at.astimezone().date()}
    agendas, asked = workspace.agendas, lambda: workspace.library.of(amara.id).asked
    ask = agendas.ask(session.id, FIRST.text).asks[0]
    assert asked() == day
    assert agendas.withdraw(session.id, ask.id).asks == ()
    assert asked() == {}
    agendas.ask(session.id, FIRST.text)
    workspace.seats.hand_over(session)
    before = agendas.of(session.id)
    left = before.answered(SEAT, before.asks[0].id, AskState.LEFT)
    agendas.keep(before, left)
    assert asked() == {}
    taken = agendas.keep(left, left.answered(SEAT, left.asks[0].id, AskState.TAKEN))
    assert asked() == day
    reworded = taken.changed(SEAT, replace(taken.topics[0], text="How was it?"))
    assert agendas.keep(taken, reworded).topics[0].text == "How was it?"
    assert asked() == day
    agendas.keep(reworded, taken)
    agendas.keep(taken, taken.put(SEAT, taken.topics[0].id, TopicState.DROPPED))
    assert asked() == {}


_OWN = (NEW, SelfQuestion("own-2", "Am I awake?"))
_ENTRIES = (*SHIPPED.cards[:3], *SHIPPED.self_questions[:2], *_OWN)
_DEED = st.sampled_from(["keep", "leave_out", "restore"])
_WORDS = st.text("ab", min_size=1)
_DEEDS = st.lists(st.tuples(_DEED, st.sampled_from(_ENTRIES), _WORDS), max_size=9)


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(deeds=_DEEDS)
def test_any_order_of_changes_leaves_what_the_last_one_of_each_entry_says(workspace, amara, deeds):
    mentor = amara.id
    with workspace.store.transaction() as tx:
        tx.execute(delete(OwnContentRow))
    said = {}
    for deed, entry, words in deeds:
        new = replace(entry, text=words)
        getattr(workspace.library, deed)(mentor, new)
        said[kind_of(entry), entry.key] = (deed, new)
    library = workspace.library.of(mentor)
    seen = {(kind_of(entry), entry.key): entry for entry in library.content.entries()}
    for entry in SHIPPED.entries():
        at = (kind_of(entry), entry.key)
        deed, new = said.get(at, ("restore", entry))
        assert seen.get(at) == {"keep": new, "leave_out": None, "restore": entry}[deed]
        assert (entry in library.left_out) == (deed == "leave_out")
    for at in set(said) - {(kind_of(entry), entry.key) for entry in SHIPPED.entries()}:
        deed, new = said[at]
        assert seen.get(at) == (new if deed == "keep" else None)
    assert len(seen) == len(library.content.entries())
    assert Kind.MOVE not in {kind for kind, _ in library.changed | library.added}
