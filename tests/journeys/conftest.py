"""Who goes on a journey, and what every journey is watched for."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QMenu, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from journeys.person import Person, Times
from mentordesk.ui.widgets.cover import Cover

WINDOWS = (QMainWindow, QDialog, QMenu, Cover)


class _Watch(QObject):
    """Notes each window that nobody opened: a part shown before it stood in its page."""

    def __init__(self) -> None:
        super().__init__()
        self.stray: list[str] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget)
        if shown and watched.isWindow() and not isinstance(watched, WINDOWS):
            kind = type(watched)
            if kind.__module__.startswith("mentordesk"):
                self.stray.append(f"{kind.__module__}.{kind.__name__} {watched.objectName()}")
        return False


@pytest.fixture(autouse=True)
def no_stray_windows(qapp: QApplication) -> Iterator[None]:
    watch = _Watch()
    qapp.installEventFilter(watch)
    yield
    qapp.removeEventFilter(watch)
    assert not watch.stray


@pytest.fixture
def person(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Person]]:
    for kind in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind.lower()))
    people: list[Person] = []

    def sit_down(times: Times | None = None) -> Person:
        for before in people:
            before.window.hide()  # its process has ended, and nobody sees it any more
        people.append(Person(qtbot, tmp_path / "desk", times or Times()))
        return people[-1]

    yield sit_down
    for one in people:
        one.go_home()
