"""The way through a session, in the real window."""

from dataclasses import replace

from mentordesk.ui.pages.live import LivePage
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
