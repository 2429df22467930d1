"""What is typed and not entered outlives a kill: sealed a moment later, back in its line after."""

from contextlib import suppress
from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot

from mentordesk.domain.unsaved import Unsaved
from mentordesk.errors import ExportError, MentorDeskError
from mentordesk.services.rescue_shelf import RescueShelf
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.notices import Notices
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.widgets.banner import announce

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

    @property
    def begun(self) -> bool:
        """Return whether words in lines are sealed; those of a sample desk never are."""
        return self._begun

    @property
    def lines(self) -> tuple[Unsaved, ...]:
        """Return the words that stand in lines and come back into them once they are sealed."""
        screen = self._window.screen_shown
        return screen.line_texts() if self._begun and screen is not None else ()

    def stop(self) -> None:
        """Leave sealed what stands in lines and what waits for its line; all else is kept."""
        self._timer.stop()
        lines = self.lines
        if self._begun:
            self._begun = False
            if not self._copies.follows(lines):
                with suppress(ExportError):  # then what was entered since is found to be so
                    self._copies.follow(lines)

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
                self._say_back()

    def _say_back(self) -> None:
        """Say so; only aloud where something is shown that the next key must not take away."""
        words = self.tr("What you had not entered yet is in its line again.")
        if self._window.tells:
            announce(self._window, words)
        else:
            self._notices.mention(words)

    def _followed(self, _: None) -> None:
        self._under_way = False
        self._timer.setInterval(LOOK_MS)

    def _rest(self, error: Exception) -> None:
        self._under_way = False
        self._timer.setInterval(AGAIN_MS)
        if not isinstance(error, MentorDeskError):
            self._notices.error(error)
