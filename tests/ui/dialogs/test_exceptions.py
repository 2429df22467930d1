"""Choosing what stays visible: three at most, each with its icon and name."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from mentordesk.focus.base import Picture, Win
from mentordesk.ui.dialogs.exceptions import ExceptionsDialog
from mentordesk.ui.tokens import Scheme
from mentordesk.ui.widgets.icon import Icon

BLUE = Picture(2, 2, bytes((255, 0, 0, 255)) * 4)
WINDOWS = [
    Win("0x1", "Zoom", "Amara and Helen"),
    Win("0x2", "Firefox", "R&D wages"),
    Win("0x3", "Mail", ""),
    Win("0x4", "Files", "Home"),
]


@pytest.fixture
def parent(shown):
    return shown(QWidget())


@pytest.fixture
def ask(parent):
    def asked(kept=(), windows=WINDOWS):
        pictures = [BLUE, *[None] * len(windows)]
        dialog = ExceptionsDialog(list(zip(windows, pictures, strict=False)), kept, parent)
        dialog.open()
        return dialog

    return asked


def test_each_window_has_its_icon_its_program_and_its_title(ask):
    dialog = ask()
    assert [row.text() for row in dialog.rows] == [
        "Zoom · Amara and Helen",
        "Firefox · R&&D wages",
        "Mail",
        "Files · Home",
    ]
    pictures = [label.pixmap() for label in dialog.findChildren(QLabel) if label.pixmap()]
    assert [picture.toImage().pixelColor(9, 9).name() for picture in pictures] == ["#0000ff"]
    assert len(dialog.findChildren(Icon)) == 3


def test_a_fourth_is_impossible_and_that_is_said(ask, qtbot, announced):
    dialog = ask()
    for row in dialog.rows[:3]:
        assert dialog.rows[3].isEnabled()
        qtbot.keyClick(row, Qt.Key.Key_Space)
    assert not dialog.rows[3].isEnabled()
    assert announced == ["Three is the most. Take one off to choose another."]
    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog.yes.click()
    assert chosen.args == [tuple(WINDOWS[:3])]


def test_one_taken_off_makes_room_for_another(ask, qtbot):
    dialog = ask(kept=WINDOWS[:3])
    assert dialog.focusWidget() is dialog.rows[0]
    qtbot.keyClick(dialog.rows[1], Qt.Key.Key_Space)
    assert dialog.rows[3].isEnabled()
    qtbot.keyClick(dialog.rows[3], Qt.Key.Key_Space)
    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog.yes.click()
    assert chosen.args == [(WINDOWS[0], WINDOWS[2], WINDOWS[3])]


def test_where_no_window_is_open_it_says_so(ask, qtbot):
    dialog = ask(windows=[])
    assert any("No other window" in label.text() for label in dialog.findChildren(QLabel))
    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog.yes.click()
    assert chosen.args == [()]


def test_the_keyboard_reaches_every_window_in_a_long_list_in_sight(ask, qtbot, theme):
    theme.apply(Scheme.LIGHT, 2.0)
    dialog = ask(windows=[Win(hex(n), f"Program {n}", "") for n in range(1, 31)])
    qtbot.waitUntil(dialog.rows[0].hasFocus)
    assert dialog.rows[-1].visibleRegion().isEmpty()
    for row in dialog.rows:
        assert row.hasFocus()
        assert not row.visibleRegion().isEmpty()
        qtbot.keyClick(row, Qt.Key.Key_Tab)
    for button in (dialog.no, dialog.yes):
        assert button.hasFocus()
        qtbot.keyClick(button, Qt.Key.Key_Tab)
    assert dialog.rows[0].hasFocus()
    assert not dialog.rows[0].visibleRegion().isEmpty()
