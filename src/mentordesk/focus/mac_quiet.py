"""Notifications on macOS: no program may set Focus there, but a person's own shortcuts may.

Two shortcuts, which the person adds once, are run; whether they silence anything cannot be read.
"""

import subprocess

from mentordesk.focus.base import (
    Can,
    Environ,
    Journal,
    Level,
    NotSilencedError,
    QuietBackend,
    Undo,
)
from mentordesk.marks import override

TOOL = "/usr/bin/shortcuts"
ON, OFF = "MentorDesk on", "MentorDesk off"
_LIST_S = 2.0
_RUN_S = 5.0


class MacQuiet(QuietBackend):
    """Asks, and never says that it is silent."""

    name = "mac-shortcuts"

    def __init__(self, _: Environ | None = None) -> None:
        self._found: bool | None = None

    @override
    def probe(self) -> tuple[Can, ...] | None:
        if not self._there():
            return (Can("silence", Level.NO, "mac-no-shortcuts", "add-shortcuts"),)
        return (
            Can("silence", Level.ASKED, "cannot-be-verified"),
            Can("urgent_silence", Level.NO, "urgent-still-shown"),
        )

    @override
    def on(self, journal: Journal) -> None:
        if not self._there():
            raise NotSilencedError
        journal.intend(self.name, {"asked": True})
        _run(ON)

    @override
    def off(self, undo: Undo) -> None:
        if undo.get("asked"):
            _run(OFF)

    def _there(self) -> bool:
        if self._found is None:
            try:
                told = subprocess.run(
                    [TOOL, "list"], capture_output=True, timeout=_LIST_S, check=False
                )
                names = told.stdout.decode("utf-8", "replace").splitlines()
            except (OSError, subprocess.TimeoutExpired):
                names = []
            self._found = {ON, OFF} <= set(names)
        return self._found


def _run(name: str) -> None:
    """Run a shortcut; raises NotSilencedError."""
    try:
        subprocess.run([TOOL, "run", name], capture_output=True, timeout=_RUN_S, check=True)
    except (OSError, subprocess.SubprocessError) as error:
        raise NotSilencedError from error
