"""A close look at a whole desk, which finds damage before anybody needs the page it is on."""

from collections.abc import Mapping
from dataclasses import dataclass

from mentordesk.errors import DeskDamagedError
from mentordesk.vault import checks
from mentordesk.vault.key_file import NAMES, sound_key_file
from mentordesk.vault.store import Store


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What was read, and the names of the checks that failed."""

    rows: Mapping[str, int]
    problems: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """Whether every check passed."""
        return not self.problems


def verify(store: Store) -> VerifyReport:
    """Read every page and both key files of an open desk; writers wait meanwhile."""
    keys = tuple(name for name in NAMES if not sound_key_file(store.folder / name, store.secret))
    try:
        with store.unshared() as connection:
            # The check of pages reads the main file alone; with a full log it would cry wolf.
            if not checks.checkpoint(connection):
                return VerifyReport(checks.row_counts(connection), (*keys, "busy"))
            return VerifyReport(
                checks.row_counts(connection), (*keys, *checks.problems(connection))
            )
    except DeskDamagedError:
        return VerifyReport({}, (*keys, "unreadable"))
