"""The card of the lock says what this computer says, and no more."""

from dataclasses import replace

import pytest

from mentordesk.focus.session_watch import Call
from mentordesk.ui.pages.settings import SettingsPage
from mentordesk.ui.parts import Parts
from mentordesk.ui.preferences import Preferences
from mentordesk.ui.theme import Theme


@pytest.fixture
def parts(qapp, tmp_path, desk, clock, held, notices):
    preferences = Preferences(tmp_path / "settings.json", Theme(qapp), notices)
    return Parts(desk, preferences, held, held, notices, clock, backup_tasks=held)


@pytest.mark.parametrize(
    ("calls", "words", "missing"),
    [
        ({Call.LOCKED, Call.SLEEP}, "and before it sleeps", "does not say"),
        ({Call.LOCKED}, "does not say when it will sleep", "before it sleeps"),
        ({Call.SLEEP}, "does not say when its screen is locked", "will sleep"),
        (set(), "says neither when its screen is locked nor when it will sleep", "also locks"),
    ],
)
def test_it_promises_only_what_the_computer_tells(
    qtbot, parts, workspace, held, calls, words, missing
):
    page = SettingsPage(workspace, replace(parts, calls=lambda: frozenset(calls)))
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    assert not page.lock.told.isVisible()
    held.finish()
    assert words in page.lock.told.text()
    assert missing not in page.lock.told.text()
    assert page.lock.told.isVisible()
    assert ("Ctrl+L" in page.lock.told.text()) is (len(calls) < 2)
