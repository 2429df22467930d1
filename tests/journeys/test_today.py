"""All of Today by keyboard alone, in the real window: each thing done where it stands."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from journeys.person import Person, Times
from mentordesk.domain.idea import Application, Stage
from mentordesk.domain.promise import PromiseState
from mentordesk.services.desk import DeskService, lock
from mentordesk.services.workspace import Workspace
from support import PASSPHRASE, SMALL_COST, Clock, add_amara

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
CTRL = Qt.KeyboardModifier.ControlModifier
TEXTS = ("Ask Legal", "Sit in on a stand-up", "Read the survey")


def test_today_is_worked_through_by_keyboard_alone(
    person: Callable[[Times], Person], tmp_path: Path
) -> None:
    clock = Clock()
    _desk_with_something_of_each(tmp_path / "desk", clock)
    helen = person(Times(now=clock))
    helen.enter("unlock.passphrase", PASSPHRASE)
    helen.see("today.start")
    desk = helen.flow._desk_flow.workspace
    _give_credit(helen, desk)
    _answer_and_undo(helen, desk)
    _promises(helen, desk)
    _calendar(helen, tmp_path / "ours.ics")
    _after_midnight(helen, clock)
    helen.walk_to("today.start")


def _desk_with_something_of_each(folder: Path, clock: Clock) -> None:
    desk = DeskService(folder, clock, SMALL_COST).create(PASSPHRASE, "Helen Brandt").workspace
    amara = add_amara(desk)
    met = desk.sessions.plan(amara.id, clock(), 45)
    desk.sessions.start(met.id)
    used = desk.ideas.capture(met.id, amara.id, "Clips")
    desk.ideas.apply(used.id, Application("the all-hands", clock().date()))
    desk.ideas.capture(met.id, amara.id, "Badges")
    for text in TEXTS:
        desk.promises.make(met.id, amara.id, text, date(2026, 4, 30))
    desk.closes.close(met.id)
    clock.forward(days=15)
    for days in (1, 15):
        desk.sessions.plan(amara.id, clock() + timedelta(days=days), 45)
    lock(desk)


def _give_credit(helen: Person, desk: Workspace) -> None:
    helen.until(lambda: helen.see("today.start").hasFocus())
    helen.press("owed.step")
    helen.walk_to("credit.where")
    helen.type("credit.where", "the all-hands")
    helen.press("question.yes")
    helen.until(lambda: not helen.shows("today.credit"))
    assert [idea.text for idea in desk.ideas.all() if idea.recognitions] == ["Clips"]


def _answer_and_undo(helen: Person, desk: Workspace) -> None:
    def stage() -> Stage:
        return next(idea.stage for idea in desk.ideas.all() if idea.text == "Badges")

    helen.press("owed.step")
    helen.see("ideas.steps")
    helen.until(lambda: QApplication.activePopupWidget() is not None)
    QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Return)
    helen.until(lambda: not helen.shows("today.answers"))
    helen.see("ideas.undo")
    assert stage() is Stage.TRYING
    helen.key(Qt.Key.Key_Z, CTRL)
    helen.see("today.answers")
    assert stage() is Stage.HEARD


def _promises(helen: Person, desk: Workspace) -> None:
    def states() -> dict[str, PromiseState]:
        met = desk.sessions.earlier(1)[0]
        return {one.text: one.state for one in desk.promises.of_session(met.id)}

    helen.walk_to("promise.tick")
    first = QApplication.focusWidget().accessibleName()
    helen.key(Qt.Key.Key_Space)
    helen.see("promises.undo")
    assert states()[first] is PromiseState.KEPT
    helen.key(Qt.Key.Key_Z, CTRL)
    helen.until(lambda: states()[first] is PromiseState.OPEN)
    helen.press("promise.move")
    helen.walk_to("movePromise.day")
    helen.press("question.yes")
    helen.until(lambda: {p.due for p in desk.promises.not_closed()} != {date(2026, 4, 30)})
    helen.press("promise.let_go")
    helen.enter("reason.line", "The pilot was stopped")
    helen.until(lambda: PromiseState.LET_GO in states().values())
    helen.until(lambda: helen.window.focusWidget().objectName() == "promise.tick")


def _calendar(helen: Person, path: Path) -> None:
    helen.press("today.calendar")
    helen.until(lambda: QApplication.activeModalWidget() is not None)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    dialog.selectFile(str(path))
    dialog.accept()
    helen.until(path.exists)
    assert path.read_bytes().count(b"BEGIN:VEVENT") == 2


def _after_midnight(helen: Person, clock: Clock) -> None:
    """Sleep over midnight: the program comes to the front, and nothing is started anew."""
    assert "tomorrow" in helen.see("today.next").text()
    clock.forward(hours=16)
    QApplication.instance().applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    helen.until(lambda: "today" in helen.see("today.next").text())
