"""Reads what somebody wrote into a calendar entry: its title and its description."""

import re
from collections.abc import Iterator

_FOLD = re.compile(r"\r?\n[ \t]")
_LINE = re.compile(r'([A-Za-z-]{1,40})((?:;[^=:;]{1,60}=(?:"[^"\n]*"|[^":;\n]*))*):(.*)')
_ESCAPED = re.compile(r"\\([nN;,\\])")
_ENTRIES = frozenset({"VEVENT", "VTODO", "VJOURNAL"})


def is_calendar(text: str) -> bool:
    """Say whether the text is a calendar file."""
    return text.lstrip("\ufeff \t\r\n")[:15].upper() == "BEGIN:VCALENDAR"


def calendar_text(text: str) -> str:
    """Return the descriptions of all entries, each below its title; a title alone is a topic."""
    lines: list[str] = []
    for title, description in _entries(text):
        if description.strip():
            lines.extend((f"{title}:", *description.splitlines(), ""))
        elif title.strip():
            lines.append(f"- {title}")
    return "\n".join(lines)


def _entries(text: str) -> Iterator[tuple[str, str]]:
    """Yield title and description of each entry; alarms and all else within have their own."""
    inside: list[str] = []
    found: dict[str, str] = {}
    for line in _FOLD.sub("", text).splitlines():
        part = _LINE.match(line)
        if part is None:
            continue
        name, value = part[1].upper(), part[3]
        if name == "BEGIN":
            inside.append(value.strip().upper())
        elif name == "END":
            ended = value.strip().upper()
            if ended in inside[-1:] and inside.pop() in _ENTRIES:
                yield found.pop("SUMMARY", ""), found.pop("DESCRIPTION", "")
        elif inside and inside[-1] in _ENTRIES and name in {"SUMMARY", "DESCRIPTION"}:
            found[name] = _ESCAPED.sub(_sign, value)


def _sign(found: re.Match[str]) -> str:
    return "\n" if found[1] in "nN" else found[1]
