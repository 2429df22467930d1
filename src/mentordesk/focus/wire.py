"""The lines between program and guard: one JSON object each."""

import json
from collections.abc import Iterable
from dataclasses import asdict

from mentordesk.focus.base import Can, Event, Kind, Level, Outcome, Own

Message = dict[str, object]


class NotALineError(ValueError):
    """What came over the pipe is not one of our lines."""


def line(**message: object) -> bytes:
    """Return a message as one line."""
    return json.dumps(message, separators=(",", ":"), ensure_ascii=True).encode() + b"\n"


def parse(raw: bytes) -> Message:
    """Return the message in a line; raises NotALineError."""
    try:
        message = json.loads(raw)
    except ValueError as error:
        raise NotALineError from error
    if not isinstance(message, dict):
        raise NotALineError
    return message


def of_own(own: Own) -> Message:
    """Return our windows as plain values."""
    return asdict(own)


def to_own(value: object) -> Own:
    """Return our windows from plain values."""
    got = _mapping(value)
    windows, pid = texts(got.get("windows")), _number(got.get("pid"))
    return Own(windows, pid, str(got.get("output", "")))


def of_outcome(outcome: Outcome) -> Message:
    """Return an outcome as plain values."""
    return asdict(outcome)


def to_outcome(value: object) -> Outcome:
    """Return an outcome from plain values."""
    got = _mapping(value)
    return Outcome(
        _number(got.get("ms")),
        _number(got.get("hidden")),
        texts(got.get("refused")),
        texts(got.get("notes")),
    )


def of_event(event: Event) -> Message:
    """Return an event as plain values."""
    return {"kind": event.kind.value, "app": event.app, "hidden": event.hidden}


def to_event(value: object) -> Event:
    """Return an event from plain values."""
    got = _mapping(value)
    app, hidden = str(got.get("app", "")), _number(got.get("hidden"))
    return Event(Kind(got.get("kind")), app, hidden)


def of_report(report: Iterable[Can]) -> list[Message]:
    """Return a report as plain values, ready for JSON."""
    return [asdict(can) | {"level": can.level.value} for can in report]


def to_report(value: object) -> tuple[Can, ...]:
    """Return a report from plain values."""
    rows = [_mapping(row) for row in value] if isinstance(value, list) else []
    return tuple(
        Can(str(row["what"]), Level(row["level"]), str(row["why"]), str(row["fix"])) for row in rows
    )


def texts(value: object) -> tuple[str, ...]:
    """Return the texts in a JSON list, nothing from anything else."""
    return tuple(str(item) for item in value) if isinstance(value, list | tuple) else ()


def _mapping(value: object) -> Message:
    return value if isinstance(value, dict) else {}


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
