"""The keyboard as the system tells it."""

import gc
import subprocess
import sys
from contextlib import ExitStack, closing

import pytest
from Xlib.display import Display
from Xlib.protocol import rq

from mentordesk.keyboard import Keys, macos, read_keys, windows
from mentordesk.keyboard.x11 import UseExtension
from rig import Rig, missing, soon


@pytest.fixture(scope="module")
def screen(tmp_path_factory):
    """An X server of its own."""
    lacking = missing("Xvfb", "setxkbmap", "xdotool")
    if sys.platform != "linux" or lacking:
        pytest.skip(lacking or "X11 is of Linux")
    with ExitStack() as stack:
        rig = Rig(tmp_path_factory.mktemp("x"), stack)
        rig.start_server()
        yield rig


@pytest.fixture
def on_screen(screen, monkeypatch):
    monkeypatch.setenv("DISPLAY", screen.display)

    def do(*command):
        subprocess.run(command, env=screen.environ, check=True)

    return do


def test_caps_lock_is_seen_on_and_off(on_screen):
    for wanted in (True, False):
        on_screen("xdotool", "key", "Caps_Lock")
        soon(lambda wanted=wanted: read_keys("xcb").caps_lock is wanted)


@pytest.mark.parametrize(
    ("layout", "variant", "told"),
    [
        ("de", "nodeadkeys", ("und-DE", "nodeadkeys")),
        ("latam", "", ("latam", "")),
        ("us", "", ("und-US", "")),
    ],
)
def test_the_layout_in_use_is_told(on_screen, layout, variant, told):
    on_screen("setxkbmap", "-layout", layout, "-variant", variant)
    soon(lambda: read_keys("xcb") == Keys(False, *told), what=str(read_keys("xcb")))


class LockGroup(rq.Request):
    """Turns to another layout, as a key or a menu of the desktop does."""

    _request = rq.Struct(
        rq.Card8("opcode"),
        rq.Opcode(5),
        rq.RequestLength(),
        rq.Card16("device"),
        rq.Pad(2),
        rq.Card8("lock_group"),
        rq.Card8("group"),
        rq.Pad(6),
    )


def turn_to(screen, group: int) -> None:
    with closing(Display(screen.display)) as server:
        opcode = server.query_extension("XKEYBOARD").major_opcode
        UseExtension(display=server.display, opcode=opcode, major=1, minor=0)
        LockGroup(display=server.display, opcode=opcode, device=0x100, lock_group=1, group=group)
        server.sync()


def test_the_second_layout_is_told_while_it_is_in_use(screen, on_screen):
    on_screen("setxkbmap", "-layout", "us,de")
    soon(lambda: read_keys("xcb").layout == "und-US")
    turn_to(screen, 1)
    soon(lambda: read_keys("xcb").layout == "und-DE")
    turn_to(screen, 0)
    on_screen("setxkbmap", "-layout", "us")


@pytest.mark.parametrize("platform", ["wayland", "offscreen", "eglfs", ""])
def test_where_nobody_may_ask_nothing_is_known(platform):
    assert read_keys(platform) is None


@pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")  # Xlib leaves it
def test_without_a_server_nothing_is_known(monkeypatch):
    for name in (":9999", "far.example:0", "localhost:10.0"):
        monkeypatch.setenv("DISPLAY", name)
        assert read_keys("xcb") is None
    gc.collect()
    monkeypatch.delenv("DISPLAY")
    assert read_keys("xcb") is None


@pytest.mark.parametrize(("system", "reader"), [("win32", windows), ("darwin", macos)])
def test_other_systems_answer_only_at_home(system, reader):
    if sys.platform != system:
        assert reader.read() is None
    else:
        assert reader.read() is not None
