"""A sample desk ends with its program, at the latest when the next one begins."""

import os
import signal
import subprocess
import sys
import tempfile

import pytest

from mentordesk.services.desk import lock, sample
from mentordesk.services.leftovers import sweep_samples

MAKE = """
import sys
from mentordesk.services.desk import sample
print(sample().store.folder, flush=True)
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
    sweep_samples()
    assert running.exists()
    other.send_signal(signal.SIGKILL)
    other.communicate(timeout=30)
    assert (running / "desk" / "desk.1.db").exists()
    opened = sample()
    assert [opened.store.folder.parent] == list(temp.iterdir())
    lock(opened)
    assert list(temp.iterdir()) == []


def test_what_is_no_left_sample_of_ours_stays(temp):
    (temp / "letters").mkdir()
    (temp / "letters" / "lock").touch()
    (temp / "mentordesk-sample-new").mkdir()
    (temp / "mentordesk-sample-link").symlink_to(temp / "letters")
    before = sorted(temp.rglob("*"))
    sweep_samples()
    assert sorted(temp.rglob("*")) == before


@pytest.mark.skipif(not hasattr(os, "chown") or os.getuid() != 0, reason="gives a folder away")
def test_another_persons_sample_stays(temp):
    theirs = temp / "mentordesk-sample-theirs"
    (theirs / "desk").mkdir(parents=True)
    (theirs / "desk" / "lock").touch()
    os.chown(theirs, 12345, 12345)
    sweep_samples()
    assert theirs.exists()
