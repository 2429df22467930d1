"""In, out and in again, while the computer is slower than the person."""

import socket

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow
from shiboken6 import isValid

from mentordesk.errors import GuardError, TooManyExceptionsError
from mentordesk.focus.base import Event, Kind, Outcome
from mentordesk.services.presence import Presence
from mentordesk.ui.room.focus_switch import FocusSwitch
from mentordesk.ui.stage import Stage
from session_room import RememberingFocus
from support import HeldTasks


class OftenRefused(RememberingFocus):
    """Refuses as often as it is told to, and tells of events as the real one does."""

    def __init__(self, refuses: int) -> None:
        super().__init__()
        self._refuses = refuses
        self._told, self._tells = socket.socketpair()

    def enter(self, own, keep=frozenset()) -> Outcome:
        if self._refuses:
            self._refuses -= 1
            raise GuardError(reason="no answer in time")
        return super().enter(own, keep)

    def fileno(self) -> int:
        return self._told.fileno()

    def read(self) -> list[Event]:
        self._told.recv(1)
        return super().read()

    def tell(self, kind: Kind, hidden: int = 0) -> None:
        self.events.append(Event(kind, hidden=hidden))
        self._tells.send(b"!")

    def close(self) -> None:
        self._told.close()
        self._tells.close()


@pytest.fixture
def slow():
    return HeldTasks()


@pytest.fixture
def make(qtbot, workspace, slow, notices):
    """Return a switch over a focus that refuses so often at first."""
    made: list[OftenRefused] = []

    def switch(refuses: int = 0):
        window = QMainWindow()
        qtbot.addWidget(window)
        window.show()
        made.append(OftenRefused(refuses))
        presence = Presence(made[0], workspace.sessions, workspace.timings)
        return FocusSwitch(Stage(window), presence, slow, notices), made[0]

    yield switch
    for focus in made:
        focus.close()


def test_a_late_refusal_does_not_end_the_focus_asked_for_after_it(make, slow, notices, qtbot):
    switch, focus = make(refuses=1)
    for _ in range(3):
        switch.turn()
    slow.finish()
    assert focus.asked == ["enter"]
    assert (switch.on, switch.presence.on, switch.stage.up) == (True, True, True)
    assert notices.errors == [GuardError]
    focus.tell(Kind.LOST)
    qtbot.waitUntil(lambda: not switch.on)
    assert not switch.presence.on


def test_what_came_of_it_is_known_once_it_is_there_and_no_longer(make, slow):
    switch, _ = make()
    for _ in range(2):
        switch.begin()
        assert switch.on
        assert switch.outcome is None
        slow.finish()
        assert switch.outcome.hidden == 14
        switch.step_out()
        assert switch.outcome is None
        slow.finish()


def test_windows_that_come_meanwhile_are_counted(make, slow, notices, qtbot):
    switch, focus = make()
    switch.begin()
    slow.finish()
    with qtbot.waitSignal(switch.changed):
        focus.tell(Kind.COUNTED, hidden=15)
    assert (switch.outcome.hidden, notices.words) == (15, [])


def test_what_was_chosen_as_the_session_ended_is_nothing_to_the_next(make, slow):
    switch, _ = make()
    switch.begin()
    switch.keep(switch.presence.windows()[:1])
    switch.end()
    slow.finish()
    assert switch.kept == ()
    switch.begin()
    slow.finish()
    assert switch.stage.alone


def test_windows_that_went_after_all_are_told(make, slow, notices, qtbot):
    switch, focus = make()
    focus.refused = ("Mail", "Calendar")
    switch.begin()
    slow.finish()
    assert notices.words == ["This could not be hidden: Mail, Calendar."]
    with qtbot.waitSignal(switch.changed):
        focus.tell(Kind.WENT)
    assert switch.outcome.refused == ()
    assert notices.words[1:] == ["All other windows are hidden now."]
    assert switch.on


def test_a_refusal_takes_the_window_off_the_stage(make, slow):
    switch, _ = make(refuses=1)
    switch.begin()
    slow.finish()
    assert (switch.on, switch.presence.on, switch.stage.up) == (False, False, False)


def test_a_focus_that_nobody_wants_any_more_is_ended(make, slow):
    switch, focus = make()
    switch.begin()
    switch._drop()  # as when the desktop went meanwhile
    slow.finish()
    assert focus.asked == ["enter", "leave"]
    assert not switch.presence.on


def test_the_end_that_overtakes_the_way_in_is_asked_for_once(make, slow):
    switch, focus = make()
    switch.begin()
    switch.end()
    slow.finish()
    assert focus.asked == ["enter", "leave"]
    assert (switch.on, switch.stage.up) == (False, False)


def test_while_something_stays_visible_the_window_makes_room_for_it(make, slow):
    switch, focus = make()
    zoom, mail = switch.presence.windows()[:2]
    switch.keep((zoom,))
    slow.finish()
    assert not switch.stage.up
    switch.begin()
    slow.finish()
    assert focus.kept == {zoom.id}
    assert (switch.stage.alone, switch.kept) == (False, (zoom,))
    switch.keep(())
    slow.finish()
    assert (switch.stage.alone, switch.kept, focus.kept) == (True, (), set())
    switch.keep((mail,))
    slow.finish()
    switch.turn()
    switch.turn()
    slow.finish()
    assert (switch.stage.alone, switch.kept, focus.kept) == (False, (mail,), {mail.id})
    switch.end()
    assert switch.kept == ()


def test_a_window_that_is_gone_by_then_leaves_ours_above_all(make, slow):
    switch, focus = make()
    switch.keep(switch.presence.windows()[:1])
    slow.finish()
    focus.others = 0
    switch.begin()
    slow.finish()
    assert (switch.stage.alone, switch.kept) == (True, ())


def test_a_fourth_is_refused_and_the_three_stay(make, slow, notices):
    switch, _ = make()
    four = switch.presence.windows()[:4]
    switch.keep(four[:3])
    switch.keep(four)
    slow.finish()
    assert notices.errors == [TooManyExceptionsError]
    assert switch.kept == four[:3]


@pytest.fixture
def asked(make, slow, qtbot):
    """Go into focus and leave it by hand twice; return the switch, the focus and the question."""

    def ask():
        switch, focus = make()
        switch.begin()
        slow.finish()
        focus.tell(Kind.LEFT)
        qtbot.waitUntil(lambda: switch._question is not None)
        qtbot.waitUntil(switch._question.isActiveWindow)
        return switch, focus, switch._question

    return ask


def exits(switch) -> bool:
    return (switch.on, switch.presence.on, switch.presence.out) == (False, False, True)


@pytest.mark.parametrize("way", ["esc", "return", "button", "close", "no answer", "shortcut"])
def test_who_goes_away_twice_and_does_not_choose_to_stay_is_out_and_counted_once(
    asked, slow, qtbot, way
):
    switch, focus, question = asked()
    assert switch.on
    ways = {
        "esc": lambda: qtbot.keyClick(question, Qt.Key.Key_Escape),
        "return": lambda: qtbot.keyClick(question, Qt.Key.Key_Return),
        "button": question.no.click,
        "close": question.close,
        "no answer": question._patience.timeout.emit,
        "shortcut": switch.step_out,
    }
    assert question._patience.isActive()
    ways[way]()
    slow.finish()
    assert exits(switch)
    assert focus.asked == ["enter", "leave"]
    assert switch._question is None
    assert not isValid(question) or not question.isVisible()


def test_who_stays_is_back_in_the_session_and_may_be_asked_again(asked, slow, qtbot):
    switch, focus, question = asked()
    question.yes.click()
    slow.finish()
    assert switch.on
    assert focus.asked == ["enter", "back"]
    focus.tell(Kind.LEFT)
    qtbot.waitUntil(lambda: switch._question is not None)
    switch._question.no.click()
    slow.finish()
    assert exits(switch)


@pytest.mark.parametrize("notices_at", ["once", "the end of its patience"])
def test_who_comes_back_by_hand_is_asked_no_more(asked, slow, qtbot, notices_at):
    switch, focus, question = asked()
    question._was_here = notices_at == "once"
    switch.stage.window.activateWindow()
    qtbot.waitUntil(switch.stage.window.isActiveWindow)
    if notices_at != "once":
        question._patience.timeout.emit()
    qtbot.waitUntil(lambda: switch._question is None)
    slow.finish()
    assert switch.on
    assert focus.asked == ["enter", "back"]


def test_a_session_that_ends_meanwhile_takes_the_question_along(asked, slow):
    switch, focus, _ = asked()
    switch.end()
    slow.finish()
    assert switch._question is None
    assert not switch.presence.out
    assert focus.asked == ["enter", "leave"]


def test_the_question_says_to_a_screen_reader_what_no_answer_means(asked):
    _, _, question = asked()
    assert question.accessibleName() == "Leave focus?"
    assert "Without an answer, focus is left" in question.accessibleDescription()
    assert question.focusWidget() is question.no
    assert question.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert question.parent() is None
