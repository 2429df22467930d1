"""A line for one more topic; a whole list that is pasted goes another way."""

from PySide6.QtCore import QMimeData, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from mentordesk.domain.text import LINE_LIMIT


class NewTopicLine(QLineEdit):
    """Gives what was typed with Return, and lines that were pasted as they are."""

    submitted = Signal(str)
    list_pasted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("agenda.new")
        self.setAccessibleName(self.tr("New topic"))
        self.setPlaceholderText(self.tr("Write a topic, or paste a list from a chat"))
        self.setMaxLength(LINE_LIMIT)
        self.setAcceptDrops(False)
        self.returnPressed.connect(self._submit)

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if arg__1.matches(QKeySequence.StandardKey.Paste):
            self.paste_here()
        else:
            super().keyPressEvent(arg__1)

    @Slot()
    def paste_here(self) -> None:
        """Take in one line, or hand on several and files."""
        found = QGuiApplication.clipboard().mimeData()
        lines = [line for line in found.text().splitlines() if line.strip()]
        if found.hasUrls() or len(lines) > 1:
            self.list_pasted.emit(copied(found))
        else:
            self.paste()

    @Slot()
    def _submit(self) -> None:
        if self.text().strip():
            self.submitted.emit(self.text())


def copied(source: QMimeData) -> QMimeData:
    """Return the text and files of a paste or drop, which is gone when its event is over."""
    copy = QMimeData()
    if source.hasUrls():
        copy.setUrls(source.urls())
    elif source.hasText():
        copy.setText(source.text())
    return copy
