"""Where the program may start, how it is asked to end, and what it starts again."""

import os
import signal
import socket
import subprocess
import sys
import time
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from mentordesk import cli
from mentordesk.app import awaited, check_display, gate_arguments
from mentordesk.errors import NoDisplayError
from mentordesk.ui.called import Called

WAIT_S = 30

linux = pytest.mark.skipif(sys.platform != "linux", reason="only there Qt ends without a word")


@linux
@pytest.mark.parametrize(
    "environ",
    [
        {},
        {"DISPLAY": ":97"},
        {"DISPLAY": "127.0.0.1:97"},
        {"DISPLAY": "no display at all"},
        {"QT_QPA_PLATFORM": "xcb"},
        {"QT_QPA_PLATFORM": "xcb", "DISPLAY": ":97"},
        {"QT_QPA_PLATFORM": "wayland"},
        {"WAYLAND_DISPLAY": "wayland-9"},
    ],
)
def test_without_a_screen_that_answers_it_is_said(environ, tmp_path):
    with pytest.raises(NoDisplayError):
        check_display({"XDG_RUNTIME_DIR": str(tmp_path), **environ})


@linux
def test_a_compositor_answers_while_it_listens_and_not_after(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    environ = {"XDG_RUNTIME_DIR": ".", "WAYLAND_DISPLAY": "wayland-0"}
    with socket.socket(socket.AF_UNIX) as compositor:
        compositor.bind("wayland-0")
        compositor.listen()
        check_display(environ)
    assert Path("wayland-0").exists()
    with pytest.raises(NoDisplayError):
        check_display(environ)


@linux
@pytest.mark.parametrize("platform", ["offscreen", "xcb;offscreen", "minimal:x"])
def test_a_platform_that_needs_no_screen_starts_without_one(platform):
    check_display({"QT_QPA_PLATFORM": platform})


@pytest.mark.parametrize("desk", [None, Path("/some/where")])
def test_the_lock_of_a_sample_desk_leads_to_the_real_gate(desk):
    arguments = gate_arguments(Namespace(command="demo", desk=desk))
    wanted = cli.parse(arguments)
    assert (wanted.command, wanted.desk) == ("window", desk)


def test_what_was_handed_on_is_read_and_what_is_no_moment_left_out():
    at = datetime(2026, 4, 14, 14, 0, tzinfo=UTC)
    assert awaited(f"{at.isoformat()} soon 2026-04-15T08:00:00+02:00") == (
        at,
        datetime(2026, 4, 15, 6, 0, tzinfo=UTC),
    )
    assert awaited("") == ()


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_is_heard_by_the_window(qtbot, number):
    # Whoever starts the tests without a terminal may have told them to hear none of these.
    before = signal.signal(number, signal.SIG_DFL)
    called = Called(QCoreApplication.instance())
    try:
        with qtbot.waitSignal(called.ended):
            os.kill(os.getpid(), number)
    finally:
        called.release()
        signal.signal(number, before)


def own_environ(home: Path) -> dict[str, str]:
    """Return an environment whose every folder lies in this one."""
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(home)}
    for kind in ("CONFIG", "DATA", "STATE", "CACHE", "RUNTIME"):
        name = "XDG_RUNTIME_DIR" if kind == "RUNTIME" else f"XDG_{kind}_HOME"
        folder = home / kind.lower()
        folder.mkdir(mode=0o700)
        environ[name] = str(folder)
    return environ


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such signals")
@pytest.mark.parametrize("words", [["demo"], []])
def test_a_window_leaves_no_desk_among_the_temporary_files(tmp_path, words):
    environ = own_environ(tmp_path)
    scratch = tmp_path / "scratch"
    left = scratch / "mentordesk-room-left"
    left.mkdir(parents=True)
    (left / "lock").touch()
    environ["TMPDIR"] = str(scratch)
    program = subprocess.Popen([sys.executable, "-m", "mentordesk", *words], env=environ)
    try:
        end = time.monotonic() + WAIT_S
        while left.exists() or (
            words and not list(scratch.glob("mentordesk-room-*/desk/desk.key"))
        ):
            assert program.poll() is None
            assert time.monotonic() < end
        program.send_signal(signal.SIGTERM)
        assert program.wait(WAIT_S) == 0
    finally:
        if program.poll() is None:
            program.kill()
            program.wait()
    assert list(scratch.glob("mentordesk-room-*")) == []


HELD_UP = """
import sys
from threading import Event
from mentordesk import __main__, app


class Flow(app.Flow):
    def start(self, **given):
        super().start(**given)
        self._parts.backup_tasks.run(Event().wait, repr, repr)
        print("begun", flush=True)


app.Flow, app.END_WAITS_S = Flow, 0.1
sys.argv = ["mentordesk"]
sys.exit(__main__.main())
"""


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such signals")
def test_a_process_ends_although_a_folder_for_backups_does_not_answer(tmp_path):
    program = subprocess.Popen(
        [sys.executable, "-c", HELD_UP], env=own_environ(tmp_path), stdout=subprocess.PIPE
    )
    try:
        assert program.stdout.readline() == b"begun\n"
        program.send_signal(signal.SIGTERM)
        assert program.wait(WAIT_S) == 0
    finally:
        program.kill()
        program.communicate()


def test_a_start_reads_no_source_and_loads_nothing_that_an_open_desk_needs():
    started = (
        "import linecache, sys\n"
        "from mentordesk.__main__ import _hasten\n"
        "_hasten()\n"
        "import mentordesk.app\n"
        "ours = mentordesk.__path__[0]\n"
        "print([name for name in linecache.cache if name.startswith(ours)])\n"
        "heavy = {'sqlalchemy', 'alembic', 'argon2', 'uuid', 'Xlib', 'PySide6.QtNetwork'}\n"
        "print(sorted(heavy & sys.modules.keys()))\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", started], capture_output=True, text=True, check=True
    )
    assert told.stdout == "[]\n[]\n"
