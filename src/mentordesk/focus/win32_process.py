"""Processes of Windows: whether one lives, how a guard is asked to end, and who waits for both.

No signal can be caught there that another process sends: a guard has an event with its number in
the name instead. It tells, too, that a process with that number is a guard.
"""

import ctypes
import threading
from collections.abc import Callable
from typing import Any

from mentordesk.focus.win32_api import Api, Load

_MAY_WAIT = 0x00100000  # SYNCHRONIZE
_MAY_SET = 0x0002  # EVENT_MODIFY_STATE
_STILL = 0x102  # WAIT_TIMEOUT
_FOR_EVER = 0xFFFFFFFF  # INFINITE
_GONE = "the process is gone"


def is_alive(pid: int, load: Load | None = None) -> bool:
    """Tell whether a process lives; one that may not be asked counts as gone."""
    kernel = Api(load).kernel
    process = kernel.OpenProcess(_MAY_WAIT, 0, pid)
    if not process:
        return False
    try:
        return bool(kernel.WaitForSingleObject(process, 0) == _STILL)
    finally:
        kernel.CloseHandle(process)


def is_guard(pid: int, load: Load | None = None) -> bool:
    """Tell whether a guard with this number waits to be asked."""
    return _event(pid, load, lambda *_: None)


def ask_to_end(pid: int, load: Load | None = None) -> None:
    """Let a guard put everything back and end."""
    _event(pid, load, lambda kernel, event: kernel.SetEvent(event))


def let_come_forward(pid: int, load: Load | None = None) -> None:
    """Let a process say which window comes next: Windows grants it only to who is in front."""
    Api(load).user.AllowSetForegroundWindow(pid)


class Ending:
    """Calls once, on a thread of its own, when a program ended or this guard is asked to end.

    Raises ProcessLookupError when the program is gone already.
    """

    def __init__(
        self, program: int, guard: int, call: Callable[[], object], load: Load | None = None
    ) -> None:
        self._kernel = Api(load).kernel
        process = self._kernel.OpenProcess(_MAY_WAIT, 0, program)
        if not process:
            raise ProcessLookupError(_GONE)
        self._event = self._kernel.CreateEventW(None, 1, 0, _name(guard))
        self._handles = (ctypes.c_void_p * 2)(process, self._event)
        self._call, self._closed = call, False
        self._thread = threading.Thread(target=self._wait, name="guard-ending", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Wait no more."""
        self._closed = True
        self._kernel.SetEvent(self._event)
        self._thread.join()
        for handle in self._handles:
            self._kernel.CloseHandle(handle)

    def _wait(self) -> None:
        self._kernel.WaitForMultipleObjects(len(self._handles), self._handles, 0, _FOR_EVER)
        if not self._closed:
            self._call()


def _event(pid: int, load: Load | None, use: Callable[[Any, int], object]) -> bool:
    """Use the event of a guard, if there is one."""
    kernel = Api(load).kernel
    event = kernel.OpenEventW(_MAY_SET, 0, _name(pid))
    if not event:
        return False
    use(kernel, event)
    kernel.CloseHandle(event)
    return True


def _name(guard: int) -> str:
    """Return the event's name; it is seen only in the session of this person."""
    return f"Local\\MentorDesk-guard-{guard}"
