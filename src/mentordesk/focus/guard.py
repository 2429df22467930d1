"""The guard: a small process beside the program that hides, watches and puts back.

It puts everything back when told, when its input ends, when the program's process ends, and when
it is asked to end itself. Only a kill of both leaves that to the next start.
"""

import contextlib
import os
import selectors
import signal
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path

from mentordesk import paths
from mentordesk.focus import select, wire
from mentordesk.focus.base import Kind, Outcome
from mentordesk.focus.journal import DiskJournal, FocusBusyError
from mentordesk.focus.keeper import Keeper
from mentordesk.focus.wire import Message

_SIGNALS = ("SIGTERM", "SIGINT", "SIGHUP")
_WRITE_S = 1.0
_OTHERS_S = 1.0


class Guard:
    """Reads what the program asks, one line at a time, and never waits for it."""

    def __init__(self, program: int, asked: int, answers: int) -> None:
        self._program = program
        self._in, self._out = asked, answers
        self._rest = b""
        self._over = False
        self._watched: set[int] = set()
        self._selector = selectors.DefaultSelector()
        self._keeper = Keeper(DiskJournal(paths.state_folder(), program), os.environ)

    def run(self) -> int:
        """Serve until there is a reason to end, then put everything back."""
        os.set_blocking(self._out, False)
        with contextlib.ExitStack() as ends:
            ends.enter_context(self._selector)
            self._listen(ends)
            try:
                while not self._over:
                    for key, _ in self._selector.select(self._keeper.rest()):
                        key.data()
                    self._look()
            finally:
                self._keeper.leave()
        return 0

    def _listen(self, ends: contextlib.ExitStack) -> None:
        self._selector.register(self._in, selectors.EVENT_READ, self._read)
        woken, wakes = (ends.enter_context(end) for end in socket.socketpair())
        for end in (woken, wakes):
            end.settimeout(0)
        for name in _SIGNALS:
            signal.signal(getattr(signal, name), _nothing)
        signal.set_wakeup_fd(wakes.fileno(), warn_on_full_buffer=False)
        ends.callback(signal.set_wakeup_fd, -1)
        self._selector.register(woken, selectors.EVENT_READ, self._end)
        self._listen_to_program(ends)

    def _listen_to_program(self, ends: contextlib.ExitStack) -> None:
        """Watch the process itself: a child of it may keep our input open for ever."""
        if not hasattr(os, "pidfd_open"):
            return
        try:
            number = os.pidfd_open(self._program)
        except ProcessLookupError:
            self._over = True
        except OSError:
            return  # a kernel without it; the end of our input must do
        else:
            ends.callback(os.close, number)
            self._selector.register(number, selectors.EVENT_READ, self._end)

    def _read(self) -> None:
        try:
            got = os.read(self._in, 65536)
        except OSError:
            got = b""
        if not got:
            self._end()
            return
        *lines, self._rest = (self._rest + got).split(b"\n")
        for line in lines:
            with contextlib.suppress(wire.NotALineError):
                self._obey(wire.parse(line))

    def _obey(self, asked: Message) -> None:
        orders: dict[object, Callable[[Message], None]] = {
            "hello": self._hello,
            "enter": self._enter,
            "leave": self._leave,
            "keep": self._keep,
            "back": self._back,
            "quit": self._quit,
        }
        order = orders.get(asked.get("do"))
        if order is not None:
            order(asked)

    def _hello(self, asked: Message) -> None:
        state = Path(str(asked.get("state") or paths.state_folder()))
        self._keeper = Keeper(DiskJournal(state, self._program), os.environ)
        try:
            outcome = self._keeper.recover(_OTHERS_S)
        except (FocusBusyError, OSError):
            outcome = None
        select.choose(os.environ)  # what it loads must not be waited for when hiding
        self._say(say="ready", outcome=wire.of_outcome(outcome or Outcome()))
        if outcome is not None:
            self._say(say="event", event={"kind": Kind.RECOVERED.value})

    def _enter(self, asked: Message) -> None:
        try:
            outcome = self._keeper.enter(
                wire.to_own(asked.get("own")), frozenset(wire.texts(asked.get("keep")))
            )
        except FocusBusyError:
            self._say(say="failed", reason="another focus is on")
        else:
            self._say(say="on", outcome=wire.of_outcome(outcome))

    def _leave(self, _: Message) -> None:
        self._say(say="off", outcome=wire.of_outcome(self._keeper.leave()))

    def _keep(self, asked: Message) -> None:
        self._keeper.keep(str(asked.get("window")), yes=bool(asked.get("yes")))

    def _back(self, _: Message) -> None:
        self._keeper.back()

    def _quit(self, _: Message) -> None:
        self._end()

    def _end(self) -> None:
        self._over = True

    def _look(self) -> None:
        """Put away what came up; what the X library read meanwhile no selector tells of."""
        for event in self._keeper.dispatch():
            self._say(say="event", event=wire.of_event(event))
        wanted = self._keeper.filenos()
        for number in self._watched - wanted:
            with contextlib.suppress(KeyError, ValueError):
                self._selector.unregister(number)
        for number in wanted - self._watched:
            self._selector.register(number, selectors.EVENT_READ, _nothing)
        self._watched = wanted

    def _say(self, **message: object) -> None:
        """Tell the program, unless it does not listen: then it is the one that has to wait."""
        rest = wire.line(**message)
        end = time.monotonic() + _WRITE_S
        while rest and time.monotonic() < end:
            try:
                rest = rest[os.write(self._out, rest) :]
            except BlockingIOError:
                time.sleep(0.01)
            except OSError:
                self._end()
                return


def main(pid: int) -> int:
    """Guard the program with this process number until it ends."""
    return Guard(pid, sys.stdin.fileno(), sys.stdout.fileno()).run()


def _nothing(*_: object) -> None:
    """Exist, so that a wake-up is all that happens."""
