"""The chain holds after any sequence, and nothing is changed in silence."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from mentordesk.domain.ids import IdeaId
from mentordesk.domain.ledger.chain import Entry, Fault, anew, runs, sealed, verdict
from mentordesk.domain.ledger.end import End
from mentordesk.domain.ledger.fact import Fact, Kind, PenHand, Told, body_of

NOW = datetime(2026, 4, 14, 14, tzinfo=UTC)
IDEAS = [IdeaId(UUID(int=number)) for number in range(1, 4)]
BARE = {"idea": None, "body": None, "salt": None}


class Book:
    """A ledger in memory, written as the desk writes it."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.end = End()

    def write(self, kind: Kind, idea: IdeaId | None, **says) -> None:
        body = body_of(Told(Fact(kind, idea, says), NOW, PenHand.LEADER))
        salt = sha256(str(len(self.entries)).encode()).digest()[:16]
        entry, self.end = sealed(self.end, idea, body, salt)
        self.entries.append(entry)

    def strike(self, idea: IdeaId) -> None:
        numbers = [entry.number for entry in self.entries if entry.idea == idea.hex]
        self.entries = [
            entry._replace(**BARE) if entry.number in numbers else entry for entry in self.entries
        ]
        if numbers:
            self.write(Kind.STRUCK, None, numbers=runs(numbers))

    def begin_anew(self) -> None:
        """Go on after damage as a repair does."""
        lost, self.end = anew(verdict(self.entries, self.end), self.end)
        self.entries = [
            entry._replace(**BARE) if any(a <= entry.number <= b for a, b in lost) else entry
            for entry in self.entries
        ]
        self.write(Kind.BEGUN, None, lost=lost)

    @property
    def faults(self) -> list[tuple[tuple[int, int], Fault]]:
        return list(verdict(self.entries, self.end).faults)


def filled(strokes: list[int]) -> Book:
    """Return a book where each stroke tells something of an idea, or strikes it."""
    book = Book()
    for number, stroke in enumerate(strokes):
        idea = IDEAS[stroke % 3]
        if stroke < 6:
            book.write(Kind.REWORDED, idea, text=f'"idea":null {number} "idea":"{IDEAS[0].hex}"')
        else:
            book.strike(idea)
    return book


STROKES = st.lists(st.integers(0, 8), max_size=20).map(lambda strokes: [0, *strokes])
CHANGED = {
    "body": [None, "", "{}", b"{}"],
    "salt": [None, b"", bytes(16), "salt"],
    "body_hash": [bytes(32), b"", "hash", None],
    "digest": [bytes(32), b"", "digest", None],
    "idea": [None, IDEAS[0].hex, IDEAS[1].hex, "", 7],
}


@settings(max_examples=40, deadline=None)
@given(STROKES, st.data())
def test_it_verifies_after_any_sequence_and_after_no_tampering(strokes, data):
    book = filled(strokes)
    found = verdict(book.entries, book.end)
    gaps = sum(entry.body is None for entry in book.entries)
    assert (found.sound, found.end, found.struck, found.lost) == (True, book.end, gaps, 0)
    place = data.draw(st.integers(0, len(book.entries) - 1))
    whole = book.entries[place]
    for field, values in CHANGED.items():
        for value in values:
            if value != getattr(whole, field):
                book.entries[place] = whole._replace(**{field: value})
                assert book.faults, (field, value)
    for entries in (
        book.entries[:place] + book.entries[place + 1 :],
        [*book.entries[:place], whole._replace(number=10**12), *book.entries[place + 1 :]],
    ):
        assert verdict(entries, book.end).faults
    book.entries[place] = whole
    for end in (End(), replace(book.end, count=book.end.count + 1), End(book.end.count)):
        assert [fault for _, fault in verdict(book.entries, end).faults] == [Fault.END]


def test_a_gap_that_nobody_struck_is_damage_and_one_that_was_struck_is_none():
    book = filled([0, 1, 0, 1, 2])
    book.strike(IDEAS[0])
    assert verdict(book.entries, book.end).struck == 2
    assert not book.faults
    book.entries[3] = book.entries[3]._replace(**BARE)
    assert book.faults == [((4, 4), Fault.UNSTRUCK)]


def test_two_entries_in_each_others_place_are_both_found():
    book = filled([0, 1, 2, 0])
    first, second = book.entries[1:3]
    book.entries[1:3] = second._replace(number=2), first._replace(number=3)
    assert book.faults == [((2, 4), Fault.CHANGED)]


def test_after_a_repair_the_ledger_owns_up_to_what_is_lost_and_to_nothing_else():
    book = filled([0, 1, 2, 0, 1, 2, 0])
    del book.entries[2:4]
    book.entries[3] = book.entries[3]._replace(body="cut sho", salt=b"")
    assert book.faults == [((3, 4), Fault.MISSING), ((6, 6), Fault.CHANGED)]
    book.end = End(9, bytes(32))
    book.begin_anew()
    found = verdict(book.entries, book.end)
    assert (found.sound, found.lost, book.entries[-1].number) == (True, 5, 10)
    book.write(Kind.REWORDED, IDEAS[0], text="goes on")
    book.strike(IDEAS[0])
    assert not book.faults
    book.entries[3] = book.entries[3]._replace(idea=IDEAS[0].hex, body="forged", salt=b"")
    assert book.faults == [((6, 6), Fault.CHANGED)]
    del book.entries[3], book.entries[0]
    assert book.faults == [((1, 1), Fault.MISSING)]


def test_an_entry_that_owns_up_to_others_may_only_speak_of_earlier_ones():
    book = filled([0])
    for says in ({"numbers": [[1, 9]]}, {"lost": [[1, 9]]}):
        book.write(Kind.STRUCK, None, **says)
    book.write(Kind.REWORDED, IDEAS[0], text="later")
    book.entries[3] = book.entries[3]._replace(**BARE)
    assert book.faults == [((4, 4), Fault.UNSTRUCK)]
    book.write(Kind.STRUCK, None, numbers="all")
    assert ((5, 5), Fault.CHANGED) in book.faults
    assert json.loads(book.entries[4].body)["kind"] == "struck"
