"""How the window looks."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout

from mentordesk.ui.preferences import Preferences
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.choice import Choice
from mentordesk.ui.widgets.field_row import FieldRow

TEXT_SIZES = (100, 125, 150, 175, 200)


class LookCard(Card):
    """Colours and text size; each choice is worn at once."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__(self.tr("Look"))
        self._preferences = preferences
        self.scheme = Choice(self.tr("Colours"))
        self.text = Choice(self.tr("Text size"))
        self._build()
        self._fill()
        self.scheme.currentIndexChanged.connect(self._wear)
        self.text.currentIndexChanged.connect(self._wear)

    @Slot()
    def _wear(self) -> None:
        self._preferences.choose(scheme=self.scheme.value(), text_percent=self.text.value())

    def _fill(self) -> None:
        for value, words in (
            ("system", self.tr("As the system")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
            ("contrast", self.tr("High contrast")),
        ):
            self.scheme.add(words, value)
        for percent in TEXT_SIZES:
            self.text.add(self.tr("{percent} %").format(percent=percent), percent)
        settings = self._preferences.settings
        self.scheme.choose(settings.scheme)
        self.text.choose(min(TEXT_SIZES, key=lambda size: abs(size - settings.text_percent)))

    def _build(self) -> None:
        self.scheme.setObjectName("settings.scheme")
        self.text.setObjectName("settings.text")
        row = QHBoxLayout()
        row.addWidget(FieldRow(self.tr("Colours"), self.scheme))
        row.addWidget(FieldRow(self.tr("Text size"), self.text))
        self.add(row)
