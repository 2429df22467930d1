"""The gate, the ways back, the keys and the lock by Tab alone."""

import pytest

from damage import DATABASE, frozen_key, frozen_words, hurt, leaves_of, pages_of, thawed
from house import House
from mentordesk.services import keychain
from mentordesk.services.desk import lock
from mentordesk.ui.gate import Gate
from mentordesk.ui.pages.unlock import UnlockPage
from support import PASSPHRASE


@pytest.fixture
def gate(house) -> Gate:
    return Gate(house.window, house.parts)


@pytest.fixture
def backed_up(house, desk) -> None:
    """A desk with a backup, which is closed."""
    house.move_in()
    workspace = desk.unlock(PASSPHRASE)
    workspace.care.back_up()
    lock(workspace)


def settings(house: House) -> None:
    house.flow.begin()
    house.rest()
    house.press("side-settings")


def asked(house: House, button: str, dialog: str) -> None:
    """Open a dialog with a button of the settings."""
    house.press(f"settings.{button}")
    house.until(lambda: house.top.objectName() == dialog)


def answered(house: House, dialog: str, following: str) -> None:
    """Give the present passphrase, and wait for what follows."""
    house.find(f"{dialog}.passphrase").setText(PASSPHRASE)
    house.press("question.yes")
    house.until(lambda: house.top.objectName() == following)


def test_the_gate_is_walked_both_ways_in(house, gate):
    house.move_in()
    gate.show()
    house.walk()
    house.press("unlock.other_way")
    house.walk()


def test_the_gate_is_walked_with_all_that_it_can_offer(house, gate, entries, desk):
    house.move_in()
    workspace = desk.unlock(PASSPHRASE)
    keychain.turn_on(workspace)
    lock(workspace)
    gate.show()
    page = house.window.screen_shown
    assert isinstance(page, UnlockPage)
    page.tell_damage(True)
    page.place.offer_other("/another/desk")
    for name in ("unlock.keychain", "unlock.repair", "unlock.other_desk"):
        assert house.find(name).isEnabled()
    house.walk()
    house.type("unlock.passphrase", "not this one")
    house.press("unlock.go")
    house.find("unlock.answer")
    house.walk()


def test_the_gate_after_a_lock_is_walked(house, gate, entries, desk):
    house.move_in()
    workspace = desk.unlock(PASSPHRASE)
    keychain.turn_on(workspace)
    lock(workspace, ask_passphrase=True)
    gate.show()
    assert not house.window.screen_shown.keychain.isVisible()
    house.walk()


def test_the_page_of_a_desk_that_is_away_is_walked(house, gate, desk):
    house.parts.preferences.choose(desk=str(desk.folder))
    gate.show()
    house.find("away.again")
    house.walk()


def test_a_restore_is_walked_from_the_choice_to_the_end(house, gate, backed_up):
    gate.show()
    house.press("unlock.restore")
    house.until(house.window.screen_shown.form.file.isVisible)
    house.walk()
    house.press("restore.other_way")
    house.walk()
    house.press("restore.other_way")
    house.type("restore.passphrase", "not this one")
    house.press("restore.go")
    house.find("restore.answer")
    house.walk()
    house.type("restore.passphrase", PASSPHRASE)
    house.press("restore.go")
    house.find("restore.stay")
    house.walk()


def test_a_restore_that_found_no_backup_is_walked(house, gate):
    gate.show()
    house.press("first.restore")
    house.find("restore.choose_file")
    house.walk()


def damaged(folder) -> None:
    """Leave a desk of which promises are gone and ideas are known to be missing."""
    thawed(folder, backup=True)
    database, key = folder / DATABASE, frozen_key()
    hurt(database, *leaves_of(database, key, "idea"), *leaves_of(database, key, "promise"))
    hurt(database, *pages_of(database, key, "sqlite_autoindex_promise_1"))


def test_a_repair_is_walked_from_the_passphrase_to_the_end(house, gate, desk):
    damaged(desk.folder)
    gate.show()
    house.window.screen_shown.tell_damage(True)
    house.press("unlock.repair")
    house.find("repair.look")
    house.walk()
    house.press("repair.other_way")
    house.walk()
    house.type("repair.code", frozen_words()[1])
    house.press("repair.look")
    house.find("repair.gone")
    house.walk()
    page = house.window.screen_shown
    page.deleted.offer({"note"}, "Only the backup holds 1 note.", ticked=False)
    house.walk()
    house.press("repair.go")
    house.until(lambda: not page.repair.isVisible())
    house.walk()


def test_the_cards_of_the_settings_are_walked_with_all_they_can_show(house, tmp_path):
    settings(house)
    page = house.window.screen_shown.page
    stick = tmp_path / "stick"
    stick.mkdir()
    page.backups.back_up_there(str(stick))
    house.rest()
    house.press("settings.rehearse")
    house.find("settings.proved")
    house.find("settings.no_folder")
    house.find("settings.told")
    house.walk()
    house.press("settings.restore")
    house.find("restore.go")
    house.walk()


@pytest.mark.parametrize(
    ("button", "following"), [("code", "show_code"), ("change", "new_passphrase")]
)
def test_the_dialogs_of_the_keys_are_walked(house, button, following):
    settings(house)
    asked(house, button, "present")
    house.walk()
    answered(house, "present", following)
    house.walk()


def test_new_keys_are_walked_from_the_question_to_the_older_backups(house):
    settings(house)
    house.press("settings.back_up")
    asked(house, "new_keys", "new_keys")
    house.walk()
    house.find("new_keys.change").click()
    answered(house, "new_keys", "new_passphrase")
    house.walk()
    for field in ("first.passphrase", "first.again"):
        house.type(field, PASSPHRASE)
    house.press("question.yes")
    house.until(lambda: house.top.objectName() == "new_code")
    house.walk()
    step = house.top.step
    for field, group in zip(step.fields, step.asked_groups(), strict=True):
        field.setText(group)
    house.press("question.yes")
    house.until(lambda: house.top.objectName() == "older_backups")
    house.walk()


def test_the_warning_before_the_lock_can_be_answered(house):
    settings(house)
    house.window.warn_untouched("MentorDesk locks in 50 seconds.", "Stay open")
    house.find("window.stayOpen")
    house.walk()


def test_a_way_out_that_the_line_at_the_top_offers_can_be_taken(house):
    settings(house)
    house.window.warn("Not saved.", "Close all the same", house.rest)
    house.walk()
