"""When the desk locks by itself, and how words come back that could not be saved."""

from PySide6.QtCore import Signal, Slot

from mentordesk.focus.session_watch import Call
from mentordesk.settings import LOCK_MINUTES
from mentordesk.ui.parts import Parts
from mentordesk.ui.settings.button_row import button_row
from mentordesk.ui.widgets.button import Button
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.choice import Choice
from mentordesk.ui.widgets.field_row import FieldRow
from mentordesk.ui.widgets.label import second


class LockCard(Card):
    """Minutes without a touch; the rest happens by itself. `rescue_asked` wants a copy back."""

    rescue_asked = Signal()

    def __init__(self, parts: Parts, *, sample: bool) -> None:
        super().__init__(self.tr("Lock and saving"))
        self._parts, self._preferences, self._sample = parts, parts.preferences, sample
        self.told = second("")
        self.minutes = Choice(self.tr("Lock when nothing was touched for"))
        self.rescue = Button(self.tr("Bring in a rescue copy"), icon="folder")
        if sample:
            self.add(second(self.tr("A sample desk has no passphrase, so it does not lock.")))
            return
        self._build()
        self._fill()
        self.minutes.currentIndexChanged.connect(self._choose)
        self.rescue.clicked.connect(self.rescue_asked)

    def refresh(self) -> None:
        """Ask anew what this computer says of its screen and its sleep."""
        if not self._sample:
            run, notices = self._parts.other_tasks.run, self._parts.notices
            run(self._parts.calls, self._tell, notices.error)

    def _tell(self, calls: frozenset[Call]) -> None:
        self.told.setText(self._words(calls))
        self.told.show()

    def _words(self, calls: frozenset[Call]) -> str:
        match Call.LOCKED in calls, Call.SLEEP in calls:
            case True, True:
                return self.tr(
                    "The desk also locks when this computer says that its screen is locked, and "
                    "before it sleeps. Everything is saved first."
                )
            case True, False:
                return self.tr(
                    "The desk also locks when this computer says that its screen is locked. It "
                    "does not say when it will sleep: lock the desk before that with Ctrl+L."
                )
            case False, True:
                return self.tr(
                    "The desk also locks before this computer sleeps. It does not say when its "
                    "screen is locked: lock the desk as well then, with Ctrl+L."
                )
        return self.tr(
            "This computer says neither when its screen is locked nor when it will sleep. Lock "
            "the desk with Ctrl+L when you go."
        )

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
        self.told.setObjectName("settings.told")
        self.told.hide()
        self.add(self.told)
        self.add(
            second(
                self.tr(
                    "Words that could not be saved come back by themselves when you unlock. A "
                    "rescue copy that you saved elsewhere is brought in here."
                )
            )
        )
        self.add(button_row(self.rescue))
