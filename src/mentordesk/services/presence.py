"""Being here: focus for one session, on and off, with each exit counted and never explained."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Protocol

from mentordesk.domain.session import Session
from mentordesk.errors import MentorDeskError, TooManyExceptionsError
from mentordesk.focus.base import Can, Event, Kind, Outcome, Own, Picture, Win
from mentordesk.services.sessions import SessionService
from mentordesk.services.timings import TimingService

MOST_KEPT = 3


class Focus(Protocol):
    """What hides other windows and puts them back; it journals before it changes anything."""

    def report(self) -> tuple[Can, ...]:
        """Tell what this computer can do, before anything is changed."""
        ...

    def windows(self) -> Sequence[Win]:
        """List other programs' windows."""
        ...

    def picture(self, window: str) -> Picture | None:
        """Return a window's icon, None where it has none."""
        ...

    def enter(self, own: Own, keep: frozenset[str] = frozenset()) -> Outcome:
        """Hide everything that is neither ours nor kept, silence, keep awake."""
        ...

    def keep(self, window: str, *, yes: bool = True) -> None:
        """Let one more window be seen, or no longer."""
        ...

    def leave(self) -> Outcome:
        """Put everything back as it was."""
        ...

    def back(self) -> None:
        """Return to our desktop after the person left it."""
        ...

    def step_aside(self, own: Own) -> None:
        """Lay our windows below all others."""
        ...

    def fileno(self) -> int | None:
        """Return what becomes readable when something happened; None: nothing to watch."""
        ...

    def read(self) -> Sequence[Event]:
        """Return what happened since the last time."""
        ...


class Presence:
    """Focus for the live session; only how often and how long it was left is kept."""

    def __init__(self, focus: Focus, sessions: SessionService, timings: TimingService) -> None:
        self._focus = focus
        self._sessions, self._timings = sessions, timings
        self._on = self._out = False
        self._outcome = Outcome()
        self._kept: tuple[Win, ...] = ()

    @property
    def on(self) -> bool:
        """Return whether other windows are hidden now."""
        return self._on

    @property
    def out(self) -> bool:
        """Return whether focus was left and not gone back into."""
        return self._out

    @property
    def outcome(self) -> Outcome:
        """Return what came of the last way in."""
        return self._outcome

    @property
    def kept(self) -> tuple[Win, ...]:
        """Return the windows that stay visible in this focus."""
        return self._kept

    def report(self) -> tuple[Can, ...]:
        """Tell what focus can do on this computer."""
        return self._focus.report()

    def windows(self) -> tuple[Win, ...]:
        """Return the windows that would be hidden."""
        return tuple(self._focus.windows())

    def choices(self) -> tuple[tuple[Win, Picture | None], ...]:
        """Return the windows that could stay visible, each with its icon."""
        kept = self._kept
        could = [w for w in self._focus.windows() if not w.minimised or any(map(w.is_same, kept))]
        return tuple((window, self._focus.picture(window.id)) for window in could)

    def begin(self, own: Own, keep: Sequence[Win] = ()) -> Outcome:
        """Go into focus; what is kept and still there stays visible.

        Raises FocusError, and then everything is as it was; TooManyExceptionsError.
        """
        try:
            kept = self._still_there(keep)
            self._outcome = self._focus.enter(own, frozenset(window.id for window in kept))
        except MentorDeskError:
            self._keep_it(on=False)
            raise
        self._on, self._out, self._kept = True, False, kept
        self._keep_it(on=True)
        return self._outcome

    def keep(self, windows: Sequence[Win]) -> None:
        """Let these windows be seen during focus and no others; raises TooManyExceptionsError."""
        before, self._kept = self._kept, self._still_there(windows)
        if self._on:
            former, kept = ({window.id for window in some} for some in (before, self._kept))
            for window in former - kept:
                self._focus.keep(window, yes=False)
            for window in kept - former:
                self._focus.keep(window)

    def _still_there(self, windows: Sequence[Win]) -> tuple[Win, ...]:
        """Return which of them are there: another window may have taken an id meanwhile."""
        if len(windows) > MOST_KEPT:
            raise TooManyExceptionsError(most=MOST_KEPT)
        there = self._focus.windows() if windows else ()
        return tuple(now for now in there if any(now.is_same(window) for window in windows))

    def step_out(self, own: Own) -> Session | None:
        """Bring every window back, over ours, and count one exit of the session that is returned.

        Its length is kept second by second as the `away` of the session's spells, so that no end
        of the program can lose it.
        """
        if not self._on:
            return None
        self._on = False
        try:
            self._focus.leave()
        finally:
            try:
                counted = self._count()
            finally:
                self._focus.step_aside(own)
        return counted

    def lose(self) -> None:
        """Keep that focus ended by itself; that is no exit, but now it was not on all the time."""
        self._keep_it(on=False)

    def end(self) -> None:
        """Bring every window back; the end of a session is no exit.

        Focus is asked to leave even where it is thought to be off: asking twice changes nothing.
        """
        self._on = self._out = False
        self._kept = ()
        self._focus.leave()

    def stay(self) -> None:
        """Return to our desktop after it was left by hand."""
        self._focus.back()

    def fileno(self) -> int | None:
        """Return what becomes readable when something happened; None: nothing to watch."""
        return self._focus.fileno()

    def read(self) -> tuple[Event, ...]:
        """Return what happened during focus; a guard that died has put everything back."""
        events = tuple(self._focus.read())
        kinds = {event.kind for event in events}
        if kinds & {Kind.GONE, Kind.LOST}:
            self._on = False
        if Kind.WENT in kinds:
            self._outcome = self._outcome.after_all()
        for event in events:
            if event.kind is Kind.COUNTED:
                self._outcome = replace(self._outcome, hidden=event.hidden)
        return events

    def _keep_it(self, *, on: bool) -> None:
        """Keep on the desk whether the session is in focus now."""
        with suppress(MentorDeskError):  # it matters only to who comes back after a crash
            live = self._sessions.live()
            if live is not None:
                self._timings.be_in_focus(live.id, on=on)

    def _count(self) -> Session | None:
        live = self._sessions.live()
        try:
            return None if live is None else self._timings.step_out(live.id)
        finally:
            self._out = True  # only now: a second before its exit would be one of the exit before
