"""What slips repeatedly is told mentor by mentor, and what happens once is not."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from mentordesk.domain.ids import PersonId, SessionId, new_id
from mentordesk.domain.promise import promise
from mentordesk.domain.slips import slips

TODAY = date(2026, 4, 14)
DAY = timedelta(days=1)
AMARA, JONAS = PersonId(new_id()), PersonId(new_id())


def _made(mentor=AMARA, due=TODAY):
    return promise(SessionId(new_id()), mentor, "Ask Legal", due)


def _put_off(times, mentor=AMARA):
    made = _made(mentor)
    for _ in range(times):
        made = made.moved_to(made.due + DAY)
    return made


def test_only_a_later_day_than_there_was_counts_as_put_off():
    made = _made(due=None)
    dated = made.moved_to(TODAY)
    assert (dated.due, dated.moved) == (TODAY, 0)
    assert dated.moved_to(TODAY).moved_to(TODAY - DAY).moved == 0
    off = dated.moved_to(TODAY + DAY)
    assert (off.due, off.moved) == (TODAY + DAY, 1)


def test_a_step_taken_back_leaves_neither_a_count_nor_a_reason():
    made = _made()
    after = made.moved_to(TODAY + DAY).let_go(datetime(2026, 4, 14, tzinfo=UTC), "stopped")
    logged = replace(after, text="Ask Legal, once").logged(
        "asked", datetime(2026, 4, 14, tzinfo=UTC)
    )
    back = logged.as_before(made)
    assert back == replace(made, text="Ask Legal, once", log=logged.log)


def test_a_promise_put_off_once_is_no_pattern_and_twice_is():
    assert slips([_put_off(1)], TODAY) == ()
    off = _put_off(2)
    assert [(one.mentor, one.moved, one.past) for one in slips([off], TODAY)] == [
        (AMARA, (off,), ())
    ]


def test_one_past_its_day_is_no_pattern_and_two_with_one_mentor_are():
    late, later = (_made(due=TODAY - DAY * days) for days in (1, 30))
    others = _made(JONAS, TODAY - DAY)
    assert slips([late, others], TODAY) == ()
    assert slips([late, _made(due=TODAY), _made(due=None)], TODAY) == ()
    (found,) = slips([late, others, later], TODAY)
    assert (found.mentor, found.moved, found.past) == (AMARA, (), (late, later))


def test_what_is_kept_or_let_go_counts_for_nothing():
    at, off = datetime(2026, 4, 14, tzinfo=UTC), _put_off(3)
    late = _made(due=TODAY - DAY)
    assert slips([off.kept(at), off.let_go(at, "stopped"), late, late.kept(at)], TODAY) == ()
