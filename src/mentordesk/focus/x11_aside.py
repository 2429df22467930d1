"""Our windows below all others: who steps out wants to see what was hidden."""

from mentordesk.focus.x11_ask import caught_up
from mentordesk.focus.x11_hide import Allowed
from mentordesk.focus.x11_scene import look
from mentordesk.focus.x11_server import Server

_ANSWER_S = 0.5
_LOSING_S = 0.15
_TRIES = 3
_BELOW = 1


def step_aside(server: Server, allowed: Allowed) -> None:
    """Lay ours below, and leave the keyboard with it: the way back in is one key.

    With our topmost: a question that is open gives back what is typed into the window below it,
    and would be raised for that.
    """
    caught_up(server, _ANSWER_S)
    scene = look(server)
    shown = scene.shown()
    ours = [window.id for window in shown if allowed.ours(window)]
    if not 0 < len(ours) < len(shown):
        return
    has_keyboard = scene.active in ours
    if has_keyboard:
        _take(server, ours[-1])
    for window in reversed(ours):
        server.stack(window, _BELOW)
    server.flush()
    if has_keyboard:
        _hold_on(server, ours[-1])


def _hold_on(server: Server, window: int) -> None:
    """Take the keyboard back from whatever lies on top by then: xfwm4 gives it to that, later."""
    for _ in range(_TRIES):
        if not server.until(lambda: not _is_active(server, window), _LOSING_S):
            return
        _take(server, window)


def _take(server: Server, window: int) -> None:
    if not _is_active(server, window):
        server.focus(window)
        server.until(lambda: _is_active(server, window), _ANSWER_S)


def _is_active(server: Server, window: int) -> bool:
    return server.number(server.root, "_NET_ACTIVE_WINDOW") == window
