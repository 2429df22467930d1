"""What each mentor chooses: by their own hand in their seat, or told to the leader."""

from collections.abc import Callable
from datetime import datetime

from mentordesk.domain.ids import PersonId
from mentordesk.domain.seat import Seat
from mentordesk.domain.wishes import OwnPage, own_page, with_own
from mentordesk.models import PersonRow
from mentordesk.services import people
from mentordesk.services.rows import one
from mentordesk.services.seats import Seats
from mentordesk.vault.store import Store


class WishService:
    """The wishes of the mentors of the open desk; in the mentor's seat only their own."""

    def __init__(self, store: Store, now: Callable[[], datetime], seats: Seats) -> None:
        self._store, self._now, self._seats = store, now, seats

    def of(self, mentor: PersonId) -> OwnPage:
        """Return what a mentor chose, and nothing else of the pair's; raises NotFoundError."""
        self._seats.only_pair(mentor)
        with self._store.reading() as tx:
            return own_page(one(tx, PersonRow, mentor).to_domain())

    def keep(self, mentor: PersonId, own: OwnPage) -> OwnPage:
        """Keep what a mentor chose, with the day on what is new; the name stays as it is.

        A stricter answer about credit holds for earlier ideas too. Raises NotFoundError or
        TextTooLongError.
        """
        self._seats.only_pair(mentor)
        by_hand = self._seats.taken is Seat.MENTOR
        with self._store.transaction() as tx:
            who = with_own(one(tx, PersonRow, mentor).to_domain(), own)
            return own_page(people.keep(tx, who, self._now(), by_hand=by_hand))
