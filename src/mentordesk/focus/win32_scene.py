"""The windows on a Windows desktop as they are at one moment."""

import ctypes
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import PureWindowsPath

from mentordesk.focus.win32_api import Api, Each, Placement, Rect, text

_OWNER = 4  # GW_OWNER
_EX_STYLE = -20  # GWL_EXSTYLE
_TOPMOST, _TOOL, _IN_TASK_BAR, _NEVER_ACTIVE = 0x8, 0x80, 0x40000, 0x08000000  # WS_EX_...
_CLOAKED = 14  # DWMWA_CLOAKED
_MAY_BE_ASKED = 0x1000  # PROCESS_QUERY_LIMITED_INFORMATION
_LONGEST_PATH = 1024
_OWNERS = 16  # how far up a chain of owners is followed

NORMAL, SMALL, LARGE = 1, 2, 3  # SW_SHOWNORMAL, SW_SHOWMINIMIZED, SW_SHOWMAXIMIZED

# What Windows itself is made of: desktop, task bars, start menu, search, the tray's overflow.
_SHELL = frozenset(
    {
        "Progman",
        "WorkerW",
        "Shell_TrayWnd",
        "Shell_SecondaryTrayWnd",
        "NotifyIconOverflowWindow",
        "TopLevelWindowForOverflowXamlIsland",
        "XamlExplorerHostIslandWindow",
        "Windows.UI.Core.CoreWindow",
        "ForegroundStaging",
        "MultitaskingViewFrame",
    }
)
# What a person may need to type or to read at all; it stays, and ours may lie over it.
_AIDS = frozenset({"OSKMainClass", "IPTip_Main_Window", "MagUIClass"})

Box = tuple[int, int, int, int]
"""Left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class Program:
    """Whose windows they are; `born` tells one from another that has its number later."""

    pid: int = 0
    born: int = 0
    name: str = ""


@dataclass(frozen=True, slots=True)
class Top:
    """A window that stands for itself; its dialogs go where it goes.

    `passing` is one with no place in the task bar that takes no part in Alt+Tab: a toast, a tool.
    """

    id: int
    program: Program = Program()
    kind: str = ""
    minimised: bool = False
    topmost: bool = False
    passing: bool = False

    @property
    def app(self) -> str:
        """Return a name that a person knows, as far as there is one."""
        return self.program.name or self.kind


@dataclass(frozen=True, slots=True)
class Place:
    """How a window is shown and where, in the numbers of WINDOWPLACEMENT and RECT."""

    show: int
    flags: int
    small: tuple[int, int]
    large: tuple[int, int]
    normal: Box
    box: Box


def look(api: Api) -> tuple[Top, ...]:
    """Return every window that could be in sight, the uppermost first; minimised ones too."""
    shown = [window for window in _every(api) if is_there(api, window)]
    among, programs = frozenset(shown), _Programs(api)
    heads = [window for window in shown if not _goes_with_another(api, window, among)]
    tops = (_top(api, window, programs.of) for window in heads)
    return tuple(top for top in tops if top.kind not in _SHELL | _AIDS)


def is_there(api: Api, window: int) -> bool:
    """Return whether a window is to be seen where nothing lies over it, or is minimised."""
    if not api.user.IsWindowVisible(window) or is_cloaked(api, window):
        return False
    left, top, right, bottom = box(api, window)
    return right - left > 1 and bottom - top > 1


def is_cloaked(api: Api, window: int) -> bool:
    """Return whether Windows keeps it out of sight: a suspended app, another desktop."""
    cloaked = ctypes.c_uint32()
    size = ctypes.sizeof(cloaked)
    api.dwm.DwmGetWindowAttribute(window, _CLOAKED, ctypes.byref(cloaked), size)
    return bool(cloaked.value)


def is_topmost(api: Api, window: int) -> bool:
    """Return whether a window lies above all that are not."""
    return bool(api.user.GetWindowLongW(window, _EX_STYLE) & _TOPMOST)


def these(api: Api, windows: Iterable[int]) -> tuple[Top, ...]:
    """Return windows whether they can be seen or not; one that is gone is nobody's."""
    programs = _Programs(api)
    return tuple(_top(api, window, programs.of) for window in windows)


def box(api: Api, window: int) -> Box:
    """Return where a window is on the screen."""
    there = Rect()
    api.user.GetWindowRect(window, ctypes.byref(there))
    return of_rect(there)


def place(api: Api, window: int) -> Place | None:
    """Return how a window is shown; None for one that is gone."""
    found = Placement(ctypes.sizeof(Placement))
    if not api.user.GetWindowPlacement(window, ctypes.byref(found)):
        return None
    small, large = (found.small.x, found.small.y), (found.large.x, found.large.y)
    normal, there = of_rect(found.normal), box(api, window)
    return Place(found.show, found.flags, small, large, normal, there)


def of_rect(rect: Rect) -> Box:
    """Return a RECT as plain numbers."""
    return rect.left, rect.top, rect.right, rect.bottom


class _Programs:
    """Asks for each process once: a browser has many windows."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._known: dict[int, Program] = {}

    def of(self, window: int) -> Program:
        pid = ctypes.c_uint32()
        self._api.user.GetWindowThreadProcessId(window, ctypes.byref(pid))
        if pid.value not in self._known:
            self._known[pid.value] = self._ask(pid.value)
        return self._known[pid.value]

    def _ask(self, pid: int) -> Program:
        kernel = self._api.kernel
        process = kernel.OpenProcess(_MAY_BE_ASKED, 0, pid) if pid else None
        if not process:
            return Program(pid)
        try:
            born, *others = (ctypes.c_uint64() for _ in range(4))
            kernel.GetProcessTimes(process, born, *others)
            room, size = ctypes.create_unicode_buffer(_LONGEST_PATH), ctypes.c_uint32(_LONGEST_PATH)
            kernel.QueryFullProcessImageNameW(process, 0, room, ctypes.byref(size))
        finally:
            kernel.CloseHandle(process)
        return Program(pid, born.value, PureWindowsPath(room.value).stem)


def _every(api: Api) -> list[int]:
    found: list[int] = []

    def each(window: int | None, _: int | None) -> int:
        found.append(window or 0)
        return 1

    api.user.EnumWindows(Each(each), None)
    return found


def _goes_with_another(api: Api, window: int, shown: frozenset[int]) -> bool:
    """Return whether it is owned by a window in sight: Windows minimises both together.

    What a minimised window opens meanwhile goes with nothing.
    """
    for _ in range(_OWNERS):
        window = api.user.GetWindow(window, _OWNER) or 0
        if not window:
            return False
        if window in shown and not api.user.IsIconic(window):
            return True
    return False


def _top(api: Api, window: int, program: Callable[[int], Program]) -> Top:
    style = api.user.GetWindowLongW(window, _EX_STYLE)
    tool = bool(style & (_TOOL | _NEVER_ACTIVE)) and not style & _IN_TASK_BAR
    return Top(
        id=window,
        program=program(window),
        kind=text(api.user.GetClassNameW, window),
        minimised=bool(api.user.IsIconic(window)),
        topmost=bool(style & _TOPMOST),
        passing=tool,
    )
