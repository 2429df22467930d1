"""A desktop that can be read, and programs started on it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from acceptance.desks import Made, planned_desk, year_desk
from acceptance.program import Program, launcher, read_desktop
from eyes import Eyes, looking
from foreign import Foreign
from rig import Rig, missing

NEEDED = ("Xvfb", "openbox", "dbus-daemon", "xprop", "xdotool")
Start = Callable[..., Program]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "acceptance" in Path(item.path).parts:
            item.add_marker(pytest.mark.acceptance)


@pytest.fixture(scope="session")
def read_rig(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    lacking = missing(*NEEDED) or ("" if launcher() else "not installed: at-spi2-core")
    if lacking:
        pytest.skip(lacking)
    with read_desktop(tmp_path_factory.mktemp("home")) as rig:
        yield rig


@pytest.fixture
def start(read_rig: Rig) -> Iterator[Start]:
    """Start the program; what a test starts ends with it."""
    begun: list[Program] = []

    def run(*arguments: object, rig: Rig | None = None) -> Program:
        program = Program(rig or read_rig, [str(word) for word in arguments])
        begun.append(program)
        return program

    yield run
    for program in reversed(begun):
        program.end()
    if fell := "".join(program.mistakes for program in begun):
        pytest.fail(fell, pytrace=False)  # whole: an assertion would cut it


@pytest.fixture
def planned(tmp_path: Path) -> Made:
    return planned_desk(tmp_path / "desk")


@pytest.fixture
def year(tmp_path: Path) -> Made:
    return year_desk(tmp_path / "desk")


@pytest.fixture
def read_eyes(read_rig: Rig) -> Iterator[Eyes]:
    with looking(read_rig.display) as eyes:
        yield eyes


@pytest.fixture
def others(read_rig: Rig) -> Iterator[Foreign]:
    """Another program's windows on the same desktop."""
    foreign = Foreign(read_rig)
    yield foreign
    foreign.close()
