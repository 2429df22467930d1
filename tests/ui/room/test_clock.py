"""The clock of a session counts what passed, and nothing that was slept through."""

import pytest
from PySide6.QtCore import QObject

from mentordesk.ui.room.clock import SessionClock, Tick


@pytest.fixture
def at():
    return [100.0]


@pytest.fixture
def ticks(at, qapp):
    owner = QObject()
    clock = SessionClock(owner, lambda: at[0])
    clock.start()
    seen: list[Tick] = []
    clock.ticked.connect(seen.append)

    def after(*passed: float) -> list[Tick]:
        for seconds in passed:
            at[0] += seconds
            clock.tick()
        return seen

    yield after
    clock.stop()


def test_parts_of_a_second_are_not_lost(ticks):
    assert sum(tick.seconds for tick in ticks(*[0.7] * 10)) == 7


def test_a_long_gap_counts_nothing_and_is_told(ticks):
    assert ticks(3600) == [Tick(0, lost=3600)]


def test_what_was_begun_before_a_long_gap_is_ended_after_it(ticks):
    assert ticks(0.6, 3600, 0.6) == [Tick(0, lost=3600), Tick(1)]


def test_a_clock_that_goes_back_counts_nothing(ticks):
    assert ticks(-50, 1) == [Tick(1)]


def test_a_late_tick_counts_in_full(ticks):
    assert ticks(4.0) == [Tick(4)]
