"""The page that repairs a damaged desk: it looks first, and changes nothing until it is told."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from damage import DATABASE, frozen_key, frozen_words, hurt, leaves_of, pages_of, thawed
from mentordesk.keyboard import Keys
from mentordesk.services.desk import DeskService, lock
from mentordesk.services.last_seen import LastSeen
from mentordesk.services.repair import RepairService
from mentordesk.ui.pages.repair import RepairPage
from mentordesk.ui.patience import FREE, Patience
from support import SMALL_COST, START, Clock, HeldTasks
from vault_desk import files

PASSPHRASE, CODE = frozen_words()
KEY = frozen_key()


@pytest.fixture
def folder(tmp_path):
    folder = thawed(tmp_path / "desk", backup=True)
    lock(DeskService(folder, cost=SMALL_COST).unlock(PASSPHRASE))
    return folder


@pytest.fixture
def make(shown, folder, tmp_path, notices):
    def make(tasks) -> RepairPage:
        clock = Clock()
        repair = RepairService(folder, "Unknown", LastSeen(tmp_path / "state"), clock)
        return shown(RepairPage(repair, clock, tasks, notices))

    return make


@pytest.fixture
def page(make, tasks) -> RepairPage:
    return make(tasks)


def told(page: RepairPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def says(qtbot, page: RepairPage, *words: str) -> None:
    for some in words:
        qtbot.waitUntil(lambda some=some: some in told(page))


def look(qtbot, page: RepairPage) -> None:
    page.way.passphrase.setText(PASSPHRASE)
    qtbot.keyClick(page.way.passphrase, Qt.Key.Key_Return)


def test_it_looks_and_says_what_it_found_before_anything_changes(qtbot, page, folder):
    hurt(folder / DATABASE, *leaves_of(folder / DATABASE, KEY, "idea"))
    before = files(folder)
    look(qtbot, page)
    says(qtbot, page, "1 part of the desk cannot be read.")
    says(qtbot, page, "9 ideas")
    says(qtbot, page, "Nothing has been changed yet.")
    assert page.repair.isVisible()
    assert page.repair.hasFocus()
    assert not page.gone.isVisible()
    assert not page.deleted.isVisible()
    assert files(folder) == before


def test_wrong_attempts_wait_longer_here_too(qtbot, page):
    page.way.patience = Patience(lambda: 0.0)
    for attempt in range(FREE + 1):
        page.way.passphrase.setText(f"no {attempt}")
        page.look.click()
        qtbot.waitUntil(page.look.isEnabled)
    page.way.passphrase.setText(PASSPHRASE)
    page.look.click()
    says(qtbot, page, "The next attempt can be made in 2 seconds.")
    assert not page.repair.isVisible()


def test_one_press_repairs_and_leads_back_to_the_gate(qtbot, page, folder):
    hurt(folder / DATABASE, *leaves_of(folder / DATABASE, KEY, "idea"))
    look(qtbot, page)
    page.repair.click()
    says(qtbot, page, "Your desk is repaired")
    says(qtbot, page, "desk-damaged-2026-04-14")
    assert page.way.passphrase.text() == ""
    assert not page.repair.isVisible()
    with qtbot.waitSignal(page.left):
        page.done.click()
    workspace = DeskService(folder, cost=SMALL_COST).unlock(PASSPHRASE)
    assert len(workspace.ideas.all()) == 9
    lock(workspace)


@pytest.mark.parametrize("ticked", [True, False])
def test_what_only_the_backup_holds_comes_only_when_it_is_ticked(qtbot, page, folder, ticked):
    hurt(folder / DATABASE, *leaves_of(folder / DATABASE, KEY, "promise"))
    hurt(folder / DATABASE, *pages_of(folder / DATABASE, KEY, "sqlite_autoindex_promise_1"))
    look(qtbot, page)
    assert page.gone.isVisible()
    assert not page.deleted.isVisible()
    says(qtbot, page, "4 promises: nothing of the kind is left on the desk.")
    assert "Nothing is missing" not in told(page)
    assert page.gone.tick.isChecked()
    page.gone.tick.setChecked(ticked)
    page.repair.click()
    workspace = DeskService(folder, cost=SMALL_COST).unlock(PASSPHRASE)
    kept = [
        one
        for session in workspace.sessions.all()
        for one in workspace.promises.of_session(session.id)
    ]
    lock(workspace)
    assert len(kept) == (5 if ticked else 1)  # one comes back by itself, with its log
    says(qtbot, page, "Taken from the backup" if ticked else "Not taken: 4 promises.")
    assert ("Not taken" in told(page)) is not ticked


def test_what_may_have_been_deleted_has_a_tick_of_its_own_and_is_not_taken_by_itself(
    qtbot, page, folder, monkeypatch
):
    service, asked = page._repair, []
    found = service.look(PASSPHRASE)
    mixed = replace(found, offered={"promise": 3, "note": 2}, kept={"note": 4}, backup_at=START)
    monkeypatch.setattr(service, "look", lambda *_, **__: mixed)
    monkeypatch.setattr(service, "make", lambda *_, offers, **__: asked.append(offers) or found)
    look(qtbot, page)
    says(qtbot, page, "3 promises: nothing of the kind is left on the desk.")
    says(qtbot, page, "2 notes. They may have been deleted on purpose.")
    assert page.deleted.tick.accessibleDescription().endswith("deleted on purpose.")
    assert (page.gone.tick.isChecked(), page.deleted.tick.isChecked()) == (True, False)
    page.repair.click()
    page.gone.tick.setChecked(False)
    page.deleted.tick.setChecked(True)
    page._make()
    assert asked == [{"promise"}, {"note"}]


def test_in_a_low_window_the_button_that_repairs_is_seen(qtbot, page):
    page.resize(700, 300)
    look(qtbot, page)
    says(qtbot, page, "Nothing has been changed yet.")
    assert page.repair.visibleRegion().boundingRect() == page.repair.rect()


def test_a_wrong_passphrase_is_said_on_the_page_and_stays_there(qtbot, page, announced, keyboard):
    keyboard["keys"] = Keys(caps_lock=False, layout="und-DE")
    page.way.passphrase.setText("wrong")
    page.look.click()
    says(qtbot, page, "That is not the passphrase of this desk.")
    assert page.way.passphrase.text() == "wrong"
    assert page.way.passphrase.hasFocus()
    words = "That is not the passphrase of this desk."
    assert page.way.passphrase.accessibleDescription().startswith(words)
    assert any(one.startswith(words) for one in announced)
    assert "Looking…" in announced
    assert page.way.key_state.text() == "Keyboard: Deutsch."


def test_what_was_found_and_what_was_made_is_read_aloud(qtbot, page, announced):
    look(qtbot, page)
    assert announced[-1].startswith("Every part of the desk can be read. ")
    page.repair.click()
    assert announced[-1].startswith("Your desk is repaired. ")


def test_the_recovery_code_is_a_way_in(qtbot, page):
    page.way.other_way.click()
    assert not page.way.passphrase.isVisible()
    page.way.code.setText(CODE)
    qtbot.keyClick(page.way.code, Qt.Key.Key_Return)
    says(qtbot, page, "Every part of the desk can be read.")


def test_what_was_typed_at_the_gate_need_not_be_typed_again(qtbot, page):
    page.look_with(CODE, by_code=True)
    says(qtbot, page, "Every part of the desk can be read.")


def test_while_it_works_nothing_can_be_pressed_twice(qtbot, make):
    held = HeldTasks()
    page = make(held)
    look(qtbot, page)
    assert page.look.text() == "Looking…"
    assert not page.look.isEnabled()
    assert not page.back.isEnabled()
    held.finish()
    page.repair.click()
    assert page.repair.text() == "Repairing…"
    assert not page.repair.isEnabled()
    held.finish()
    says(qtbot, page, "Your desk is repaired")


def test_a_repair_that_fails_says_why_and_can_be_tried_again(qtbot, page, folder, notices):
    look(qtbot, page)
    other = DeskService(folder, cost=SMALL_COST).unlock(PASSPHRASE)
    page.repair.click()
    lock(other)
    assert "Another MentorDesk has the desk" in notices.words[-1]
    assert page.repair.isEnabled()
    page.repair.click()
    says(qtbot, page, "Your desk is repaired")
