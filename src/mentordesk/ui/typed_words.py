"""What is typed and not entered outlives a kill: sealed a moment later, back in its line after."""

from contextlib import suppress
from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot

from mentordesk.errors import ExportError, MentorDeskError
from mentordesk.services.rescue_shelf import RescueShelf
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.notices import Notices
from mentordesk.ui.tasks import Tasks

LOOK_MS = 1000
AGAIN_MS = 10_000
"""How long to rest after nothing could be written; what fails is said where words are saved."""


class TypedWords(QObject):
    """Looks at the page each second, and has what changed in its lines sealed.

    On the thread of the desk, so that a strike and what follows it come one after the other.
    """

    def __init__(
        self, window: MainWindow, copies: RescueShelf, tasks: Tasks, notices: Notices
    ) -> None:
        super().__init__(window)
        self._window, self._copies = window, copies
        self._tasks, self._notices = tasks, notices
        self._under_way = self._begun = False
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        tasks.idle.connect(self._put_back)

    def begin(self) -> None:
        """Follow the typing, once what was typed the last time is known."""
        self._begun = True
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """Leave sealed what still waits for its line; all else is kept or sealed elsewhere."""
        self._timer.stop()
        if self._begun:
            self._begun = False
            if not self._copies.follows(()):
                with suppress(ExportError):  # then what was entered since is found to be so
                    self._copies.follow(())

    @Slot()
    def look(self) -> None:
        """Put words back into lines that are here again, and seal what is typed by now."""
        self._put_back()
        screen = self._window.screen_shown
        typed = () if screen is None else screen.typed_texts()
        if not self._under_way and not self._copies.follows(typed):
            self._under_way = True
            self._tasks.run(partial(self._copies.follow, typed), self._followed, self._rest)

    @Slot()
    def _put_back(self) -> None:
        waits, screen = self._copies.waits, self._window.screen_shown
        if waits and screen is not None and self._begun:
            back = screen.take_back(waits)
            if back:
                self._copies.taken(back)

    def _followed(self, _: None) -> None:
        self._under_way = False
        self._timer.setInterval(LOOK_MS)

    def _rest(self, error: Exception) -> None:
        self._under_way = False
        self._timer.setInterval(AGAIN_MS)
        if not isinstance(error, MentorDeskError):
            self._notices.error(error)
