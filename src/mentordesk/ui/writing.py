"""Files whose place is asked for, and that replace nothing nobody was asked about."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from mentordesk.errors import ExportExistsError
from mentordesk.ui.dialogs.replace_file import ReplaceFileDialog
from mentordesk.ui.file_dialog import file_dialog
from mentordesk.ui.notices import Notices
from mentordesk.ui.tasks import Failed, Tasks, tell


class Writes(Protocol):
    """Writes a file whole or not at all."""

    def __call__(self, path: Path, *, replace: bool) -> object:
        """Write it; raises ExportExistsError where a file is and it may not be replaced."""


def _nothing() -> None:
    """Leave it: nothing was done that would have to be undone."""


@dataclass(frozen=True, slots=True)
class Job:
    """A file that was asked for `over` a page or dialog, and who hears what became of it.

    `said` gets its path once it is there whole. What went wrong goes to the notices where the page
    or dialog is gone by then; `undo` hears of it first, wherever it goes.
    """

    over: QWidget
    suffix: str
    write: Writes
    said: Callable[[Path], None]
    failed: Failed
    undo: Callable[[], None] = _nothing


class Writing:
    """Writes in the lane of files; it belongs to no page, and a slow share may outlive one."""

    def __init__(self, tasks: Tasks, notices: Notices) -> None:
        self._tasks, self._notices = tasks, notices

    def write(self, job: Job, path: str, *, was_there: bool = True) -> None:
        """Write under the name that was chosen, which gets the suffix where it has none.

        The file dialog asked about replacing what has the name that it showed, and no other; nor
        did it ask where nothing `was_there` then.
        """
        target = named(Path(path), job.suffix)
        self._write(job, target, replace=was_there and target == Path(path))

    def fail(self, over: QWidget, failed: Failed, error: Exception) -> None:
        """Say what went wrong, in the window where it was asked for in one that is gone."""
        (failed if isValid(over) else self._notices.error)(error)

    def _write(self, job: Job, target: Path, *, replace: bool) -> None:
        work = partial(job.write, target, replace=replace)
        done, refused = partial(_say, job, target), partial(self._refuse, job, target)
        self._tasks.files.run(work, done, refused)

    def _refuse(self, job: Job, target: Path, error: Exception) -> None:
        job.undo()
        if not isinstance(error, ExportExistsError) or not isValid(job.over):
            self.fail(job.over, job.failed, error)
            return
        question = ReplaceFileDialog(target.name, job.over)
        question.agreed.connect(partial(self._write, job, target, replace=True))
        # What was said while it was made is no longer so.
        question.rejected.connect(self._notices.withdraw)
        question.open()


def ask_where(
    over: QWidget, title: str, name: str, suffix: str, chosen: Callable[[str], None]
) -> QFileDialog:
    """Ask where a file goes, and under which name.

    The dialog puts no suffix on: some systems do so only after they asked about the name.
    """
    dialog = file_dialog(over, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(f"*{suffix}")
    dialog.selectFile(name)
    dialog.fileSelected.connect(chosen)
    dialog.open()
    return dialog


def named(path: Path, suffix: str) -> Path:
    """Return the name a file gets: the suffix where it has none, of two the last in any case."""
    last = Path(f"x{suffix}").suffix
    if not path.name or path.suffix.lower() == last:
        return path
    if path.suffix and last == suffix:
        return path
    return path.with_name(path.name + (last if path.suffix else suffix))


def _say(job: Job, target: Path, _: object) -> None:
    tell(job.said, target)
