"""One window for one person: a second start raises the first and goes away."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCryptographicHash,
    QDeadlineTimer,
    QLockFile,
    QObject,
    QThread,
    Signal,
    Slot,
)

from mentordesk.paths import runtime_folder

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

WAIT_MS = 500
KNOCKS_MS = 3000
PAUSE_MS = 50
DIGITS = 12
LONGEST = 90  # bytes; a socket's path ends at 104 to 108, and Qt needs room for a name of its own


class SingleInstance(QObject):
    """The lock and the socket of the first window on one desk, where nobody else can reach them.

    The lock decides at once; the socket, which is only for raising, can wait until the window
    is there.
    """

    raised = Signal()

    def __init__(self, desk: Path) -> None:
        super().__init__()
        self._path = socket_path(desk)
        self._lock = QLockFile(f"{self._path}.lock")
        self._lock.setStaleLockTime(0)  # only the end of its process makes it stale
        self._server: QLocalServer | None = None

    def is_first(self) -> bool:
        """Become the one window, or raise the one that is there and return False.

        Where no lock can be had, every window is the first; the desk has a lock of its own.
        """
        if not self._path or self._lock.tryLock(0):
            return True
        if self._lock.error() != QLockFile.LockError.LockFailedError:
            return True
        self._knock()
        return False

    @Slot()
    def listen(self) -> None:
        """Be there for later windows from now on."""
        from PySide6.QtNetwork import QLocalServer

        if not self._path:
            return
        QLocalServer.removeServer(self._path)  # what a killed window left behind
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._raise)
        self._server.listen(self._path)

    def release(self) -> None:
        """Let another window be the one."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _knock(self) -> None:
        """Knock until the first window hears it: one that is just starting listens a little later.

        This process has no window yet that could stand still meanwhile.
        """
        from PySide6.QtNetwork import QLocalSocket

        there, end = QLocalSocket(), QDeadlineTimer(KNOCKS_MS)
        while not end.hasExpired():
            there.connectToServer(self._path)
            if there.waitForConnected(WAIT_MS):
                break
            there.abort()
            QThread.msleep(PAUSE_MS)
        there.abort()

    @Slot()
    def _raise(self) -> None:
        server = self._server
        if server is None or not server.hasPendingConnections():  # it went before it was heard
            return
        server.nextPendingConnection().deleteLater()
        self.raised.emit()


def socket_path(desk: Path) -> str:
    """Return where the first window on a desk listens, or nothing where no place is private."""
    name = _digest(os.fsencode(os.path.realpath(desk)))
    if os.name == "nt":
        return f"mentordesk-{_digest(os.fsencode(Path.home()))}-{name}"
    try:
        path = str(runtime_folder() / name)
    except OSError:
        return ""
    return path if len(os.fsencode(path)) <= LONGEST else ""


def _digest(name: bytes) -> str:
    # Not hashlib: it loads a whole library of ciphers before the first window.
    digest = QCryptographicHash.hash(name, QCryptographicHash.Algorithm.Sha256)
    return digest.toHex().toStdString()[:DIGITS]
