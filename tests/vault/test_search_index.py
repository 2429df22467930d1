"""The index follows every row, holds nothing off the record, and forgets in bytes."""

import json
import shutil
from pathlib import Path
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from sqlalchemy import select, text
from sqlcipher3 import dbapi2

from mentordesk.domain.note import NoteKind
from mentordesk.domain.person import Medium, Pairing
from mentordesk.domain.search import Wanted, Within, in_pairs
from mentordesk.models import IdeaRow
from mentordesk.services.agendas import NewTopic
from mentordesk.services.desk import DeskService, lock
from mentordesk.vault.cipher import PRIMARY
from support import PASSPHRASE, SMALL_COST, START

RUN_THINGS = ("TABLE search_run", "VIEW search_run_text")
PAGE, RESERVE, IV, SALT = 4096, 80, 16, 16
# Texts without an entry, and entries without their text.
LOST = """
    SELECT kind, key FROM search_source WHERE key NOT IN (SELECT key FROM search_entry)
    UNION ALL
    SELECT kind, key FROM search_entry WHERE id NOT IN (SELECT id FROM search_text)
"""
LOSSES = (
    "DELETE FROM search_entry",
    "INSERT INTO search_entry (kind, key) VALUES ('idea', 'nowhere')",
    "INSERT INTO search_index (search_index) VALUES ('delete-all')",
    "INSERT INTO search_run (search_run) VALUES ('delete-all')",
)


@pytest.fixture
def session(workspace, amara):
    return workspace.sessions.plan(amara.id, START)


def entries(workspace, word, index="search_index"):
    """How many texts the index finds by a word."""
    with workspace.store.snapshot() as raw:
        query = f"SELECT rowid FROM {index} WHERE {index} MATCH ?"
        return len(raw.execute(query, (f'words : "{word}"',)).fetchall())


def complaints(workspace):
    with workspace.store.unshared() as raw:
        return complaints_of(raw)


def complaints_of(raw):
    """What is wrong with the index: damage, or words that are not those of the rows."""
    try:
        for name in ("search_index", "search_run"):
            raw.execute(f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)")
    except dbapi2.DatabaseError as error:
        if error.sqlite_errorcode & PRIMARY != dbapi2.SQLITE_CORRUPT:
            raise
        return [str(error)]
    return raw.execute(LOST).fetchall()


def plain_pages(workspace):
    """Every page of the desk as the database sees it, free pages too."""
    workspace.care.forget_deleted()
    key = bytes.fromhex(workspace.store.secret.database_key()[2:66].decode())
    data = workspace.store.database.read_bytes()
    return b"".join(_decrypted(data[at : at + PAGE], key, at) for at in range(0, len(data), PAGE))


def _decrypted(page, key, at):
    sealed = page[0 if at else SALT : PAGE - RESERVE]
    iv = page[PAGE - RESERVE : PAGE - RESERVE + IV]
    opener = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
    return opener.update(sealed) + opener.finalize()


def test_each_kind_of_text_is_found(workspace, session, amara):
    workspace.notes.write(session.id, None, NoteKind.PRIVATE, "quince")
    workspace.notes.write(session.id, None, NoteKind.SHARED, "quince")
    topic = NewTopic("a quince", notes="and a medlar")
    workspace.agendas.receive(session.id, [topic])
    workspace.agendas.ask(session.id, "quince")
    workspace.ideas.capture(session.id, amara.id, "quince")
    workspace.promises.make(session.id, amara.id, "quince")
    workspace.closes.say_back(session.id, "quince", confirmed=True)
    assert entries(workspace, "quince") == 7
    assert entries(workspace, "medlar") == 1
    assert complaints(workspace) == []


def test_a_change_of_words_changes_the_index(workspace, session, amara):
    idea = workspace.ideas.capture(session.id, amara.id, "quince")
    workspace.ideas.reword(idea.id, "medlar")
    assert (entries(workspace, "quince"), entries(workspace, "medlar")) == (0, 1)
    assert complaints(workspace) == []


def test_what_was_written_last_has_the_highest_number(workspace, session, amara):
    first = workspace.ideas.capture(session.id, amara.id, "quince")
    workspace.ideas.capture(session.id, amara.id, "medlar")
    workspace.ideas.reword(first.id, "quince again")
    with workspace.store.snapshot() as raw:
        (key,) = raw.execute("SELECT key FROM search_entry ORDER BY id DESC").fetchone()
    assert key == first.id.hex


def test_nothing_off_the_record_is_in_the_index(workspace, session):
    workspace.notes.write(session.id, None, NoteKind.OFF_THE_RECORD, "quince")
    assert entries(workspace, "quince") == 0
    with workspace.store.transaction() as tx:
        tx.execute(text("UPDATE note SET kind = 'private'"))
    assert entries(workspace, "quince") == 1
    with workspace.store.transaction() as tx:
        tx.execute(text("UPDATE note SET kind = 'off_the_record'"))
    assert entries(workspace, "quince") == 0
    assert complaints(workspace) == []


def test_a_replaced_row_leaves_the_index_whole(workspace, session, amara):
    workspace.ideas.capture(session.id, amara.id, "quince")
    with workspace.store.transaction() as tx:
        tx.execute(text("INSERT OR REPLACE INTO idea SELECT * FROM idea"))
    assert entries(workspace, "quince") == 1
    assert complaints(workspace) == []


def test_struck_words_are_in_no_page_of_the_desk(workspace, session, amara):
    for number in range(40):
        workspace.ideas.capture(session.id, amara.id, f"medlar number {number}")
    struck = workspace.ideas.capture(session.id, amara.id, "The quincetree stands here")
    assert b"quincetree" in plain_pages(workspace)
    workspace.ideas.strike(struck.id)
    left = plain_pages(workspace)
    assert b"medlar" in left
    for words in (b"quincetree", b"incetree", b"quin"):
        assert words not in left


def test_struck_words_that_no_blank_parts_are_in_no_page_of_the_desk(workspace, session, amara):
    for number in range(40):
        workspace.ideas.capture(session.id, amara.id, f"{number}我们每个季度都要写报告")
    struck = workspace.ideas.capture(session.id, amara.id, "给榅桲树浇水")
    signs = [run.encode() for run in ("给榅", "榅桲", "桲树", "浇水")]
    before = plain_pages(workspace)
    assert all(run in before for run in signs)
    assert entries(workspace, "榅桲 桲树", "search_run") == 1
    workspace.ideas.strike(struck.id)
    left = plain_pages(workspace)
    assert "季度".encode() in left
    assert [run for run in signs if run in left] == []
    assert complaints(workspace) == []


def test_only_texts_with_unparted_words_are_indexed_by_their_signs(workspace, session, amara):
    for text_ in ("quince", "ガイド", "Über", "ที่นี่ here", "\U00020000", "ｶﾞｲﾄﾞ", "한국어"):
        workspace.ideas.capture(session.id, amara.id, text_)
    with workspace.store.snapshot() as raw:
        rows = raw.execute("SELECT words FROM search_run_text").fetchall()
    texts = [idea.text for idea in workspace.ideas.all()]
    read = {text_ for text_ in texts if Wanted.typed(text_).unparted}
    assert {words for (words,) in rows} == {in_pairs(text_) for text_ in read}
    assert len(read) == 4


def test_an_index_from_before_unparted_words_is_completed_on_opening(tmp_path):
    opened_desk = DeskService(tmp_path / "desk", cost=SMALL_COST).create(PASSPHRASE, "Helen")
    workspace = opened_desk.workspace
    who = workspace.people.add_mentor("Amara", Pairing(medium=Medium.CALL))
    session = workspace.sessions.plan(who.id, START)
    idea = workspace.ideas.capture(session.id, who.id, "季度报告")
    with workspace.store.unshared() as raw:
        for thing in (*("TRIGGER search_run_comes", "TRIGGER search_run_goes"), *RUN_THINGS):
            raw.execute(f"DROP {thing}")
    lock(workspace)
    again = DeskService(tmp_path / "desk", cost=SMALL_COST).unlock(PASSPHRASE)
    try:
        (place,) = again.search.find("报告", Within()).places
        assert place.leads == idea.id
        assert complaints(again) == []
        again.ideas.reword(idea.id, "quince")
        assert again.search.find("报告", Within()).places == ()
    finally:
        lock(again)


def test_an_index_out_of_step_with_the_rows_is_seen(workspace, session, amara):
    workspace.ideas.capture(session.id, amara.id, "quince 季度报告")
    with workspace.store.unshared() as raw:
        assert complaints_of(raw) == []
        for loss in LOSSES:
            raw.execute("BEGIN IMMEDIATE")
            raw.execute(loss)
            assert complaints_of(raw), loss
            raw.execute("ROLLBACK")
        assert complaints_of(raw) == []


def test_the_index_counts_as_no_table_of_the_desk(workspace, session):
    assert not {name for name in workspace.care.verify().rows if name.startswith("search")}


def test_a_desk_of_the_first_schema_is_found_through_once_it_is_renewed(tmp_path):
    frozen = Path(__file__).parent / "desks" / "0001"
    told = json.loads((frozen / "content.json").read_text(encoding="utf-8"))
    said = dict(line.split(": ") for line in (frozen / "words.txt").read_text().splitlines())
    folder = shutil.copytree(frozen / "desk", tmp_path / "desk")
    opened = DeskService(folder, cost=SMALL_COST).unlock(said["passphrase"])
    try:
        assert opened.store.database.name == "desk.2.db"
        assert complaints(opened) == []
        for note in told["notes"]:
            words = Wanted.typed(note["text"]).words[0]
            found = {place.hit.key.hex for place in opened.search.find(words, Within()).places}
            hidden = note["kind"] == NoteKind.OFF_THE_RECORD
            assert (UUID(str(note["id"])).hex in found) is not hidden
        stages = {idea.id: idea.stage for idea in opened.ideas.all()}
        with opened.store.reading() as tx:
            kept = dict(tx.execute(select(IdeaRow.id, IdeaRow.stage)).all())
        assert kept == stages != {}
    finally:
        lock(opened)
