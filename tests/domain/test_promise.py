"""A promise that is something to try has a short log, and nothing else of it changes."""

from datetime import UTC, datetime, timedelta

import pytest

from mentordesk.domain.ids import PersonId, SessionId, TryId, new_id
from mentordesk.domain.promise import MOST_TRIED, promise
from mentordesk.errors import BlankTextError, LogFullError, NotFoundError, TextTooLongError

NOW = datetime(2026, 4, 14, 12, 0, tzinfo=UTC)


@pytest.fixture
def trying():
    return promise(SessionId(new_id()), PersonId(new_id()), "Speak last", None, try_it=True)


def test_a_line_is_one_line_with_its_time(trying):
    logged = trying.logged("  It was\n odd ", NOW).logged("Better", NOW + timedelta(days=1))
    told = [(line.words, line.at) for line in logged.log]
    assert told == [("It was odd", NOW), ("Better", NOW + timedelta(days=1))]
    assert trying.log == ()


def test_a_line_that_is_put_better_keeps_its_day_and_its_place(trying):
    logged = trying.logged("first", NOW).logged("second", NOW)
    changed = logged.relogged(logged.log[0].id, "once")
    assert [line.words for line in changed.log] == ["once", "second"]
    assert [line.at for line in changed.log] == [NOW, NOW]
    with pytest.raises(NotFoundError):
        logged.relogged(TryId(new_id()), "nowhere")


def test_a_line_can_be_taken_away_and_again(trying):
    logged = trying.logged("first", NOW).logged("second", NOW)
    key = logged.log[0].id
    assert [line.words for line in logged.unlogged(key).unlogged(key).log] == ["second"]


def test_a_log_stays_short(trying):
    for _ in range(MOST_TRIED):
        trying = trying.logged("x" * 300, NOW)
    with pytest.raises(LogFullError):
        trying.logged("one more", NOW)
    for words, error in (("x" * 301, TextTooLongError), (" ", BlankTextError)):
        with pytest.raises(error):
            trying.unlogged(trying.log[0].id).logged(words, NOW)
        with pytest.raises(error):
            trying.relogged(trying.log[0].id, words)
