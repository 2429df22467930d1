"""Notifications on Windows: it silences them by itself for what fills the screen.

Its own ways for programs are closed: a focus session needs a token from Microsoft to be started,
and the interface of quiet hours is not documented. So the person is told of the rule.
"""

from mentordesk.focus.base import Can, Environ, Journal, Level, QuietBackend, Undo
from mentordesk.marks import override


class Win32Quiet(QuietBackend):
    """Changes nothing: the rule "When using an app in full-screen mode" does, where it is on."""

    name = "windows-rule"

    def __init__(self, _: Environ | None = None) -> None:
        pass

    @override
    def probe(self) -> tuple[Can, ...] | None:
        return (
            Can("silence", Level.PARTLY, "windows-full-screen-rule", "open-notification-settings"),
            Can("urgent_silence", Level.NO, "urgent-still-shown"),
        )

    @override
    def on(self, journal: Journal) -> None:
        return

    @override
    def off(self, undo: Undo) -> None:
        return
