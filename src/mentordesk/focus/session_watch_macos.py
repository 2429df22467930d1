"""macOS: the system's notices of a locked screen and of sleep, heard by a loop of our own."""

import ctypes
import threading
from typing import Any

from mentordesk.focus.session_watch import Call, SessionWatch
from mentordesk.marks import override

SLEEP_ASKED = 0xE0000270  # kIOMessageCanSystemSleep
SLEEP_COMES = 0xE0000280  # kIOMessageSystemWillSleep
_BEFORE_SLEEP_S = 10.0
_FRAMEWORKS = "/System/Library/Frameworks/{0}.framework/{0}"
_UTF8 = 0x08000100
_AT_ONCE = 4  # CFNotificationSuspensionBehaviorDeliverImmediately
_Heard = ctypes.CFUNCTYPE(None, *(ctypes.c_void_p,) * 5)
_Power = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_uint32, ctypes.c_uint32, ctypes.c_void_p)


class MacWatch(SessionWatch):
    """Lets the computer sleep once it is released, or after ten seconds."""

    def __init__(self) -> None:
        super().__init__()
        self._released = threading.Event()
        self._core: Any = None
        self._loop: Any = None

    @override
    def release(self) -> None:
        self._released.set()

    def take(self, message: int) -> bool:
        """Tell of sleep that comes; return whether the system waits for an answer."""
        if message == SLEEP_COMES:
            self._released.clear()
            self._tell(Call.SLEEP)
            self._released.wait(_BEFORE_SLEEP_S)
        return message in (SLEEP_ASKED, SLEEP_COMES)

    @override
    def _wake(self) -> None:
        self._released.set()
        if self._loop:
            self._core.CFRunLoopStop(self._loop)

    @override
    def _listen(self) -> None:
        core = self._core = _library("CoreFoundation")
        self._loop = ctypes.c_void_p(core.CFRunLoopGetCurrent())
        mode = ctypes.c_void_p.in_dll(core, "kCFRunLoopDefaultMode")
        screen, power = _Heard(self._locked), None
        name = core.CFStringCreateWithCString(None, b"com.apple.screenIsLocked", _UTF8)
        centre = ctypes.c_void_p(core.CFNotificationCenterGetDistributedCenter())
        core.CFNotificationCenterAddObserver(
            centre, None, screen, ctypes.c_void_p(name), None, ctypes.c_long(_AT_ONCE)
        )
        power = self._watch_power(core, mode)
        core.CFRunLoopRun()
        del screen, power  # the system called them until now

    def _locked(self, *_: object) -> None:
        self._tell(Call.LOCKED)

    def _watch_power(self, core: Any, mode: ctypes.c_void_p) -> Any:
        kit = _library("IOKit")
        port, note, root = ctypes.c_void_p(), ctypes.c_uint32(), ctypes.c_uint32()

        def answer(_context: int, _service: int, message: int, which: int) -> None:
            if self.take(message):
                kit.IOAllowPowerChange(root, ctypes.c_long(which or 0))

        taking = _Power(answer)
        root.value = kit.IORegisterForSystemPower(
            None, ctypes.byref(port), taking, ctypes.byref(note)
        )
        source = ctypes.c_void_p(kit.IONotificationPortGetRunLoopSource(port))
        core.CFRunLoopAddSource(self._loop, source, mode)
        return taking


def _library(name: str) -> Any:
    """Load a framework whose answers are pointers."""
    library = ctypes.CDLL(_FRAMEWORKS.format(name))
    for asked in (
        "CFRunLoopGetCurrent",
        "CFStringCreateWithCString",
        "CFNotificationCenterGetDistributedCenter",
        "IONotificationPortGetRunLoopSource",
    ):
        found = getattr(library, asked, None)
        if found is not None:
            found.restype = ctypes.c_void_p
    return library
