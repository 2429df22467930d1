"""What is asked of the X server and its window manager now and then, beyond properties."""

import time
from typing import NamedTuple

from Xlib import X, Xatom
from Xlib.error import XError
from Xlib.protocol import request

from mentordesk.focus.x11_server import Server

_EXTENTS, _ASK_EXTENTS = "_NET_FRAME_EXTENTS", "_NET_REQUEST_FRAME_EXTENTS"


class Place(NamedTuple):
    """Where a window itself stands on the desktop, without the frame around it."""

    x: int
    y: int
    width: int
    height: int


def place(server: Server, window: int) -> Place | None:
    """Return where a window stands; None when it vanished."""
    display = server.display
    try:
        size = request.GetGeometry(display=display, drawable=window)
        at = request.TranslateCoords(
            display=display, src_wid=window, dst_wid=server.root, src_x=0, src_y=0
        )
    except XError:
        return None
    return Place(at.x, at.y, size.width, size.height)


def length(server: Server, window: int, name: str) -> int:
    """Return how many numbers a property holds; 0 when it is missing."""
    try:
        reply = request.GetProperty(
            display=server.display,
            delete=0,
            type=Xatom.CARDINAL,
            window=window,
            property=server.names.number(name),
            long_offset=0,
            long_length=0,
        )
    except XError:
        return 0
    return int(reply.bytes_after) // 4


def caught_up(server: Server, seconds: float) -> bool:
    """Wait until the window manager did what it was asked, and saw what came of it.

    It does one thing after the other, so an answer to a last question says that.
    """
    if server.names.number(_ASK_EXTENTS) not in server.numbers(server.root, "_NET_SUPPORTED"):
        return False
    end = time.monotonic() + seconds
    window = _unseen(server)
    try:
        return all(_answered(server, window, end - time.monotonic()) for _ in range(2))
    finally:
        request.DestroyWindow(display=server.display, window=window)


def hold_keyboard(server: Server, window: int) -> None:
    """Give a window what is typed, where no window gets it.

    xfwm4 calls ours the active one after a change of desktop and leaves the X server's focus to
    whatever lies below the pointer: letters still come, and no window knows that they do.
    """
    owner = request.GetInputFocus(display=server.display).focus
    if window and int(getattr(owner, "id", owner)) in (X.NONE, X.PointerRoot):
        server.focus(window)


def _answered(server: Server, window: int, seconds: float) -> bool:
    server.drop(window, _EXTENTS)
    server.tell_manager(window, _ASK_EXTENTS)
    return server.until(lambda: bool(server.numbers(window, _EXTENTS)), seconds)


def _unseen(server: Server) -> int:
    """Make a window that is never shown, and return its number."""
    number = int(server.display.allocate_resource_id())
    request.CreateWindow(
        display=server.display,
        depth=X.CopyFromParent,
        wid=number,
        parent=server.root,
        x=0,
        y=0,
        width=1,
        height=1,
        border_width=0,
        window_class=X.CopyFromParent,
        visual=X.CopyFromParent,
        attrs={},
    )
    return number
