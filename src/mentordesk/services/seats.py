"""Who sits at the keyboard of the open desk."""

from mentordesk.domain.agenda import Hand
from mentordesk.domain.seat import Seat
from mentordesk.errors import PresentPassphraseError, WrongPassphraseError
from mentordesk.vault.store import Store


class Seats:
    """The leader hands the keyboard over freely, and takes it back by the passphrase.

    Nobody knows the passphrase of a sample, which asks for none.
    """

    def __init__(self, store: Store, *, sample: bool = False) -> None:
        self._store, self._sample = store, sample
        self._taken = Seat.LEADER

    @property
    def taken(self) -> Seat:
        """Return who sits there."""
        return self._taken

    @property
    def hand(self) -> Hand:
        """Return by whose hand is done what is done there."""
        return self._taken.hand

    def hand_over(self) -> None:
        """Let the mentor sit down."""
        self._taken = Seat.MENTOR

    def take_back(self, passphrase: str) -> None:
        """Let the leader sit down again; as slow as unlocking.

        Raises PresentPassphraseError when the passphrase does not open this desk.
        """
        if not self._sample:
            try:
                self._store.key_file.secret(passphrase, self._store.folder)
            except WrongPassphraseError:
                raise PresentPassphraseError from None
        self._taken = Seat.LEADER
