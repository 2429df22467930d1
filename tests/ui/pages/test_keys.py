"""The keys of the desk: shown and changed for somebody who can open it, by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from shiboken6 import isValid

from mentordesk.errors import WrongPassphraseError
from mentordesk.services.restoring import restore
from mentordesk.ui.dialogs.new_keys import NewKeysDialog
from mentordesk.ui.dialogs.new_passphrase import NewPassphraseDialog
from mentordesk.ui.dialogs.present_passphrase import PresentPassphraseDialog
from mentordesk.ui.dialogs.show_code import ShowCodeDialog
from mentordesk.ui.pages.settings import SettingsPage
from mentordesk.ui.parts import Parts
from mentordesk.ui.patience import FREE, Patience
from mentordesk.ui.preferences import Preferences
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Scheme
from mentordesk.vault.vault import Vault
from support import PASSPHRASE, SMALL_COST

NEW = "quite another one"


class Seconds(Patience):
    """One whose time a test turns."""

    at = 0.0

    def __init__(self) -> None:
        super().__init__(lambda: self.at)


@pytest.fixture
def patience():
    return Seconds()


@pytest.fixture
def settings(qtbot, qapp, tmp_path, workspace, desk, clock, held, notices, patience):
    preferences = Preferences(tmp_path / "settings.json", Theme(qapp), notices)
    own = {"key_tasks": held, "backup_tasks": held, "questions": held, "patience": patience}
    parts = Parts(desk, preferences, held, held, notices, clock, **own)
    page = SettingsPage(workspace, parts)
    qtbot.addWidget(page)
    page.show()
    return page


def prove(qtbot, page, held, passphrase: str) -> PresentPassphraseDialog:
    dialog = page.findChild(PresentPassphraseDialog)
    qtbot.keyClicks(dialog.passphrase, passphrase)
    qtbot.keyClick(dialog.passphrase, Qt.Key.Key_Return)
    held.finish()
    return dialog


def close(qtbot, dialog) -> None:
    dialog.reject()
    qtbot.waitUntil(lambda: not isValid(dialog))


def test_the_code_is_shown_after_the_passphrase(qtbot, settings, workspace, held):
    settings.keys.code.click()
    assert settings.findChild(ShowCodeDialog) is None
    prove(qtbot, settings, held, PASSPHRASE)
    shown = settings.findChild(ShowCodeDialog)
    groups = [shown.findChild(QLabel, f"show_code.shown{number}") for number in range(1, 7)]
    assert [group.text() for group in groups] == workspace.store.recovery_code().split("-")


@pytest.mark.parametrize("size", [1.0, 2.0])
def test_no_group_of_the_code_is_cut(qtbot, shown, theme, size):
    theme.apply(Scheme.LIGHT, size)
    parent = shown(QWidget())
    dialog = ShowCodeDialog(parent, "-".join(["WMWMWM"] * 6))
    dialog.open()
    for number in range(1, 7):
        group = dialog.findChild(QLabel, f"show_code.shown{number}")
        wide = group.fontMetrics().horizontalAdvance(group.text())
        assert group.visibleRegion().boundingRect() == group.rect()
        assert group.width() >= wide
        assert group.height() < 2 * group.fontMetrics().height()


@pytest.mark.parametrize("button", ["code", "change"])
def test_a_wrong_passphrase_shows_and_changes_nothing(qtbot, settings, held, button):
    getattr(settings.keys, button).click()
    dialog = prove(qtbot, settings, held, "not this one")
    assert dialog.isVisible()
    assert "not the passphrase" in dialog.problem.text()
    assert settings.findChild(ShowCodeDialog) is None
    assert settings.findChild(NewPassphraseDialog) is None


def test_wrong_passphrases_make_every_question_wait_also_one_asked_anew(
    qtbot, settings, held, patience
):
    settings.keys.code.click()
    for attempt in range(FREE + 1):
        dialog = prove(qtbot, settings, held, f"no {attempt}")
    close(qtbot, dialog)
    for ask, kind in (
        (settings.keys.change.click, PresentPassphraseDialog),
        (settings.keys.renew.click, NewKeysDialog),
    ):
        ask()
        dialog = settings.findChild(kind)
        dialog.passphrase.setText(PASSPHRASE)
        dialog.yes.click()
        assert not held.busy
        assert dialog.problem.text() == "The next attempt can be made in 2 seconds."
        close(qtbot, dialog)
    patience.at += 2
    settings.keys.code.click()
    prove(qtbot, settings, held, PASSPHRASE)
    assert settings.findChild(ShowCodeDialog) is not None


def test_the_new_passphrase_opens_the_desk(qtbot, settings, workspace, desk, held, notices):
    settings.keys.change.click()
    prove(qtbot, settings, held, PASSPHRASE)
    step = settings.findChild(NewPassphraseDialog).step
    for field in (step.passphrase, step.again):
        qtbot.keyClicks(field, NEW)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    held.finish()
    assert "older copy together with the old passphrase" in notices.words[-1]
    workspace.store.close()
    Vault(desk.folder, cost=SMALL_COST).unlock(NEW).close()


def test_return_while_the_two_differ_suggests_nothing_and_keeps_the_words(qtbot, settings):
    settings.keys.ask_new_passphrase()
    dialog = settings.findChild(NewPassphraseDialog)
    qtbot.keyClicks(dialog.step.passphrase, "one")
    qtbot.keyClick(dialog.step.passphrase, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert (dialog.step.passphrase.text(), dialog.step.again.text()) == ("one", "")


def test_how_long_a_passphrase_holds_is_worked_out_by_the_tasks(qtbot, settings, held):
    settings.keys.ask_new_passphrase()
    step = settings.findChild(NewPassphraseDialog).step
    qtbot.keyClicks(step.passphrase, NEW)
    qtbot.waitUntil(lambda: held.busy)
    assert step._holds.text() == ""
    held.finish()
    assert "Somebody who has the files" in step._holds.text()


def test_a_backup_in_the_chosen_folder_opens_with_the_new_passphrase(
    qtbot, settings, workspace, held, tmp_path
):
    chosen = tmp_path / "stick"
    chosen.mkdir()
    settings.backups.back_up_there(str(chosen))
    held.finish()
    settings.keys.ask_new_passphrase()
    dialog = settings.findChild(NewPassphraseDialog)
    for field in (dialog.step.passphrase, dialog.step.again):
        field.setText(NEW)
    dialog.yes.click()
    held.finish()
    backup = next(chosen.glob("*.mentordesk-backup"))
    with pytest.raises(WrongPassphraseError):
        restore(backup, tmp_path / "old", PASSPHRASE)
    restore(backup, tmp_path / "new", NEW)
