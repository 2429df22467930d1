"""Focus where windows cannot be hidden: MentorDesk's own window covers the screens."""

from typing_extensions import override

from mentordesk.display import x11_answers
from mentordesk.focus.backends import family
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


class CoverOnly(WindowBackend):
    """Changes nothing about other windows and says so."""

    name = "cover"

    def __init__(self, environ: Environ) -> None:
        self._why = _why(environ)

    @override
    def probe(self) -> tuple[Can, ...] | None:
        if self._why == "no-display":
            return (Can("hide_windows", Level.NO, self._why),)
        return (
            Can("hide_windows", Level.PARTLY, self._why),
            Can("new_windows", Level.NO, "cover-only"),
            Can("exceptions", Level.NO, "cover-only"),
            Can("other_screens", Level.YES),
            Can("exact_restore", Level.YES),
            Can("survives_kill", Level.YES),
        )

    @override
    def windows(self) -> list[Win]:
        return []

    @override
    def picture(self, window: str) -> Picture | None:
        return None

    @override
    def step_aside(self, own: Own) -> None:
        return

    @override
    def enter(self, own: Own, keep: frozenset[str], journal: Journal) -> Outcome:
        return Outcome(notes=(self._why,))

    @override
    def keep(self, window: str, *, yes: bool) -> None:
        return

    @override
    def back(self) -> None:
        return

    @override
    def fileno(self) -> int | None:
        return None

    @override
    def dispatch(self) -> list[Event]:
        return []

    @override
    def rest(self) -> float | None:
        return None

    @override
    def recover(self, undo: Undo) -> Outcome:
        return Outcome()

    @override
    def close(self) -> None:
        return


def _why(environ: Environ) -> str:
    """Return why nothing better than covering is used here."""
    match family(environ):
        case "windows" | "macos":
            return "not-on-this-system"
        case "wayland":
            return "wayland-no-way"
        case "x11" if x11_answers(environ):
            return "x11-no-way"
        case _:
            return "no-display"
