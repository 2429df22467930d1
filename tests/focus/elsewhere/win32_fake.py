"""A Windows that is not there: its libraries over windows and processes kept in memory.

Each call goes through C with the very types that the program states, so that a wrong number, order
or kind of argument fails here as it would there. What the calls do is written from Microsoft's
reference; it is no proof of how Windows behaves.
"""

# ruff: noqa: N802 - the names are the system's own

import contextlib
import ctypes
import itertools
import queue
import threading
from dataclasses import dataclass, field
from functools import partial

TOOL, TOPMOST, IN_TASK_BAR = 0x80, 0x8, 0x40000
SCREEN = (0, 0, 1920, 1080)
SMALL = (-32000, -32000, -31840, -31972)
STILL = 0x102
QUIT = 0x12
SHOWN, FOREGROUND, RESTORED, CLOAKED, UNCLOAKED = 0x8002, 0x3, 0x17, 0x8017, 0x8018
_ADDRESS = ctypes.c_void_p


@dataclass
class Window:
    """One window as Windows knows it; `hung` does nothing of what it is asked."""

    id: int
    pid: int
    kind: str = "Window"
    title: str = ""
    style: int = 0
    box: tuple = (100, 100, 500, 400)
    snapped: tuple | None = None  # where it is when it lies at a side of the screen
    owner: int = 0
    visible: bool = True
    suspended: bool = False
    small: bool = False
    large: bool = False
    desktop: int = 0
    hung: bool = False
    elevated: bool = False
    to_tray: bool = False
    stubborn: bool = False
    props: dict = field(default_factory=dict)
    waiting: list = field(default_factory=list)

    @property
    def topmost(self) -> bool:
        return bool(self.style & TOPMOST)


class Machine:
    """All of it: windows, the uppermost first, processes, and threads that wait for messages."""

    def __init__(self) -> None:
        self.windows: dict[int, Window] = {}
        self.stack: list[int] = []
        self.active = 0
        self.desktop = 0
        self.old = False  # from before 2004
        self.processes: dict[int, tuple[int, str]] = {}
        self.events: dict[str, bool] = {}
        self.calls: list[tuple] = []
        self.awake: list[int] = []
        self.hooks: dict[int, tuple] = {}
        self.changed = threading.Condition()
        self.made = 0x10010
        self._handles = itertools.count(0x400, 4)
        self._open: dict[int, tuple] = {}
        self._threads: dict[int, queue.SimpleQueue] = {}

    def load(self, name: str):
        return Library(self, {"user32": User, "dwmapi": Dwm, "kernel32": Kernel}[name](self))

    # What happens on the computer

    def start(self, pid: int, path: str = r"C:\Programs\Mail.exe", born: int = 0) -> int:
        self.processes[pid] = (born or pid * 1000 + 7, path)
        return pid

    def end(self, pid: int) -> None:
        with self.changed:
            del self.processes[pid]
            for window in [w.id for w in self.windows.values() if w.pid == pid]:
                self.close(window)
            self.changed.notify_all()

    def open(self, pid: int, **how) -> int:
        if pid not in self.processes:
            self.start(pid)
        self.made += 2
        window = Window(self.made, pid, **{"desktop": self.desktop} | how)
        self.windows[window.id] = window
        self.stack.insert(0, window.id)
        self._bands()
        if not window.style & TOOL and self.in_sight(window):
            self.active = window.id
        self.tell(SHOWN, window.id)
        return window.id

    def close(self, number: int) -> None:
        del self.windows[number]
        self.stack.remove(number)
        if self.active == number:
            self.active = self._next()

    def come_up(self, number: int) -> None:
        """Let a window restore and raise itself, as a program or a click does."""
        self.show(self.windows[number], 9)

    def switch(self, desktop: int) -> None:
        self.desktop = desktop
        for window in list(self.windows.values()):
            self.tell(UNCLOAKED if window.desktop == desktop else CLOAKED, window.id)
        self.active = self._next()

    def wake(self, window: Window) -> None:
        """Let a hung window do what it was asked meanwhile."""
        window.hung = False
        while window.waiting:
            window.waiting.pop(0)()

    def tell(self, event: int, window: int) -> None:
        for hook, (first, last, call, thread) in list(self.hooks.items()):
            if first <= event <= last:
                self._threads[thread].put(partial(call, hook, event, window, 0, 0, 0, 0))

    # What Windows does with it

    def in_sight(self, window: Window) -> bool:
        cloaked = window.suspended or window.desktop != self.desktop
        return window.visible and not window.small and not cloaked and window.box[2] > 0

    def state(self, but: int) -> dict:
        """Return all that a person could see of windows, but for those of one process."""
        each = {
            w.id: (w.visible, w.small, w.large, w.style, w.box, w.snapped, w.desktop, dict(w.props))
            for w in self.windows.values()
            if w.pid != but
        }
        order = [w for w in self.stack if w in each and self.in_sight(self.windows[w])]
        return {"windows": each, "order": order, "active": self.active, "desktop": self.desktop}

    def show(self, window: Window, how: int) -> None:
        if how in (6, 7):
            self._minimise(window, give_on=how == 6)
        else:
            self._restore(window, how)
        for one in self.windows.values():
            if one.owner == window.id:
                one.visible = not window.small

    def _minimise(self, window: Window, *, give_on: bool) -> None:
        if window.stubborn:
            return
        window.small, window.visible = True, not window.to_tray
        if self.active == window.id:
            self.active = self._next() if give_on else 0

    def _restore(self, window: Window, how: int) -> None:
        was, window.small, window.visible = window.small, False, True
        window.large = how == 3 or (how == 9 and window.large)
        if how in (3, 9):
            self.rise(window)
        if was:
            self.tell(RESTORED, window.id)

    def rise(self, window: Window) -> None:
        self.stack.remove(window.id)
        self.stack.insert(0, window.id)
        self._bands()
        self.active = window.id
        if window.desktop != self.desktop:
            self.switch(window.desktop)
            self.active = window.id
        self.tell(FOREGROUND, window.id)

    def order(self, window: Window, after: int) -> None:
        if after in (-1, -2):
            window.style = window.style | TOPMOST if after == -1 else window.style & ~TOPMOST
        self.stack.remove(window.id)
        below = self.stack.index(after) + 1 if after in self.stack else 0
        self.stack.insert(below, window.id)
        self._bands()

    def _bands(self) -> None:
        self.stack.sort(key=lambda number: not self.windows[number].topmost)
        for window in [w for w in self.windows.values() if w.owner]:  # always right above
            self.stack.remove(window.id)
            self.stack.insert(self.stack.index(window.owner), window.id)

    def _next(self) -> int:
        found = (w for w in self.stack if self.in_sight(self.windows[w]))
        return next((w for w in found if not self.windows[w].style & TOOL), 0)

    def hold(self, what: tuple) -> int:
        number = next(self._handles)
        self._open[number] = what
        return number

    def held(self, handle: int) -> tuple:
        return self._open[handle]

    def let_go(self, handle: int) -> None:
        what = self._open.pop(handle)
        if what[0] == "event" and what not in self._open.values():
            del self.events[what[1]]

    @property
    def handles(self) -> int:
        """Return how many handles are open."""
        return len(self._open)

    def signalled(self, handle: int) -> bool:
        kind, what = self._open[handle]
        return what not in self.processes if kind == "process" else self.events[what]

    def turn(self) -> contextlib.AbstractContextManager:
        """Keep others from changing anything meanwhile."""
        return contextlib.nullcontext()

    def next_message(self, mine: queue.SimpleQueue):
        return mine.get()

    def wait_until(self, truth) -> None:
        with self.changed:
            self.changed.wait_for(truth)

    def begin_to_tell(self) -> None:
        """Tell of all that happens from now on."""

    def note(self, *call) -> None:
        self.calls.append(call)

    def messages(self, thread: int) -> queue.SimpleQueue:
        return self._threads.setdefault(thread, queue.SimpleQueue())


class Library:
    """Stands where ctypes.WinDLL would; a call that no one wrote does not exist."""

    def __init__(self, machine: Machine, does) -> None:
        self._machine, self._does = machine, does
        self._calls: dict[str, Call] = {}

    def __getattr__(self, name: str) -> "Call":
        if name not in self._calls:
            self._calls[name] = Call(self._machine, name, getattr(self._does, name))
        return self._calls[name]


class Call:
    """One call of a library, which is made through C with the types that were set for it."""

    def __init__(self, machine: Machine, name: str, does) -> None:
        self._machine, self._name, self._does = machine, name, does
        self.argtypes: tuple = ()
        self.restype = None

    def __call__(self, *given):
        assert len(given) == len(self.argtypes), f"{self._name} takes {len(self.argtypes)}"
        texts = []  # C gets their address, to write into it where there is room
        args = list(given)
        for at, kind in enumerate(self.argtypes):
            if kind is ctypes.c_wchar_p:
                kind.from_param(args[at])
                room = args[at]
                room = ctypes.create_unicode_buffer(room) if isinstance(room, str) else room
                texts.append(room)
                args[at] = ctypes.addressof(room)
        kinds = [_ADDRESS if kind is ctypes.c_wchar_p else kind for kind in self.argtypes]
        self._machine.note(self._name, *given)
        failed = []

        def does(*got):
            try:
                return self._does(*(0 if one is None else one for one in got)) or 0
            except BaseException as error:  # noqa: BLE001 - C would swallow it
                failed.append(error)
                return 0

        waits = self._name in ("GetMessageW", "WaitForMultipleObjects")
        with contextlib.nullcontext() if waits else self._machine.turn():
            answer = ctypes.CFUNCTYPE(self.restype, *kinds)(does)(*args)
        if failed:
            raise failed[0]
        return answer


def _write(address: int, text: str, room: int) -> int:
    text = text[: room - 1]
    ctypes.memmove(address, ctypes.create_unicode_buffer(text), (len(text) + 1) * _WIDE)
    return len(text)


_WIDE = ctypes.sizeof(ctypes.c_wchar)


class User:
    """user32."""

    def __init__(self, machine: Machine) -> None:
        self._m = machine

    def _of(self, number: int) -> Window | None:
        return self._m.windows.get(number)

    def EnumWindows(self, each, more):
        for number in list(self._m.stack):
            if not each(number, more):
                return 0
        return 1

    def IsWindowVisible(self, number):
        window = self._of(number)
        return window is not None and window.visible

    def IsIconic(self, number):
        window = self._of(number)
        return window is not None and window.small

    def GetWindow(self, number, which):
        assert which == 4
        return self._of(number).owner if self._of(number) else 0

    def GetWindowLongW(self, number, which):
        assert which == -20
        return self._of(number).style if self._of(number) else 0

    def GetClassNameW(self, number, room, most):
        return _write(room, self._of(number).kind, most) if self._of(number) else 0

    def GetWindowTextW(self, number, room, most):
        return _write(room, self._of(number).title, most) if self._of(number) else 0

    def GetWindowThreadProcessId(self, number, pid):
        window = self._of(number)
        pid.contents.value = window.pid if window else 0
        return 1 if window else 0

    def GetForegroundWindow(self):
        return self._m.active

    def GetWindowRect(self, number, rect):
        window = self._of(number)
        if window is None:
            return 0
        where = SMALL if window.small else SCREEN if window.large else window.snapped or window.box
        for name, value in zip(("left", "top", "right", "bottom"), where, strict=True):
            setattr(rect.contents, name, value)
        return 1

    def GetWindowPlacement(self, number, there):
        window, found = self._of(number), there.contents
        assert found.length == ctypes.sizeof(found) == 44
        if window is None:
            return 0
        found.flags, found.show = 0, 2 if window.small else 3 if window.large else 1
        found.small.x = found.small.y = found.large.x = found.large.y = -1
        for name, value in zip(("left", "top", "right", "bottom"), window.box, strict=True):
            setattr(found.normal, name, value)
        return 1

    def SetWindowPlacement(self, number, there):
        there = there.contents
        assert there.length == 44
        assert there.flags & 4, "a hung window would hold us up"
        window, show = self._of(number), there.show
        box = tuple(getattr(there.normal, name) for name in ("left", "top", "right", "bottom"))

        def place() -> None:
            window.box, window.snapped = box, None
            self._m.show(window, show)

        return self._do(window, place)

    def ShowWindowAsync(self, number, how):
        window = self._of(number)
        return self._do(window, lambda: self._m.show(window, how))

    def SetWindowPos(self, number, after, x, y, width, height, flags):
        assert flags & 0x4010 == 0x4010, "it would wait for a hung window, or take the keyboard"
        window = self._of(number)
        after = ctypes.c_ssize_t(after).value

        def place() -> None:
            if not flags & 2 and not flags & 1:
                box = (x, y, x + width, y + height)
                window.snapped = box if box != window.box else None
            if not flags & 4:
                self._m.order(window, after)

        return self._do(window, place)

    def SetForegroundWindow(self, number):
        window = self._of(number)
        if window is None or window.elevated:
            return 0
        self._m.rise(window)
        return 1

    def SetPropW(self, number, name, value):
        if self._of(number) is None or self._of(number).elevated:
            return 0
        self._of(number).props[ctypes.wstring_at(name)] = value
        return 1

    def GetPropW(self, number, name):
        window = self._of(number)
        return window.props.get(ctypes.wstring_at(name), 0) if window else 0

    def RemovePropW(self, number, name):
        window = self._of(number)
        return window.props.pop(ctypes.wstring_at(name), 0) if window else 0

    def MonitorFromWindow(self, number, which):
        return 1

    def GetMonitorInfoW(self, number, found):
        assert found.contents.length == ctypes.sizeof(found.contents) == 40
        for name, value in zip(("left", "top", "right", "bottom"), SCREEN, strict=True):
            setattr(found.contents.whole, name, value)
        return 1

    def SetWinEventHook(self, first, last, module, call, process, thread, flags):
        assert flags == 2, "out of context, without our own"
        assert not module
        number = len(self._m.hooks) + 1
        self._m.begin_to_tell()
        self._m.hooks[number] = (first, last, call, threading.get_ident() & 0xFFFFFFFF)
        return number

    def UnhookWinEvent(self, hook):
        del self._m.hooks[hook]
        return 1

    def PeekMessageW(self, message, window, first, last, remove):
        self._m.messages(threading.get_ident() & 0xFFFFFFFF)
        return 0

    def GetMessageW(self, message, window, first, last):
        mine = self._m.messages(threading.get_ident() & 0xFFFFFFFF)
        while (what := self._m.next_message(mine)) != QUIT:
            what()
        return 0

    def PostThreadMessageW(self, thread, message, what, more):
        self._m.messages(thread).put(message)
        return 1

    def AllowSetForegroundWindow(self, pid):
        return 1

    def SetWindowDisplayAffinity(self, number, how):
        if self._of(number) is None or (how == 0x11 and self._m.old):
            return 0
        self._of(number).props["affinity"] = how
        return 1

    def _do(self, window: Window | None, what) -> int:
        if window is None or window.elevated:
            return 0
        if window.hung:
            window.waiting.append(what)
        else:
            what()
        return 1


class Dwm:
    """dwmapi."""

    def __init__(self, machine: Machine) -> None:
        self._m = machine

    def DwmGetWindowAttribute(self, number, which, value, size):
        assert (which, size) == (14, 4)
        window = self._m.windows.get(number)
        if window is None:
            return -1
        cloaked = window.suspended or window.desktop != self._m.desktop
        value.contents.value = 2 if cloaked else 0
        return 0


class Kernel:
    """kernel32."""

    def __init__(self, machine: Machine) -> None:
        self._m = machine

    def OpenProcess(self, access, inherit, pid):
        return self._m.hold(("process", pid)) if pid in self._m.processes else 0

    def CloseHandle(self, handle):
        self._m.let_go(handle)
        return 1

    def GetProcessTimes(self, process, born, ended, kernel, user):
        born.contents.value = self._m.processes[self._m.held(process)[1]][0]
        return 1

    def QueryFullProcessImageNameW(self, process, flags, room, size):
        path = self._m.processes[self._m.held(process)[1]][1]
        size.contents.value = _write(room, path, size.contents.value)
        return 1

    def GetCurrentThreadId(self):
        return threading.get_ident() & 0xFFFFFFFF

    def CreateEventW(self, attributes, manual, state, name):
        self._m.events.setdefault(ctypes.wstring_at(name), bool(state))
        return self._m.hold(("event", ctypes.wstring_at(name)))

    def OpenEventW(self, access, inherit, name):
        name = ctypes.wstring_at(name)
        return self._m.hold(("event", name)) if name in self._m.events else 0

    def SetEvent(self, event):
        with self._m.changed:
            self._m.events[self._m.held(event)[1]] = True
            self._m.changed.notify_all()
        return 1

    def WaitForSingleObject(self, handle, milliseconds):
        assert milliseconds == 0
        return 0 if self._m.signalled(handle) else STILL

    def WaitForMultipleObjects(self, count, handles, every, milliseconds):
        assert (every, milliseconds) == (0, 0xFFFFFFFF)
        those = [handles[at] for at in range(count)]
        self._m.wait_until(lambda: any(map(self._m.signalled, those)))
        return next(at for at, handle in enumerate(those) if self._m.signalled(handle))

    def SetThreadExecutionState(self, state):
        self._m.awake.append(state)
        return 0x80000000
