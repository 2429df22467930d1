"""Focus on X11, under any window manager that speaks EWMH."""

import contextlib
import os
import time
from dataclasses import replace

from typing_extensions import override

from mentordesk.focus.base import (
    Can,
    Environ,
    Event,
    Journal,
    Level,
    Outcome,
    Own,
    Picture,
    Undo,
    Win,
    WindowBackend,
)
from mentordesk.focus.settle import ms_since
from mentordesk.focus.x11_aside import step_aside
from mentordesk.focus.x11_back import Return
from mentordesk.focus.x11_hide import Allowed, Hider, Stay, window_number
from mentordesk.focus.x11_icon import icon
from mentordesk.focus.x11_link import NoServerError
from mentordesk.focus.x11_marks import Marks, fresh_nonce
from mentordesk.focus.x11_scene import Scene, Seen, look
from mentordesk.focus.x11_server import Server, told_when_lost
from mentordesk.focus.x11_watch import Watch

# Measured exact, by state and by pixels.
_MEASURED = ("openbox", "xfwm4", "metacity", "kwin", "mutter", "gnome shell", "icewm")
# Move a dialog only together with its parent and all other dialogs of it.
_IN_FAMILIES = ("metacity", "kwin", "mutter", "gnome shell", "icewm")
_NEEDED = ("_NET_NUMBER_OF_DESKTOPS", "_NET_CURRENT_DESKTOP", "_NET_WM_DESKTOP")
_WITHOUT_DESKTOPS = ("i3",)
_TITLES = ("_NET_WM_NAME", "WM_NAME")


class X11Windows(WindowBackend):
    """Other windows on an X server."""

    name = "x11"

    def __init__(self, environ: Environ) -> None:
        self._display = environ.get("DISPLAY", "")
        self._server: Server | None = None
        self._watch: Watch | None = None

    @override
    def probe(self) -> tuple[Can, ...] | None:
        try:
            with contextlib.closing(Server(self._display)) as server, told_when_lost():
                return _report(_manager(server), desktops=_has_desktops(server))
        except NoServerError:
            return None

    @override
    def windows(self) -> list[Win]:
        with contextlib.closing(Server(self._display)) as server, told_when_lost():
            scene = look(server)
            others = [
                w for w in reversed(scene.windows) if not w.furniture and w.pid != os.getpid()
            ]
            new, old = (server.properties([(w.id, name) for w in others]) for name in _TITLES)
            titles, ours = map(_title, new, old), Marks.minimised(server, scene)
            pairs = zip(others, titles, strict=True)
            return [_win(w, title, scene, by_us=w.id in ours) for w, title in pairs]

    @override
    def picture(self, window: str) -> Picture | None:
        try:
            with contextlib.closing(Server(self._display)) as server, told_when_lost():
                return icon(server, window_number(window))
        except NoServerError:
            return None

    @override
    def step_aside(self, own: Own) -> None:
        try:
            with contextlib.closing(Server(self._display)) as server, told_when_lost():
                if _manager(server):
                    step_aside(server, Allowed(server, own, ()))
        except NoServerError:
            return

    @override
    def enter(self, own: Own, keep: frozenset[str], journal: Journal) -> Outcome:
        began = time.monotonic()
        try:
            server = self._open(self._display)
        except NoServerError:
            return Outcome(notes=("no-display",))
        with told_when_lost():
            if not _manager(server):
                return Outcome(notes=("no-window-manager",))
            scene, allowed = look(server), Allowed(server, own, keep)
            stay = _stay(server, scene, allowed)
            journal.intend(self.name, stay.undo())
            hider = Hider(server, Marks(server, stay.nonce), stay, allowed)
            foreign = hider.foreign(scene)
            refused = hider.hide(scene)
            self._watch = Watch(server, hider, foreign, refused)
        notes = ("minimised-instead",) if stay.new == stay.old else ()
        apps = tuple(window.app for window in refused)
        return Outcome(ms_since(began), self._watch.hidden, apps, notes)

    @override
    def keep(self, window: str, *, yes: bool) -> None:
        if self._watch is not None:
            with told_when_lost():
                self._watch.keep(window_number(window), yes=yes)

    @override
    def back(self) -> None:
        if self._watch is not None:
            with told_when_lost():
                self._watch.back()

    @override
    def fileno(self) -> int | None:
        return self._server.fileno() if self._server is not None and self._watch else None

    @override
    def dispatch(self) -> list[Event]:
        if self._watch is None:
            return []
        with told_when_lost():
            return self._watch.dispatch()

    @override
    def rest(self) -> float | None:
        return self._watch.rest() if self._watch is not None else None

    @override
    def recover(self, undo: Undo) -> Outcome:
        began = time.monotonic()
        self._watch = None
        try:
            stay = Stay.of(undo)
            server = self._open(stay.display)
            with told_when_lost():
                back = Return(server, stay).run()
        except (ValueError, NoServerError):
            # The X server of that time is gone, and all its windows with it.
            return Outcome(notes=("desktop-gone",))
        return Outcome(ms_since(began), back)

    @override
    def close(self) -> None:
        self._watch = None
        if self._server is not None:
            self._server.close()
            self._server = None

    def _open(self, display: str) -> Server:
        if self._server is None or self._server.name != display:
            self.close()
            self._server = Server(display)
        return self._server


def _stay(server: Server, scene: Scene, allowed: Allowed) -> Stay:
    """Return how it is now; ours lies on top afterwards where it is in use but stepped aside."""
    windows, active = scene.windows, scene.by_id.get(scene.active)
    if active is not None and allowed.ours(active):
        windows = tuple(sorted(windows, key=allowed.ours))
    empty = scene.empty_desktop()
    new = scene.desktops if empty is None else empty
    stay = Stay(
        display=server.name,
        nonce=fresh_nonce(),
        old=scene.current,
        new=new,
        count=scene.desktops,
        active=scene.active,
        order=tuple(window.id for window in windows),
    )
    return stay if _has_desktops(server) else replace(stay, new=scene.current)


def _manager(server: Server) -> str:
    """Return the window manager's name; empty when none is running."""
    check = server.numbers(server.root, "_NET_SUPPORTING_WM_CHECK")
    if not check or server.numbers(check[0], "_NET_SUPPORTING_WM_CHECK") != check:
        return ""
    name = server.properties([(check[0], "_NET_WM_NAME")])[0]
    return name.decode("utf-8", "replace").lower() if isinstance(name, bytes) else "unknown"


def _has_desktops(server: Server) -> bool:
    supported = server.numbers(server.root, "_NET_SUPPORTED")
    if _manager(server) in _WITHOUT_DESKTOPS:
        return False
    return all(server.names.number(name) in supported for name in _NEEDED)


def _report(manager: str, *, desktops: bool) -> tuple[Can, ...]:
    if not manager:
        return (
            Can("hide_windows", Level.NO, "no-window-manager"),
            Can("exceptions", Level.NO, "no-window-manager"),
            Can("other_screens", Level.YES),
        )
    known = any(manager.startswith(name) for name in _MEASURED)
    sure = Level.YES if desktops and known else Level.PARTLY
    why = "" if sure is Level.YES else "manager-not-measured" if desktops else "no-desktops"
    return (
        Can("hide_windows", sure, why),
        Can("new_windows", sure, why),
        Can("exceptions", sure, why),
        Can("toasts", Level.PARTLY, "toasts-for-a-moment"),
        Can("other_screens", Level.YES),
        Can("exact_restore", *_exact(manager, sure, why)),
        Can("survives_kill", Level.YES),
    )


def _exact(manager: str, sure: Level, why: str) -> tuple[Level, str]:
    if manager.startswith(_IN_FAMILIES) and sure is Level.YES:
        return Level.PARTLY, "order-of-dialogs"
    return sure, why


def _title(new: object, old: object) -> str:
    """Return a window's title; programs from before UTF-8 write theirs in Latin-1."""
    if isinstance(new, bytes) and new:
        return new.decode("utf-8", "replace")
    return old.decode("latin1") if isinstance(old, bytes) else ""


def _win(window: Seen, title: str, scene: Scene, *, by_us: bool) -> Win:
    here, minimised = window.on(scene.current), window.minimised and not by_us
    return Win(hex(window.id), window.app, title, window.pid, here, minimised)
