"""The way back on Windows: every window as it was, as far as it is still there."""

from mentordesk.focus.settle import settled
from mentordesk.focus.win32_api import Api
from mentordesk.focus.win32_hide import TOP, lower, move_back, order, show, unmark
from mentordesk.focus.win32_scene import Top, is_there, look, these
from mentordesk.focus.win32_stay import Stay

_SHOWN_S = 0.5  # how long programs may take to show their windows
_ORDERED_S = 0.05
_ROUNDS = 3


class Return:
    """Puts back what a stay names; windows that took a number over are left alone."""

    def __init__(self, api: Api, stay: Stay) -> None:
        self._api, self._stay = api, stay

    def run(self) -> tuple[int, tuple[str, ...]]:
        """Return how many windows are back, and the programs of those that do not come."""
        noted_once = these(self._api, self._stay.touched)
        there = {top.id: top for top in noted_once if self._stay.is_noted(top)}
        noted = [self._stay.touched[window] for window in self._in_order(there)]
        away = self._away(there)
        for before in reversed(noted):  # the lowest first
            (show if before.id in away else lower)(self._api, before)
        settled(lambda: not self._away(there), _SHOWN_S)
        refused = self._away(there)
        for before in noted:
            unmark(self._api, before.id)
            if before.id not in refused:
                move_back(self._api, before)
        self._restack()
        active = self._stay.active  # ours as well, or a dialog: to be in front changes nothing
        if is_there(self._api, active):
            self._api.user.SetForegroundWindow(active)
        return len(noted) - len(refused), tuple(there[window].app for window in refused)

    def _in_order(self, there: dict[int, Top]) -> list[int]:
        """Return the windows, the uppermost first; those that came later lie lowest."""
        known = [window for window in self._stay.order if window in there]
        return [*known, *(window for window in there if window not in self._stay.order)]

    def _away(self, there: dict[int, Top]) -> list[int]:
        """Return what is out of sight; some programs hide a window that is minimised."""
        user = self._api.user
        return [w for w in there if user.IsIconic(w) or not user.IsWindowVisible(w)]

    def _restack(self) -> None:
        """Ask for the order until it is so: programs that are slow take their places late."""
        for _ in range(_ROUNDS):
            if settled(self._in_its_order, _ORDERED_S):
                return
            now = {top.id: top for top in look(self._api)}
            for above in (True, False):
                self._chain([w for w in self._stay.order if w in now and now[w].topmost is above])

    def _chain(self, windows: list[int]) -> None:
        """Lay each below the one before it; what focus never touched stays where it is."""
        for after, window in zip([TOP, *windows], windows, strict=False):
            if window in self._stay.touched:
                order(self._api, window, after)

    def _in_its_order(self) -> bool:
        now = [top.id for top in look(self._api)]
        wanted = [window for window in self._stay.order if window in now]
        return wanted == [window for window in now if window in wanted]
