"""The system locks or sleeps: the desk is saved and locked first, and while locked says nothing."""

import contextlib
from collections.abc import Iterator

import pytest

from acceptance.at_spi import patiently
from acceptance.conftest import Start
from acceptance.desks import Made
from acceptance.program import Program, launcher, read_desktop
from acceptance.walk import into_the_session
from login import MANAGER, SESSION, Login
from rig import Rig, missing, soon
from support import PASSPHRASE

WORDS = "She waited nine days."


@pytest.fixture(scope="module")
def logged_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Rig, Login]]:
    """A desktop with a login service."""
    lacking = missing("Xvfb", "openbox", "dbus-daemon", "xdotool")
    if lacking or not launcher():
        pytest.skip(lacking or "not installed: at-spi2-core")
    with contextlib.ExitStack() as stack:
        rig = stack.enter_context(read_desktop(tmp_path_factory.mktemp("logged-in")))
        rig.environ["DBUS_SYSTEM_BUS_ADDRESS"] = rig.environ["DBUS_SESSION_BUS_ADDRESS"]
        yield rig, Login(rig.environ, stack)


@pytest.fixture
def live(start: Start, planned: Made, logged_in: tuple[Rig, Login]) -> Program:
    rig, login = logged_in
    program = start("--desk", planned.folder, rig=rig)
    program.come_forward()
    assert login.held == 0
    into_the_session(program)
    soon(lambda: login.held == 1, what="a delay for sleep")
    program.reader.focus("live.notes")
    program.type(WORDS)
    patiently(lambda: WORDS in program.reader.text("live.notes"), what="the words")
    return program


@pytest.mark.parametrize(
    "signal", [(MANAGER, "PrepareForSleep", "b", True), (SESSION, "Lock")], ids=["sleep", "lock"]
)
def test_the_desk_is_locked_before_sleep_and_its_words_are_saved(
    live: Program, logged_in: tuple[Rig, Login], signal: tuple
) -> None:
    _, login = logged_in
    login.running.say(*signal)
    soon(lambda: login.held == 0, what="the delay given back")
    live.reader.find("unlock.passphrase")
    assert live.process.poll() is None
    assert WORDS not in live.reader.everything()
    live.unlock(PASSPHRASE)
    live.reader.press("today.go_on")
    patiently(lambda: live.reader.text("live.notes") == WORDS, what="every word")
