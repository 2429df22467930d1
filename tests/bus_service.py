"""A service on a real message bus that answers as it is told and remembers what it was asked."""

import contextlib
import threading
from collections.abc import Iterator
from io import IOBase
from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    MessageType,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection


class Service:
    """Answers by method name; an answer may be a function of what was sent."""

    def __init__(self, address: str, name: str, answers: dict[str, Any]) -> None:
        self.asked: list[tuple[str, Any]] = []
        self.gone: list[str] = []
        self._answers = answers
        self._link = open_dbus_connection(address, enable_fds=True)
        self._send(message_bus.RequestName(name))
        rule = "type='signal',member='NameOwnerChanged'"
        self._send(message_bus.AddMatch(rule))
        self._over = False
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _send(self, message: Any) -> None:
        self._link.send_and_get_reply(message, timeout=5)

    def _serve(self) -> None:
        while not self._over:
            with contextlib.suppress(TimeoutError):
                self._take(self._link.receive(timeout=0.05))

    def _take(self, message: Any) -> None:
        if message.header.message_type is MessageType.signal and len(message.body) == 3:
            name, old, new = message.body
            if old and not new:
                self.gone.append(name)
        if message.header.message_type is not MessageType.method_call:
            return
        fields = message.header.fields
        method = fields[HeaderFields.member]
        sender = fields[HeaderFields.sender]
        self.asked.append((method, (*message.body, sender)))
        answer = self._answers.get(method)
        if answer is None:
            self._link.send(new_error(message, "org.freedesktop.DBus.Error.UnknownMethod"))
            return
        signature, body = answer(*message.body) if callable(answer) else answer
        self._link.send(new_method_return(message, signature or None, body))
        for part in body:
            if isinstance(part, IOBase):  # the other side has a descriptor of its own now
                part.close()

    def say(self, place: DBusAddress, member: str, signature: str = "", *body: Any) -> None:
        """Send a signal to everybody who listens."""
        self._link.send(new_signal(place, member, signature or None, body))

    def close(self) -> None:
        """Leave the bus."""
        self._over = True
        self._thread.join(5)
        self._link.close()


@contextlib.contextmanager
def service(address: str, name: str, answers: dict[str, Any]) -> Iterator[Service]:
    """Return a running service."""
    running = Service(address, name, answers)
    try:
        yield running
    finally:
        running.close()
