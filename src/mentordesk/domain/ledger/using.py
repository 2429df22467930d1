"""What each step of an idea into use told: where, when and what changed, as the ledger has it."""

from collections.abc import Iterable

from mentordesk.domain.idea import IN_USE, Application, Idea
from mentordesk.domain.ids import EventId
from mentordesk.domain.ledger.fact import Told
from mentordesk.domain.ledger.telling import after


def uses(told: Iterable[Told], idea: Idea) -> dict[EventId, Application]:
    """Return the use of each step into use, by the step; one that nobody told has none.

    An idea that was joined with another in use, or was used again after a split, has several such
    steps and keeps the use of the last alone: the others stand in the ledger. What is in pencil the
    ledger does not tell, so the last one is that of the idea as it stands.
    """
    found = dict[EventId, Application]()
    known: Idea | None = None
    for one in told:
        known = after(known, one.fact)
        if known is not None:
            found |= _last_use(known)
    return found | _last_use(idea)


def _last_use(idea: Idea) -> dict[EventId, Application]:
    used = [event.id for event in idea.events if event.stage in IN_USE]
    return {} if idea.application is None or not used else {used[-1]: idea.application}
