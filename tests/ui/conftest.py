"""The look that widgets wear in a test, and that they are gone after it."""

from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Scheme

Widget = TypeVar("Widget", bound=QWidget)


@pytest.fixture(autouse=True)
def _gone_afterwards() -> Iterator[None]:
    """Delete what was closed: no loop runs that would, and a theme restyles all there is."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme(qapp)
    theme.apply(Scheme.LIGHT)
    yield theme
    theme.apply(Scheme.LIGHT)
    theme.deleteLater()


@pytest.fixture
def shown(qtbot: QtBot, theme: Theme) -> Callable[[Widget], Widget]:
    """Return what shows a widget in the light look, as the active window."""

    def show(widget: Widget) -> Widget:
        qtbot.addWidget(widget)
        widget.show()
        widget.activateWindow()
        return widget

    return show
