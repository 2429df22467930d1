"""The sessions of one pair as they are looked back on."""

from dataclasses import dataclass

from mentordesk.domain.session import Session


@dataclass(frozen=True, slots=True)
class Met:
    """A session with the topics that stood first, and how many more there were."""

    session: Session
    topics: tuple[str, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class History:
    """The newest sessions of a pair, of `count` in all, and how many of these were held."""

    mets: tuple[Met, ...] = ()
    count: int = 0
    held: int = 0
