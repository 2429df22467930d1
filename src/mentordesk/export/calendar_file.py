"""A session as one calendar file (RFC 5545) that every calendar takes and nobody can read into.

Times are in UTC, which every calendar shows in the time of its own place; so the file needs no
description of a time zone, and no library to write one.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import uuid5

from mentordesk.domain.letter import Meeting

TITLE = "Conversation"
_ALARM_MINUTES = 15
_LINE_BYTES = 75
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": " ", "\r": " "})


def calendar_file(meeting: Meeting, now: datetime) -> bytes:
    """Return the file; a session that was moved keeps its UID and has a higher SEQUENCE."""
    return b"".join(_folded(line) for line in _lines(meeting, now))


def _lines(meeting: Meeting, now: datetime) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//MentorDesk//MentorDesk//EN")
    yield from ("CALSCALE:GREGORIAN", "METHOD:PUBLISH", "BEGIN:VEVENT")
    yield f"UID:{uuid5(meeting.mentor, str(meeting.number))}"
    yield f"SEQUENCE:{meeting.moves}"
    yield f"DTSTAMP:{_utc(now)}"
    yield f"DTSTART:{_utc(meeting.at)}"
    yield f"DTEND:{_utc(meeting.at.astimezone(UTC) + timedelta(minutes=meeting.minutes))}"
    yield f"SUMMARY:{TITLE}"
    if meeting.place:
        yield f"LOCATION:{meeting.place.translate(_ESCAPED)}"
    yield from ("CLASS:PRIVATE", "STATUS:CONFIRMED", "TRANSP:OPAQUE", "BEGIN:VALARM")
    yield from ("ACTION:DISPLAY", f"DESCRIPTION:{TITLE}", f"TRIGGER:-PT{_ALARM_MINUTES}M")
    yield from ("END:VALARM", "END:VEVENT", "END:VCALENDAR")


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _folded(line: str) -> bytes:
    """Return the line in pieces of at most 75 bytes, never within a letter."""
    pieces, room = [b""], _LINE_BYTES
    for letter in line:
        data = letter.encode()
        if len(pieces[-1]) + len(data) > room:
            pieces.append(b"")
            room = _LINE_BYTES - 1
        pieces[-1] += data
    return b"\r\n ".join(pieces) + b"\r\n"
