"""Garbage is taken out on the window's thread alone."""

import gc
import threading

import pytest
from PySide6.QtCore import QObject

from mentordesk.ui.garbage import Garbage


class Circle:
    """Something only the collector ends; it tells on which thread."""

    ended: list[threading.Thread] = []  # noqa: RUF012  # shared on purpose

    def __init__(self) -> None:
        self.me = self

    def __del__(self) -> None:
        Circle.ended.append(threading.current_thread())


@pytest.fixture
def collecting():
    """Python's own collector, at work until the window takes its place."""
    gc.enable()
    yield
    gc.disable()


def test_what_a_task_leaves_behind_ends_on_the_windows_thread(qtbot, collecting):
    Circle.ended.clear()
    parent = QObject()
    garbage = Garbage(parent)

    def work() -> None:
        Circle()
        for _ in range(5000):
            [].append([])
            _kept.append([{}])

    _kept: list[object] = []
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert not gc.isenabled()
    assert Circle.ended == []
    garbage.collect()
    assert Circle.ended == [threading.main_thread()]
