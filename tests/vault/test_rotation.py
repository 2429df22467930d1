"""A new secret: everything is encrypted anew, the old keys open nothing, and nothing is lost."""

import threading

import pytest

from mentordesk.errors import (
    DeskDamagedError,
    DeskFolderError,
    DeskFullError,
    EmptyPassphraseError,
    KeyFileOldError,
    RotationError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)
from mentordesk.vault import key_file as key_files
from mentordesk.vault import reach, rotation
from mentordesk.vault import vault as vaults
from mentordesk.vault.backup import back_up, newest, verify_backup
from mentordesk.vault.earlier import rescue_keys
from mentordesk.vault.key_file import MOST_FORMER, NAMES, believed, read_key_file
from mentordesk.vault.keychain_slot import wrap_for_keychain
from mentordesk.vault.opener import ByCode, ByPassphrase
from mentordesk.vault.repair import Repair
from mentordesk.vault.rotation import rotate
from mentordesk.vault.verify import verify
from support import START
from vault_desk import CANARY, PASSPHRASE, SMALL, files, flip, notes, unlocked, vault, write
from vault_desk import NEW as SCHEMA

NEW = "a new one"


@pytest.fixture
def store(tmp_path):
    with unlocked(tmp_path / "desk") as opened:
        write(opened, CANARY)
        write(opened, "struck later")
        yield opened


def opened_by_code(folder, code) -> list[str]:
    store = vault(folder).unlock_with_code(code)
    try:
        return notes(store)
    finally:
        store.close()


def test_every_word_is_there_and_the_desk_stays_open(store):
    old = store.secret
    rotate(store, NEW, SMALL)
    assert store.secret != old
    assert notes(store) == [CANARY, "struck later"]
    write(store, "after it")
    with store.snapshot() as connection:
        assert connection.execute("SELECT count(*) FROM note").fetchone() == (3,)
    assert verify(store).sound
    store.close()
    again = vault(store.folder).unlock(NEW)
    assert notes(again) == [CANARY, "struck later", "after it"]
    again.close()


def test_the_old_keys_open_nothing_any_more(store):
    old, code = store.secret, store.recovery_code()
    rotate(store, NEW, SMALL)
    store.close()
    with pytest.raises(WrongPassphraseError):
        vault(store.folder).unlock(PASSPHRASE)
    with pytest.raises(WrongRecoveryCodeError):
        vault(store.folder).unlock_with_code(code)
    assert {path.name for path in store.folder.iterdir()} == {"desk.2.db", *NAMES, "lock"}
    held = b"".join(files(store.folder).values())
    assert old.database_salt() not in held
    assert CANARY.encode() not in held


def test_the_old_code_leads_to_no_database_that_a_power_cut_left(store):
    """Words written there would go with it when the new passphrase opens the desk."""
    left, code = store.database, store.recovery_code()
    store.close()
    before = left.read_bytes()
    with unlocked(store.folder) as again:
        rotate(again, NEW, SMALL)
    left.write_bytes(before)
    with pytest.raises(WrongRecoveryCodeError):
        vault(store.folder).unlock_with_code(code)
    (store.folder / "desk.2.db").unlink()
    assert opened_by_code(store.folder, code) == [CANARY, "struck later"]


@pytest.fixture
def older(store):
    """The key file of before a rotation; the desk is closed after it."""
    content = (store.folder / "desk.key").read_bytes()
    rotate(store, NEW, SMALL)
    store.close()
    return content


@pytest.mark.parametrize("name", NAMES)
def test_one_key_file_of_before_keeps_nobody_out_and_is_mended(store, older, name):
    (store.folder / name).write_bytes(older)
    again = vault(store.folder).unlock(NEW)
    assert notes(again) == [CANARY, "struck later"]
    assert verify(again).sound
    again.close()


@pytest.mark.parametrize("way_in", [ByPassphrase(PASSPHRASE), ByPassphrase(NEW)])
def test_key_files_of_before_are_called_so_and_nothing_is_changed(store, older, way_in):
    for name in NAMES:
        (store.folder / name).write_bytes(older)
    before = files(store.folder)
    repair = Repair(store.folder, way_in, schema=SCHEMA)
    for work in (repair.look, lambda: vault(store.folder).unlock_by(way_in)):
        with pytest.raises(KeyFileOldError):
            work()
    assert files(store.folder) == before


def test_the_new_code_opens_a_desk_with_key_files_of_before(store):
    older = (store.folder / "desk.key").read_bytes()
    rotate(store, NEW, SMALL)
    code = store.recovery_code()
    store.close()
    for name in NAMES:
        (store.folder / name).write_bytes(older)
    again = vault(store.folder).unlock_with_code(code)
    vault(store.folder).set_passphrase(again, "chosen anew")
    again.close()
    again = vault(store.folder).unlock("chosen anew")
    assert notes(again) == [CANARY, "struck later"]
    again.close()


def test_the_same_passphrase_may_stay(store):
    rotate(store, PASSPHRASE, SMALL)
    store.close()
    with unlocked(store.folder) as again:
        assert len(notes(again)) == 2


def test_the_new_code_opens_even_with_the_database_alone(store):
    rotate(store, NEW, SMALL)
    code = store.recovery_code()
    store.close()
    for name in NAMES:
        (store.folder / name).unlink()
    assert opened_by_code(store.folder, code) == [CANARY, "struck later"]


def test_a_desk_may_be_given_a_new_secret_again_and_again(store):
    seen = set()
    for _ in range(MOST_FORMER + 2):
        seen.add(store.secret.desk())
        rotate(store, NEW, SMALL)
    assert store.key_file.database == f"desk.{MOST_FORMER + 3}.db"
    assert len(store.key_file.former) == MOST_FORMER
    assert set(store.key_file.former) < seen
    store.close()
    told = believed(read_key_file(store.folder), store.folder)
    assert told == store.key_file
    vault(store.folder).unlock(NEW).close()


def test_it_keeps_what_opens_the_rescue_copies_of_earlier_secrets_and_no_more(store):
    secrets = [store.secret]
    for _ in range(MOST_FORMER + 2):
        rotate(store, NEW, SMALL)
        secrets.append(store.secret)
    kept = {one.desk(): one.rescue_key() for one in secrets[-MOST_FORMER - 1 :]}
    told = believed(read_key_file(store.folder), store.folder)
    assert rescue_keys(store.secret, told) == kept
    assert rescue_keys(secrets[-2], told) == {secrets[-2].desk(): secrets[-2].rescue_key()}
    held = b"".join(files(store.folder).values())
    assert not any(key.hex().encode() in held for key in kept.values())


def test_the_keychain_opens_it_no_more(store):
    slot, _ = wrap_for_keychain(store.secret)
    vaults.change_keys(store, store.key_file.with_slot(slot))
    rotate(store, NEW, SMALL)
    assert store.key_file.keychain_slot is None


def test_a_reader_goes_on_in_the_state_it_began_with(store):
    with store.snapshot() as connection:
        rotate(store, NEW, SMALL)
        write(store, "after it")
        assert connection.execute("SELECT count(*) FROM note").fetchone() == (2,)


def test_who_comes_meanwhile_waits_and_finds_the_new_desk(store, monkeypatch):
    copying, came, found = threading.Event(), threading.Event(), []
    old, copy = store.secret, rotation.checks.copy

    def slow(*given):
        copying.set()
        came.wait(0.2)
        copy(*given)

    def write_meanwhile():
        copying.wait(10)
        write(store, "meanwhile")
        came.set()

    def look_meanwhile():
        copying.wait(10)
        with store.snapshot():
            found.append(store.secret)
        came.set()

    monkeypatch.setattr(rotation.checks, "copy", slow)
    others = [threading.Thread(target=work) for work in (write_meanwhile, look_meanwhile)]
    for other in others:
        other.start()
    rotate(store, NEW, SMALL)
    for other in others:
        other.join(10)
    assert notes(store) == [CANARY, "struck later", "meanwhile"]
    assert found == [store.secret] != [old]


def test_backups_keep_the_secret_of_their_day_and_are_known_as_this_desks(store, tmp_path):
    stick = tmp_path / "stick"
    code = store.recovery_code()
    old = back_up(store, stick, START).path
    rotate(store, NEW, SMALL)
    assert verify_backup(old, ByPassphrase(PASSPHRASE)).rows["note"] == 2
    assert verify_backup(old, ByCode(code))
    assert reach.backups_of(stick, store.key_file.former) == [old]
    fresh = back_up(store, stick, START).path
    assert newest(stick, store.secret) == fresh
    reach.keep_only(stick, store.key_file.names(), [fresh], own=False)
    assert list(stick.iterdir()) == [fresh]
    assert verify_backup(fresh, ByPassphrase(NEW))


def test_nothing_is_no_passphrase_and_changes_nothing(store):
    before = files(store.folder)
    with pytest.raises(EmptyPassphraseError):
        rotate(store, "  ", SMALL)
    assert files(store.folder) == before


def as_it_was(store) -> None:
    write(store, "goes on")
    store.close()
    assert {path.name for path in store.folder.iterdir()} == {"desk.1.db", *NAMES, "lock"}
    with unlocked(store.folder) as again:
        assert notes(again) == [CANARY, "struck later", "goes on"]


def test_a_damaged_desk_is_not_copied_and_stays_as_it_was(large_store):
    flip(large_store.database, 3 * 4096 + 2000)
    with pytest.raises(DeskDamagedError):
        rotate(large_store, NEW, SMALL)
    assert not list(large_store.folder.glob("desk.2.db*"))
    assert read_key_file(large_store.folder).fits(large_store.secret.seal_key())


@pytest.fixture
def large_store(large):
    again = vault(large.folder).unlock(PASSPHRASE)
    yield again
    again.close()


def test_rows_that_went_missing_on_the_way_are_noticed(store, monkeypatch):
    copy = rotation.checks.copy

    def lossy(source, target, folder):
        copy(source, target, folder)
        target.execute("DELETE FROM note WHERE id = 1")

    monkeypatch.setattr(rotation.checks, "copy", lossy)
    with pytest.raises(RotationError):
        rotate(store, NEW, SMALL)
    as_it_was(store)


@pytest.mark.parametrize("error", [DeskFullError, DeskFolderError])
def test_a_key_file_that_cannot_be_written_leaves_the_old_desk(store, monkeypatch, error):
    def refuse(path, _):
        raise error(path.parent, reason="Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(key_files, "write_whole", refuse)
        with pytest.raises(error):
            rotate(store, NEW, SMALL)
    as_it_was(store)


def test_a_copy_of_the_key_file_that_cannot_be_written_is_mended_later(store, monkeypatch):
    really = key_files.write_whole

    def only_the_first(path, data):
        if path.name != NAMES[0]:
            raise DeskFullError(path.parent)
        really(path, data)

    with monkeypatch.context() as patched:
        patched.setattr(key_files, "write_whole", only_the_first)
        rotate(store, NEW, SMALL)
    write(store, "goes on")
    store.close()
    again = vault(store.folder).unlock(NEW)
    assert notes(again)[-1] == "goes on"
    assert verify(again).sound
    again.close()


def test_a_database_left_by_an_interrupted_rotation_is_no_obstacle_for_the_code(store, monkeypatch):
    code = store.recovery_code()

    def die(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(rotation, "write_key_file", die)
        with pytest.raises(KeyboardInterrupt):
            rotate(store, NEW, SMALL)
    store.close()
    assert (store.folder / "desk.2.db").is_file()
    for name in NAMES:
        (store.folder / name).unlink()
    assert opened_by_code(store.folder, code) == [CANARY, "struck later"]
