"""Return where somebody writes: a line for each press."""

from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QTextEdit


def begins_line(area: QTextEdit, event: QKeyEvent) -> bool:
    """Begin a new line if that is what the key asks for; return whether it was.

    Below an empty line Qt would first take away how far lines stand apart, and begin none.
    """
    begins = event.matches(QKeySequence.StandardKey.InsertParagraphSeparator)
    if begins and not area.isReadOnly():
        area.textCursor().insertBlock()
        area.ensureCursorVisible()
        return True
    return False
