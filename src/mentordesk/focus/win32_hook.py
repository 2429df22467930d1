"""Windows tells of windows that open, come up or go: heard on a thread of its own."""

import contextlib
import ctypes
import socket
import threading

from mentordesk.focus.win32_api import Api, Heard, Message

# Each first and last event (EVENT_...): FOREGROUND; MINIMIZEEND; SHOW; CLOAKED and UNCLOAKED.
_RANGES = ((0x0003, 0x0003), (0x0017, 0x0017), (0x8002, 0x8002), (0x8017, 0x8018))
_OF_OTHERS = 0x2  # WINEVENT_OUTOFCONTEXT | WINEVENT_SKIPOWNPROCESS
_QUIT = 0x0012  # WM_QUIT
_END_S = 2.0


class Hook:
    """Its socket becomes readable when a window did something; what it did is to be looked at."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._told, self._tells = socket.socketpair()
        for end in (self._told, self._tells):
            end.settimeout(0)
        self._number = 0
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._listen, name="windows-hook", daemon=True)
        self._thread.start()
        self._ready.wait(_END_S)  # what comes up from now on is heard

    def fileno(self) -> int:
        """Return what becomes readable."""
        return self._told.fileno()

    def heard(self) -> bool:
        """Return whether anything happened since the last time, without waiting."""
        found = False
        with contextlib.suppress(BlockingIOError):
            while self._told.recv(4096):
                found = True
        return found

    def close(self) -> None:
        """Listen no more."""
        self._api.user.PostThreadMessageW(self._number, _QUIT, 0, None)
        self._thread.join(_END_S)
        for end in (self._told, self._tells):
            end.close()

    def _listen(self) -> None:
        user, hear = self._api.user, Heard(self._hear)  # kept until the loop ends: Windows calls it
        self._number = self._api.kernel.GetCurrentThreadId()
        hooks = [
            user.SetWinEventHook(first, last, None, hear, 0, 0, _OF_OTHERS)
            for first, last in _RANGES
        ]
        message = Message()
        user.PeekMessageW(ctypes.byref(message), None, 0, 0, 0)  # from now on it can be told to end
        self._ready.set()
        while user.GetMessageW(ctypes.byref(message), None, 0, 0) > 0:
            continue  # nothing is sent to this thread; waiting here lets Windows call us
        for hook in hooks:
            user.UnhookWinEvent(hook)

    def _hear(self, _hook: object, _event: int, window: int | None, what: int, *_: int) -> None:
        """Wake whoever waits; buttons, menus and carets are shown and hidden all the time."""
        if window and what == 0:
            with contextlib.suppress(OSError):  # nobody read it yet
                self._tells.send(b"!")
