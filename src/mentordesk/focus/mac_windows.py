"""Focus on macOS: other programs are hidden, and ours covers what refuses.

A program is hidden as a whole, and one that was hidden before stays so: hiding all others and
showing all again would show that one, too.
"""

import time
from functools import cached_property

from mentordesk import paths
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
from mentordesk.focus.journal import DiskJournal
from mentordesk.focus.mac_api import Api, Load
from mentordesk.focus.mac_scene import App, come_forward, front, hide, look, unhide
from mentordesk.focus.mac_stay import Stay
from mentordesk.focus.mac_watch import Watch
from mentordesk.focus.settle import ms_since, settled
from mentordesk.marks import override

_GONE_S = 0.5  # how long programs may take to hide or to show themselves
_NOT_RUN = "mac-not-run"


class MacWindows(WindowBackend):
    """Other programs on a Mac, each of them with all of its windows."""

    name = "macos"

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
        return (
            Can("hide_windows", Level.PARTLY, "mac-whole-programs"),
            Can("new_windows", Level.PARTLY, _NOT_RUN),
            Can("exceptions", Level.PARTLY, "mac-whole-programs"),
            Can("toasts", Level.PARTLY, "toasts-for-a-moment"),
            Can("other_screens", Level.YES),
            Can("exact_restore", Level.PARTLY, _NOT_RUN),
            Can("survives_kill", Level.PARTLY, _NOT_RUN),
        )

    @override
    def windows(self) -> list[Win]:
        undo = DiskJournal(paths.state_folder()).parts().get(self.name)
        by_us = _stay(undo) if undo is not None else Stay()
        return [
            Win(
                str(app.pid),
                app.name,
                "",  # it is no window; which ones a program has is not ours to read
                app.pid,
                not app.hidden,
                app.hidden and not by_us.is_noted(app),
            )
            for app in look(self._api)
        ]

    @override
    def picture(self, window: str) -> Picture | None:
        return None

    @override
    def step_aside(self, own: Own) -> None:
        return

    @override
    def enter(self, own: Own, keep: frozenset[str], journal: Journal) -> Outcome:
        began = time.monotonic()
        kept = {int(number) for number in keep if number.isdecimal()}
        stay, apps = Stay(front(self._api)), look(self._api)
        watch = Watch(self._api, own.pid, kept, stay, journal)
        foreign = watch.foreign(apps)
        watch.note(foreign)
        for app in foreign:
            hide(self._api, app.pid)
        watch.be_in_front()
        settled(lambda: not watch.foreign(look(self._api)), _GONE_S)
        refused = watch.begin(foreign)
        self._watch = watch
        return Outcome(ms_since(began), watch.hidden, tuple(app.name for app in refused))

    @override
    def keep(self, window: str, *, yes: bool) -> None:
        if self._watch is not None and window.isdecimal():
            self._watch.keep(int(window), yes=yes)

    @override
    def back(self) -> None:
        if self._watch is not None:
            self._watch.be_in_front()

    @override
    def fileno(self) -> int | None:
        return None

    @override
    def dispatch(self) -> list[Event]:
        return self._watch.dispatch() if self._watch is not None else []

    @override
    def rest(self) -> float | None:
        return self._watch.rest() if self._watch is not None else None

    @override
    def recover(self, undo: Undo) -> Outcome:
        began, stay = time.monotonic(), _stay(undo)
        self.close()
        ours = [app for app in self._noted(stay) if app.hidden]
        for app in ours:
            unhide(self._api, app.pid)
        settled(lambda: not self._still_hidden(stay), _GONE_S)
        refused = self._still_hidden(stay)
        if any(app.pid == stay.front for app in self._noted(stay)):
            come_forward(self._api, stay.front)
        return Outcome(ms_since(began), len(ours) - len(refused), tuple(a.name for a in refused))

    @override
    def close(self) -> None:
        self._watch = None

    def _noted(self, stay: Stay) -> list[App]:
        return [app for app in look(self._api) if stay.is_noted(app)]

    def _still_hidden(self, stay: Stay) -> list[App]:
        return [app for app in self._noted(stay) if app.hidden]


def _stay(undo: Undo) -> Stay:
    """Return what a journal tells; nothing where it is none of ours."""
    try:
        return Stay.of(undo)
    except ValueError:
        return Stay()
