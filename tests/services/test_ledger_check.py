"""Whatever is changed in silence on a real desk is found, named by number, and owned up to."""

import shutil
from contextlib import suppress
from dataclasses import replace
from functools import partial

import pytest
from sqlalchemy import text

from damage import hurt, leaves_of
from mentordesk.cli import ledger_words
from mentordesk.domain.idea import (
    Application,
    Contribution,
    Part,
    Recognition,
    RecognitionForm,
    Stage,
    Weight,
)
from mentordesk.domain.joining import Cut, Half
from mentordesk.domain.ledger.fact import Kind, PenHand, read_body
from mentordesk.domain.person import Consent
from mentordesk.error_words import words_for
from mentordesk.error_words.repair import Says
from mentordesk.errors import NotAsToldError
from mentordesk.models import IdeaRow
from mentordesk.services import idea_rows, ledger, ledger_check
from mentordesk.services.checkup import Checkup
from mentordesk.services.desk import lock
from mentordesk.services.last_seen import LastSeen, note_turn
from mentordesk.services.ledger import Pen
from mentordesk.services.ledger_check import LedgerReport, look, looked_through
from mentordesk.services.repair import RepairService
from naming_people import give_part, take_answer
from support import PASSPHRASE, START

WORDS = "Kanarienvogel im Bergwerk"


@pytest.fixture
def desk_of_ideas(workspace, amara, live):
    """A desk whose ledger has a line of every table it tells of, and a strike."""
    workspace.closes.close(live.id)
    ideas = [workspace.ideas.capture(live.id, amara.id, f"{WORDS} {n}") for n in range(3)]
    jonas = workspace.people.named("Jonas Weber")
    give_part(
        workspace, ideas[0].id, Contribution(jonas.id, Part.SHAPED, Weight.EQUAL, Consent.ASK)
    )
    workspace.ideas.apply(ideas[0].id, Application("here", START.date()))
    given = Recognition(RecognitionForm.IN_WRITING, START.date(), "a memo")
    workspace.ideas.recognise(ideas[0].id, given)
    workspace.ideas.move(ideas[1].id, Stage.DECLINED, reason="No")
    workspace.ideas.strike(ideas[2].id)
    return workspace


TAMPERED = [
    "UPDATE idea SET text = 'Other' WHERE stage = 'applied'",
    "UPDATE idea SET mentor_id = (SELECT id FROM person WHERE role = 'leader')",
    "UPDATE idea SET first_said = 'Somebody'",
    "UPDATE idea SET stage = 'parked' WHERE stage = 'declined'",
    "UPDATE idea SET pencil = 1, text = 'Other'",
    "UPDATE contribution SET consent = 'anywhere' WHERE part = 'shaped'",
    "DELETE FROM contribution WHERE part = 'shaped'",
    "UPDATE idea_event SET reason = 'Other' WHERE stage = 'declined'",
    "DELETE FROM idea_event WHERE stage = 'declined'",
    "INSERT INTO recognition SELECT id, 9, 'in_writing', '2026-04-20', '', '', 1, '[]' FROM idea",
    "UPDATE ledger_entry SET body = replace(body, 'Jonas', 'Other') || ' ' WHERE number = 1",
    "UPDATE ledger_entry SET body = NULL, salt = NULL, idea_id = NULL WHERE number = 1",
    "UPDATE ledger_entry SET idea_id = NULL WHERE number = 1",
    "UPDATE ledger_entry SET idea_id = 'nobody' WHERE number = 1",
    "UPDATE ledger_entry SET idea_id = 7, body = x'00' WHERE number = 1",
    "UPDATE ledger_entry SET body = '[]' WHERE number = 1",
    "UPDATE ledger_entry SET salt = zeroblob(16) WHERE number = 1",
    "UPDATE ledger_entry SET body_hash = zeroblob(32) WHERE body IS NULL",
    "UPDATE ledger_entry SET digest = zeroblob(32) WHERE number = 2",
    "UPDATE ledger_entry SET number = number + 100 WHERE number = 2",
    "DELETE FROM ledger_entry WHERE number = 3",
    "DELETE FROM ledger_entry WHERE number = (SELECT max(number) FROM ledger_entry)",
    "DELETE FROM ledger_entry",
    "UPDATE ledger_end SET count = count + 1",
    "UPDATE ledger_end SET digest = zeroblob(32)",
    "DELETE FROM ledger_end",
]


def tamper(workspace, statement: str) -> None:
    """Change the database past every service."""
    with workspace.store.unshared() as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(statement)


def test_a_ledger_that_nobody_touched_is_sound_and_counted(desk_of_ideas):
    found = desk_of_ideas.care.verify()
    chain = found.ledger.chain
    assert (found.sound, chain.struck, chain.lost, chain.end.count) == (True, 2, 0, 12)
    assert ledger_words.whole(found.ledger) == (
        "The ledger of ideas: 12 lines, none changed in silence, 2 struck."
    )


def after(workspace, statement: str) -> LedgerReport:
    """What a look finds in a transaction that changes the database and is taken back."""
    with suppress(_TakenBackError), workspace.store.transaction() as tx:
        tx.execute(text(statement))
        found = looked_through(tx)
        raise _TakenBackError
    return found


class _TakenBackError(Exception):
    pass


def test_a_silent_change_shows_and_is_told_without_a_word_of_an_idea(desk_of_ideas):
    for statement in TAMPERED:
        found = after(desk_of_ideas, statement)
        assert not found.sound, statement
        said = "; ".join(ledger_words.broken(found)) + str(words_for(found.error()))
        assert "line" in said or "idea" in said
        assert not any(word in said for word in ("Kanarienvogel", "Jonas", "Other")), said
    assert desk_of_ideas.care.verify().sound


def test_a_ledger_cut_off_with_its_end_is_missed_by_the_computer_that_saw_it(
    desk, workspace, amara, live, tmp_path, clock
):
    seen = LastSeen(tmp_path / "state")
    workspace.closes.close(live.id)
    idea = workspace.ideas.capture(live.id, amara.id, WORDS).id
    workspace.ideas.apply(idea, Application("here", START.date()))
    note_turn(workspace.store, seen, clock)
    given = Recognition(RecognitionForm.IN_WRITING, START.date(), "a memo")
    workspace.ideas.recognise(idea, given)
    note_turn(workspace.store, seen, clock)
    tamper(workspace, "DELETE FROM recognition")
    tamper(workspace, "DELETE FROM ledger_entry WHERE number = 5")
    last = "SELECT number, digest FROM ledger_entry WHERE number = 4"
    tamper(workspace, f"UPDATE ledger_end SET (count, digest) = ({last})")
    assert workspace.care.verify().sound  # nothing in the desk itself can tell
    note_turn(workspace.store, seen, clock)  # and nothing is forgotten by opening it
    found = workspace.care.verify(seen).ledger
    assert ledger_words.broken(found) == [
        "this computer saw it end with line 5, and now it ends with line 4"
    ]
    assert "lines of it that do not hold: 1;" in words_for(found.error()).line()
    assert not Checkup(workspace.store, seen, clock).run().ledger.sound
    take_answer(workspace, idea, amara.id, Consent.NOT_AT_ALL)
    assert ledger_words.broken(workspace.care.verify(seen).ledger) == [
        "line 5 is another one than this computer saw there"
    ]
    tamper(workspace, "DELETE FROM ledger_entry WHERE number = 5")
    tamper(workspace, "UPDATE contribution SET consent = 'ask'")
    tamper(workspace, f"UPDATE ledger_end SET (count, digest) = ({last})")
    lock(workspace)
    RepairService(desk.folder, "Unknown", seen).make(PASSPHRASE)
    opened = desk.unlock(PASSPHRASE)
    report = opened.care.verify(seen).ledger
    assert (report.sound, report.chain.lost, report.chain.end.count) == (True, 1, 6)
    assert seen.of(opened.store.secret.desk()).ledger is None
    note_turn(opened.store, seen, clock)
    assert seen.of(opened.store.secret.desk()).ledger == report.chain.end
    lock(opened)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE idea SET text = 'Other'",
        "UPDATE idea SET mentor_id = (SELECT id FROM person WHERE name = 'Jonas Weber')",
        "UPDATE contribution SET consent = 'anywhere', people = ''",
    ],
)
@pytest.mark.parametrize("at_the_table", [False, True])
def test_no_joining_or_splitting_tells_what_something_else_changed(
    desk_of_ideas, amara, statement, at_the_table
):
    used, other = sorted(desk_of_ideas.ideas.all(), key=lambda one: one.application is None)
    take_answer(desk_of_ideas, used.id, amara.id, Consent.AS_COLLEAGUE)
    take_answer(desk_of_ideas, other.id, amara.id, Consent.AS_COLLEAGUE)
    if at_the_table:
        desk_of_ideas.sessions.start(desk_of_ideas.sessions.plan(amara.id, START).id)
    tamper(desk_of_ideas, statement)
    before = look(desk_of_ideas.store)
    assert set(before.untold) == {used.id, other.id}
    joining, cut = desk_of_ideas.idea_joining, Cut("One", "Two", use=Half.SECOND)
    for refused in (
        partial(joining.split, used.id, cut),
        partial(joining.split, used.id, replace(cut, use=Half.BOTH)),
        partial(joining.join, other.id, used.id),
        partial(joining.join, used.id, other.id),
        partial(tell_whole, desk_of_ideas, used.id),
    ):
        with pytest.raises(NotAsToldError):
            refused()
    assert look(desk_of_ideas.store) == before
    desk_of_ideas.ideas.strike(used.id)
    assert look(desk_of_ideas.store).untold == (other.id,)


def tell_whole(workspace, idea) -> None:
    """Change an idea in a way that no kind of entry tells."""
    with workspace.store.transaction() as tx:
        row = tx.get_one(IdeaRow, idea)
        idea_rows.change(tx, row, lambda old: replace(old, recognitions=()), Pen(START))


def test_an_idea_deleted_past_the_ledger_is_missed(desk_of_ideas):
    for table in ("contribution", "idea_event"):
        tamper(desk_of_ideas, f"DELETE FROM {table}")
    tamper(desk_of_ideas, "DELETE FROM idea WHERE stage = 'declined'")
    report = look(desk_of_ideas.store)
    assert (len(report.away), len(report.untold), report.chain.sound) == (1, 1, True)


@pytest.mark.parametrize(
    ("change", "stays_inside"),
    [
        ("UPDATE idea SET joined_into = upper(joined_into)", True),
        ("UPDATE idea SET id = upper(id) WHERE joined_into IS NULL", True),
        ("told in a circle", False),
    ],
)
def test_an_idea_that_no_list_shows_is_named_and_stands_again_after_a_repair(
    desk, desk_of_ideas, amara, tmp_path, change, stays_inside
):
    part, whole = desk_of_ideas.ideas.all()
    desk_of_ideas.idea_joining.join(whole.id, part.id)
    if stays_inside:
        tamper(desk_of_ideas, change)
    else:
        with desk_of_ideas.store.transaction() as tx:
            row = tx.get_one(IdeaRow, whole.id)
            idea_rows.change(tx, row, lambda old: replace(old, joined_into=part.id), Pen(START))
    found = look(desk_of_ideas.store)
    assert (found.chain.sound, part.id in found.adrift) == (True, True)
    assert any(f"no list shows idea {part.id}" in line for line in ledger_words.broken(found))
    assert desk_of_ideas.answers.waiting(amara.id) == ()
    lock(desk_of_ideas)
    RepairService(desk.folder, "Unknown", LastSeen(tmp_path)).make(PASSPHRASE)
    opened = desk.unlock(PASSPHRASE)
    assert look(opened.store).sound
    assert opened.ideas.of_id(part.id).joined_into == (whole.id if stays_inside else None)
    assert opened.idea_joining.kin(whole.id).inside == (
        (opened.ideas.of_id(part.id),) if stays_inside else ()
    )
    lock(opened)


def test_a_long_list_of_damage_is_cut_and_counted(desk_of_ideas):
    tamper(desk_of_ideas, "UPDATE ledger_entry SET salt = zeroblob(16) WHERE number % 2")
    found = look(desk_of_ideas.store)
    some = ledger_words.broken(found)
    assert len(some) == len(found.chain.faults) > 3
    assert ledger_words.MOST == 20


def test_the_daily_check_reads_the_ledger_and_gives_way(desk_of_ideas, tmp_path, clock):
    checkup = Checkup(desk_of_ideas.store, LastSeen(tmp_path), clock)
    assert checkup.run().ledger.sound
    tamper(desk_of_ideas, "UPDATE idea SET text = 'Other'")
    checked = checkup.run()
    assert checked.sound
    assert not checked.ledger.sound
    assert look(desk_of_ideas.store, lambda: True) is None
    with desk_of_ideas.store.quiet():
        assert look(desk_of_ideas.store) is None


def test_more_ideas_than_are_read_at_once_are_all_compared(desk_of_ideas, monkeypatch):
    monkeypatch.setattr(ledger_check, "_AT_ONCE", 1)
    assert look(desk_of_ideas.store).sound
    tamper(desk_of_ideas, "UPDATE idea SET text = 'Other'")
    assert len(look(desk_of_ideas.store).untold) == 2


@pytest.mark.parametrize(
    "table",
    ["ledger_entry", "idea", "idea_event", "contribution", "recognition", "person", "ledger_end"],
)
def test_after_a_repair_the_ledger_owns_up_to_what_it_lost_and_goes_on(
    desk, desk_of_ideas, table, tmp_path
):
    key, database = desk_of_ideas.store.secret.database_key(), desk_of_ideas.store.database
    kept = {one.id: one for one in desk_of_ideas.ideas.all()}
    lock(desk_of_ideas)
    hurt(database, *leaves_of(database, key, table))
    RepairService(desk.folder, "Unknown", LastSeen(tmp_path)).make(PASSPHRASE)
    opened = desk.unlock(PASSPHRASE)
    report = look(opened.store)
    assert report.sound
    assert {one.id: one for one in opened.ideas.all()} == kept
    query = text("SELECT body FROM ledger_entry WHERE body IS NOT NULL ORDER BY number")
    with opened.store.reading() as tx:
        last = [read_body(body).fact.kind for body in tx.scalars(query)][-3:]
    if table == "ledger_entry":
        assert (report.chain.lost, last) == (12, [Kind.BEGUN, Kind.BROUGHT, Kind.BROUGHT])
    elif table == "ledger_end":
        assert (report.chain.lost, last[-1]) == (0, Kind.BEGUN)
    else:
        assert (report.chain.lost, Kind.BROUGHT in last) == (0, False)
    opened.ideas.strike(next(iter(kept)))
    assert look(opened.store).sound
    lock(opened)


def test_a_repair_while_a_session_is_at_the_table_tells_what_it_left_and_says_so(
    desk, workspace, amara, live, tmp_path
):
    before = workspace.ideas.capture(live.id, amara.id, WORDS).id
    workspace.closes.close(live.id)
    again = workspace.sessions.start(workspace.sessions.plan(amara.id, START).id)
    workspace.ideas.move(before, Stage.TRYING)
    new = workspace.ideas.capture(again.id, amara.id, f"{WORDS} 2").id
    key, database = workspace.store.secret.database_key(), workspace.store.database
    lock(workspace)
    shutil.rmtree(desk.folder / "backups", ignore_errors=True)
    service = RepairService(desk.folder, "Unknown", LastSeen(tmp_path))
    assert service.look(PASSPHRASE).in_pencil == 0
    hurt(database, *leaves_of(database, key, "contribution"))
    report = service.make(PASSPHRASE)
    assert report.in_pencil == 2
    assert any(
        "tells 2 ideas of the session at the table as they could be read. Look through" in line
        for line in Says(str, str).missing(report)
    )
    opened = desk.unlock(PASSPHRASE)
    opened.closes.close(again.id)
    assert look(opened.store).sound
    with opened.store.reading() as tx:
        told = [(one.fact.kind, one.hand) for one in ledger.told_of(tx, before)]
        of_new = [(one.fact.kind, one.hand) for one in ledger.told_of(tx, new)]
    assert told[-1] == (Kind.BROUGHT, PenHand.PROGRAM)  # and no hand of the leader took a name off
    assert of_new == [(Kind.BROUGHT, PenHand.PROGRAM)]
    lock(opened)


def test_a_backup_gives_back_what_the_ledger_lost_and_nothing_that_was_struck(
    desk, desk_of_ideas, tmp_path
):
    stick, store = tmp_path / "stick", desk_of_ideas.store
    stays, goes = desk_of_ideas.ideas.all()
    desk_of_ideas.care.back_up(stick)
    desk_of_ideas.ideas.strike(goes.id)
    key, database = store.secret.database_key(), store.database
    lock(desk_of_ideas)
    shutil.rmtree(desk.folder / "backups", ignore_errors=True)
    hurt(database, *leaves_of(database, key, "ledger_entry"))
    RepairService(desk.folder, "Unknown", LastSeen(tmp_path), further=[stick]).make(PASSPHRASE)
    opened = desk.unlock(PASSPHRASE)
    report = look(opened.store)
    assert (report.sound, [one.id for one in opened.ideas.all()]) == (True, [stays.id])
    with opened.store.reading() as tx:
        kept = str(tx.execute(text("SELECT idea_id, body FROM ledger_entry")).all())
        told = ledger.told_of(tx, stays.id)
    assert not any(words in kept for words in (goes.id.hex, goes.text, f"{WORDS} 2"))
    assert Kind.BROUGHT not in {one.fact.kind for one in told}
    lock(opened)


def test_a_desk_that_was_changed_in_silence_can_be_repaired_and_says_so(
    desk, desk_of_ideas, tmp_path
):
    tamper(desk_of_ideas, "UPDATE ledger_entry SET salt = zeroblob(16) WHERE number = 1")
    tamper(desk_of_ideas, "UPDATE idea SET text = 'Other' WHERE stage = 'applied'")
    lock(desk_of_ideas)
    RepairService(desk.folder, "Unknown", LastSeen(tmp_path)).make(PASSPHRASE)
    opened = desk.unlock(PASSPHRASE)
    report = look(opened.store)
    assert (report.sound, report.chain.lost) == (True, 1)
    assert "1 lost with damaged parts" in ledger_words.whole(report)
    lock(opened)


def test_what_was_lost_has_no_words_that_could_be_changed_afterwards(desk, desk_of_ideas, tmp_path):
    # The entry of the strike, whose digest alone is other, owned up to a gap.
    tamper(desk_of_ideas, "UPDATE ledger_entry SET digest = zeroblob(32) WHERE number = 12")
    tamper(desk_of_ideas, "UPDATE ledger_entry SET salt = zeroblob(16) WHERE number = 1")
    body = "SELECT body FROM ledger_entry WHERE number = 1"
    with desk_of_ideas.store.reading() as tx:
        forged = tx.scalar(text(body)).replace(WORDS, "Forged")
    applied = next(one for one in desk_of_ideas.ideas.all() if one.application)
    lock(desk_of_ideas)
    RepairService(desk.folder, "Unknown", LastSeen(tmp_path)).make(PASSPHRASE)
    opened = desk.unlock(PASSPHRASE)
    with opened.store.reading() as tx:
        left = tx.scalars(text("SELECT body FROM ledger_entry WHERE body NOT NULL")).all()
        bare = tx.execute(text("SELECT idea_id, body, salt FROM ledger_entry WHERE number = 1"))
        assert bare.all() == [(None, None, None)]
    assert look(opened.store).sound
    assert [read_body(one).fact.kind for one in left][-2:] == [Kind.BEGUN, Kind.BROUGHT]
    assert opened.ideas.of_id(applied.id) == applied
    wrote = "body = :body, salt = zeroblob(16), idea_id = :idea"
    with opened.store.transaction() as tx:
        update = text(f"UPDATE ledger_entry SET {wrote} WHERE number = 1")
        tx.execute(update, {"body": forged, "idea": applied.id.hex})
    assert not look(opened.store).chain.sound
    lock(opened)


def test_what_went_on_inside_an_idea_that_is_gone_stands_for_itself_again(
    desk, desk_of_ideas, tmp_path
):
    part, whole = desk_of_ideas.ideas.all()
    desk_of_ideas.idea_joining.join(whole.id, part.id)
    for table in ("contribution", "idea_event", "recognition"):
        tamper(desk_of_ideas, f"DELETE FROM {table} WHERE idea_id = '{whole.id.hex}'")
    tamper(desk_of_ideas, f"DELETE FROM idea WHERE id = '{whole.id.hex}'")
    lock(desk_of_ideas)
    RepairService(desk.folder, "Unknown", LastSeen(tmp_path)).make(PASSPHRASE)
    opened = desk.unlock(PASSPHRASE)
    assert look(opened.store).sound
    assert [(one.id, one.joined_into) for one in opened.ideas.all()] == [(part.id, None)]
    lock(opened)
