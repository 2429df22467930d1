"""What a person would see of an X desktop, read without any code of focus."""

import contextlib
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from Xlib import X, Xutil, display
from Xlib.protocol import event

from rig import SOON_S, soon

SIZE = (1280, 800)
T = TypeVar("T")
_SILENT_S = 0.6  # how long one must look alike that cannot be asked, or that is being animated


@dataclass(frozen=True)
class State:
    """Everything that must be as before; `stacking` is what can be seen, the lowest first.

    What is typed goes to `keyboard`, which is no window where its number is below two.
    """

    windows: dict[int, tuple]
    stacking: tuple[int, ...]
    active: int
    keyboard: int
    current: int
    count: int
    marks: int


class Eyes:
    """A connection that only looks, and owns one window like ours."""

    def __init__(self, name: str) -> None:
        self.link = display.Display(name)
        self.link.set_error_handler(lambda *_: 1)
        self.root = self.link.screen().root
        self.own = None

    def state(self) -> State:
        """Return how the desktop stands."""
        ids = self.numbers("_NET_CLIENT_LIST_STACKING")
        rows = {wid: self._row(wid) for wid in ids}
        current = self._first("_NET_CURRENT_DESKTOP")
        shown = [wid for wid in ids if rows[wid] and rows[wid][0] in (current, 0xFFFFFFFF)]
        hidden = self.link.intern_atom("_NET_WM_STATE_HIDDEN")
        plain = tuple(wid for wid in shown if hidden not in rows[wid][1])
        marks = sum(bool(self.numbers("_MENTORDESK_FOCUS", wid)) for wid in ids)
        marks += bool(self.numbers("_MENTORDESK_FOCUS"))
        return State(
            rows,
            plain,
            self._first("_NET_ACTIVE_WINDOW"),
            self._keyboard(),
            current,
            self._first("_NET_NUMBER_OF_DESKTOPS"),
            marks,
        )

    def _keyboard(self) -> int:
        owner = self.link.get_input_focus().focus
        return int(getattr(owner, "id", owner))

    def calm(self) -> State:
        """Return the state once the window manager is through and some looks in a row agree."""
        self.hear_manager()
        seconds = 0.0 if self._answers() else _SILENT_S
        return self._still(self.state, seconds)

    def still_picture(self) -> bytes:
        """Return every pixel of the screen once no animation moves any."""
        return self._still(self.picture, _SILENT_S)

    def _still(self, look: Callable[[], T], seconds: float) -> T:
        """Return what is to be seen once some looks in a row agree, for so long."""
        looks: list[tuple[float, T]] = []

        def still() -> bool:
            now, seen = time.monotonic(), look()
            if looks and looks[-1][1] != seen:
                looks.clear()
            looks.append((now, seen))
            return len(looks) >= 5 and now - looks[0][0] >= seconds

        soon(still, what="a desktop at rest")
        return looks[-1][1]

    def _answers(self) -> bool:
        """Tell whether the window manager can be asked something without changing anything."""
        asks = self.link.intern_atom("_NET_REQUEST_FRAME_EXTENTS")
        return asks in self.numbers("_NET_SUPPORTED")

    def hear_manager(self, seconds: float = SOON_S) -> None:
        """Wait until the window manager did what anybody asked of it before."""
        if not self.numbers("_NET_SUPPORTING_WM_CHECK") or not self._answers():
            return
        window = self.root.create_window(0, 0, 1, 1, 0, self.link.screen().root_depth)
        self.tell(window.id, "_NET_REQUEST_FRAME_EXTENTS")
        soon(lambda: self.numbers("_NET_FRAME_EXTENTS", window.id), seconds, "its answer")
        window.destroy()

    def picture(self) -> bytes:
        """Return every pixel of the screen."""
        return self.root.get_image(0, 0, *SIZE, X.ZPixmap, 0xFFFFFFFF).data

    def foreign_pixels(self) -> int:
        """Return how many pixels show something that is not our own black window."""
        data = self.picture()
        return sum(data[at : at + 3] != b"\0\0\0" for at in range(0, len(data), 4))

    def open_own(self, *, framed: bool = True) -> str:
        """Open a black window as ours is and return its id.

        Now and then openbox takes no notice of one for ever; of the next it does.
        """
        for seconds in (5, 5, SOON_S):
            self.own = self.root.create_window(
                900, 500, 320, 200, 0, self.link.screen().root_depth, background_pixel=0
            )
            self.own.set_wm_class("own", "Own")
            self.own.set_wm_normal_hints(flags=Xutil.USPosition | Xutil.USSize)
            if not framed:
                self._unframe()
            self.own.map()
            self.link.sync()
            with contextlib.suppress(AssertionError):
                soon(lambda: self.own.id in self.numbers("_NET_CLIENT_LIST"), seconds)
                return hex(self.own.id)
            self.own.destroy()
        self.hear_manager(1)
        raise AssertionError("the window manager answers and takes no notice of our window")

    def fill_screen(self) -> None:
        """Make our window as large as the screen and above all, as during a session."""
        for state in ("_NET_WM_STATE_FULLSCREEN", "_NET_WM_STATE_ABOVE"):
            self.tell(self.own.id, "_NET_WM_STATE", 1, self.link.intern_atom(state))
        soon(lambda: self.own.get_geometry().width == SIZE[0], what="a full screen")

    def fill_beside(self) -> None:
        """Make our window as large as the screen and without a frame, with room above it."""
        self._unframe()
        vertical, horizontal = (
            self.link.intern_atom(f"_NET_WM_STATE_MAXIMIZED_{way}") for way in ("VERT", "HORZ")
        )
        self.tell(self.own.id, "_NET_WM_STATE", 1, vertical, horizontal)

        soon(lambda: self.covers_screen(self.own.id), what="a filled screen")

    def _unframe(self) -> None:
        hints = self.link.intern_atom("_MOTIF_WM_HINTS")
        self.own.change_property(hints, hints, 32, [2, 0, 0, 0, 0])

    def covers_screen(self, window: int) -> bool:
        """Tell whether a window itself is as large as the screen."""
        size = self.link.create_resource_object("window", window).get_geometry()
        return (size.width, size.height) == SIZE

    def shows(self, window: int, colour: int) -> bool:
        """Tell whether every pixel of a window is to be seen, in its colour."""
        there = self.link.create_resource_object("window", window)
        size, at = there.get_geometry(), self.root.translate_coords(there, 0, 0)
        place = (at.x, at.y, size.width, size.height)
        data = self.root.get_image(*place, X.ZPixmap, 0xFFFFFFFF).data
        seen = {data[pixel : pixel + 3] for pixel in range(0, len(data), 4)}
        return seen == {colour.to_bytes(3, "little")}

    def close_own(self) -> None:
        """Close our window."""
        if self.own is not None:
            self.own.destroy()
            self.link.sync()
            self.own = None

    def numbers(self, name: str, window: int = 0) -> list[int]:
        """Return a property of a window, or of the desktop."""
        owner = self.link.create_resource_object("window", window) if window else self.root
        try:
            found = owner.get_full_property(self.link.intern_atom(name), X.AnyPropertyType)
        except Exception:  # noqa: BLE001 - python-xlib: a window that just vanished
            return []
        return list(found.value) if found is not None and found.format == 32 else []

    def tell(self, window: int, name: str, *values: int) -> None:
        """Ask the window manager, as a task list would."""
        data = (32, [*values, 0, 0, 0, 0, 0][:5])
        kind = self.link.intern_atom(name)
        message = event.ClientMessage(window=window or self.root, client_type=kind, data=data)
        mask = X.SubstructureRedirectMask | X.SubstructureNotifyMask
        self.root.send_event(message, event_mask=mask)
        self.link.sync()

    def desktop_of(self, window: int) -> int:
        """Return the desktop a window stands on."""
        return (self.numbers("_NET_WM_DESKTOP", window) or [-1])[0]

    def close(self) -> None:
        """End the connection."""
        with contextlib.suppress(Exception):  # the server may have gone first
            self.link.close()
        self.link.display.socket.close()

    def _first(self, name: str) -> int:
        return (self.numbers(name) or [0])[0]

    def _row(self, wid: int) -> tuple:
        window = self.link.create_resource_object("window", wid)
        try:
            size = window.get_geometry()
            place = self.root.translate_coords(window, 0, 0)
        except Exception:  # noqa: BLE001 - python-xlib: a window that just vanished
            return ()
        # Managers set and clear these as windows come into sight; they are not the window's own.
        passing = {
            self.link.intern_atom(f"_NET_WM_STATE_{name}")
            for name in ("FOCUSED", "DEMANDS_ATTENTION")
        }
        states = frozenset(self.numbers("_NET_WM_STATE", wid)) - passing
        return (self.desktop_of(wid), states, place.x, place.y, size.width, size.height)


@contextlib.contextmanager
def looking(name: str) -> Iterator[Eyes]:
    """Return eyes for a display."""
    eyes = Eyes(name)
    try:
        yield eyes
    finally:
        eyes.close()
