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

    A question that was opened meanwhile stays in front: a key would answer it unseen.
    """

    def asks() -> bool:
        return any(window.parent for window in look(server).shown() if allowed.ours(window))

    caught_up(server, _ANSWER_S)
    # One that was just put away may be listed a moment longer.
    if not server.until(lambda: not asks(), _LOSING_S):
        return
    scene = look(server)
    shown = scene.shown()
    ours = [window.id for window in shown if allowed.ours(window)]
    if not 0 < len(ours) < len(shown):
        return
    for window in reversed(ours):
        server.stack(window, _BELOW)
    server.flush()
    if scene.active in ours:
        _hold_on(server, allowed, scene.active)


def _hold_on(server: Server, allowed: Allowed, window: int) -> None:
    """Take the keyboard back from whatever lies on top by then: xfwm4 gives it to that, later.

    Not from a dialog of ours: it would keep from the window below what is typed there.
    """

    def is_ours() -> bool:
        scene = look(server)
        active = scene.by_id.get(scene.active)
        return active is not None and allowed.ours(active)

    for _ in range(_TRIES):
        if not server.until(lambda: not is_ours(), _LOSING_S):
            return
        server.focus(window)
        server.until(is_ours, _ANSWER_S)
