"""Reads a file the mentor sent: a text, a mail, a calendar entry, a page with the answer in it."""

import os
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from mentordesk.domain.agenda import CameBy
from mentordesk.errors import AgendaTextError, CalendarFileError
from mentordesk.exchange.agenda_parts import MAX_CHARACTERS, Unreadable, unreadable
from mentordesk.exchange.calendar_text import calendar_text, is_calendar
from mentordesk.exchange.mail_text import is_mail, mail_text
from mentordesk.exchange.text_bytes import decode

_MAX_TEXT = 4 * MAX_CHARACTERS + 4
_MAX_MAIL = 25_000_000
_HEAD = 4096
_FORM = ('<ol id="topics" data-title=', '<textarea id="text"', ">")
_FORM_END = "</textarea>"


@dataclass(frozen=True, slots=True)
class Sent:
    """What a mentor sent as one text, and in what form it came."""

    text: str
    came_by: CameBy


def read_sent(path: Path) -> Sent:
    """Return the text of a file, read once and whole.

    Raises AgendaTextError for what is no text, too long, changing, or cannot be opened.
    """
    data, mail = _read(path)
    if mail:
        return Sent(mail_text(data), CameBy.MAIL)
    text = decode(data)
    if is_calendar(text):
        return Sent(calendar_text(text), CameBy.CALENDAR)
    return Sent(_answer(text) or text, CameBy.FILE)


def read_text(path: Path) -> str:
    """Return the text of a calendar file, read once and whole.

    Raises CalendarFileError for what is no text, too long, changing, or cannot be opened.
    """
    try:
        return decode(_read(path)[0])
    except AgendaTextError as error:
        raise CalendarFileError(**error.facts) from error


def _answer(page: str) -> str:
    """Return what was to be sent, if this is our own agenda page, saved when it was filled in."""
    for part in _FORM:
        page = page.partition(part)[2]
    return unescape(page.partition(_FORM_END)[0])


def _read(path: Path) -> tuple[bytes, bool]:
    """Return the bytes of a file and whether they are a mail, or refuse them."""
    if not path.is_file():
        raise unreadable(Unreadable.NO_FILE)
    try:
        with path.open("rb") as file:
            before = os.fstat(file.fileno())
            head = file.read(_HEAD)
            mail = is_mail(head, path.suffix)
            limit = _MAX_MAIL if mail else _MAX_TEXT
            data = head + file.read(limit + 1 - len(head))
            after = os.fstat(file.fileno())
    except OSError:
        raise unreadable(Unreadable.CLOSED) from None
    if _stamp(before) != _stamp(after):
        raise unreadable(Unreadable.CHANGING)
    if mail and len(data) > limit:
        raise unreadable(Unreadable.TOO_LONG)
    return data, mail


def _stamp(status: os.stat_result) -> tuple[int, int]:
    return status.st_size, status.st_mtime_ns
