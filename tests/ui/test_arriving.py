"""The prompts before a session, in the real window: who leads, and never at the wrong moment."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mentordesk.ui.arriving import LOOK, _arrivals
from mentordesk.ui.dialogs.hand_over import HandOverDialog
from mentordesk.ui.pages.agenda import AgendaPage
from mentordesk.ui.pages.start_card import StartCardPage


@pytest.fixture
def near(house, outside):
    """The house, eleven minutes before its next session."""
    house.key = house.session("planned")
    planned = house.flow.workspace.sessions.of_id(house.key)
    house.mentor = house.flow.workspace.people.of_id(planned.mentor)
    house.parts.now.at = planned.planned_at - timedelta(minutes=11)
    house.flow._show_shell().go("today")
    house.rest()
    return house


def later(house, **time: float) -> None:
    house.parts.now.forward(**time)
    house.flow._arriving.look()
    house.rest()
    house.flow._arriving._timer.stop()


def said(house) -> str:
    banner = house.window.arriving
    return banner.words.text() if banner.isVisible() else ""


def test_each_prompt_is_said_once_in_the_window_and_outside(near, outside, announced):
    later(near)
    assert said(near) == ""
    for _ in range(2):
        later(near, minutes=1)
    name = near.mentor.first_name
    assert said(near).startswith(f"{name} leads in 9 minutes. First: ")
    later(near, minutes=4)
    assert said(near).startswith(f"{name} leads in 5 minutes. First: ")
    later(near, minutes=4)
    assert said(near).startswith(f"{name} leads in 1 minute.")
    later(near, minutes=1)
    assert said(near).startswith(f"{name} leads now.")
    assert outside == [
        "MentorDesk: Your session begins in 10 minutes.",
        "MentorDesk: Your session begins in 5 minutes.",
        "MentorDesk: Your session begins in 1 minute.",
    ]
    assert [words.split(".")[0] for words in announced if " leads " in words] == [
        f"{name} leads in 10 minutes",
        f"{name} leads in 5 minutes",
        f"{name} leads in 1 minute",
    ]


def test_after_a_sleep_over_two_prompts_one_is_said(near, outside):
    later(near, minutes=7)
    assert outside == ["MentorDesk: Your session begins in 4 minutes."]


def test_a_quarter_of_an_hour_later_it_is_put_away(near, outside):
    later(near, minutes=11)
    assert said(near)
    later(near, minutes=15)
    assert said(near) == ""
    assert outside[1:] == [""]


def test_what_was_put_away_by_hand_comes_back_with_the_next_prompt_only(near):
    later(near, minutes=1)
    near.window.arriving._close.click()
    later(near, minutes=1)
    assert said(near) == ""
    later(near, minutes=4)
    assert "in 5 minutes" in said(near)


def test_one_key_leads_to_the_start_card_and_the_prompt_goes(near, outside):
    later(near, minutes=1)
    held = near.window.focusWidget()
    assert held is not None
    assert not near.window.arriving.isAncestorOf(held)
    QTest.keyClick(near.window, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    near.rest()
    assert isinstance(near.window.screen_shown, StartCardPage)
    assert said(near) == ""
    assert outside[-1] == ""
    later(near, minutes=5)
    assert said(near) == ""
    assert outside[-1] == ""


def test_whoever_is_ready_and_looks_elsewhere_is_still_told_outside(near, outside, monkeypatch):
    later(near, minutes=1)
    near.window.arriving.acted.emit()
    near.rest()
    monkeypatch.setattr(near.window, "isActiveWindow", lambda: False)
    for minutes in (5, 4):
        later(near, minutes=minutes)
        assert said(near) == ""
    assert outside[-2:] == [
        "MentorDesk: Your session begins in 5 minutes.",
        "MentorDesk: Your session begins in 1 minute.",
    ]
    near.window.screen_shown.started.emit(near.key, False)  # without focus
    near.rest()
    assert outside[-1] == ""


def test_a_session_that_was_moved_is_not_spoken_of_any_more(near):
    later(near, minutes=1)
    sessions = near.flow.workspace.sessions
    sessions.move(near.key, near.parts.now() + timedelta(days=7))
    later(near)
    assert said(near) == ""


def test_nothing_is_said_while_another_session_is_live(near, outside):
    sessions = near.flow.workspace.sessions
    sessions.start(sessions.plan(near.mentor.id, near.parts.now()).id)
    later(near, minutes=6)
    assert (said(near), outside) == ("", [])


def sit_down(house, session) -> None:
    """Hand the laptop over to the mentor of a session."""
    house.flow._seat.ask(session)
    house.until(lambda: house.window.findChild(HandOverDialog) is not None)
    house.window.findChild(HandOverDialog).yes.click()
    house.until(lambda: isinstance(house.window.screen_shown, AgendaPage))
    house.rest()


def test_in_the_mentors_seat_no_name_is_said_and_nothing_is_to_be_pressed(near, outside):
    later(near, minutes=1)
    sit_down(near, near.key)
    assert near.window.arriving.words.text() == ""
    later(near, minutes=5)
    assert said(near) == "Your session begins in 5 minutes."
    assert not near.window.arriving.action.isVisible()
    assert outside[-1] == f"MentorDesk: {said(near)}"
    near.flow._seat.left.emit(near.key)
    near.rest()
    assert said(near) == ""


def test_the_mentor_is_told_of_no_other_session(near, outside):
    sessions = near.flow.workspace.sessions
    other = sessions.plan(near.mentor.id, near.parts.now() + timedelta(days=3))
    sit_down(near, other.id)
    later(near, minutes=6)
    assert (said(near), outside) == ("", [])


def test_what_the_desk_answers_too_late_is_not_said_to_the_mentor(near, outside):
    near.parts.now.forward(minutes=1)
    arrivals = _arrivals(near.flow.workspace, near.parts.now())
    assert arrivals[0].name == near.mentor.first_name
    sit_down(near, near.key)
    near.flow._arriving._show_leader(arrivals)
    assert (said(near), outside) == ("", [])


def test_a_desk_that_closes_takes_its_words_along(near, outside):
    later(near, minutes=1)
    near.flow._arriving.stop()
    near.rest()
    later(near, minutes=5)
    assert (said(near), outside[1:]) == ("", [""])


def test_the_clock_is_looked_at_by_itself_once_the_desk_is_there(near, outside):
    near.parts.now.forward(minutes=1)
    near.flow.begin()
    timer = near.flow._arriving._timer
    near.until(lambda: bool(outside) and timer.isActive())
    assert timer.interval() <= LOOK / timedelta(milliseconds=1) + 50
