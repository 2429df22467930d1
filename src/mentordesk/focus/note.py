"""One notification on the desktop, shown by whatever server is running there."""

import contextlib
import os

from mentordesk.focus.base import BusError, Environ
from mentordesk.focus.bus import Bus, session_bus
from mentordesk.focus.quiet import NOTIFICATIONS

_FROM_THE_SERVER = -1  # how long it is shown


class Note:
    """A newer one takes the place of the one before; every program can read its words."""

    def __init__(self, environ: Environ | None = None) -> None:
        self._environ = dict(os.environ if environ is None else environ)
        self._bus: Bus | None = None  # some servers put away what comes from a closed connection
        self._number = 0

    def show(self, title: str, words: str) -> bool:
        """Show it; tell whether a server took it."""
        hints = {"transient": ("b", True)}  # it is of no use in a list of the day
        actions: list[str] = []
        body = ("MentorDesk", self._number, "", title, words, actions, hints, _FROM_THE_SERVER)
        try:
            if self._bus is None:
                self._bus = session_bus(self._environ)
            answer = self._bus.call(NOTIFICATIONS, "Notify", "susssasa{sv}i", *body)
        except BusError:
            self._let_go()
            return False
        self._number = int(answer[0])
        return True

    def close(self) -> None:
        """Put it away, if one is there."""
        if self._bus is not None:
            with contextlib.suppress(BusError):  # it was put away by hand, or the server went
                self._bus.call(NOTIFICATIONS, "CloseNotification", "u", self._number)
        self._let_go()

    def _let_go(self) -> None:
        if self._bus is not None:
            self._bus.close()
        self._bus, self._number = None, 0
