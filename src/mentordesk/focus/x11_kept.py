"""A window that stays in sight: above ours during focus, and afterwards exactly as before."""

from collections.abc import Sequence

from mentordesk.focus.x11_ask import Place, caught_up, place
from mentordesk.focus.x11_marks import Done, Mark, Marks
from mentordesk.focus.x11_scene import STATE, Seen
from mentordesk.focus.x11_server import PAGER, Server

_SETTLE_S = 0.5
_OFF, _ON = 0, 1
_STATIC = 10  # the gravity that names the place of the window itself, whatever its frame
_ALL_FOUR = 0xF << 8
_FILLING = {
    "MAXIMIZED_VERT": Done.NOT_TALL,
    "MAXIMIZED_HORZ": Done.NOT_WIDE,
    "FULLSCREEN": Done.NOT_FULL,
}


def lift(server: Server, marks: Marks, window: Seen, home: int) -> None:
    """Put a window above ours, and write down first how to undo it.

    One that fills its screen would leave nothing of ours to be seen: it becomes smaller.
    """
    filling = [name for name in _FILLING if name in window.states]
    below = ["BELOW"] if "BELOW" in window.states else []
    done = Done.LIFTED if "ABOVE" not in window.states else Done.NOTHING
    for name in filling:
        done |= _FILLING[name]
    if below:
        done |= Done.RAISED
    before = place(server, window.id)
    marks.put(window.id, Mark(home, done, None if filling else before))
    _set(server, window.id, _OFF, [*filling, *below])
    _set(server, window.id, _ON, ["ABOVE"])
    if filling and before is not None:
        caught_up(server, _SETTLE_S)
        smaller = place(server, window.id)
        marks.put(window.id, Mark(home, done, smaller))
        if smaller is not None and _fills(smaller, before):
            _move(server, window.id, _corner(before))


def lower(server: Server, window: Seen, mark: Mark) -> None:
    """Undo all of it, and what was done to the window's size and place meanwhile."""
    if mark.place is None and not mark.done & ~Done.MINIMISED:
        return
    _set(server, window.id, _OFF, [name for name in _FILLING if name in window.states])
    if mark.place is not None and place(server, window.id) != mark.place:
        _move(server, window.id, mark.place)
    if Done.LIFTED in mark.done:
        _set(server, window.id, _OFF, ["ABOVE"])
    before = [name for name, done in _FILLING.items() if done in mark.done]
    _set(server, window.id, _ON, [*before, *(["BELOW"] if Done.RAISED in mark.done else [])])


def _fills(there: Place, screen: Place) -> bool:
    return 2 * there.width * there.height > screen.width * screen.height


def _corner(screen: Place) -> Place:
    """Return the lower right quarter of a screen."""
    width, height = screen.width // 2, screen.height // 2
    return Place(screen.x + width, screen.y + height, width, height)


def _move(server: Server, window: int, to: Place) -> None:
    flags = _STATIC | _ALL_FOUR | PAGER << 12
    server.tell_manager(window, "_NET_MOVERESIZE_WINDOW", flags, *(n % (1 << 32) for n in to))


def _set(server: Server, window: int, action: int, names: Sequence[str]) -> None:
    """Ask for states two by two: xfwm4 forgets a maximised window's size between two messages."""
    for at in range(0, len(names), 2):
        pair = [server.names.number(f"{STATE}{name}") for name in names[at : at + 2]]
        server.tell_manager(window, "_NET_WM_STATE", action, *pair, *[0] * (2 - len(pair)), PAGER)
