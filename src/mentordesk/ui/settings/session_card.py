"""How a session looks on the screen."""

from PySide6.QtCore import QCoreApplication, Slot

from mentordesk.focus.base import Can, Level
from mentordesk.focus_words import can_words, why_words
from mentordesk.ui.preferences import Preferences
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.check_row import CheckRow
from mentordesk.ui.widgets.label import second


class SessionCard(Card):
    """What the next session shows; the choice is kept at once."""

    def __init__(self, preferences: Preferences, no_capture: Can) -> None:
        super().__init__(self.tr("Session"))
        self._preferences = preferences
        self.digits = CheckRow(self.tr("Show the time in digits"))
        self.digits.setObjectName("settings.digits")
        self.digits.setChecked(preferences.settings.digits)
        self.add(self.digits)
        words = self.tr("Otherwise a slim bar shows it, and digits come in the last five minutes.")
        self.add(second(words))
        self.digits.toggled.connect(self._choose)
        self.unshared = CheckRow(self.tr("Leave MentorDesk out of a shared screen"))
        self.unshared.setObjectName("settings.unshared")
        self.unshared.setChecked(preferences.settings.unshared)
        self.unshared.toggled.connect(self._leave_out)
        if no_capture.level is not Level.NO:
            self.add(self.unshared)
        told = (can_words("no_capture", no_capture.level.value), why_words(no_capture.why))
        self.told = second(". ".join(_tr(words) for words in told))
        self.add(self.told)

    @Slot(bool)
    def _choose(self, digits: bool) -> None:  # noqa: FBT001  a signal's value
        self._preferences.choose(digits=digits)

    @Slot(bool)
    def _leave_out(self, unshared: bool) -> None:  # noqa: FBT001  a signal's value
        self._preferences.choose(unshared=unshared)


def _tr(words: str) -> str:
    return QCoreApplication.translate("focus", words)
