"""A copy of the desk is made quickly where that is safe, and proved to its last page."""

import threading
from datetime import UTC, datetime

import pytest

from mentordesk.errors import BackupError, DeskDamagedError
from mentordesk.vault import checks, copies
from mentordesk.vault.backup import back_up, restore
from mentordesk.vault.cipher import COPY, opened
from mentordesk.vault.copies import proved_copy
from mentordesk.vault.opener import ByPassphrase
from mentordesk.vault.pages import SIZE, Pages
from mentordesk.vault.verify import verify
from vault_desk import (
    CANARY,
    OFF_THE_RECORD,
    PASSPHRASE,
    flip,
    notes,
    unlocked,
    vault,
    write,
)

TAKEN = datetime(2026, 4, 14, tzinfo=UTC)
LONG = 60_000


@pytest.fixture
def store(tmp_path):
    """A desk with free pages, and with its last change in the log."""
    with unlocked(tmp_path / "desk") as opened_store:
        for kind in ("plain", "secret", "off_the_record"):
            write(opened_store, f"{kind} {CANARY} " * (LONG // 30), kind)
        with opened_store.transaction() as tx:
            tx.connection().exec_driver_sql("DELETE FROM note WHERE kind = 'secret'")
        with opened_store.unshared() as connection:
            assert checks.checkpoint(connection)
        write(opened_store, "last")
        yield opened_store


@pytest.fixture
def copy(store):
    return store.folder / "copy.db.part"


@pytest.fixture
def made(store, copy):
    """A sound copy, and its key."""
    proved_copy(store, copy, store.secret, OFF_THE_RECORD)
    return copy, store.secret.database_key()


def problems(database, key):
    try:
        with opened(database, key, COPY) as connection:
            return checks.problems_of_copy(connection, database, key)
    except DeskDamagedError:
        return ("unreadable",)


def refused(*_):
    raise AssertionError


def test_what_is_only_in_the_log_is_copied_without_reading_the_desk_page_by_page(
    store, copy, monkeypatch
):
    monkeypatch.setattr(checks, "copy", refused)
    assert proved_copy(store, copy, store.secret, OFF_THE_RECORD)["note"] == 2


def test_a_copy_is_made_page_by_page_while_somebody_reads_what_was(store, copy, monkeypatch):
    monkeypatch.setattr(copies.shutil, "copyfile", refused)
    with store.reading():
        write(store, "meanwhile")
        with store.snapshot():
            write(store, "later")
            assert proved_copy(store, copy, store.secret, ())["note"] == 5


def test_what_is_written_while_the_file_is_copied_does_not_touch_it(store, copy, monkeypatch):
    copyfile = copies.shutil.copyfile

    def slow(source, target):
        before = source.read_bytes()
        for number in range(3):
            write(store, f"{number} " * 1_000_000)  # more than the log holds before it is emptied
        with store.unshared() as connection:
            assert not checks.checkpoint(connection, 20)
        assert source.read_bytes() == before
        copyfile(source, target)

    monkeypatch.setattr(copies.shutil, "copyfile", slow)
    assert proved_copy(store, copy, store.secret, ())["note"] == 3
    assert len(notes(store)) == 6


def test_writers_are_not_kept_waiting_by_a_copy(store, copy, monkeypatch):
    copyfile = copies.shutil.copyfile

    def slow(source, target):
        copyfile(source, target)
        other = threading.Thread(target=write, args=(store, "meanwhile"))
        other.start()
        other.join(20)
        assert not other.is_alive()

    monkeypatch.setattr(copies.shutil, "copyfile", slow)
    assert proved_copy(store, copy, store.secret, ())["note"] == 3


def test_a_copy_whose_file_lost_something_is_made_again_page_by_page(store, copy, monkeypatch):
    copyfile = copies.shutil.copyfile

    def lossy(source, target):
        copyfile(source, target)
        flip(target, 3 * SIZE + 2000)

    monkeypatch.setattr(copies.shutil, "copyfile", lossy)
    assert proved_copy(store, copy, store.secret, OFF_THE_RECORD)["note"] == 2
    assert problems(copy, store.secret.database_key()) == ()
    assert not store.damaged


@pytest.fixture
def earlier(store, monkeypatch):
    """The file as it was before the last change, which is all that copying it gives."""
    content = store.database.read_bytes()
    monkeypatch.setattr(copies.shutil, "copyfile", lambda _, to: to.write_bytes(content))
    return content


@pytest.mark.usefixtures("earlier")
def test_a_copy_with_fewer_rows_than_the_desk_is_made_again_page_by_page(store, copy):
    assert proved_copy(store, copy, store.secret, ())["note"] == 3
    assert not store.damaged


def test_a_copy_that_has_fewer_rows_even_so_is_refused(store, copy, earlier, monkeypatch):
    monkeypatch.setattr(checks, "copy", lambda *_: copy.write_bytes(earlier))
    with pytest.raises(BackupError):
        proved_copy(store, copy, store.secret, ())


def test_a_desk_with_a_damaged_free_page_makes_backups_without_it(store, tmp_path):
    key = store.secret.database_key()
    with store.unshared() as connection:
        assert checks.checkpoint(connection)
    free = list(Pages(store.database, key).free())
    assert len(free) > 5
    flip(store.database, (free[-1] - 1) * SIZE + 2000)
    path = back_up(store, tmp_path / "shelf", TAKEN).path
    restore(path, tmp_path / "new", ByPassphrase(PASSPHRASE))
    again = vault(tmp_path / "new").unlock(PASSPHRASE)
    assert verify(again).sound
    again.close()


def test_any_damaged_page_of_a_copy_is_found_whether_in_use_or_free(made):
    copy, key = made
    assert problems(copy, key) == ()
    found = {}
    for number in range(1, copy.stat().st_size // SIZE + 1):
        flip(copy, (number - 1) * SIZE + 2000)
        found[number] = problems(copy, key)
        flip(copy, (number - 1) * SIZE + 2000)
    assert [number for number, names in found.items() if not names] == []
    assert ("pages",) in found.values()


def test_what_stands_behind_the_last_page_of_a_copy_is_found(made):
    copy, key = made
    with copy.open("ab") as file:
        file.write(bytes(SIZE))
    assert problems(copy, key) == ("pages",)


def test_what_was_pruned_is_on_no_page_of_a_copy_not_even_a_free_one(store, made):
    copy, key = made
    words = {b"plain " + CANARY.encode(): True, b"off_the_record " + CANARY.encode(): False}
    pages = Pages(copy, key)
    content = b"".join(pages.page(number) or b"" for number in range(1, pages.count + 1))
    assert {word: word in content for word in words} == words
    assert len(list(pages.free())) > LONG // SIZE
    with store.reading() as tx:
        count = "SELECT count(*) FROM note WHERE kind = 'off_the_record'"
        assert tx.connection().exec_driver_sql(count).scalar() == 1
