"""Qt draws off screen in every test that does not ask for a real display."""

import gc
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Where a machine forbids it, each program that a test starts would be compiled anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

import compileall
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import mentordesk
from mentordesk.domain.person import Person
from mentordesk.services.desk import DeskService, lock
from mentordesk.services.workspace import Workspace
from mentordesk.ui.garbage import collect_due
from mentordesk.vault import keychain
from once import worked_out_once
from rights import NOBODY
from support import PASSPHRASE, SMALL_COST, Clock, Entries, HeldTasks, InlineTasks, add_amara

# As in the program: left alone, Python may end a widget on the thread of a worker, and Qt with it.
gc.disable()


def pytest_configure(config: pytest.Config) -> None:
    """Compile the program before all who run the tests side by side would, and keep the tests."""
    sys.dont_write_bytecode = False
    if not hasattr(config, "workerinput"):
        compileall.compile_dir(Path(mentordesk.__file__).parent, quiet=2, workers=0)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what only `test --desktops` asks for."""
    if "desktops" in config.option.markexpr:
        return
    rare = [item for item in items if item.get_closest_marker("desktops")]
    items[:] = [item for item in items if item not in set(rare)]
    config.hook.pytest_deselected(items=rare)


def pytest_collection_finish() -> None:
    """Leave all that was collected out of what is looked through for garbage after a test."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _garbage_ends_on_this_thread() -> Iterator[None]:
    yield
    collect_due()


@pytest.fixture(autouse=True, scope="session")
def _worked_out_once() -> Iterator[None]:
    with worked_out_once():
        yield


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> DeskService:
    return DeskService(tmp_path / "desk", clock, SMALL_COST)


@pytest.fixture
def open_room() -> Iterator[Path]:
    """A folder that an ordinary person may enter, unlike those of pytest."""
    room = Path(tempfile.mkdtemp(prefix="room-"))
    if not os.geteuid():
        os.chown(room, NOBODY, NOBODY)
    yield room
    shutil.rmtree(room)


@pytest.fixture(scope="session")
def new_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real encrypted desk of Helen Brandt's, made once and locked."""
    service = DeskService(tmp_path_factory.mktemp("new") / "desk", Clock(), SMALL_COST)
    lock(service.create(PASSPHRASE, "Helen Brandt").workspace)
    return service.folder


@pytest.fixture
def desk_at_first(new_desk: Path) -> Path:
    """What a test finds on its desk."""
    return new_desk


@pytest.fixture
def workspace(desk: DeskService, desk_at_first: Path) -> Iterator[Workspace]:
    """The desk, each test's own, unlocked."""
    shutil.copytree(desk_at_first, desk.folder)
    opened = desk.unlock(PASSPHRASE)
    yield opened
    lock(opened)


@pytest.fixture
def amara(workspace: Workspace) -> Person:
    return next(iter(workspace.people.mentors()), None) or add_amara(workspace)


@pytest.fixture
def tasks() -> InlineTasks:
    return InlineTasks()


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Put the computer somewhere else."""

    def be_in(place: str) -> None:
        monkeypatch.setenv("TZ", place)
        time.tzset()

    yield be_in
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def held() -> HeldTasks:
    return HeldTasks()


@pytest.fixture
def entries(monkeypatch: pytest.MonkeyPatch) -> Entries:
    """What the computer's keychain keeps."""
    made = Entries()
    monkeypatch.setattr(keychain, "system_keychain", lambda: made)
    return made


@pytest.fixture
def notices():
    from notice_list import NoticeList

    return NoticeList()
