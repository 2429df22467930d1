"""A damaged desk: what a look at it finds, and the repair that keeps all that can be read."""

from collections.abc import Callable, Container, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mentordesk.error_words.repair import RepairReport
from mentordesk.services.clock import now
from mentordesk.services.desk import load
from mentordesk.services.last_seen import LastSeen

if TYPE_CHECKING:
    from mentordesk.vault.opener import Opener
    from mentordesk.vault.repair import Outcome, Repair

__all__ = ["RepairReport", "RepairService"]


class RepairService:
    """The repair of the desk in one folder; nobody may have it open."""

    def __init__(
        self,
        folder: Path,
        unknown: str,
        seen: LastSeen,
        clock: Callable[[], datetime] = now,
        further: Sequence[Path] = (),
    ) -> None:
        """Take the word that stands where something is missing that others refer to.

        `further` are folders besides the desk's own in which its backups may be.
        """
        self.folder = folder
        self._further = further
        self._unknown = unknown
        self._seen = seen
        self._clock = clock

    def look(self, typed: str, *, by_code: bool = False) -> RepairReport:
        """Return what a repair would find; the desk stays as it is.

        `typed` is the passphrase, or the recovery code. Raises what unlocking raises.
        """
        return self._report(self._repair(self.folder, typed, by_code=by_code).look(), None)

    def make(
        self, typed: str, *, by_code: bool = False, offers: Container[str] = ()
    ) -> RepairReport:
        """Repair the desk where it stands; an untouched copy of the folder stays beside it.

        Of the kinds in `offers` it takes what only a backup holds. Raises NothingLeftError,
        DeskFullError and what unlocking raises; then nothing changed.
        """
        load()
        from mentordesk.vault.aside import free_place

        aside = free_place(self.folder, self._clock().date())
        repair = self._repair(self.folder, typed, by_code=by_code)
        outcome = repair.make(aside, offers)
        self._seen.forget(outcome.desk)
        return self._report(outcome, aside)

    def make_elsewhere(
        self, new: Path, typed: str, *, by_code: bool = False, offers: Container[str] = ()
    ) -> RepairReport:
        """Make a repaired desk in a new folder; the damaged one stays untouched.

        Raises DeskExistsError if something is in that folder, and what `make` raises.
        """
        load()
        from mentordesk.vault.aside import copied_to

        with copied_to(self.folder, new):
            outcome = self._repair(new, typed, by_code=by_code).make(None, offers)
        self._seen.forget(outcome.desk)
        return self._report(outcome, None)

    def _repair(self, folder: Path, typed: str, *, by_code: bool) -> "Repair":
        load()
        from mentordesk.services.mending import mended
        from mentordesk.vault.opener import ByCode, ByPassphrase
        from mentordesk.vault.repair import Repair

        opener: Opener = ByCode(typed) if by_code else ByPassphrase(typed)
        return Repair(folder, opener, mended(self._unknown, self._seen), further=self._further)

    def _report(self, outcome: "Outcome", aside: Path | None) -> RepairReport:
        from mentordesk.services.mending import IN_PENCIL
        from mentordesk.vault.layout import HOUSEKEEPING

        told = (lost.get("planned_at") for lost in outcome.lost.get("session", ()))
        times = (datetime.fromisoformat(str(at)).replace(tzinfo=UTC) for at in told if at)
        mended = dict(outcome.mended)
        in_pencil = mended.pop(IN_PENCIL, 0)
        return RepairReport(
            folder=self.folder,
            unreadable=outcome.unreadable,
            kept=_nouns(outcome.kept),
            cut=_nouns(outcome.cut),
            from_backup=_nouns(outcome.from_backup),
            offered=_nouns(outcome.offered),
            missing=_nouns({table: len(lost) for table, lost in outcome.lost.items()}),
            sessions=tuple(sorted(times)),
            stand_ins=_nouns(mended),
            uncertain=bool(outcome.uncertain - HOUSEKEEPING),
            backup_at=outcome.backup_at,
            aside=aside,
            in_pencil=in_pencil,
        )


def _nouns(counts: Mapping[str, int]) -> dict[str, int]:
    from mentordesk.vault.layout import HOUSEKEEPING

    return {noun: count for noun, count in counts.items() if count and noun not in HOUSEKEEPING}
