"""Search on the desk of ten years: from a key to the rows that are shown.

Time of the processor is counted, so that what else runs beside it matters less.
"""

import random
from collections.abc import Iterator
from itertools import pairwise
from statistics import quantiles
from time import process_time

import pytest
from sqlalchemy import select, update

from benchmarks import decade
from mentordesk.domain.search import Within
from mentordesk.models import NoteRow
from mentordesk.services.desk import DeskService, lock
from mentordesk.services.workspace import Workspace
from support import PASSPHRASE, SMALL_COST

pytestmark = pytest.mark.timeout(1800)
WITHIN = 0.050
SIGNS = 3_000
UNPARTED = 20_000
"""So many of the notes are in a script that parts no words."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    folder = tmp_path_factory.mktemp("ten years") / "desk"
    made = DeskService(folder, lambda: decade.END, SMALL_COST)
    workspace = made.create(PASSPHRASE, "Helen Brandt").workspace
    with workspace.store.transaction() as tx:
        decade.fill(tx.connection())
        numbers = tx.scalars(select(NoteRow.id).order_by(NoteRow.id).limit(UNPARTED)).all()
        rows = [{"id": number, "text": said} for number, said in zip(numbers, _said(), strict=True)]
        tx.execute(update(NoteRow), rows)
    yield workspace
    lock(workspace)


def _words() -> list[str]:
    """Return words of two Chinese signs, the frequent ones first."""
    chance, signs = random.Random(decade.SEED), range(0x4E00, 0x4E00 + SIGNS)
    return ["".join(map(chr, chance.choices(signs, k=2))) for _ in range(decade.WORDS)]


def _said() -> list[str]:
    chance, words = random.Random(decade.SEED), _words()
    lines = (chance.choices(words, cum_weights=decade.OFTEN, k=12) for _ in range(UNPARTED))
    return ["".join(line) for line in lines]


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


def test_words_that_no_blank_parts_are_found_as_fast(desk: Workspace) -> None:
    words = _words()
    some = [*words[:20], *words[20 :: decade.WORDS // 40]]
    typed = [
        *some,
        *(word[0] for word in some),
        *(f"{a} {b}" for a, b in pairwise(some)),
        "季度报告",
    ]
    assert desk.search.find(words[0], Within()).places
    cuts = quantiles((_taken(desk, one, Within()) for one in typed), n=100)
    print(f"\nin the midst of words: p50 {cuts[49] * 1000:.1f} ms, p99 {cuts[98] * 1000:.1f} ms")
    assert cuts[98] < WITHIN
