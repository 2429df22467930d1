"""The calls of Windows that focus makes, each with the types it takes and gives.

Written from Microsoft's reference of the Win32 API. A test gives its own libraries; this has not
been run on Windows.
"""

import ctypes
from collections.abc import Callable, Mapping, Sequence
from ctypes import POINTER, c_int, c_int32, c_size_t, c_uint32, c_uint64, c_void_p, c_wchar_p
from typing import Any, ClassVar

# Only a 32-bit program could tell the two ways of calling apart; elsewhere than on Windows there
# is only one.
_CALLED_BACK: Any = getattr(ctypes, "WINFUNCTYPE", ctypes.CFUNCTYPE)

Each = _CALLED_BACK(c_int32, c_void_p, c_void_p)
"""Called by EnumWindows with each window, the uppermost first."""
Heard = _CALLED_BACK(None, c_void_p, c_uint32, c_void_p, c_int32, c_int32, c_uint32, c_uint32)
"""Called by an event hook: hook, event, window, object, child, thread, time."""


class Point(ctypes.Structure):
    """POINT."""

    _fields_: ClassVar[Sequence[Any]] = [("x", c_int32), ("y", c_int32)]


class Rect(ctypes.Structure):
    """RECT."""

    _fields_: ClassVar[Sequence[Any]] = [
        (name, c_int32) for name in ("left", "top", "right", "bottom")
    ]


class Placement(ctypes.Structure):
    """WINDOWPLACEMENT: how a window is shown, and where when it is neither small nor large."""

    _fields_: ClassVar[Sequence[Any]] = [
        ("length", c_uint32),
        ("flags", c_uint32),
        ("show", c_uint32),
        ("small", Point),
        ("large", Point),
        ("normal", Rect),
    ]


class Monitor(ctypes.Structure):
    """MONITORINFO."""

    _fields_: ClassVar[Sequence[Any]] = [
        ("length", c_uint32),
        ("whole", Rect),
        ("work", Rect),
        ("flags", c_uint32),
    ]


class Message(ctypes.Structure):
    """MSG."""

    _fields_: ClassVar[Sequence[Any]] = [
        ("window", c_void_p),
        ("message", c_uint32),
        ("what", c_size_t),
        ("more", c_void_p),
        ("time", c_uint32),
        ("at", Point),
    ]


_Types = tuple[Any, tuple[Any, ...]]
_USER: Mapping[str, _Types] = {
    "EnumWindows": (c_int32, (Each, c_void_p)),
    "GetClassNameW": (c_int, (c_void_p, c_wchar_p, c_int)),
    "GetForegroundWindow": (c_void_p, ()),
    "GetMessageW": (c_int32, (POINTER(Message), c_void_p, c_uint32, c_uint32)),
    "GetMonitorInfoW": (c_int32, (c_void_p, POINTER(Monitor))),
    "GetPropW": (c_void_p, (c_void_p, c_wchar_p)),
    "GetWindow": (c_void_p, (c_void_p, c_uint32)),
    "GetWindowLongW": (c_int32, (c_void_p, c_int)),
    "GetWindowPlacement": (c_int32, (c_void_p, POINTER(Placement))),
    "GetWindowRect": (c_int32, (c_void_p, POINTER(Rect))),
    "GetWindowTextW": (c_int, (c_void_p, c_wchar_p, c_int)),
    "GetWindowThreadProcessId": (c_uint32, (c_void_p, POINTER(c_uint32))),
    "IsIconic": (c_int32, (c_void_p,)),
    "IsWindowVisible": (c_int32, (c_void_p,)),
    "MonitorFromWindow": (c_void_p, (c_void_p, c_uint32)),
    "PeekMessageW": (c_int32, (POINTER(Message), c_void_p, c_uint32, c_uint32, c_uint32)),
    "PostThreadMessageW": (c_int32, (c_uint32, c_uint32, c_size_t, c_void_p)),
    "RemovePropW": (c_void_p, (c_void_p, c_wchar_p)),
    "SetForegroundWindow": (c_int32, (c_void_p,)),
    "SetPropW": (c_int32, (c_void_p, c_wchar_p, c_void_p)),
    "SetWindowPlacement": (c_int32, (c_void_p, POINTER(Placement))),
    "SetWindowPos": (c_int32, (c_void_p, c_void_p, c_int, c_int, c_int, c_int, c_uint32)),
    "SetWinEventHook": (
        c_void_p,
        (c_uint32, c_uint32, c_void_p, Heard, c_uint32, c_uint32, c_uint32),
    ),
    "ShowWindowAsync": (c_int32, (c_void_p, c_int)),
    "UnhookWinEvent": (c_int32, (c_void_p,)),
    "AllowSetForegroundWindow": (c_int32, (c_uint32,)),
    "SetWindowDisplayAffinity": (c_int32, (c_void_p, c_uint32)),
}
_DWM: Mapping[str, _Types] = {
    "DwmGetWindowAttribute": (c_int32, (c_void_p, c_uint32, POINTER(c_uint32), c_uint32)),
}
_TIME = POINTER(c_uint64)
_KERNEL: Mapping[str, _Types] = {
    "CloseHandle": (c_int32, (c_void_p,)),
    "CreateEventW": (c_void_p, (c_void_p, c_int32, c_int32, c_wchar_p)),
    "GetCurrentThreadId": (c_uint32, ()),
    "GetProcessTimes": (c_int32, (c_void_p, _TIME, _TIME, _TIME, _TIME)),
    "OpenEventW": (c_void_p, (c_uint32, c_int32, c_wchar_p)),
    "OpenProcess": (c_void_p, (c_uint32, c_int32, c_uint32)),
    "QueryFullProcessImageNameW": (c_int32, (c_void_p, c_uint32, c_wchar_p, POINTER(c_uint32))),
    "SetEvent": (c_int32, (c_void_p,)),
    "SetThreadExecutionState": (c_uint32, (c_uint32,)),
    "WaitForMultipleObjects": (c_uint32, (c_uint32, POINTER(c_void_p), c_int32, c_uint32)),
    "WaitForSingleObject": (c_uint32, (c_void_p, c_uint32)),
}

Load = Callable[[str], Any]


class Api:
    """user32, dwmapi and kernel32; an own copy of each, so that nobody else's types are changed.

    Raises OSError where there is no Windows.
    """

    def __init__(self, load: Load | None = None) -> None:
        load = load or _windows
        self.user = _typed(load("user32"), _USER)
        self.dwm = _typed(load("dwmapi"), _DWM)
        self.kernel = _typed(load("kernel32"), _KERNEL)


def text(ask: Callable[..., int], window: int, most: int = 512) -> str:
    """Return a text that a call writes into room that it is given."""
    room = ctypes.create_unicode_buffer(most)
    ask(window, room, most)
    return room.value


def _windows(name: str) -> Any:
    """Load a library; raises OSError where there is no Windows."""
    library = getattr(ctypes, "WinDLL", None)
    if library is None:
        raise OSError(f"no {name} here")
    return library(name)


def _typed(library: Any, types: Mapping[str, _Types]) -> Any:
    for name, (gives, takes) in types.items():
        call = getattr(library, name)
        call.restype, call.argtypes = gives, takes
    return library
