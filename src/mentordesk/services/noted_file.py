"""A file on its way out of the desk: that it leaves is kept first, and taken back if it fails.

So one that comes to its end while the desk is being locked is in the record as well.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TypeAlias

from mentordesk.domain.export_record import ExportRecord, Leaving
from mentordesk.errors import DeskLockedError, MentorDeskError
from mentordesk.export.private_file import write_private
from mentordesk.services.exports import ExportService

Data: TypeAlias = bytes | Iterable[bytes]
"""The bytes of a file; those in pieces are gone through twice, to be noted and to be written."""


class NotedFile:
    """A file that is written once the desk keeps that it leaves; `record` is what it keeps.

    A desk that cannot keep it undoes no file; from one that is locked nothing leaves any more.
    While the mentor has the laptop nothing can be kept or taken back.
    """

    def __init__(self, exports: ExportService, what: Leaving, data: Data) -> None:
        self._exports, self.what, self.data = exports, what, data
        self.record: ExportRecord | None = None

    def write(self, path: Path, *, replace: bool) -> None:
        """Write the file; raises DeskLockedError, and what `write_private` raises."""
        self.record = None
        try:
            self.record = self._exports.note(self.what, self.data)
        except DeskLockedError:
            raise
        except MentorDeskError:
            pass  # `record` says so
        try:
            write_private(path, self.data, replace=replace)
        except BaseException:
            with suppress(MentorDeskError):
                self._take_back()
            raise

    def still_noted(self) -> Callable[[], None] | None:
        """Return what takes back the note of a file that failed, where that was not possible then.

        It takes back this one note, also where the file is tried again meanwhile.
        """
        record, self.record = self.record, None
        return None if record is None else partial(self._exports.withdraw, record.id)

    def _take_back(self) -> None:
        if self.record is not None:
            self._exports.withdraw(self.record.id)
            self.record = None
