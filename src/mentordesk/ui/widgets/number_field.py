"""A number to type or to step, set in from the edge like every other field."""

from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QSpinBox

from mentordesk.ui.tokens import GRID


class NumberField(QSpinBox):
    """A whole number between two bounds, with a word after it."""

    def __init__(self, name: str, least: int, most: int, unit: str = "") -> None:
        super().__init__()
        self.setRange(least, most)
        self.setSuffix(f" {unit}" if unit else "")
        self.setAccessibleName(name)
        set_in(self)


def set_in(field: QAbstractSpinBox) -> None:
    """Move the words of a stepping field in; its style sheet cannot."""
    line = field.findChild(QLineEdit)
    if line is not None:
        line.setTextMargins(3 * GRID - 1, 0, 0, 0)
