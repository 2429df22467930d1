"""What a backup holds is put into a desk once, and counted only if it was."""

import pytest
from sqlcipher3 import dbapi2

from mentordesk.vault.filling import Filling
from mentordesk.vault.layout import layout
from mentordesk.vault.salvage import Found


@pytest.fixture
def databases():
    """A desk and a backup of it, whose persons cannot share a name."""
    made = [dbapi2.connect(":memory:", isolation_level=None) for _ in range(2)]
    for one in made:
        one.execute("CREATE TABLE person (id CHAR(32) PRIMARY KEY, name TEXT UNIQUE)")
    yield made
    for one in made:
        one.close()


def test_a_row_that_contradicts_one_that_is_there_is_neither_taken_nor_counted(databases):
    desk, backup = databases
    desk.execute("INSERT INTO person VALUES ('1', 'Amara')")
    backup.execute("INSERT INTO person VALUES ('2', 'Amara'), ('3', 'Ben')")
    tables = layout(desk)
    filling = Filling(desk, backup, tables, {"person": Found(tables["person"], certain=False)})
    filling.fill({"person"})
    assert desk.execute("SELECT id FROM person ORDER BY id").fetchall() == [("1",), ("3",)]
    assert filling.taken == {"person": 1}
    assert filling.offered == {"person": 1}


def test_what_nobody_ever_deletes_is_taken_without_a_question(databases):
    desk, backup = databases
    for one in databases:
        one.execute("CREATE TABLE ledger_entry (number INTEGER PRIMARY KEY, body TEXT)")
    backup.execute("INSERT INTO ledger_entry VALUES (1, 'a'), (2, 'b')")
    desk.execute("INSERT INTO ledger_entry VALUES (2, 'ours')")
    tables = layout(desk)
    found = {"ledger_entry": Found(tables["ledger_entry"], certain=False)}
    filling = Filling(desk, backup, tables, found)
    filling.fill()
    assert desk.execute("SELECT * FROM ledger_entry").fetchall() == [(1, "a"), (2, "ours")]
    assert (filling.taken, filling.offered) == ({"ledger_entry": 1}, {})
