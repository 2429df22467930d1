"""From an empty laptop to a mentor's page by way of the worksheet, by keyboard alone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from journeys.person import Person
from mentordesk.domain.medium import Medium
from mentordesk.domain.person import Rhythm
from mentordesk.domain.reporting import Reporting
from mentordesk.domain.worksheet import BLANK
from mentordesk.services.desk import DeskService, lock
from support import PASSPHRASE, SMALL_COST

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
FAMILY = "My family is no topic"
HOPES = "How a no arrives further down."


def test_a_leader_without_a_mentor_thinks_first_and_then_asks(
    person: Callable[[], Person], tmp_path: Path
) -> None:
    helen = person()
    begin(helen)
    think(helen)
    helen.key(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    helen.press("today.mentor")  # left half-way, it goes on where it was
    answer(helen)
    assert not helen.shows("worksheet.leave")
    helen.press("worksheet.go_on")
    invite(helen)
    helen.press("worksheet.go_on")
    helen.see("people.strength.mine")
    agree(helen)
    plan(helen)
    helen.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    helen.until(lambda: helen.ended == [True])
    assert_page(tmp_path / "desk")


def begin(helen: Person) -> None:
    helen.enter("first.name", "Helen Brandt")
    helen.enter("first.passphrase", PASSPHRASE)
    helen.enter("first.again", PASSPHRASE)
    groups = [helen.see(f"first.shown{number}").text() for number in range(1, 7)]
    helen.walk_to("first.group1")
    for number in (1, 2):
        name = helen.see(f"first.group{number}").accessibleName()
        asked = next(int(word) for word in name.split() if word.isdigit())
        helen.enter(f"first.group{number}", groups[asked - 1])
    helen.press("first.looking")


def think(helen: Person) -> None:
    helen.until(helen.see("worksheet.strength1").hasFocus)
    helen.key(Qt.Key.Key_Space)
    helen.walk_to("worksheet.own")
    helen.enter("worksheet.own", "who is tired")
    helen.type("worksheet.name", "Amara Okafor")
    helen.walk_to("worksheet.about")
    helen.type("worksheet.about", "Recruiter")
    helen.walk_to("worksheet.notices")
    helen.type("worksheet.notices", "who leaves")
    helen.walk_to("worksheet.reporting")
    helen.key(Qt.Key.Key_Down)
    helen.press("worksheet.go_on")
    helen.type("worksheet.hopes", HOPES)


def answer(helen: Person) -> None:
    helen.until(lambda: helen.see("worksheet.hopes").toPlainText() == HOPES)
    helen.press("worksheet.go_on")
    for key, first in CHECKS.items():
        helen.walk_to(f"worksheet.{key}.{first}")
        helen.key(Qt.Key.Key_Space)
    helen.walk_to("worksheet.time.kept")
    helen.key(Qt.Key.Key_Right)  # not kept free yet: one thing to settle
    helen.press("worksheet.go_on")
    assert "calendar" in helen.see("worksheet.help1").text()


CHECKS = {
    "time": "kept",
    "candour": "plain",
    "conflict": "no",
    "assess": "no",
    "refuse": "yes",
    "answer": "answer",
}


def invite(helen: Person) -> None:
    helen.until(lambda: "Amara" in helen.see("worksheet.text").toPlainText())
    helen.walk_to("worksheet.medium.chat")
    helen.key(Qt.Key.Key_Right)
    helen.until(lambda: helen.see("worksheet.text").toPlainText().startswith("Hello Amara"))
    helen.press("worksheet.copy")
    copied = QApplication.clipboard().text()
    assert HOPES.rstrip(".") in copied
    assert "no reason and has no consequences" in copied


def agree(helen: Person) -> None:
    """Agree to all of it, and to nothing of one clause."""
    helen.press("agreement.agree")
    helen.until(lambda: not helen.shows("agreement.agree"))
    helen.press("agreement.add")
    helen.enter("ownClause.line", FAMILY)
    helen.until(lambda: QApplication.activeModalWidget() is None)


def plan(helen: Person) -> None:
    """Plan a rhythm of four sessions, every two weeks."""
    helen.key(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    helen.press("sessions.plan")
    helen.walk_to("plan.rhythm")
    helen.key(Qt.Key.Key_Home)
    helen.key(Qt.Key.Key_Down)
    helen.key(Qt.Key.Key_Down)
    helen.walk_to("plan.count")
    helen.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    helen.type("plan.count", "4")
    helen.press("question.yes")
    helen.until(lambda: QApplication.activeModalWidget() is None)


def assert_page(folder: Path) -> None:
    desk = DeskService(folder, cost=SMALL_COST).unlock(PASSPHRASE)
    [mentor] = desk.people.mentors()
    assert (mentor.name, mentor.about) == ("Amara Okafor", "Recruiter")
    assert mentor.pairing.strengths == ("How it is to be new here", "who is tired", "who leaves")
    assert mentor.pairing.leader_hopes == HOPES
    assert mentor.pairing.medium is Medium.EMAIL
    assert mentor.pairing.reporting is Reporting.TO_LEADER
    assert desk.starting.sheet() == BLANK
    laid = desk.agreements.of(mentor.id)
    assert laid.agreement.clauses[-1].line == FAMILY
    sessions = desk.sessions.planned()
    assert [one.number for one in sessions] == [1, 2, 3, 4]
    assert [one.format for one in sessions][1::2] == ["half-time", "closing"]
    (series,) = desk.series.all(mentor.id).values()
    assert series.rhythm is Rhythm.EVERY_2_WEEKS
    lock(desk)
