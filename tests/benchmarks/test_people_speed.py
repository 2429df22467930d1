"""The page of a mentor with five hundred sessions opens as if there were few."""

import time
from collections.abc import Iterator
from statistics import median

import pytest
from PySide6.QtWidgets import QApplication

from benchmarks import decade
from benchmarks.pace import pace
from benchmarks.twins import Twin, born
from mentordesk.services.workspace import Workspace
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.pages.people import PeoplePage
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Scheme
from mentordesk.ui.widgets.row_list import RowList
from mentordesk.vault.secret import Secret
from seen import one, press
from support import Clock

OPEN_S, HELD, OPENINGS = 0.150, 500, 9

pytestmark = pytest.mark.timeout(300)


@pytest.fixture(scope="module")
def twin(tmp_path_factory) -> Twin:
    return born(tmp_path_factory.mktemp("people") / "desk", Secret.new())


@pytest.fixture(scope="module")
def desk(twin) -> Iterator[Workspace]:
    with twin.opened() as desk:
        yield desk


@pytest.fixture
def tasks() -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    tasks.stop()


def _until_still(tasks: Tasks) -> None:
    """Let the window run until all that was asked is answered and painted."""
    for _ in range(2):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
        while tasks.busy:
            time.sleep(0.0005)
            QApplication.processEvents()
    QApplication.processEvents()


def test_a_mentors_page_is_there_a_moment_after_the_click(qtbot, desk, notices, tasks):
    Theme(QApplication.instance()).apply(Scheme.LIGHT)
    window = MainWindow(notices)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    desk.idea_views.look_ahead()  # as once the first page stands
    counts = {who: desk.histories.of(who.id, 1).held for who in desk.people.mentors()}
    most = max(counts, key=lambda who: counts[who])
    assert counts[most] >= HELD
    first, more = [], []
    for _ in range(OPENINGS):
        slow, began = pace(), time.process_time()
        page = PeoplePage(desk, Clock(decade.END), tasks, notices)
        page.begin_with(most.id)
        window.show_screen(page)
        _until_still(tasks)
        first.append((time.process_time() - began) / slow)
        began = time.process_time()
        press(page, "history.more")
        _until_still(tasks)
        more.append((time.process_time() - began) / slow)
        assert one(page, "history.rows", RowList).model().rowCount() > HELD // 20
    told = ", ".join(f"{taken * 1000:.0f}" for taken in first)
    rest = ", ".join(f"{taken * 1000:.0f}" for taken in more)
    print(f"\na mentor's page: {told} ms, earlier sessions: {rest} ms (of a laptop's time)")
    assert median(first) < OPEN_S
    assert median(more) < OPEN_S
