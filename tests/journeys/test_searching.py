"""Something said months ago is found and opened by keyboard alone, and it is plain whose it is."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListView

from journeys.person import Person
from mentordesk.domain.note import NoteKind
from mentordesk.domain.person import Pairing
from mentordesk.services.desk import DeskService, lock
from support import PASSPHRASE, SMALL_COST, START, Clock, add_amara

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
CTRL = Qt.KeyboardModifier.ControlModifier
SAYS = Qt.ItemDataRole.AccessibleTextRole


def test_what_was_said_is_found_and_opened_by_keyboard_alone(
    person: Callable[[], Person], tmp_path: Path
) -> None:
    desk = DeskService(tmp_path / "desk", Clock(), SMALL_COST)
    made = desk.create(PASSPHRASE, "Helen Brandt").workspace
    for mentor in (add_amara(made), made.people.add_mentor("Jonas Weiß", Pairing())):
        met = made.sessions.plan(mentor.id, START)
        made.ideas.capture(met.id, mentor.id, f"A quince for {mentor.name}")
        made.notes.write(met.id, None, NoteKind.PRIVATE, "The quince, once more")
    lock(made)
    helen = person()
    helen.enter("unlock.passphrase", PASSPHRASE)
    helen.see("today.next")
    before = QApplication.focusWidget()
    _look_for(helen, "quince")
    helen.until(lambda: _told(helen) == "4 found")
    helen.key(Qt.Key.Key_K, CTRL)
    helen.key(Qt.Key.Key_K, CTRL)
    helen.until(lambda: _told(helen) == "2 found · only Jonas Weiß")
    assert _chosen(helen).startswith("Idea: “A quince for Jonas Weiß”, Jonas Weiß, Session 1, ")
    helen.key(Qt.Key.Key_Escape)
    helen.until(lambda: QApplication.activeModalWidget() is None)
    helen.until(lambda: helen.window.focusWidget() is before)
    _look_for(helen, "quince")
    helen.until(lambda: _told(helen) == "4 found")
    helen.key(Qt.Key.Key_Down)
    helen.key(Qt.Key.Key_Down)
    assert _chosen(helen).startswith("Note: “The quince, once more”, ")
    helen.key(Qt.Key.Key_Return)
    helen.until(lambda: QApplication.activeModalWidget() is None)
    helen.see("session.main")
    _look_for(helen, "jonas")
    helen.key(Qt.Key.Key_Return)  # before anything is shown: the first that is found
    helen.until(lambda: QApplication.activeModalWidget() is None)
    helen.see("people.likes")


def _look_for(helen: Person, words: str) -> None:
    helen.key(Qt.Key.Key_K, CTRL)
    helen.type("search.line", words)


def _told(helen: Person) -> str:
    return str(helen.see("search.told").text())


def _chosen(helen: Person) -> str:
    found = helen.see("search.found")
    assert isinstance(found, QListView)
    return str(found.currentIndex().data(SAYS))
