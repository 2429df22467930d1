"""What the system says that a desk must hear: the screen was locked, the computer will sleep."""

import contextlib
import queue
import socket
import threading
from enum import StrEnum

_END_S = 2.0


class Call(StrEnum):
    """What the system said."""

    LOCKED = "locked"
    SLEEP = "sleep"


class SessionWatch:
    """Listens on a thread of its own; whoever waits on `fileno` may `read` what was said.

    This one hears nothing: it stands where no system can be asked.
    """

    def __init__(self) -> None:
        self._calls: queue.SimpleQueue[Call] = queue.SimpleQueue()
        self._told, self._tells = socket.socketpair()
        for end in (self._told, self._tells):
            end.settimeout(0)
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to listen; a system that cannot be asked says nothing."""
        self._thread = threading.Thread(target=self._listen, name="session-watch", daemon=True)
        self._thread.start()

    def fileno(self) -> int:
        """Return what becomes readable when the system said something."""
        return self._told.fileno()

    def read(self) -> list[Call]:
        """Return what the system said since the last time, without waiting."""
        with contextlib.suppress(BlockingIOError):
            while self._told.recv(4096):
                pass
        found: list[Call] = []
        with contextlib.suppress(queue.Empty):
            while True:
                found.append(self._calls.get_nowait())
        return found

    def release(self) -> None:
        """Keep the computer from its sleep no longer."""

    def stop(self) -> None:
        """Listen no more."""
        self._wake()
        if self._thread is not None:
            self._thread.join(_END_S)
        self.release()
        for end in (self._told, self._tells):
            end.close()

    def _listen(self) -> None:
        """Tell what is heard until woken."""

    def _wake(self) -> None:
        """Let the thread see that it is over."""

    def _tell(self, call: Call) -> None:
        self._calls.put(call)
        with contextlib.suppress(OSError):
            self._tells.send(b"!")
