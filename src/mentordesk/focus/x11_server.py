"""The X server as focus needs it: properties by the bundle, messages to the window manager."""

import contextlib
import select
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from Xlib import X, Xatom
from Xlib.error import ConnectionClosedError, XError
from Xlib.protocol import event, request

from mentordesk.focus.base import DesktopLost
from mentordesk.focus.x11_link import connect

PAGER = 2  # the source that window managers obey like the person's own task list
_TO_MANAGER = X.SubstructureRedirectMask | X.SubstructureNotifyMask
_OF_THE_ROOT = X.PropertyChangeMask | X.SubstructureNotifyMask
_LONGEST = 4096  # in 32-bit units; a client list of 4096 windows, or an absurd property cut off


class Names:
    """The numbers that the X server gives to names."""

    def __init__(self, display: Any) -> None:
        self._display = display
        self._numbers: dict[str, int] = {}
        self._names: dict[int, str] = {}

    def learn(self, names: Iterable[str]) -> None:
        """Ask for these names in one go."""
        display = self._display
        asked = {
            name: request.InternAtom(display=display, defer=True, name=name, only_if_exists=0)
            for name in names
            if name not in self._numbers
        }
        for name, reply in asked.items():
            reply.reply()
            self._numbers[name] = reply.atom
            self._names[reply.atom] = name

    def number(self, name: str) -> int:
        """Return the number of a name."""
        if name not in self._numbers:
            self.learn([name])
        return self._numbers[name]

    def known(self, number: int) -> str:
        """Return the name of a number we asked for before; empty if we never did."""
        return self._names.get(number, "")


class Server:
    """One connection, without Xlib's own window objects: everything here is a number."""

    def __init__(self, name: str) -> None:
        self.display = connect(name)
        self.name = name
        self.display.set_error_handler(_ignored)
        self.root: int = self.display.info.roots[self.display.default_screen].root
        self.mask: int = self.display.info.resource_id_mask  # what differs within one program
        self.names = Names(self.display)
        self.known: dict[int, tuple[object, ...]] = {}  # what never changes about a window

    def close(self) -> None:
        """End the connection."""
        with contextlib.suppress(ConnectionClosedError, OSError):
            self.display.close()
        self.display.socket.close()  # which Xlib leaves open when the server went first

    def fileno(self) -> int:
        """Return what becomes readable when the server said something."""
        return int(self.display.fileno())

    def properties(
        self, wanted: Sequence[tuple[int, str]], first: int = 0, most: int = _LONGEST
    ) -> list[Any]:
        """Return many properties in one round trip, or a part of each; None where there is none.

        Numbers come as a list, text as bytes; a window that vanished has no properties.
        """
        asked = [
            request.GetProperty(
                display=self.display,
                defer=True,
                delete=0,
                type=X.AnyPropertyType,
                window=window,
                property=self.names.number(name),
                long_offset=first,
                long_length=most,
            )
            for window, name in wanted
        ]
        return [_value(reply) for reply in asked]

    def numbers(self, window: int, name: str, first: int = 0, most: int = _LONGEST) -> list[int]:
        """Return a property that holds numbers; empty when it is missing or is something else."""
        value = self.properties([(window, name)], first, most)[0]
        return value if isinstance(value, list) else []

    def number(self, window: int, name: str) -> int:
        """Return a property that is one number; 0 when it is missing."""
        return (self.numbers(window, name) or [0])[0]

    def put(self, window: int, name: str, values: Sequence[int]) -> None:
        """Set a property that holds numbers."""
        request.ChangeProperty(
            display=self.display,
            onerror=_ignored,
            mode=X.PropModeReplace,
            window=window,
            property=self.names.number(name),
            type=Xatom.CARDINAL,
            data=(32, list(values)),
        )

    def drop(self, window: int, name: str) -> None:
        """Delete a property."""
        request.DeleteProperty(
            display=self.display, onerror=_ignored, window=window, property=self.names.number(name)
        )

    def tell_manager(self, window: int, name: str, *values: int) -> None:
        """Send the window manager a message about a window."""
        data = [*values, 0, 0, 0, 0, 0][:5]
        request.SendEvent(
            display=self.display,
            onerror=_ignored,
            propagate=False,
            destination=self.root,
            event_mask=_TO_MANAGER,
            event=event.ClientMessage(
                window=window, client_type=self.names.number(name), data=(32, data)
            ),
        )

    def stack(self, window: int, mode: int) -> None:
        """Ask for a window above or below all others."""
        request.ConfigureWindow(
            display=self.display, onerror=_ignored, window=window, stack_mode=mode
        )

    def focus(self, window: int) -> None:
        """Give a window what is typed, and leave it where it lies."""
        request.SetInputFocus(
            display=self.display,
            onerror=_ignored,
            revert_to=X.RevertToParent,
            focus=window,
            time=X.CurrentTime,
        )

    def watch(self, windows: Iterable[int]) -> None:
        """Let the server tell what is written about windows, and what happens below the root."""
        for window in windows:
            mask = _OF_THE_ROOT if window == self.root else X.PropertyChangeMask
            request.ChangeWindowAttributes(
                display=self.display, onerror=_ignored, window=window, event_mask=mask
            )

    def frame_shown(self, window: int) -> bool:
        """Tell whether the frame around a window is mapped, or the window where it has none."""
        display = self.display
        try:
            frame = int(request.QueryTree(display=display, window=window).parent)
            asked = window if frame in (0, self.root) else frame
            reply = request.GetWindowAttributes(display=display, window=asked)
        except XError:
            return False
        return bool(reply.map_state == X.IsViewable)

    def events(self) -> list[Any]:
        """Return what was said since the last time, without waiting."""
        self.display.flush()
        return [self.display.next_event() for _ in range(self.display.pending_events())]

    def flush(self) -> None:
        """Send what is still on our side."""
        self.display.flush()

    def until(self, true: Callable[[], bool], seconds: float) -> bool:
        """Wait until something is true, at most so long, and tell whether it is."""
        end = time.monotonic() + seconds
        while not true():
            if time.monotonic() >= end:
                return False
            select.select([self], [], [], 0.004)
        return True


@contextlib.contextmanager
def told_when_lost() -> Iterator[None]:
    """Turn the end of the connection into one exception."""
    try:
        yield
    except (ConnectionClosedError, BrokenPipeError, ConnectionResetError) as error:
        raise DesktopLost from error


def _ignored(*_error: object) -> int:
    """Take errors about windows that vanished in the meantime for what they are: nothing."""
    return 1


def _value(reply: Any) -> list[int] | bytes | None:
    try:
        reply.reply()
    except XError:
        return None
    if reply.value is None:
        return None
    form, data = reply.value
    if form == 32:  # noqa: PLR2004 - the property's own word for "numbers"
        return [int(item) for item in data]
    return bytes(data) if form == 8 else None  # noqa: PLR2004 - and for "text"
