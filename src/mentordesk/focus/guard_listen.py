"""How a guard hears and speaks: a form for each family of systems.

Each gives numbers for a selector: one for what the program asks, one that becomes readable when the
program is gone or another process asks the guard to end.
"""

import contextlib
import os
import queue
import select
import socket
import sys
import threading
import time
from collections.abc import Callable
from typing import Protocol

from mentordesk.marks import override

_CHUNK = 65536
_WRITE_S = 1.0
_END_S = 1.0


class Form(Protocol):
    """One family's way; what it opens is closed with `ends`."""

    def asked(self, ends: contextlib.ExitStack) -> tuple[int, Callable[[], bytes]]:
        """Return what becomes readable when the program asks, and how to read it."""
        ...

    def ended(self, program: int, ends: contextlib.ExitStack) -> int | None:
        """Return what becomes readable when it is over; None where nothing tells.

        Raises ProcessLookupError when the program is gone already.
        """
        ...

    def say(self, line: bytes) -> None:
        """Tell the program, and wait a second at most; raises OSError when nobody listens."""
        ...


class Posix(Form):
    """Pipes, and a descriptor of the process where the system has such a thing."""

    def __init__(self, in_: int, out: int) -> None:
        self._in, self._out = in_, out
        os.set_blocking(out, False)

    @override
    def asked(self, ends: contextlib.ExitStack) -> tuple[int, Callable[[], bytes]]:
        return self._in, lambda: os.read(self._in, _CHUNK)

    @override
    def ended(self, program: int, ends: contextlib.ExitStack) -> int | None:
        if not hasattr(os, "pidfd_open"):
            return None
        try:
            number = os.pidfd_open(program)
        except ProcessLookupError:
            raise
        except OSError:
            return None  # a kernel without it; the end of our input must do
        ends.callback(os.close, number)
        return number

    @override
    def say(self, line: bytes) -> None:
        end = time.monotonic() + _WRITE_S
        while line and time.monotonic() < end:
            try:
                line = line[os.write(self._out, line) :]
            except BlockingIOError:
                time.sleep(0.01)


class Kqueue(Posix):
    """macOS: its own queue of events tells of a process that ends (kqueue, NOTE_EXIT)."""

    @override
    def ended(self, program: int, ends: contextlib.ExitStack) -> int | None:
        told = getattr(select, "kqueue")()  # noqa: B009 - unknown to the types of other systems
        ends.callback(told.close)
        event = getattr(select, "kevent")  # noqa: B009
        names = ("KQ_FILTER_PROC", "KQ_EV_ADD", "KQ_NOTE_EXIT")
        process, add, exits = (getattr(select, name) for name in names)
        told.control([event(program, filter=process, flags=add, fflags=exits)], 0, 0)
        return int(told.fileno())


class Windows(Form):
    """Nothing but a socket can be waited for there: threads wait for all else, and tell one."""

    def __init__(self, in_: int, out: int) -> None:
        self._in, self._out = in_, out
        self._lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._speaker = threading.Thread(target=self._speak, name="guard-speaks", daemon=True)

    @override
    def asked(self, ends: contextlib.ExitStack) -> tuple[int, Callable[[], bytes]]:
        told, tells = _pair(ends)
        told.settimeout(0)
        threading.Thread(target=self._pass_on, args=(tells,), daemon=True).start()
        ends.callback(self._fall_silent)
        self._speaker.start()
        return told.fileno(), lambda: told.recv(_CHUNK)

    @override
    def ended(self, program: int, ends: contextlib.ExitStack) -> int | None:
        told, tells = _pair(ends)
        tells.settimeout(0)
        from mentordesk.focus.win32_process import Ending

        ending = Ending(program, os.getpid(), lambda: tells.send(b"!"))
        ends.callback(ending.close)
        return told.fileno()

    @override
    def say(self, line: bytes) -> None:
        self._lines.put(line)

    def _pass_on(self, tells: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while got := os.read(self._in, _CHUNK):
                tells.sendall(got)
        with contextlib.suppress(OSError):
            tells.shutdown(socket.SHUT_WR)

    def _speak(self) -> None:
        with contextlib.suppress(OSError):  # nobody listens; that ends our input, too
            while line := self._lines.get():
                os.write(self._out, line)

    def _fall_silent(self) -> None:
        self._lines.put(b"")
        self._speaker.join(_END_S)


def form_here(in_: int, out: int) -> Form:
    """Return the form of this system."""
    if os.name == "nt":
        return Windows(in_, out)
    return Kqueue(in_, out) if sys.platform.startswith("darwin") else Posix(in_, out)


def _pair(ends: contextlib.ExitStack) -> tuple[socket.socket, socket.socket]:
    told, tells = socket.socketpair()
    ends.enter_context(told)
    ends.enter_context(tells)
    return told, tells
