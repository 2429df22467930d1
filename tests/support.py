"""What the tests share: a clock that stands still, work that is done at once, small costs."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mentordesk.domain.earlier import Brought, Choices, Preview
from mentordesk.domain.person import Medium, Pairing, Person
from mentordesk.export.private_file import write_private
from mentordesk.services.idea_export import IdeaExportService, IdeasForm
from mentordesk.services.ledger_export import LedgerExportService
from mentordesk.services.watch import Watch
from mentordesk.services.workspace import Workspace
from mentordesk.vault.cost import Cost

if TYPE_CHECKING:
    from PySide6.QtCore import QTimer

SMALL_COST = Cost(19456, 1, 1)
"""The smallest cost a key file may ask for, so that a real desk opens in milliseconds."""

PASSPHRASE = "correct horse battery staple lamp river"
START = datetime(2026, 4, 14, 9, 0, tzinfo=UTC)


class Clock:
    """Shows the time it was set to."""

    def __init__(self, at: datetime = START) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **time: float) -> None:
        self.at += timedelta(**time)


class Seconds:
    """A count of seconds that stands still between two steps of a test."""

    def __init__(self, at: float = 100.0) -> None:
        self.at = at

    def __call__(self) -> float:
        return self.at


class InlineTasks:
    """Does the work at once, on the thread that asks."""

    busy = False

    def run(
        self,
        work: Callable[[], object],
        done: Callable[[object], None],
        failed: Callable[[Exception], None],
    ) -> None:
        try:
            result = work()
        except Exception as error:  # noqa: BLE001  # as the real one: whatever the work raises
            failed(error)
        else:
            done(result)

    def run_painted(self, work, done, failed) -> None:
        self.run(work, done, failed)

    def when_idle(self, timer: "QTimer") -> None:
        timer.start()

    @property
    def files(self) -> "InlineTasks":
        return self

    def stop(self) -> None:
        pass


class HeldTasks(InlineTasks):
    """Holds the work back until the test says that it ended, and how."""

    def __init__(self) -> None:
        self._held: list[tuple[Any, Any, Any]] = []

    @property
    def busy(self) -> bool:
        return bool(self._held)

    def run(self, work, done, failed) -> None:
        self._held.append((work, done, failed))

    def finish(self) -> None:
        """Do everything that was asked, and what its answers ask for."""
        while self._held:
            self.finish_oldest()

    def finish_oldest(self) -> None:
        """Do what was asked first; what its answer asks for is held back again."""
        super().run(*self._held.pop(0))

    def fail(self, error: Exception) -> None:
        """Let the oldest work fail without being done."""
        self._held.pop(0)[2](error)


def add_amara(workspace: Workspace) -> Person:
    """Add the mentor most tests speak of."""
    return workspace.people.add_mentor(
        "Amara Okafor", Pairing(medium=Medium.CHAT, medium_note="Signal"), "Recruiter"
    )


def saved(
    source: IdeaExportService | LedgerExportService,
    path: Path,
    form: IdeasForm,
    *,
    replace: bool = False,
    watch: Watch | None = None,
) -> int:
    """Save all ideas or the whole ledger, and return how many the file holds."""
    told_of = watch or Watch()
    write_private(path, source.rendered(form, told_of), replace=replace)
    return told_of.done


def bring_shown(
    workspace: Workspace, path: Path, choices: Choices, shown: Preview, watch: Watch | None = None
) -> Brought:
    """Read a file of earlier ideas that was shown to its end, and bring them in."""
    desk = workspace.idea_import
    return desk.bring_in(desk.hold(path, choices, shown), choices, shown, watch)


class Entries(dict[str, bytes]):
    """A keychain that answers, or refuses as told."""

    refusal: Exception | None = None

    def keep(self, entry: str, key: bytes) -> None:
        self._answer()
        self[entry] = key

    def read(self, entry: str) -> bytes:
        self._answer()
        return self.get(entry, b"")

    def forget(self, entry: str) -> None:
        self._answer()
        self.pop(entry, None)

    def _answer(self) -> None:
        if self.refusal:
            raise self.refusal
