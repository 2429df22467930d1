"""A backup that went bad on its disk is found within a day, and a new one takes its place."""

import os

import pytest

from mentordesk.errors import BackupError, DeskFullError
from mentordesk.services.rehearsal import rehearse
from mentordesk.vault import backup_file, shelf
from mentordesk.vault.backup_file import MOST
from vault_desk import flip

DAY = 24 * 60


@pytest.fixture
def care(workspace, amara):
    """The care of a desk that was backed up; nothing was changed since."""
    workspace.care.back_up_changes()
    return workspace.care


@pytest.fixture
def stick(stick, care):
    """The folder that the leader chose, with its first backup."""
    care.back_up_changes()
    return stick


@pytest.fixture
def read(monkeypatch):
    """The backups that were read from end to end, one name for each time."""
    real, names = backup_file.database_of, []

    def noted(path):
        names.append(path.parent.name)
        return real(path)

    monkeypatch.setattr("mentordesk.vault.backup.database_of", noted)
    return names


def rot(path):
    flip(path, MOST + 5000)


def newest(care):
    return care.last_backup()


def test_a_backup_whose_bytes_changed_is_followed_by_a_new_one_within_a_day(care, workspace, clock):
    bad = newest(care)
    rot(bad)
    clock.forward(minutes=DAY)
    run = care.back_up_changes()
    assert run.renewed
    assert run.made.path == newest(care) != bad
    assert rehearse(workspace, run.made.path).missing == {}
    assert care.back_up_changes().made is None


@pytest.mark.parametrize(
    "harm",
    [
        lambda path: path.unlink(),
        lambda path: flip(path, 100),
        lambda path: os.truncate(path, 100),
    ],
    ids=["deleted", "changed at its head", "cut"],
)
def test_a_backup_that_is_gone_or_has_no_head_is_followed_at_the_next_round(care, clock, harm):
    clock.forward(minutes=30)
    care.back_up()
    harm(newest(care))
    assert len(shelf.sequences(care.own, care._store.secret)) == 1  # the one before it
    run = care.back_up_changes()
    assert run.renewed
    assert newest(care) == run.made.path


def test_a_whole_backup_is_read_once_a_day_and_leads_to_no_other(care, stick, clock, read):
    for minutes in (30, 30, DAY, 30, 30):
        clock.forward(minutes=minutes)
        run = care.back_up_changes()
        assert (run.made, run.renewed, run.trouble) == (None, False, None)
    assert sorted(read) == ["backups", "stick"]


def test_a_clock_that_was_wrong_puts_no_reading_off(care, clock, read):
    clock.forward(days=400)
    care.back_up_changes()
    clock.forward(days=-400)
    care.back_up_changes()
    assert read == ["backups", "backups"]


def test_a_backup_just_made_needs_no_reading(care, workspace, clock, read):
    clock.forward(minutes=DAY)
    workspace.people.named("Jonas Lind")
    assert not care.back_up_changes().renewed
    assert read == []


def test_what_cannot_be_followed_is_told_and_tried_again(care, clock, monkeypatch):
    rot(newest(care))
    clock.forward(minutes=DAY)
    with monkeypatch.context() as full:
        full.setattr(type(care), "back_up", _refuse)
        with pytest.raises(BackupError):
            care.back_up_changes()
    assert care.back_up_changes().renewed


def _refuse(care):
    raise BackupError(path=care.own, reason="No space left on device")


def test_a_backup_on_the_stick_that_went_bad_is_given_anew_within_a_day(care, stick, clock):
    bad = newest_on(stick, care)
    rot(bad)
    care.back_up_changes()
    assert newest_on(stick, care) == bad
    clock.forward(minutes=DAY)
    assert care.back_up_changes().given.path == newest_on(stick, care) != bad


def test_a_backup_on_the_stick_that_was_cut_is_given_anew_at_the_next_round(care, stick):
    bad = newest_on(stick, care)
    os.truncate(bad, bad.stat().st_size - 1)
    assert care.back_up_changes().given.path != bad


def newest_on(stick, care):
    return care.last_backup(stick)


def test_after_new_keys_a_backup_is_due_and_none_is_called_bad(care, desk, workspace):
    desk.rotate(workspace, "quite another one")
    assert care.state().waiting is not None
    run = care.back_up_changes()
    assert (run.made.path, run.renewed) == (newest(care), False)


def test_a_disk_too_full_for_a_note_costs_only_another_reading(care, clock, read, monkeypatch):
    clock.forward(minutes=DAY)
    with monkeypatch.context() as full:
        full.setattr(type(care._store), "transaction", _full)
        assert care.back_up_changes().made is None
    care.back_up_changes()
    assert read == ["backups", "backups"]


def _full(store, **_):
    raise DeskFullError(store.folder)
