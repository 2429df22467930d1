"""A home of its own and one kept sample desk for all commands."""

import shutil
from pathlib import Path

import pytest

from command_line import CommandLine
from mentordesk.services import demo
from mentordesk.services.clock import now
from mentordesk.services.desk import DeskService, lock
from support import PASSPHRASE, SMALL_COST


@pytest.fixture(scope="session")
def mentordesk(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    return CommandLine(tmp_path_factory.mktemp("cli") / "home")


@pytest.fixture(scope="session")
def demo_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A year that every test may read and none may change, at the smallest cost of opening."""
    folder = tmp_path_factory.mktemp("year") / "desk"
    opened = DeskService(folder, now, SMALL_COST).create(PASSPHRASE, demo.LEADER).workspace
    demo.fill(opened, now())
    lock(opened)
    return folder


@pytest.fixture
def own_desk(demo_desk: Path, tmp_path: Path) -> Path:
    """A copy of the sample desk to spoil."""
    return Path(shutil.copytree(demo_desk, tmp_path / "desk"))
