"""A page that asks the services off its thread, and hears no answer once it is gone."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Signal
from shiboken6 import isValid

from mentordesk.errors import BackupError, BackupsAwayError, BackupStaysError, StillReadError
from mentordesk.ui.idle import seconds_since_start
from mentordesk.ui.notices import Notices
from mentordesk.ui.page import Page
from mentordesk.ui.room.focus_switch import FocusSwitch
from mentordesk.ui.tasks import Tasks

STILL_OWED = (BackupError, BackupsAwayError, BackupStaysError, StillReadError)

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Around:
    """What a page of a session asks besides the desk, and whether it tells its time in `digits`."""

    focus: FocusSwitch
    now: Callable[[], datetime]
    tasks: Tasks
    notices: Notices
    seconds: Callable[[], float] = seconds_since_start
    digits: Callable[[], bool] = bool


class AskingPage(Page):
    """Knows what is around it; `stayed` tells that a strike failed and all is still there."""

    stayed = Signal()

    def __init__(self, around: Around) -> None:
        super().__init__()
        self.focus, self.now, self.digits = around.focus, around.now, around.digits
        self.notices, self._tasks = around.notices, around.tasks

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
        """Ask for a strike; where a backup still holds the words, they are gone here all the same.

        The desk remembers to finish it.
        """
        self.ask(work, partial(self._struck, done), partial(self._struck_here, done))

    def say_struck(self) -> None:
        """Say how far the strike went, and what is out of reach."""
        gone = self.tr("It is gone from the desk and from the backups that MentorDesk keeps.")
        beyond = self.tr(
            "Out of reach: copies that you made yourself, files that you exported, and a desk that "
            "you kept beside this one."
        )
        self.notices.say(f"{gone} {beyond}")

    def _struck(self, done: Callable[[None], None], _: None) -> None:
        done(None)
        self.say_struck()

    def _struck_here(self, done: Callable[[None], None], error: Exception) -> None:
        self.notices.error(error)
        if isinstance(error, STILL_OWED):
            done(None)
        else:
            self.stayed.emit()

    def _answer(self, then: Callable[[Result], None], result: Result) -> None:
        if isValid(self):
            then(result)
