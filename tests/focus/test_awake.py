"""The screen stays awake for as long as somebody holds it, and no longer."""

import subprocess

import pytest
from Xlib import display
from Xlib.ext import screensaver

from bus_service import service
from mentordesk.focus import awake, awake_bus, select
from mentordesk.focus.base import Level
from mentordesk.focus.x11_awake import XScreenSaver
from rig import missing, soon

pytestmark = pytest.mark.acceptance


@pytest.fixture
def idle(rig):
    """Let the screen saver come after a second; return the idle time, and whether it came."""
    if lacking := missing("xset"):
        pytest.skip(lacking)
    subprocess.run(["xset", "s", "reset", "s", "1", "1"], env=rig.environ, check=True)
    link = display.Display(rig.display)

    def asked():
        found = link.screen().root.screensaver_query_info()
        return found.idle, found.state == screensaver.StateOn

    yield asked
    link.close()
    subprocess.run(["xset", "s", "off", "s", "reset"], env=rig.environ, check=True)


def test_the_x_screen_saver_waits_for_as_long_as_it_is_held(rig, idle):
    saver = XScreenSaver(rig.environ)
    assert saver.probe() is Level.YES
    assert saver.hold("a session")
    soon(lambda: idle()[0] > 1800)
    assert not idle()[1]
    saver.release()
    soon(lambda: idle()[1], what="the screen saver")


@pytest.mark.parametrize(
    ("name", "bus_name"),
    [
        ("gnome-session", "org.gnome.SessionManager"),
        ("screen-saver", "org.freedesktop.ScreenSaver"),
    ],
)
def test_a_service_of_the_desktop_is_asked_and_let_go(rig, name, bus_name):
    answers = {"Inhibit": ("u", (5,)), "UnInhibit": ("", ()), "Uninhibit": ("", ())}
    backend = next(found for found in awake_bus.by_bus(rig.environ) if found.name == name)
    assert backend.probe() is None
    assert not backend.hold("a session")
    with service(rig.environ["DBUS_SESSION_BUS_ADDRESS"], bus_name, answers) as running:
        assert backend.probe() is Level.ASKED
        assert backend.hold("a session")
        backend.release()
        assert [method.lower() for method, _ in running.asked] == ["inhibit", "uninhibit"]
        soon(lambda: running.asked[0][1][-1] in running.gone)


def test_asking_a_desktop_is_never_reported_as_certain(rig):
    answers = {"Inhibit": ("u", (5,))}
    address = rig.environ["DBUS_SESSION_BUS_ADDRESS"]
    backends = list(select.choose(rig.environ).awake)
    assert awake.report(backends).level is Level.YES
    with service(address, "org.freedesktop.ScreenSaver", answers):
        assert awake.report(backends).level is Level.ASKED
    assert awake.report([]).level is Level.NO
