"""Ways out of the desk: that a file leaves is kept first, and taken back if it fails.

So a file that comes to its end while the desk is being locked is in the record as well.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeAlias

from PySide6.QtWidgets import QWidget

from mentordesk.domain.export_record import ExportRecord, Leaving
from mentordesk.errors import DeskLockedError, MentorDeskError, NotNotedError, PaperNotNotedError
from mentordesk.export.private_file import write_private
from mentordesk.services.exports import ExportService
from mentordesk.ui.notices import Notices
from mentordesk.ui.tasks import Failed, Tasks, tell, unheard, unheard_refusal
from mentordesk.ui.writing import Job, Writing, named

Data: TypeAlias = bytes | Iterable[bytes]


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What leaves as a file, see `Job`; `make` gives its bytes without the desk."""

    over: QWidget
    what: Leaving
    suffix: str
    make: Callable[[], Data]
    said: Callable[[Path], None]
    failed: Failed


class Saving:
    """Lets files and printed pages out; `noted` hears of each record that the desk keeps."""

    def __init__(
        self,
        exports: ExportService,
        tasks: Tasks,
        notices: Notices,
        noted: Callable[[ExportRecord], None] = unheard,
    ) -> None:
        self._exports, self._tasks, self._noted = exports, tasks, noted
        self._writing = Writing(tasks, notices)

    def save(self, file: Outgoing, path: str) -> None:
        """Write a file under the name that was chosen, see `Writing.write`."""
        failed = partial(self._writing.fail, file.over, file.failed)
        work = partial(_made, file.make, named(Path(path), file.suffix))
        self._tasks.files.run(work, partial(self._write, file, path), failed)

    def print(self, over: QWidget, what: Leaving, pdf: bytes, failed: Failed) -> None:
        """Ask for a printer, and let the desk keep what was given to it."""
        from mentordesk.ui.dialogs.print_pdf import print_pdf

        unnoted = partial(self._unnoted, over, failed, PaperNotNotedError())
        print_pdf(over, pdf, self._tasks, failed, partial(self._note, what, pdf, unnoted))

    def _write(self, file: Outgoing, path: str, made: tuple[bool, Data]) -> None:
        was_there, data = made
        out = _Noted(self._exports, file.what, data)
        said, undo = partial(self._say, file, out), partial(self._undo, out)
        job = Job(file.over, file.suffix, out.write, said, file.failed, undo)
        self._writing.write(job, path, was_there=was_there)

    def _say(self, file: Outgoing, out: "_Noted", path: Path) -> None:
        tell(file.said, path)
        if out.record is None:
            error = NotNotedError(name=path.name)
            unnoted = partial(self._unnoted, file.over, file.failed, error)
            self._note(out.what, out.data, unnoted, None)
        else:
            tell(self._noted, out.record)

    def _undo(self, out: "_Noted") -> None:
        if out.record is not None:
            self._tasks.run(out.withdraw, unheard, unheard_refusal)

    def _note(self, what: Leaving, data: Data, unnoted: Failed, _: object) -> None:
        self._tasks.run(partial(self._exports.note, what, data), self._noted, unnoted)

    def _unnoted(
        self, over: QWidget, failed: Failed, words: MentorDeskError, error: Exception
    ) -> None:
        if not isinstance(error, MentorDeskError):
            raise error
        self._writing.fail(over, failed, words)


def _made(make: Callable[[], Data], target: Path) -> tuple[bool, Data]:
    """Return whether a file had the name when it was chosen, and the bytes, some seconds later."""
    was_there = False
    with suppress(OSError):  # writing it says what is wrong with it
        was_there = target.exists()
    return was_there, make()


class _Noted:
    """A file that is written once the desk keeps that it leaves; `record` is what it keeps.

    A desk that cannot keep it undoes no file; from one that is locked nothing leaves any more.
    While the mentor has the laptop nothing can be kept or taken back: that waits for the leader.
    """

    def __init__(self, exports: ExportService, what: Leaving, data: Data) -> None:
        self._exports, self.what, self.data = exports, what, data
        self.record: ExportRecord | None = None

    def write(self, path: Path, *, replace: bool) -> None:
        """Write the file; raises DeskLockedError, and what `write_private` raises."""
        try:
            self.record = self._exports.note(self.what, self.data)
        except DeskLockedError:
            raise
        except MentorDeskError:
            self.record = None
        try:
            write_private(path, self.data, replace=replace)
        except BaseException:
            with suppress(MentorDeskError):
                self.withdraw()
            raise

    def withdraw(self) -> None:
        """Take back what was kept, if it still is."""
        if self.record is not None:
            self._exports.withdraw(self.record.id)
            self.record = None
