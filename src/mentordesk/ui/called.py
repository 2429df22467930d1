"""Hears the system ask the program to end: Ctrl+C, a log-out, a shutdown."""

import signal
import socket
from contextlib import suppress

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot

NAMES = ("SIGINT", "SIGTERM", "SIGHUP")
MOST = 256


class Called(QObject):
    """Python's own handlers wait while Qt sleeps; a socket wakes the window instead."""

    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ear, self._mouth = socket.socketpair()
        for end in (self._ear, self._mouth):
            end.settimeout(0)
        self._wake = QSocketNotifier(self._ear.fileno(), QSocketNotifier.Type.Read, self)
        self._wake.activated.connect(self._hear)
        self._before = signal.set_wakeup_fd(self._mouth.fileno(), warn_on_full_buffer=False)
        for name in NAMES:
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, _heard)

    def release(self) -> None:
        """Listen no more; another signal ends the program at once."""
        signal.set_wakeup_fd(self._before)
        for name in NAMES:
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is _heard:
                signal.signal(number, signal.SIG_DFL)
        self._wake.setEnabled(False)
        self._ear.close()
        self._mouth.close()

    @Slot()
    def _hear(self) -> None:
        with suppress(BlockingIOError):
            self._ear.recv(MOST)
        self.ended.emit()


def _heard(*_: object) -> None:
    """Take the signal; the socket tells the window."""
