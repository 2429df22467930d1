"""Rescue copies on the screen: saved where the leader says, brought back from there."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from mentordesk.domain.unsaved import Unsaved
from mentordesk.services.rescue import Brought, RescueService
from mentordesk.services.rescue_shelf import SUFFIX
from mentordesk.ui import dates
from mentordesk.ui.file_dialog import file_dialog
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.parts import Parts
from mentordesk.ui.tasks import unheard
from mentordesk.ui.writing import Job, Writing, ask_where


class RescueCopies(QObject):
    """Knows the window's unsaved words and the desk they belong to."""

    brought_back = Signal()
    """Emitted when what MentorDesk itself sealed is known again."""

    def __init__(self, window: MainWindow, parts: Parts, rescue: RescueService) -> None:
        super().__init__(window)
        self._window, self._parts, self._rescue = window, parts, rescue

    @Slot()
    def save(self) -> None:
        """Ask where to put a copy of what is not saved."""
        title, name = self.tr("Save a rescue copy"), self.tr("Rescue copy")
        name += f" {self._parts.now():%Y-%m-%d}{SUFFIX}"
        ask_where(self._window, title, name, SUFFIX, self.save_as)

    @Slot(str)
    def save_as(self, path: str) -> None:
        """Seal what is not saved by now in a file."""
        texts = self._unsaved()
        if not any(not text.off_record for text in texts):
            self._parts.notices.say(self.tr("Everything that a copy may hold is saved by now."))
            return
        write, said = partial(self._rescue.write, texts=texts), partial(self._say_saved, texts)
        notices = self._parts.notices
        job = Job(self._window, SUFFIX, write, said, notices.error)
        # A stick may not answer: nothing that a session or a lock waits for stands behind it.
        Writing(self._parts.backup_tasks, notices).write(job, path)

    @Slot()
    def ask_for_file(self) -> None:
        """Ask which copy to bring in."""
        dialog = file_dialog(self._window, self.tr("Bring in a rescue copy"))
        dialog.setNameFilter(f"*{SUFFIX}")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.bring_in)
        dialog.open()

    @Slot(str)
    def bring_in(self, path: str) -> None:
        """Put the words of a copy back where they belong."""
        work = partial(self._rescue.bring_in, Path(path), self._mark)
        self._parts.desk_tasks.run(work, self._say_brought, self._parts.notices.error)

    def bring_back(self) -> None:
        """Put back what MentorDesk itself sealed, before any page shows what is older."""
        work = partial(self._rescue.bring_back, self._mark)
        self._parts.desk_tasks.run(work, self._say_back, self._parts.notices.error)

    def keep(self, texts: Sequence[Unsaved]) -> None:
        """Seal words that are left behind; they are back when the desk is next unlocked."""
        if texts:
            work = partial(self._rescue.copies.keep, texts)
            self._parts.other_tasks.run(work, unheard, self._parts.notices.error)

    def _unsaved(self) -> tuple[Unsaved, ...]:
        screen = self._window.screen_shown
        return () if screen is None else screen.unsaved_texts()

    def _mark(self, at: datetime) -> str:
        return self.tr("Rescued {when}").format(when=dates.day_time(at))

    def _say_saved(self, texts: Sequence[Unsaved], path: Path) -> None:
        words = [self.tr("Saved as {name}. It opens on this desk alone.").format(name=path.name)]
        if any(text.off_record for text in texts):
            words.append(self.tr("What is off the record is not in it."))
        self._parts.notices.say(" ".join(words))

    def _say_brought(self, brought: Brought) -> None:
        screen = self._window.screen_shown
        if screen is not None and screen.page is not None:
            screen.page.refresh()
        words = [self.tr("What the copy held is back where it belongs.")]
        if brought.left:
            one = self.tr("1 text is back where it belongs.")
            many = self.tr("{back} texts are back where they belong.").format(back=brought.back)
            words = [one if brought.back == 1 else many]
            words.append(self._left_words(len(brought.left)))
        self._parts.notices.say(" ".join(words))

    def _say_back(self, brought: Brought) -> None:
        words = []
        if brought.back:
            words.append(self.tr("What could not be saved the last time is back where it belongs."))
        if brought.left:
            words.append(self._left_words(len(brought.left)))
        for path in brought.unread:
            unread = self.tr("The rescue copy {path} cannot be read and was left as it is.")
            words.append(unread.format(path=path))
        if words:
            self._window.tell(" ".join(words))
        self.brought_back.emit()

    def _left_words(self, count: int) -> str:
        if count == 1:
            return self.tr("1 could not be put back and stays sealed in the copy.")
        words = self.tr("{count} could not be put back and stay sealed in the copy.")
        return words.format(count=count)
