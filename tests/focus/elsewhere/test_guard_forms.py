"""The guard's forms of Windows and macOS. Neither has been run on its system."""

import contextlib
import os
import select
import signal
import subprocess
import sys
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest

from mentordesk import paths
from mentordesk.focus import processes, win32_process, wire
from mentordesk.focus.base import Own
from mentordesk.focus.guard import Guard
from mentordesk.focus.guard_listen import Kqueue, Posix, Windows, form_here
from rig import soon

PROGRAM, US = 70, 500


@pytest.fixture
def pipes():
    with contextlib.ExitStack() as ends:
        found = [*os.pipe(), *os.pipe()]
        for number in found:
            ends.callback(_close, number)
        yield found


@pytest.fixture
def signals():
    """Leave the signals of this process as they were."""
    names = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
    before = {name: signal.getsignal(name) for name in names}
    yield
    for name, was in before.items():
        signal.signal(name, was)


@pytest.fixture
def guarding(machine, pipes, signals, tmp_path, monkeypatch):
    """Run a guard until something ends it; return what it said."""
    monkeypatch.setattr(paths, "state_folder", lambda: tmp_path)
    machine.start(PROGRAM)
    asked, asks, hears, says = pipes

    def run(once_on) -> list:
        heard: list = []
        own = Own((str(machine.open(US, title="MentorDesk")),), US)
        os.write(asks, wire.line(do="hello", state=str(tmp_path)))
        os.write(asks, wire.line(do="enter", own=wire.of_own(own), keep=[]))

        def listen() -> None:
            with open(hears, "rb", closefd=False) as lines:
                for line in lines:
                    heard.append(wire.parse(line))
                    if heard[-1]["say"] == "on":
                        heard.append({"small": [w.small for w in machine.windows.values()]})
                        once_on(asks)

        listening = threading.Thread(target=listen)
        listening.start()
        assert Guard(PROGRAM, Windows(asked, says)).run() == 0
        _close(says)
        listening.join()
        return heard

    return run


def _close(number: int) -> None:
    with contextlib.suppress(OSError):
        os.close(number)


def _end_of_input(machine, asks) -> None:
    _close(asks)


def _end_of_program(machine, asks) -> None:
    machine.end(PROGRAM)


def _asked_by_another(machine, asks) -> None:
    assert win32_process.is_guard(os.getpid())
    win32_process.ask_to_end(os.getpid())


def _told(machine, asks) -> None:
    os.write(asks, wire.line(do="quit"))


@pytest.mark.parametrize(
    "reason", [_end_of_input, _end_of_program, _asked_by_another, _told], ids=lambda r: r.__name__
)
def test_on_windows_everything_is_back_whatever_ends_it(machine, guarding, tmp_path, reason):
    machine.open(80, title="mail")
    said = guarding(lambda asks: reason(machine, asks))
    assert [message.get("say", "small") for message in said[:3]] == ["ready", "on", "small"]
    assert said[2]["small"] == [True, False]
    assert [window.small for window in machine.windows.values()] == [False, False]
    assert not (tmp_path / "focus-journal.json").exists()
    assert not win32_process.is_guard(os.getpid())
    assert machine.handles == 0


def test_on_windows_a_program_that_is_gone_already_is_guarded_no_more(machine, guarding):
    machine.end(PROGRAM)
    assert guarding(_close) == []


def test_on_windows_the_system_is_asked_about_processes(machine, monkeypatch):
    monkeypatch.setattr(processes, "os", SimpleNamespace(name="nt"))
    assert processes.is_alive(os.getpid())
    assert not processes.is_alive(PROGRAM)
    assert not processes.is_guard(os.getpid())
    processes.ask_to_end(os.getpid())
    processes.let_come_forward(PROGRAM)
    assert ("AllowSetForegroundWindow", PROGRAM) in machine.calls
    assert machine.handles == 0


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="a descriptor stands in for the queue")
def test_on_macos_the_end_of_a_process_is_heard(pipes, monkeypatch):
    asked = []

    class Queue:
        def control(self, events, most, seconds):
            asked.extend(events)
            self._number = os.pidfd_open(events[0].pid)
            return []

        def fileno(self):
            return self._number

        def close(self):
            os.close(self._number)

    names = {"KQ_FILTER_PROC": -5, "KQ_EV_ADD": 1, "KQ_NOTE_EXIT": 1 << 31}
    for name, value in (
        {"kqueue": Queue, "kevent": lambda pid, **how: SimpleNamespace(pid=pid, **how)} | names
    ).items():
        monkeypatch.setattr(select, name, value, raising=False)
    running = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    with contextlib.ExitStack() as ends:
        number = Kqueue(pipes[0], pipes[3]).ended(running.pid, ends)
        assert not select.select([number], [], [], 0)[0]
        running.kill()
        running.wait()
        soon(lambda: select.select([number], [], [], 0)[0])
        running.stdin.close()
    assert [(e.pid, e.filter, e.fflags) for e in asked] == [(running.pid, -5, 1 << 31)]


def test_on_macos_the_process_list_tells_what_a_process_is(monkeypatch):
    monkeypatch.setattr(processes, "sys", SimpleNamespace(platform="darwin"))
    if not Path(processes._PS).exists():
        pytest.skip("not installed: ps")
    guard = "import sys; input()"
    running = subprocess.Popen([sys.executable, "-c", guard, "--guard", "1"], stdin=subprocess.PIPE)
    soon(lambda: processes.is_guard(running.pid))
    assert processes.is_alive(running.pid)
    assert not processes.is_guard(os.getpid())
    running.kill()
    soon(lambda: not processes.is_alive(running.pid))  # not buried yet
    running.wait()
    assert not processes.is_alive(running.pid)
    assert not processes.is_guard(running.pid)
    running.stdin.close()


@pytest.mark.parametrize(
    ("name", "platform", "form"),
    [("nt", "win32", Windows), ("posix", "darwin", Kqueue), ("posix", "linux", Posix)],
)
def test_each_system_has_its_form(pipes, monkeypatch, name, platform, form):
    from mentordesk.focus import guard_listen

    monkeypatch.setattr(guard_listen, "os", SimpleNamespace(name=name, set_blocking=lambda *_: 0))
    monkeypatch.setattr(guard_listen, "sys", SimpleNamespace(platform=platform))
    assert type(form_here(pipes[0], pipes[3])) is form
