"""The part of an open desk that is the leader's alone."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol

from sqlalchemy.orm import Session as Transaction

from mentordesk.services.seats import Seats
from mentordesk.vault.store import Store


class Transactions(Protocol):
    """What a service reads and writes by."""

    def transaction(self) -> AbstractContextManager[Transaction]:
        """Write: everything inside is kept when it ends, or nothing if it raises."""
        ...

    def reading(self) -> AbstractContextManager[Transaction]:
        """Read one consistent state."""
        ...


class LeadersStore:
    """The open desk for services that the mentor's seat does not have.

    There each of their questions raises NotYourSeatError, whichever it is: what nobody thought of
    is refused too.
    """

    def __init__(self, store: Store, seats: Seats) -> None:
        self._store, self._seats = store, seats

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """Write as the leader."""
        self._seats.only_leader()
        with self._store.transaction() as tx:
            yield tx

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """Read as the leader."""
        self._seats.only_leader()
        with self._store.reading() as tx:
            yield tx
