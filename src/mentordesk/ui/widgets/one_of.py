"""Buttons of which one is chosen: Tab stops at that one, arrow keys choose another."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget


class OneOf(QButtonGroup):
    """Behaves, and is read aloud, as one question with several answers.

    Qt alone would stop at the first answer, whichever is chosen, until one of them had the
    keyboard.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.idToggled.connect(self._follow)

    def add(self, button: QAbstractButton, value: int = -1) -> None:
        """Add one answer; without a value it gets one of its own."""
        button.setCheckable(True)
        button.setAutoExclusive(True)  # what makes it a radio button for screen readers
        self.addButton(button, value)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        chosen = self.checkedButton()
        for button in self.buttons():
            stops = button is chosen or chosen is None
            button.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if stops else Qt.FocusPolicy.ClickFocus
            )
