"""Wherever a passphrase is typed, the keyboard's state is said under it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from mentordesk.errors import PresentPassphraseError
from mentordesk.keyboard import Keys
from mentordesk.ui.dialogs.new_keys import NewKeysDialog
from mentordesk.ui.dialogs.new_passphrase import NewPassphraseDialog
from mentordesk.ui.dialogs.present_passphrase import PresentPassphraseDialog
from mentordesk.ui.widgets.passphrase_step import PassphraseStep
from mentordesk.ui.widgets.way_in import WayIn

PLACES = {
    "unlock": lambda: WayIn("unlock", "Passphrase"),
    "restore": lambda: WayIn("restore", "The passphrase of that day"),
    "first": PassphraseStep,
}
QUESTIONS = {
    "present": lambda parent: PresentPassphraseDialog("Whose desk is it?", parent),
    "new_keys": NewKeysDialog,
}


@pytest.fixture
def parent(shown):
    return shown(QWidget())


def said(top: QWidget, name: str) -> str:
    label = top.findChild(QLabel, f"{name}.keys")
    return label.text() if label.isVisible() else ""


@pytest.mark.parametrize("name", PLACES)
def test_caps_lock_is_said_where_a_passphrase_is_typed(qtbot, shown, keyboard, name):
    place = shown(PLACES[name]())
    keyboard["keys"] = Keys(caps_lock=True, layout="und-DE")
    qtbot.keyClick(place.passphrase, Qt.Key.Key_CapsLock)
    assert said(place, name) == "Caps Lock is on."


def test_it_is_said_of_the_second_field_as_of_the_first(qtbot, shown, keyboard):
    step = shown(PassphraseStep())
    keyboard["keys"] = Keys(caps_lock=True)
    qtbot.keyClick(step.again, Qt.Key.Key_CapsLock)
    assert said(step, "first") == "Caps Lock is on."


def test_it_is_said_in_the_dialog_of_a_new_passphrase(qtbot, parent, keyboard):
    keyboard["keys"] = Keys(caps_lock=True)
    dialog = NewPassphraseDialog(parent)
    dialog.open()
    qtbot.keyClick(dialog.step.passphrase, Qt.Key.Key_CapsLock)
    assert said(dialog, "first") == "Caps Lock is on."


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_says_the_layout_after_a_wrong_answer(qtbot, parent, keyboard, name):
    keyboard["keys"] = Keys(caps_lock=True, layout="und-DE")
    dialog = QUESTIONS[name](parent)
    dialog.open()
    qtbot.keyClick(dialog.passphrase, Qt.Key.Key_CapsLock)
    assert said(dialog, name) == "Caps Lock is on."
    dialog.fail(PresentPassphraseError())
    assert said(dialog, name) == "Caps Lock is on. Keyboard: Deutsch."
    assert "recovery code" not in dialog.problem.text()
