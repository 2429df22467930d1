"""A session that is interrupted: by a kill, by a closed lid, at the table and in its close."""

import shutil
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel

from mentordesk.services.desk import DeskService, lock
from mentordesk.services.presence import Presence
from mentordesk.ui.room.focus_switch import FocusSwitch
from mentordesk.ui.room.spending import KEEP_EVERY
from sitting import Sitting
from support import PASSPHRASE, SMALL_COST

MENTORS_STEP = 3
SECRET = "He is thinking of leaving."


@pytest.fixture
def room(under_way):
    return under_way


@pytest.fixture
def sitting(room, clock, qtbot):
    return Sitting(room, clock, qtbot)


@pytest.fixture
def killed(room, desk, tmp_path, clock, qtbot, tasks, notices):
    """Return what brings the session back as a kill leaves it: nothing can be kept any more."""
    opened = []

    def kill() -> Sitting:
        left = tmp_path / "left"
        shutil.copytree(desk.folder, left)
        workspace = DeskService(left, clock, SMALL_COST).unlock(PASSPHRASE)
        opened.append(workspace)
        presence = Presence(room.focus, workspace.sessions, workspace.timings)
        focus = FocusSwitch(room.around.focus.stage, presence, tasks, notices)
        again = replace(room, workspace=workspace, around=replace(room.around, focus=focus))
        return Sitting(again, clock, qtbot)

    yield kill
    room.window.takeCentralWidget().hide()
    for workspace in opened:
        lock(workspace)


def test_an_exit_that_a_kill_ended_is_as_long_as_it_was(sitting, killed):
    sitting.let_pass(1)
    sitting.turn_focus()
    sitting.let_pass(0.5)
    after = killed()
    after.let_pass(1)
    after.turn_focus()
    after.let_pass(0.25)
    timing = after.session.timing
    assert (timing.exits, timing.lengths, timing.away) == (2, (30, 15), 45)
    assert (timing.present, timing.mentor_spoke) == (165, 120)


def test_a_kill_costs_no_more_than_what_was_not_kept_yet(sitting, killed):
    sitting.let_pass(1)
    sitting.go_by(KEEP_EVERY // 2)
    sitting.page.clock.tick()
    assert killed().session.timing.present == 60


def test_an_hour_under_a_closed_lid_makes_no_exit_longer(sitting):
    sitting.turn_focus()
    sitting.let_pass(0.5)
    sitting.sleep()
    sitting.let_pass(0.5)
    timing = sitting.session.timing
    assert (timing.lengths, timing.away, timing.present) == ((60,), 60, 60)


@pytest.mark.parametrize("step", range(5))
def test_the_close_goes_on_where_it_was_after_an_hour_under_a_closed_lid(sitting, qtbot, step):
    sitting.let_pass(3)
    sitting.wrap_up()
    qtbot.keyClicks(sitting.find("close.playBack"), "Nine days")
    table = sitting.page._table
    for _ in range(step):
        sitting.find("close.next").click()
    before = sitting.find("close.facts").text()
    sitting.sleep()
    assert sitting.find("close.facts").text() == before
    assert (table.at, sitting.session.step) == (step, step)
    sitting.let_pass(1)
    sitting.page.save_now()
    assert sitting.session.timing.present == 4 * 60
    qtbot.waitUntil(lambda: sitting.session.play_back.text == "Nine days")
    assert sitting.find("close.before").isVisible() is (step not in (0, MENTORS_STEP))


def test_a_lid_closed_in_the_mentors_seat_shows_nothing_of_the_leaders(sitting, qtbot):
    qtbot.keyClicks(sitting.find("live.notes"), SECRET)
    sitting.wrap_up()
    for _ in range(MENTORS_STEP):
        sitting.find("close.next").click()
    sitting.sleep()
    assert not [label for label in sitting.page.findChildren(QLabel) if SECRET in label.text()]
    with qtbot.waitSignal(sitting.page.lock_asked):
        sitting.find("close.back").click()
    assert sitting.page._table.at == MENTORS_STEP
