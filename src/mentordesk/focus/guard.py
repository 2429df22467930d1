"""The guard: a small process beside the program that hides, watches and puts back.

It puts everything back when told, when its input ends, when the program's process ends, and when
it is asked to end itself. Only a kill of both leaves that to the next start.
"""

import contextlib
import os
import selectors
import signal
import socket
from collections.abc import Callable
from pathlib import Path

from mentordesk import paths
from mentordesk.focus import select, wire
from mentordesk.focus.base import Kind, Outcome
from mentordesk.focus.guard_listen import Form, form_here
from mentordesk.focus.journal import DiskJournal, FocusBusyError
from mentordesk.focus.keeper import Keeper
from mentordesk.focus.wire import Message

_SIGNALS = ("SIGTERM", "SIGINT", "SIGHUP", "SIGBREAK")  # the last two are not of every system
_OTHERS_S = 1.0
_IN, _OUT = 0, 1  # a program without a terminal may have no names for them


class Guard:
    """Reads what the program asks, one line at a time, and never waits for it."""

    def __init__(self, program: int, form: Form) -> None:
        self._program = program
        self._form = form
        self._take: Callable[[], bytes] = bytes
        self._rest = b""
        self._over = False
        self._watched: set[int] = set()
        self._selector = selectors.DefaultSelector()
        self._keeper = Keeper(DiskJournal(paths.state_folder(), program), os.environ)

    def run(self) -> int:
        """Serve until there is a reason to end, then put everything back."""
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
        number, self._take = self._form.asked(ends)
        self._selector.register(number, selectors.EVENT_READ, self._read)
        woken, wakes = (ends.enter_context(end) for end in socket.socketpair())
        for end in (woken, wakes):
            end.settimeout(0)
        for name in _SIGNALS:
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), _nothing)
        signal.set_wakeup_fd(wakes.fileno(), warn_on_full_buffer=False)
        ends.callback(signal.set_wakeup_fd, -1)
        self._selector.register(woken, selectors.EVENT_READ, self._end)
        self._listen_to_program(ends)

    def _listen_to_program(self, ends: contextlib.ExitStack) -> None:
        """Watch the process itself: a child of it may keep our input open for ever."""
        try:
            number = self._form.ended(self._program, ends)
        except ProcessLookupError:
            self._over = True
        else:
            if number is not None:
                self._selector.register(number, selectors.EVENT_READ, self._end)

    def _read(self) -> None:
        try:
            got = self._take()
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
        try:
            self._form.say(wire.line(**message))
        except OSError:
            self._end()


def main(pid: int) -> int:
    """Guard the program with this process number until it ends."""
    return Guard(pid, form_here(_IN, _OUT)).run()


def _nothing(*_: object) -> None:
    """Exist, so that a wake-up is all that happens."""
