"""A line for one more topic; a whole list that is pasted goes another way."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QClipboard,
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from mentordesk.domain.text import LINE_LIMIT
from mentordesk.ui.widgets.sent_text import copied


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

    @override
    def mouseReleaseEvent(self, arg__1: QMouseEvent) -> None:
        if arg__1.button() == Qt.MouseButton.MiddleButton:
            self._take(QClipboard.Mode.Selection)
        else:
            super().mouseReleaseEvent(arg__1)

    @override
    def contextMenuEvent(self, arg__1: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        paste = menu.findChild(QAction, "edit-paste")
        if paste is not None:
            paste.triggered.disconnect()
            paste.triggered.connect(self.paste_here)
        menu.popup(arg__1.globalPos())

    @Slot()
    def paste_here(self) -> None:
        """Take in one line, or hand on several, one that is too long, and files."""
        self._take(QClipboard.Mode.Clipboard)

    def _take(self, mode: QClipboard.Mode) -> None:
        found = QGuiApplication.clipboard().mimeData(mode)
        lines = [line for line in found.text().splitlines() if line.strip()]
        if found.hasUrls() or len(lines) > 1 or len("".join(lines)) > LINE_LIMIT:
            self.list_pasted.emit(copied(found))
        elif lines:
            self.insert(lines[0])

    @Slot()
    def _submit(self) -> None:
        if self.text().strip():
            self.submitted.emit(self.text())
