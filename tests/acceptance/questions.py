"""Many questions over D-Bus in one packet, and their answers.

A screen is hundreds of questions, and a screen reader of Python that builds and takes apart each
message by its general rules would be busier than the program it reads.
"""

import itertools
import struct
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TypeAlias

from jeepney.bus import get_bus
from jeepney.io.blocking import prep_socket

Answer: TypeAlias = str | int | list | tuple | None
Question: TypeAlias = tuple[str, ...]
"""Whom, at which path, by which interface and method; then the words that go with it."""

HELLO = ("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "Hello")
PATH, INTERFACE, MEMBER, REPLY_TO, TO, KINDS = 1, 2, 3, 5, 6, 8
A_CALL, AN_ANSWER, AN_ERROR = 1, 2, 3
AT_ONCE = 1 << 16


class Questions:
    """A connection for questions alone: what else comes in is passed over."""

    def __init__(self, address: str, seconds: float) -> None:
        self._link = prep_socket(get_bus(address), timeout=seconds)
        self._link.settimeout(seconds)
        self._numbers = itertools.count(1)
        self._came = b""
        try:
            self.answers([HELLO])
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """End the connection."""
        self._link.close()

    def answers(self, questions: Iterable[Question]) -> list[Answer]:
        """Ask all at once; return the answers in the same order, None for an error."""
        numbered = dict(zip(self._numbers, questions, strict=False))
        if not numbered:
            return []
        self._link.sendall(b"".join(_call(*one) for one in numbered.items()))
        found: dict[int, Answer] = {}
        messages = self._messages()
        while len(found) < len(numbered):
            number, answer = _reply(next(messages))
            if number in numbered:
                found[number] = answer
        return [found[number] for number in numbered]

    def _messages(self) -> Iterator[bytes]:
        """Yield one whole message after the other; what is left over is kept."""
        while True:
            while len(self._came) < 16:
                self._read_on()
            assert self._came[:1] == b"l", "no answer of this computer"
            body, _, fields = struct.unpack_from("<III", self._came, 4)
            whole = 16 + _padded(fields) + body
            while len(self._came) < whole:
                self._read_on()
            message, self._came = self._came[:whole], self._came[whole:]
            yield message

    def _read_on(self) -> None:
        more = self._link.recv(AT_ONCE)
        if not more:
            raise ConnectionResetError
        self._came += more


def _call(number: int, question: Question) -> bytes:
    bus, path, *rest = question
    tail, length, body = _constant(bus, *rest)
    first = _field(PATH, "o", path)
    head = struct.pack("<4BIII", ord("l"), A_CALL, 0, 1, len(body), number, len(first) + length)
    return head + first + tail + body


@cache
def _constant(bus: str, interface: str, method: str, *words: str) -> tuple[bytes, int, bytes]:
    """Return what is alike in a question to many: its fields, their length, and its words."""
    fields = _field(INTERFACE, "s", interface) + _field(MEMBER, "s", method)
    last = struct.pack("<BB2s", TO, 1, b"s\0") + _text(bus)
    body = b""
    if words:
        fields += last.ljust(_padded(len(last)), b"\0")
        kinds = b"s" * len(words)
        last = struct.pack("<BB2sB", KINDS, 1, b"g\0", len(kinds)) + kinds + b"\0"
        for word in words:
            body = body.ljust(len(body) + -len(body) % 4, b"\0") + _text(word)
    return fields + last.ljust(_padded(len(last)), b"\0"), len(fields) + len(last), body


def _field(code: int, kind: str, text: str) -> bytes:
    field = struct.pack("<BB2s", code, 1, kind.encode() + b"\0") + _text(text)
    return field.ljust(_padded(len(field)), b"\0")


def _text(text: str) -> bytes:
    letters = text.encode()
    return struct.pack("<I", len(letters)) + letters + b"\0"


def _padded(length: int) -> int:
    return length + -length % 8


def _reply(message: bytes) -> tuple[int, Answer]:
    """Return to which question a message is the answer, 0 for none, and the answer."""
    if message[1] not in (AN_ANSWER, AN_ERROR):
        return 0, None
    (length,) = struct.unpack_from("<I", message, 12)
    at, number, kinds = 16, 0, ""
    while at < 16 + length:
        at = _padded(at)
        code = message[at]
        value, at = _value(message, at + 1, "v")
        if code == REPLY_TO:
            number = value
        elif code == KINDS:
            kinds = value
    if message[1] == AN_ERROR:
        return number, None
    return number, _value(message, 16 + _padded(length), kinds)[0] if kinds else ""


def _value(data: bytes, at: int, kinds: str) -> tuple:
    """Return the first value of these kinds, and where it ends."""
    match kinds[0]:
        case "v":
            end = at + 1 + data[at]
            return _value(data, end + 1, data[at + 1 : end].decode())
        case "s" | "o":
            at += -at % 4
            end = at + 4 + int.from_bytes(data[at : at + 4], "little")
            return data[at + 4 : end].decode(), end + 1
        case "g":
            end = at + 1 + data[at]
            return data[at + 1 : end].decode(), end + 1
        case "u":
            at += -at % 4
            return int.from_bytes(data[at : at + 4], "little"), at + 4
        case "a":
            return _values(data, at + -at % 4, kinds[1:])
        case "(":
            return _pair(data, _padded(at), kinds[1:-1])
    raise ValueError(kinds)


def _values(data: bytes, at: int, kinds: str) -> tuple[list, int]:
    length, at = _value(data, at, "u")
    at = _padded(at) if kinds[0] == "(" else at
    end, found = at + length, []
    while at < end:
        one, at = _value(data, at, kinds)
        found.append(one)
    return found, end


def _pair(data: bytes, at: int, kinds: str) -> tuple[tuple, int]:
    found = []
    for kind in kinds:
        one, at = _value(data, at, kind)
        found.append(one)
    return tuple(found), at
