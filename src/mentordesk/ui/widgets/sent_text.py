"""A box for a text that somebody sent: takes plain text and files, and only so much of it."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QPlainTextEdit
from typing_extensions import override

_PAUSE_MS = 150


class SentText(QPlainTextEdit):
    """Shows the original; `settled` comes a moment after the last change.

    A text longer than `limit` is not taken in at all, so that the window stays quick. `no_text`
    comes of a paste alone: nothing can be dropped that is neither a text nor a file.
    """

    settled = Signal(str)
    file_dropped = Signal(object)
    too_long = Signal()
    no_text = Signal()
    nothing = Signal()

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._limit = limit
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self.setTabChangesFocus(True)
        self._pause.timeout.connect(self._settle)
        self.textChanged.connect(self._pause.start)

    def take(self, text: str) -> bool:
        """Show another original and return True, or say that it is blank or too long."""
        if not text.strip() or len(text) > self._limit:
            (self.too_long if text.strip() else self.nothing).emit()
            return False
        self.setPlainText(text)
        self._pause.stop()
        self._settle()
        return True

    def take_mime(self, source: QMimeData) -> bool:
        """Take a text that was pasted or dropped in place of all that stands here.

        Return whether it was taken; a file has to be read first.
        """
        file = local_file(source)
        if file is None and source.text().strip():
            return self.take(source.text())
        if file is None:
            self.no_text.emit()
        else:
            self.file_dropped.emit(file)
        return False

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        file = local_file(source)
        if file is not None:
            self.file_dropped.emit(file)
        elif not source.hasText():
            self.no_text.emit()
        elif self.document().characterCount() + len(source.text()) > self._limit:
            self.too_long.emit()
        else:
            self.insertPlainText(source.text())

    def _settle(self) -> None:
        self.settled.emit(self.toPlainText())


def local_file(source: QMimeData) -> Path | None:
    """Return the first file of this computer among what was dropped, if there is one."""
    for url in source.urls() if source.hasUrls() else ():
        if url.isLocalFile():
            return Path(url.toLocalFile())
    return None


def accept_drop(event: QDragEnterEvent | QDropEvent) -> bool:
    """Take a drag of text or files, and say whether it was one."""
    fits = event.mimeData().hasText() or event.mimeData().hasUrls()
    if fits:
        event.acceptProposedAction()
    return fits
