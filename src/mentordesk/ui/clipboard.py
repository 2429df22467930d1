"""What was copied out of the desk is marked as secret, and does not outlive it."""

import sys
from functools import partial

from PySide6.QtCore import QMimeData, QObject, QTimer, Slot
from PySide6.QtGui import QClipboard

SECONDS = 60
_ZERO = bytes(4)
_MARKS = {
    "linux": {"x-kde-passwordManagerHint": b"secret"},
    "win32": {
        "ExcludeClipboardContentFromMonitorProcessing": b"1",
        "CanIncludeInClipboardHistory": _ZERO,
        "CanUploadToCloudClipboard": _ZERO,
    },
    "darwin": {"org.nspasteboard.ConcealedType": b""},
}
"""How the programs that keep a history of what was copied are asked to leave it out."""


def clear_own(clipboard: QClipboard) -> None:
    """Empty the clipboard and the selection where what they hold came from here."""
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        _clear(clipboard, mode)


def marked(found: QMimeData, platform: str = sys.platform) -> QMimeData:
    """Return what was copied with the marks of a secret on it."""
    copy = QMimeData()
    for name in found.formats():
        copy.setData(name, found.data(name))
    for name, value in _MARKS.get(platform, {}).items():
        copy.setData(name, value)
    return copy


class Copied(QObject):
    """Marks whatever is copied from here, and takes it back after a minute if it is still there.

    The marks are put on before the program returns to its loop, so that nobody was told of the
    copy without them.
    """

    def __init__(self, clipboard: QClipboard, parent: QObject, seconds: float = SECONDS) -> None:
        super().__init__(parent)
        self._clipboard = clipboard
        self._marking = False
        self._timers: dict[QClipboard.Mode, QTimer] = {}
        for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
            timer = QTimer(self, singleShot=True, interval=round(seconds * 1000))
            timer.timeout.connect(partial(_clear, clipboard, mode))
            self._timers[mode] = timer
        clipboard.changed.connect(self._look)

    @Slot(QClipboard.Mode)
    def _look(self, mode: QClipboard.Mode) -> None:
        timer = self._timers.get(mode)
        if timer is None or self._marking:
            return
        if not _owns(self._clipboard, mode) or not self._clipboard.mimeData(mode).formats():
            timer.stop()
            return
        self._marking = True
        self._clipboard.setMimeData(marked(self._clipboard.mimeData(mode)), mode)
        self._marking = False
        timer.start()


def _owns(clipboard: QClipboard, mode: QClipboard.Mode) -> bool:
    if mode is QClipboard.Mode.Clipboard:
        return clipboard.ownsClipboard()
    return clipboard.ownsSelection()


def _clear(clipboard: QClipboard, mode: QClipboard.Mode) -> None:
    if _owns(clipboard, mode):
        clipboard.clear(mode)
