"""What sway and i3 ask beyond the cases that every desktop has."""

import contextlib
import json
import os
import socket
import struct
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from focus.contract.desks import opened
from focus.contract.ipc_desk import with_tests
from mentordesk.focus.base import DesktopLost, Kind, Level
from mentordesk.focus.client import Focus
from mentordesk.focus.ipc_link import TREE, Link, NoManagerError
from mentordesk.focus.ipc_sway import SwayAwake, SwayWindows
from rig import end, kill, soon

acceptance = pytest.mark.acceptance
rare = pytest.mark.desktops
BOTH = pytest.mark.parametrize("place", ["i3", "sway"])
SWAY = pytest.mark.parametrize("place", ["sway"])
I3 = pytest.mark.parametrize("place", ["i3"])
WINDOW = Path(__file__).with_name("window.py")


@pytest.fixture
def desk(place):
    with opened(place, None) as found:
        yield found


@pytest.fixture
def focus(desk, state):
    made = Focus(state, desk.environ)
    yield made
    made.stop()


@pytest.fixture
def own(desk):
    return desk.own()


@acceptance
@rare
@BOTH
def test_a_killed_guard_brings_every_window_back_and_is_told(desk, focus, own, state, see):
    desk.open_mixed(8)
    before = desk.calm()
    focus.enter(own)
    assert desk.calm() != before
    kill(json.loads((state / "focus-journal.json").read_text())["guard"])
    see(Kind.GONE)
    assert desk.calm() == before
    focus.enter(own)
    focus.leave()
    assert desk.calm() == before


@pytest.fixture
def stage(desk, state):
    """Start a program with our own stage among other windows; return what tells it what to do."""
    platform = "wayland" if desk.name == "sway" else "xcb"
    program = desk.start(
        sys.executable,
        str(WINDOW),
        str(state),
        environ=with_tests(desk.environ) | {"QT_QPA_PLATFORM": platform},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    soon(lambda: "own" in desk.eyes.windows(), what="our window")

    def tell(order: str) -> None:
        program.stdin.write(order + "\n")
        program.stdin.flush()
        program.stdout.readline()

    yield tell
    tell("end")


@acceptance
@rare
@BOTH
def test_our_window_among_others_fills_its_screen_and_goes_back_between_them(desk, stage):
    for _ in range(3):
        desk.open()
    desk.focus_own()
    desk.eyes.tell("move right")
    for name in ("Foreign0", "Foreign1"):  # what holds one alone is passed differently
        desk.eyes.tell(f"[con_id={desk.eyes.windows()[name][0]['id']}] split h")
    desk.eyes.tell("resize grow right 60 px")
    before = desk.calm()
    stage("enter")
    soon(lambda: desk.eyes.windows()["own"][0]["fullscreen_mode"], what="a filled screen")
    assert set(desk.calm().order) <= {"own", "cover"}
    stage("leave")
    assert desk.calm() == before


@acceptance
@rare
@BOTH
def test_kept_windows_lie_beside_ours_and_go_back_into_the_tabs_they_were_in(desk, stage):
    for _ in range(4):
        desk.open()
    desk.eyes.tell("layout tabbed")
    desk.eyes.tell("split v")
    desk.focus_own()
    before = desk.calm()
    stage(f"enter {desk.eyes.windows()['Foreign2'][0]['id']}")
    assert set(desk.calm().order) == {"own", "Foreign2"}
    stage("leave")
    assert desk.calm() == before


@acceptance
@rare
@SWAY
def test_an_output_that_comes_meanwhile_shows_nothing_either(desk, focus, own):
    desk.open_mixed(5)
    before = desk.calm()
    focus.enter(own)
    desk.eyes.tell("create_output")
    soon(lambda: len(desk.look().current) == len(before.current) + 1)
    soon(lambda: all("MentorDesk" in shown for _, shown in desk.look().current))
    assert desk.calm().order == ("own",)
    assert desk.ours_is_active()
    focus.leave()
    after = desk.calm()
    assert after.windows == before.windows
    assert after.active == before.active
    assert set(after.current) > set(before.current)


@acceptance
@rare
@SWAY
def test_the_screen_stays_awake_and_may_sleep_again_as_it_might_before(desk, focus, own):
    def wish() -> tuple[str, bool]:
        node = desk.eyes.windows()["own"][0]
        return node["idle_inhibitors"]["user"], node["inhibit_idle"]

    desk.eyes.tell("[app_id=own] inhibit_idle fullscreen")
    awake = SwayAwake(desk.environ)
    assert awake.probe() is Level.YES
    awake.ours = {own.pid}
    assert awake.hold("A session is on")
    assert wish() == ("open", True)
    awake.release()
    assert wish() == ("fullscreen", False)


@acceptance
@rare
@I3
def test_a_restart_of_i3_brings_every_window_back(desk, focus, own, state, see):
    names = desk.open_mixed(5)
    before = desk.calm()
    focus.enter(own)
    desk.eyes.tell("restart")
    see(Kind.LOST)
    soon(lambda: not (state / "focus-journal.json").exists())
    after = desk.calm()
    assert [after.windows[name][0] for name in names] == [before.windows[name][0] for name in names]
    assert after.current == before.current


@acceptance
@rare
@SWAY
def test_a_compositor_that_ends_ends_the_focus_and_its_journal(desk, focus, own, state, see):
    desk.open()
    focus.enter(own)
    end(desk.compositor)
    see(Kind.LOST)
    assert not (state / "focus-journal.json").exists()


def served(folder: Path, answer: bytes, *, stays: bool = False) -> str:
    """Answer one request on a socket with what was given, then go or stay; return its address."""
    door = socket.socket(socket.AF_UNIX)
    address = str(folder / "ipc")
    door.bind(address)
    door.listen(1)

    def serve() -> None:
        with door, contextlib.suppress(OSError):
            link, _ = door.accept()
            with link:
                link.recv(65536)
                link.sendall(answer)
                if stays:
                    link.recv(65536)

    threading.Thread(target=serve, daemon=True).start()
    return address


def message(kind: int, payload: bytes) -> bytes:
    return struct.pack("=6sII", b"i3-ipc", len(payload), kind) + payload


def test_an_answer_is_found_behind_an_event_which_is_not_forgotten(tmp_path):
    event = message(1 << 31, b"{}")
    address = served(tmp_path, event + message(TREE, b'{"id": 1}'), stays=True)
    with contextlib.closing(Link(address)) as link:
        assert link.ask(TREE) == {"id": 1}
        assert link.heard()
        assert not link.heard()


@pytest.mark.parametrize(
    "answer",
    [b"", b"HTTP/1.1 400 Bad Request", message(TREE, b"{"), message(TREE, b"")[:9] + b"\xff" * 5],
    ids=["nothing", "another protocol", "half an answer", "an endless answer"],
)
def test_who_does_not_speak_the_protocol_is_a_desktop_that_is_lost(tmp_path, answer):
    with contextlib.closing(Link(served(tmp_path, answer))) as link, pytest.raises(DesktopLost):
        link.ask(TREE)


@pytest.mark.parametrize("address", ["", "/nowhere/ipc", "\0", "x" * 300])
def test_an_address_where_nobody_listens_is_told_apart(address):
    with pytest.raises(NoManagerError):
        Link(address)
    assert SwayWindows({"SWAYSOCK": address}).probe() is None


@pytest.mark.parametrize(
    "undo",
    [
        {},
        {"address": "", "nonce": "", "main": "x", "focused": 0, "screens": [], "seats": []},
        {"address": "", "nonce": "", "main": 0, "focused": 0, "screens": [[1]], "seats": []},
        {"address": "", "nonce": "", "main": 0, "focused": 0, "screens": [], "seats": [{}]},
        {"address": "", "nonce": "", "main": 0, "focused": 0, "screens": [], "seats": [7]},
        {"address": "", "nonce": "", "main": 0, "focused": 0, "screens": 7, "seats": []},
    ],
)
def test_a_journal_that_makes_no_sense_is_dropped(undo):
    assert SwayWindows(os.environ).recover(undo).notes == ("desktop-gone",)
