"""A close look at an open desk: its pages, its key files, and what its ledger tells."""

from collections.abc import Mapping
from dataclasses import dataclass

from mentordesk.domain.ledger.end import End
from mentordesk.services import ledger_check
from mentordesk.services.ledger_check import LedgerReport
from mentordesk.vault.store import Store
from mentordesk.vault.verify import verify


@dataclass(frozen=True, slots=True)
class Verified:
    """How many rows were read, the checks of the pages that failed, and what the ledger says.

    Where the pages cannot be read, nobody asks the ledger.
    """

    rows: Mapping[str, int]
    problems: tuple[str, ...]
    ledger: LedgerReport | None = None

    @property
    def sound(self) -> bool:
        """Whether every check passed."""
        return not self.problems and (self.ledger is None or self.ledger.sound)


def verified(store: Store, seen: End | None = None) -> Verified:
    """Read all of an open desk; writers wait while its pages are read.

    `seen` is where its ledger ended when this computer saw it last.
    """
    pages = verify(store)
    found = ledger_check.look(store, seen=seen) if pages.sound else None
    return Verified(pages.rows, pages.problems, found)
