"""Verifying reads every page and both key files, and names what is wrong."""

import pytest

from mentordesk.errors import DeskLockedError
from mentordesk.vault.verify import verify
from vault_desk import flip, unlocked, write


@pytest.fixture
def store(tmp_path):
    with unlocked(tmp_path / "desk") as opened:
        for number in range(20):
            write(opened, f"{number} " + "x" * 3000)
        yield opened


def test_a_sound_desk_is_called_sound_and_counted(store):
    report = verify(store)
    assert report.sound
    assert report.problems == ()
    assert report.rows == {"alembic_version": 1, "note": 20, "remark": 0}


@pytest.mark.parametrize("name", ["desk.key", "desk.key.copy"])
def test_a_damaged_key_file_is_named(store, name):
    flip(store.folder / name, 120)
    assert verify(store).problems == (name,)
    (store.folder / name).unlink()
    assert verify(store).problems == (name,)
    assert not verify(store).sound


def test_a_row_without_its_parent_is_named(store):
    with store.unshared() as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("INSERT INTO remark (note_id, words) VALUES (99, 'astray')")
    assert verify(store).problems == ("references",)


def test_every_damaged_page_is_noticed(wounded):
    found = {verify(store).problems for _, store in wounded()}
    assert found <= {("pages",), ("pages", "structure"), ("unreadable",)}
    assert ("unreadable",) in found


def test_a_desk_somebody_is_reading_is_looked_at_later(store):
    with store.unshared() as connection:
        connection.execute("PRAGMA busy_timeout = 1").fetchone()
    with store.snapshot():
        write(store, "meanwhile")
        assert verify(store).problems == ("busy",)
    assert verify(store).sound


def test_a_closed_desk_cannot_be_verified(store):
    store.close()
    with pytest.raises(DeskLockedError):
        verify(store)
