"""Thirty thousand ideas open, scroll and are narrowed as if they were few."""

import time
from collections.abc import Iterator
from datetime import timedelta
from statistics import median, quantiles

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication

from benchmarks import decade
from benchmarks.pace import pace
from benchmarks.twins import Twin, born
from mentordesk.domain.board import ON_THEIR_WAY, IdeaQuery, SortKey, Stand
from mentordesk.services.workspace import Workspace
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.pages.ideas import IdeasPage
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Scheme
from mentordesk.vault.secret import Secret
from support import Clock

OPEN_S, TYPE_S, FRAME_S = 0.150, 0.050, 0.016
OPENINGS, WHEELS = 7, 150
TYPED = "tred"

pytestmark = pytest.mark.timeout(300)


@pytest.fixture(scope="module")
def twin(tmp_path_factory) -> Twin:
    return born(tmp_path_factory.mktemp("ideas") / "desk", Secret.new())


@pytest.fixture(scope="module")
def desk(twin) -> Iterator[Workspace]:
    with twin.opened() as desk:
        yield desk


@pytest.fixture
def window(qtbot, notices):
    Theme(QApplication.instance()).apply(Scheme.LIGHT)
    window = MainWindow(notices)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    return window


@pytest.fixture
def tasks() -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    tasks.stop()


@pytest.fixture
def opened(desk, window, notices, tasks):
    """What opens the page on the real thread, and how long that takes until it is painted."""

    def open_page(way: str) -> tuple[IdeasPage, float]:
        began = time.process_time()
        page = IdeasPage(desk, Clock(decade.END), tasks, notices)
        page.lay_out_as(way)
        window.show_screen(page)
        _until_still(tasks)
        return page, time.process_time() - began

    return open_page


def _until_still(tasks: Tasks) -> None:
    """Let the window run until all that was asked is answered and painted."""
    while True:
        QApplication.sendPostedEvents()
        QApplication.processEvents()
        if not tasks.busy:
            QApplication.processEvents()
            if not tasks.busy:
                return
        time.sleep(0.0005)


def _told(turns: list[tuple[float, float]]) -> str:
    return ", ".join(f"{taken * 1000:.0f} ({slow:.1f})" for slow, taken in turns)


@pytest.mark.parametrize("way", ["board", "table"])
def test_all_ideas_are_there_a_moment_after_the_click(opened, way):
    turns = []
    for _ in range(OPENINGS):
        slow = pace()
        page, taken = opened(way)
        turns.append((slow, taken))
        assert page.shelf.first_list() is not None
    print(f"\nopening {decade.IDEAS} as a {way}: {_told(turns)} ms (and how slow the machine was)")
    assert median(taken / slow for slow, taken in turns) < OPEN_S


def test_a_change_costs_the_next_look_little(desk):
    heard = IdeaQuery(stands=(Stand.HEARD,))
    idea = next(iter(desk.idea_views.table(heard).lines.values()))
    turns = []
    for turn in range(OPENINGS):
        desk.ideas.answer_by(idea.id, decade.END.date() + timedelta(days=turn))
        slow, began = pace(), time.process_time()
        desk.idea_views.board(IdeaQuery(), dict.fromkeys(ON_THEIR_WAY, 12))
        turns.append((slow, time.process_time() - began))
    print(f"\nreading anew after a change: {_told(turns)} ms (and how slow the machine was)")
    assert median(taken / slow for slow, taken in turns) < OPEN_S


@pytest.mark.parametrize("way", ["board", "table"])
def test_each_key_that_is_typed_narrows_them_at_once(opened, tasks, way):
    page, _ = opened(way)
    words = page.shelf.filter.words
    words.setFocus()
    _until_still(tasks)
    turns = []
    for key in (*TYPED, *[Qt.Key.Key_Backspace] * len(TYPED)):
        slow = pace()
        began = time.process_time()
        QTest.keyClick(words, key)
        _until_still(tasks)
        turns.append((slow, time.process_time() - began))
    print(f"\nkeys in the {way}: {_told(turns)} ms (and how slow the machine was)")
    assert median(taken / slow for slow, taken in turns) < TYPE_S


@pytest.mark.parametrize("way", ["board", "table"])
def test_they_scroll_at_sixty_frames_a_second(opened, tasks, way):
    page, _ = opened(way)
    view: QAbstractItemView = page.shelf.first_list()
    bar, turn = view.verticalScrollBar(), -120
    before, steps = pace(), []
    for _ in range(WHEELS):
        if bar.value() in (bar.minimum(), bar.maximum()):  # at an end nothing would be drawn
            turn = -120 if bar.value() == bar.minimum() else 120
        at, began = bar.value(), time.process_time()
        _turn_wheel(view, turn)
        QApplication.processEvents()
        steps.append(time.process_time() - began)
        assert bar.value() != at
    _until_still(tasks)
    slow = min(before, pace())
    p50, p95 = (quantiles(steps, n=100)[place] * 1000 for place in (49, 94))
    print(f"\nwheel over the {way}: p50 {p50:.1f} p95 {p95:.1f} ms, machine {slow:.1f} times slow")
    assert p95 < FRAME_S * 1000 * slow


def _turn_wheel(view: QAbstractItemView, by: int) -> None:
    inside = view.viewport()
    middle = QPointF(inside.rect().center())
    event = QWheelEvent(
        middle,
        inside.mapToGlobal(middle),
        QPoint(),
        QPoint(0, by),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(inside, event)


@pytest.mark.parametrize("key", SortKey)
def test_another_order_is_there_within_a_moment(desk, key):
    turns = []
    for _ in range(OPENINGS):
        slow, began = pace(), time.process_time()
        found = desk.idea_views.table(IdeaQuery(key=key))
        turns.append((slow, time.process_time() - began))
    assert len(found.numbers) == decade.IDEAS
    print(f"\nby {key}: {_told(turns)} ms (and how slow the machine was)")
    assert median(taken / slow for slow, taken in turns) < OPEN_S
