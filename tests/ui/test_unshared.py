"""Our windows in a shared screen: asked once for each that is shown, and anew when it changes."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from mentordesk.ui.preferences import Preferences
from mentordesk.ui.unshared import Unshared


@pytest.fixture
def preferences(tmp_path, theme, notices):
    return Preferences(tmp_path / "settings.json", theme, notices)


@pytest.fixture
def asked():
    return []


@pytest.fixture
def unshared(qtbot, preferences, asked):
    def leave_out(window: int, *, yes: bool) -> bool:
        asked.append((window, yes))
        return True

    made = Unshared(QApplication.instance(), preferences, leave_out)
    yield made
    made.deleteLater()


def number(widget: QWidget) -> int:
    return int(widget.windowHandle().winId())


def test_each_window_that_comes_to_the_front_is_left_out_once(shown, unshared, asked):
    first = shown(QWidget())
    unshared.look()
    second = shown(QWidget())
    unshared.look()
    unshared.look()
    assert [pair for pair in asked if pair[0] in (number(first), number(second))] == [
        (number(first), True),
        (number(second), True),
    ]


def test_a_window_that_gets_the_keyboard_is_left_out(qtbot, shown, unshared, asked):
    window = shown(QWidget())
    asked.clear()
    unshared._done.clear()
    QApplication.instance().focusWindowChanged.emit(window.windowHandle())
    assert (number(window), True) in asked


def test_who_changes_their_mind_is_heard_at_once(shown, unshared, preferences, asked):
    window = shown(QWidget())
    unshared.look()
    preferences.choose(unshared=False)
    assert asked[-1] == (number(window), False)
    asked.clear()
    unshared.look()
    assert asked == []


def test_who_never_wanted_it_has_nothing_changed(shown, unshared, preferences, asked):
    preferences.choose(unshared=False)
    shown(QWidget())
    unshared.look()
    assert asked == []
