"""A pair ends at any time by either side, without a reason, and can be taken up again."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from mentordesk.domain.ending import Ending
from mentordesk.domain.forget import Stays
from mentordesk.domain.person import Rhythm
from mentordesk.domain.series import SeriesPlan
from mentordesk.domain.session import SessionState
from mentordesk.errors import NotYourSeatError, SessionLiveError
from support import PASSPHRASE, START


def test_what_is_planned_is_called_off_and_calendars_learn_of_it(workspace, amara, clock):
    first_at = (clock() + timedelta(days=1)).astimezone(ZoneInfo("Europe/Berlin"))
    plan = SeriesPlan(amara.id, first_at, Rhythm.WEEKLY, 3)
    first, *_ = workspace.series.plan(plan)
    alone = workspace.sessions.plan(amara.id, clock() + timedelta(days=40))
    ended = workspace.endings.end(amara.id)
    assert ended.ending == Ending(amara.id, ended_on=START.date())
    assert len(ended.off) == 4
    assert {one.state for one in workspace.sessions.all()} == {SessionState.MISSED}
    for session in (first, alone):
        assert b"STATUS:CANCELLED" in workspace.calendars.file(session.id)
    assert workspace.series.all()[first.series].sequence == 1
    assert set(workspace.endings.ended()) == {amara.id}
    workspace.endings.take_up(amara.id)
    assert workspace.endings.ended() == {}
    assert workspace.sessions.planned() == ()


def test_the_mentor_wishes_it_from_their_own_seat_and_the_leader_sees_it(workspace, amara, clock):
    planned = workspace.sessions.plan(amara.id, clock() + timedelta(days=1))
    workspace.hand_over(planned.id)
    workspace.endings.ask(amara.id)
    workspace.endings.wish(amara.id, Stays.COLLEAGUE)
    with pytest.raises(NotYourSeatError):
        workspace.endings.end(amara.id)
    workspace.seats.take_back(PASSPHRASE)
    assert workspace.endings.of(amara.id) == Ending(amara.id, START.date(), None, Stays.COLLEAGUE)
    assert workspace.endings.ask(amara.id, wished=False).asked_on is None
    assert workspace.endings.of(amara.id).stays is Stays.COLLEAGUE


def test_nothing_ends_at_the_table_and_a_forgotten_pair_has_no_end(workspace, amara, clock):
    live = workspace.sessions.start(workspace.sessions.plan(amara.id, clock()).id)
    with pytest.raises(SessionLiveError):
        workspace.endings.end(amara.id)
    workspace.closes.close(live.id)
    workspace.endings.end(amara.id)
    workspace.forgetting.forget(amara.id, Stays.NOTHING)
    assert workspace.endings.ended() == {}
