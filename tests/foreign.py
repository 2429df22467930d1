"""Other people's windows: a program that opens what it is told and does what it is told.

One JSON order per line; each is answered by one line.
"""

import json
import select
import subprocess
import sys

from Xlib import X, Xatom, Xutil, display
from Xlib.protocol import event

from rig import Rig, end

STATES = {
    "above": ["_NET_WM_STATE_ABOVE"],
    "below": ["_NET_WM_STATE_BELOW"],
    "fullscreen": ["_NET_WM_STATE_FULLSCREEN"],
    "maximised": ["_NET_WM_STATE_MAXIMIZED_VERT", "_NET_WM_STATE_MAXIMIZED_HORZ"],
    "shaded": ["_NET_WM_STATE_SHADED"],
    "skip": ["_NET_WM_STATE_SKIP_TASKBAR"],
    "sticky": ["_NET_WM_STATE_STICKY"],
}
KINDS = (
    "plain",
    "minimised",
    "maximised",
    "above",
    "plain",
    "sticky",
    "shaded",
    "skip",
    "dialog",
    "plain",
    "plain",
)
COLOURS = (0xFF2020, 0x20C020, 0x2020FF, 0xC0C000, 0xC000C0, 0x00C0C0, 0xFF8000, 0x8000FF)


class Program:
    def __init__(self) -> None:
        self.link = display.Display()
        self.root = self.link.screen().root
        self.windows = []
        self.to_tray = set()

    def atom(self, name):
        return self.link.intern_atom(name)

    def open(self, kind="plain", number=0, title="", desktop=None):
        place = (30 + 47 * (number % 11), 30 + 31 * (number % 13), 300, 200)
        window = self.root.create_window(
            *place,
            0,
            self.link.screen().root_depth,
            background_pixel=COLOURS[number % len(COLOURS)],
            override_redirect=kind == "toast",
            event_mask=X.PropertyChangeMask,
        )
        window.set_wm_class(f"foreign{number}", f"Foreign{number}")
        window.set_wm_name(title)
        window.set_wm_normal_hints(flags=Xutil.USPosition | Xutil.USSize)
        if kind != "old":
            text = self.atom("UTF8_STRING")
            window.change_property(self.atom("_NET_WM_NAME"), text, 8, title.encode())
        self.atoms(window, "_NET_WM_STATE", STATES.get(kind, ()))
        if kind == "sticky":
            desktop = 0xFFFFFFFF
        if desktop is not None:
            window.change_property(self.atom("_NET_WM_DESKTOP"), Xatom.CARDINAL, 32, [desktop])
        self.be(kind, window)
        window.map()
        self.link.sync()
        self.windows.append(window)
        return window.id

    def be(self, kind, window) -> None:
        if kind == "minimised":
            window.set_wm_hints(flags=Xutil.StateHint, initial_state=Xutil.IconicState)
        if kind == "dialog" and self.windows:
            window.set_wm_transient_for(self.windows[0])
        if kind == "toast":
            self.atoms(window, "_NET_WM_WINDOW_TYPE", ["_NET_WM_WINDOW_TYPE_NOTIFICATION"])
        if kind == "tray":
            self.to_tray.add(window.id)

    def atoms(self, window, name, values) -> None:
        if values:
            window.change_property(self.atom(name), Xatom.ATOM, 32, list(map(self.atom, values)))

    def raise_itself(self, window):
        data = (32, [1, X.CurrentTime, 0, 0, 0])
        message = event.ClientMessage(
            window=window, client_type=self.atom("_NET_ACTIVE_WINDOW"), data=data
        )
        mask = X.SubstructureRedirectMask | X.SubstructureNotifyMask
        self.root.send_event(message, event_mask=mask)
        self.link.sync()
        return window

    def icon(self, window, numbers):
        """Give a window whatever as its icons."""
        there = self.link.create_resource_object("window", window)
        there.change_property(self.atom("_NET_WM_ICON"), Xatom.CARDINAL, 32, numbers)
        self.link.sync()
        return window

    def absurd(self, window):
        """Write what no program should into everything that is read of a window."""
        there = self.link.create_resource_object("window", window)
        there.change_property(self.atom("WM_CLASS"), Xatom.STRING, 8, b"\xff\xfe" * 2000)
        there.change_property(self.atom("_NET_WM_NAME"), Xatom.CARDINAL, 32, [7] * 2000)
        there.change_property(self.atom("_NET_WM_PID"), Xatom.CARDINAL, 32, [0xFFFFFFFF] * 9)
        there.change_property(self.atom("WM_TRANSIENT_FOR"), Xatom.WINDOW, 32, [window])
        there.change_property(self.atom("_NET_WM_WINDOW_TYPE"), Xatom.STRING, 8, b"dock")
        there.change_property(self.atom("_NET_WM_ICON"), Xatom.CARDINAL, 32, [0xFFFFFFFF] * 3)
        there.change_property(self.atom("_MENTORDESK_FOCUS"), Xatom.STRING, 8, b"of another")
        self.link.sync()
        return window

    def vanish(self, window):
        self.link.create_resource_object("window", window).destroy()
        self.link.sync()
        return window

    def hide_in_tray(self) -> None:
        """Withdraw when minimised, as programs with a tray icon do."""
        hidden = self.atom("_NET_WM_STATE_HIDDEN")
        while self.link.pending_events():
            said = self.link.next_event()
            if said.type != X.PropertyNotify or said.window.id not in self.to_tray:
                continue
            state = said.window.get_full_property(self.atom("_NET_WM_STATE"), Xatom.ATOM)
            if state is not None and hidden in state.value:
                said.window.withdraw(self.link.screen().default_number)

    def serve(self) -> None:
        while True:
            ready, _, _ = select.select([sys.stdin, self.link], [], [], 1)
            self.hide_in_tray()
            if sys.stdin in ready:
                line = sys.stdin.readline()
                if not line:
                    return
                order = json.loads(line)
                answer = getattr(self, order.pop("do"))(**order)
                sys.stdout.write(json.dumps(answer) + "\n")
                sys.stdout.flush()


class Foreign:
    """The test's side of such a program."""

    def __init__(self, rig: Rig) -> None:
        self._program = rig.start(
            sys.executable, __file__, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self.windows: list[int] = []

    def order(self, **order: object) -> int:
        """Tell it to do something and return its answer."""
        self._program.stdin.write(json.dumps(order) + "\n")
        self._program.stdin.flush()
        return int(json.loads(self._program.stdout.readline()))

    def open(self, kind: str = "plain", desktop: int | None = None) -> int:
        """Open a window and return its id."""
        number = len(self.windows)
        title = f"Salary review {number}"
        window = self.order(do="open", kind=kind, number=number, title=title, desktop=desktop)
        self.windows.append(window)
        return window

    def colour(self, window: int) -> int:
        """Return what a window is filled with."""
        return COLOURS[self.windows.index(window) % len(COLOURS)]

    def open_mixed(self, count: int) -> list[int]:
        """Open windows of every kind; some stand on another desktop."""
        return [
            self.open(KINDS[number % len(KINDS)], 1 if number % 7 == 6 else None)
            for number in range(count)
        ]

    def close(self) -> None:
        """End it, and its windows with it."""
        end(self._program)


if __name__ == "__main__":
    Program().serve()
