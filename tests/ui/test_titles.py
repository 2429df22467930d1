"""A window's title can be read by any program: it holds no name and no word of the desk."""

import pytest
from PySide6.QtGui import QGuiApplication

from mentordesk.ui.dialogs.agenda_text import AgendaTextDialog
from mentordesk.ui.dialogs.mentor import MentorDialog
from mentordesk.ui.pages.session import SessionPage
from whole_program import open_planned


def titles() -> set[str]:
    return {window.title() for window in QGuiApplication.topLevelWindows() if window.isVisible()}


@pytest.fixture
def program(start, made):
    running = start()
    running.unlock()
    return running


def test_a_page_about_somebody_names_nobody_in_the_title(program):
    open_planned(program)
    assert isinstance(program.page, SessionPage)
    assert titles() == {"MentorDesk"}


def of_a_mentor(mentor, window) -> MentorDialog:
    return MentorDialog(window, mentor)


def of_what_was_sent(mentor, window) -> AgendaTextDialog:
    return AgendaTextDialog(mentor.first_name, (), window)


@pytest.mark.parametrize("make", [of_a_mentor, of_what_was_sent])
def test_a_dialog_about_somebody_names_nobody_in_its_title(program, make):
    mentor = program.flow._desk_flow.workspace.people.mentors()[0]
    dialog = make(mentor, program.window)
    dialog.open()
    assert mentor.first_name in dialog.accessibleName()
    assert titles() == {"MentorDesk"}
    dialog.close()
