"""One window for one person: a second start raises the first and goes away."""

import getpass
import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT_MS = 500


class SingleInstance(QObject):
    """The local socket of the first window on one desk."""

    raised = Signal()

    def __init__(self, desk: Path) -> None:
        super().__init__()
        whose = f"{getpass.getuser()}|{desk.absolute()}"
        self._name = "mentordesk-" + hashlib.sha256(whose.encode()).hexdigest()[:24]
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._raise)

    def is_first(self) -> bool:
        """Become the one window, or raise the one that is there and return False."""
        other = QLocalSocket()
        other.connectToServer(self._name)
        if other.waitForConnected(WAIT_MS):
            other.disconnectFromServer()
            return False
        QLocalServer.removeServer(self._name)  # what a killed window left behind
        self._server.listen(self._name)
        return True

    def release(self) -> None:
        """Let another window be the one."""
        self._server.close()

    def _raise(self) -> None:
        self._server.nextPendingConnection().deleteLater()
        self.raised.emit()
