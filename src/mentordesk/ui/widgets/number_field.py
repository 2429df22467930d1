"""A number to type or to step, set in from the edge like every other field."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QSpinBox
from typing_extensions import override

from mentordesk.ui.tokens import GRID


class NumberField(QSpinBox):
    """A whole number between two bounds, with a word after it."""

    def __init__(self, name: str, least: int, most: int, unit: str = "") -> None:
        super().__init__()
        self.setRange(least, most)
        self.setSuffix(f" {unit}" if unit else "")
        self.setAccessibleName(name)
        set_in(self)
        keep_still(self)


def set_in(field: QAbstractSpinBox) -> None:
    """Move the words of a stepping field in; its style sheet cannot."""
    line = field.findChild(QLineEdit)
    if line is not None:
        line.setTextMargins(3 * GRID - 1, 0, 0, 0)


def keep_still(field: QAbstractSpinBox) -> None:
    """Let the wheel step a field that is being filled in, and scroll past every other."""
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    field.installEventFilter(_Stillness(field))


class _Stillness(QObject):
    """Ignores the wheel for its field until that has the keyboard; then the page scrolls."""

    def __init__(self, field: QAbstractSpinBox) -> None:
        super().__init__(field)
        self._field = field

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Wheel or self._field.hasFocus():
            return False
        event.ignore()
        return True
