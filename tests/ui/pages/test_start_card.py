"""The start card: what it says before anything changes, and the ways on from it."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from mentordesk.domain.floor import Side
from mentordesk.domain.session import SessionState
from mentordesk.errors import SessionLiveError
from mentordesk.focus.base import Can, Level
from mentordesk.ui import dates
from mentordesk.ui.dialogs.exceptions import ExceptionsDialog
from mentordesk.ui.dialogs.move_session import MoveSessionDialog
from mentordesk.ui.pages.start_card import StartCardPage
from mentordesk.ui.tokens import Scheme
from mentordesk.ui.widgets.check_row import CheckRow
from session_room import furnished, named


@pytest.fixture
def room(qtbot, workspace, amara, clock, tasks, notices):
    made = furnished(workspace, amara, clock, tasks, notices)
    qtbot.addWidget(made.window)
    return made


@pytest.fixture
def card(room, qtbot):
    page = StartCardPage(room.workspace, room.session, room.around)
    room.show(page, qtbot)
    return page


def words(page) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def click(widget, name, qtbot) -> None:
    qtbot.mouseClick(named(widget, name), Qt.MouseButton.LeftButton)


def test_it_says_who_leads_and_what_comes_first(card):
    said = words(card)
    assert "Be here for 45 minutes" in said
    assert "Amara leads" in said
    assert "First: How are you, really?" in said
    assert "Start, Amara leads" in named(card, "start.start").text()


@pytest.mark.parametrize(("days", "when"), [(0, "{time}"), (13, "{day}, {time}")])
def test_it_names_the_day_where_that_is_not_today(card, workspace, room, amara, clock, days, when):
    at = clock() + timedelta(days=days)
    card.session_id = workspace.sessions.plan(amara.id, at).id
    card.refresh()
    said = when.format(day=dates.day(dates.local_day(at)), time=dates.clock(at))
    assert f"with Amara · {said}\n" in words(card)


def test_it_counts_the_windows_that_will_be_hidden(card):
    assert "14 windows will be hidden" in words(card)


def test_it_says_before_the_start_what_this_computer_cannot_do(room, qtbot):
    room.focus.cans = (
        Can("hide_windows", Level.PARTLY, "wayland-no-way"),
        Can("new_windows", Level.NO, "cover-only"),
        Can("silence", Level.NO, "no-known-server"),
        Can("awake", Level.NO, "nobody-to-ask"),
    )
    page = StartCardPage(room.workspace, room.session, room.around)
    room.show(page, qtbot)
    said = words(page)
    assert "Other windows lie behind this one" in said
    assert "Notifications cannot be silenced here" in said
    assert "The screen may go dark" in said
    assert "will be hidden" not in said


def test_it_shows_promises_of_earlier_sessions(room, amara, qtbot, workspace, clock):
    earlier = workspace.sessions.plan(amara.id, clock())
    workspace.promises.make(earlier.id, amara.id, "Answer the pay question", date(2026, 4, 28))
    page = StartCardPage(room.workspace, room.session, room.around)
    room.show(page, qtbot)
    assert "Answer the pay question" in words(page)


@pytest.mark.parametrize(
    ("count", "rest"),
    [(2, None), (3, "And 1 more promise"), (5, "And 3 more promises")],
)
def test_it_says_how_many_promises_it_does_not_show(
    room, amara, qtbot, workspace, clock, count, rest
):
    earlier = workspace.sessions.plan(amara.id, clock())
    for number in range(count):
        workspace.promises.make(earlier.id, amara.id, f"Promise {number}", date(2026, 4, 28))
    page = StartCardPage(room.workspace, room.session, room.around)
    room.show(page, qtbot)
    said = words(page)
    assert said.count("You promised") == 2
    assert [line for line in said.splitlines() if line.startswith("And ")] == (
        [rest] if rest else []
    )


def test_it_tells_what_was_kept_and_what_was_let_go_and_why(room, amara, qtbot, workspace, clock):
    """The last session began a day before, and something was closed before it, too."""
    promises, clock.at = workspace.promises, clock.at - timedelta(days=1)
    earlier = workspace.sessions.plan(amara.id, clock())
    before = promises.make(earlier.id, amara.id, "Told before already")
    promises.keep(before.id)
    clock.forward(minutes=1)
    workspace.sessions.start(earlier.id)
    made = [promises.make(earlier.id, amara.id, f"Promise {number}") for number in range(7)]
    workspace.closes.close(earlier.id)
    clock.forward(days=1)
    for promise in made[:3]:
        promises.keep(promise.id)
    for promise in made[3:6]:
        promises.let_go(promise.id, f"The budget of {promise.text} is gone")
    for days in range(3):
        promises.move(made[6].id, clock.at.date() + timedelta(days=days))
    page = StartCardPage(room.workspace, room.session, room.around)
    room.show(page, qtbot)
    said = words(page).splitlines()
    assert said.count("You promised Amara, kept") == 2
    assert "And 1 more promise kept" in said
    for number in (3, 4, 5):
        reason = f"You promised Amara, let go: The budget of Promise {number} is gone"
        assert said[said.index(reason) - 1] == f"Promise {number}"
    assert "Told before already" not in said
    assert "Promise 6" in said
    assert not any("put off" in line or "past" in line for line in said)


def test_the_phones_are_in_sight_in_large_text_too(room, qtbot, theme):
    theme.apply(Scheme.LIGHT, 2.0)
    page = StartCardPage(room.workspace, room.session, room.around)
    room.show(page, qtbot)
    for whose in ("mentor", "leader"):
        tick = named(page, f"start.phone.{whose}")
        qtbot.waitUntil(lambda tick=tick: tick.visibleRegion().boundingRect() == tick.rect())


def test_the_phones_stay_ticked_when_the_card_looks_again(card):
    ticks = card.findChildren(CheckRow)
    assert [tick.text() for tick in ticks] == ["Amara’s phone is away", "My phone is away"]
    ticks[0].setChecked(True)
    card.refresh()
    assert [tick.isChecked() for tick in card.findChildren(CheckRow)] == [True, False]


def test_nothing_changes_before_start(card, room):
    assert room.focus.asked == []
    assert room.workspace.sessions.of_id(room.session).state is SessionState.PLANNED


def test_return_starts_with_focus(card, room, qtbot):
    with qtbot.waitSignal(card.started) as started:
        room.press(qtbot, Qt.Key.Key_Return)
    assert started.args == [room.session, True]
    begun = room.workspace.sessions.of_id(room.session)
    assert (begun.state, begun.in_focus) == (SessionState.LIVE, True)


def test_it_can_be_started_without_focus(card, room, qtbot):
    with qtbot.waitSignal(card.started) as started:
        click(card, "start.without", qtbot)
    assert started.args == [room.session, False]
    assert not room.workspace.sessions.of_id(room.session).in_focus


def test_escape_means_not_yet(card, room, qtbot):
    with qtbot.waitSignal(card.left):
        room.press(qtbot, Qt.Key.Key_Escape)
    assert room.workspace.sessions.of_id(room.session).state is SessionState.PLANNED


def test_not_today_asks_for_the_new_day_at_once_and_goes_there(card, room, qtbot):
    click(card, "start.notToday", qtbot)
    dialog = card.findChild(MoveSessionDialog)
    assert "Moved, not cancelled" in words(dialog)
    assert dialog.by.currentText() == "Not said"
    dialog.by.choose(Side.MENTOR)
    with qtbot.waitSignal(card.moved) as moved:
        click(dialog, "question.yes", qtbot)
    sessions = room.workspace.sessions
    old, new = sessions.of_id(room.session), sessions.of_id(moved.args[0].id)
    assert (old.state, old.called_off_by) == (SessionState.MOVED, Side.MENTOR)
    assert new.planned_at == old.planned_at + timedelta(days=14)
    assert len(room.workspace.agendas.of(new.id).topics) == 3


def test_a_refused_move_stays_with_its_question(card, room, qtbot):
    click(card, "start.notToday", qtbot)
    room.workspace.sessions.start(room.session)
    dialog = card.findChild(MoveSessionDialog)
    with qtbot.assertNotEmitted(card.moved):
        click(dialog, "question.yes", qtbot)
    assert dialog.isVisible()
    assert dialog.problem.text()


def test_who_asked_may_stay_unsaid(card, room, qtbot):
    click(card, "start.notToday", qtbot)
    click(card.findChild(MoveSessionDialog), "question.yes", qtbot)
    assert room.workspace.sessions.of_id(room.session).called_off_by is None


def test_it_cannot_start_beside_another_live_session(card, room, qtbot, amara, clock, notices):
    other = room.workspace.sessions.plan(amara.id, clock())
    room.workspace.sessions.start(other.id)
    with qtbot.assertNotEmitted(card.started):
        room.press(qtbot, Qt.Key.Key_Return)
    assert notices.errors == [SessionLiveError]
    assert named(card, "start.start").isEnabled()


def test_the_actions_stand_in_sight_where_the_facts_need_scrolling(card, room, qtbot):
    scroll = card._facts.verticalScrollBar()
    assert scroll.maximum() == 0
    room.window.resize(900, 420)
    qtbot.waitUntil(lambda: scroll.maximum() > 0)
    for name in ("start.start", "start.notYet", "start.without", "start.notToday"):
        button = named(card, name)
        assert card.rect().contains(button.mapTo(card, button.rect().bottomRight()))
        assert not button.visibleRegion().isEmpty()
    room.press(qtbot, Qt.Key.Key_PageDown)
    assert scroll.value() > 0
    assert named(card, "start.start").hasFocus()


def choose(card, room, qtbot, *numbers) -> None:
    click(card, "start.keep", qtbot)
    dialog = card.findChild(ExceptionsDialog)
    for number in numbers:
        click(dialog, f"keep.{number}", qtbot)
    click(dialog, "question.yes", qtbot)
    qtbot.waitUntil(lambda: card.findChild(ExceptionsDialog) is None)


def test_what_stays_visible_is_chosen_named_and_not_counted_as_hidden(card, room, qtbot):
    room.focus.apps = ("Zoom", "Firefox", "Zoom", "Mail")
    assert "No other window stays visible" in words(card)
    choose(card, room, qtbot, 0)
    said = words(card)
    assert "Zoom stays visible" in said
    assert "13 windows will be hidden" in said
    assert "A new window may show for a moment" in said
    choose(card, room, qtbot, 1, 2)
    assert "Zoom and Firefox stay visible" in words(card)
    room.around.focus.begin()
    assert room.focus.kept == {"0", "1", "2"}


def test_what_stays_visible_can_be_taken_back(card, room, qtbot):
    choose(card, room, qtbot, 0)
    choose(card, room, qtbot, 0)
    said = words(card)
    assert "No other window stays visible" in said
    assert "14 windows will be hidden" in said
    assert room.around.focus.kept == ()


def test_who_chose_by_keys_is_at_the_choice_again_in_sight_and_hears_it(
    card, room, qtbot, announced
):
    room.window.resize(900, 500)
    way = named(card, "start.keep")
    way.setFocus()
    for said in ("editor stays visible", "No other window stays visible"):
        room.press(qtbot, Qt.Key.Key_Space)
        dialog = card.findChild(ExceptionsDialog)
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: room.window.focusWidget() is named(card, "start.keep"))
        qtbot.waitUntil(lambda: way.visibleRegion().boundingRect() == way.rect())
        assert announced[-1] == said


def test_where_nothing_can_stay_visible_nothing_is_offered(room, qtbot):
    room.focus.cans = (
        Can("hide_windows", Level.PARTLY, "wayland-no-way"),
        Can("new_windows", Level.NO, "cover-only"),
        Can("exceptions", Level.NO, "cover-only"),
    )
    page = StartCardPage(room.workspace, room.session, room.around)
    room.show(page, qtbot)
    assert "stays visible" not in words(page)
    assert not named(page, "start.keep").isVisible()
