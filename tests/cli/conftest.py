"""A home of its own and one kept sample desk for all commands."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from command_line import CommandLine
from mentordesk.services import demo
from mentordesk.services.clock import now
from mentordesk.services.desk import DeskService, lock
from support import PASSPHRASE, SMALL_COST
from warm_start import warm


@pytest.fixture(scope="session")
def mentordesk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CommandLine]:
    made = CommandLine(tmp_path_factory.mktemp("cli") / "home", small_cost=True)
    if sys.platform != "linux":  # elsewhere a fork may lack what the system lent its parent
        yield made
        return
    with warm(made.environ) as made.warm:
        yield made


@pytest.fixture(scope="session")
def demo_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A year that every test may read and none may change, at the smallest cost of opening.

    What is exported from it is noted on it.
    """
    folder = tmp_path_factory.mktemp("year") / "desk"
    opened = DeskService(folder, now, SMALL_COST).create(PASSPHRASE, demo.LEADER).workspace
    demo.fill(opened, now())
    lock(opened)
    born = sorted(folder.rglob("*"))
    yield folder
    assert sorted(folder.rglob("*")) == born, "a test changed what all share: own_desk is for that"


@pytest.fixture
def own_desk(demo_desk: Path, tmp_path: Path) -> Path:
    """A copy of the sample desk to spoil."""
    return Path(shutil.copytree(demo_desk, tmp_path / "desk"))
