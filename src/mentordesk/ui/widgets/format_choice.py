"""Which format a session will have, or none."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import QSpinBox

from mentordesk.domain.content import Format
from mentordesk.ui.widgets.choice import Choice


class FormatChoice(Choice):
    """A pair's formats by name; the minutes follow the choice and can be changed after it."""

    def __init__(self, minutes: QSpinBox) -> None:
        super().__init__(self.tr("Format"))
        self._minutes, self._usual = minutes, minutes.value()
        self.currentIndexChanged.connect(self._follow)

    def offer(self, formats: Sequence[Format], usual: int) -> None:
        """Offer these, beginning with none and with the minutes that are usual then."""
        self._usual = usual
        with QSignalBlocker(self):
            self.clear()
            self.add(self.tr("No format"), None)
            for kind in formats:
                self.add(kind.name, kind)
        self._follow()

    def key(self) -> str:
        """Return the key of the chosen format, blank for none."""
        kind: Format | None = self.value()
        return "" if kind is None else kind.key

    def pick(self, key: str) -> None:
        """Choose the format with this key, or none where the pair has no such format any more."""
        keys = [
            "" if kind is None else kind.key for kind in map(self.itemData, range(self.count()))
        ]
        self.setCurrentIndex(keys.index(key) if key in keys else 0)

    @Slot()
    def _follow(self) -> None:
        kind: Format | None = self.value()
        self._minutes.setValue(self._usual if kind is None else kind.minutes)
