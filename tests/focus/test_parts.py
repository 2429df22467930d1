"""The parts that need no desktop."""

import os
import re
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from mentordesk import focus, focus_words
from mentordesk.focus import backends, capture, wire
from mentordesk.focus.base import Can, Event, Kind, Level, Outcome, Own
from mentordesk.focus.client import Focus, recover
from mentordesk.focus.journal import DiskJournal, FocusBusyError
from mentordesk.focus.x11_hide import Stay
from mentordesk.focus.x11_scene import EVERYWHERE, Scene, Seen

# Names with a hyphen that are no reason, by the part that uses them.
NO_REASONS = {
    # Quiet and awake
    "do-not-disturb",
    "gnome-session",
    "gnome-shell",
    "screen-saver",
    "show-banners",
    "x-screen-saver",
    "xfce4-notifyd",
    # KDE
    # GNOME
    # sway, i3
    "i3-ipc",
    # wlr
    # Windows
    "guard-ending",
    "guard-speaks",
    "open-notification-settings",
    "windows-hook",
    "windows-power",
    "windows-rule",
    # macOS
    "add-shortcuts",
    "mac-shortcuts",
    # All
    "session-watch",
    "utf-8",
}


def test_the_journal_remembers_parts_until_each_is_done(tmp_path):
    journal = DiskJournal(tmp_path / "new", 42)
    journal.intend("x11", {"old": 1})
    journal.intend("dunst", {"was": False})
    assert stat.S_IMODE(journal.path.stat().st_mode) == 0o600
    again = DiskJournal(tmp_path / "new")
    assert list(again.parts()) == ["x11", "dunst"]
    assert again.holders() == (os.getpid(), 42)
    again.done("x11")
    assert list(journal.parts()) == ["dunst"]
    again.done("dunst")
    again.done("dunst")
    assert not journal.path.exists()


@pytest.mark.parametrize("text", ["", "[]", "{", '{"version": 9, "parts": {"x11": {}}}', "\0\xff"])
def test_a_journal_that_cannot_be_read_asks_for_nothing(tmp_path, text):
    (tmp_path / "focus-journal.json").write_text(text)
    assert DiskJournal(tmp_path).parts() == {}
    assert recover(tmp_path, {}) is None


@pytest.mark.parametrize("undo", [{}, {"nonce": 3}, {"nonce": [1, 2], "old": "x"}])
def test_a_journal_with_an_absurd_part_is_cleared_and_harms_nothing(tmp_path, undo):
    DiskJournal(tmp_path).intend("x11", undo)
    assert recover(tmp_path, {}) is not None
    assert recover(tmp_path, {}) is None


def test_only_one_holds_the_journal(tmp_path):
    first, second = DiskJournal(tmp_path), DiskJournal(tmp_path)
    first.lock()
    with pytest.raises(FocusBusyError):
        second.lock(0.02)
    first.unlock()
    second.lock()
    second.unlock()


def test_what_crosses_the_pipe_arrives_as_it_was():
    outcome = Outcome(12, 3, ("Xterm",), ("not-awake",))
    own = Own(("0x1", "0x2"), 7, "HDMI-A-1")
    event = Event(Kind.CAME, "Mail", 3)
    report = (Can("silence", Level.NO, "no-bus"),)
    sent = wire.parse(
        wire.line(
            outcome=wire.of_outcome(outcome),
            own=wire.of_own(own),
            event=wire.of_event(event),
            report=wire.of_report(report),
        )
    )
    assert wire.to_outcome(sent["outcome"]) == outcome
    assert wire.to_own(sent["own"]) == own
    assert wire.to_event(sent["event"]) == event
    assert wire.to_report(sent["report"]) == report


@pytest.mark.parametrize("raw", [b"", b"3", b"{", b"\xff\xfe"])
def test_what_is_not_a_line_is_refused(raw):
    with pytest.raises(wire.NotALineError):
        wire.parse(raw)


def test_an_empty_desktop_is_one_that_no_window_stands_on():
    windows = (Seen(1, desktop=0), Seen(2, desktop=2, minimised=True), Seen(3, desktop=EVERYWHERE))
    assert Scene(windows, current=0, desktops=4).empty_desktop() == 3
    assert Scene(windows, current=1, desktops=3).empty_desktop() is None
    assert [w.id for w in Scene(windows, current=2, desktops=3).shown()] == [3]


def test_a_stay_comes_out_of_the_journal_as_it_went_in():
    stay = Stay(":1", (1, 2), 0, 3, 4, 99, (5, 6))
    assert Stay.of(stay.undo()) == stay


@pytest.mark.parametrize(
    ("environ", "why"),
    [
        ({}, "no-display"),
        ({"DISPLAY": ":977"}, "no-display"),
        ({"DISPLAY": "nonsense"}, "no-display"),
        ({"WAYLAND_DISPLAY": "wayland-9", "XDG_RUNTIME_DIR": "/nowhere"}, "no-display"),
    ],
)
def test_a_desktop_without_a_way_is_named_and_nothing_fails(environ, why, tmp_path):
    tried = Focus(tmp_path, environ)
    report = tried.report()
    assert (report[0].what, report[0].why) == ("hide_windows", why)
    assert report[0].level in (Level.NO, Level.PARTLY)
    assert tried.windows() == []
    tried.stop()


def test_a_compositor_that_listens_is_covered_and_a_dead_one_is_not(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    environ = {"XDG_RUNTIME_DIR": ".", "WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":977"}
    tried = Focus(tmp_path, environ)
    with socket.socket(socket.AF_UNIX) as compositor:
        compositor.bind("wayland-0")
        compositor.listen()
        assert tried.report()[0] == Can("hide_windows", Level.PARTLY, "wayland-no-way")
    assert tried.report()[0] == Can("hide_windows", Level.NO, "no-display")
    tried.stop()


def test_without_a_display_a_focus_says_so_and_ends_cleanly(tmp_path):
    environ = {key: text for key, text in os.environ.items() if key != "DISPLAY"}
    tried = Focus(tmp_path, environ | {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"})
    outcome = tried.enter(Own(pid=os.getpid()))
    assert set(outcome.notes) >= {"no-display", "not-silenced"}
    tried.leave()
    tried.stop()
    assert not tried.running


def test_the_tables_name_parts_that_load_on_every_system():
    rows = [*backends.WINDOWS, *backends.COVERS, *backends.AWAKE, *backends.QUIET]
    assert rows[len(backends.WINDOWS) - 1].name == "cover"
    assert [row.load({}).name for row in rows if row.loads] == [row.name for row in rows]


def test_a_system_without_a_bus_and_x11_needs_no_library_of_them():
    code = "import sys; sys.modules |= dict.fromkeys(['jeepney', 'Xlib'])\n"
    code += "import mentordesk.focus.client, mentordesk.focus.guard, mentordesk.focus.cover"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_every_reason_that_focus_names_has_its_words():
    code = "".join(path.read_text() for path in Path(focus.__file__).parent.glob("*.py"))
    named = set(re.findall(r'"([a-z0-9]+(?:-[a-z0-9]+)+)"', code))
    assert named - NO_REASONS <= set(focus_words.WHY)


def test_every_line_of_a_report_has_its_words():
    code = "".join(path.read_text() for path in Path(focus.__file__).parent.glob("*.py"))
    lines = set(re.findall(r'Can\("([a-z_]+)"', code))
    assert lines == {what for what, _ in focus_words.CAN}
    assert focus_words.hidden_words(1) == "1 window will be hidden"
    assert focus_words.hidden_words(14) == "14 windows will be hidden"


@pytest.mark.parametrize(
    ("family", "why"),
    [
        ("x11", "no-capture-x11"),
        ("wayland", "no-capture-wayland"),
        ("macos", "no-capture-macos"),
        ("none", "no-display"),
    ],
)
def test_a_system_that_leaves_no_window_out_of_a_shared_screen_says_why(monkeypatch, family, why):
    monkeypatch.setattr(backends, "family", lambda _: family)
    assert capture.can({}) == Can("no_capture", Level.NO, why)
    assert not capture.leave_out(1, yes=True)
