"""Of all windows on one desk, one is the first, and a later one raises it."""

import os
import socket
import stat
import subprocess
import sys
from pathlib import Path
from select import select

import pytest

from mentordesk.ui import single
from mentordesk.ui.single import SingleInstance, socket_path

FIRST = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from mentordesk.ui.single import SingleInstance
app = QCoreApplication([])
one = SingleInstance(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
first = one.is_first()
print(first, flush=True)
if first:
    sys.stdin.readline()
    one.listen()
sys.stdin.readline()
"""


@pytest.fixture
def runtime(tmp_path, monkeypatch):
    """This person's own runtime folder."""
    import tempfile

    with tempfile.TemporaryDirectory(prefix="md-") as folder:  # a socket's path is short
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        yield Path(folder)


def test_a_second_window_raises_the_first_also_by_another_way_to_the_desk(qtbot, runtime, tmp_path):
    (tmp_path / "desk").mkdir()
    (tmp_path / "way").symlink_to(tmp_path / "desk")
    first = SingleInstance(tmp_path / "desk")
    assert first.is_first()
    first.listen()
    with qtbot.waitSignal(first.raised):
        assert not SingleInstance(tmp_path / "way").is_first()
    assert SingleInstance(tmp_path / "other").is_first()
    first.release()
    again = SingleInstance(tmp_path / "desk")
    assert again.is_first()
    again.release()


def test_the_socket_lies_where_nobody_else_can_come(qtbot, runtime, tmp_path):
    first = SingleInstance(tmp_path)
    assert first.is_first()
    first.listen()
    path = Path(socket_path(tmp_path))
    assert path.is_socket()
    assert path.parent == runtime / "mentordesk"
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    first.release()


def test_a_runtime_folder_that_others_can_enter_is_not_used(runtime, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(runtime / "state"))
    runtime.chmod(0o755)
    assert Path(socket_path(tmp_path)).is_relative_to(runtime / "state")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime / "none"))
    assert Path(socket_path(tmp_path)).is_relative_to(runtime / "state")


def test_without_a_place_for_a_socket_the_window_opens_all_the_same(
    qtbot, runtime, tmp_path, monkeypatch
):
    monkeypatch.setattr(single, "LONGEST", 5)
    assert SingleInstance(tmp_path).is_first()
    monkeypatch.undo()
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    assert SingleInstance(tmp_path).is_first()


def test_a_socket_that_a_killed_window_left_is_no_window(qtbot, runtime, tmp_path):
    path = socket_path(tmp_path)
    left = socket.socket(socket.AF_UNIX)
    left.bind(path)
    left.close()
    first = SingleInstance(tmp_path)
    assert first.is_first()
    first.listen()
    with qtbot.waitSignal(first.raised):
        assert not SingleInstance(tmp_path).is_first()
    first.release()


def test_a_caller_that_is_gone_raises_nothing(qtbot, runtime, tmp_path):
    first = SingleInstance(tmp_path)
    assert first.is_first()
    first.listen()
    with qtbot.assertNotEmitted(first.raised):
        first._raise()
    first.release()


def _started(desk):
    """Return another process that is about to be the one window on a desk, or not."""
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-P", "-c", FIRST, str(desk)]
    pipe = subprocess.PIPE
    start = subprocess.Popen(command, env=environ, stdin=pipe, stdout=pipe, text=True)
    assert start.stdout.readline() == "ready\n"
    return start


def _go(start):
    start.stdin.write("go\n")
    start.stdin.flush()


def test_of_many_starts_at_once_one_is_first(runtime, tmp_path):
    starts = [_started(tmp_path) for _ in range(4)]
    for start in starts:
        _go(start)
    first, _, _ = select([start.stdout for start in starts], [], [], 30)
    assert first[0].readline() == "True\n"
    for start in starts:
        _go(start)
    rest = [start.communicate("end\n", timeout=30)[0].strip() for start in starts]
    assert sorted(rest) == ["", "False", "False", "False"]


def test_a_window_that_is_just_starting_is_raised_once_it_listens(qtbot, runtime, tmp_path):
    first = SingleInstance(tmp_path)
    assert first.is_first()
    second = _started(tmp_path)
    _go(second)
    assert not select([second.stdout], [], [], 0.3)[0]  # it knocks at a door nobody opens yet
    with qtbot.waitSignal(first.raised):
        first.listen()
    assert second.communicate("end\n", timeout=30)[0] == "False\n"
    first.release()
