"""A backup opens with the keys of the desk: whichever of both changes, and whenever."""

from threading import Event, Thread

import pytest

from mentordesk.errors import WrongPassphraseError
from mentordesk.services.restoring import prove
from mentordesk.vault import backup, backup_file, reach, shelf
from support import PASSPHRASE

NEW = "quite another one"


class Noted:
    """A lock that tells when somebody has to wait for it."""

    def __init__(self, lock) -> None:
        self._lock, self.waited = lock, Event()

    def __enter__(self) -> None:
        if not self._lock.acquire(blocking=False):
            self.waited.set()
            self._lock.acquire()

    def __exit__(self, *_) -> None:
        self._lock.release()


@pytest.fixture
def lock(workspace):
    """What keeps backups and changes of the keys apart."""
    workspace.care._one = Noted(workspace.care._one)
    return workspace.care._one


@pytest.fixture
def care(care, stick, amara):
    return care


def set_passphrase(desk, workspace):
    desk.set_passphrase(workspace, NEW, [workspace.care.chosen])


def rotate(desk, workspace):
    desk.rotate(workspace, NEW)


def both(care):
    return [*shelf.backups(care.own), *shelf.backups(care.chosen)]


def opens(path, passphrase):
    try:
        return prove(path, passphrase).path == path
    except WrongPassphraseError:
        return False


MOMENTS = {
    "when the desk is copied": (backup, "digest_of", 1),
    "while it is written beside the desk": (backup_file, "put_in_place", 1),
    "while it is written to the stick": (backup_file, "put_in_place", 2),
}


@pytest.mark.parametrize("change", [set_passphrase, rotate])
@pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS)
def test_keys_that_are_changed_wait_for_a_backup_under_way(
    desk, workspace, care, lock, monkeypatch, change, moment
):
    module, name, number = moment
    really, ended, calls = getattr(module, name), [], []

    def work():
        change(desk, workspace)
        ended.append("changed")
        lock.waited.set()

    changing = Thread(target=work)

    def held(*given):
        calls.append(given)
        if len(calls) == number:
            changing.start()
            lock.waited.wait(20)
        return really(*given)

    with monkeypatch.context() as patched:
        patched.setattr(module, name, held)
        assert care.back_up_changes().trouble is None
        ended.append("backed up")
    changing.join(20)
    assert ended == ["backed up", "changed"]
    run = care.back_up_changes()
    assert [opens(path, NEW) for path in (care.last_backup(), run.given.path)] == [True, True]
    if change is set_passphrase:
        assert not any(opens(path, PASSPHRASE) for path in both(care))


def test_a_backup_that_is_asked_for_waits_for_new_keys(desk, workspace, care, lock, monkeypatch):
    really, ended = reach.give_keys, []

    def work():
        care.back_up_now()
        ended.append("backed up")
        lock.waited.set()

    backing = Thread(target=work)

    def held(*given, **how):
        if not backing.ident:
            backing.start()
            lock.waited.wait(20)
        really(*given, **how)

    with monkeypatch.context() as patched:
        patched.setattr(reach, "give_keys", held)
        set_passphrase(desk, workspace)
        ended.append("changed")
    backing.join(20)
    assert ended == ["changed", "backed up"]
    assert [opens(path, NEW) for path in both(care)] == [True, True]


def test_a_change_of_the_passphrase_that_was_killed_is_finished_at_the_next_round(
    desk, workspace, care, monkeypatch
):
    def killed(*_, **__):
        raise KeyboardInterrupt

    care.back_up_changes()
    with monkeypatch.context() as patched:
        patched.setattr(reach, "give_keys", killed)
        with pytest.raises(KeyboardInterrupt):
            set_passphrase(desk, workspace)
    assert [opens(path, PASSPHRASE) for path in both(care)] == [True, True]
    assert care.back_up_changes().made is None
    assert [opens(path, NEW) for path in both(care)] == [True, True]
    assert [opens(path, PASSPHRASE) for path in both(care)] == [False, False]


def test_backups_that_have_the_keys_are_not_written_anew(care, monkeypatch):
    care.back_up_changes()
    before = [path.stat().st_ino for path in both(care)]
    care.back_up_changes()
    assert [path.stat().st_ino for path in both(care)] == before
