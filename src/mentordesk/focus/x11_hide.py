"""Hide on X11: go to an empty desktop, then treat what is still to be seen.

Minimising everything would lose programs that minimise to the tray, and some windows refuse it;
leaving their desktop changes nothing about them.
"""

import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from mentordesk.focus.base import Own, Undo
from mentordesk.focus.x11_ask import caught_up, hold_keyboard
from mentordesk.focus.x11_kept import lift, lower
from mentordesk.focus.x11_marks import Done, Mark, Marks, Nonce
from mentordesk.focus.x11_scene import EVERYWHERE, Scene, Seen, look
from mentordesk.focus.x11_server import PAGER, Server

ICONIC = 3
# Given up on earlier, a busy window manager would minimise everything; the program waits 15 s.
_MOVE_S = 8.0
_STICKY_S = 0.2
_MINIMISE_S = 0.5
_ANSWER_S = 0.5
_PARENTS = 5


@dataclass(frozen=True, slots=True)
class Stay:
    """How it was before and where we went: all that is needed to come back.

    `new` equals `old` where desktops cannot be changed, and `count` where one was added.
    """

    display: str
    nonce: Nonce
    old: int
    new: int
    count: int
    active: int = 0
    order: tuple[int, ...] = ()

    def undo(self) -> Undo:
        """Return this for the journal."""
        return asdict(self)

    @classmethod
    def of(cls, undo: Undo) -> "Stay":
        """Return this from the journal; raises ValueError when that is not possible."""
        try:
            first, second = _items(undo["nonce"])
            names = ("old", "new", "count", "active")
            old, new, count, active = (int(str(undo[name])) for name in names)
            order = tuple(_items(undo["order"]))
        except (KeyError, TypeError) as error:
            raise ValueError from error
        return cls(str(undo["display"]), (first, second), old, new, count, active, order)


class Allowed:
    """Which windows may be seen: ours, kept ones, and what belongs to them."""

    def __init__(self, server: Server, own: Own, keep: Iterable[str]) -> None:
        ids = [window_number(wid) for wid in own.windows]
        self.main = ids[0] if ids else 0
        self._server = server
        self._clients = {wid & ~server.mask for wid in ids if wid}
        self._pid = own.pid
        self.kept = {window_number(wid) for wid in keep}

    def ours(self, window: Seen) -> bool:
        """Tell whether our own program made the window."""
        if window.id & ~self._server.mask in self._clients:
            return True
        return self._pid != 0 and window.pid == self._pid

    def covers(self, window: Seen, scene: Scene) -> bool:
        """Tell whether the window, or the one it was opened for, may be seen."""
        for _ in range(_PARENTS):
            if window.id in self.kept or self.ours(window):
                return True
            parent = scene.by_id.get(window.parent)
            if parent is None:
                return False
            window = parent
        return False


class Hider:
    """Hides once; the watch goes on with the same rules."""

    def __init__(self, server: Server, marks: Marks, stay: Stay, allowed: Allowed) -> None:
        self._server = server
        self.marks = marks
        self.stay = stay
        self.allowed = allowed

    def foreign(self, scene: Scene) -> list[Seen]:
        """Return what can be seen and should not."""
        return [window for window in scene.shown() if not self.allowed.covers(window, scene)]

    def hide(self, scene: Scene) -> list[Seen]:
        """Put everything else out of sight and return what refused."""
        self._mark(scene)
        if self.stay.new != self.stay.old:
            self._move_in(scene)
        left = self._without_sticky(look(self._server))
        refused = self._minimised(left) if left else []
        caught_up(self._server, _ANSWER_S)
        hold_keyboard(self._server, self.allowed.main)
        return refused

    def minimise(self, windows: Iterable[Seen]) -> None:
        """Minimise windows, marked so that they come back."""
        for window in windows:
            mark = self.marks.of(window) or Mark(self.stay.old)
            self.marks.put(window.id, Mark(mark.desktop, Done.MINIMISED))
            self._server.tell_manager(window.id, "WM_CHANGE_STATE", ICONIC)

    def send_off(self, window: Seen) -> None:
        """Send a window that came up to where it belongs."""
        mark = self.marks.of(window)
        if mark is None:
            mark = Mark(EVERYWHERE if window.desktop == EVERYWHERE else self.stay.old)
            self.marks.put(window.id, mark)
        home = self.stay.old if mark.desktop in (EVERYWHERE, self.stay.new) else mark.desktop
        to_desktop(self._server, window.id, home)

    def bring(self, window: Seen) -> None:
        """Let a window that is now allowed be seen with us."""
        mark = self.marks.of(window) or Mark(self._home_of_new(window))
        lift(self._server, self.marks, window, mark.desktop)
        if not window.on(self.stay.new):
            to_desktop(self._server, window.id, self.stay.new)
        if mark.minimised_by_us:
            activate(self._server, window.id)

    def release(self, window: Seen) -> None:
        """Make a window as it was that is no longer to be seen with us."""
        mark = self.marks.of(window)
        if mark is not None:
            lower(self._server, window, mark)
            self.marks.put(window.id, Mark(mark.desktop))

    def activate(self, window: int) -> None:
        """Make a window of ours the active one."""
        if window:
            activate(self._server, window)

    def _home_of_new(self, window: Seen) -> int:
        """Return where a window belongs that came after the start: never to our own desktop."""
        return self.stay.old if window.desktop == self.stay.new else window.desktop

    def _mark(self, scene: Scene) -> None:
        self.marks.begin()
        for window in scene.windows:
            if not window.furniture:
                self.marks.put(window.id, Mark(window.desktop))
        for window in scene.windows:
            if window.id in self.allowed.kept:
                lift(self._server, self.marks, window, window.desktop)

    def _move_in(self, scene: Scene) -> None:
        server, root, new = self._server, self._server.root, self.stay.new
        end = time.monotonic() + _MOVE_S
        if new >= self.stay.count:
            server.tell_manager(root, "_NET_NUMBER_OF_DESKTOPS", new + 1)
            server.until(lambda: server.number(root, "_NET_NUMBER_OF_DESKTOPS") > new, _MOVE_S)
        for window in scene.windows:
            if self.allowed.covers(window, scene) and window.desktop != EVERYWHERE:
                to_desktop(server, window.id, new)
        show_desktop(server, new)
        self.activate(self.allowed.main)
        left = end - time.monotonic()
        server.until(lambda: server.number(root, "_NET_CURRENT_DESKTOP") == new, left)

    def _without_sticky(self, scene: Scene) -> list[Seen]:
        left = self.foreign(scene)
        if not left or self.stay.new == self.stay.old:
            return left
        for window in left:
            to_desktop(self._server, window.id, self.stay.old)
        return self._left_after(_STICKY_S)

    def _minimised(self, left: list[Seen]) -> list[Seen]:
        self.minimise(left)
        return self._left_after(_MINIMISE_S)

    def _left_after(self, seconds: float) -> list[Seen]:
        """Return what can still be seen after so long, or at once when nothing can."""
        left: list[Seen] = []

        def gone() -> bool:
            left[:] = self.foreign(look(self._server))
            return not left

        self._server.until(gone, seconds)
        return left


def window_number(wid: str) -> int:
    """Return the number in a window's id; 0 when it is not one of this desktop."""
    try:
        return int(wid, 0)
    except ValueError:
        return 0


def to_desktop(server: Server, window: int, desktop: int) -> None:
    """Ask for a window to be on a desktop."""
    server.tell_manager(window, "_NET_WM_DESKTOP", desktop, PAGER)


def show_desktop(server: Server, desktop: int) -> None:
    """Ask for a desktop to be shown."""
    server.tell_manager(server.root, "_NET_CURRENT_DESKTOP", desktop)


def activate(server: Server, window: int) -> None:
    """Ask for a window to be shown and to get what is typed."""
    server.tell_manager(window, "_NET_ACTIVE_WINDOW", PAGER)


def _items(value: object) -> list[int]:
    if not isinstance(value, list | tuple):
        raise TypeError
    return [int(item) for item in value]
