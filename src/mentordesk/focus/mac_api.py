"""The messages that focus sends to AppKit on macOS, through the Objective-C runtime.

Written from Apple's reference of NSWorkspace and NSRunningApplication. A test gives its own
libraries; this has not been run on macOS.
"""

import contextlib
import ctypes
from collections.abc import Callable, Iterator
from ctypes import c_bool, c_char_p, c_double, c_int32, c_ssize_t, c_uint32, c_void_p
from typing import Any

_PLACES = {
    "objc": "/usr/lib/libobjc.A.dylib",
    "AppKit": "/System/Library/Frameworks/AppKit.framework/AppKit",
    "CoreFoundation": "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation",
}
_MODE = b"kCFRunLoopDefaultMode"
_UTF8 = 0x08000100
_HANDLED = 4  # kCFRunLoopRunHandledSource: there may be more
_MOST_NEWS = 50

Load = Callable[[str], Any]
Thing = int
"""An Objective-C object; 0 is nil."""


class Api:
    """Sends messages; raises OSError where there is no macOS."""

    def __init__(self, load: Load | None = None) -> None:
        load = load or _macos
        self._objc, self._kit, self._core = map(load, ("objc", "AppKit", "CoreFoundation"))
        self._selector = _typed(self._objc, "sel_registerName", c_void_p, c_char_p)
        self._class = _typed(self._objc, "objc_getClass", c_void_p, c_char_p)
        self._push = _typed(self._objc, "objc_autoreleasePoolPush", c_void_p)
        self._pop = _typed(self._objc, "objc_autoreleasePoolPop", None, c_void_p)
        self._run = _typed(self._core, "CFRunLoopRunInMode", c_int32, c_void_p, c_double, c_bool)
        text = _typed(
            self._core, "CFStringCreateWithCString", c_void_p, c_void_p, c_char_p, c_uint32
        )
        self._mode = text(None, _MODE, _UTF8)

    @contextlib.contextmanager
    def pool(self) -> Iterator[None]:
        """Let go afterwards of every object that was returned meanwhile."""
        pool = self._push()
        try:
            yield
        finally:
            self._pop(pool)

    def hear(self) -> None:
        """Take in what the system has to say: the list of programs changes only then."""
        for _ in range(_MOST_NEWS):
            if self._run(self._mode, 0.0, True) != _HANDLED:  # noqa: FBT003 - C knows no names
                return

    def named(self, name: str) -> Thing:
        """Return a class."""
        return self._class(name.encode()) or 0

    def thing(self, to: Thing, message: str, *numbers: int) -> Thing:
        """Return an object that another one answers with."""
        return self._send(c_void_p, to, message, *numbers) or 0

    def number(self, to: Thing, message: str, *numbers: int) -> int:
        """Return a whole number."""
        return int(self._send(c_ssize_t, to, message, *numbers))

    def pid(self, to: Thing) -> int:
        """Return a program's process number, which is shorter than other numbers."""
        return int(self._send(c_int32, to, "processIdentifier"))

    def yes(self, to: Thing, message: str, *numbers: int) -> bool:
        """Return a yes or no."""
        return bool(self._send(c_bool, to, message, *numbers))

    def seconds(self, to: Thing, message: str) -> float:
        """Return a time."""
        return float(self._send(c_double, to, message))

    def text(self, to: Thing) -> str:
        """Return what an NSString says; nothing for nil."""
        said = self._send(c_char_p, to, "UTF8String") if to else None
        return said.decode("utf-8", "replace") if said else ""

    def _send(self, answer: Any, to: Thing, message: str, *numbers: int) -> Any:
        # Each answer has its own way back on some processors: a call of its own for each.
        takes = (c_void_p, c_void_p, *(c_ssize_t for _ in numbers))
        send = _typed(self._objc, "objc_msgSend", answer, *takes)
        return send(to, self._selector(message.encode()), *numbers)


def _macos(name: str) -> Any:
    """Load a library; raises OSError where there is none."""
    return ctypes.CDLL(_PLACES[name])


def _typed(library: Any, name: str, gives: Any, *takes: Any) -> Any:
    call = library[name]  # by item, each time another one, with types of its own
    call.restype, call.argtypes = gives, takes
    return call
