"""Whichever page is damaged, every row that does not stand on it is found, and lost ones named."""

import random
import shutil
from pathlib import Path

import pytest
from sqlalchemy import text

from damage import DESKS, frozen_key, frozen_words, thawed
from mentordesk.services.desk import DeskService, lock
from mentordesk.vault.cipher import READER, opened
from mentordesk.vault.layout import layout
from mentordesk.vault.pages import FRAME_HEAD, LOG_HEAD, SIZE, Pages
from mentordesk.vault.salvage import Found, Salvage
from mentordesk.vault.trees import MOST_IN_TABLE, rows
from support import PASSPHRASE, SMALL_COST, START, add_amara

SAMPLE = 4
VERSIONS = sorted(path.name for path in DESKS.iterdir() if (path / "desk").is_dir())


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    folder = thawed(tmp_path_factory.mktemp("sound") / "desk")
    return described(folder / "desk.1.db", frozen_key())


@pytest.fixture(scope="module")
def wide(tmp_path_factory):
    """A closed desk whose notes and their indexes need inner pages, and its key."""
    desk = DeskService(tmp_path_factory.mktemp("wide") / "desk", cost=SMALL_COST)
    workspace = desk.create(PASSPHRASE, "Helen Brandt").workspace
    session = workspace.sessions.plan(add_amara(workspace).id, START)
    chance = random.Random(5)
    with workspace.store.transaction() as tx:
        for number in range(1200):
            tx.execute(
                text(
                    "INSERT INTO note (id, session_id, kind, text, changed_at)"
                    " VALUES (:id, :session, 'private', :words, '2026-04-14 09:00:00.000000')"
                ),
                {
                    "id": chance.randbytes(16).hex(),
                    "session": session.id.hex,
                    "words": f"{number} " * 30 if number % 100 else f"{number} " * 2000,
                },
            )
    store = workspace.store
    key, database = store.secret.database_key(), store.database
    lock(workspace)
    return database, key, described(database, key)


def described(database: Path, key: bytes):
    """The tables as a sound database describes them."""
    with opened(database, key, READER) as connection:
        return layout(connection)


def salvaged(database: Path, key: bytes, tables) -> dict[str, Found]:
    return Salvage(Pages(database, key)).tables(tables)


def all_rows(found: dict[str, Found]) -> dict[tuple[str, int], tuple]:
    return {(name, number): row for name, one in found.items() for number, row in one.rows.items()}


def wounded(database: Path, offset: int) -> Path:
    """A copy of the database with one garbage sector."""
    folder = Path(shutil.copytree(database.parent, database.parent.with_name(f"at {offset}")))
    data = bytearray((folder / database.name).read_bytes())
    data[offset : offset + 512] = random.Random(offset).randbytes(512)
    (folder / database.name).write_bytes(data)
    return folder / database.name


def check_page(database: Path, key: bytes, tables, sound, number: int) -> None:
    """Damage one page and compare with what stood on it."""
    pages = Pages(database, key)
    on_page = list(rows(pages, pages.page(number), number))
    hurt = wounded(database, (number - 1) * SIZE + 1024)
    try:
        found = salvaged(hurt, key, tables)
    finally:
        shutil.rmtree(hurt.parent)
    before, after = all_rows(sound), all_rows(found)
    for place, row in before.items():
        if after.get(place) == row:
            continue
        name, rowid = place
        is_long = sum(len(value) for value in row if isinstance(value, str)) > MOST_IN_TABLE - 200
        own = [tables[name].numbering(one) for one in on_page if one.number == rowid]
        stood_here = row in own
        assert stood_here or is_long, f"page {number}: {name} {rowid} is lost"
        if stood_here and found[name].certain:
            assert rowid in found[name].lost, f"page {number}: nobody misses {name} {rowid}"
    assert not after.keys() - before.keys()


@pytest.mark.parametrize("part", range(4))
def test_each_page_of_a_desk_costs_only_the_rows_that_stand_on_it(part, tables, tmp_path):
    database = thawed(tmp_path / "desk") / "desk.1.db"
    sound = salvaged(database, frozen_key(), tables)
    for number in range(1 + part, Pages(database, frozen_key()).count + 1, 4):
        check_page(database, frozen_key(), tables, sound, number)


@pytest.mark.parametrize("version", VERSIONS)
def test_no_row_of_a_desk_from_before_is_too_short_to_be_found(version, tmp_path):
    desk = DeskService(thawed(tmp_path / "desk", version))
    workspace = desk.unlock(frozen_words(version)[0])
    database, key = workspace.store.database, workspace.store.secret.database_key()
    lock(workspace)
    with opened(database, key, READER) as connection:
        tables = layout(connection)
        counted = {
            name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
            for name in tables
        }
    found = salvaged(database, key, tables)
    assert {name: len(one.rows) for name, one in found.items()} == counted
    assert sum(counted.values()) > 20


def test_inner_pages_cost_nothing_and_leaves_only_their_own_rows(wide):
    database, key, tables = wide
    count = Pages(database, key).count
    kinds = {}
    for number in range(1, count + 1):
        kinds.setdefault(Pages(database, key).page(number)[100 if number == 1 else 0], []).append(
            number
        )
    assert {2, 5, 10, 13} <= set(kinds)
    chance, sound = random.Random(11), salvaged(database, key, tables)
    for of_kind in kinds.values():
        for number in chance.sample(of_kind, min(len(of_kind), SAMPLE)):
            check_page(database, key, tables, sound, number)


def test_two_damaged_pages_are_both_missed(wide):
    database, key, _ = wide
    hurt = wounded(database, 20 * SIZE + 100)
    again = wounded(hurt, 30 * SIZE + 100)
    salvage = Salvage(Pages(again, key))
    assert salvage.unreadable == 2
    for one in (hurt, again):
        shutil.rmtree(one.parent)


def test_a_row_that_is_cut_short_keeps_its_beginning(wide):
    database, key, tables = wide
    sound = salvaged(database, key, tables)["note"]
    pages = Pages(database, key)
    further = [n for n in range(1, pages.count + 1) if pages.page(n)[0] == 0 and n > 1]
    hurt = wounded(database, (further[0] - 1) * SIZE + 1024)
    found = salvaged(hurt, key, tables)["note"]
    shutil.rmtree(hurt.parent)
    (rowid,) = found.cut
    words, whole = found.rows[rowid][4], sound.rows[rowid][4]
    assert whole.startswith(words)
    assert 0 < len(words) < len(whole)


def log_of(tmp_path) -> Path:
    return thawed(tmp_path / "desk") / "desk.1.db-wal"


def last_words(tables, log: Path) -> list[str]:
    found = salvaged(log.with_name("desk.1.db"), frozen_key(), tables)["note"]
    return [row[4] for row in found.rows.values() if row[4] == "The very last words"]


def test_what_stands_in_the_log_of_changes_alone_is_found(tables, tmp_path):
    assert last_words(tables, log_of(tmp_path)) == ["The very last words"]


@pytest.mark.parametrize("place", ["its head", "its salts"])
def test_a_damaged_head_of_the_log_hides_nothing_in_it(place, tables, tmp_path):
    log = log_of(tmp_path)
    data = bytearray(log.read_bytes())
    data[0 if place == "its head" else 16] ^= 1
    log.write_bytes(data)
    assert last_words(tables, log) == ["The very last words"]


def test_a_torn_last_change_gives_what_is_whole_in_it_and_loses_nothing_else(tables, tmp_path):
    for frame in range(3):
        log = log_of(tmp_path / str(frame))
        before = all_rows(salvaged(log.with_name("desk.1.db"), frozen_key(), tables))
        data = bytearray(log.read_bytes())
        data[LOG_HEAD + frame * (FRAME_HEAD + SIZE) + FRAME_HEAD + 99] ^= 1
        log.write_bytes(data)
        found = salvaged(log.with_name("desk.1.db"), frozen_key(), tables)
        lost = before.keys() - all_rows(found).keys()
        assert len(lost) <= 1
        assert all(before[place][4] == "The very last words" for place in lost)
        assert not any(one.keys_of_lost() for one in found.values())
