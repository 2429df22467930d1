"""Real desktops, kept from test to test as long as each leaves its own as it was."""

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from eyes import Eyes, looking
from focus.run_table import RunTable
from foreign import Foreign
from mentordesk.focus.base import Own
from mentordesk.focus.client import Focus
from rig import Rig, desktop, missing, soon

TABLE = RunTable()


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    TABLE.add(report)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say by desktop what was run, and what was not."""
    if TABLE.lines():
        terminalreporter.section("rare desktops: passed, failed, not possible, not run")
        terminalreporter.write_line("\n".join(TABLE.lines()))
        TABLE.write()


class Desktops:
    """One desktop for each window manager."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._running: dict[str, tuple[Rig, contextlib.ExitStack]] = {}

    def of(self, manager: str) -> Rig:
        """Return the desktop, started if need be."""
        if manager not in self._running:
            stack = contextlib.ExitStack()
            home = self._home / f"{manager}-{len(list(self._home.iterdir()))}"
            self._running[manager] = (stack.enter_context(desktop(home, manager, bus=True)), stack)
        return self._running[manager][0]

    @contextlib.contextmanager
    def used(self, manager: str) -> Iterator[Rig]:
        """Lend the desktop; it is ended unless it comes back as it was."""
        running = self.of(manager)
        yield running
        if not _at_rest(running):
            self.drop(manager)

    def drop(self, manager: str) -> None:
        """End a desktop; the next test gets a new one."""
        self._running.pop(manager)[1].close()

    def close(self) -> None:
        """End all."""
        for manager in list(self._running):
            self.drop(manager)


@pytest.fixture(scope="session")
def desktops(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desktops]:
    running = Desktops(tmp_path_factory.mktemp("desktops"))
    yield running
    running.close()


@pytest.fixture
def manager() -> str:
    return "openbox"


@pytest.fixture
def rig(manager: str, desktops: Desktops) -> Iterator[Rig]:
    if lacking := missing("Xvfb", "dbus-daemon", "xprop", *manager.split()):
        pytest.skip(lacking)
    with desktops.used(manager) as running:
        yield running


def _at_rest(rig: Rig) -> bool:
    def empty() -> bool:
        return not eyes.numbers("_NET_CLIENT_LIST")

    try:
        with looking(rig.display) as eyes:
            # One that is behind lists nothing yet of what opened and closed just now, and openbox
            # keeps one in thirty of those for ever; one that ended lists nothing any more.
            eyes.hear_manager(10)
            soon(empty, 3)
            state = eyes.state()
    except Exception:  # noqa: BLE001 - whatever is wrong with it, the next test gets a new one
        return False
    return state.current == 0 and state.marks == 0


@pytest.fixture
def foreign(rig: Rig) -> Iterator[Foreign]:
    program = Foreign(rig)
    yield program
    program.close()


@pytest.fixture
def eyes(rig: Rig) -> Iterator[Eyes]:
    with looking(rig.display) as found:
        yield found


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


@pytest.fixture
def focus(rig: Rig, state: Path) -> Iterator[Focus]:
    made = Focus(state, rig.environ)
    yield made
    made.stop()


@pytest.fixture
def own(eyes: Eyes) -> Iterator[Own]:
    """Our window, on the desktop and active."""
    window = eyes.open_own()
    yield Own((window,), os.getpid())
    eyes.close_own()


@pytest.fixture
def see(focus: Focus) -> Callable[..., None]:
    """Wait until focus told of something."""

    def seen(kind: object, app: str | None = None) -> None:
        heard: list[object] = []

        def told() -> bool:
            heard.extend(focus.read())
            return any(e.kind is kind and app in (None, e.app) for e in heard)

        soon(told, what=f"{kind} among {heard}")

    return seen
