"""How other windows go out of sight on Windows, and how one of them stays in it.

A window is minimised and never hidden or cloaked: after a kill a person can click back what is
minimised, and has lost what is hidden.
"""

import ctypes
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from mentordesk.focus.base import Own, Undo
from mentordesk.focus.win32_api import Api, Monitor, Placement, Point, Rect
from mentordesk.focus.win32_scene import LARGE, Box, Place, Top, box, is_topmost, of_rect, place
from mentordesk.focus.win32_stay import Stay, Touched

MINIMISE, MINIMISE_OTHER, SHOW_OTHER = 6, 7, 4  # SW_MINIMIZE, ..._MINNOACTIVE, ..._NOACTIVATE
_LATER = 0x4  # WPF_ASYNCWINDOWPLACEMENT
_NEAREST = 2  # MONITOR_DEFAULTTONEAREST
_KEEP_SIZE, _KEEP_AT, _KEEP_ORDER, _QUIETLY = 0x1, 0x2, 0x4, 0x10 | 0x4000  # SWP_...
_ORDER_ONLY = _KEEP_SIZE | _KEEP_AT | _QUIETLY
_MARK = "MentorDesk"
TOP, ABOVE_ALL, AMONG_ALL = 0, -1, -2  # HWND_TOP, HWND_TOPMOST, HWND_NOTOPMOST


@dataclass(frozen=True, slots=True)
class Allowed:
    """Which windows are to be seen: ours, and those that were chosen."""

    own: Own
    guard: int
    kept: set[int] = field(default_factory=set)

    @property
    def ours(self) -> tuple[int, ...]:
        """Return our windows, the main one first."""
        return tuple(number(window) for window in self.own.windows)

    def is_ours(self, top: Top) -> bool:
        """Tell whether a window belongs to MentorDesk."""
        return top.program.pid in (self.own.pid, self.guard) or top.id in self.ours


class Hider:
    """Minimises and lifts; what it is about to change is written down first."""

    def __init__(
        self, api: Api, stay: Stay, allowed: Allowed, write: Callable[[Undo], None]
    ) -> None:
        self.api, self.stay, self.allowed = api, stay, allowed
        self._write = write

    def foreign(self, tops: Iterable[Top]) -> list[Top]:
        """Return the windows in sight that should not be."""
        return [
            top
            for top in tops
            if not (top.minimised or top.passing or self.allowed.is_ours(top))
            and top.id not in self.allowed.kept
        ]

    def hide(self, tops: Sequence[Top]) -> None:
        """Ask windows to become small, without waiting for any; raises OSError, none is changed."""
        self.note(tops)
        active = self.api.user.GetForegroundWindow()
        for top in tops:
            # Windows itself gives the keyboard to the next window, which is ours, only where the
            # one that has it is minimised by its own wish.
            how = MINIMISE if top.id == active else MINIMISE_OTHER
            self.api.user.SetPropW(top.id, _MARK, 1)
            self.api.user.ShowWindowAsync(top.id, how)

    def lift(self, top: Top) -> None:
        """Put a window above ours; one that fills its screen becomes smaller.

        Raises OSError, then it is not changed.
        """
        self.note([top])
        before = self.stay.touched.get(top.id)
        if before is None:
            return
        if top.minimised:
            unmark(self.api, top.id)
            show(self.api, before)
        if before.place.show == LARGE:
            self.api.user.ShowWindowAsync(top.id, SHOW_OTHER)
        elif _fills(before.place.box, screen := _screen(self.api, top.id)):
            move(self.api, top.id, _corner(screen))
        order(self.api, top.id, ABOVE_ALL)

    def release(self, top: Top) -> None:
        """Let a window go back to where it was, and out of sight with the others."""
        before = self.stay.touched.get(top.id)
        if before is not None:
            lower(self.api, before)
        self.hide([top])

    def note(self, tops: Iterable[Top]) -> None:
        """Write down how windows are; raises OSError."""
        stay = self.stay.grown(self.api, tops)
        if stay != self.stay:
            self._write(stay.undo())
            self.stay = stay  # only now: what is not on disk must not be changed


def is_by_us(api: Api, window: int) -> bool:
    """Tell whether a focus minimised a window; the mark goes with the window."""
    return bool(api.user.GetPropW(window, _MARK))


def unmark(api: Api, window: int) -> None:
    """Leave nothing of ours on a window."""
    api.user.RemovePropW(window, _MARK)


def show(api: Api, before: Touched) -> None:
    """Show a window as it was; it takes the keyboard only where Windows knows no other way."""
    there = before.place
    how = LARGE if there.show == LARGE else SHOW_OTHER
    api.user.SetWindowPlacement(before.id, ctypes.byref(_placement(there, how)))


def lower(api: Api, before: Touched) -> None:
    """Undo a lift, and what was done to the window's size and place meanwhile."""
    if is_topmost(api, before.id) and not before.topmost:
        order(api, before.id, AMONG_ALL)
    now = place(api, before.id)
    if now is not None and now.show != before.place.show:
        show(api, before)
    move_back(api, before)


def move_back(api: Api, before: Touched) -> None:
    """Put a window that is neither small nor large to where it was, snapped to a side or not."""
    if before.place.show != LARGE and box(api, before.id) != before.place.box:
        move(api, before.id, before.place.box)


def move(api: Api, window: int, to: Box) -> None:
    """Give a window a place and a size."""
    left, top, right, bottom = to
    flags = _QUIETLY | _KEEP_ORDER
    api.user.SetWindowPos(window, None, left, top, right - left, bottom - top, flags)


def order(api: Api, window: int, after: int) -> None:
    """Put a window right below another, or where one of the three names says."""
    api.user.SetWindowPos(window, after, 0, 0, 0, 0, _ORDER_ONLY)


def number(window: str) -> int:
    """Return the number of a window from how it crosses processes; 0 where it is none."""
    try:
        return int(window, 0)
    except ValueError:
        return 0


def _placement(there: Place, how: int) -> Placement:
    size, flags = ctypes.sizeof(Placement), there.flags | _LATER
    small, large = Point(*there.small), Point(*there.large)
    return Placement(size, flags, how, small, large, Rect(*there.normal))


def _screen(api: Api, window: int) -> Box:
    found = Monitor(ctypes.sizeof(Monitor))
    monitor = api.user.MonitorFromWindow(window, _NEAREST)
    api.user.GetMonitorInfoW(monitor, ctypes.byref(found))
    return of_rect(found.whole)


def _fills(there: Box, screen: Box) -> bool:
    return 2 * _area(there) > _area(screen)


def _area(there: Box) -> int:
    left, top, right, bottom = there
    return (right - left) * (bottom - top)


def _corner(screen: Box) -> Box:
    """Return the lower right quarter of a screen."""
    left, top, right, bottom = screen
    return (left + right) // 2, (top + bottom) // 2, right, bottom
