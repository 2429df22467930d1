"""How long a mentor may wait for the answer to an idea."""

from PySide6.QtCore import Slot

from mentordesk.settings import ANSWER_DAYS
from mentordesk.ui.preferences import Preferences
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.field_row import FieldRow
from mentordesk.ui.widgets.number_field import NumberField


class IdeasCard(Card):
    """Days until an answer is owed; the number is kept at once."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__(self.tr("Ideas"))
        self._preferences = preferences
        words = self.tr("An answer is owed after")
        self.days = NumberField(words, *ANSWER_DAYS, self.tr("days"))
        self.days.setObjectName("settings.answerDays")
        self.days.setValue(preferences.settings.answer_days)
        hint = self.tr(
            "An idea that was heard and got neither an answer nor a date for it then stands on "
            "Today, comes first at the next close, and is told in the invitation."
        )
        self.add(FieldRow(words, self.days, hint))
        self.days.valueChanged.connect(self._choose)

    @Slot(int)
    def _choose(self, days: int) -> None:
        self._preferences.choose(answer_days=days)
