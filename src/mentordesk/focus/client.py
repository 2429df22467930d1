"""The program's side of focus: starts the guard, asks it, hears what happens."""

import contextlib
import os
import queue
import socket
import subprocess
import threading
import time
from pathlib import Path

from mentordesk import paths
from mentordesk.errors import FocusError, GuardError
from mentordesk.focus import select, wire
from mentordesk.focus.base import (
    Can,
    DesktopLost,
    Environ,
    Event,
    Kind,
    Outcome,
    Own,
    Picture,
    Win,
    WindowBackend,
)
from mentordesk.focus.journal import DiskJournal, FocusBusyError
from mentordesk.focus.keeper import Keeper
from mentordesk.focus.processes import (
    ask_to_end,
    end_at_once,
    is_alive,
    is_guard,
    let_come_forward,
)

_START_S = 10.0
_ANSWER_S = 15.0
_END_S = 5.0
_PUTTING_BACK_S = 3.0
# On Windows: no black window, and no Ctrl-C of the terminal that the program was started from.
_ALONE = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(
    subprocess, "CREATE_NEW_PROCESS_GROUP", 0
)
_DYING_S = 0.3  # how long a guard that was just killed may still seem to hold the journal


class Focus:
    """Focus on this computer; usable from any thread, one step at a time."""

    def __init__(self, state: Path | None = None, environ: Environ | None = None) -> None:
        self._state = state or paths.state_folder()
        self._environ = dict(os.environ if environ is None else environ)
        self._guard: subprocess.Popen[bytes] | None = None
        self._answers: queue.Queue[wire.Message | None] = queue.Queue()
        self._events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self._told, self._tells = socket.socketpair()
        for end in (self._told, self._tells):
            end.settimeout(0)
        self._step = threading.Lock()
        self._ending = False
        self._listed: WindowBackend | None = None
        self._reader: threading.Thread | None = None

    @property
    def running(self) -> bool:
        """Return whether the guard lives."""
        return self._guard is not None and self._guard.poll() is None

    def report(self) -> tuple[Can, ...]:
        """Tell what focus can do here; starts nothing and changes nothing."""
        return select.report(self._environ)

    def windows(self) -> list[Win]:
        """List other programs' windows, the uppermost first; empty where nobody tells."""
        with contextlib.suppress(DesktopLost):
            return self._lister().windows()
        return []

    def picture(self, window: str) -> Picture | None:
        """Return a window's icon, None where nobody tells."""
        with contextlib.suppress(DesktopLost):
            return (self._listed or self._lister()).picture(window)
        return None

    def step_aside(self, own: Own) -> None:
        """Lay our windows below all others; what is typed still goes to ours."""
        with contextlib.suppress(DesktopLost):
            self._lister().step_aside(own)

    def start(self) -> None:
        """Start the guard unless it runs; it first undoes what an earlier one left behind.

        Raises GuardError when it does not start in time.
        """
        with self._step:
            self._start()

    def enter(self, own: Own, keep: frozenset[str] = frozenset()) -> Outcome:
        """Hide everything that is neither ours nor kept, silence, keep the screen awake.

        Raises FocusError when another focus is on, GuardError when the guard fails; then
        everything is as it was, and no guard is left that could hide something later.
        """
        with self._step:
            try:
                self._start()
                self.read()  # what befell the last focus while nobody listened is not this one's
                wanted = {"do": "enter", "own": wire.of_own(own), "keep": sorted(keep)}
                return self._ask("on", _ANSWER_S, **wanted)
            except GuardError:
                self._give_up()
                raise

    def leave(self) -> Outcome:
        """Put everything back, with the guard or without it."""
        with self._step:
            if self.running:
                let_come_forward(self._guard.pid if self._guard else 0)
                with contextlib.suppress(GuardError):
                    return self._ask("off", do="leave")
            return self._give_up() or Outcome()

    def keep(self, window: str, *, yes: bool = True) -> None:
        """Let one more window be seen, or no longer."""
        self._send(do="keep", window=window, yes=yes)

    def back(self) -> None:
        """Return to our desktop after the person chose to stay."""
        self._send(do="back")

    def fileno(self) -> int:
        """Return what becomes readable when something happened."""
        return self._told.fileno()

    def read(self) -> list[Event]:
        """Return what happened since the last time, without waiting."""
        with contextlib.suppress(BlockingIOError):
            while self._told.recv(4096):
                pass
        found: list[Event] = []
        with contextlib.suppress(queue.Empty):
            while True:
                found.append(self._events.get_nowait())
        return found

    def stop(self) -> None:
        """Put everything back, end the guard and be of no more use."""
        with self._step:
            self._ending = True
            guard = self._guard
            if guard is not None:
                self._send(do="quit")
                try:
                    guard.wait(_END_S)
                except subprocess.TimeoutExpired:
                    self._kill()
                self._close()
                if guard.returncode:  # it did not get to its last duty
                    recover(self._state, self._environ)
            self._told.close()
            self._tells.close()

    def _lister(self) -> WindowBackend:
        """Return who knows the other windows here, asked anew."""
        self._listed, _ = select.windows_here(self._environ)
        return self._listed

    def _start(self) -> None:
        if self.running:
            return
        self._close()
        try:
            self._guard = subprocess.Popen(
                [*paths.program(), "--guard", str(os.getpid())],
                env=self._environ,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # a Ctrl-C or a closed terminal must not reach it
                creationflags=_ALONE,
            )
        except OSError as error:
            raise GuardError(reason=error.strerror or "not started") from error
        self._answers = queue.Queue()
        self._reader = threading.Thread(
            target=self._listen, args=(self._guard, self._answers), daemon=True
        )
        self._reader.start()
        self._ask("ready", _START_S, do="hello", state=str(self._state))

    def _ask(self, answer: str, seconds: float = _ANSWER_S, **message: object) -> Outcome:
        self._send(**message)
        end = time.monotonic() + seconds
        while True:
            try:
                got = self._answers.get(timeout=max(0.0, end - time.monotonic()))
            except queue.Empty:
                raise GuardError(reason="no answer in time") from None
            if got is None:
                raise GuardError(reason="it ended")
            if got["say"] == "failed":
                raise FocusError(reason=str(got.get("reason")))
            if got["say"] == answer:
                return wire.to_outcome(got.get("outcome"))

    def _send(self, **message: object) -> None:
        guard = self._guard
        if guard is None or guard.stdin is None or guard.stdin.closed:
            return
        with contextlib.suppress(OSError):
            guard.stdin.write(wire.line(**message))
            guard.stdin.flush()

    def _listen(
        self, guard: subprocess.Popen[bytes], answers: "queue.Queue[wire.Message | None]"
    ) -> None:
        """Sort what the guard says; when it dies, do its last duty in its place."""
        if guard.stdout is None:
            return
        for line in guard.stdout:
            with contextlib.suppress(wire.NotALineError, ValueError):
                got = wire.parse(line)
                if got.get("say") == "event":
                    self._tell(wire.to_event(got.get("event")))
                else:
                    answers.put(got)
        guard.wait()
        if not self._ending:
            recover(self._state, self._environ)
            self._tell(Event(Kind.GONE))
        answers.put(None)

    def _tell(self, event: Event) -> None:
        self._events.put(event)
        with contextlib.suppress(OSError):
            self._tells.send(b"!")

    def _give_up(self) -> Outcome | None:
        """End the guard at once and put back what it hid."""
        self._kill()
        self._close()
        outcome = recover(self._state, self._environ)
        if not self._ending:
            self.read()  # that this guard is gone is nothing the next focus should hear
        return outcome

    def _kill(self) -> None:
        if self._guard is not None:
            self._guard.kill()
            self._guard.wait()

    def _close(self) -> None:
        """Let go of a guard that ended."""
        guard, reader = self._guard, self._reader
        if guard is None or reader is None:
            return
        reader.join(_END_S)
        for pipe in (guard.stdin, guard.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        self._guard = self._reader = None


def recover(
    state: Path | None = None, environ: Environ | None = None, *, also_running: bool = False
) -> Outcome | None:
    """Put back what an ended focus left behind; None when there is nothing to do.

    With `also_running`, a focus that is on is ended too. Doing it again changes nothing.
    """
    journal = DiskJournal(state or paths.state_folder())
    if not journal.parts():
        return None
    guard, program = journal.holders()
    keeper = Keeper(journal, os.environ if environ is None else environ)
    try:
        return keeper.recover(_DYING_S)
    except OSError:
        return Outcome(notes=("no-journal",))
    except FocusBusyError:
        if is_alive(program) and not also_running:
            return None
    return _insist(keeper, guard)


def _insist(keeper: Keeper, guard: int) -> Outcome | None:
    """Ask the guard that holds the journal to put back and end; then see that it did."""
    for way in (ask_to_end, end_at_once):
        if is_guard(guard):
            way(guard)
        try:
            return keeper.recover(_PUTTING_BACK_S) or Outcome()
        except FocusBusyError:
            continue
    return Outcome(notes=("guard-stuck",))
