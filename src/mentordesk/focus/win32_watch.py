"""What happens on a Windows desktop during focus, and what is done about it."""

import contextlib
import time
from collections.abc import Sequence

from mentordesk.focus.base import Event, Kind
from mentordesk.focus.win32_api import Api
from mentordesk.focus.win32_hide import ABOVE_ALL, Hider, order
from mentordesk.focus.win32_hook import Hook
from mentordesk.focus.win32_scene import Top, is_cloaked, look

_AGAIN_S = 5.0
_GOING_S = 0.3  # how long a program may take to minimise its window
_LATE_S = 1.0
_RETURNING_S = 1.0
_TRIES = 3


class Watch:
    """Keeps the desktop as it should be, without fighting the person.

    Another virtual desktop is told by our own window, which Windows then keeps out of sight: what
    is open there is nobody's to minimise.
    """

    def __init__(self, api: Api, hider: Hider, tops: Sequence[Top], refused: Sequence[Top]) -> None:
        self._api, self._hider = api, hider
        self.hook = Hook(api)
        self._away = {top.id for top in hider.foreign(tops)}
        self.hidden = self._counted = len(self._away) - len(refused)
        self._late = {top.id for top in refused}
        self._passing = {top.id for top in tops if top.passing}
        self._tries: dict[int, list[float]] = {}
        self._told: set[int] = set()
        self._left_at, self._returning = -_AGAIN_S, -_RETURNING_S
        self._asking = False
        self._look_at: float | None = time.monotonic()  # what came up before the hook was there

    def dispatch(self) -> list[Event]:
        """Put away what came up, and tell."""
        due = self._look_at is not None and time.monotonic() >= self._look_at
        if not self.hook.heard() and not due:
            return []
        main = self._hider.allowed.ours[:1]
        if main and is_cloaked(self._api, main[0]):
            return self._left()
        self._asking, self._returning = False, -_RETURNING_S
        return self._sweep(look(self._api))

    def rest(self) -> float | None:
        """Return when to look whether what was asked for happened."""
        return None if self._look_at is None else max(0.01, self._look_at - time.monotonic())

    def back(self) -> None:
        """Return after the person chose to stay in focus."""
        self._asking, self._left_at = False, -_AGAIN_S
        self._return()

    def keep(self, window: int, *, yes: bool) -> None:
        """Let one more window be seen, or no longer, as far as it can be written down."""
        self._tries.pop(window, None)
        self._told.discard(window)
        kept = self._hider.allowed.kept
        top = next((top for top in look(self._api) if top.id == window), None)
        if yes == (window in kept):
            return
        (kept.add if yes else kept.discard)(window)
        if top is not None:
            self._away.add(window)
            # What cannot be written down is not changed: it stays small, or in sight behind ours.
            with contextlib.suppress(OSError):
                (self._hider.lift if yes else self._hider.release)(top)
        self._look_at = time.monotonic()

    def _sweep(self, tops: Sequence[Top]) -> list[Event]:
        came = self._hider.foreign(tops)
        toasts = self._toasts(tops)
        events = [event for top in came for event in self._put_away(top)]
        if came or toasts:
            self._be_in_front(came)
        if not came and self._late:
            self._late.clear()
            events.append(Event(Kind.WENT))
        going = any(top.id not in self._told for top in came)
        seconds = _GOING_S if going else _LATE_S if self._late else None
        self._look_at = None if seconds is None else time.monotonic() + seconds
        return [*toasts, *events, *self._count(tops, {top.id for top in came})]

    def _toasts(self, tops: Sequence[Top]) -> list[Event]:
        """Find notifications that programs draw themselves; they go away by themselves, too."""
        allowed = self._hider.allowed
        passing = {top.id: top for top in tops if top.passing and not allowed.is_ours(top)}
        new = [top for top in passing.values() if top.id not in self._passing]
        self._passing = set(passing)
        return [Event(Kind.TOAST, top.app) for top in new]

    def _be_in_front(self, came: Sequence[Top]) -> None:
        """Lay ours over what came; a toast is never touched, as it may belong where it is."""
        ours, kept = self._hider.allowed.ours, self._hider.allowed.kept
        if not kept:  # beside a window that stays, ours leaves room above
            for window in reversed(ours):
                order(self._api, window, ABOVE_ALL)
        if ours and self._api.user.GetForegroundWindow() in {top.id for top in came}:
            self._api.user.SetForegroundWindow(ours[0])

    def _put_away(self, top: Top) -> list[Event]:
        now = time.monotonic()
        tries = [at for at in self._tries.get(top.id, []) if now - at < _AGAIN_S]
        if tries and now - tries[-1] < _GOING_S:
            return []  # on its way
        self._tries[top.id] = [*tries, now]
        if len(tries) < _TRIES and self._hid(top):
            return [Event(Kind.CAME, top.app)]
        if top.id in self._told:
            return []
        self._told.add(top.id)
        return [Event(Kind.REFUSED, top.app)]

    def _hid(self, top: Top) -> bool:
        try:
            self._hider.hide([top])
        except OSError:  # it could not be written down, so it stays; ours lies over it
            return False
        return True

    def _count(self, tops: Sequence[Top], seen: set[int]) -> list[Event]:
        kept, there = self._hider.allowed.kept, {top.id for top in tops}
        self._away = (self._away | seen) & there
        self.hidden = len(self._away - seen - kept)
        if self.hidden == self._counted:
            return []
        self._counted = self.hidden
        return [Event(Kind.COUNTED, hidden=self.hidden)]

    def _left(self) -> list[Event]:
        """Go back once; the second time within seconds is the person's wish to be asked."""
        now = time.monotonic()
        self._look_at = None if self._asking else now + _GOING_S
        if self._asking or now - self._returning < _RETURNING_S:
            return []  # asked already, or on our way back
        if now - self._left_at < _AGAIN_S:
            self._asking, self._look_at = True, None
            return [Event(Kind.LEFT)]
        self._left_at = now
        self._return()
        return []

    def _return(self) -> None:
        """Show our window: Windows goes to the desktop it is on."""
        self._returning = time.monotonic()
        for window in self._hider.allowed.ours[:1]:
            self._api.user.SetForegroundWindow(window)
