"""D-Bus with a clock: a bus that is dead, silent or slow costs a moment and never more."""

import contextlib
import time
from collections import deque
from collections.abc import Iterator
from typing import Any

from jeepney import DBusAddress, MessageType, Properties, new_method_call, new_method_return
from jeepney.bus import get_connectable_addresses
from jeepney.io.blocking import DBusConnectionBase, prep_socket
from jeepney.low_level import HeaderFields, MessageFlag
from jeepney.wrappers import DBusErrorResponse, unwrap_msg

from mentordesk.focus.base import BusError, Environ

_SYSTEM = "unix:path=/run/dbus/system_bus_socket"
_DAEMON = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")


class Bus:
    """One connection to one bus; what is held through it ends with it."""

    def __init__(self, address: str, seconds: float = 0.5, *, descriptors: bool = False) -> None:
        self.may_start = False
        self._seconds = seconds
        self._heard: deque[Any] = deque()  # what came while an answer was waited for
        with _failures_named():
            path = next(get_connectable_addresses(address))
            socket = prep_socket(path, enable_fds=descriptors, timeout=seconds)
            # Not jeepney's own DBusConnection: it waits for the first answer without end.
            self._link: Any = DBusConnectionBase(socket, enable_fds=descriptors)
            socket.settimeout(seconds)
        try:
            self.name = str(self.call(_DAEMON, "Hello")[0])  # by which others can call back
        except BusError:
            self.close()
            raise

    def close(self) -> None:
        """End the connection."""
        with contextlib.suppress(OSError):
            self._link.close()

    def has(self, name: str) -> bool:
        """Tell whether a service is running; asking itself would start it."""
        return bool(self.call(_DAEMON, "NameHasOwner", "s", name)[0])

    def call(self, service: DBusAddress, method: str, signature: str = "", *body: Any) -> Any:
        """Return the answer of a service; raises BusError."""
        return self._send(new_method_call(service, method, signature or None, body))

    def get(self, service: DBusAddress, name: str) -> Any:
        """Return a property's value; raises BusError."""
        return self._send(Properties(service).get(name))[0][1]

    def set(self, service: DBusAddress, name: str, signature: str, value: Any) -> None:
        """Set a property; raises BusError."""
        self._send(Properties(service).set(name, signature, value))

    def listen(self, rule: str) -> None:
        """Ask to be sent the signals of a match rule; raises BusError."""
        self.call(_DAEMON, "AddMatch", "s", rule)

    def fileno(self) -> int:
        """Return what becomes readable when a message came."""
        return int(self._link.sock.fileno())

    def hear(self) -> list[Any]:
        """Return the signals that came, without waiting; raises BusError at the bus's end."""
        return [m for m in self._came() if m.header.message_type is MessageType.signal]

    def asked(self) -> list[Any]:
        """Return the calls to us and the signals that came, without waiting, each call answered.

        Raises BusError at the bus's end.
        """
        came = self._came()
        for message in came:
            if message.header.message_type is MessageType.method_call:
                with _failures_named():
                    self._put(new_method_return(message))
        return came

    def _came(self) -> list[Any]:
        with _failures_named(), contextlib.suppress(TimeoutError):
            while True:
                self._heard.append(self._link._receive(time.monotonic()))  # noqa: SLF001 - see _put
        came = list(self._heard)
        self._heard.clear()
        return came

    def _put(self, message: Any) -> int:
        serial = next(self._link.outgoing_serial)
        data, _ = self._link._serialise(message, serial)  # noqa: SLF001 - its own send() sits beside the missing clock
        self._link.sock.sendall(data)
        return int(serial)

    def _send(self, message: Any) -> Any:
        if not self.may_start:
            message.header.flags |= MessageFlag.no_auto_start
        end = time.monotonic() + self._seconds
        with _failures_named():
            serial = self._put(message)
            while True:
                answer = self._link._receive(end)  # noqa: SLF001 - see _put
                if answer.header.fields.get(HeaderFields.reply_serial) == serial:
                    return unwrap_msg(answer)
                self._heard.append(answer)


def session_bus(environ: Environ, seconds: float = 0.5) -> Bus:
    """Connect to the person's bus; raises BusError."""
    address = environ.get("DBUS_SESSION_BUS_ADDRESS", "")
    if not address and "XDG_RUNTIME_DIR" in environ:
        address = f"unix:path={environ['XDG_RUNTIME_DIR']}/bus"
    if not address:
        raise BusError
    return Bus(address, seconds)


def system_bus(environ: Environ, seconds: float = 0.5) -> Bus:
    """Connect to the computer's bus, ready to be given a descriptor; raises BusError."""
    address = environ.get("DBUS_SYSTEM_BUS_ADDRESS") or _SYSTEM
    return Bus(address, seconds, descriptors=True)


@contextlib.contextmanager
def _failures_named() -> Iterator[None]:
    try:
        yield
    except DBusErrorResponse as error:
        raise BusError(error.name) from error
    except (OSError, RuntimeError, ValueError, StopIteration) as error:
        raise BusError from error
