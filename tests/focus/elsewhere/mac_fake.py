"""A Mac that is not there: the runtime of Objective-C over programs kept in memory.

Each message goes through C with the very types that the program states. What the messages do is
written from Apple's reference; it is no proof of how macOS behaves.
"""

# ruff: noqa: N802 - the names are the system's own

import contextlib
import ctypes
import itertools
from dataclasses import dataclass

HANDLED, TIMED_OUT = 4, 3
REGULAR, ACCESSORY = 0, 1


@dataclass
class App:
    """One program; one in a call says yes to hiding and stays, as Teams does."""

    pid: int
    name: str
    born: float | None
    policy: int = REGULAR
    hidden: bool = False
    in_call: bool = False


class Mac:
    """Programs, which one is in front, and the objects that were given out."""

    def __init__(self) -> None:
        self.apps: dict[int, App] = {}
        self.front = 0
        self.sent: list[tuple] = []
        self.pools = 0
        self._shown: dict[int, App] = {}
        self._things: dict[int, object] = {}
        self._numbers = itertools.count(0x7F0000010, 16)

    def load(self, name: str):
        return Library({"objc": Runtime, "CoreFoundation": Core, "AppKit": object}[name], self)

    def open(self, name: str, pid: int = 0, **how) -> App:
        pid = pid or 100 + len(self.apps)
        born = how.pop("born", 7e8 + pid)
        app = self.apps[pid] = App(pid, name, born, **how)
        if app.policy == REGULAR and not app.hidden:
            self.front = pid
        return app

    def quit(self, pid: int) -> None:
        del self.apps[pid]

    def come_up(self, pid: int) -> None:
        self.apps[pid].hidden, self.front = False, pid

    def state(self) -> dict:
        return {app.pid: app.hidden for app in self.apps.values()} | {"front": self.front}

    def in_sight(self) -> set[str]:
        shown = (app for app in self.apps.values() if app.policy == REGULAR)
        return {app.name for app in shown if not app.hidden}

    def listed(self) -> list[App]:
        """Return what AppKit knows: what came or went since the loop last ran, it does not."""
        return list(self._shown.values())

    def take_in(self) -> None:
        self._shown = dict(self.apps)

    def give(self, thing: object) -> int:
        number = next(self._numbers)
        self._things[number] = thing
        return number

    def turn(self) -> contextlib.AbstractContextManager:
        """Keep others from changing anything meanwhile."""
        return contextlib.nullcontext()

    def thing(self, number: int) -> object:
        return self._things[number]

    def send(self, to: int, message: str, *numbers: int):
        thing = self._things[to]
        if isinstance(thing, App):
            thing = self.apps.get(thing.pid, thing)
        self.sent.append((message, getattr(thing, "pid", 0), *numbers))
        return getattr(self, f"_{message.replace(':', '')}")(thing, *numbers)

    # What objects answer

    def _sharedWorkspace(self, kind):
        assert kind == "NSWorkspace"
        return self.give("workspace")

    def _runningApplications(self, workspace):
        return self.give(self.listed())

    def _frontmostApplication(self, workspace):
        return self.give(self.apps[self.front]) if self.front in self.apps else 0

    def _count(self, array):
        return len(array)

    def _objectAtIndex(self, array, at):
        return self.give(array[at])

    def _runningApplicationWithProcessIdentifier(self, kind, pid):
        assert kind == "NSRunningApplication"
        return self.give(self.apps[pid]) if pid in self.apps else 0

    def _processIdentifier(self, app):
        return app.pid

    def _activationPolicy(self, app):
        return app.policy

    def _isHidden(self, app):
        return app.hidden

    def _localizedName(self, app):
        return self.give(app.name) if app.name else 0

    def _UTF8String(self, text):
        self._kept = ctypes.create_string_buffer(text.encode())
        return ctypes.addressof(self._kept)

    def _launchDate(self, app):
        return 0 if app.born is None else self.give(app.born)

    def _timeIntervalSinceReferenceDate(self, date):
        return date

    def _hide(self, app):
        app.hidden = not app.in_call
        if app.hidden and self.front == app.pid:
            shown = (a.pid for a in self.apps.values() if a.policy == REGULAR and not a.hidden)
            self.front = next(shown, 0)
        return True

    def _unhide(self, app):
        app.hidden = False
        return True

    def _activateWithOptions(self, app, options):
        self.front = app.pid
        app.hidden = False
        return True


class Library:
    """Stands where ctypes.CDLL would; each item is a call of its own."""

    def __init__(self, kind, mac: Mac) -> None:
        self._does, self._mac = kind(mac) if kind is not object else None, mac

    def __getitem__(self, name: str) -> "Call":
        return Call(self._mac, getattr(self._does, name))


class Call:
    """One call, made through C with the types that were set for it."""

    def __init__(self, mac: Mac, does) -> None:
        self._mac, self._does = mac, does
        self.argtypes: tuple = ()
        self.restype = None

    def __call__(self, *given):
        assert len(given) == len(self.argtypes)
        failed = []

        def does(*got):
            try:
                return self._does(*(0 if one is None else one for one in got)) or 0
            except BaseException as error:  # noqa: BLE001 - C would swallow it
                failed.append(error)
                return 0

        as_text = self.restype is ctypes.c_char_p
        gives = ctypes.c_void_p if as_text else self.restype
        with self._mac.turn():
            answer = ctypes.CFUNCTYPE(gives, *self.argtypes)(does)(*given)
        if failed:
            raise failed[0]
        return ctypes.string_at(answer) if as_text and answer else answer


class Runtime:
    """libobjc."""

    def __init__(self, mac: Mac) -> None:
        self._mac = mac

    def sel_registerName(self, name):
        return self._mac.give(name.decode())

    def objc_getClass(self, name):
        return self._mac.give(name.decode())

    def objc_msgSend(self, to, selector, *numbers):
        assert self._mac.pools, "what is returned would never be let go"
        return self._mac.send(to, self._mac.thing(selector), *numbers)

    def objc_autoreleasePoolPush(self):
        self._mac.pools += 1
        return self._mac.pools

    def objc_autoreleasePoolPop(self, pool):
        assert pool == self._mac.pools
        self._mac.pools -= 1


class Core:
    """CoreFoundation."""

    def __init__(self, mac: Mac) -> None:
        self._mac = mac
        self._news = 2

    def CFStringCreateWithCString(self, allocator, text, encoding):
        assert (allocator, encoding) == (0, 0x08000100)
        return self._mac.give(text.decode())

    def CFRunLoopRunInMode(self, mode, seconds, one):
        assert (self._mac.thing(mode), seconds, one) == ("kCFRunLoopDefaultMode", 0.0, True)
        self._news = self._news - 1 or 2
        if self._news == 1:
            return HANDLED
        self._mac.take_in()
        return TIMED_OUT
