"""What every journey is watched for."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QMenu, QWidget
from typing_extensions import override

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
