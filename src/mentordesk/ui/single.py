"""One window for one person: a second start raises the first and goes away."""

import hashlib
import os
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from mentordesk.paths import runtime_folder

WAIT_MS = 500
STARTING_MS = 5000
LONGEST = 90  # bytes; a socket's path ends at 104 to 108, and Qt needs room for a name of its own


class SingleInstance(QObject):
    """The local socket of the first window on one desk, where nobody else can reach it."""

    raised = Signal()

    def __init__(self, desk: Path) -> None:
        super().__init__()
        self._path = socket_path(desk)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._raise)

    def is_first(self) -> bool:
        """Become the one window, or raise the one that is there and return False.

        Where no socket can be had, every window is the first; the desk has a lock of its own.
        """
        if not self._path:
            return True
        starting = QLockFile(f"{self._path}.lock")
        starting.setStaleLockTime(STARTING_MS)
        starting.tryLock(STARTING_MS)  # of two starts at once, one looks after the other listens
        try:
            if self._answers():
                return False
            QLocalServer.removeServer(self._path)  # what a killed window left behind
            return self._server.listen(self._path) or not self._answers()
        finally:
            starting.unlock()

    def release(self) -> None:
        """Let another window be the one."""
        self._server.close()

    def _answers(self) -> bool:
        other = QLocalSocket()
        other.connectToServer(self._path)
        there = other.waitForConnected(WAIT_MS)
        other.abort()
        return there

    @Slot()
    def _raise(self) -> None:
        if not self._server.hasPendingConnections():  # it went away before it was heard
            return
        self._server.nextPendingConnection().deleteLater()
        self.raised.emit()


def socket_path(desk: Path) -> str:
    """Return where the first window on a desk listens, or nothing where no place is private."""
    name = hashlib.sha256(os.path.realpath(desk).encode("utf-8", "surrogateescape")).hexdigest()
    if os.name == "nt":
        whose = hashlib.sha256(str(Path.home()).encode()).hexdigest()
        return f"mentordesk-{whose[:12]}-{name[:12]}"
    try:
        path = str(runtime_folder() / name[:12])
    except OSError:
        return ""
    return path if len(os.fsencode(path)) <= LONGEST else ""
