"""One of a few, from a list that opens."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy
from typing_extensions import override

from mentordesk.ui.widgets import painting


class Choice(QComboBox):
    """A drop-down list whose arrow wears the look; `add` gives each line its value."""

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        # On Linux Qt gives the choice as the name; without a label this says what is chosen.
        self.setAccessibleDescription(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def add(self, words: str, value: object) -> None:
        """Add a line that stands for a value."""
        self.addItem(words, value)

    def choose(self, value: object) -> None:
        """Choose the line that stands for a value."""
        self.setCurrentIndex(self.findData(value))

    def value(self) -> Any:
        """Return what the chosen line stands for."""
        return self.currentData()

    @override
    def wheelEvent(self, e: QWheelEvent) -> None:
        e.ignore()  # it turns the page under the pointer, never a choice that lies on the way

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painting.list_arrow(self)
