"""A restored desk is what MentorDesk opens from now on, in a new process."""

import pytest

from mentordesk import paths
from mentordesk.services.desk import DeskService, lock
from mentordesk.ui.pages.away import AwayPage
from mentordesk.ui.pages.first_run import FirstRunPage
from mentordesk.ui.pages.restore import RestorePage
from mentordesk.ui.pages.settings import SettingsPage
from mentordesk.ui.pages.unlock import UnlockPage
from mentordesk.ui.patience import FREE
from support import PASSPHRASE, SMALL_COST


@pytest.fixture
def moved():
    return []


def restored(program):
    program.shows(RestorePage)
    program.until(lambda: program.page.form.folder.text() != "")
    program.rest()
    page = program.page
    page.form.way.passphrase.setText(PASSPHRASE)
    page.restore.click()
    program.until(page.open.isVisible)
    return page


def restore(program, moved):
    program.flow.moved.connect(moved.append)
    restored(program).open.click()
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


def test_the_gate_names_an_unusual_folder_and_leads_back_to_the_desk_left(start, made, desk, moved):
    backed_up(desk)
    program = start()
    program.shows(UnlockPage)
    assert str(desk.folder) in program.page.place.folder.text()
    assert not program.page.place.other.isVisible()
    program.page.restore.click()
    restore(program, moved)
    settings = program.parts.preferences.settings
    assert settings.other_desk == str(desk.folder)
    again = start(moved[0])
    again.shows(UnlockPage)
    assert str(moved[0]) in again.page.place.folder.text()
    again.flow.moved.connect(moved.append)
    again.until(again.page.place.other.isVisible)
    again.page.place.other.click()
    again.until(lambda: again.ended == [True])
    assert moved[-1] == desk.folder


def test_one_may_stay_with_the_desk_one_had(start, made, desk, moved):
    backed_up(desk)
    program = start()
    program.shows(UnlockPage)
    program.page.restore.click()
    page = restored(program)
    page.stay.click()
    program.shows(UnlockPage)
    assert program.parts.preferences.settings.desk == ""
    program.until(program.page.place.other.isVisible)
    assert program.ended == []
    program.unlock()


def test_another_desk_is_chosen_only_when_this_one_is_left(start, made, desk, moved, monkeypatch):
    program = start()
    program.unlock()
    program.flow.moved.connect(moved.append)
    monkeypatch.setattr(type(program.screen), "is_behind", lambda _: True)
    program.flow._move(desk.folder.with_name("other"))
    program.rest()
    assert moved == []
    assert program.parts.preferences.settings.desk == ""
    monkeypatch.undo()
    program.flow.lock()
    program.until(lambda: program.ended == [True])
    assert moved == []


def test_a_desk_that_is_away_is_named_and_none_is_made_in_its_place(start, made, desk, moved):
    program = start()
    program.shows(UnlockPage)
    program.parts.preferences.choose(desk=str(desk.folder))
    stick = desk.folder.with_name("stick")
    desk.folder.rename(stick)
    program.flow._gate.show()
    program.shows(AwayPage)
    assert f"Your desk in {desk.folder} is not there." in program.page.words
    program.page.again.click()
    program.shows(AwayPage)
    program.page.restore.click()
    program.shows(RestorePage)
    program.page.back.click()
    program.shows(AwayPage)
    stick.rename(desk.folder)
    program.page.again.click()
    program.shows(UnlockPage)


def test_from_a_desk_that_is_away_one_may_go_to_the_usual_place(start, made, desk, moved):
    program = start()
    program.shows(UnlockPage)
    program.parts.preferences.choose(desk=str(desk.folder))
    desk.folder.rename(desk.folder.with_name("stick"))
    program.flow._gate.show()
    program.shows(AwayPage)
    assert program.page.usual.text() == "Make a desk in the usual place"
    program.flow.moved.connect(moved.append)
    program.page.usual.click()
    program.until(lambda: program.ended == [True])
    assert moved == [paths.default_desk()]
    assert program.parts.preferences.settings.desk == ""


def test_a_pause_at_the_gate_outlasts_a_visit_elsewhere(start, made):
    program = start()
    program.shows(UnlockPage)
    for _ in range(6):
        program.page.way.patience.wrong()
    program.page.restore.click()
    program.shows(RestorePage)
    program.page.back.click()
    program.shows(UnlockPage)
    assert not program.page.unlock.isEnabled()
    assert program.page.unlock.text().startswith("Try again in ")


def test_wrong_attempts_at_a_backup_count_at_the_gate_and_wait_as_there(start, made, desk):
    opened = desk.unlock(PASSPHRASE)
    opened.care.back_up()
    lock(opened)
    program = start()
    program.shows(UnlockPage)
    program.parts.patience._clock = lambda: 0.0
    program.page.restore.click()
    program.shows(RestorePage)
    page = program.page
    program.until(lambda: page._claim is not None)
    for attempt in range(FREE + 1):
        page.form.way.passphrase.setText(f"no {attempt}")
        page.restore.click()
        program.until(page.restore.isEnabled)
    page.form.way.passphrase.setText(PASSPHRASE)
    page.restore.click()
    assert "The next attempt can be made in " in page.form.way.answer.text()
    page.back.click()
    program.shows(UnlockPage)
    assert not program.page.unlock.isEnabled()
