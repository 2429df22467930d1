"""Migration goes to a copy: the old generation or the new one, never something between."""

import runpy
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text

from mentordesk.errors import BackupError, DeskDamagedError, DeskNewerError
from mentordesk.models import Base
from mentordesk.vault.backup import verify_backup
from mentordesk.vault.migrate import CURRENT
from mentordesk.vault.opener import ByPassphrase
from mentordesk.vault.shelf import newest_claim
from once import forget_upgrades
from vault_desk import (
    FAILING,
    NEW,
    OLD,
    ORPHANING,
    PASSPHRASE,
    files,
    notes,
    unlocked,
    vault,
    write,
)


@pytest.fixture(autouse=True)
def _worked_out_anew():
    forget_upgrades()


@pytest.fixture
def folder(tmp_path):
    """A desk of the old schema with a note and a remark on it."""
    with unlocked(tmp_path / "desk", OLD) as store:
        write(store, "kept")
        write(store, "between us", kind="off_the_record")
        with store.transaction() as tx:
            tx.execute(text("INSERT INTO remark (note_id, words) VALUES (1, 'remarked')"))
    return tmp_path / "desk"


def remarks(store):
    with store.reading() as tx:
        return list(tx.scalars(text("SELECT words FROM remark")))


def test_an_old_desk_opens_as_a_new_generation_with_all_its_rows(folder):
    with unlocked(folder, NEW) as store:
        assert notes(store) == ["kept", "between us"]
        assert remarks(store) == ["remarked"]
        with store.reading() as tx:
            assert tx.scalar(text("SELECT sum(weight) FROM note")) == 0
    assert {path.name for path in folder.glob("*.db*")} == {"desk.2.db"}
    with unlocked(folder, NEW) as store:
        assert remarks(store) == ["remarked"]


def test_the_old_desk_is_backed_up_first_without_what_is_off_the_record(folder):
    with unlocked(folder, NEW):
        pass
    report = verify_backup(newest_claim(folder / "backups"), ByPassphrase(PASSPHRASE))
    assert report.rows == {"alembic_version": 1, "note": 1, "remark": 1}


def test_without_a_backup_there_is_no_migration(folder):
    (folder / "backups").write_text("in the way")
    before = files(folder)
    with pytest.raises(BackupError):
        vault(folder, NEW).unlock(PASSPHRASE)
    assert files(folder) == before


@pytest.mark.parametrize(
    ("schema", "error"), [(FAILING, ArithmeticError), (ORPHANING, DeskDamagedError)]
)
def test_a_migration_that_fails_leaves_the_old_generation_and_nothing_else(folder, schema, error):
    before = files(folder)
    with pytest.raises(error):
        vault(folder, schema).unlock(PASSPHRASE)
    after = files(folder)
    assert {name: after[name] for name in before} == before
    assert {name for name in after if name not in before} == {
        str(newest_claim(folder / "backups").relative_to(folder))
    }
    with unlocked(folder, OLD) as store:
        assert notes(store) == ["kept", "between us"]


def test_a_desk_from_the_future_is_refused_and_left_as_it_is(tmp_path):
    folder = tmp_path / "desk"
    with unlocked(folder, NEW) as store:
        write(store, "from the future")
    before = files(folder)
    with pytest.raises(DeskNewerError) as caught:
        vault(folder, OLD).unlock(PASSPHRASE)
    assert (caught.value.facts["found"], caught.value.facts["known"]) == ("two", "one")
    assert files(folder) == before


def test_an_old_database_alone_migrates_by_its_code(folder):
    with unlocked(folder, OLD) as store:
        code = store.recovery_code()
    for name in ("desk.key", "desk.key.copy"):
        (folder / name).unlink()
    for _ in range(2):
        store = vault(folder, NEW).unlock_with_code(code)
        assert remarks(store) == ["remarked"]
        assert store.database.name == "desk.2.db"
        store.close()


def test_what_an_interruption_left_is_cleared_at_the_next_unlock(folder):
    live = (folder / "desk.1.db").read_bytes()
    for left in ("desk.2.db", "desk.2.db-wal", "desk.2.db.part", "desk.2.db.part-wal"):
        (folder / left).write_bytes(live)
    (folder / "backups.part").mkdir()
    with unlocked(folder, OLD) as store:
        assert notes(store) == ["kept", "between us"]
    assert {path.name for path in folder.glob("desk.*db*")} == {"desk.1.db"}


def test_the_migrations_lead_to_the_rows_of_today():
    with create_engine("sqlite://").connect() as connection:
        CURRENT.upgrade(connection)
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        assert compare_metadata(context, Base.metadata) == []


def test_a_new_migration_is_written_from_the_rows_and_stands_alone():
    tool = runpy.run_path(str(Path(__file__).parents[2] / "packaging" / "new_migration.py"))
    first = tool["written"]("The beginning", "0001", None)
    assert "mentordesk" not in first
    with create_engine("sqlite://").connect() as connection:
        context = MigrationContext.configure(connection)
        with Operations.context(context):
            module = {}
            exec(compile(first, "first", "exec"), module)
            module["upgrade"]()
        assert compare_metadata(context, Base.metadata) == []
    assert "    pass" in tool["written"]("Nothing", "0002", CURRENT.head)


def test_the_last_migration_is_the_one_the_program_expects():
    assert ScriptDirectory(CURRENT.scripts).get_heads() == [CURRENT.head]
