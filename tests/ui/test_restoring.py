"""A restored desk is what MentorDesk opens from now on, in a new process."""

import pytest

from mentordesk.services.desk import DeskService, lock
from mentordesk.ui.pages.first_run import FirstRunPage
from mentordesk.ui.pages.restore import RestorePage
from mentordesk.ui.pages.settings import SettingsPage
from mentordesk.ui.pages.unlock import UnlockPage
from support import PASSPHRASE, SMALL_COST


@pytest.fixture
def moved():
    return []


def restore(program, moved):
    program.flow.moved.connect(moved.append)
    program.shows(RestorePage)
    program.until(lambda: program.page.form.folder.text() != "")
    program.rest()
    page = program.page
    page.form.passphrase.setText(PASSPHRASE)
    page.restore.click()
    program.until(page.open.isVisible)
    page.open.click()
    program.until(lambda: program.ended != [])
    assert program.ended == [True]
    assert program.parts.preferences.settings.desk == str(moved[0])
    return moved[0]


def names(folder):
    opened = DeskService(folder, cost=SMALL_COST).unlock(PASSPHRASE)
    try:
        return [one.name for one in opened.people.everybody()]
    finally:
        lock(opened)


def backed_up(desk):
    opened = desk.unlock(PASSPHRASE)
    opened.care.back_up()
    lock(opened)


def test_the_gate_leads_to_a_restored_desk(start, made, desk, moved):
    backed_up(desk)
    program = start()
    program.shows(UnlockPage)
    program.page.restore.click()
    assert names(restore(program, moved)) == names(desk.folder)


def test_settings_lead_to_a_restored_desk_and_lock_the_open_one(start, made, desk, moved):
    program = start()
    program.unlock()
    program.until(lambda: not program.parts.backup_tasks.busy)
    program.screen.go("settings")
    program.shows(SettingsPage)
    program.page.backups.back_up.click()
    program.until(lambda: not program.parts.backup_tasks.busy)
    program.page.backups.restore.click()
    new = restore(program, moved)
    assert new == desk.folder.with_name("desk-restored")
    assert names(new) == names(desk.folder)


def test_one_may_go_back_from_a_restore(start, made):
    program = start()
    program.shows(UnlockPage)
    program.page.restore.click()
    program.shows(RestorePage)
    program.page.back.click()
    program.shows(UnlockPage)
    program.unlock()
    program.screen.go("settings")
    program.shows(SettingsPage)
    program.page.backups.restore.click()
    program.shows(RestorePage)
    program.page.back.click()
    program.shows(SettingsPage)


def test_the_first_run_offers_a_restore(start):
    program = start()
    program.shows(FirstRunPage)
    program.page.name.restore.click()
    program.shows(RestorePage)
    program.page.back.click()
    program.shows(FirstRunPage)
