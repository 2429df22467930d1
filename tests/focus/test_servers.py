"""Real notification servers, seen by pixels: silent in focus, and afterwards as they were."""

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from eyes import looking
from mentordesk.focus import select
from mentordesk.focus.base import BusError, Level, Own
from mentordesk.focus.client import Focus, recover
from rig import desktop, kill, missing, soon

pytestmark = [pytest.mark.acceptance, pytest.mark.desktops]
_SILENT_S = 3.0
_XFCE = "xfce4/notifyd/xfce4-notifyd"


@dataclass(frozen=True)
class Server:
    """How a server is started, and which program of it tells that it is installed."""

    command: tuple[str, ...]
    installed: str


def _xfce() -> str:
    """Return where the system keeps a program that nobody starts by hand."""
    found = [folder / _XFCE for folder in Path("/usr/lib").glob("*-linux-gnu")]
    there = [str(path) for path in (*found, Path("/usr/lib") / _XFCE) if path.exists()]
    return there[0] if there else _XFCE


SERVERS = {
    "dunst": Server(("dunst",), "dunst"),
    "xfce": Server((_xfce(),), "xfce4-notifyd-config"),
}


# Its window shows what came as well, so no picture tells a pop-up from that.
PLASMA = Server(("plasmawindowed", "org.kde.plasma.notifications"), "plasmawindowed")


def _answers(rig) -> bool:
    try:
        return select.quiet_now(rig.environ, 2.0) is not None
    except BusError:
        return False  # it has its name already and draws its window yet


class Notes:
    """Sends notifications as any program does, and sees whether one is shown."""

    def __init__(self, rig, eyes) -> None:
        self._rig, self._eyes = rig, eyes

    def _run(self, *command: str) -> str:
        run = subprocess.run(
            command, env=self._rig.environ, check=True, capture_output=True, text=True, timeout=20
        )
        return run.stdout.strip()

    def shows(self, urgency: str, seconds: float = 20) -> bool:
        """Send one, tell whether anything came up in that time, and take it back."""
        before = self._eyes.still_picture()
        number = self._run("notify-send", "-p", "-u", urgency, "Lunch?", "At noon, downstairs.")
        try:
            soon(lambda: self._eyes.picture() != before, seconds)
            shown = True
        except AssertionError:
            shown = False
        where = ("--dest", "org.freedesktop.Notifications")
        path = ("--object-path", "/org/freedesktop/Notifications")
        method = ("--method", "org.freedesktop.Notifications.CloseNotification", number)
        self._run("gdbus", "call", "--session", *where, *path, *method)
        soon(lambda: self._eyes.picture() == before, 10, "an empty screen again")
        return shown


@pytest.fixture(scope="module")
def rig(server, tmp_path_factory):
    needed = ("Xvfb", "openbox", "dbus-daemon", "notify-send", "gdbus", server.installed)
    if lacking := missing(*needed):
        pytest.skip(lacking)
    with desktop(tmp_path_factory.mktemp("server") / "home", bus=True) as running:
        running.start(*server.command)
        soon(lambda: _answers(running), what=server.installed)
        yield running


@pytest.fixture
def eyes(rig):
    with looking(rig.display) as found:
        yield found


@pytest.fixture
def notes(rig, eyes):
    return Notes(rig, eyes)


def over(ends: str, focus, state, rig) -> None:
    """End a focus, in peace or by a kill of its guard and a recovery."""
    if ends == "leave":
        focus.leave()
        return
    journal = state / "focus-journal.json"
    kill(json.loads(journal.read_text())["guard"])
    soon(lambda: not focus.running)
    recover(state, rig.environ)
    soon(lambda: not journal.exists())


@pytest.mark.parametrize("ends", ["leave", "kill"])
@pytest.mark.parametrize(
    "server", [pytest.param(s, id=n) for n, s in SERVERS.items()], scope="module"
)
def test_a_server_is_as_silent_as_promised_and_speaks_again_whatever_ends_it(
    rig, eyes, notes, state, ends
):
    own, focus = Own((eyes.open_own(),), os.getpid()), Focus(state, rig.environ)
    promised = {can.what: can.level for can in focus.report()}
    assert promised["silence"] is Level.YES
    assert notes.shows("normal")

    assert "not-silenced" not in focus.enter(own).notes
    assert not notes.shows("normal", _SILENT_S)
    if promised["urgent_silence"] is Level.YES:
        assert not notes.shows("critical", _SILENT_S)
    else:
        assert notes.shows("critical")

    over(ends, focus, state, rig)
    assert notes.shows("normal")
    assert not (state / "focus-journal.json").exists()
    focus.stop()
    eyes.close_own()


@pytest.mark.parametrize("ends", ["leave", "kill"])
@pytest.mark.parametrize("server", [pytest.param(PLASMA, id="plasma")], scope="module")
def test_plasma_holds_its_notifications_back_for_as_long_as_it_is_asked(rig, eyes, state, ends):
    own, focus = Own((eyes.open_own(),), os.getpid()), Focus(state, rig.environ)
    assert not inhibited(rig)
    assert "not-silenced" not in focus.enter(own).notes
    assert inhibited(rig)
    over(ends, focus, state, rig)
    soon(lambda: not inhibited(rig), what="Plasma to speak again")
    focus.stop()
    eyes.close_own()


def inhibited(rig) -> bool:
    """Return whether Plasma says itself that it holds notifications back."""
    name, path = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
    get = ("--method", "org.freedesktop.DBus.Properties.Get", name, "Inhibited")
    command = ("gdbus", "call", "--session", "--dest", name, "--object-path", path, *get)
    run = subprocess.run(command, env=rig.environ, check=True, capture_output=True, text=True)
    return "true" in run.stdout
