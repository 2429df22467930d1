"""New keys for a desk, and the keychain's way in, chosen in the settings by keyboard."""

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import Qt

from mentordesk.errors import (
    DeskFullError,
    KeychainLockedError,
    KeychainMissingError,
    WrongPassphraseError,
)
from mentordesk.services import keychain
from mentordesk.services.desk import lock
from mentordesk.ui.dialogs.new_keys import NewCodeDialog, NewKeysDialog, OlderBackupsDialog
from mentordesk.ui.dialogs.new_passphrase import NewPassphraseDialog
from mentordesk.ui.dialogs.present_passphrase import PresentPassphraseDialog
from mentordesk.ui.parts import Parts
from mentordesk.ui.pdf_images import PdfImages
from mentordesk.ui.preferences import Preferences
from mentordesk.ui.recovery_sheet import RecoverySheet
from mentordesk.ui.settings.keys_card import KeysCard
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Scheme
from mentordesk.vault import rotation
from support import PASSPHRASE, HeldTasks

NEW = "quite another one"


@pytest.fixture
def parts(qapp, tmp_path, desk, clock, held, notices):
    preferences = Preferences(tmp_path / "settings.json", Theme(qapp), notices)
    return Parts(
        desk,
        preferences,
        held,
        held,
        notices,
        clock,
        backup_tasks=held,
        key_tasks=held,
        questions=held,
    )


@pytest.fixture
def card(qtbot, workspace, parts):
    return shown_card(qtbot, workspace, parts)


def shown_card(qtbot, workspace, parts):
    shown = KeysCard(workspace, parts)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def dialog(card, kind):
    [found] = [one for one in card.findChildren(kind) if one.isVisible()]
    return found


def ask_for_new_keys(qtbot, card, held, present=PASSPHRASE, new=""):
    card.renew.click()
    asked = dialog(card, NewKeysDialog)
    qtbot.keyClicks(asked.passphrase, present)
    asked.change.setChecked(bool(new))
    asked.yes.click()
    held.finish()
    if new:
        step = dialog(card, NewPassphraseDialog).step
        for field in (step.passphrase, step.again):
            field.setText(new)
        dialog(card, NewPassphraseDialog).yes.click()
        held.finish()
    return asked


def keep_code(qtbot, card) -> str:
    shown = dialog(card, NewCodeDialog)
    code = "-".join(shown.step._groups)
    for field, group in zip(shown.step.fields, shown.step.asked_groups(), strict=True):
        qtbot.keyClicks(field, group.lower())
        qtbot.keyClick(field, Qt.Key.Key_Return)
    return code


def test_new_keys_come_with_a_code_that_is_kept_and_the_passphrase_may_stay(
    qtbot, card, workspace, desk, held, notices
):
    before = workspace.store.recovery_code()
    ask_for_new_keys(qtbot, card, held)
    code = keep_code(qtbot, card)
    held.finish()
    assert code == workspace.store.recovery_code() != before
    assert not card.findChild(OlderBackupsDialog)
    assert "new keys" in notices.words[-1]
    lock(workspace)
    lock(desk.unlock(PASSPHRASE))


def test_another_passphrase_may_come_with_them(qtbot, card, workspace, desk, held):
    ask_for_new_keys(qtbot, card, held, new=NEW)
    keep_code(qtbot, card)
    lock(workspace)
    with pytest.raises(WrongPassphraseError):
        desk.unlock(PASSPHRASE)
    lock(desk.unlock(NEW))


def test_what_an_earlier_try_with_keys_said_goes_when_the_next_begins(qtbot, card, notices):
    with qtbot.waitSignal(notices.withdrawn):
        card.renew.click()


def test_a_wrong_passphrase_changes_nothing_and_stays_typed(qtbot, card, workspace, held):
    before = workspace.store.secret
    asked = ask_for_new_keys(qtbot, card, held, present="not this one")
    assert "not the passphrase" in asked.problem.text()
    assert asked.passphrase.text() == "not this one"
    assert asked.yes.text() == "Make new keys"
    assert workspace.store.secret == before


def test_nothing_can_be_asked_without_the_present_passphrase(qtbot, card):
    card.renew.click()
    asked = dialog(card, NewKeysDialog)
    assert not asked.yes.isEnabled()
    qtbot.keyClicks(asked.passphrase, PASSPHRASE)
    assert asked.yes.isEnabled()


def test_a_failure_leaves_the_question_open_with_what_was_typed(
    qtbot, card, workspace, desk, held, monkeypatch
):
    def refuse(*_):
        raise DeskFullError(desk.folder)

    before = workspace.store.secret
    monkeypatch.setattr(rotation, "rotate", refuse)
    asked = ask_for_new_keys(qtbot, card, held)
    assert "is full" in asked.problem.text()
    assert asked.passphrase.text() == PASSPHRASE
    assert asked.yes.text() == "Make new keys"
    assert asked.yes.isEnabled()
    assert workspace.store.secret == before


def test_a_code_not_kept_is_said_to_be_shown_later(qtbot, card, held, notices):
    ask_for_new_keys(qtbot, card, held)
    dialog(card, NewCodeDialog).no.click()
    held.finish()
    assert "has new keys" in notices.words[-1]
    assert "not kept yet" in notices.words[-1]


def test_the_new_code_comes_first_even_if_backups_cannot_be_looked_for(
    qtbot, card, workspace, desk, held, notices, monkeypatch
):
    def refuse(*_):
        raise DeskFullError(desk.folder)

    monkeypatch.setattr(type(desk), "older_backups", refuse)
    ask_for_new_keys(qtbot, card, held)
    assert keep_code(qtbot, card) == workspace.store.recovery_code()
    held.finish()
    assert "has new keys" in notices.words[-1]
    assert "is full" in notices.words[-1]


def test_the_new_code_says_that_the_old_sheet_is_worthless(qtbot, card, held):
    ask_for_new_keys(qtbot, card, held)
    shown = dialog(card, NewCodeDialog)
    assert "Destroy the old sheet." in shown.accessibleDescription()
    assert not shown.step.heading.isVisible()


def test_the_new_code_is_on_the_sheet(qtbot, card, workspace, held, tmp_path):
    ask_for_new_keys(qtbot, card, held)
    sheet = dialog(card, NewCodeDialog).step.findChild(RecoverySheet)
    sheet.save(str(tmp_path / "code.pdf"))
    held.finish()
    with PdfImages((tmp_path / "code.pdf").read_bytes()) as pdf:
        words = pdf.text(0)
    assert "Helen Brandt" in words
    assert all(group in words for group in workspace.store.recovery_code().split("-"))


def test_older_backups_give_way_to_a_fresh_one(qtbot, card, workspace, desk, held, tmp_path):
    workspace.care.back_up()
    own = desk.folder / "backups"
    [old] = own.iterdir()
    ask_for_new_keys(qtbot, card, held)
    keep_code(qtbot, card)
    held.finish()
    changed = []
    card.backups_changed.connect(partial(changed.append, True))
    offered = dialog(card, OlderBackupsDialog)
    assert old.exists()
    offered.yes.click()
    held.finish()
    assert not old.exists()
    assert workspace.care.last_backup().parent == own
    assert changed


def test_older_backups_may_stay_and_that_is_said(qtbot, card, workspace, desk, held, notices):
    old = workspace.care.back_up().path
    ask_for_new_keys(qtbot, card, held)
    keep_code(qtbot, card)
    held.finish()
    dialog(card, OlderBackupsDialog).no.click()
    assert old.exists()
    assert "has new keys" in notices.words[-1]
    assert "The older backups stay" in notices.words[-1]


def prove(qtbot, card, held, passphrase=PASSPHRASE):
    asked = dialog(card, PresentPassphraseDialog)
    qtbot.keyClicks(asked.passphrase, passphrase)
    qtbot.keyClick(asked.passphrase, Qt.Key.Key_Return)
    held.finish()
    return asked


def test_the_keychain_is_off_and_its_weakness_is_said(card, entries):
    assert not card.keychain.isChecked()
    assert "without the passphrase" in card.keychain.accessibleDescription()


def test_the_keychain_is_switched_on_after_the_passphrase(qtbot, card, workspace, entries, held):
    card.keychain.click()
    assert not card.keychain.isChecked()
    assert "not the passphrase" in prove(qtbot, card, held, "wrong").problem.text()
    assert not keychain.is_on(workspace)
    dialog(card, PresentPassphraseDialog).passphrase.clear()
    prove(qtbot, card, held)
    assert card.keychain.isChecked()
    assert card.keychain.isEnabled()
    assert len(entries) == 1


def test_the_keychain_is_switched_off_without_more_ado(qtbot, card, workspace, entries, held):
    card.keychain.click()
    prove(qtbot, card, held)
    card.keychain.click()
    held.finish()
    assert not card.keychain.isChecked()
    assert not keychain.is_on(workspace)
    assert entries == {}


def test_a_keychain_that_asks_somebody_keeps_nothing_else_waiting(
    qtbot, workspace, parts, entries, held
):
    questions = HeldTasks()
    card = shown_card(qtbot, workspace, replace(parts, questions=questions))
    card.keychain.click()
    prove(qtbot, card, held)
    assert not keychain.is_on(workspace)
    questions.finish()
    assert keychain.is_on(workspace)


@pytest.mark.parametrize("refusal", [KeychainLockedError(), KeychainMissingError()])
def test_a_keychain_that_refuses_is_not_ticked(qtbot, card, entries, held, notices, refusal):
    entries.refusal = refusal
    card.keychain.click()
    prove(qtbot, card, held)
    assert not card.keychain.isChecked()
    assert card.keychain.isEnabled()
    assert notices.errors == [type(refusal)]


def test_new_keys_take_the_keychain_away(qtbot, card, workspace, entries, held):
    keychain.turn_on(workspace)
    card.refresh()
    assert card.keychain.isChecked()
    ask_for_new_keys(qtbot, card, held)
    assert not card.keychain.isChecked()
    assert entries == {}


@pytest.mark.parametrize("percent", [100, 200])
def test_no_word_of_a_question_is_cut(qtbot, card, theme, percent):
    theme.apply(Scheme.LIGHT, percent / 100)
    card.renew.click()
    asked = dialog(card, NewKeysDialog)
    assert asked.height() >= asked.layout().totalHeightForWidth(asked.width())


def test_a_step_that_is_higher_than_the_screen_scrolls(qtbot, card, theme, qapp):
    theme.apply(Scheme.LIGHT, 2)
    asked = NewCodeDialog(card, "-".join(["ABC123"] * 6))
    asked.open()
    assert asked.height() <= qapp.primaryScreen().availableGeometry().height()
    assert asked.yes.isVisible()
