"""What is kept of a pair that comes to its end, and what is destroyed, by kind of data."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from mentordesk.domain.likes import Likes, Wish
from mentordesk.domain.person import Pairing, Person


class DataKind(StrEnum):
    """What can be destroyed by itself; ideas, their credit and the ledger are no such kind."""

    RECORDS = "records"
    PRIVATE_NOTES = "private_notes"
    SHARED_NOTES = "shared_notes"
    OBSERVATIONS = "observations"
    AIMS = "aims"
    PROMISES = "promises"
    AGREEMENT = "agreement"
    LIKES = "likes"
    FILES = "files"


STAYING_WISHES = frozenset({Wish.CALLED, Wish.PRONOUNS, Wish.NOTES, Wish.CREDIT})
"""What a mentor chose that stays with their name: by it they are spoken of and credited."""


@dataclass(frozen=True, slots=True)
class Held:
    """What the desk holds of a pair, in numbers, and on which day a kind was destroyed last.

    `sessions` are those of which more is kept than the day; those to come do not count, and neither
    do their `topics` and what was `asked`: wishes for an agenda, and questions of the pair's own.
    `chosen` is how much the mentor chose beyond what stays with their name.
    """

    person: Person
    sessions: int = 0
    topics: int = 0
    asked: int = 0
    private_notes: int = 0
    shared_notes: int = 0
    observations: int = 0
    aims: int = 0
    promises: int = 0
    clauses: int = 0
    chosen: int = 0
    files: int = 0
    destroyed: Mapping[DataKind, date] = field(default_factory=dict)

    def of(self, kind: DataKind) -> int:
        """Return how much there is of a kind."""
        return {
            DataKind.RECORDS: self.sessions + self.topics + self.asked,
            DataKind.PRIVATE_NOTES: self.private_notes,
            DataKind.SHARED_NOTES: self.shared_notes,
            DataKind.OBSERVATIONS: self.observations,
            DataKind.AIMS: self.aims,
            DataKind.PROMISES: self.promises,
            DataKind.AGREEMENT: self.clauses,
            DataKind.LIKES: self.chosen,
            DataKind.FILES: self.files,
        }[kind]


def hopes(pairing: Pairing) -> tuple[str, ...]:
    """Return what both hoped for, in their words."""
    return tuple(words for words in (pairing.leader_hopes, pairing.mentor_hopes) if words.strip())


def chosen(pairing: Pairing) -> int:
    """Return how much is known of a mentor that does not stay with their name."""
    return sum(1 for _ in _chosen(pairing))


def _chosen(pairing: Pairing) -> Iterator[object]:
    likes = pairing.likes
    yield from (*pairing.strengths, *likes.strengths, *likes.helps, *likes.further)
    said = likes.times, likes.reply, likes.helps_words, pairing.medium_note, pairing.place
    yield from (words for words in said if words.strip())
    if likes.camera is not None:
        yield likes.camera


def without_hopes(pairing: Pairing) -> Pairing:
    """Return a pairing without what both hoped for."""
    said = tuple(one for one in pairing.said if one.wish is not Wish.HOPES)
    return replace(pairing, leader_hopes="", mentor_hopes="", said=said)


def without_likes(pairing: Pairing) -> Pairing:
    """Return a pairing without strengths, and of what the mentor chose with what stays alone."""
    old = pairing.likes
    likes = Likes(called=old.called, pronouns=old.pronouns, notes=old.notes, credit=old.credit)
    stays = STAYING_WISHES | {Wish.HOPES}
    said = tuple(one for one in pairing.said if one.wish in stays)
    return replace(pairing, strengths=(), medium_note="", place="", likes=likes, said=said)
