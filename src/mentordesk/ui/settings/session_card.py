"""How a session looks on the screen."""

from PySide6.QtCore import Slot

from mentordesk.ui.preferences import Preferences
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.check_row import CheckRow
from mentordesk.ui.widgets.label import second


class SessionCard(Card):
    """What the next session shows; the choice is kept at once."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__(self.tr("Session"))
        self._preferences = preferences
        self.digits = CheckRow(self.tr("Show the time in digits"))
        self.digits.setObjectName("settings.digits")
        self.digits.setChecked(preferences.settings.digits)
        self.add(self.digits)
        words = self.tr("Otherwise a slim bar shows it, and digits come in the last five minutes.")
        self.add(second(words))
        self.digits.toggled.connect(self._choose)

    @Slot(bool)
    def _choose(self, digits: bool) -> None:  # noqa: FBT001  a signal's value
        self._preferences.choose(digits=digits)
