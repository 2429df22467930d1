"""Qt draws off screen in every test that does not ask for a real display."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from mentordesk.domain.person import Person
from mentordesk.services.desk import DeskService, lock
from mentordesk.services.workspace import Workspace
from support import PASSPHRASE, SMALL_COST, Clock, InlineTasks, add_amara


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> DeskService:
    return DeskService(tmp_path / "desk", clock, SMALL_COST)


@pytest.fixture
def workspace(desk: DeskService) -> Iterator[Workspace]:
    """A real encrypted desk of Helen Brandt's, unlocked."""
    opened = desk.create(PASSPHRASE, "Helen Brandt").workspace
    yield opened
    lock(opened)


@pytest.fixture
def amara(workspace: Workspace) -> Person:
    return add_amara(workspace)


@pytest.fixture
def tasks() -> InlineTasks:
    return InlineTasks()


@pytest.fixture
def notices():
    from notice_list import NoticeList

    return NoticeList()


def pytest_configure(config: pytest.Config) -> None:
    """As in the program: a widget must not end on the thread of some task."""
    gc.disable()


def pytest_runtest_logfinish(nodeid: str) -> None:
    """Take the garbage out on the main thread, so that no test inherits another's widgets.

    Only what is young: nothing else was collected meanwhile, and a whole collection after each
    test would take longer than the tests.
    """
    gc.collect(1)
