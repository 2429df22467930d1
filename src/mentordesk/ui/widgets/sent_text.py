"""A box for a text that somebody sent: takes plain text and files, and only so much of it."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit
from typing_extensions import override

_PAUSE_MS = 150


class SentText(QPlainTextEdit):
    """Shows the original; `settled` comes a moment after the last change.

    A text longer than `limit` is not taken in at all, so that the window stays quick. `several`
    comes of more files than one, `no_text` of what is neither a text nor a file, and of a file
    where none are taken; `pasted_over` of a paste in place of all that stood here, and `typed` of
    letters that somebody added here.
    """

    settled = Signal(str)
    pasted_over = Signal()
    typed = Signal()
    file_dropped = Signal(object)
    too_long = Signal()
    several = Signal()
    no_text = Signal()
    nothing = Signal()

    def __init__(self, limit: int, *, takes_files: bool) -> None:
        super().__init__()
        self._limit, self._takes_files = limit, takes_files
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
        if self._give_file(source):
            return False
        if not source.text().strip():
            self.no_text.emit()
            return False
        return self.take(source.text())

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        super().keyPressEvent(e)
        if e.text() and e.text().isprintable():
            self.typed.emit()

    @override
    def inputMethodEvent(self, arg__1: QInputMethodEvent) -> None:
        super().inputMethodEvent(arg__1)
        if arg__1.commitString():
            self.typed.emit()

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        fits = super().canInsertFromMimeData(source)
        return fits and (self._takes_files or not local_files(source))

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        if self._give_file(source):
            return
        stays = len(self.toPlainText()) - len(self.textCursor().selectedText())
        if stays + len(source.text()) > self._limit:
            self.too_long.emit()
            return
        self.insertPlainText(source.text())
        if not stays:
            self.pasted_over.emit()

    def _give_file(self, source: QMimeData) -> bool:
        """Give on a file, or say that there is no text; return whether it was either."""
        files = local_files(source)
        if len(files) > 1 and self._takes_files:
            self.several.emit()
        elif files and self._takes_files:
            self.file_dropped.emit(files[0])
        elif files or not source.hasText():
            self.no_text.emit()
        else:
            return False
        return True

    def _settle(self) -> None:
        self.settled.emit(self.toPlainText())


def copied(source: QMimeData) -> QMimeData:
    """Return the text and files of a paste or drop, which is gone when its event is over."""
    copy = QMimeData()
    if source.hasUrls():
        copy.setUrls(source.urls())
    elif source.hasText():
        copy.setText(source.text())
    return copy


def local_files(source: QMimeData) -> list[Path]:
    """Return the files of this computer among what was dropped."""
    urls = source.urls() if source.hasUrls() else ()
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]


def accept_drop(event: QDragEnterEvent | QDropEvent, *, files: bool = True) -> bool:
    """Take a drag of text or, where they are taken, files, and say whether it was one."""
    mime = event.mimeData()
    fits = (mime.hasText() or mime.hasUrls()) and (files or not local_files(mime))
    if fits:
        event.setDropAction(Qt.DropAction.CopyAction)  # a move would delete it where it came from
        event.accept()
    return fits
