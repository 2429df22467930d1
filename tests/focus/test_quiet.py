"""Notifications on a real bus: silent in focus, and afterwards as they were."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bus_service import service
from mentordesk.focus import quiet_switches, select
from mentordesk.focus.base import Level
from mentordesk.focus.client import Focus, recover
from mentordesk.focus.journal import DiskJournal
from mentordesk.focus.quiet import SwitchedQuiet
from mentordesk.focus.quiet_switches import MakoSwitch, SwayncSwitch, XfceSwitch
from rig import end, kill, missing, soon

pytestmark = pytest.mark.acceptance
SERVER = "org.freedesktop.Notifications"
PROGRAM = Path(__file__).with_name("program.py")


@pytest.fixture
def dunst(rig):
    if lacking := missing("dunst"):
        pytest.skip(lacking)
    running = rig.start("dunst")
    soon(lambda: select.quiet_now(rig.environ) is not None, what="dunst")
    yield quiet_switches.DunstSwitch(rig.environ)
    end(running)
    soon(lambda: select.quiet_now(rig.environ) is None, what="no dunst")


def test_dunst_is_silent_in_focus_and_speaks_again_afterwards(focus, own, dunst):
    assert dunst.read() is False
    assert "not-silenced" not in focus.enter(own).notes
    assert dunst.read() is True
    focus.leave()
    assert dunst.read() is False


def test_dunst_speaks_again_after_a_kill_of_both_and_a_recovery(rig, state, dunst):
    program = rig.start(
        sys.executable,
        str(PROGRAM),
        str(state),
        environ=rig.environ | {"PYTHONPATH": str(PROGRAM.parents[1])},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    program.stdout.readline()
    guard = json.loads((state / "focus-journal.json").read_text())["guard"]
    os.kill(guard, signal.SIGSTOP)
    kill(program.pid, guard)
    assert dunst.read() is True
    recover(state, rig.environ)
    assert dunst.read() is False
    assert not (state / "focus-journal.json").exists()


def test_who_had_silenced_dunst_before_finds_it_silent_afterwards(focus, own, dunst):
    dunst.write(value=True)
    focus.enter(own)
    focus.leave()
    assert dunst.read() is True
    dunst.write(value=False)


def test_what_an_earlier_focus_left_silent_speaks_again_in_the_end(dunst, state):
    journal, quiet = DiskJournal(state), SwitchedQuiet(dunst)
    quiet.on(journal)
    quiet.on(journal)  # the way back was not possible in between
    quiet.off(journal.parts()["dunst"])
    assert dunst.read() is False


def test_what_the_person_changed_meanwhile_stays_changed(focus, own, dunst):
    focus.enter(own)
    dunst.write(value=False)
    focus.leave()
    assert dunst.read() is False


def test_what_cannot_be_reached_now_is_undone_at_the_next_start(focus, own, dunst, rig, state):
    focus.enter(own)
    blind = rig.environ | {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={state}/none"}
    kill(json.loads((state / "focus-journal.json").read_text())["guard"])
    focus._environ = blind
    soon(lambda: list(DiskJournal(state).parts()) in ([], ["dunst"]))
    focus.leave()
    recover(state, rig.environ)
    assert dunst.read() is False
    assert DiskJournal(state).parts() == {}


def test_plasma_is_asked_and_let_go(rig, state):
    answers = {
        "GetServerInformation": ("ssss", ("Plasma", "KDE", "5", "1.2")),
        "Inhibit": ("u", (77,)),
        "UnInhibit": ("", ()),
    }
    with service(rig.environ["DBUS_SESSION_BUS_ADDRESS"], SERVER, answers) as plasma:
        quiet = select.quiet_now(rig.environ)
        assert [can.level for can in quiet.probe()] == [Level.YES, Level.NO]
        quiet.on(DiskJournal(state))
        quiet.off({})
        asked = dict(plasma.asked)
        assert asked["Inhibit"][0] == "mentordesk"
        assert asked["UnInhibit"][0] == 77
        soon(lambda: asked["Inhibit"][-1] in plasma.gone)
        assert DiskJournal(state).parts() == {}


def switched(store, silent=True):
    """Answer as servers with one switch do."""
    return {
        "GetDnd": lambda: ("b", (store.get("on", False),)),
        "SetDnd": lambda value: store.update(on=value) or ("", ()),
        "ListModes": lambda: ("as", (store.get("modes", ["default"]),)),
        "SetModes": lambda value: store.update(modes=value) or ("", ()),
        "GetServerInformation": ("ssss", (store["name"], "", "", "")),
    }


@pytest.mark.parametrize(
    ("switch", "bus_name", "name"),
    [
        (SwayncSwitch, "org.erikreider.swaync.cc", "SwayNotificationCenter"),
        (MakoSwitch, SERVER, "mako"),
    ],
)
def test_a_switch_of_the_server_is_set_and_set_back(rig, state, switch, bus_name, name):
    store = {"name": name}
    with service(rig.environ["DBUS_SESSION_BUS_ADDRESS"], bus_name, switched(store)):
        made = switch(rig.environ)
        quiet, journal = SwitchedQuiet(made), DiskJournal(state)
        assert name.lower().startswith(made.server)
        quiet.on(journal)
        assert made.read() is True
        quiet.off(journal.parts()[made.name])
        assert made.read() is False


def test_mako_says_that_its_mode_is_missing_until_it_is_there(rig, tmp_path):
    environ = rig.environ | {"XDG_CONFIG_HOME": str(tmp_path)}
    assert MakoSwitch(environ).why == "mako-no-mode"
    (tmp_path / "mako").mkdir()
    (tmp_path / "mako" / "config").write_text("[mode=do-not-disturb]\ninvisible=1\n")
    assert MakoSwitch(environ).why == ""


@pytest.mark.skipif(bool(missing("xfconf-query")), reason=missing("xfconf-query"))
def test_the_switch_of_xfce_is_unset_again_where_it_was_unset(rig, state):
    switch, journal = XfceSwitch(rig.environ), DiskJournal(state)
    assert switch.read() is None
    SwitchedQuiet(switch).on(journal)
    assert switch.read() is True
    SwitchedQuiet(switch).off(journal.parts()["xfce4-notifyd"])
    assert switch.read() is None

    SwitchedQuiet(switch).on(journal)
    switch.write(value=False)  # the person, meanwhile
    SwitchedQuiet(switch).off(journal.parts()["xfce4-notifyd"])
    assert switch.read() is False
    switch.write(None)


@pytest.mark.skipif(bool(missing("gsettings")), reason=missing("gsettings"))
def test_the_switch_of_gnome_is_unset_again_where_it_was_unset(rig, state):
    environ = rig.environ | {"GSETTINGS_BACKEND": "keyfile"}
    switch, journal = quiet_switches.GnomeSwitch(environ), DiskJournal(state)
    known = subprocess.run(["gsettings", "list-schemas"], capture_output=True, check=True)
    if switch._key[0].encode() not in known.stdout:
        pytest.skip("not installed: the settings schemas of GNOME")
    SwitchedQuiet(switch).on(journal)
    assert switch.read() is False
    SwitchedQuiet(switch).off(journal.parts()["gnome"])
    assert switch.read() is None
    saved = rig.home / "config" / "glib-2.0" / "settings" / "keyfile"
    assert "show-banners" not in saved.read_text()


def test_a_dead_bus_costs_no_time_and_is_said(rig, state):
    environ = rig.environ | {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={state}/nothing"}
    focus = Focus(state, environ)
    began = time.monotonic()
    lines = {can.what: can for can in focus.report()}
    assert time.monotonic() - began < 2
    assert lines["silence"].why == "no-bus"
    focus.stop()


def test_a_bus_that_never_answers_holds_nothing_up(rig, own, eyes, foreign, state):
    foreign.open()
    before = eyes.calm()
    path = state.with_name("silent-bus")
    with socket.socket(socket.AF_UNIX) as silent:
        silent.bind(str(path))
        silent.listen(8)
        address = f"unix:path={path}"
        focus = Focus(state, rig.environ | {"DBUS_SESSION_BUS_ADDRESS": address})
        began = time.monotonic()
        outcome = focus.enter(own)
        assert time.monotonic() - began < 6
        assert outcome.hidden == 1
        assert "not-silenced" in outcome.notes
        focus.leave()
        focus.stop()
    assert eyes.calm() == before
