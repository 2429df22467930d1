"""The card of the calendar files keeps for the whole desk when calendars remind."""

import pytest

from mentordesk.ui.pages.settings import SettingsPage
from mentordesk.ui.parts import Parts
from mentordesk.ui.preferences import Preferences
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.choice import Choice
from seen import one


@pytest.fixture
def page(qtbot, qapp, tmp_path, workspace, desk, clock, held, notices):
    preferences = Preferences(tmp_path / "settings.json", Theme(qapp), notices)
    page = SettingsPage(workspace, Parts(desk, preferences, held, held, notices, clock))
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    return page


def test_a_reminder_is_kept_for_the_desk_and_shown_as_it_is(page, workspace, held):
    alarm = one(page, "settings.alarm", Choice)
    held.finish()
    assert alarm.currentText() == "15 minutes before"
    assert alarm.accessibleName() == "Reminder before a session"
    words = [alarm.itemText(place) for place in range(alarm.count())]
    assert words[0] == "None"
    assert words[-1] == "1 day before"
    for place, minutes in enumerate((None, 10, 15, 30, 1440)):
        alarm.setCurrentIndex(place)
        held.finish()
        assert workspace.calendars.alarm() == minutes
        assert alarm.currentText() == words[place]


def test_an_answer_from_before_a_choice_does_not_undo_it(page, workspace, held):
    alarm = one(page, "settings.alarm", Choice)
    alarm.setCurrentIndex(0)  # what was asked when the page opened is still on its way
    held.finish()
    assert (workspace.calendars.alarm(), alarm.currentText()) == (None, "None")
