"""A damaged desk is a desk again, with all that can be known of it, and says what is missing."""

import os
import random
from collections.abc import Container
from hashlib import sha256
from pathlib import Path

import pytest

from damage import DATABASE, frozen_key, frozen_words, hurt, leaves_of, pages_of, thawed
from desk_content import content
from mentordesk.domain.idea import Application
from mentordesk.domain.note import NoteKind
from mentordesk.domain.person import Pairing
from mentordesk.error_words.repair import NOUNS
from mentordesk.errors import (
    DeskNewerError,
    KeyFileAlteredError,
    KeyFileDamagedError,
    MentorDeskError,
    NothingLeftError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)
from mentordesk.services.agendas import NewTopic
from mentordesk.services.desk import PRUNE, DeskService, lock
from mentordesk.services.mending import mended
from mentordesk.services.upkeep import Task, Upkeep
from mentordesk.vault import recovery
from mentordesk.vault.backup import back_up
from mentordesk.vault.cipher import COPY, opened
from mentordesk.vault.layout import layout
from mentordesk.vault.opener import ByCode, ByPassphrase
from mentordesk.vault.pages import Pages
from mentordesk.vault.repair import Repair
from mentordesk.vault.rotation import rotate
from mentordesk.vault.secret import Secret
from support import SMALL_COST, START, Clock
from vault_desk import files

PASSPHRASE, CODE = frozen_words()
KEY = frozen_key()
TRIALS = int(os.environ.get("MENTORDESK_TRIALS", "1"))


@pytest.fixture
def folder(tmp_path) -> Path:
    """A desk as a killed program left it, with one backup."""
    return thawed(tmp_path / "desk", backup=True)


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> dict:
    return told(thawed(tmp_path_factory.mktemp("whole") / "desk"))


def told(folder: Path) -> dict:
    """What the desk holds, read through every service, if it is sound."""
    workspace = DeskService(folder, cost=SMALL_COST).unlock(PASSPHRASE)
    try:
        assert workspace.care.verify().sound
        workspace.today.of(START)
        return content(workspace)
    finally:
        lock(workspace)


def repair(folder: Path, typed: str = PASSPHRASE) -> Repair:
    return Repair(folder, ByPassphrase(typed), mended("Unknown"))


def mend(folder: Path, offers: Container[str] = ()):
    return repair(folder).make(folder.with_name("aside"), offers)


def settled(folder: Path) -> Path:
    """The desk's database with nothing left in its log of changes."""
    lock(DeskService(folder, cost=SMALL_COST).unlock(PASSPHRASE))
    return folder / DATABASE


def ids(found: dict, noun: str) -> set[str]:
    return {one["id"] for one in found[noun]}


def test_a_sound_desk_stays_as_it_is(folder, whole):
    outcome = mend(folder)
    assert told(folder) == whole
    assert not any((outcome.unreadable, outcome.lost, outcome.cut, outcome.uncertain))
    assert not any((outcome.from_backup, outcome.offered, outcome.mended))


def test_with_an_older_key_file_put_back_the_newest_generation_is_the_desk(folder, whole):
    older = (folder / "desk.key").read_bytes()
    mend(folder)
    (folder / "desk.key").write_bytes(older)
    outcome = repair(folder).make(folder.with_name("again"))
    assert told(folder) == whole
    assert not any((outcome.unreadable, outcome.lost, outcome.offered))


def test_a_desk_of_the_first_schema_is_repaired_into_the_newest(tmp_path):
    folder = thawed(tmp_path / "desk", "0001")
    passphrase, _ = frozen_words("0001")
    hurt(folder / DATABASE, leaves_of(folder / DATABASE, frozen_key("0001"), "idea_event")[0])
    repair(folder, passphrase).make(tmp_path / "aside")
    workspace = DeskService(folder, cost=SMALL_COST).unlock(passphrase)
    ideas = workspace.ideas.all()
    lock(workspace)
    assert {(idea.stage.value, len(idea.events)) for idea in ideas} <= {
        ("heard", 1),
        ("applied", 2),
    }


@pytest.mark.parametrize("table", ["session", "note", "idea", "person"])
def test_what_the_backup_holds_of_lost_rows_comes_back_by_itself(folder, whole, table):
    hurt(settled(folder), *leaves_of(folder / DATABASE, KEY, table))
    outcome = mend(folder)
    found = told(folder)
    assert outcome.from_backup[table]
    missing = [
        key
        for noun in ("people", "sessions", "ideas", "notes", "promises")
        for key in ids(whole, noun) - ids(found, noun)
    ]
    assert len(missing) == sum(map(len, outcome.lost.values()))
    if table == "note":  # the last words and what was off the record are in no backup
        assert len(outcome.lost["note"]) == 2


@pytest.mark.parametrize(
    "table",
    ["session", "series", "idea", "idea_event", "person", "agreement", "topic", "note", "promise"],
)
def test_without_a_backup_nothing_hangs_in_the_air(tmp_path, whole, table):
    folder = thawed(tmp_path / "desk")
    hurt(settled(folder), leaves_of(folder / DATABASE, KEY, table)[0])
    outcome = mend(folder)
    found = told(folder)
    assert outcome.lost[table]
    assert outcome.kept[table] + len(outcome.lost[table]) == counted(whole, table)
    if table == "session":  # those that other things belong to stand at their time and place
        known = {one["id"]: one["planned_at"] for one in whole["sessions"]}
        assert all(known[one["id"]] == one["planned_at"] for one in found["sessions"])
        assert outcome.mended["session"] == len(found["sessions"])
        states = {one["id"]: one["state"] for one in whole["sessions"]}
        assert all(states[one["id"]] == one["state"] for one in found["sessions"])
        assert off_record(found) == off_record(whole) != []  # of the one that is live
    if table == "promise":  # a log has something it is about
        logs = [[one["log"] for one in held["promises"] if one["log"]] for held in (found, whole)]
        assert logs[0] == logs[1] != []
        assert any(one["text"] == "Unknown" and one["try_it"] for one in found["promises"])


def off_record(found: dict) -> list[dict]:
    return [note for note in found["notes"] if note["kind"] == NoteKind.OFF_THE_RECORD]


def test_no_words_off_the_record_stay_in_a_session_that_nobody_will_close(tmp_path):
    folder = thawed(tmp_path / "desk")
    hurt(settled(folder), leaves_of(folder / DATABASE, KEY, "session")[0])
    hurt(folder / DATABASE, *pages_of(folder / DATABASE, KEY, "ix_session_state"))
    mend(folder)
    found = told(folder)
    assert {one["state"] for one in found["sessions"]} == {"closed"}  # nothing tells more
    assert found["notes"]
    assert not off_record(found)


def counted(whole: dict, table: str) -> int:
    match table:
        case "person":
            return len(whole["people"])
        case "idea_event":
            return sum(len(idea["events"]) for idea in whole["ideas"])
        case "topic":
            return sum(len(agenda["topics"]) for agenda in whole["agendas"])
        case _:
            return len(whole[table if table in whole else table + "s"])


def test_what_was_deleted_since_the_backup_stays_deleted(folder, whole):
    workspace = DeskService(folder, cost=SMALL_COST).unlock(PASSPHRASE)
    gone = next(one for one in workspace.sessions.all() if workspace.notes.of_session(one.id))
    with workspace.store.transaction() as tx:
        deleted = {note.id.hex for note in workspace.notes.of_session(gone.id)}
        for key in deleted:
            tx.connection().exec_driver_sql("DELETE FROM note WHERE id = ?", (key,))
    lock(workspace)
    hurt(folder / DATABASE, *leaves_of(folder / DATABASE, KEY, "note"))
    outcome = mend(folder, NOUNS)
    kept = {key.replace("-", "") for key in ids(told(folder), "notes")}
    assert kept
    assert not kept & deleted
    assert not outcome.offered


def test_what_may_have_been_deleted_is_offered_and_taken_only_when_wanted(folder, whole, tmp_path):
    index = "sqlite_autoindex_note_1"
    hurt(settled(folder), *leaves_of(folder / DATABASE, KEY, "note"))
    hurt(folder / DATABASE, *pages_of(folder / DATABASE, KEY, index))
    looked = repair(folder).look()
    assert looked.offered["note"]
    assert "note" in looked.uncertain
    other = tmp_path / "other"
    other.mkdir()
    for path in ("desk.key", "desk.key.copy", DATABASE):
        (other / path).write_bytes((folder / path).read_bytes())
    (folder / "backups").rename(other / "backups")
    mend(folder)
    assert not told(folder)["notes"]
    outcome = repair(other).make(tmp_path / "aside2", {"note"})
    assert outcome.from_backup["note"] == looked.offered["note"] == len(told(other)["notes"])


def test_of_two_kinds_that_are_offered_one_may_be_taken_alone(folder, whole):
    for table in ("note", "promise"):
        hurt(settled(folder), *leaves_of(folder / DATABASE, KEY, table))
        hurt(folder / DATABASE, *pages_of(folder / DATABASE, KEY, f"sqlite_autoindex_{table}_1"))
    looked = repair(folder).look()
    outcome = mend(folder, {"promise"})
    assert looked.from_backup == {"promise": 1}  # what its log belongs to comes back by itself
    assert outcome.from_backup["promise"] == looked.offered["promise"] + 1
    assert outcome.offered == {"note": looked.offered["note"]}
    kept = told(folder)
    assert (len(kept["notes"]), kept["promises"]) == (0, whole["promises"])


def test_the_untouched_desk_lies_aside_byte_for_byte_and_looking_changes_nothing(folder):
    hurt(folder / DATABASE, 1, 5)
    before = files(folder)
    repair(folder).look()
    assert files(folder) == before
    mend(folder)
    assert files(folder.with_name("aside")) == before
    assert (folder / "desk.2.db").exists()


def test_a_desk_with_nothing_left_is_not_replaced_by_an_empty_one(tmp_path):
    folder = thawed(tmp_path / "desk")
    (folder / f"{DATABASE}-wal").unlink()
    (folder / DATABASE).write_bytes(random.Random(3).randbytes(200_000))
    before = files(folder)
    with pytest.raises(NothingLeftError):
        mend(folder)
    assert files(folder) == before
    assert not folder.with_name("aside").exists()


def test_a_desk_of_housekeeping_alone_is_no_desk(tmp_path):
    folder = thawed(tmp_path / "desk")
    database = settled(folder)
    owe_forgetting(folder)
    words = {*tables(database)} - {"upkeep"}
    hurt(database, *{page for name in words for page in pages_of(database, KEY, name)})
    assert repair(folder).look().kept["upkeep"]
    with pytest.raises(NothingLeftError):
        mend(folder)


def tables(database: Path) -> list[str]:
    with opened(database, KEY, COPY) as connection:
        return list(layout(connection))


def owe_forgetting(folder: Path) -> None:
    workspace = DeskService(folder, cost=SMALL_COST).unlock(PASSPHRASE)
    with workspace.store.transaction(upkeep=True) as tx:
        workspace.care.owe_forgetting(tx)
    lock(workspace)


@pytest.mark.parametrize("hurt_too", [(), ("sqlite_autoindex_upkeep_1",)])
@pytest.mark.parametrize("owed", [True, False])
def test_what_a_strike_left_to_do_is_not_lost_with_the_note_of_it(folder, owed, hurt_too):
    database = settled(folder)
    if owed:
        owe_forgetting(folder)
    for name in ("upkeep", *hurt_too):
        hurt(database, *pages_of(database, KEY, name))
    mend(folder)
    workspace = DeskService(folder, cost=SMALL_COST).unlock(PASSPHRASE)
    since = Upkeep(workspace.store, Clock()).since(Task.FORGET)
    lock(workspace)
    assert bool(since) is (owed or bool(hurt_too))


def test_with_nothing_left_the_backup_can_stand_in(folder, whole):
    (folder / f"{DATABASE}-wal").unlink()
    (folder / DATABASE).unlink()
    assert repair(folder).look().offered["session"] == len(whole["sessions"])
    mend(folder, NOUNS)
    assert ids(told(folder), "sessions") == ids(whole, "sessions")


def test_the_recovery_code_repairs_without_any_key_file(folder, whole):
    hurt(settled(folder), leaves_of(folder / DATABASE, KEY, "promise")[0])
    for name in ("desk.key", "desk.key.copy"):
        (folder / name).write_text("gone")
    with pytest.raises(KeyFileDamagedError):
        mend(folder)
    Repair(folder, ByCode(CODE), mended("Unknown")).make(folder.with_name("aside"))
    assert [path.name for path in folder.glob("desk.*.db*")] == ["desk.2.db"]
    workspace = DeskService(folder, cost=SMALL_COST).unlock_with_code(CODE)
    found = content(workspace)
    lock(workspace)
    assert ids(found, "promises") == ids(whole, "promises")


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        (ByPassphrase("wrong"), WrongPassphraseError),
        (ByCode(recovery.spell(Secret(bytes(20)))), WrongRecoveryCodeError),
    ],
)
def test_who_cannot_open_the_desk_cannot_repair_it(folder, typed, error):
    hurt(folder / DATABASE, 1)
    before = files(folder)
    with pytest.raises(error):
        Repair(folder, typed, mended("Unknown")).make(folder.with_name("aside"))
    assert files(folder) == before


def test_the_code_of_an_earlier_secret_repairs_nothing_beside_the_new_desk(folder):
    """A power cut in a rotation left the database that it opens."""
    before = settled(folder).read_bytes()
    workspace = DeskService(folder, cost=SMALL_COST).unlock(PASSPHRASE)
    rotate(workspace.store, PASSPHRASE, SMALL_COST)
    lock(workspace)
    (folder / DATABASE).write_bytes(before)
    there = files(folder)
    with pytest.raises(WrongRecoveryCodeError):
        Repair(folder, ByCode(CODE), mended("Unknown")).make(folder.with_name("aside"))
    assert files(folder) == there


def test_a_key_file_that_somebody_changed_is_not_repaired_away(folder):
    lines = (folder / "desk.key").read_bytes().split(b"\n")
    lines[2] = lines[2].replace(b"desk.1.db", b"desk.7.db")
    lines[1] = sha256(b"\n".join(lines[2:])).hexdigest().encode()
    for name in ("desk.key", "desk.key.copy"):
        (folder / name).write_bytes(b"\n".join(lines))
    with pytest.raises(KeyFileAlteredError):
        mend(folder)


def test_a_desk_from_the_future_is_not_repaired(folder):
    (folder / f"{DATABASE}-wal").unlink()
    with opened(folder / DATABASE, KEY, COPY) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(DeskNewerError):
        mend(folder)


def test_a_damaged_backup_is_passed_over_for_the_one_before(folder, whole):
    workspace = DeskService(folder, cost=SMALL_COST).unlock(PASSPHRASE)
    newer = back_up(workspace.store, folder / "backups", START, PRUNE).path
    lock(workspace)
    hurt(newer, 20)
    hurt(folder / DATABASE, leaves_of(folder / DATABASE, KEY, "idea")[0])
    mend(folder)
    assert ids(told(folder), "ideas") == ids(whole, "ideas")


def test_the_search_index_is_there_again(folder):
    database = settled(folder)
    hurt(database, *pages_of(database, KEY, "search_index_data"))
    outcome = mend(folder)
    assert outcome.unreadable
    assert not outcome.lost
    assert told(folder)


@pytest.mark.parametrize("trial", range(4 * TRIALS))
def test_whatever_is_damaged_the_repaired_desk_opens_and_its_report_is_true(tmp_path, whole, trial):
    """Garbage in several sectors anywhere in the database or its log of changes."""
    chance = random.Random(trial)
    folder = thawed(tmp_path / "desk", backup=bool(trial % 2))
    for name in (DATABASE, f"{DATABASE}-wal"):
        data = bytearray((folder / name).read_bytes())
        for _ in range(chance.randrange(0, 5)):
            at = chance.randrange(len(data) // 512) * 512
            data[at : at + 512] = chance.randbytes(512)
        (folder / name).write_bytes(data)
    pages = Pages(folder / DATABASE, KEY)
    bad = sum(pages.page(number) is None for number in range(1, pages.count + 1))
    try:
        outcome = mend(folder)
    except MentorDeskError as error:
        pytest.fail(f"trial {trial}: {error!r}")
    found = told(folder)
    assert outcome.unreadable == bad + pages.bad_in_log
    for noun, table in (("notes", "note"), ("promises", "promise"), ("ideas", "idea")):
        lost = ids(whole, noun) - ids(found, noun)
        if not any(one["state"] == "live" for one in found["sessions"]):
            lost -= {one["id"] for one in off_record(whole)}  # destroyed as by its close
        known = {told["id"] for told in outcome.lost.get(table, ()) if "id" in told}
        assert table in outcome.uncertain or {key.replace("-", "") for key in lost} <= known
        words = {one["id"]: one["text"] for one in whole[noun]}
        assert all(
            words[one["id"]].startswith(one["text"]) or one["text"] == "Unknown"
            for one in found[noun]
            if one["id"] in words
        )


def test_a_database_that_is_cut_gives_what_stands_before_the_cut(folder, whole):
    database = settled(folder)
    data = database.read_bytes()
    database.write_bytes(data[: len(data) * 3 // 4])
    outcome = mend(folder)
    found = told(folder)
    for noun in ("people", "sessions"):
        assert ids(found, noun) >= ids(whole, noun)
    assert outcome.unreadable


def test_long_texts_that_are_cut_keep_their_beginning_and_every_noun_can_be_read(tmp_path):
    """What stood behind the text in its row is lost with it: states, times, consents."""
    desk = DeskService(tmp_path / "desk", cost=SMALL_COST)
    workspace = desk.create(PASSPHRASE, "Helen Brandt").workspace
    pairing = Pairing(leader_hopes="Hopes. " * 1000, mentor_hopes="Hers. " * 1000)
    mentor = workspace.people.add_mentor("Amara Okafor", pairing, "About her. " * 1000)
    session = workspace.sessions.plan(mentor.id, START, 45, "The long way round. " * 1000)
    topic = NewTopic("Onboarding", 5, "Why it matters. " * 1000)
    workspace.agendas.receive(session.id, [topic])
    workspace.sessions.start(session.id)
    workspace.notes.write(session.id, None, NoteKind.PRIVATE, "Words. " * 1000)
    workspace.closes.say_back(session.id, "You said. " * 1000, confirmed=True)
    idea = workspace.ideas.capture(session.id, mentor.id, "Five forms")
    most = "🙂" * 490  # letters of four bytes: a line of it is far longer on its page
    used = Application("Everywhere", START.date(), f"Before. {most}", f"After. {most}", most)
    workspace.ideas.apply(idea.id, used)
    promise = workspace.promises.make(session.id, mentor.id, "Read on")
    workspace.promises.let_go(promise.id, "Because. " * 30)
    key, database = workspace.store.secret.database_key(), workspace.store.database
    lock(workspace)
    pages = Pages(database, key)
    further = [n for n in range(2, pages.count + 1) if (pages.page(n) or b"?")[0] == 0]
    assert len(further) > 8
    hurt(database, *further)
    outcome = mend(desk.folder)
    assert sum(outcome.cut.values()) >= 5
    found = told(desk.folder)
    assert found["agendas"][0]["topics"][0]["notes"].startswith("Why it matters.")
    assert found["notes"][0]["text"].startswith("Words. Words.")
    assert found["ideas"][0]["application"]["before"].startswith("Before.")
    assert found["sessions"][0]["state"] == "live"  # its index knows
