"""An open desk is looked through while others work, and mends its own indexes."""

import threading
from functools import partial

import pytest
from sqlalchemy import text

from damage import DATABASE, frozen_key, frozen_words, hurt, leaves_of, pages_of, thawed
from desk_content import content
from mentordesk.domain.search import Within
from mentordesk.errors import DeskDamagedError, DeskFullError, WrongPassphraseError
from mentordesk.services.desk import DeskService, lock
from mentordesk.vault import generations, repair, rotation, vault, watch
from mentordesk.vault.key_file import MAGIC, NAMES
from mentordesk.vault.sealed import seal
from mentordesk.vault.watch import sound
from support import SMALL_COST

KEY = frozen_key()
INDEXES = ["ix_note_session_id", "sqlite_autoindex_note_1", "search_index_data"]


@pytest.fixture
def workspace(tmp_path):
    folder = thawed(tmp_path / "desk")
    opened = DeskService(folder, cost=SMALL_COST).unlock(frozen_words()[0])
    yield opened
    lock(opened)


def never() -> bool:
    return False


def wound(workspace, *pages: int) -> None:
    with workspace.store.unshared() as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    hurt(workspace.store.database, *pages)


def test_a_sound_desk_is_sound_and_goes_on_with_the_same_file(workspace):
    assert sound(workspace.store, never) is True
    assert workspace.store.database.name == DATABASE


@pytest.mark.parametrize("index", INDEXES)
def test_a_damaged_index_is_made_anew_while_the_desk_is_open(workspace, index):
    before = content(workspace)
    database = workspace.store.database
    wound(workspace, *pages_of(database, KEY, index))
    assert sound(workspace.store, never) is True
    assert workspace.store.database.name == "desk.2.db"
    assert not database.exists()
    workspace.people.named("Somebody New")
    assert {**content(workspace), "people": []} == {**before, "people": []}
    passphrase, folder = frozen_words()[0], workspace.store.folder
    lock(workspace)
    again = DeskService(folder, cost=SMALL_COST).unlock(passphrase)
    assert again.people.named("Somebody New").id in {one.id for one in again.people.everybody()}
    assert again.care.verify().sound
    lock(again)


def test_a_row_that_an_index_has_lost_is_found_again(workspace):
    """What a bug of the database would leave: whole pages that contradict each other."""
    before = content(workspace)
    with workspace.store.unshared() as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master"
            " WHERE name = 'ix_topic_session_id') WHERE name = 'ix_note_session_id'"
        )
        connection.execute("PRAGMA writable_schema = RESET")
    assert sound(workspace.store, never) is True
    assert content(workspace) == before
    assert workspace.care.verify().sound


def test_an_index_whose_damage_a_search_met_first_is_made_anew_and_writers_go_on(workspace):
    before = content(workspace)
    wound(workspace, *pages_of(workspace.store.database, KEY, "search_index_data"))
    with pytest.raises(DeskDamagedError):
        workspace.search.find("forms", Within())
    with pytest.raises(DeskDamagedError):
        workspace.people.named("Somebody New")
    with pytest.raises(DeskDamagedError):
        read_what_is_replaced_meanwhile(workspace.store)
    assert content(workspace) == before
    workspace.people.named("Somebody New")
    workspace.search.find("forms", Within())


def read_what_is_replaced_meanwhile(store) -> None:
    with store.reading() as tx:
        tx.execute(text("SELECT count(*) FROM person")).all()
        assert sound(store, never) is True
        tx.execute(text("SELECT block FROM search_index_data")).all()


def test_damaged_rows_are_told_and_left_to_the_repair(workspace):
    database = workspace.store.database
    wound(workspace, leaves_of(database, KEY, "note")[0])
    assert sound(workspace.store, never) is False
    assert workspace.store.database == database
    assert [path.name for path in database.parent.glob("desk.*.db*") if "-" not in path.name] == [
        DATABASE
    ]


def test_it_can_be_stopped_and_then_says_nothing(workspace, monkeypatch):
    monkeypatch.setattr(watch, "STEPS", 50)
    assert sound(workspace.store, lambda: True) is None


def test_it_gives_way_to_who_wants_the_log_empty(workspace, monkeypatch):
    monkeypatch.setattr(watch, "STEPS", 50)
    with workspace.store.quiet():
        assert sound(workspace.store, never) is None
    assert sound(workspace.store, never) is True


def test_writers_do_not_wait_for_it(workspace, monkeypatch):
    """It asks whether to stop in the midst of its reading; somebody saves at that moment."""
    monkeypatch.setattr(watch, "STEPS", 50)
    saved = []

    def save_once() -> bool:
        if not saved:
            saved.append(workspace.people.named("Saved meanwhile"))
        return False

    assert sound(workspace.store, save_once) is True
    assert saved


def test_lost_rows_are_not_brought_back_from_a_backup_behind_the_leaders_back(workspace):
    """What a backup holds of them may be older."""
    workspace.care.back_up()
    wound(workspace, *leaves_of(workspace.store.database, KEY, "promise"))
    assert sound(workspace.store, never) is False


@pytest.mark.parametrize("written", [0, 1])
def test_a_key_file_that_cannot_be_written_leaves_one_desk_that_everything_goes_to(
    workspace, monkeypatch, written
):
    """The disk is full before the first of the two key files, or between them."""
    folder, passphrase = workspace.store.folder, frozen_words()[0]

    def write(folder, keys, secret):
        data = seal(MAGIC, keys.fields(), secret.seal_key())
        for name in NAMES[:written]:
            (folder / name).write_bytes(data)
        raise DeskFullError(folder)

    wound(workspace, *pages_of(workspace.store.database, KEY, "ix_note_session_id"))
    monkeypatch.setattr(repair, "write_key_file", write)
    if written:
        assert sound(workspace.store, never) is True
    else:
        with pytest.raises(DeskFullError):
            sound(workspace.store, never)
    monkeypatch.undo()
    new = workspace.people.named("Written afterwards").id
    lock(workspace)
    again = DeskService(folder, cost=SMALL_COST).unlock(passphrase)
    assert again.people.of_id(new)
    assert len(list(folder.glob("desk.*.db"))) == 1
    lock(again)


class Gate:
    """A lock that tells when somebody has to wait for it."""

    def __init__(self, waited: threading.Event) -> None:
        self._lock, self._waited = threading.RLock(), waited

    def __enter__(self) -> None:
        if not self._lock.acquire(blocking=False):
            self._waited.set()
            self._lock.acquire()

    def __exit__(self, *_: object) -> None:
        self._lock.release()


@pytest.fixture
def waited(workspace):
    """Tells that a thread waits for another one to be done with the files of the desk."""
    event = threading.Event()
    workspace.store._gate, workspace.store.copying = Gate(event), Gate(event)
    return event


NEW = "a wholly other one"


@pytest.fixture(params=[(DeskService.set_passphrase, vault), (DeskService.rotate, rotation)])
def change(request, workspace):
    """What changes the keys of the desk, and the module in which it writes them."""
    desk = DeskService(workspace.store.folder, cost=SMALL_COST)
    way, module = request.param
    return partial(way, desk, workspace, NEW), module


def opens_by_the_new_keys_alone(folder, before) -> bool:
    desk = DeskService(folder, cost=SMALL_COST)
    with pytest.raises(WrongPassphraseError):
        desk.unlock(frozen_words()[0])
    again = desk.unlock(NEW)
    same = content(again) == before
    lock(again)
    return same and len(list(folder.glob("desk.*.db"))) == 1


def during(module, name, other, waited, monkeypatch):
    """Let another thread come in the midst of a step, which goes on once that one waits."""
    step, came = getattr(module, name), []

    def meanwhile(*given):
        if not came:
            came.append(threading.current_thread())
            other.start()
            assert waited.wait(20), "nobody waited"
        return step(*given)

    monkeypatch.setattr(module, name, meanwhile)


@pytest.mark.parametrize(
    "step", [(repair.Repair, "_switch"), (generations, "clear_leftovers")], ids=["made", "cleared"]
)
def test_keys_that_are_changed_while_an_index_is_made_anew_stay_changed(
    workspace, monkeypatch, change, waited, step
):
    before, folder = content(workspace), workspace.store.folder
    changing = threading.Thread(target=change[0])
    wound(workspace, *pages_of(workspace.store.database, KEY, "ix_note_session_id"))
    during(*step, changing, waited, monkeypatch)
    assert sound(workspace.store, never) is True
    changing.join(20)
    lock(workspace)
    assert opens_by_the_new_keys_alone(folder, before)


def test_an_index_made_anew_while_keys_are_changed_brings_none_of_the_old_back(
    workspace, monkeypatch, change, waited
):
    before, folder = content(workspace), workspace.store.folder
    work, module = change
    renewing = threading.Thread(target=repair.renew_indexes, args=(workspace.store,))
    during(module, "write_key_file", renewing, waited, monkeypatch)
    work()
    renewing.join(20)
    assert workspace.care.verify().sound
    lock(workspace)
    assert opens_by_the_new_keys_alone(folder, before)
