"""A sample desk ends with its program, at the latest when the next one begins."""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from mentordesk.services.desk import lock, sample
from mentordesk.services.leftovers import sweep_rooms
from mentordesk.vault.room import room

MAKE = """
import sys
from mentordesk.services.desk import sample
print(sample().store.folder, flush=True)
sys.stdin.readline()
"""

TAKE_OUT = """
import sys
from mentordesk.vault.room import room
with room() as place:
    (place / "desk.1.db").touch()
    print(place / "desk.1.db", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def temp(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_a_sample_that_outlived_its_killed_program_goes_with_the_next(temp):
    other = subprocess.Popen(
        [sys.executable, "-P", "-c", MAKE],
        env={**os.environ, "TMPDIR": str(temp)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert other.stdout.readline().startswith(str(temp))
    (running,) = temp.iterdir()
    sweep_rooms()
    assert running.exists()
    other.send_signal(signal.SIGKILL)
    other.communicate(timeout=30)
    assert (running / "desk" / "desk.1.db").exists()
    opened = sample()
    assert [opened.store.folder.parent] == list(temp.iterdir())
    lock(opened)
    assert list(temp.iterdir()) == []


def test_what_a_killed_program_took_out_of_a_backup_goes_and_what_is_in_use_stays(temp):
    other = subprocess.Popen(
        [sys.executable, "-P", "-c", TAKE_OUT],
        env={**os.environ, "TMPDIR": str(temp)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    taken_out = Path(other.stdout.readline().strip())
    sweep_rooms()
    assert taken_out.exists()
    other.send_signal(signal.SIGKILL)
    other.communicate(timeout=30)
    assert taken_out.exists()
    with room() as in_use:
        sweep_rooms()
        assert list(temp.iterdir()) == [in_use]
    assert list(temp.iterdir()) == []


def test_what_is_no_left_sample_of_ours_stays(temp):
    (temp / "letters").mkdir()
    (temp / "letters" / "lock").touch()
    (temp / "mentordesk-room-new").mkdir()
    (temp / "mentordesk-room-link").symlink_to(temp / "letters")
    before = sorted(temp.rglob("*"))
    sweep_rooms()
    assert sorted(temp.rglob("*")) == before


@pytest.mark.skipif(not hasattr(os, "chown") or os.getuid() != 0, reason="gives a folder away")
def test_another_persons_sample_stays(temp):
    theirs = temp / "mentordesk-room-theirs"
    (theirs / "desk").mkdir(parents=True)
    (theirs / "desk" / "lock").touch()
    os.chown(theirs, 12345, 12345)
    sweep_rooms()
    assert theirs.exists()
