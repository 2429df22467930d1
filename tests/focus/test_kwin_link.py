"""What is believed of a message bus where KWin should be, and what is promised of it."""

import contextlib
import json
import stat
from pathlib import Path

import pytest
from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import open_dbus_connection

from bus_service import service
from mentordesk.focus.base import DesktopLost, Level, Own
from mentordesk.focus.journal import DiskJournal
from mentordesk.focus.kwin import KWinWindows
from mentordesk.focus.kwin_link import KWinLink
from rig import Rig, missing

_DESKTOPS = ("v", (("a(uss)", [(0, "one", "Desktop 1")]),))


@pytest.fixture
def environ(tmp_path):
    """Return the surroundings of a bus without a screen."""
    if lacking := missing("dbus-daemon"):
        pytest.skip(lacking)
    with contextlib.ExitStack() as stack:
        rig = Rig(tmp_path / "home", stack)
        rig.start_bus()
        yield rig.environ


@pytest.fixture
def kwin(environ):
    """Return what answers like a KWin whose scripts, once started, are run by the test."""
    loaded: dict[str, str] = {}
    answers = {
        "Get": _DESKTOPS,
        "isScriptLoaded": lambda name: ("b", (name in loaded,)),
        "loadScript": lambda path, name: ("i", (loaded.update({name: path}) or 0,)),
        "unloadScript": lambda name: ("b", (loaded.pop(name, "") != "",)),
        "start": lambda: began[-1](loaded),
    }

    began = [lambda _: ("", ())]
    address = environ["DBUS_SESSION_BUS_ADDRESS"]
    with service(address, "org.kde.KWin", answers) as running:
        yield running, began, address


def order_in(path: str) -> dict:
    """Return what a script was told to do."""
    first = Path(path).read_text("utf-8").splitlines()[0]
    return json.loads(first.removeprefix("var ORDER = ").removesuffix(";"))


def say(address: str, order: dict, token: str, said: dict) -> None:
    """Call back as a script does."""
    place = DBusAddress("/org/mentordesk/Focus", order["bus"], "org.mentordesk.Focus")
    with contextlib.closing(open_dbus_connection(address)) as link:
        link.send(new_method_call(place, "Tell", "ss", (token, json.dumps(said))))


def test_only_our_own_script_is_believed_and_nobody_else_can_read_it(environ, kwin):
    _, began, address = kwin
    seen = []

    def run(scripts):
        path = scripts["a"]
        order = order_in(path)
        seen.append(stat.S_IMODE(Path(path).stat().st_mode))
        say(address, order, "0" * 32, {"say": "seen", "windows": "a stranger's"})
        say(address, order, order["token"], {"say": "seen", "windows": "KWin's"})
        return "", ()

    began.append(run)
    with contextlib.closing(KWinLink(environ)) as link:
        told = link.run("a", {"act": "look"}, "seen")
        assert link.told() == []
    assert told["windows"] == "KWin's"
    assert seen == [0o600]
    assert list(Path(environ["XDG_RUNTIME_DIR"]).glob("*.js")) == []


def test_a_script_takes_the_place_of_another_only_once_it_is_there(environ, kwin):
    running, began, address = kwin

    def run(scripts):
        order = order_in(scripts["b"])
        say(address, order, order["token"], {"say": "on", "hidden": 1})
        return "", ()

    began.append(run)
    with contextlib.closing(KWinLink(environ)) as link:
        link.run("b", {"act": "hold"}, "on", ("a",))
    steps = [(method, body[-2]) for method, body in running.asked if "Script" in method]
    assert steps == [("loadScript", "b"), ("unloadScript", "a")]


@pytest.mark.usefixtures("kwin")
def test_a_kwin_that_runs_nothing_is_told_of_and_nothing_is_written_down(
    environ, state, monkeypatch
):
    monkeypatch.setattr("mentordesk.focus.kwin_link._ANSWER_S", 0.2)
    with contextlib.closing(KWinWindows(environ)) as windows, pytest.raises(DesktopLost):
        windows.enter(Own(), frozenset(), DiskJournal(state))
    assert DiskJournal(state).parts() == {}


@pytest.mark.usefixtures("kwin")
def test_a_plasma_that_was_not_measured_is_promised_in_part(environ):
    def levels(version: str) -> set[Level]:
        report = KWinWindows(environ | {"KDE_SESSION_VERSION": version}).probe()
        return {can.level for can in report if can.what in {"hide_windows", "exact_restore"}}

    assert levels("5") == {Level.YES}
    assert levels("6") == {Level.PARTLY}


def test_without_kwin_there_is_another_way(environ):
    assert KWinWindows(environ).probe() is None
