"""A line beside the window: by the desktop's notifications, else by the tray, never by both."""

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QSystemTrayIcon

from mentordesk.focus.note import Note
from mentordesk.ui.outside_note import OutsideNote

WORDS = "Your session begins in 5 minutes."


@pytest.fixture
def shown(monkeypatch) -> list[str]:
    """What the tray shows, on a desktop that has one."""
    messages: list[str] = []
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", lambda _, *said: messages.append(said[1]))
    return messages


@pytest.fixture
def note(qapp, tasks, notices):
    parent = QObject()
    return parent, OutsideNote(tasks, notices, parent)


@pytest.mark.qt_log_ignore("systemTrayWindowChanged")  # Qt looks for X11 where there is none
@pytest.mark.parametrize("taken", [True, False])
def test_the_tray_speaks_only_where_no_server_does(note, shown, monkeypatch, taken):
    monkeypatch.setattr(Note, "show", lambda *_: taken)
    note[1].tell(WORDS)
    assert shown == ([] if taken else [WORDS])
    icons = note[1].findChildren(QSystemTrayIcon)
    assert [icon.isVisible() for icon in icons] == ([] if taken else [True])
    note[1].put_away()
    assert not any(icon.isVisible() for icon in icons)


def test_what_was_put_away_before_the_desktop_answered_is_not_shown(note, shown, monkeypatch):
    monkeypatch.setattr(Note, "show", lambda *_: note[1].put_away())
    note[1].tell(WORDS)
    assert shown == []
