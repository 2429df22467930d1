"""When the desk locks by itself, and how words come back that could not be saved."""

from PySide6.QtCore import Signal, Slot

from mentordesk.settings import LOCK_MINUTES
from mentordesk.ui.preferences import Preferences
from mentordesk.ui.settings.button_row import button_row
from mentordesk.ui.widgets.button import Button
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.choice import Choice
from mentordesk.ui.widgets.field_row import FieldRow
from mentordesk.ui.widgets.label import second


class LockCard(Card):
    """Minutes without a touch; the rest happens by itself. `rescue_asked` wants a copy back."""

    rescue_asked = Signal()

    def __init__(self, preferences: Preferences, *, sample: bool) -> None:
        super().__init__(self.tr("Lock and saving"))
        self._preferences = preferences
        self.minutes = Choice(self.tr("Lock when nothing was touched for"))
        self.rescue = Button(self.tr("Bring in a rescue copy"), icon="folder")
        if sample:
            self.add(second(self.tr("A sample desk has no passphrase, so it does not lock.")))
            return
        self._build()
        self._fill()
        self.minutes.currentIndexChanged.connect(self._choose)
        self.rescue.clicked.connect(self.rescue_asked)

    @Slot()
    def _choose(self) -> None:
        self._preferences.choose(lock_minutes=self.minutes.value())

    def _fill(self) -> None:
        for minutes in LOCK_MINUTES:
            words = self.tr("{minutes} minutes").format(minutes=minutes)
            self.minutes.add(words if minutes else self.tr("Never"), minutes)
        self.minutes.choose(self._preferences.settings.lock_minutes)

    def _build(self) -> None:
        self.minutes.setObjectName("settings.lockMinutes")
        self.rescue.setObjectName("settings.rescue")
        hint = self.tr(
            "In a session it waits three times as long, and it always warns a minute before."
        )
        self.add(FieldRow(self.tr("Lock when nothing was touched for"), self.minutes, hint))
        self.add(
            second(
                self.tr(
                    "The desk also locks when you lock the screen and before the computer sleeps, "
                    "where the computer says so. Everything is saved first."
                )
            )
        )
        self.add(
            second(
                self.tr(
                    "Words that could not be saved come back by themselves when you unlock. A "
                    "rescue copy that you saved elsewhere is brought in here."
                )
            )
        )
        self.add(button_row(self.rescue))
