"""One key locks from everywhere, and only words that are not kept may hold it."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from mentordesk.errors import BackupError
from mentordesk.services.care import BackupRun
from mentordesk.ui.dialogs.show_code import ShowCodeDialog
from mentordesk.ui.pages.settings import SettingsPage
from mentordesk.ui.shell import Shell
from whole_program import Program


@pytest.fixture
def program(start, made) -> Program:
    running = start()
    running.unlock()
    return running


def press(program: Program, dialog: QDialog) -> None:
    program.until(dialog.isVisible)
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_L, control)


def settings(program: Program) -> SettingsPage:
    program.screen.go("settings")
    program.shows(SettingsPage)
    return program.page


def test_the_key_locks_away_the_recovery_code_on_the_screen(program, made):
    page = settings(program)
    page.keys._open_code(made)
    shown, closed = page.findChild(ShowCodeDialog), []
    shown.rejected.connect(partial(closed.append, True))
    press(program, shown)
    program.until(lambda: program.ended == [True])
    assert closed


def test_no_backup_holds_a_lock_and_its_trouble_is_said_after_the_next_unlocking(
    program, start, monkeypatch, tmp_path
):
    trouble = BackupError(path=tmp_path / "stick", reason="the disk is full")
    care = type(program.flow._desk_flow.workspace.care)
    monkeypatch.setattr(care, "back_up_changes", lambda _: BackupRun(trouble=trouble))
    program.flow.lock()
    program.until(lambda: program.ended == [True])
    again = start()
    again.unlock()
    again.until(lambda: "the disk is full" in again.said)


def test_a_sample_offers_no_lock_which_would_destroy_it_and_says_why(start):
    program = start(with_sample=True)
    program.until(lambda: isinstance(program.screen, Shell))
    program.rest()
    assert "lock" not in program.screen.side_bar._entries
    QTest.keyClick(program.window.windowHandle(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    program.until(lambda: "A sample desk stays open" in program.said)
    assert program.ended == []
