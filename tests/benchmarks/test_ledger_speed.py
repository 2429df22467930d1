"""How long a look at the ledger of ten years takes, on the encrypted desk itself."""

import time

import pytest

from benchmarks import decade
from benchmarks.pace import pace
from mentordesk.domain.ledger.fact import Fact, Kind
from mentordesk.services import ledger
from mentordesk.services.desk import DeskService, lock
from mentordesk.services.ledger_check import chain_of, look
from support import PASSPHRASE, SMALL_COST

ENTRIES, CHAIN_S, TOLD_S = 200_000, 2, 10
# In seconds of the processor: a look of many seconds meets every neighbour there is.

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(900)]


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """A desk of 30,000 ideas, of which 200,000 entries tell."""
    folder = tmp_path_factory.mktemp("ledger") / "desk"
    opened = DeskService(folder, cost=SMALL_COST).create(PASSPHRASE, "Helen Brandt").workspace
    with pytest.MonkeyPatch.context() as patch, opened.store.transaction() as tx:
        patch.setattr(decade, "NOTES", 100)
        decade.fill(tx.connection())
        few = ENTRIES - ledger.end_of(tx).count
        ideas = [row.to_domain() for row in tx.query(ledger.IdeaRow).limit(few)]
        said = [Fact(Kind.REWORDED, idea.id, {"text": idea.text}) for idea in ideas]
        ledger.enter(tx, (said * (few // len(said) + 1))[:few], ledger.Pen(decade.END))
    yield opened.store
    lock(opened)


def test_the_chain_of_200_000_entries_is_checked_in_two_seconds(store):
    before, took = pace(), []
    for _ in range(3):
        begun = time.process_time()
        with store.reading() as tx:
            found = chain_of(tx)
        took.append(time.process_time() - begun)
    assert (found.sound, found.end.count) == (True, ENTRIES)
    slow = min(before, pace())
    print(f"chain: {min(took):.2f} s at a pace of {slow:.2f}")
    assert min(took) < CHAIN_S * slow


def test_30_000_ideas_are_compared_with_what_is_told_in_ten_seconds(store):
    before, begun = pace(), time.process_time()
    assert look(store).sound
    took, slow = time.process_time() - begun, min(before, pace())
    print(f"chain and ideas: {took:.2f} s at a pace of {slow:.2f}")
    assert took < (CHAIN_S + TOLD_S) * slow
