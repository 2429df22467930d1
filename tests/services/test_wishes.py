"""Wishes on a real desk: kept with their day, by whose hand, and heeded at the table."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import create_engine, func, select
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.board import IdeaQuery, Stand
from mentordesk.domain.ids import PersonId, new_id
from mentordesk.domain.likes import Camera, Help, Likes, Said, Wish
from mentordesk.domain.note import NoteKind
from mentordesk.domain.person import Consent, Medium, Pairing, Role
from mentordesk.domain.session import SessionState
from mentordesk.errors import NotesNotWantedError
from mentordesk.models import Base, FormerNameRow, LikesRow, PersonRow, WishRow
from mentordesk.services.agendas import NewTopic
from mentordesk.services.mending import mended
from mentordesk.vault.repair import Outcome
from support import PASSPHRASE

LIKES = Likes(
    called="Mara",
    pronouns="she/her",
    further=(Medium.CALL, Medium.PAPER),
    times="Tuesdays",
    reply="in two days",
    camera=Camera.OFF,
    notes=False,
    credit="ask me",
    helps=(Help.AHEAD, Help.WALKING),
    helps_words="silence",
    strengths=("Listens", "Asks"),
)


def test_all_that_is_chosen_is_there_again(workspace, amara, clock):
    own = replace(workspace.wishes.of(amara.id), likes=replace(LIKES, further=()))
    own = replace(own, media=(Medium.CHAT, *LIKES.further))
    kept = workspace.wishes.keep(amara.id, own)
    there = workspace.people.of_id(amara.id)
    assert there.likes == LIKES
    assert workspace.wishes.of(amara.id) == kept
    assert Said(Wish.NOTES, clock().date()) in kept.said
    assert workspace.people.everybody() == (there, workspace.people.leader())
    workspace.wishes.keep(amara.id, replace(kept, media=(Medium.CHAT,), likes=Likes()))
    assert workspace.people.of_id(amara.id).likes == Likes()


def test_what_the_mentor_writes_is_by_their_own_hand_and_theirs_alone(workspace, amara, clock):
    idea_of = workspace.sessions.plan(amara.id, clock())
    idea = workspace.ideas.capture(idea_of.id, amara.id, "Clips")
    clock.forward(days=2)
    table = workspace.hand_over(idea_of.id)
    own = table.wishes.of(amara.id)
    table.wishes.keep(amara.id, replace(own, consent=Consent.AS_COLLEAGUE))
    workspace.seats.take_back(PASSPHRASE)
    said = {one.wish: one for one in workspace.people.of_id(amara.id).pairing.said}
    assert said[Wish.CREDIT] == Said(Wish.CREDIT, clock().date(), by_hand=True)
    assert not said[Wish.MEDIA].by_hand
    held = workspace.ideas.of_id(idea.id).consent_of(amara.id)
    assert held is Consent.AS_COLLEAGUE


def test_where_no_notes_are_wanted_the_table_takes_none(workspace, live, amara):
    notes, own = workspace.notes, workspace.wishes.of(amara.id)
    notes.write(live.id, None, NoteKind.PRIVATE, "before it was said")
    workspace.wishes.keep(amara.id, replace(own, likes=LIKES))
    for kind in (NoteKind.PRIVATE, NoteKind.OFF_THE_RECORD):
        with pytest.raises(NotesNotWantedError):
            notes.write(live.id, None, kind, "more")
    notes.write(live.id, None, NoteKind.SHARED, "for both")
    assert {n.text for n in notes.of_session(live.id)} == {"before it was said", "for both"}
    notes.write(live.id, None, NoteKind.PRIVATE, "")
    assert [n.text for n in notes.of_session(live.id)] == ["for both"]
    workspace.closes.close(live.id)
    notes.write(live.id, None, NoteKind.PRIVATE, "my own thoughts afterwards")


def test_former_names_stay_known_once_and_go_with_the_person(workspace, amara):
    people = workspace.people
    for name in ("Amara Mensah", "Amara Lind", "Amara Mensah"):
        amara = people.change(replace(people.of_id(amara.id), name=name))
    assert amara.former == ("Amara Lind", "Amara Okafor")
    assert people.of_id(amara.id) == amara
    people.name_leader("Helen Braun")
    assert people.leader().former == ("Helen Brandt",)
    workspace.wishes.keep(amara.id, replace(workspace.wishes.of(amara.id), likes=LIKES))
    with workspace.store.transaction() as tx:
        tx.delete(tx.get_one(PersonRow, amara.id))
    with workspace.store.reading() as tx:
        left = [tx.scalar(select(func.count()).select_from(row)) for row in (LikesRow, WishRow)]
        names = tx.scalars(select(FormerNameRow.name)).all()
    assert (left, names) == ([0, 0], ["Helen Brandt"])


def test_a_history_holds_the_newest_and_counts_all(workspace, amara, clock):
    other = workspace.people.add_mentor("Ben", Pairing())
    workspace.sessions.plan(other.id, clock())
    for number in range(4):
        session = workspace.sessions.plan(amara.id, clock())
        workspace.agendas.receive(session.id, [NewTopic(f"{number} {n}", 5) for n in range(3)])
        workspace.sessions.start(session.id)
        workspace.closes.close(session.id)
        clock.forward(days=7)
    coming = workspace.sessions.plan(amara.id, clock() + timedelta(days=1))
    history = workspace.histories.of(amara.id, 3)
    assert (history.count, history.held, len(history.mets)) == (5, 4, 3)
    newest, before, _ = history.mets
    assert newest.session.id == coming.id
    assert newest.session.state is SessionState.PLANNED
    assert len(before.topics) == 2
    first = workspace.histories.of(amara.id, 9).mets[-1]
    assert (first.topics, first.more) == (("0 0", "0 1"), 1)
    assert workspace.histories.of(other.id, 9).held == 0


def test_the_counts_of_a_mentor_are_theirs_alone(workspace, live, amara):
    other = workspace.people.add_mentor("Ben", Pairing())
    workspace.ideas.capture(live.id, amara.id, "Hers")
    columns = workspace.idea_views.board(IdeaQuery(other.id), {}).columns
    assert not any(columns[stand].count for stand in Stand)


def test_a_repair_keeps_what_was_chosen_and_former_names_where_their_people_are_lost():
    engine, amara, other = create_engine("sqlite://"), PersonId(new_id()), PersonId(new_id())
    said = Said(Wish.NOTES, date(2026, 4, 14))
    Base.metadata.create_all(engine)
    with Transaction(engine) as tx:
        tx.add_all((LikesRow.of(amara, LIKES), WishRow.of(amara, said)))
        tx.add(FormerNameRow(id=new_id(), person_id=other, name="Ben Ode"))
        tx.commit()
    with engine.begin() as connection:
        made = mended("Unknown")(connection, Outcome("desk", 1))
    with Transaction(engine) as tx:
        kept = tx.get_one(PersonRow, amara).to_domain()
        assert (kept.role, kept.likes) == (Role.MENTOR, LIKES)
        assert kept.pairing is not None
        assert kept.pairing.said == (said,)
        assert tx.get_one(PersonRow, other).to_domain().former == ("Ben Ode",)
    assert made == {"person": 3}  # and a leader: there was none
    engine.dispose()


def test_what_no_list_knows_any_more_is_passed_over():
    row = LikesRow.of(PersonId(new_id()), LIKES)
    row.further, row.helps = ["call", "smoke", "paper"], ["ahead", "", "walking"]
    assert row.to_domain() == LIKES
