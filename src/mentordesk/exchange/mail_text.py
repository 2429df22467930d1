"""Reads a saved mail: who wrote, when, and the text of it; what is attached only if it is text."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import HeaderParseError, MessageError
from email.header import decode_header, make_header
from email.message import Message

from mentordesk.exchange.agenda_parts import Unreadable, unreadable
from mentordesk.exchange.calendar_text import calendar_text, is_calendar
from mentordesk.exchange.html_text import html_lines
from mentordesk.exchange.text_bytes import decode

_HEADERS = ("From", "Date", "Subject")
# What takes a mail apart looks at each line once for each box around it.
_MAX_BOXES, _MAX_LINES, _MAX_PART = 30, 500_000, 2_000_000
_SLOW_CHARSETS = frozenset({"punycode", "idna"})
_FIELDS = re.compile(rb"\A(?:[A-Za-z0-9-]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}")
_SURE = re.compile(
    rb"^(?:received|message-id|mime-version|delivered-to):", re.IGNORECASE | re.MULTILINE
)


def is_mail(head: bytes, suffix: str) -> bool:
    """Say whether a file that begins so is a saved mail, by its name or by its headers."""
    fields = _FIELDS.match(head)
    return fields is not None and (suffix.lower() == ".eml" or bool(_SURE.search(fields[0])))


def mail_text(data: bytes) -> str:
    """Return the mail as its reader would see it, its headers above.

    Raises AgendaTextError for one that cannot be taken apart, or not in a moment.
    """
    if data.count(b"\n") > _MAX_LINES:
        raise unreadable(Unreadable.TOO_LONG)
    if data.lower().count(b"boundary=") > _MAX_BOXES:
        raise unreadable(Unreadable.NOT_TEXT)
    try:
        mail = message_from_bytes(data, policy=policy.compat32)
        parts = list(_texts(mail))
    except (MessageError, RecursionError, ValueError):
        raise unreadable(Unreadable.NOT_TEXT) from None
    headers = [f"{name}: {words}" for name in _HEADERS if (words := _header(mail, name))]
    return "\n".join((*headers, "", *parts))


def _texts(mail: Message) -> Iterator[str]:
    """Yield the words of the mail, then those of each text that is attached."""
    body: dict[str, str] = {}
    attached: list[str] = []
    for part in mail.walk():
        if part.is_multipart() or part.get_content_maintype() != "text":
            continue
        kind = part.get_content_subtype()
        if part.get_content_disposition() == "attachment" or kind in body:
            attached.append(_words(part))
        else:
            body[kind] = _words(part)
    plain = body.pop("plain", "")
    if plain.strip():
        body.pop("html", None)
        yield plain
    yield from body.values()
    yield from attached


def _words(part: Message) -> str:
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    if len(content) > _MAX_PART:
        raise unreadable(Unreadable.TOO_LONG)
    text = _decoded(content, part.get_content_charset())
    if part.get_content_subtype() == "html":
        return "\n".join(line for line, unseen in html_lines(text) if not unseen)
    return calendar_text(text) if is_calendar(text) else text


def _decoded(content: bytes, charset: str | None) -> str:
    if charset and charset not in _SLOW_CHARSETS:
        try:
            return content.decode(charset)
        except (LookupError, UnicodeError):
            pass
    return decode(content)


def _header(mail: Message, name: str) -> str:
    raw = next((value for key, value in mail.raw_items() if key.lower() == name.lower()), "")
    # Some programs write names as they are instead of encoding them.
    written = decode(str(raw).encode("utf-8", "surrogateescape"))
    try:
        words = str(make_header(decode_header(written)))
    except (HeaderParseError, LookupError, UnicodeError, ValueError):
        words = written
    return " ".join(words.split())
