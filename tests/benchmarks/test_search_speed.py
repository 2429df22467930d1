"""Search on the desk of ten years: from a key to the rows that are shown.

Time of the processor is counted, so that what else runs beside it matters less.
"""

import random
from collections.abc import Iterator
from itertools import pairwise
from statistics import quantiles
from time import process_time

import pytest

from benchmarks import decade
from mentordesk.domain.search import Within
from mentordesk.services.desk import DeskService, lock
from mentordesk.services.workspace import Workspace
from support import PASSPHRASE, SMALL_COST

pytestmark = pytest.mark.timeout(1800)
WITHIN = 0.050
UNPARTED_WITHIN = 0.500
"""Where no blank parts the words, each text is looked through."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    folder = tmp_path_factory.mktemp("ten years") / "desk"
    made = DeskService(folder, lambda: decade.END, SMALL_COST)
    workspace = made.create(PASSPHRASE, "Helen Brandt").workspace
    with workspace.store.transaction() as tx:
        decade.fill(tx.connection())
    yield workspace
    lock(workspace)


def _keys() -> list[str]:
    """Return what stands in the line after each key, of frequent words and of rare ones."""
    words = decade.vocabulary(random.Random(decade.SEED))[:: decade.WORDS // 40]
    two = [f"{one} {other}" for one, other in pairwise(words)]
    return [whole[:at] for whole in (*words, *two) for at in range(2, len(whole) + 1)]


def _taken(desk: Workspace, typed: str, within: Within) -> float:
    began = process_time()
    desk.search.find(typed, within)
    return process_time() - began


@pytest.mark.parametrize("how", ["everywhere", "one mentor", "at the table"])
def test_what_is_found_stands_there_before_the_next_key(desk: Workspace, how: str) -> None:
    mentor = None if how == "everywhere" else desk.people.mentors()[0].id
    within = Within(mentor, at_table=how == "at the table")
    keys = _keys()
    _taken(desk, keys[0], within)
    cuts = quantiles((_taken(desk, typed, within) for typed in keys), n=100)
    print(f"\nsearch {how}: p50 {cuts[49] * 1000:.1f} ms, p99 {cuts[98] * 1000:.1f} ms")
    assert cuts[98] < WITHIN


def test_words_that_no_blank_parts_are_found_among_ten_years(desk: Workspace) -> None:
    taken = min(_taken(desk, "季度报告", Within()) for _ in range(3))
    print(f"\nsearch in the midst of words: {taken * 1000:.1f} ms")
    assert taken < UNPARTED_WITHIN
