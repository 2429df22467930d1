"""The way through a session, in the real window."""

from dataclasses import replace
from functools import partial

import pytest

from mentordesk.domain.session import SessionState
from mentordesk.ui import dates
from mentordesk.ui.pages.close import ClosePage
from mentordesk.ui.pages.live import LivePage
from mentordesk.ui.pages.session import SessionPage
from mentordesk.ui.pages.start_card import StartCardPage


def test_a_session_takes_the_seconds_of_the_program_and_no_other(house):
    at = [0.0]
    house.parts = replace(house.parts, seconds=lambda: at[0])
    session = house.session("planned")
    house.flow.session_flow.show_start_card(session)
    house.rest()
    assert isinstance(house.window.screen_shown, StartCardPage)
    house.press("start.without")
    live = house.window.screen_shown
    assert isinstance(live, LivePage)
    for _ in range(3):
        at[0] += 4
        live.clock.tick()
    live.save_now()
    house.rest()
    kept = house.flow.workspace.sessions.of_id(session)
    assert (kept.timing.present, kept.in_focus) == (12, False)


def test_a_session_that_does_not_take_place_today_is_shown_on_its_new_day(house, notices):
    session = house.session("planned")
    house.flow.session_flow.show_start_card(session)
    house.rest()
    house.press("start.notToday")
    house.press("question.yes")
    page, sessions = house.window.screen_shown.page, house.flow.workspace.sessions
    assert isinstance(page, SessionPage)
    old, new = sessions.of_id(session), sessions.of_id(page.session_id)
    assert (old.state, new.state) == (SessionState.MOVED, SessionState.PLANNED)
    assert new.planned_at > old.planned_at
    assert notices.words == [f"Moved to {dates.day_time(new.planned_at)}."]
    assert house.window.focusWidget() is page.back


def live_page(house) -> LivePage:
    house.until(lambda: isinstance(house.window.screen_shown, LivePage))
    house.rest()
    return house.window.screen_shown


@pytest.mark.parametrize("in_focus", [True, False])
def test_a_session_goes_on_in_focus_only_if_it_began_so(house, in_focus, monkeypatch):
    session = house.session("planned")
    house.flow.workspace.sessions.start(session, in_focus=in_focus)
    focus, begun = house.flow.session_flow.focus, []
    monkeypatch.setattr(focus, "begin", partial(begun.append, session))
    house.flow.session_flow.go_on(session)
    live_page(house)
    assert begun == [session] * in_focus


@pytest.mark.parametrize("step", range(5))
def test_a_session_goes_on_in_its_close_if_it_stood_there(house, monkeypatch, step):
    session = house.session("planned")
    house.flow.workspace.sessions.start(session)
    house.flow.workspace.closes.step(session, step)
    focus, begun = house.flow.session_flow.focus, []
    monkeypatch.setattr(focus, "begin", partial(begun.append, session))
    house.flow.session_flow.go_on(session)
    house.until(lambda: isinstance(house.window.screen_shown, ClosePage))
    house.rest()
    assert begun == [session]


def test_a_session_does_not_go_on_once_its_desk_is_closed(house):
    session = house.session("planned")
    house.flow.workspace.sessions.start(session)
    shown = house.window.screen_shown
    house.flow.session_flow.go_on(session)
    house.flow.session_flow.stop()
    house.rest()
    assert house.window.screen_shown is shown


def test_a_session_tells_its_time_in_digits_by_choice(house):
    house.parts.preferences.choose(digits=True)
    house.flow.session_flow.show_start_card(house.session("planned"))
    house.rest()
    house.press("start.without")
    assert "left" in house.find("live.until").text()
