"""Who sits at the keyboard of the open desk, and what is open to them."""

from mentordesk.domain.agenda import Hand
from mentordesk.domain.ids import PersonId, SessionId
from mentordesk.domain.seat import Seat
from mentordesk.domain.session import Session
from mentordesk.errors import (
    NotYourSeatError,
    PresentPassphraseError,
    WrongCodeError,
    WrongPassphraseError,
)
from mentordesk.services.short_code import ShortCode
from mentordesk.vault.store import Store


class Seats:
    """The leader hands the keyboard over freely, and takes it back by the passphrase.

    In the mentor's seat one session is open and nothing else of the desk. Nobody knows the
    passphrase of a sample, which asks for none.
    """

    def __init__(self, store: Store, *, sample: bool = False) -> None:
        self._store, self._sample = store, sample
        self._open: Session | None = None
        self._code: ShortCode | None = None

    @property
    def taken(self) -> Seat:
        """Return who sits there."""
        return Seat.LEADER if self._open is None else Seat.MENTOR

    @property
    def hand(self) -> Hand:
        """Return by whose hand is done what is done there."""
        return self.taken.hand

    @property
    def takes_code(self) -> bool:
        """Return whether a code leads back as well, as long as tries are left."""
        return self._code is not None and self._code.counts

    def hand_over(self, session: Session, code: str = "") -> None:
        """Let the mentor sit down before one session.

        A code is a shorter way back, this once and for a few tries. Raises CodeTooShortError.
        """
        self._code = ShortCode(code) if code else None
        self._open = session

    def take_back(self, typed: str) -> None:
        """Let the leader sit down again; as slow as unlocking, but for the code.

        Raises PresentPassphraseError, or WrongCodeError while a code counts.
        """
        if not self._sample and not (self._code is not None and self._code.opens(typed)):
            try:
                self._store.key_file.secret(typed, self._store.folder)
            except WrongPassphraseError:
                wrong = WrongCodeError() if self.takes_code else PresentPassphraseError()
                raise wrong from None
        self._open = self._code = None

    def only_leader(self) -> None:
        """Raise NotYourSeatError in the mentor's seat."""
        if self._open is not None:
            raise NotYourSeatError

    def only_open(self, session: SessionId) -> None:
        """Raise NotYourSeatError in the mentor's seat for any session but the one that is open."""
        if self._open is not None and self._open.id != session:
            raise NotYourSeatError

    def only_pair(self, mentor: PersonId) -> None:
        """Raise NotYourSeatError in the mentor's seat for any pair but their own."""
        if self._open is not None and self._open.mentor != mentor:
            raise NotYourSeatError
