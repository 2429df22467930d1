"""Windows: a window nobody sees is told that the session is locked or the computer sleeps."""

import ctypes
import sys
import threading

from mentordesk.focus.session_watch import Call, SessionWatch
from mentordesk.marks import override

POWER = 0x0218  # WM_POWERBROADCAST
SUSPEND = 0x0004  # PBT_APMSUSPEND
SESSION = 0x02B1  # WM_WTSSESSION_CHANGE
LOCK = 0x0007  # WTS_SESSION_LOCK
CLOSE = 0x0010  # WM_CLOSE
BEFORE_SLEEP_S = 1.8
"""Windows sleeps two seconds after it said so, whether everybody answered or not."""


def meaning(message: int, what: int) -> Call | None:
    """Return what a message means for a desk, if anything."""
    return {(POWER, SUSPEND): Call.SLEEP, (SESSION, LOCK): Call.LOCKED}.get((message, what))


class WindowsWatch(SessionWatch):
    """Keeps Windows waiting before sleep until it is released, as long as Windows waits."""

    def __init__(self) -> None:
        super().__init__()
        self._released = threading.Event()
        self._window = 0

    @override
    def release(self) -> None:
        self._released.set()

    def take(self, message: int, what: int) -> None:
        """Tell what a message means; sleep waits for its answer."""
        call = meaning(message, what)
        if call is None:
            return
        self._released.clear()
        self._tell(call)
        if call is Call.SLEEP:
            self._released.wait(BEFORE_SLEEP_S)

    if sys.platform == "win32":

        @override
        def _wake(self) -> None:
            self._released.set()
            if self._window:
                ctypes.WinDLL("user32").PostMessageW(self._window, CLOSE, 0, 0)

        @override
        def _listen(self) -> None:
            from ctypes import wintypes

            user, sessions = ctypes.WinDLL("user32"), ctypes.WinDLL("wtsapi32")
            given = (wintypes.HWND, wintypes.UINT, wintypes.WPARAM, wintypes.LPARAM)
            user.DefWindowProcW.argtypes, user.DefWindowProcW.restype = given, ctypes.c_ssize_t
            user.CreateWindowExW.restype = wintypes.HWND
            user.SetWindowLongPtrW.argtypes = (wintypes.HWND, ctypes.c_int, ctypes.c_void_p)
            procedure = ctypes.WINFUNCTYPE(ctypes.c_ssize_t, *given)

            def answer(window: int, message: int, what: int, more: int) -> int:
                self.take(message, what)
                if message == CLOSE:
                    user.PostQuitMessage(0)
                    return 0
                return int(user.DefWindowProcW(window, message, what, more))

            taking = procedure(answer)  # kept until the loop ends, as Windows calls it
            # Of an existing class, and never shown; a message-only window hears no broadcast.
            none = (None,) * 4
            self._window = user.CreateWindowExW(0, "Static", None, 0, 0, 0, 0, 0, *none) or 0
            user.SetWindowLongPtrW(self._window, -4, ctypes.cast(taking, ctypes.c_void_p))
            sessions.WTSRegisterSessionNotification(wintypes.HWND(self._window), 0)
            message = wintypes.MSG()
            while user.GetMessageW(ctypes.byref(message), None, 0, 0) > 0:
                user.DispatchMessageW(ctypes.byref(message))
            sessions.WTSUnRegisterSessionNotification(wintypes.HWND(self._window))
