"""A pair ends well by keyboard alone: settled, handed over, destroyed by kind, and come back to."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeys.person import LONGEST_WALK, Person, Times
from mentordesk.domain.idea import Application, Contribution, Part, Stage, Weight
from mentordesk.domain.ids import PersonId
from mentordesk.domain.keeping import DataKind
from mentordesk.domain.note import NoteKind
from mentordesk.domain.person import Consent
from mentordesk.domain.promise import PromiseState
from mentordesk.services.desk import DeskService, lock
from mentordesk.services.workspace import Workspace
from naming_people import give_part
from support import PASSPHRASE, SMALL_COST, Clock, add_amara

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_a_pair_settles_what_is_left_by_keyboard_alone(
    person: Callable[[Times], Person], tmp_path: Path
) -> None:
    clock = Clock()
    amara = _desk_with_something_left(tmp_path / "desk", clock)
    helen = person(Times(now=clock))
    helen.enter("unlock.passphrase", PASSPHRASE)
    helen.see("today.plan")
    desk = helen.flow._desk_flow.workspace
    _end(helen, desk, amara)
    helen.press("ending.settle")
    _settle(helen, desk)
    _let_go(helen, desk)
    helen.press("closing.file")
    helen.press("export.back")
    _come_back_and_destroy(helen, desk, amara)
    _go_back(helen)
    helen.until(lambda: "Private notes: destroyed on" in helen.see("ending.gone").text())
    _forget(helen, desk)


def _desk_with_something_left(folder: Path, clock: Clock) -> PersonId:
    desk = DeskService(folder, clock, SMALL_COST).create(PASSPHRASE, "Helen Brandt").workspace
    amara = add_amara(desk)
    met = desk.sessions.plan(amara.id, clock(), 60)
    desk.sessions.choose_format(met.id, "closing")
    desk.sessions.start(met.id)
    desk.notes.write(met.id, None, NoteKind.PRIVATE, "Between me and me")
    desk.notes.write(met.id, None, NoteKind.SHARED, "Between us")
    used = desk.ideas.capture(met.id, amara.id, "Clips")
    desk.ideas.apply(used.id, Application("the all-hands", clock().date()))
    desk.ideas.capture(met.id, amara.id, "Badges")
    miriam = desk.people.named("Miriam Weiß")
    given = Contribution(miriam.id, Part.BACKED, Weight.EQUAL, Consent.ASK)
    give_part(desk, used.id, given)
    desk.promises.make(met.id, amara.id, "Read the survey")
    desk.closes.close(met.id)
    lock(desk)
    return amara.id


def _end(helen: Person, desk: Workspace, amara: PersonId) -> None:
    helen.key(Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    helen.press("ending.end")
    helen.press("question.yes")
    helen.see("ending.take_up")
    assert set(desk.endings.ended()) == {amara}


def _settle(helen: Person, desk: Workspace) -> None:
    """Give credit, answer, and ask for a name, each where it stands."""
    _step(helen, "closing.names")
    helen.walk_to("question.no")
    helen.key(Qt.Key.Key_Escape)
    helen.until(lambda: QApplication.activeModalWidget() is None)
    _step(helen, "today.credit")
    helen.walk_to("credit.where")
    helen.type("credit.where", "the all-hands")
    helen.press("question.yes")
    helen.until(lambda: not helen.shows("today.credit"))
    _step(helen, "today.answers")
    helen.until(lambda: QApplication.activePopupWidget() is not None)
    QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Return)
    helen.until(lambda: not helen.shows("today.answers"))
    assert {idea.stage for idea in desk.ideas.all()} == {Stage.APPLIED, Stage.TRYING}


def _step(helen: Person, card: str) -> None:
    """Go on by Tab to the first step of a card, and press it."""
    within = helen.see(card)
    helen.walk_to("owed.step")
    for _ in range(LONGEST_WALK):
        if within.isAncestorOf(QApplication.focusWidget()):
            break
        helen.key(Qt.Key.Key_Tab)
    assert QApplication.focusWidget().objectName() == "owed.step"
    helen.key(Qt.Key.Key_Space)


def _let_go(helen: Person, desk: Workspace) -> None:
    helen.press("promise.let_go")
    helen.enter("reason.line", "We stop here")
    helen.until(lambda: helen.shows("promises.undo"))
    met = desk.sessions.earlier(1)[0]
    (promise,) = desk.promises.of_session(met.id)
    assert promise.state is PromiseState.LET_GO


def _come_back_and_destroy(helen: Person, desk: Workspace, amara: PersonId) -> None:
    _go_back(helen)  # the file led back to here
    helen.key(Qt.Key.Key_Space)
    helen.walk_to("closing.private_notes")
    assert not helen.see("closing.destroy").isEnabled()
    helen.key(Qt.Key.Key_Down)
    helen.until(lambda: helen.see("closing.destroy").isEnabled())
    helen.press("closing.destroy")
    helen.press("question.yes")
    helen.until(lambda: not helen.shows("closing.private_notes"))
    held = desk.keeping.look(amara)
    assert set(held.destroyed) == {DataKind.PRIVATE_NOTES}
    met = desk.sessions.earlier(1)[0]
    assert [note.text for note in desk.notes.of_session(met.id)] == ["Between us"]


def _go_back(helen: Person) -> None:
    """Go back to the mentor: the keyboard stands where what is left was opened, and in sight."""
    helen.press("closing.back")
    helen.type("ending.settle", "")  # waits until the keyboard is there
    settle = helen.see("ending.settle")
    helen.until(lambda: not settle.visibleRegion().isEmpty())


def _forget(helen: Person, desk: Workspace) -> None:
    helen.press("ending.forget")
    helen.walk_to("forget.name")
    helen.key(Qt.Key.Key_Down)
    helen.key(Qt.Key.Key_Down)
    helen.key(Qt.Key.Key_Space)  # everything goes
    helen.walk_to("forget.typed")
    helen.type("forget.typed", "Amara Okafo")
    assert not helen.see("question.yes").isEnabled()
    helen.type("forget.typed", "r")
    helen.press("question.yes")
    helen.until(lambda: QApplication.activeModalWidget() is None)
    helen.until(lambda: not helen.shows("ending.forget"))
    assert desk.people.mentors() == ()
    assert desk.ideas.all() == ()
