"""Changed bytes are noticed or do no harm; nothing wrong is ever shown as right."""

import random
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mentordesk.errors import BackupError, DeskDamagedError, KeyFileDamagedError
from mentordesk.vault.backup import back_up, restore, verify_backup
from mentordesk.vault.key_file import NAMES
from mentordesk.vault.opener import ByCode
from mentordesk.vault.secret import SALT_LENGTH
from mentordesk.vault.verify import verify
from vault.trials.counts import trials
from vault_desk import CANARY, files, notes, unlocked, vault, write

TAKEN = datetime(2026, 4, 14, tzinfo=UTC)
WORDS = [f"{number} {CANARY} ".ljust(2000, "x") for number in range(25)]
FLIPS = trials(300, 5000)
SECTOR = 512
PLAIN = b"SQLite format 3"


@pytest.fixture
def desk(room: Path) -> tuple[Path, str]:
    """A closed desk of some pages, and its code."""
    with unlocked(room / "desk") as store:
        for words in WORDS:
            write(store, words)
        return room / "desk", store.recovery_code()


def flipped(good: bytes, chance: random.Random) -> tuple[bytes, range]:
    """Turn one bit over, and say where."""
    at = chance.randrange(len(good))
    bad = bytearray(good)
    bad[at] ^= 1 << chance.randrange(8)
    return bytes(bad), range(at, at + 1)


def spoilt(good: bytes, chance: random.Random) -> tuple[bytes, range]:
    """Put rubbish, nothing, or another sector in place of one sector, and say where."""
    at, other = (chance.randrange(len(good) // SECTOR) * SECTOR for _ in range(2))
    new = chance.choice([chance.randbytes(SECTOR), bytes(SECTOR), good[other : other + SECTOR]])
    bad = good[:at] + new + good[at + SECTOR :]
    return bad, range(at, at + SECTOR) if bad != good else range(0)


Change = Callable[[bytes, random.Random], tuple[bytes, range]]


@pytest.mark.parametrize("change", [flipped, spoilt])
def test_a_changed_database_is_damaged_or_tells_the_truth(desk, change: Change):
    folder, code = desk
    database = folder / "desk.1.db"
    good, chance = database.read_bytes(), random.Random(3)
    for _ in range(FLIPS if change is flipped else FLIPS // 5):
        bad, where = change(good, chance)
        database.write_bytes(bad)
        assert _noticed(folder, code) or set(where) <= set(range(SALT_LENGTH)), where
        _assert_nothing_readable(folder)
        database.write_bytes(good)


def _noticed(folder: Path, code: str) -> bool:
    try:
        store = vault(folder).unlock_with_code(code)
    except DeskDamagedError:
        return True
    try:
        assert notes(store) == WORDS
        return not verify(store).sound
    except DeskDamagedError:
        return True
    finally:
        store.close()


@pytest.mark.parametrize("both", [False, True], ids=["one", "both"])
def test_a_changed_key_file_is_mended_from_the_other_or_damaged(desk, both):
    folder, code = desk
    good, chance = (folder / NAMES[0]).read_bytes(), random.Random(4)
    for _ in range(FLIPS // 2):
        for name in NAMES if both else [chance.choice(NAMES)]:
            (folder / name).write_bytes(flipped(good, chance)[0])
        if both:
            with pytest.raises(KeyFileDamagedError):
                vault(folder).unlock("any")
        store = vault(folder).unlock_with_code(code)
        assert notes(store) == WORDS
        store.close()
        assert both or [(folder / name).read_bytes() for name in NAMES] == [good, good]
        _assert_nothing_readable(folder)


@pytest.mark.parametrize("change", [flipped, spoilt])
def test_a_changed_backup_is_damaged_and_no_desk_comes_of_it(desk, room, change: Change):
    folder, code = desk
    store = vault(folder).unlock_with_code(code)
    path = back_up(store, room / "shelf", TAKEN).path
    store.close()
    good, chance, known = path.read_bytes(), random.Random(5), ByCode(code)
    for number in range(FLIPS if change is flipped else FLIPS // 5):
        bad, where = change(good, chance)
        path.write_bytes(bad)
        if not where:
            continue
        with pytest.raises(BackupError):
            restore(path, room / "new", known) if number % 2 else verify_backup(path, known)
        assert files(room / "new") == {}
    path.write_bytes(good)
    assert verify_backup(path, known).rows["note"] == len(WORDS)


def test_a_changed_log_of_a_desk_that_was_killed_gives_what_came_before(desk, room):
    """What cannot be told from a torn write ends the log; no word is ever a wrong one."""
    folder, code = desk
    store = vault(folder).unlock_with_code(code)
    write(store, "one")
    write(store, "two")
    killed = {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "lock"}
    store.close()
    chance = random.Random(6)
    for _ in range(FLIPS // 5):
        bad = killed | {"desk.1.db-wal": flipped(killed["desk.1.db-wal"], chance)[0]}
        for name, data in bad.items():
            (folder / name).write_bytes(data)
        again = vault(folder).unlock_with_code(code)
        try:
            found = notes(again)
            assert found == [*WORDS, "one", "two"][: len(found)]
            assert len(found) >= len(WORDS)
        except DeskDamagedError:
            assert again.damaged
        finally:
            again.close()


def _assert_nothing_readable(folder: Path) -> None:
    for name, data in files(folder).items():
        assert not data.startswith(PLAIN), name
        assert CANARY.encode() not in data, name
