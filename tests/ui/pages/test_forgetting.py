"""Somebody is forgotten on purpose: after what goes was shown, and their name was typed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from mentordesk.ui.dialogs.forget_person import ForgetPersonDialog
from mentordesk.ui.pages.people import PeoplePage
from mentordesk.ui.widgets.button import Button


@pytest.fixture
def people(qtbot, workspace, amara, clock, tasks, notices):
    planned = workspace.sessions.plan(amara.id, clock())
    workspace.agendas.ask(planned.id, "How are you?")
    page = PeoplePage(workspace, clock, tasks, notices)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    return page


def asked(page) -> ForgetPersonDialog:
    page.findChild(Button, "ending.forget").click()
    return page.findChild(ForgetPersonDialog)


def test_nobody_is_forgotten_by_a_key_alone(qtbot, people, workspace, amara):
    dialog = asked(people)
    assert "Amara Okafor" in dialog.accessibleName()
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "1 session" in said
    assert "cannot be undone" in dialog.accessibleDescription()
    assert dialog.no.hasFocus() or dialog.focusWidget() is dialog.no
    assert not dialog.yes.isEnabled()
    dialog.typed.setText("Amara Okafor")
    assert not dialog.yes.isEnabled()  # what stays is for the mentor to say
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert workspace.people.of_id(amara.id).name == "Amara Okafor"


def test_after_the_name_and_the_wish_all_of_them_is_gone(qtbot, people, workspace, amara, notices):
    dialog = asked(people)
    nothing = dialog.findChild(type(dialog._stays.buttons()[0]), "forget.nothing")
    nothing.setFocus()
    qtbot.keyClick(nothing, Qt.Key.Key_Space)
    qtbot.keyClicks(dialog.typed, "Amara Okafo")
    assert not dialog.yes.isEnabled()
    qtbot.keyClicks(dialog.typed, "r")
    with qtbot.waitSignal(people.changed):
        qtbot.keyClick(dialog.yes, Qt.Key.Key_Space)
    assert workspace.people.mentors() == ()
    assert workspace.sessions.all() == ()
    assert people.findChild(Button, "ending.forget") is None or not people._shown
