"""Focus on Windows: other windows are minimised, and ours covers what refuses.

A second desktop would be the better way; Windows lets a program take only its own windows there.
"""

import os
import time
from functools import cached_property, partial

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
from mentordesk.focus.settle import ms_since, settled
from mentordesk.focus.win32_api import Api, Load, text
from mentordesk.focus.win32_back import Return
from mentordesk.focus.win32_hide import Allowed, Hider, is_by_us, number
from mentordesk.focus.win32_scene import Top, look
from mentordesk.focus.win32_stay import Stay
from mentordesk.focus.win32_watch import Watch
from mentordesk.marks import override

_GONE_S = 0.3  # how long programs may take to minimise their windows
_NOT_RUN = "windows-not-run"


class Win32Windows(WindowBackend):
    """Other windows on the desktop of Windows that is shown."""

    name = "win32"

    def __init__(self, _: Environ | None = None, load: Load | None = None) -> None:
        self._load = load
        self._watch: Watch | None = None

    @cached_property
    def _api(self) -> Api:
        return Api(self._load)

    @override
    def probe(self) -> tuple[Can, ...] | None:
        try:
            look(self._api)
        except OSError:
            return None
        unsure = [
            Can(what, Level.PARTLY, _NOT_RUN)
            for what in ("new_windows", "exceptions", "exact_restore", "survives_kill")
        ]
        return (
            Can("hide_windows", Level.PARTLY, "windows-minimised"),
            *unsure,
            Can("toasts", Level.PARTLY, "toasts-for-a-moment"),
            Can("other_screens", Level.YES),
        )

    @override
    def windows(self) -> list[Win]:
        others = [top for top in look(self._api) if not top.passing and not _is_this(top)]
        return [self._win(top) for top in others]

    @override
    def picture(self, window: str) -> Picture | None:
        return None

    @override
    def step_aside(self, own: Own) -> None:
        return

    @override
    def enter(self, own: Own, keep: frozenset[str], journal: Journal) -> Outcome:
        began = time.monotonic()
        allowed = Allowed(own, os.getpid(), {number(window) for window in keep})
        tops = look(self._api)
        order = tuple(top.id for top in tops if not top.minimised and not allowed.is_ours(top))
        active = self._api.user.GetForegroundWindow() or 0
        hider = Hider(
            self._api, Stay(active=active, order=order), allowed, partial(journal.intend, self.name)
        )
        foreign, kept = hider.foreign(tops), [top for top in tops if top.id in allowed.kept]
        hider.note([*foreign, *kept])
        hider.hide(foreign)
        for top in kept:
            hider.lift(top)
        if allowed.ours:
            self._api.user.SetForegroundWindow(allowed.ours[0])
        small = self._api.user.IsIconic
        settled(lambda: all(small(top.id) for top in foreign), _GONE_S)
        refused = [top for top in foreign if not small(top.id)]
        self._watch = Watch(self._api, hider, tops, refused)
        return Outcome(ms_since(began), self._watch.hidden, tuple(top.app for top in refused))

    @override
    def keep(self, window: str, *, yes: bool) -> None:
        if self._watch is not None:
            self._watch.keep(number(window), yes=yes)

    @override
    def back(self) -> None:
        if self._watch is not None:
            self._watch.back()

    @override
    def fileno(self) -> int | None:
        return self._watch.hook.fileno() if self._watch is not None else None

    @override
    def dispatch(self) -> list[Event]:
        return self._watch.dispatch() if self._watch is not None else []

    @override
    def rest(self) -> float | None:
        return self._watch.rest() if self._watch is not None else None

    @override
    def recover(self, undo: Undo) -> Outcome:
        began = time.monotonic()
        self.close()
        try:
            back, refused = Return(self._api, Stay.of(undo)).run()
        except ValueError:
            return Outcome(notes=("desktop-gone",))
        return Outcome(ms_since(began), back, refused)

    @override
    def close(self) -> None:
        watch, self._watch = self._watch, None
        if watch is not None:
            watch.hook.close()

    def _win(self, top: Top) -> Win:
        title = text(self._api.user.GetWindowTextW, top.id)
        theirs = top.minimised and not is_by_us(self._api, top.id)
        return Win(hex(top.id), top.app, title, top.program.pid, not top.minimised, theirs)


def _is_this(top: Top) -> bool:
    return top.program.pid == os.getpid()
