"""Desks as earlier versions left them open in this one, whole, and so do their backups."""

import json
import re
import shutil
from pathlib import Path
from uuid import UUID

import pytest

from desk_content import content, holds
from mentordesk.domain.agreement import BOTH
from mentordesk.domain.ids import PersonId
from mentordesk.domain.session import SessionState
from mentordesk.errors import DeskNewerError
from mentordesk.services.desk import DeskService, lock
from mentordesk.services.restoring import restore
from mentordesk.vault import recovery
from mentordesk.vault.cipher import COPY, opened
from mentordesk.vault.migrate import HEAD
from support import SMALL_COST
from vault_desk import files

FROZEN = Path(__file__).parent / "desks"
VERSIONS = sorted(path.parent.name for path in FROZEN.glob("*/content.json"))


@pytest.fixture(params=VERSIONS)
def frozen(request) -> Path:
    return FROZEN / request.param


@pytest.fixture
def folder(frozen, tmp_path) -> Path:
    return shutil.copytree(frozen / "desk", tmp_path / "desk")


def words(frozen: Path) -> tuple[str, str]:
    said = dict(line.split(": ") for line in (frozen / "words.txt").read_text().splitlines())
    return said["passphrase"], said["recovery code"]


def told(frozen: Path) -> dict:
    return json.loads((frozen / "content.json").read_text(encoding="utf-8"))


def test_there_is_a_desk_of_each_schema():
    assert VERSIONS[-1] == HEAD, "run tests/vault/desks/freeze.py once"
    scripts = Path(restore.__code__.co_filename).parents[1] / "vault" / "migrations" / "versions"
    assert sorted(re.match("[0-9]+", path.name)[0] for path in scripts.glob("*.py")) == VERSIONS


def test_what_was_agreed_before_both_were_asked_stays_agreed_by_both(frozen, folder):
    opened = DeskService(folder, cost=SMALL_COST).unlock(words(frozen)[0])
    for then in told(frozen)["agreements"]:
        kept = opened.agreements.kept(PersonId(UUID(then["mentor"])))
        if "said" not in then["clauses"][0]:
            clauses = [one for one in then["clauses"] if one["answer"] != "not_for_us"]
            assert kept.lines() == tuple(one["line"] for one in clauses)
            assert kept.waiting(*BOTH) == ()
            days = {str(one.on) for clause in kept.clauses for one in clause.said}
            assert days == {then["agreed_on"]}
    lock(opened)


def test_what_calendars_heard_before_it_was_kept_stays_the_count_of_changes(frozen, folder):
    opened = DeskService(folder, cost=SMALL_COST).unlock(words(frozen)[0])
    then = {one["id"]: one for one in told(frozen)["sessions"]}
    found = opened.sessions.all()
    moved = [(one.mentor, one.number) for one in found if one.state is SessionState.MOVED]
    for one in found:
        changes = moved.count((one.mentor, one.number)) + (one.state is SessionState.MISSED)
        known = then[str(one.id)]
        assert one.sequence == known.get("sequence", changes)
        assert one.ended == known.get("ended", False)
        assert one.changed_at is not None
    lock(opened)


@pytest.mark.parametrize("by", ["passphrase", "code"])
def test_the_desk_opens_with_everything_in_it(frozen, folder, by):
    passphrase, code = words(frozen)
    desk = DeskService(folder, cost=SMALL_COST)
    for _ in range(2):
        opened = desk.unlock(passphrase) if by == "passphrase" else desk.unlock_with_code(code)
        assert holds(content(opened), told(frozen))
        assert opened.care.verify().sound
        lock(opened)


def test_the_backup_leads_back_to_a_desk_without_what_is_off_the_record(frozen, tmp_path):
    passphrase, _ = words(frozen)
    (path,) = frozen.glob("*.mentordesk-backup")
    restore(path, tmp_path / "back", passphrase)
    opened = DeskService(tmp_path / "back", cost=SMALL_COST).unlock(passphrase)
    back, whole = content(opened), told(frozen)
    lock(opened)
    last = [note for note in whole["notes"] if note["text"] == "The very last words"]
    hidden = [note for note in whole["notes"] if note["kind"] == "off_the_record"]
    assert (len(last), len(hidden)) == (1, 1)
    whole["notes"] = [note for note in whole["notes"] if note not in last + hidden]
    assert holds(back, whole)


def test_a_desk_from_the_future_is_refused_and_left_as_it_is(tmp_path):
    frozen = FROZEN / HEAD
    folder = shutil.copytree(frozen / "desk", tmp_path / "desk")
    passphrase, code = words(frozen)
    key = recovery.read(code).database_key()
    with opened(folder / "desk.1.db", key, COPY) as connection:
        connection.execute("CREATE TABLE mood (day DATE PRIMARY KEY, words VARCHAR)")
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    before = files(folder)
    desk = DeskService(folder, cost=SMALL_COST)
    for unlock, typed in ((desk.unlock, passphrase), (desk.unlock_with_code, code)):
        with pytest.raises(DeskNewerError) as caught:
            unlock(typed)
        assert caught.value.facts["found"] == "9999"
        assert files(folder) == before


def test_what_was_lost_would_be_seen():
    whole = told(FROZEN / VERSIONS[0])
    less = {**whole, "notes": whole["notes"][1:]}
    other = json.loads(json.dumps(whole))
    other["ideas"][0]["events"][0]["reason"] = "?"
    assert holds(whole, whole)
    assert not holds(less, whole)
    assert not holds(other, whole)
