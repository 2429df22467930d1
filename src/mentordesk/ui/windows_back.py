"""Gives hidden windows back when the leader asks, and says what came of it."""

from functools import partial

from PySide6.QtCore import QObject, Slot

from mentordesk.focus.base import Outcome
from mentordesk.focus.client import recover
from mentordesk.focus_words import NOTHING_HIDDEN, why_words
from mentordesk.ui.parts import Parts
from mentordesk.ui.room.focus_switch import FocusSwitch

_NOT_BACK = NOTHING_HIDDEN | {"desktop-gone"}


class WindowsBack(QObject):
    """Ends a focus that is on, and looks for what an earlier one left hidden."""

    def __init__(self, focus: FocusSwitch, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._focus, self._parts = focus, parts

    @Slot()
    def bring_back(self) -> None:
        """Give every window back."""
        ended = self._focus.on
        if ended:
            self._focus.end()
        self._parts.focus_tasks.run(
            partial(recover, also_running=True),
            partial(self._say, ended),
            self._parts.notices.error,
        )

    def _say(self, ended: bool, found: Outcome | None) -> None:  # noqa: FBT001  # an answer
        if found is None and not ended:
            words = self.tr("Nothing is hidden. Your windows are as you left them.")
        else:
            words = self._words(found or Outcome())
        self._parts.notices.say(words)

    def _words(self, outcome: Outcome) -> str:
        words = [self.tr(why_words(note)) for note in outcome.notes]
        if outcome.refused:
            left = self.tr("This could not be shown again: {names}.")
            words.insert(0, left.format(names=", ".join(outcome.refused)))
        if outcome.hidden or _NOT_BACK.isdisjoint(outcome.notes):
            words.insert(0, self.tr("Your windows are back."))
        return " ".join(words)
