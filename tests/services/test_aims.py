"""Aims and their ratings, and the record of what left the desk."""

from datetime import UTC, date, datetime
from hashlib import sha256

import pytest
from sqlalchemy import create_engine, delete
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.aim import Rating
from mentordesk.domain.aim import aim as new_aim
from mentordesk.domain.export_record import ExportKind, ExportRecord, Leaving
from mentordesk.domain.ids import ExportId, PersonId, SessionId, new_id
from mentordesk.domain.person import Pairing, Role
from mentordesk.domain.summary import Reader
from mentordesk.errors import BlankTextError, NotFoundError
from mentordesk.models import AimRow, Base, ExportRow, PairingRow, PersonRow
from mentordesk.services.mending import mended
from mentordesk.vault.repair import Outcome


def test_aims_of_both_stand_with_the_leaders_first(workspace, amara, clock):
    theirs = workspace.aims.put(amara.id, " A say  in hiring ", of_mentor=True)
    mine = workspace.aims.put(amara.id, "Hear of trouble early")
    other = workspace.people.add_mentor("Ben", Pairing())
    workspace.aims.put(other.id, "Another pair's")
    assert workspace.aims.of(amara.id) == (mine, theirs)
    assert theirs.text == "A say in hiring"
    workspace.aims.take_off(theirs.id)
    workspace.aims.take_off(theirs.id)
    reworded = workspace.aims.reword(mine.id, "Hear of it early")
    assert workspace.aims.of(amara.id) == (reworded,)
    for blank in (lambda: workspace.aims.put(amara.id, " "), lambda: reworded.reworded("")):
        with pytest.raises(BlankTextError):
            blank()
    with pytest.raises(NotFoundError):
        workspace.aims.rate(theirs.id, 3)


def test_the_first_rating_stays_and_the_last_goes_along(workspace, amara, clock):
    key = workspace.aims.put(amara.id, "Hear of trouble early").id
    start = clock().astimezone().date()
    workspace.aims.rate(key, 0)
    workspace.aims.rate(key, 2)
    (aim,) = workspace.aims.of(amara.id)
    assert (aim.first, aim.last) == (Rating(2, start), None)
    for value in (3, 9):
        clock.forward(days=30)
        workspace.aims.rate(key, value)
    (aim,) = workspace.aims.of(amara.id)
    assert (aim.first, aim.last) == (Rating(2, start), Rating(5, clock().astimezone().date()))


def test_what_left_is_kept_with_its_hash_and_without_where(workspace, amara, clock):
    session = workspace.sessions.plan(amara.id, clock())
    what = Leaving(ExportKind.SUMMARY, amara.id, session.id, reader=Reader.MENTOR, form="pdf")
    first = workspace.exports.note(what, b"the file")
    clock.forward(minutes=1)
    ideas = workspace.exports.note(Leaving(ExportKind.IDEAS, form="csv"), b"all")
    assert workspace.exports.all() == (ideas, first)
    assert workspace.exports.of_session(session.id) == (first,)
    assert workspace.exports.of_person(amara.id) == (first,)
    assert (first.size, first.sha256) == (8, sha256(b"the file").digest())
    assert first.what == what


def test_who_is_forgotten_leaves_no_aim_and_no_trace_in_the_record(workspace, clock):
    ben = workspace.people.add_mentor("Ben", Pairing())
    workspace.aims.put(ben.id, "A say")
    workspace.exports.note(Leaving(ExportKind.CREDIT_RECORD, ben.id), b"x")
    with workspace.store.transaction() as tx:
        tx.execute(delete(PairingRow).where(PairingRow.person_id == ben.id))
        tx.execute(delete(PersonRow).where(PersonRow.id == ben.id))
    assert workspace.aims.of(ben.id) == ()
    (left,) = workspace.exports.all()
    assert left.what == Leaving(ExportKind.CREDIT_RECORD)


def test_a_repair_keeps_aims_and_what_left_where_a_person_or_a_session_is_lost():
    engine, lost = create_engine("sqlite://"), PersonId(new_id())
    what = Leaving(ExportKind.SUMMARY, PersonId(new_id()), SessionId(new_id()))
    record = ExportRecord(ExportId(new_id()), datetime(2026, 4, 14, tzinfo=UTC), what, 1, b"x")
    kept = new_aim(lost, "A say", of_mentor=True).rated(2, date(2026, 4, 14))
    Base.metadata.create_all(engine)
    with Transaction(engine) as tx:
        tx.add_all((AimRow.of(kept), ExportRow.of(record)))
        tx.commit()
    with engine.begin() as connection:
        made = mended("Unknown")(connection, Outcome("desk", 1))
    with Transaction(engine) as tx:
        assert tx.get_one(PersonRow, lost).role is Role.MENTOR
        assert tx.get_one(AimRow, kept.id).to_domain() == kept
        assert tx.get_one(ExportRow, record.id).to_domain().what == Leaving(ExportKind.SUMMARY)
    assert made == {"person": 2}  # the mentor, and a leader: there was none
    engine.dispose()
