"""From a file to a desk, as a leader does it who forgot how."""

import shutil

import pytest
from PySide6.QtCore import Qt

from mentordesk.keyboard import Keys
from mentordesk.paths import state_folder
from mentordesk.services.desk import DeskService, lock
from mentordesk.services.last_seen import LastSeen, Seen
from mentordesk.ui.pages.restore import RestorePage
from mentordesk.ui.parts import Parts
from mentordesk.ui.preferences import Preferences
from mentordesk.ui.theme import Theme
from mentordesk.vault.backup_file import read_head
from support import PASSPHRASE, SMALL_COST, HeldTasks


@pytest.fixture
def parts(qapp, home, desk, clock, tasks, notices):
    preferences = Preferences(home / "settings.json", Theme(qapp), notices)
    return Parts(desk, preferences, tasks, tasks, notices, clock, backup_tasks=tasks)


@pytest.fixture
def kept(workspace, amara, desk):
    """The path of a backup beside a closed desk, and the desk's code."""
    path, code = workspace.care.back_up().path, workspace.store.recovery_code()
    lock(workspace)
    return path, code


@pytest.fixture
def show(qtbot, parts):
    def shown(tasks=None):
        page = RestorePage(parts, tasks or parts.desk_tasks)
        qtbot.addWidget(page)
        page.resize(1000, 800)
        page.show()
        page.refresh()
        return page

    return shown


def mentors(folder):
    opened = DeskService(folder, cost=SMALL_COST).unlock(PASSPHRASE)
    try:
        return [one.name for one in opened.people.mentors()]
    finally:
        lock(opened)


def test_the_newest_backup_and_a_free_folder_are_offered(show, kept, desk):
    page = show()
    form = page.form
    assert form.file.text() == kept[0].name
    assert "It says it was made on Tuesday 14 April" in form.claim.text()
    assert "It is a backup of this desk. It is not opened yet." in form.claim.text()
    assert form.folder.text() == str(desk.folder.with_name("desk-restored"))


def test_the_passphrase_leads_to_a_desk_of_its_own_and_the_old_one_stays(
    qtbot, show, kept, desk, amara
):
    page, seen = show(), LastSeen(state_folder())
    name = read_head(kept[0])[1].keys.desk
    seen.keep(name, Seen(turns=500))
    assert not page.restore.isEnabled()
    qtbot.keyClicks(page.form.way.passphrase, PASSPHRASE)
    qtbot.keyClick(page.form.way.passphrase, Qt.Key.Key_Return)
    new = desk.folder.with_name("desk-restored")
    assert page._what.text().startswith("Your desk is restored: ")
    assert seen.of(name) == Seen()
    assert str(new) in page._where.text()
    assert f"kept as it is in {desk.folder}." in page._where.text()
    assert page.form.way.passphrase.text() == ""
    assert not page.form.isVisible()
    assert page.stay.isVisible()
    with qtbot.waitSignal(page.restored) as told:
        page.open.click()
    assert told.args == [new]
    assert mentors(new) == mentors(desk.folder) == [amara.name]


def test_the_code_restores_a_lost_desk_where_it_was(qtbot, show, kept, desk, tmp_path, amara):
    path, code = kept
    stick = shutil.move(path, tmp_path / path.name)
    shutil.rmtree(desk.folder)
    page = show()
    assert page.form.file.text() == ""
    assert page.first_focus() is page.form.choose_file
    page.take(str(stick))
    assert "another desk than the one in" in page.form.claim.text()
    page.form.way.other_way.click()
    page.form.way.code.setText(code)
    page.restore.click()
    assert "kept as it is" not in page._where.text()
    assert not page.stay.isVisible()
    assert mentors(desk.folder) == [amara.name]


def test_a_newer_backup_in_the_chosen_folder_is_offered_first(
    show, workspace, amara, clock, parts, tmp_path
):
    workspace.care.back_up()
    clock.forward(days=1)
    newer = workspace.care.back_up(tmp_path / "stick").path
    parts.preferences.choose(backups=str(newer.parent))
    lock(workspace)
    page = show()
    assert "Wednesday 15 April" in page.form.claim.text()


def test_what_does_not_open_is_said_and_what_was_typed_stays(show, kept, desk, keyboard):
    keyboard["keys"] = Keys(caps_lock=False, layout="und-DE")
    page = show()
    page.form.way.passphrase.setText("not this one")
    page.restore.click()
    assert "not the passphrase" in page.form.way.answer.text()
    assert page.form.way.passphrase.text() == "not this one"
    assert page.form.way.passphrase.selectedText() != ""
    assert page.form.way.passphrase.accessibleDescription() == page.form.way.answer.text()
    assert page.form.way.key_state.text() == "Keyboard: Deutsch."
    assert page.restore.isEnabled()
    page.form.folder.setText(str(desk.folder))
    page.form.way.passphrase.setText(PASSPHRASE)
    page.restore.click()
    assert "already holds something" in page.form.way.answer.text()
    assert not desk.folder.with_name("desk-restored").exists()


def test_a_file_that_is_no_backup_is_said(show, kept, tmp_path):
    (tmp_path / "letter").write_text("Dear")
    page = show()
    page.take(str(tmp_path / "letter"))
    assert "letter" in page.form.way.answer.text()
    assert page.form.file.text() == kept[0].name


def test_nothing_can_be_changed_while_it_is_restored(show, kept):
    held = HeldTasks()
    page = show(held)
    held.finish()
    page.form.way.passphrase.setText(PASSPHRASE)
    page.restore.click()
    assert not page.form.isEnabled()
    assert not page.restore.isEnabled()
    assert "every page" in page.restore.text()
    held.finish()
    assert page.done.isVisible()


def test_what_was_filled_in_before_the_look_around_answers_stays(show, kept, tmp_path):
    held = HeldTasks()
    page = show(held)
    page.form.folder.setText(str(tmp_path / "mine"))
    held.finish()
    assert page.form.folder.text() == str(tmp_path / "mine")
    assert page.form.file.text() == kept[0].name


def test_in_a_low_window_the_button_and_what_went_wrong_are_seen(qtbot, show, kept):
    page = show()
    page.resize(700, 420)
    assert page.restore.visibleRegion().boundingRect() == page.restore.rect()
    page.form.way.passphrase.setText("not this one")
    page.restore.click()
    answer = page.form.way.answer
    qtbot.waitUntil(lambda: answer.visibleRegion().boundingRect() == answer.rect())
