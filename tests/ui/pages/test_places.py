"""People, settings and the way out of a summary."""

import stat

import pytest

from mentordesk.domain.person import Medium
from mentordesk.services import demo
from mentordesk.ui.dialogs.mentor import MentorDialog
from mentordesk.ui.pages.people import PeoplePage
from mentordesk.ui.pages.settings import SettingsPage
from mentordesk.ui.parts import Parts
from mentordesk.ui.preferences import Preferences
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.mentor_cards import MentorCards

PRIVATE, SHARED, SECRET = "only for my eyes", "for the two of us", "between the lines"


@pytest.fixture
def people(qtbot, workspace, clock, tasks, notices):
    page = PeoplePage(workspace, clock, tasks, notices)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    return page


@pytest.fixture
def settings(qtbot, qapp, tmp_path, workspace, desk, clock, tasks, notices):
    preferences = Preferences(tmp_path / "settings.json", Theme(qapp), notices)
    parts = Parts(desk, preferences, tasks, tasks, notices, clock, backup_tasks=tasks)
    page = SettingsPage(workspace, parts)
    qtbot.addWidget(page)
    page.show()
    yield page
    preferences.choose(scheme="light", text_percent=100)


def test_a_desk_without_mentors_offers_to_add_one(qtbot, people, workspace):
    people.ask_for_mentor()
    dialog = people.findChild(MentorDialog)
    form = dialog.form
    qtbot.keyClicks(form.name, "Amara Okafor")
    qtbot.keyClicks(form.strengths, "sees newcomers, asks why")
    form.medium.choose(Medium.CHAT)
    dialog.yes.click()
    mentor = workspace.people.mentors()[0]
    assert mentor.pairing.medium is Medium.CHAT
    assert mentor.pairing.strengths == ("sees newcomers", "asks why")
    assert people.findChild(MentorCards) is not None


def test_a_change_of_a_mentor_is_kept_with_what_the_form_does_not_show(
    qtbot, people, workspace, clock
):
    demo.fill(workspace, clock())
    people.refresh()
    before = workspace.people.mentors()[0]
    people._changes.edit(before)
    dialog = people.findChild(MentorDialog)
    dialog.form.name.setText("Amara O. Okafor")
    dialog.yes.click()
    after = workspace.people.of_id(before.id)
    assert after.name == "Amara O. Okafor"
    assert after.pairing == before.pairing


def test_a_choice_of_look_is_kept_at_once(settings, tmp_path):
    settings.look.scheme.choose("dark")
    settings.look.text.choose(150)
    kept = (tmp_path / "settings.json").read_text()
    assert '"scheme": "dark"' in kept
    assert '"text_percent": 150' in kept


def test_a_backup_now_is_verified_and_named(settings, workspace, notices):
    settings.backups.back_up.click()
    assert "Backed up and verified" in notices.words[-1]
    assert workspace.care.last_backup() is not None
    assert settings.backups.back_up.isEnabled()


def test_a_backup_elsewhere_leaves_the_chosen_folder_as_it_was(settings, tmp_path, notices):
    chosen = tmp_path / "stick"
    chosen.mkdir(mode=0o755)
    settings.backups.back_up_there(str(chosen))
    assert stat.S_IMODE(chosen.stat().st_mode) == 0o755
    assert [path.suffix for path in chosen.iterdir()] == [".mentordesk-backup"]
