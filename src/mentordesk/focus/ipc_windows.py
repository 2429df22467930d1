"""Focus in sway and i3, which go to an empty workspace on each output by their own protocol."""

import contextlib
import os
import time
from abc import abstractmethod
from collections.abc import Iterable

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
from mentordesk.focus.ipc_back import put_all_back
from mentordesk.focus.ipc_hide import Allowed, Stay, hide
from mentordesk.focus.ipc_link import VERSION, Link, NoManagerError
from mentordesk.focus.ipc_tree import Pane, Scene, look
from mentordesk.focus.ipc_watch import Watch
from mentordesk.focus.settle import ms_since
from mentordesk.marks import override

PROBE_S = 0.09
_NONCE_BYTES = 8
_ANEW_S = 1.5


class IpcWindows(WindowBackend):
    """Other windows where the window manager is told by messages what to do."""

    name = ""
    swaps_parts = False
    comes_back = False  # whether it can start anew and leave every window open
    toasts = Can("toasts", Level.NO)
    exact = Can("exact_restore", Level.YES)

    def __init__(self, environ: Environ) -> None:
        self._environ = environ
        self._link: Link | None = None
        self._watch: Watch | None = None

    @abstractmethod
    def _address(self) -> str:
        """Return where the window manager listens; empty when this is not its desktop."""

    @abstractmethod
    def _known(self, scene: Scene) -> Scene:
        """Return what was seen with what else is known about it here."""

    @abstractmethod
    def _measured(self, link: Link, scene: Scene, going: set[int]) -> Scene:
        """Return what was seen with the places of windows that will be moved, where they hide."""

    def _ours(self, scene: Scene, own: Own) -> set[int]:
        """Return our own windows among those that are there."""
        return {pane.id for pane in scene.panes.values() if own.pid and pane.pid == own.pid}

    @abstractmethod
    def _main(self, ours: Iterable[Pane], own: Own) -> int:
        """Return which of our windows is the main one; 0 for none of them."""

    @override
    def probe(self) -> tuple[Can, ...] | None:
        address = self._address()
        if not address:
            return None
        try:
            with contextlib.closing(Link(address, PROBE_S)) as link:
                link.ask(VERSION)
        except NoManagerError:
            return None
        return (
            Can("hide_windows", Level.YES),
            Can("new_windows", Level.YES),
            Can("exceptions", Level.YES),
            self.toasts,
            Can("other_screens", Level.YES),
            self.exact,
            Can("survives_kill", Level.YES),
        )

    @override
    def windows(self) -> list[Win]:
        try:
            with contextlib.closing(Link(self._address())) as link:
                scene = self._known(look(link))
        except NoManagerError:
            return []
        here = {pane.id: True for pane in scene.shown()}
        rest = (pane for pane in scene.panes if pane not in here)
        panes = (scene.panes[pane] for pane in (*here, *rest))
        return [_win(pane, here=pane.id in here) for pane in panes if pane.pid != os.getpid()]

    @override
    def picture(self, window: str) -> Picture | None:
        return None

    @override
    def step_aside(self, own: Own) -> None:
        return  # side by side, nothing lies over the others

    @override
    def enter(self, own: Own, keep: frozenset[str], journal: Journal) -> Outcome:
        began = time.monotonic()
        try:
            link = self._open(self._address())
        except NoManagerError:
            return Outcome(notes=("no-display",))
        allowed = Allowed(lambda now: self._ours(self._known(now), own), keep)
        scene = self._known(look(link))
        scene = self._measured(link, scene, allowed.ours(scene) | allowed.kept)
        stay = self._stay(link.address, scene, own, allowed)
        journal.intend(self.name, stay.undo())
        hide(link, scene, stay)

        def written(changed: Stay) -> None:
            journal.intend(self.name, changed.undo())

        self._watch = Watch(link, stay, allowed, written)
        refused = tuple(pane.app for pane in self._watch.begin(scene))
        return Outcome(ms_since(began), self._watch.hidden, refused)

    @override
    def keep(self, window: str, *, yes: bool) -> None:
        if self._watch is not None and window.isdecimal():
            self._watch.keep(int(window), yes=yes)

    @override
    def back(self) -> None:
        if self._watch is not None:
            self._watch.back()

    @override
    def fileno(self) -> int | None:
        return self._link.fileno() if self._link is not None and self._watch else None

    @override
    def dispatch(self) -> list[Event]:
        return self._watch.dispatch() if self._watch is not None else []

    @override
    def rest(self) -> float | None:
        return self._watch.rest() if self._watch is not None else None

    @override
    def recover(self, undo: Undo) -> Outcome:
        began = time.monotonic()
        self._watch = None
        try:
            stay = Stay.of(undo)
            back = put_all_back(self._again(stay.address), stay)
        except (ValueError, NoManagerError):
            # The window manager of that time is gone, and all its windows with it.
            return Outcome(notes=("desktop-gone",))
        return Outcome(ms_since(began), back)

    @override
    def close(self) -> None:
        self._watch = None
        if self._link is not None:
            self._link.close()
            self._link = None

    def _open(self, address: str) -> Link:
        if self._link is None or self._link.address != address:
            self.close()
            self._link = Link(address, swaps_parts=self.swaps_parts)
        return self._link

    def _again(self, address: str) -> Link:
        """Connect to the window manager of that time, which may be starting anew just now.

        Raises NoManagerError.
        """
        end = time.monotonic() + _ANEW_S
        while True:
            try:
                return self._open(address)
            except NoManagerError:
                if not self.comes_back or time.monotonic() >= end:
                    raise
            time.sleep(0.02)

    def _stay(self, address: str, scene: Scene, own: Own, allowed: Allowed) -> Stay:
        """Return how it is now, with a seat for each window that will be moved."""
        ours = allowed.ours(scene)
        main = self._main((scene.panes[pane] for pane in ours), own)
        stay = Stay(address, os.urandom(_NONCE_BYTES).hex(), main, scene.focused)
        stay = stay.with_screens(scene)
        for pane in scene.panes.values():
            along = pane.id in ours | allowed.kept
            if not pane.minimised and (along or pane.sticky):
                stay = stay.with_seat(scene, pane, along=along)
        return stay


def _win(pane: Pane, *, here: bool) -> Win:
    return Win(str(pane.id), pane.app, pane.title, pane.pid, here, pane.minimised)
