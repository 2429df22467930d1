"""A page is left once everything typed on it is on the desk."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Slot
from shiboken6 import isValid

from mentordesk.domain.unsaved import Unsaved
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.page import Page
from mentordesk.ui.tasks import Tasks


class Leaving(QObject):
    """Waits for what is being saved; what cannot be saved keeps the page where it is.

    `keep` takes the words of a page that is left all the same.
    """

    def __init__(
        self, window: MainWindow, tasks: Tasks, keep: Callable[[Sequence[Unsaved]], None]
    ) -> None:
        super().__init__(window)
        self._window, self._tasks, self._keep = window, tasks, keep
        self._page: Page | None = None
        self._then: Callable[[], None] | None = None
        tasks.idle.connect(self._look)

    def leave(self, page: Page | None, then: Callable[[], None]) -> None:
        """Save what stands on the page and go on; where that fails, stay and say so."""
        self._then = None
        if page is not None:
            page.save_now()
        self._page, self._then = page, then
        if not self._unsaved() or not self._tasks.busy:
            self._look()

    @Slot()
    def _look(self) -> None:
        then, self._then = self._then, None
        if then is None:
            return
        if self._unsaved() and self._page is not None:
            go = partial(self._leave_behind, self._page, then)
            self._window.warn(self._page.unsaved_words(), self.tr("Leave all the same"), go)
            return
        then()

    def _leave_behind(self, page: Page, then: Callable[[], None]) -> None:
        if isValid(page):
            self._keep(page.unsaved_texts())
        then()

    def _unsaved(self) -> bool:
        return self._page is not None and isValid(self._page) and self._page.has_unsaved()
