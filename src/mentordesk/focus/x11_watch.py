"""What happens on an X11 desktop during focus, and what is done about it."""

import time
from collections.abc import Iterable, Sequence
from typing import Any

from Xlib import X

from mentordesk.focus.base import Event, Kind
from mentordesk.focus.x11_ask import hold_keyboard
from mentordesk.focus.x11_hide import Hider, show_desktop
from mentordesk.focus.x11_scene import Scene, Seen, class_name, look
from mentordesk.focus.x11_server import PAGER, Server

_ROOT_NEWS = (
    "_NET_CLIENT_LIST",
    "_NET_CLIENT_LIST_STACKING",
    "_NET_ACTIVE_WINDOW",
    "_NET_CURRENT_DESKTOP",
)
_WINDOW_NEWS = ("_NET_WM_DESKTOP",)
_BELOW = 1
_AGAIN_S = 5.0
_RAISED_S = 1.0
_GOING_S = 0.3  # how long a window manager may take to do as it was told
_RETURNING_S = 1.0
_LATE_S = 1.0
_TRIES = 3
_ROUNDS = 20  # looking reads more news; a flood of it must not hold up the guard
_TOAST = "_NET_WM_WINDOW_TYPE_NOTIFICATION"


class Watch:
    """Keeps the desktop as it should be, without fighting the person.

    A window manager that was too slow for the way in is waited for: what `refused` then may go yet.
    """

    def __init__(
        self, server: Server, hider: Hider, foreign: Iterable[Seen], refused: Sequence[Seen] = ()
    ) -> None:
        self._server = server
        self._hider = hider
        self._away = {window.id for window in (*foreign, *refused)}
        self.hidden = self._counted = len(self._away) - len(refused)
        self._ours_active = hider.allowed.main
        self._tries: dict[int, list[float]] = {}
        self._told: set[int] = set()
        self._raised_at = -_RAISED_S
        self._left_at = -_AGAIN_S
        self._returning = -_RETURNING_S
        self._asking = False
        self._look_at: float | None = None
        self._watched = {server.root}
        server.watch(self._watched)
        self._late = {window.id for window in refused}
        arrived = self._look().current == hider.stay.new
        self._arrived = arrived or not self._late
        self._look_again()

    def dispatch(self) -> list[Event]:
        """Put away what came up, and tell."""
        found: list[Event] = []
        for _ in range(_ROUNDS):
            news = self._server.events()
            if not news:
                break
            toasts = [self._toast(event.window) for event in news if _unmanaged(event)]
            found += [toast for toast in toasts if toast is not None]
            if sum(self._matters(event) for event in news):
                found += self._sweep(self._look())
        if self._look_at is not None and time.monotonic() >= self._look_at:
            found += self._sweep(self._look())
        self._server.flush()
        return [*found, *self._count()]

    def rest(self) -> float | None:
        """Return when to look whether what was sent away went."""
        return None if self._look_at is None else max(0.01, self._look_at - time.monotonic())

    def back(self) -> None:
        """Return after the person chose to stay in focus."""
        self._asking = False
        self._left_at = -_AGAIN_S
        self._return()

    def keep(self, window: int, *, yes: bool) -> None:
        """Let one more window be seen, or no longer."""
        self._tries.pop(window, None)
        self._told.discard(window)
        kept, seen = self._hider.allowed.kept, self._look().by_id.get(window)
        if yes == (window in kept):
            return
        if yes:
            kept.add(window)
            if seen is not None:
                self._hider.bring(seen)
        else:
            kept.discard(window)
            if seen is not None:
                self._hider.release(seen)
            self._sweep(self._look())
        self._server.flush()

    def _look(self) -> Scene:
        """Look, and hear from now on when a window that is there is moved.

        Not every window manager writes anything about the desktop then.
        """
        scene = look(self._server)
        there = {self._server.root, *scene.by_id}
        self._server.watch(there - self._watched)
        self._watched = there
        return scene

    def _matters(self, event: Any) -> bool:
        if event.type == X.ClientMessage:
            self._note_raise(event)
            return False
        if event.type != X.PropertyNotify:
            return False
        news = _ROOT_NEWS if event.window == self._server.root else _WINDOW_NEWS
        return self._server.names.known(event.atom) in news

    def _note_raise(self, event: Any) -> None:
        """Remember that a program raised itself: what follows is not the person's doing."""
        if self._server.names.known(event.client_type) != "_NET_ACTIVE_WINDOW":
            return
        if event.data[1][0] != PAGER:
            self._raised_at = time.monotonic()

    def _sweep(self, scene: Scene) -> list[Event]:
        stay = self._hider.stay
        if scene.current != stay.new:
            return self._left(scene) if self._arrived else self._awaited()
        self._arrived, self._asking, self._returning = True, False, -_RETURNING_S
        came = self._hider.foreign(scene)
        self._note_hidden(scene, {window.id for window in came})
        events = [*self._went(came), *(event for w in came for event in self._put_away(w))]
        self._look_again(going=any(window.id not in self._told for window in came))
        active = scene.by_id.get(scene.active)
        if active is not None and self._hider.allowed.covers(active, scene):
            self._ours_active = active.id
            hold_keyboard(self._server, active.id)
        elif came or active is not None:
            self._hider.activate(self._ours_active)
        return events

    def _note_hidden(self, scene: Scene, seen: set[int]) -> None:
        """Note how many are out of sight of those that should be, and have not closed."""
        self._away = (self._away | seen) & scene.by_id.keys()
        away = [scene.by_id[window] for window in self._away - seen]
        self.hidden = sum(not self._hider.allowed.covers(window, scene) for window in away)

    def _count(self) -> list[Event]:
        if self.hidden == self._counted:
            return []
        self._counted = self.hidden
        return [Event(Kind.COUNTED, hidden=self.hidden)]

    def _awaited(self) -> list[Event]:
        """Ask again for our desktop: who never got there cannot have left it."""
        show_desktop(self._server, self._hider.stay.new)
        self._server.flush()
        self._look_again()
        return []

    def _look_again(self, *, going: bool = False) -> None:
        """Say when to look even if nothing happens: soon, now and then, or never."""
        seconds = _GOING_S if going else _LATE_S if self._late else None
        self._look_at = None if seconds is None else time.monotonic() + seconds

    def _went(self, came: Sequence[Seen]) -> list[Event]:
        """Tell once that what refused on the way in is out of sight, and all else too."""
        if came or not self._late:
            return []
        self._late.clear()
        return [Event(Kind.WENT)]

    def _left(self, scene: Scene) -> list[Event]:
        """Go back once; the second time within seconds is the person's wish to be asked."""
        now = time.monotonic()
        self._look_at = None if self._asking else now + _GOING_S
        if self._asking or now - self._returning < _RETURNING_S:
            return []  # asked already, or on our way back
        if now - self._raised_at < _RAISED_S:
            self._return()
            return [Event(Kind.CAME, self._app(scene, scene.active))]
        if now - self._left_at < _AGAIN_S:
            self._asking, self._look_at = True, None
            return [Event(Kind.LEFT)]
        self._left_at = now
        self._return()
        return []

    def _return(self) -> None:
        self._returning = time.monotonic()
        show_desktop(self._server, self._hider.stay.new)
        self._hider.activate(self._ours_active)
        self._server.flush()

    def _put_away(self, window: Seen) -> list[Event]:
        now = time.monotonic()
        tries = [at for at in self._tries.get(window.id, []) if now - at < _AGAIN_S]
        if tries and now - tries[-1] < _GOING_S:
            return []  # on its way
        self._tries[window.id] = [*tries, now]
        stay = self._hider.stay
        if len(tries) >= 2 * _TRIES:
            if window.id in self._told:
                return []
            self._told.add(window.id)
            return [Event(Kind.REFUSED, window.app)]
        if len(tries) >= _TRIES or stay.new == stay.old:
            self._hider.minimise([window])
        else:
            self._hider.send_off(window)
        return [Event(Kind.CAME, window.app)]

    def _toast(self, window: int) -> Event | None:
        """Put a program's own notification behind ours; menus and the like are left alone."""
        kind, classes = self._server.properties(
            [(window, "_NET_WM_WINDOW_TYPE"), (window, "WM_CLASS")]
        )
        if self._server.names.number(_TOAST) not in (kind or ()):
            return None
        if self._hider.allowed.ours(Seen(window)):
            return None
        self._server.stack(window, _BELOW)
        return Event(Kind.TOAST, class_name(classes))

    def _app(self, scene: Scene, window: int) -> str:
        return scene.by_id[window].app if window in scene.by_id else ""


def _unmanaged(event: Any) -> bool:
    return bool(event.type == X.MapNotify and event.override)
