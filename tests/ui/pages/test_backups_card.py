"""The backups' card and the foot of the side bar say what is true, and prove it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QPushButton

from mentordesk.domain.note import NoteKind
from mentordesk.services.care import BackupState, Kept
from mentordesk.services.rehearsal import Rehearsal
from mentordesk.ui import backup_words
from mentordesk.ui.backup_round import BackupRound
from mentordesk.ui.parts import Parts
from mentordesk.ui.preferences import Preferences
from mentordesk.ui.settings.backups_card import BackupsCard
from mentordesk.ui.theme import Theme
from mentordesk.vault import shelf
from support import START


@pytest.fixture
def parts(qapp, tmp_path, desk, clock, tasks, notices):
    preferences = Preferences(tmp_path / "settings.json", Theme(qapp), notices)
    return Parts(desk, preferences, tasks, tasks, notices, clock, backup_tasks=tasks)


@pytest.fixture
def rounds(qapp, workspace, parts):
    desk = QObject()
    yield BackupRound(workspace, parts, desk)
    desk.deleteLater()


@pytest.fixture
def card(qtbot, workspace, amara, parts, rounds):
    shown = BackupsCard(workspace, parts)
    qtbot.addWidget(shown)
    shown.show()
    shown.refresh()
    return shown


def test_nothing_can_be_rehearsed_before_there_is_a_backup(card, workspace):
    assert card.own.text() == f"Beside the desk, in {workspace.care.own}: none yet."
    assert not card.rehearse.isEnabled()
    card.back_up.click()
    assert "last made today at" in card.own.text()
    assert card.rehearse.isEnabled()


def test_a_chosen_folder_gets_a_backup_at_once_and_is_kept(card, tmp_path, parts, notices):
    stick = tmp_path / "stick"
    stick.mkdir()
    card.back_up_there(str(stick))
    assert len(shelf.backups(stick)) == 1
    assert str(stick) in notices.words[-1]
    assert card.chosen.text().startswith(f"In {stick}: last made today")
    assert parts.preferences.settings.backups == str(stick)
    card.no_folder.click()
    assert parts.preferences.settings.backups == ""
    assert "lost" in card.chosen.text()
    assert not card.no_folder.isVisible()


def test_a_folder_that_is_away_is_said_with_its_last_day(card, tmp_path, clock):
    stick = tmp_path / "stick"
    stick.mkdir()
    card.back_up_there(str(stick))
    stick.rename(tmp_path / "away")
    clock.forward(days=30)
    card.refresh()
    assert card.chosen.text() == f"The folder {stick} is not there; last backup there Tue 14 Apr."
    card.back_up.click()
    assert "last made today" in card.own.text()


def test_a_rehearsal_says_what_it_proved(card, workspace, amara, clock):
    session = workspace.sessions.start(workspace.sessions.plan(amara.id, clock()).id)
    workspace.notes.write(session.id, None, NoteKind.SHARED, "words")
    card.back_up.click()
    workspace.ideas.capture(session.id, amara.id, "an idea")
    card.rehearse.click()
    words = card.proved.text().splitlines()
    held = "1 session, 1 note, 2 people"
    assert words[0].startswith(f"Opened end to end: {held}, as of Tuesday 14 April")
    assert words[1].startswith("The recovery code opened it, and the passphrase of today")
    assert words[2] == "Your desk has got 1 idea since."


def test_a_rehearsal_that_fails_says_so_and_proves_nothing(card, workspace, notices):
    card.back_up.click()
    path = workspace.care.last_backup()
    data = bytearray(path.read_bytes())
    data[-100] ^= 1
    path.write_bytes(data)
    card.rehearse.click()
    assert "damaged" in notices.words[-1]
    assert not card.proved.isVisible()
    assert card.rehearse.isEnabled()


@pytest.fixture
def held_card(qtbot, workspace, amara, parts, held):
    """A card whose work is held up."""
    shown = BackupsCard(workspace, replace(parts, backup_tasks=held))
    qtbot.addWidget(shown)
    shown.show()
    return shown


def test_one_work_goes_on_at_a_time(held_card, held):
    card = held_card
    card.back_up.click()
    assert card.proved.text() == "Backing up…"
    for button in card.findChildren(QPushButton):
        button.click()
    assert len(held._held) == 1
    held.finish()
    assert card.back_up.isEnabled()
    assert not card.proved.isVisible()


def test_the_pressed_button_keeps_the_keyboard_while_it_waits(qtbot, held_card, held):
    card = held_card
    card.back_up.setFocus()
    qtbot.waitUntil(card.back_up.hasFocus)
    qtbot.keyClick(card.back_up, Qt.Key.Key_Space)
    assert card.back_up.hasFocus()
    held.finish()
    assert card.back_up.hasFocus()


def test_a_folder_that_takes_no_backup_is_not_chosen(card, parts, workspace, tmp_path, notices):
    wrong = tmp_path / "a file"
    wrong.write_text("not a folder")
    card.back_up_there(str(wrong))
    assert parts.preferences.settings.backups == ""
    assert workspace.care.chosen is None
    assert notices.words[-1].startswith(f"The folder {wrong} takes no backup.")
    assert "Errno" not in notices.words[-1]


def test_a_backup_that_went_meanwhile_is_not_rehearsed(card, workspace):
    card.back_up.click()
    workspace.care.last_backup().unlink()
    card.rehearse.click()
    assert card.proved.text() == "There is no backup to restore any more."


def test_what_an_earlier_try_said_goes_when_the_next_begins(qtbot, card, notices):
    with qtbot.waitSignal(notices.withdrawn):
        card.back_up.click()


def test_the_foot_follows_the_backup_that_a_strike_makes(qtbot, workspace, amara, clock, rounds):
    states = []
    rounds.stands.connect(states.append)
    rounds.go()
    qtbot.waitUntil(lambda: bool(states))
    session = workspace.sessions.plan(amara.id, clock.at)
    promise = workspace.promises.make(session.id, amara.id, "Ask Legal")
    clock.forward(minutes=2)
    states.clear()
    workspace.promises.strike(promise.id)
    qtbot.waitUntil(lambda: bool(states))
    assert states[-1].own.last == clock.at


def test_a_round_backs_up_what_changed_and_tells(qtbot, workspace, amara, rounds):
    with qtbot.waitSignal(rounds.stands) as told:
        rounds.go()
    assert told.args[0].own.last is not None
    assert told.args[0].waiting is None


def test_the_same_trouble_is_said_once(workspace, amara, rounds, tmp_path, notices):
    stick = tmp_path / "stick"
    (stick / f"2026-04-14_000001{shelf.SUFFIX}.part").mkdir(parents=True)
    workspace.care.chosen = stick
    for _ in range(2):
        rounds.go()
    failed = []
    rounds.finish(failed.append)
    assert len([words for words in notices.words if str(stick) in words]) == 1
    assert failed == []


OWN = Kept("own", START, there=True)


@pytest.mark.parametrize(
    ("days", "waiting", "chosen", "words"),
    [
        (0, None, None, "Last backup today at"),
        (20, None, None, "Last backup on Tue 14 Apr at"),
        (20, START, None, "The last backup was made 20 days ago. There are changes since."),
        (13, START, None, "Last backup on Tue 14 Apr"),
        (20, START, Kept("stick", START + timedelta(days=19), there=True), "Last backup on Sun"),
    ],
)
def test_the_foot_is_gentle_and_true(days, waiting, chosen, words):
    state = BackupState(OWN, chosen, waiting)
    assert backup_words.foot(state, START + timedelta(days=days)).startswith(words)


def test_the_foot_of_a_desk_without_backups(tmp_path):
    none = BackupState(Kept(tmp_path, None, there=True), None, START)
    assert backup_words.foot(none, START) == "No backup yet."
    away = replace(none, own=OWN, chosen=Kept(tmp_path / "stick", None, there=False))
    assert backup_words.foot(away, START).endswith("\nThe folder stick is not there.")


def test_an_earlier_passphrase_is_told(tmp_path):
    told = Rehearsal(tmp_path, START, {"session": 5200}, {}, same_passphrase=False)
    words = backup_words.proved(told)
    assert "5\u202f200 sessions" in words
    assert "an earlier passphrase" in words
    assert backup_words.held({}) == "nothing"


def test_a_backup_that_went_bad_is_told_once(workspace, amara, rounds, notices):
    rounds.go()
    workspace.care.last_backup().unlink()
    rounds.go()
    words = "Your newest backup could not be read any more, so a new one was made."
    assert notices.words == [words]
    rounds.go()
    assert notices.words == [words]
