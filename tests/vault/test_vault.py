"""Making a desk and opening it: who gets in, and what everybody else is told."""

import os
import sqlite3
import stat
import subprocess
import sys
from glob import glob
from pathlib import Path

import pytest
from sqlalchemy import text

from mentordesk.errors import (
    CipherMissingError,
    DeskDamagedError,
    DeskExistsError,
    DeskFolderError,
    DeskInUseError,
    EmptyPassphraseError,
    MentorDeskError,
    NoDeskError,
    RecoveryCodeTypoError,
    WrongRecoveryCodeError,
)
from mentordesk.vault import cipher
from mentordesk.vault import vault as vaults
from mentordesk.vault.key_file import MAGIC
from mentordesk.vault.migrate import CURRENT
from mentordesk.vault.recovery import spell
from mentordesk.vault.sealed import open_sealed, seal
from mentordesk.vault.secret import Secret
from mentordesk.vault.vault import Vault
from vault_desk import FAILING, OLD, PASSPHRASE, SMALL, files, flip, notes, unlocked, vault, write

KEYS = ("desk.key", "desk.key.copy")


@pytest.fixture
def folder(tmp_path):
    with unlocked(tmp_path / "desk") as store:
        write(store, "kept")
    return tmp_path / "desk"


@pytest.fixture
def code(folder):
    with unlocked(folder) as store:
        return store.recovery_code()


def rescued(folder, code):
    store = vault(folder).unlock_with_code(code)
    try:
        return notes(store)
    finally:
        store.close()


def test_a_new_desk_is_for_its_owner_alone(folder):
    names = {"desk.1.db", "desk.key", "desk.key.copy", "lock"}
    assert {path.name for path in folder.iterdir()} == names
    if os.name == "posix":
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def test_files_beside_an_open_desk_are_for_its_owner_alone(folder):
    with unlocked(folder) as store:
        write(store, "more")
        assert (folder / "desk.1.db-wal").is_file()
        if os.name == "posix":
            assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def test_the_desk_of_the_product_is_made_and_opened_with_its_own_schema(tmp_path):
    place = Vault(tmp_path / "desk", cost=SMALL)
    assert not place.exists
    store, code = place.create(PASSPHRASE)
    assert store.recovery_code() == code
    store.close()
    assert place.exists
    store = place.unlock(PASSPHRASE)
    with store.reading() as tx:
        assert tx.scalar(text("SELECT version_num FROM alembic_version")) == CURRENT.head
    store.close()


def test_two_desks_share_nothing_in_their_files(tmp_path):
    for name in ("one", "two"):
        vault(tmp_path / name).create(PASSPHRASE)[0].close()
    first, second = ((tmp_path / name / "desk.1.db").read_bytes() for name in ("one", "two"))
    assert not set(pieces(first)) & set(pieces(second))


def pieces(data):
    return [data[at : at + 16] for at in range(0, len(data), 16)]


@pytest.mark.parametrize("name", ["letter.txt", "desk.key", "desk.1.db", "backups/old", ".hidden"])
def test_a_folder_that_holds_something_is_left_as_it_is(tmp_path, name):
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_bytes(b"precious")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(DeskExistsError):
        vault(tmp_path).create(PASSPHRASE)
    assert sorted(tmp_path.rglob("*")) == before
    assert (tmp_path / name).read_bytes() == b"precious"


def test_what_an_interrupted_start_left_is_no_desk_and_no_obstacle(tmp_path):
    (tmp_path / "lock").touch()
    (tmp_path / "desk.1.db.part").write_bytes(b"half")
    assert not vault(tmp_path).exists
    vault(tmp_path).create(PASSPHRASE)[0].close()


def test_a_desk_whose_making_was_cut_at_the_very_end_opens(tmp_path):
    store, code = vault(tmp_path).create(PASSPHRASE)
    write(store, "first")
    store.close()
    for unlock, key in (("unlock", PASSPHRASE), ("unlock_with_code", code)):
        (tmp_path / "desk.1.db").rename(tmp_path / "desk.1.db.part")
        again = getattr(vault(tmp_path), unlock)(key)
        assert notes(again) == ["first"]
        again.close()
        assert (tmp_path / "desk.1.db").is_file()


def test_making_a_desk_that_dies_before_its_key_file_can_be_done_again(tmp_path, monkeypatch):
    def die(*_):
        os._exit(9)

    child = os.fork() if hasattr(os, "fork") else pytest.skip("needs a process that dies")
    if not child:
        vaults.write_key_file = die
        vault(tmp_path).create(PASSPHRASE)
    assert os.waitpid(child, 0)[1] == 9 << 8
    assert (tmp_path / "desk.1.db.part").is_file()
    vault(tmp_path).create(PASSPHRASE)[0].close()


def test_no_passphrase_makes_no_desk(tmp_path):
    with pytest.raises(EmptyPassphraseError):
        vault(tmp_path / "desk").create(" ")
    assert not (tmp_path / "desk").exists()


def test_a_desk_that_could_not_be_made_leaves_an_empty_folder(tmp_path):
    with pytest.raises(ArithmeticError):
        vault(tmp_path / "desk", FAILING).create(PASSPHRASE)
    assert files(tmp_path) == {}
    vault(tmp_path / "desk").create(PASSPHRASE)[0].close()


def test_a_folder_without_a_desk_is_called_so_and_stays_as_it_is(tmp_path):
    code = spell(Secret.new())
    for place in (tmp_path, tmp_path / "missing"):
        with pytest.raises(NoDeskError):
            vault(place).unlock(PASSPHRASE)
        with pytest.raises(NoDeskError):
            vault(place).unlock_with_code(code)
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_place_of_the_folder_is_a_folder_that_cannot_be_used(tmp_path):
    (tmp_path / "desk").write_text("a file")
    with pytest.raises(DeskFolderError):
        vault(tmp_path / "desk").create(PASSPHRASE)
    with pytest.raises(DeskFolderError):
        vault(tmp_path / "desk").unlock(PASSPHRASE)


def test_an_open_desk_cannot_be_opened_twice(folder):
    with unlocked(folder) as store:
        with pytest.raises(DeskInUseError):
            vault(folder).unlock(PASSPHRASE)
        write(store, "still open")
    with unlocked(folder) as store:
        assert notes(store) == ["kept", "still open"]


OTHER = """
import sys
from mentordesk.errors import DeskInUseError
from vault_desk import *
try:
    vault(Path(sys.argv[1])).unlock(PASSPHRASE)
except DeskInUseError:
    print("in use")
"""


def other_process(script, *arguments, **environment):
    return subprocess.run(
        [sys.executable, "-c", script, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1]), **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )


def test_another_process_cannot_open_an_open_desk(folder):
    with unlocked(folder):
        assert other_process(OTHER, folder).stdout == "in use\n"


def test_a_failed_unlock_leaves_the_lock_to_others(folder):
    for wrong in ("wrong", ""):
        with pytest.raises(MentorDeskError):
            vault(folder).unlock(wrong)
    with unlocked(folder) as store:
        assert notes(store) == ["kept"]


@pytest.mark.parametrize("left", [(), ("desk.key",), ("desk.key.copy",), KEYS])
def test_the_code_opens_the_desk_even_with_only_the_database_left(folder, code, left):
    for path in folder.iterdir():
        if path.name not in {"desk.1.db", *left}:
            path.unlink()
    assert rescued(folder, code.lower().replace("-", " ")) == ["kept"]
    assert {name for name in KEYS if (folder / name).exists()} == (set(KEYS) if left else set())


def test_a_passphrase_chosen_after_a_rescue_opens_the_desk(folder, code):
    for name in KEYS:
        (folder / name).unlink()
    store = vault(folder).unlock_with_code(code)
    vault(folder).set_passphrase(store, "chosen anew")
    store.close()
    store = vault(folder).unlock("chosen anew")
    assert notes(store) == ["kept"]
    store.close()


@pytest.mark.parametrize("wound", ["damaged", "altered", "foreign"])
def test_the_code_opens_a_desk_whose_key_files_are_useless(folder, code, tmp_path, wound):
    with unlocked(tmp_path / "other"):
        pass
    for name in KEYS:
        match wound:
            case "damaged":
                flip(folder / name, 99)
            case "foreign":
                (folder / name).write_bytes((tmp_path / "other" / name).read_bytes())
            case "altered":
                forge_seal(folder / name)
    assert rescued(folder, code) == ["kept"]


@pytest.mark.parametrize("put_back", [("desk.key",), KEYS])
@pytest.mark.parametrize("by_code", [False, True])
def test_an_older_key_file_that_is_put_back_keeps_nobody_out(tmp_path, put_back, by_code):
    folder = tmp_path / "desk"
    with unlocked(folder, OLD) as store:
        write(store, "kept")
    older = (folder / "desk.key").read_bytes()
    with unlocked(folder) as store:
        write(store, "and more")
        code = store.recovery_code()
    for name in put_back:
        (folder / name).write_bytes(older)
    assert not (folder / "desk.1.db").exists()
    if by_code:
        assert rescued(folder, code) == ["kept", "and more"]
    for _ in range(2):
        with unlocked(folder) as store:
            assert notes(store) == ["kept", "and more"]


def forge_seal(path):
    path.write_bytes(seal(MAGIC, open_sealed(MAGIC, path.read_bytes()).fields(), b"guess"))


@pytest.mark.parametrize("left", [(), KEYS])
def test_the_code_of_another_desk_is_called_so(folder, left):
    for name in set(KEYS) - set(left):
        (folder / name).unlink()
    before = files(folder)
    with pytest.raises(WrongRecoveryCodeError):
        vault(folder).unlock_with_code(spell(Secret.new()))
    assert files(folder) == before


def test_a_code_finds_no_desk_where_only_a_key_file_is_left(folder, code):
    (folder / "desk.1.db").unlink()
    (folder / "desk.key.copy").unlink()
    flip(folder / "desk.key", 99)
    with pytest.raises(NoDeskError):
        vault(folder).unlock_with_code(code)


def test_a_mistyped_code_is_called_so_before_anything_is_opened(folder, code):
    mistyped = ("0" if code[0] != "0" else "1") + code[1:]
    with pytest.raises(RecoveryCodeTypoError):
        vault(folder).unlock_with_code(mistyped)


@pytest.mark.parametrize("left", [(), KEYS])
def test_the_right_code_on_a_damaged_database_blames_the_database(folder, code, left):
    for name in set(KEYS) - set(left):
        (folder / name).unlink()
    flip(folder / "desk.1.db", 30)
    with pytest.raises(DeskDamagedError):
        vault(folder).unlock_with_code(code)


def test_a_broken_beginning_of_the_database_does_no_harm(folder, code):
    database = folder / "desk.1.db"
    database.write_bytes(b"\0" * 16 + database.read_bytes()[16:])
    with unlocked(folder) as store:
        assert notes(store) == ["kept"]
    assert rescued(folder, code) == ["kept"]


def plain_database(path):
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE note (id INTEGER)")
    connection.commit()
    connection.close()


def another_desk(path):
    with unlocked(path.parents[1] / "stranger") as store:
        write(store, "theirs")
    path.write_bytes((path.parents[1] / "stranger" / "desk.1.db").read_bytes())


def own_key_but_no_desk(path):
    """A database with the right key that MentorDesk did not make."""
    with unlocked(path.parent) as store, store.unshared() as connection:
        connection.execute("PRAGMA application_id = 0").fetchone()


@pytest.mark.parametrize(
    "replace",
    [
        plain_database,
        another_desk,
        own_key_but_no_desk,
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"not a database " * 999),
        lambda path: path.write_bytes(path.read_bytes()[:4096]),
        lambda path: path.write_bytes(path.read_bytes()[:5000]),
        lambda path: flip(path, 30),
    ],
    ids=["plain", "another", "no desk", "empty", "rubbish", "a page", "cut", "flipped"],
)
def test_a_database_that_is_no_sound_desk_is_refused_and_left_as_it_is(folder, replace):
    replace(folder / "desk.1.db")
    before = files(folder)
    with pytest.raises(DeskDamagedError):
        vault(folder).unlock(PASSPHRASE)
    assert files(folder) == before


def test_a_missing_database_is_damage_and_no_new_one_appears(folder):
    (folder / "desk.1.db").unlink()
    with pytest.raises(DeskDamagedError):
        vault(folder).unlock(PASSPHRASE)
    assert not list(folder.glob("*.db"))


def test_a_library_too_old_to_trust_opens_nothing(folder, monkeypatch):
    monkeypatch.setattr(cipher, "OLDEST_SQLITE", (99, 0, 0))
    with pytest.raises(CipherMissingError):
        vault(folder).unlock(PASSPHRASE)


INTERPOSED = """
import sys
from mentordesk.errors import CipherMissingError
from vault_desk import *
from mentordesk.vault.cost import Cost
for way in (lambda: vault(Path(sys.argv[1])).unlock(PASSPHRASE),
            lambda: vault(Path(sys.argv[2])).create(PASSPHRASE)):
    try:
        way()
    except CipherMissingError:
        print("refused")
"""
SYSTEM_SQLITE = glob("/usr/lib/*/libsqlite3.so.0")  # noqa: PTH207  # the pattern is absolute


@pytest.mark.skipif(not SYSTEM_SQLITE, reason="no libsqlite3 of the system to put in the way")
def test_a_system_library_in_the_way_writes_nothing(folder, tmp_path):
    before = files(folder)
    answer = other_process(INTERPOSED, folder, tmp_path / "new", LD_PRELOAD=SYSTEM_SQLITE[0])
    assert answer.stdout == "refused\nrefused\n"
    assert files(folder) == before
    assert files(tmp_path / "new") == {}
