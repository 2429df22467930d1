"""What of a closed session may be changed, until when, and never in silence."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

import pytest

from mentordesk.domain.afterwards import last_day, may_edit, only_in_time, put_anew
from mentordesk.domain.ids import PersonId
from mentordesk.domain.person import Pairing
from mentordesk.domain.session import PlayBack, plan
from mentordesk.errors import EditLimitError

NOW = datetime(2026, 4, 14, 14, tzinfo=UTC)
LATE = datetime(2026, 4, 21, 23, 59, tzinfo=UTC)
NOON, NIGHT = time(12), time(23, 30)
CLOSED = plan(PersonId(uuid4()), 9, NOW).started(NOW).closed(NOW)


@pytest.fixture(autouse=True)
def _in_greenwich(zone):
    zone("UTC")


def test_a_session_can_be_changed_to_the_end_of_the_pairs_last_day():
    assert last_day(CLOSED, Pairing(edit_days=7)) == date(2026, 4, 21)
    assert may_edit(CLOSED, Pairing(edit_days=7), LATE)
    assert not may_edit(CLOSED, Pairing(edit_days=7), LATE + timedelta(minutes=1))
    assert may_edit(CLOSED, Pairing(edit_days=0), NOW)
    assert not may_edit(CLOSED, Pairing(edit_days=0), NOW + timedelta(days=1))


def test_the_last_day_is_the_one_of_this_place(zone):
    zone("Pacific/Auckland")
    assert last_day(CLOSED, Pairing(edit_days=7)) == date(2026, 4, 22)
    assert may_edit(CLOSED, Pairing(edit_days=7), LATE + timedelta(hours=12))
    assert not may_edit(CLOSED, Pairing(edit_days=7), LATE + timedelta(hours=13))


@pytest.mark.parametrize(
    ("ended", "day"),
    [
        (datetime(2026, 3, 25, 22, 30, tzinfo=UTC), date(2026, 4, 1)),
        (datetime(2026, 10, 20, 22, 30, tzinfo=UTC), date(2026, 10, 28)),
    ],
    ids=["summer comes", "summer goes"],
)
def test_the_last_day_stays_when_the_clocks_change_meanwhile(zone, ended, day):
    zone("Europe/Berlin")
    closed = plan(PersonId(uuid4()), 9, ended).started(ended).closed(ended)
    assert last_day(closed, Pairing(edit_days=7)) == day
    assert may_edit(closed, Pairing(edit_days=7), datetime.combine(day, NOON, UTC))
    assert not may_edit(closed, Pairing(edit_days=7), datetime.combine(day, NIGHT, UTC))


def test_an_open_session_has_no_limit():
    live = plan(PersonId(uuid4()), 9, NOW).started(NOW)
    assert last_day(live, Pairing()) is None
    assert may_edit(live, Pairing(edit_days=0), NOW + timedelta(days=400))


def test_past_the_limit_it_is_refused():
    only_in_time(CLOSED, Pairing(), LATE)
    with pytest.raises(EditLimitError):
        only_in_time(CLOSED, Pairing(), LATE + timedelta(hours=1))


def test_other_words_are_not_the_confirmed_ones():
    confirmed = PlayBack("People wait", confirmed=True)
    anew = put_anew(confirmed, "People wait for me", NOW.date())
    assert anew == PlayBack("People wait for me", confirmed=False, anew_on=NOW.date())
    assert put_anew(anew, "They wait", LATE.date()).anew_on == NOW.date()
    assert put_anew(confirmed, "People wait", NOW.date()) == confirmed


def test_words_that_nobody_confirmed_bear_no_day():
    assert put_anew(PlayBack("People"), "They", NOW.date()) == PlayBack("They")
