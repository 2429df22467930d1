"""A page that asks the services off its thread, and hears no answer once it is gone."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Signal
from shiboken6 import isValid

from mentordesk.ui.idle import seconds_since_start
from mentordesk.ui.notices import Notices
from mentordesk.ui.page import Page
from mentordesk.ui.room.focus_switch import FocusSwitch
from mentordesk.ui.strikes import Strikes
from mentordesk.ui.tasks import Tasks

Result = TypeVar("Result")


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Around:
    """What a page of a session asks besides the desk, and whether it tells its time in `digits`."""

    focus: FocusSwitch
    now: Callable[[], datetime]
    tasks: Tasks
    notices: Notices
    seconds: Callable[[], float] = seconds_since_start
    digits: Callable[[], bool] = _never


class AskingPage(Page):
    """Knows what is around it; `stayed` tells that a strike failed and all is still there."""

    stayed = Signal()

    def __init__(self, around: Around) -> None:
        super().__init__()
        self.focus, self.now, self.digits = around.focus, around.now, around.digits
        self.notices, self._tasks = around.notices, around.tasks
        self.strikes = Strikes(self.ask, around.notices)

    def ask(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Do the work off this thread; an answer to a page that is gone is dropped."""
        self._tasks.run(
            work,
            partial(self._answer, done),
            partial(self._answer, failed or self.notices.error),
        )

    def strike(self, work: Callable[[], None], done: Callable[[None], None]) -> None:
        """Ask for a strike; what fails is said, and `stayed` emitted."""
        self.strikes.strike(work, done, self._tell_stayed)

    def _tell_stayed(self, error: Exception) -> None:
        self.notices.error(error)
        self.stayed.emit()

    def _answer(self, then: Callable[[Result], None], result: Result) -> None:
        if isValid(self):
            then(result)
