"""Strikes: what they leave behind, what is said of it, and what a backup may still hold."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication

from mentordesk.errors import BackupError, BackupsAwayError, BackupStaysError, StillReadError
from mentordesk.ui.notices import Notices

STILL_OWED = (BackupError, BackupsAwayError, BackupStaysError, StillReadError)
"""What is still to be done after a strike: here the words are gone all the same."""

Done = Callable[[None], None]
Failed = Callable[[Exception], None]
Ask = Callable[[Callable[[], Any], Callable[[Any], None], Failed], None]


class Strikes:
    """Asks for them; where a backup still holds the words, the desk remembers to finish it."""

    def __init__(self, ask: Ask, notices: Notices) -> None:
        self._ask, self._notices = ask, notices

    def strike(self, work: Callable[[], object], done: Done, stayed: Failed) -> None:
        """Destroy something and say how far that went; `stayed` is told why it is still there."""
        self._ask(work, partial(self._struck, done), partial(self._failed, done, stayed))

    def say_struck(self) -> None:
        """Say how far the strike went, and what is out of reach."""
        gone = _tr("It is gone from the desk and from the backups that MentorDesk keeps.")
        beyond = _tr(
            "Out of reach: copies that you made yourself, files that you exported, and a desk that "
            "you kept beside this one."
        )
        self._notices.mention(f"{gone} {beyond}")

    def _struck(self, done: Done, _: object) -> None:
        done(None)
        self.say_struck()

    def _failed(self, done: Done, stayed: Failed, error: Exception) -> None:
        if isinstance(error, STILL_OWED):
            self._notices.error(error)
            done(None)
        else:
            stayed(error)


def _tr(words: str) -> str:
    return QCoreApplication.translate("strikes", words)
