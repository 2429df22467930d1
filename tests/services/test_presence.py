"""Focus for the live session: in, out, back in, and what is counted."""

from dataclasses import replace
from threading import Thread
from time import sleep

import pytest

from mentordesk.errors import DeskFullError, GuardError, TooManyExceptionsError
from mentordesk.focus.base import Event, Kind, Own, Win
from mentordesk.services import timings
from mentordesk.services.presence import Presence
from mentordesk.services.timings import Spell
from session_room import RememberingFocus

OWN = Own(("0x1",), 1)


@pytest.fixture
def session(workspace, amara, clock):
    planned = workspace.sessions.plan(amara.id, clock())
    return workspace.sessions.start(planned.id)


@pytest.fixture
def focus():
    return RememberingFocus()


@pytest.fixture
def presence(workspace, focus, session):
    return Presence(focus, workspace.sessions, workspace.timings)


def test_an_exit_is_counted_at_once(presence, workspace, session, focus):
    presence.begin(Own())
    presence.step_out(OWN)
    assert (presence.on, presence.out) == (False, True)
    assert workspace.sessions.of_id(session.id).timing.exits == 1
    assert focus.asked == ["enter", "leave"]
    assert focus.aside == OWN


def test_no_second_is_out_of_focus_before_its_exit_is_counted(presence, workspace, session, focus):
    presence.begin(Own())
    meanwhile = []
    focus.leave = lambda: meanwhile.append(presence.out)
    presence.step_out(OWN)
    assert (meanwhile, presence.out) == ([False], True)


def test_stepping_out_twice_is_one_exit(presence, workspace, session):
    presence.begin(Own())
    presence.step_out(OWN)
    presence.step_out(OWN)
    assert workspace.sessions.of_id(session.id).timing.exits == 1


def test_going_back_in_is_not_out_any_more(presence):
    presence.begin(Own())
    presence.step_out(OWN)
    presence.begin(Own(), presence.kept)
    assert (presence.on, presence.out) == (True, False)


def test_the_end_of_a_session_is_no_exit(presence, workspace, session, focus):
    presence.begin(Own())
    presence.end()
    assert workspace.sessions.of_id(session.id).timing.exits == 0
    assert focus.asked == ["enter", "leave"]
    assert focus.aside is None
    assert not presence.on


def test_the_end_asks_focus_to_leave_even_where_it_is_thought_to_be_off(presence, focus):
    focus.fails = True
    with pytest.raises(GuardError):
        presence.begin(Own())
    presence.end()
    assert focus.asked == ["leave"]


def test_a_focus_that_does_not_come_leaves_presence_off(presence, focus):
    focus.fails = True
    with pytest.raises(GuardError):
        presence.begin(Own())
    assert (presence.on, presence.out) == (False, False)


def is_in_focus(workspace, session):
    return workspace.sessions.of_id(session.id).in_focus


def test_who_stepped_out_goes_on_in_focus_after_a_crash(presence, workspace, session):
    presence.begin(Own())
    presence.step_out(OWN)
    assert is_in_focus(workspace, session)


def test_focus_that_ended_by_itself_is_on_again_where_exits_tell_that_it_was_left(
    presence, workspace, session
):
    presence.begin(Own())
    presence.step_out(OWN)
    presence.begin(Own())
    presence.lose()
    assert not is_in_focus(workspace, session)
    presence.begin(Own())
    assert is_in_focus(workspace, session)


def test_focus_that_ended_by_itself_was_not_on_all_the_time(presence, workspace, session):
    presence.begin(Own())
    presence.lose()
    assert not is_in_focus(workspace, session)
    presence.begin(Own())
    assert not is_in_focus(workspace, session)


def test_focus_that_was_refused_is_not_said_to_be_on(presence, workspace, session, focus):
    focus.fails = True
    with pytest.raises(GuardError):
        presence.begin(Own())
    assert not is_in_focus(workspace, session)


def test_two_threads_count_an_exit_once(workspace, session, monkeypatch):
    """One steps out while the other reads what is to be counted."""
    change, count = timings.change_session, workspace.timings

    def slow(*given):
        sleep(0.05)
        return change(*given)

    monkeypatch.setattr(timings, "change_session", slow)
    out = Thread(target=count.step_out, args=(session.id,))
    out.start()
    count.spend(session.id, Spell(1))
    out.join()
    count.spend(session.id, Spell(1))
    timing = workspace.sessions.of_id(session.id).timing
    assert (timing.exits, len(timing.lengths)) == (1, 1)


def test_focus_comes_also_where_the_desk_cannot_be_asked(presence, focus, monkeypatch):
    monkeypatch.setattr(presence._sessions, "live", refuse)
    presence.begin(Own())
    assert presence.on


def test_an_exit_while_the_disk_is_full_is_counted_with_the_next_second(
    presence, workspace, session, focus, monkeypatch
):
    presence.begin(Own())
    with monkeypatch.context() as full:
        full.setattr(timings, "change_session", refuse)
        with pytest.raises(DeskFullError):
            presence.step_out(OWN)
    assert (presence.out, focus.aside) == (True, OWN)
    for _ in range(2):
        workspace.timings.spend(session.id, Spell(3, away=3))
    timing = workspace.sessions.of_id(session.id).timing
    assert (timing.exits, timing.lengths, timing.away) == (1, (6,), 6)


def refuse(*_):
    raise DeskFullError("folder")


def test_a_guard_that_died_is_no_exit_of_the_leader(presence, workspace, session, focus):
    presence.begin(Own())
    focus.events.append(Event(Kind.GONE))
    assert presence.read() == (Event(Kind.GONE),)
    assert (presence.on, presence.out) == (False, False)
    assert workspace.sessions.of_id(session.id).timing.exits == 0


def test_an_exit_without_a_live_session_is_not_counted(presence, workspace, session):
    presence.begin(Own())
    workspace.closes.close(session.id)
    assert presence.step_out(OWN) is None
    assert workspace.sessions.of_id(session.id).timing.exits == 0


def test_what_is_chosen_stays_visible_and_does_so_again_on_the_way_back_in(presence, focus):
    focus.apps = ("Zoom", "Firefox")
    zoom, firefox, *_ = presence.windows()
    presence.begin(Own(), (zoom, firefox))
    assert focus.kept == {zoom.id, firefox.id}
    presence.step_out(OWN)
    presence.begin(Own(), presence.kept)
    assert focus.kept == {zoom.id, firefox.id}
    presence.end()
    assert presence.kept == ()


def test_one_more_can_be_let_in_and_another_sent_off_meanwhile(presence, focus):
    zoom, firefox, mail, *_ = presence.windows()
    presence.begin(Own(), (zoom, firefox))
    presence.keep((firefox, mail))
    assert focus.kept == {firefox.id, mail.id}
    assert presence.kept == (firefox, mail)


def test_before_focus_is_on_nothing_is_asked_of_it(presence, focus):
    presence.keep(presence.windows()[:1])
    assert focus.kept == set()


def test_more_than_three_are_refused_before_anything_changes(presence, focus):
    four = presence.windows()[:4]
    with pytest.raises(TooManyExceptionsError):
        presence.begin(Own(), four)
    assert focus.asked == []
    presence.begin(Own(), four[:3])
    with pytest.raises(TooManyExceptionsError):
        presence.keep(four)
    assert presence.kept == four[:3]
    assert focus.kept == {window.id for window in four[:3]}


def test_a_window_that_closed_or_whose_number_is_anothers_now_is_not_kept(presence, focus):
    presence.begin(Own(), (Win("0", "Zoom", "as it was"), Win("99", "editor", "gone")))
    assert presence.kept == ()
    assert focus.kept == set()


def test_a_window_that_stays_visible_is_a_choice_though_somebody_minimised_it(presence, focus):
    zoom, mail, *_ = presence.windows()
    presence.begin(Own(), (zoom,))
    focus.windows = lambda: [replace(window, minimised=True) for window in (zoom, mail)]
    assert [window.id for window, _ in presence.choices()] == [zoom.id]


def test_a_minimised_window_is_no_choice_and_icons_are_asked_for_the_others(presence, focus):
    focus.others = 2
    listed = focus.windows()
    focus.windows = lambda: [listed[0], Win("7", "Mail", "", minimised=True), listed[1]]
    assert [(window.id, bool(picture)) for window, picture in presence.choices()] == [
        ("0", True),
        ("1", False),
    ]
