"""What happens on a Mac during focus, and what is done about it.

It looks four times a second: the system's own notices would need a class made at run time, and
until then ours lies above whatever comes.
"""

import time
from collections.abc import Iterable, Sequence

from mentordesk.focus.base import Event, Journal, Kind
from mentordesk.focus.mac_api import Api
from mentordesk.focus.mac_scene import App, come_forward, hide, look, unhide
from mentordesk.focus.mac_stay import Stay

_LOOK_S = 0.25
_AGAIN_S = 5.0
_TRIES = 3


class Watch:
    """Keeps programs hidden; one that comes up again and again is left, and covered."""

    def __init__(self, api: Api, own: int, kept: set[int], stay: Stay, journal: Journal) -> None:
        self._api, self._own, self._kept = api, own, kept
        self._stay, self._journal = stay, journal
        self._tries: dict[int, list[float]] = {}
        self._told: set[int] = set()
        self._late: set[int] = set()
        self.hidden = self._counted = 0
        self._look_at = 0.0

    def begin(self, foreign: Sequence[App]) -> list[App]:
        """Start to count after the way in; return which of those stayed in sight."""
        there = {app.pid for app in self.foreign(look(self._api))}
        refused = [app for app in foreign if app.pid in there]
        self._late = {app.pid for app in refused}
        self.hidden = self._counted = len(foreign) - len(refused)
        self._look_at = time.monotonic() + _LOOK_S
        return refused

    def foreign(self, apps: Iterable[App]) -> list[App]:
        """Return the programs in sight that should not be."""
        seen = (app for app in apps if not app.hidden)
        return [app for app in seen if app.pid != self._own and app.pid not in self._kept]

    def note(self, apps: Iterable[App]) -> None:
        """Write down what is about to be hidden; raises OSError."""
        stay = self._stay.grown(apps)
        if stay != self._stay:
            self._journal.intend("macos", stay.undo())
            self._stay = stay  # only now: what is not on disk must not be hidden

    def dispatch(self) -> list[Event]:
        """Hide what came up, and tell."""
        if time.monotonic() < self._look_at:
            return []
        self._look_at = time.monotonic() + _LOOK_S
        apps = look(self._api)
        came = self.foreign(apps)
        events = [event for app in came for event in self._put_away(app)]
        if any(event.kind is Kind.CAME for event in events):
            self.be_in_front()
        if self._late and not came:
            self._late.clear()
            events.append(Event(Kind.WENT))
        return [*events, *self._count(apps)]

    def rest(self) -> float:
        """Return when to look again."""
        return max(0.01, self._look_at - time.monotonic())

    def keep(self, pid: int, *, yes: bool) -> None:
        """Let one more program be seen, or no longer."""
        self._tries.pop(pid, None)
        self._told.discard(pid)
        if yes:
            self._kept.add(pid)
            if pid in self._stay.hid:
                unhide(self._api, pid)
        else:
            self._kept.discard(pid)
        self._look_at = 0.0

    def be_in_front(self) -> None:
        """Put ours in front."""
        come_forward(self._api, self._own)

    def _put_away(self, app: App) -> list[Event]:
        now = time.monotonic()
        tries = [at for at in self._tries.get(app.pid, []) if now - at < _AGAIN_S]
        self._tries[app.pid] = [*tries, now]
        if len(tries) < _TRIES and self._hid(app):
            return [Event(Kind.CAME, app.name)]
        if app.pid in self._told:
            return []
        self._told.add(app.pid)
        return [Event(Kind.REFUSED, app.name)]

    def _hid(self, app: App) -> bool:
        try:
            self.note([app])
        except OSError:  # it could not be written down, so it stays; ours lies over it
            return False
        hide(self._api, app.pid)
        return True

    def _count(self, apps: Sequence[App]) -> list[Event]:
        noted = [app for app in apps if app.hidden and self._stay.is_noted(app)]
        self.hidden = len(noted)
        if self.hidden == self._counted:
            return []
        self._counted = self.hidden
        return [Event(Kind.COUNTED, hidden=self.hidden)]
