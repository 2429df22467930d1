"""The system's lock and sleep are heard, and sleep waits until it is released."""

import contextlib
import subprocess
import sys

import pytest
from jeepney import DBusAddress

from bus_service import service
from login import MANAGER, OTHER, OURS, PROPERTIES, SESSION, Login
from mentordesk.focus import session_watch_macos as macos
from mentordesk.focus import session_watch_windows as windows
from mentordesk.focus.session_watch import Call, SessionWatch
from mentordesk.focus.session_watch_bus import BusWatch, calls, meaning
from mentordesk.focus.session_watch_select import calls_of, watch_for
from rig import Rig, missing, soon


@pytest.fixture
def bus(tmp_path):
    if lacking := missing("dbus-daemon"):
        pytest.skip(lacking)
    with contextlib.ExitStack() as stack:
        rig = Rig(tmp_path, stack)
        rig.start_bus()
        address = rig.environ["DBUS_SESSION_BUS_ADDRESS"]
        yield rig.environ | {"DBUS_SYSTEM_BUS_ADDRESS": address, "XDG_SESSION_ID": "7"}


@pytest.fixture
def stack():
    with contextlib.ExitStack() as found:
        yield found


@pytest.fixture
def listening(stack):
    """Start a watch; it listens once it has asked for its session and the savers."""

    def begin(environ) -> BusWatch:
        watch = BusWatch(environ)
        stack.callback(watch.stop)
        watch.start()
        return watch

    return begin


def say_until_heard(watch, running, *signal) -> list[Call]:
    """Say it again while the watch may still be on its way to listen."""

    def told():
        running.say(*signal)
        return watch.read()

    return soon(told, what=f"{signal}")


def all_until(last: Call, watch, running, *signal) -> list[Call]:
    """Say something, and return all that is heard until it is."""
    running.say(*signal)
    found: list[Call] = []

    def told():
        found.extend(watch.read())
        return last in found

    soon(told, what=f"{signal} after {found}")
    return found


@pytest.mark.parametrize(
    ("signal", "call"),
    [
        ((MANAGER, "PrepareForSleep", "b", True), Call.SLEEP),
        ((SESSION, "Lock"), Call.LOCKED),
        (
            (PROPERTIES, "PropertiesChanged", "sa{sv}as", "s", {"LockedHint": ("b", True)}, []),
            Call.LOCKED,
        ),
    ],
)
def test_what_logind_says_is_heard(bus, stack, listening, signal, call):
    login = Login(bus, stack)
    assert say_until_heard(listening(bus), login.running, *signal)[0] is call


def test_another_session_and_an_unlocked_screen_are_nothing_to_hear(bus, stack, listening):
    login = Login(bus, stack)
    watch = listening(bus)
    say_until_heard(watch, login.running, SESSION, "Lock")
    all_until(Call.SLEEP, watch, login.running, MANAGER, "PrepareForSleep", "b", True)
    login.running.say(OTHER, "Lock")
    login.running.say(SESSION, "Unlock")
    login.running.say(MANAGER, "PrepareForSleep", "b", False)
    signal = (MANAGER, "PrepareForSleep", "b", True)
    assert all_until(Call.SLEEP, watch, login.running, *signal) == [Call.SLEEP]


def test_sleep_waits_until_it_is_released_and_the_next_one_too(bus, stack, listening):
    login = Login(bus, stack)
    watch = listening(bus)
    soon(lambda: login.held == 1)
    assert login.inhibited == [
        ("sleep", "MentorDesk", "The desk is saved and locked first", "delay")
    ]
    say_until_heard(watch, login.running, MANAGER, "PrepareForSleep", "b", True)
    assert login.held == 1
    watch.release()
    soon(lambda: login.held == 0)
    login.running.say(MANAGER, "PrepareForSleep", "b", False)
    soon(lambda: login.held == 1)


def test_a_process_that_takes_its_place_lets_the_computer_sleep(bus, stack):
    login = Login(bus, stack)
    anew = "import os, sys; os.execv(sys.executable, [sys.executable, '-c', 'input()'])"
    program = (
        "import os, time\n"
        "from mentordesk.focus.session_watch_bus import BusWatch\n"
        "watch = BusWatch(os.environ)\n"
        "watch.start()\n"
        "input()\n"
        f"{anew}\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program], env=bus, stdin=subprocess.PIPE, bufsize=0
    )
    stack.callback(process.wait)
    stack.callback(process.kill)
    soon(lambda: "GetSessionByPID" in dict(login.running.asked))  # so the answer has arrived
    assert login.held == 1
    process.stdin.write(b"\n")
    soon(lambda: login.held == 0)
    assert process.poll() is None
    process.stdin.close()


@pytest.mark.parametrize(
    "answers",
    [
        {"GetSessionByPID": None, "GetSession": ("o", (OURS,))},
        {"GetSessionByPID": None, "Get": ("v", (("(so)", ("7", OURS)),))},
    ],
)
def test_a_window_in_no_session_of_its_own_hears_the_persons(bus, stack, listening, answers):
    login = Login(bus, stack, answers)
    assert say_until_heard(listening(bus), login.running, SESSION, "Lock")[0] is Call.LOCKED


def test_sleep_is_heard_where_no_session_is_known(bus, stack, listening):
    login = Login(bus, stack, {"GetSessionByPID": None})
    signal = (MANAGER, "PrepareForSleep", "b", True)
    assert say_until_heard(listening(bus), login.running, *signal)[0] is Call.SLEEP


@pytest.mark.parametrize("name", ["org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"])
def test_without_logind_the_screen_saver_says_that_the_screen_is_locked(
    bus, stack, listening, name
):
    address = bus["DBUS_SESSION_BUS_ADDRESS"]
    saver = stack.enter_context(service(address, name, {}))
    place = DBusAddress(f"/{name.replace('.', '/')}", name, name)
    watch = listening(bus)
    assert say_until_heard(watch, saver, place, "ActiveChanged", "b", True)[0] is Call.LOCKED


def test_a_screen_saver_that_ends_is_nothing_to_hear():
    assert meaning("ActiveChanged", (False,)) is None


def test_without_any_bus_nothing_is_heard_and_nothing_fails(tmp_path, listening):
    nowhere = f"unix:path={tmp_path}/nothing"
    watch = listening({"DBUS_SYSTEM_BUS_ADDRESS": nowhere, "DBUS_SESSION_BUS_ADDRESS": nowhere})
    watch.stop()
    assert not watch._thread.is_alive()


def test_logind_says_both_and_without_a_session_only_sleep(bus, stack):
    assert calls(bus) == frozenset()
    with contextlib.ExitStack() as first:
        Login(bus, first)
        assert calls(bus) == {Call.LOCKED, Call.SLEEP}
    Login(bus, stack, {"GetSessionByPID": None})
    assert calls(bus) == {Call.SLEEP}


def test_a_screen_saver_alone_says_nothing_of_sleep(bus, stack):
    stack.enter_context(service(bus["DBUS_SESSION_BUS_ADDRESS"], "org.mate.ScreenSaver", {}))
    assert calls(bus) == {Call.LOCKED}


def test_where_no_bus_answers_nothing_is_said(tmp_path):
    nowhere = f"unix:path={tmp_path}/nothing"
    addresses = {"DBUS_SYSTEM_BUS_ADDRESS": nowhere, "DBUS_SESSION_BUS_ADDRESS": nowhere}
    assert calls_of("linux", addresses) == frozenset()
    assert calls_of("plan9") == frozenset()
    assert calls_of("win32") == calls_of("darwin") == frozenset(Call)


@pytest.mark.parametrize(
    ("platform", "kind"),
    [
        ("linux", BusWatch),
        ("win32", windows.WindowsWatch),
        ("darwin", macos.MacWatch),
        ("plan9", SessionWatch),
    ],
)
def test_each_platform_has_its_watch(platform, kind):
    watch = watch_for(platform, {})
    assert type(watch) is kind
    watch.stop()


def test_windows_says_lock_and_sleep_and_nothing_else(monkeypatch):
    monkeypatch.setattr(windows, "BEFORE_SLEEP_S", 0)
    watch = windows.WindowsWatch()
    unlock, resume = 0x0008, 0x0012
    for message, what in (
        (windows.SESSION, unlock),
        (windows.POWER, resume),
        (windows.SESSION, windows.LOCK),
        (windows.POWER, windows.SUSPEND),
    ):
        watch.take(message, what)
    assert watch.read() == [Call.LOCKED, Call.SLEEP]
    watch.stop()


def test_macos_waits_before_sleep_and_answers_what_it_is_asked(monkeypatch):
    monkeypatch.setattr(macos, "_BEFORE_SLEEP_S", 0)
    watch = macos.MacWatch()
    awake_again = 0xE0000300
    assert watch.take(macos.SLEEP_ASKED)
    assert watch.read() == []
    assert watch.take(macos.SLEEP_COMES)
    assert not watch.take(awake_again)
    assert watch.read() == [Call.SLEEP]
    watch.stop()
