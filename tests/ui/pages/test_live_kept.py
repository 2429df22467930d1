"""What stays visible while a session runs: it is named, and one more can be let in."""

import pytest
from PySide6.QtCore import Qt

from mentordesk.ui.dialogs.exceptions import ExceptionsDialog
from mentordesk.ui.pages.live import LivePage
from session_room import named


@pytest.fixture
def room(under_way):
    under_way.focus.apps = ("Zoom", "Firefox")
    return under_way


@pytest.fixture
def live(room, qtbot):
    page = LivePage(room.workspace, room.session, room.around)
    room.show(page, qtbot)
    return page


def chosen(live, qtbot, number: int) -> None:
    qtbot.mouseClick(named(live, "live.keep"), Qt.MouseButton.LeftButton)
    dialog = live.findChild(ExceptionsDialog)
    qtbot.mouseClick(named(dialog, f"keep.{number}"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(named(dialog, "question.yes"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: live.findChild(ExceptionsDialog) is None)


def test_a_call_that_comes_can_be_let_in_and_is_named(live, room, qtbot):
    room.around.focus.begin()
    chip = named(live, "live.focus")
    chosen(live, qtbot, 0)
    assert room.focus.kept == {"0"}
    assert chip.accessibleName() == "Focus on · Zoom stays visible"
    assert "Zoom stays visible" in chip.text()
    assert not room.around.focus.stage.alone
    chosen(live, qtbot, 0)
    assert room.focus.kept == set()
    assert chip.accessibleName() == "Focus on · 14 windows hidden"
    assert room.around.focus.stage.alone


def test_in_a_narrow_window_the_programs_are_named_all_the_same(live, room):
    room.around.focus.keep(room.around.focus.presence.windows()[:2])
    room.around.focus.begin()
    live._table.strip.set_narrow(True)
    assert named(live, "live.focus").text() == "Zoom and Firefox stay visible"


def test_what_was_let_in_stays_visible_after_stepping_out_and_in(live, room, qtbot):
    room.around.focus.begin()
    chosen(live, qtbot, 1)
    room.around.focus.turn()
    assert not named(live, "live.keep").isVisible()
    room.around.focus.turn()
    assert room.focus.kept == {"1"}
    assert named(live, "live.focus").accessibleName() == "Focus on · Firefox stays visible"


def test_who_stepped_out_before_the_windows_were_known_is_asked_nothing(live, room, disk, qtbot):
    room.around.focus.begin()
    disk.hold()
    qtbot.mouseClick(named(live, "live.keep"), Qt.MouseButton.LeftButton)
    room.around.focus.step_out()
    disk.let_go()
    assert live.findChild(ExceptionsDialog) is None


def test_where_nothing_is_hidden_nothing_is_offered(live, room):
    room.focus.notes = ("wayland-no-way",)
    room.around.focus.begin()
    assert not named(live, "live.keep").isVisible()
