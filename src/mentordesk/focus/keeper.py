"""One focus from its start to its end: windows, notifications and the screen together."""

import contextlib
import time

from mentordesk.focus import select
from mentordesk.focus.base import (
    AwakeBackend,
    BusError,
    CoverBackend,
    DesktopLost,
    Environ,
    Event,
    Kind,
    NotSilencedError,
    Outcome,
    Own,
    QuietBackend,
    Undo,
    WindowBackend,
)
from mentordesk.focus.cover import CoverOnly
from mentordesk.focus.journal import DiskJournal, FocusBusyError
from mentordesk.focus.settle import ms_since

_WHY = "A mentoring session is on"


class Keeper:
    """Enters, leaves and recovers; whatever it changes stands in the journal first."""

    def __init__(self, journal: DiskJournal, environ: Environ) -> None:
        self._journal = journal
        self._environ = environ
        self._windows: WindowBackend | None = None
        self._cover: CoverBackend | None = None
        self._quiet: QuietBackend | None = None
        self._awake: list[AwakeBackend] = []
        self._outcome: Outcome | None = None

    def enter(self, own: Own, keep: frozenset[str]) -> Outcome:
        """Hide, silence and keep awake; without a journal on disk only the last.

        Raises FocusBusyError while another focus is on.
        """
        if self._outcome is not None:
            return self._outcome
        began = time.monotonic()
        choice = select.choose(self._environ)
        try:
            self._journal.lock()
            outcome = self._hide(choice.windows, own, keep).and_then(self._silence())
        except OSError:
            outcome = Outcome(notes=("no-journal",))
        self._lay(own)
        self._awake = [backend for backend in choice.awake if backend.hold(_WHY)]
        outcome = outcome.and_then(Outcome(notes=() if self._awake else ("not-awake",)))
        self._outcome = Outcome(ms_since(began), outcome.hidden, outcome.refused, outcome.notes)
        return self._outcome

    def leave(self) -> Outcome:
        """Put everything back; what cannot be reached now stays in the journal.

        What another guard holds stays with it.
        """
        began = time.monotonic()
        for backend in self._awake:
            backend.release()
        self._awake, self._outcome = [], None
        self._lift()
        outcome = Outcome()
        for name, undo in self._parts().items():
            outcome = outcome.and_then(self._undo(name, undo))
        if self._quiet is not None:
            self._quiet.off({})
            self._quiet = None
        if self._windows is not None:
            self._windows.close()
            self._windows = None
        self._journal.unlock()
        return Outcome(ms_since(began), outcome.hidden, outcome.refused, outcome.notes)

    def recover(self, seconds: float = 0.0) -> Outcome | None:
        """Undo what an earlier focus left behind; None when there is nothing.

        Raises FocusBusyError when another guard is at it for longer than that.
        """
        if not self._journal.parts():
            return None
        self._journal.lock(seconds)
        return self.leave()

    def keep(self, window: str, *, yes: bool) -> None:
        """Let one more window be seen, or no longer."""
        if self._windows is not None:
            with contextlib.suppress(DesktopLost):  # the next look finds it and tells
                self._windows.keep(window, yes=yes)

    def back(self) -> None:
        """Return to our desktop after the person chose to stay."""
        if self._windows is not None:
            with contextlib.suppress(DesktopLost):  # the next look finds it and tells
                self._windows.back()

    def filenos(self) -> set[int]:
        """Return what becomes readable when something happened on the desktop."""
        found = [part.fileno() for part in (self._windows, self._cover) if part is not None]
        return {number for number in found if number is not None}

    def rest(self) -> float | None:
        """Return in how many seconds to dispatch even if nothing happens."""
        return self._windows.rest() if self._windows is not None else None

    def dispatch(self) -> list[Event]:
        """Put away what came up; when the desktop itself is gone, undo the rest."""
        self._follow_screens()
        if self._windows is None:
            return []
        try:
            return self._windows.dispatch()
        except DesktopLost:
            self._forget_desktop()
            self.leave()
            return [Event(Kind.LOST)]

    def _parts(self) -> dict[str, Undo]:
        """Return what is to be undone: nothing of ours while another holds the journal."""
        if not self._journal.parts():
            return {}
        try:
            self._journal.lock()
        except (FocusBusyError, OSError):
            return {}
        return self._journal.parts()

    def _hide(self, windows: WindowBackend, own: Own, keep: frozenset[str]) -> Outcome:
        self._windows = windows
        try:
            return windows.enter(own, keep, self._journal)
        except DesktopLost:
            self._forget_desktop()
        self._windows = CoverOnly(self._environ)
        outcome = self._windows.enter(own, keep, self._journal)
        gone = "no-display" in outcome.notes
        return Outcome(notes=("desktop-gone",)) if gone else outcome

    def _lay(self, own: Own) -> None:
        self._cover = select.cover_here(self._environ)
        if self._cover is not None:
            try:
                self._cover.lay(own.output)
            except DesktopLost:
                self._lift()

    def _follow_screens(self) -> None:
        if self._cover is not None:
            try:
                self._cover.dispatch()
            except DesktopLost:
                self._lift()

    def _lift(self) -> None:
        if self._cover is not None:
            with contextlib.suppress(DesktopLost):  # what lay there went with it
                self._cover.lift()
            self._cover = None

    def _silence(self) -> Outcome:
        try:
            self._quiet = select.quiet_now(self._environ)
            if self._quiet is None:
                return Outcome(notes=("not-silenced",))
            self._quiet.on(self._journal)
        except (BusError, NotSilencedError, OSError):
            return Outcome(notes=("not-silenced",))
        return Outcome()

    def _undo(self, name: str, undo: Undo) -> Outcome:
        try:
            outcome = self._undone(name, undo)
        except NotSilencedError:
            return Outcome(notes=("still-silent",))
        except DesktopLost:
            self._forget_desktop()
            outcome = Outcome(notes=("desktop-gone",))
        try:
            self._journal.done(name)
        except OSError:
            # Doing it again at the next start changes nothing.
            return outcome.and_then(Outcome(notes=("no-journal",)))
        return outcome

    def _undone(self, name: str, undo: Undo) -> Outcome:
        quiet = select.quiet_named(name, self._environ)
        if quiet is not None:
            quiet.off(undo)
            return Outcome()
        if self._windows is None or self._windows.name != name:
            self._windows = select.windows_named(name, self._environ)
        return self._windows.recover(undo) if self._windows is not None else Outcome()

    def _forget_desktop(self) -> None:
        if self._windows is not None:
            self._windows.close()
            self._windows = None
