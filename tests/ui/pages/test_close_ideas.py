"""The second step of the close: an answer that can be changed, and a no with its reason."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from mentordesk.domain.idea import Stage
from mentordesk.ui.pages.close import ClosePage
from mentordesk.ui.tokens import Scheme
from mentordesk.ui.widgets.idea_answer import IdeaAnswer
from mentordesk.ui.widgets.name_line import NameLine
from seen import is_whole
from seen import words as shown_on
from session_room import named

IDEA = "A junior hosts"
NEEDED = "A no needs its reason. Or tap it again to take it back."


@pytest.fixture
def room(under_way, workspace, amara):
    workspace.ideas.capture(under_way.session, amara.id, IDEA)
    return under_way


@pytest.fixture
def close(room, qtbot):
    return shown(room, qtbot)


def shown(room, qtbot) -> ClosePage:
    page = ClosePage(room.workspace, room.session, room.around)
    room.show(page, qtbot)
    named(page, "close.next").click()
    return page


def answer(page, stage: Stage) -> None:
    named(page, f"close.answer.{stage}").click()


def chosen(page) -> list[Stage]:
    card = page.findChild(IdeaAnswer)
    return [stage for stage, chip in card.answers.items() if chip.isChecked()]


def idea_of(room):
    (idea,) = room.workspace.ideas.of_session(room.session)
    return idea


def steps_of(room) -> list[Stage]:
    return [event.stage for event in idea_of(room).events]


@pytest.mark.parametrize(
    ("opens", "opened"),
    [
        ("close.answer.declined", "close.reason"),
        ("close.answer.heard", "close.answerDay"),
        ("close.answer.parked", "close.parkedDay"),
        ("close.addName", "close.name"),
    ],
)
def test_what_opens_comes_into_sight_where_there_is_no_room(room, qtbot, theme, opens, opened):
    theme.apply(Scheme.LIGHT, 2.0)
    room.window.resize(1280, 480)
    close = shown(room, qtbot)
    named(close, opens).click()
    qtbot.waitUntil(lambda: is_whole(named(close, opened)))
    if opened == "close.parkedDay":
        assert shown_on(named(close, opened)).splitlines() == [
            "Parked until",
            "On that day it waits for an answer again.",
        ]


@pytest.fixture
def begun(close, room, qtbot):
    """Return the page with one letter of a no on the desk."""
    answer(close, Stage.DECLINED)
    qtbot.keyClicks(named(close, "close.reason"), "T")
    qtbot.waitUntil(lambda: idea_of(room).last.reason == "T")
    return close


@pytest.mark.parametrize("other", [Stage.PARKED, Stage.TRYING])
def test_another_answer_takes_the_place_of_a_no_that_was_begun(begun, room, other):
    answer(begun, other)
    assert steps_of(room) == [Stage.HEARD, other]
    assert chosen(begun) == [other]
    assert not named(begun, "close.reason").isVisible()


def test_a_date_takes_the_place_of_a_no_that_was_begun(begun, room):
    answer(begun, Stage.HEARD)
    assert steps_of(room) == [Stage.HEARD]
    assert idea_of(room).answer_by == named(begun, "close.answerBy").day()
    assert chosen(begun) == [Stage.HEARD]


def test_a_reason_that_was_emptied_takes_the_no_back_and_the_place_for_it_stays(begun, room, qtbot):
    room.press(qtbot, Qt.Key.Key_Backspace)
    assert steps_of(room) == [Stage.HEARD]
    assert chosen(begun) == [Stage.DECLINED]
    assert named(begun, "close.reason").hasFocus()
    assert named(begun, "close.reason").text() == ""


@pytest.mark.parametrize("given", [Stage.TRYING, Stage.PARKED, Stage.HEARD, Stage.DECLINED])
def test_a_second_press_takes_an_answer_back_to_none(begun, room, given):
    if given is not Stage.DECLINED:
        answer(begun, given)
    answer(begun, given)
    assert steps_of(room) == [Stage.HEARD]
    assert idea_of(room).answer_by is None
    assert chosen(begun) == []
    named(begun, "close.next").click()
    assert begun._table.at == 2


def test_a_slip_of_the_hand_is_no_step_of_the_idea(close, room):
    for wrong in (Stage.TRYING, Stage.PARKED):
        answer(close, wrong)
    answer(close, Stage.HEARD)
    assert steps_of(room) == [Stage.HEARD]


def test_an_answer_that_a_full_disk_refused_is_on_the_desk_before_the_next_step(close, room, disk):
    disk.full = True
    answer(close, Stage.TRYING)
    disk.full = False
    named(close, "close.next").click()
    assert idea_of(room).stage is Stage.TRYING


def test_a_no_without_a_reason_is_asked_for_it_before_the_next_step(close, room, qtbot, announced):
    answer(close, Stage.PARKED)
    answer(close, Stage.DECLINED)
    named(close, "close.next").setFocus()
    named(close, "close.next").click()
    assert close._table.at == 1
    assert named(close, "close.reason").hasFocus()
    assert NEEDED in shown_on(close)
    assert announced[-1] == NEEDED
    qtbot.keyClicks(named(close, "close.reason"), "Not ours to decide")
    assert NEEDED not in shown_on(close)
    named(close, "close.next").click()
    assert close._table.at == 2
    assert steps_of(room) == [Stage.HEARD, Stage.DECLINED]


def test_another_answer_needs_no_reason(close):
    answer(close, Stage.DECLINED)
    named(close, "close.next").click()
    answer(close, Stage.PARKED)
    assert NEEDED not in shown_on(close)
    named(close, "close.next").click()
    assert close._table.at == 2


def test_a_no_that_waits_for_its_reason_stays_while_a_name_is_added(close, room, qtbot):
    answer(close, Stage.DECLINED)
    next(b for b in close.findChildren(QAbstractButton) if b.text() == "Add a name").click()
    qtbot.keyClicks(named(close, "close.name"), "Jonas Weber")
    close.findChild(NameLine).submit()
    assert len(idea_of(room).contributions) == 2
    assert chosen(close) == [Stage.DECLINED]
    assert named(close, "close.reason").isVisible()
