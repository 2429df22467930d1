"""An open desk: whole transactions, steady snapshots, known failures."""

import threading

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError

from mentordesk.errors import DeskDamagedError, DeskFullError, DeskLockedError
from mentordesk.vault.store import Store
from vault_desk import CANARY, notes, unlocked, write


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "desk"


@pytest.fixture
def store(folder):
    with unlocked(folder) as opened:
        yield opened


def test_what_was_written_is_there_after_closing_and_opening(folder):
    with unlocked(folder) as store:
        write(store, "kept")
    with unlocked(folder) as store:
        assert notes(store) == ["kept"]


def test_a_transaction_that_raises_leaves_nothing_and_the_next_one_goes_on(store):
    with pytest.raises(LookupError):
        execute_and_fail(store, "INSERT INTO note (kind, words) VALUES ('plain', 'half')")
    write(store, "whole")
    assert notes(store) == ["whole"]
    assert store.changes == 1


def test_a_change_of_the_schema_is_undone_with_its_transaction(store):
    with pytest.raises(LookupError):
        execute_and_fail(store, "CREATE TABLE extra (id INTEGER)")
    with store.reading() as tx:
        assert tx.scalar(text("SELECT count(*) FROM sqlite_master WHERE name = 'extra'")) == 0


def execute_and_fail(store: Store, statement: str) -> None:
    with store.transaction() as tx:
        tx.execute(text(statement))
        raise LookupError


def test_a_reader_sees_one_state_while_a_writer_goes_on(store):
    write(store, "before")
    with store.reading() as tx:
        count = text("SELECT count(*) FROM note")
        assert tx.scalar(count) == 1
        write(store, "meanwhile")
        assert tx.scalar(count) == 1
    assert notes(store) == ["before", "meanwhile"]


def test_who_reads_next_has_the_connection_that_was_used_last(store):
    with store.reading() as one, store.reading() as other:
        assert _connection(one) is not _connection(other)
    used = []
    for _ in range(4):
        with store.reading() as tx:
            used.append(_connection(tx))
    assert len(set(map(id, used))) == 1


def _connection(tx):
    return tx.connection().connection.driver_connection


def test_a_reader_cannot_write(store):
    with pytest.raises(OperationalError, match="readonly"), store.reading() as tx:
        tx.execute(text("INSERT INTO note (kind, words) VALUES ('plain', 'no')"))
    assert notes(store) == []


def test_writers_of_many_threads_wait_for_each_other(store):
    def several(name):
        for number in range(10):
            write(store, f"{name} {number}")

    threads = [threading.Thread(target=several, args=(name,)) for name in "abcdefgh"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(notes(store))) == 80


def test_a_transaction_inside_a_transaction_is_a_mistake_that_shows(store):
    with store.transaction(), pytest.raises(RuntimeError), store.transaction():
        pass
    write(store, "afterwards")


def test_a_row_without_its_parent_is_refused_and_the_message_quotes_no_words(store):
    insert = text("INSERT INTO remark (note_id, words) VALUES (77, :words)")
    with pytest.raises(IntegrityError) as caught, store.transaction() as tx:
        tx.execute(insert, {"words": CANARY})
    assert CANARY not in str(caught.value)


def test_a_closed_desk_is_locked_and_closing_twice_is_harmless(folder):
    with unlocked(folder) as store:
        store.close()
        for use in (store.transaction, store.reading, store.unshared, store.snapshot):
            with pytest.raises(DeskLockedError), use():
                pass
        with pytest.raises(DeskLockedError):
            store.recovery_code()
    assert not list(folder.glob("*-wal"))


def test_another_thread_may_close_what_this_one_opened(folder):
    with unlocked(folder) as store:
        thread = threading.Thread(target=store.close)
        thread.start()
        thread.join()
        with unlocked(folder) as again:
            assert notes(again) == []


def test_a_full_desk_says_so_keeps_what_was_saved_and_goes_on_when_there_is_room(store):
    write(store, "saved")
    limit(store, extra=2)
    with pytest.raises(DeskFullError):
        write(store, "x" * 100_000)
    assert notes(store) == ["saved"]
    assert not store.damaged
    limit(store, extra=1000)
    write(store, "x" * 100_000)
    assert len(notes(store)) == 2


def limit(store: Store, extra: int) -> None:
    with store.unshared() as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages + extra}").fetchone()


READ = "SELECT words FROM note"


def as_reader(store):
    with store.reading() as tx:
        tx.execute(text(READ)).all()


def as_writer(store):
    with store.transaction() as tx:
        tx.execute(text(READ)).all()


def in_upkeep(store):
    with store.unshared() as connection:
        connection.execute(READ).fetchall()


def in_a_snapshot(store):
    with store.snapshot() as connection:
        connection.execute(READ).fetchall()


@pytest.mark.parametrize("read", [as_reader, as_writer, in_upkeep, in_a_snapshot])
def test_damage_met_on_the_way_is_said_and_nothing_more_is_written(ruined, read):
    before = ruined.database.read_bytes()
    with pytest.raises(DeskDamagedError):
        read(ruined)
    assert ruined.damaged
    with pytest.raises(DeskDamagedError):
        write(ruined, "more")
    ruined.close()
    assert ruined.database.read_bytes() == before
