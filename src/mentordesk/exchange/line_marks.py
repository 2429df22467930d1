"""Bullets, numbers, tick boxes and headings at the start of a line."""

# ruff: noqa: RUF001 - the signs people type look alike, and all of them are meant

import re
from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    """What stands before the words of a line."""

    BULLET = "bullet"
    NUMBER = "number"
    TICK = "tick"
    HASH = "hash"


@dataclass(frozen=True, slots=True)
class Marked:
    """The words of a line and the mark before them."""

    mark: Mark
    text: str
    level: int = 0


_VS = "[\ufe0e\ufe0f]?"
_SIGNS = (
    "•◦‣⁃∙·▪▫■□●○◆◇►▸▶➤➔➜➡→⇒»✦✧★☆❖❯›⬥⬤◾◽▹"
    "\uf0b7\uf0a7\uf0d8\uf0fc\uf02d🔹🔸🔷🔶🔵🔴🟢🟡🟠🟣🟤⚫⚪⬛🟦🟩📌📍👉➕"
)
_BULLET = re.compile(
    rf"(?:[-*+–—―](?:\s+|$)|[-–—](?=[^\W\d_])|[{_SIGNS}]{_VS}\s*|o\s{{2,}})", re.UNICODE
)
_TICK = re.compile(rf"(?:\[[ xX✓✔✗]?\]|[☐☑☒✅✔✓✗⬜🔲🔳◻▢]{_VS})(?:\s+|$|(?=\w))")
_NUMBER = re.compile(
    r"(?:"
    r"\(?\d{1,2}(?:\.\)|[.)])(?:\s+|$|(?=[^\W\d_]))"
    r"|#?\d{1,2}(?::\s+|\s[-–—]\s+|/\s+)"
    r"|#\d{1,2}\s+"
    r"|\(?[a-hA-H]\)\s*|[a-h]\.\s+(?!\w\.)|\(?[ivx]{1,4}[.)]\s+"
    r"|[0-9]\ufe0f?\u20e3\s*|🔟\s*|[①-⑳❶-❿➀-➓]\s*"
    r"|(?:topic|thema|top|punkt|point|sujet|tema|item|נושא|موضوع)\s#?\d{1,2}\s?[:.)–-]\s*"
    r")",
    re.IGNORECASE,
)
_LETTERED = re.compile(
    r"[a-h][.)]|[ivx]{1,4}[.)]|o\s\s|[①-⑳❶-❿➀-➓]"
    r"|(?:topic|thema|top|punkt|point|sujet|tema|item|נושא|موضوع)\s",
    re.IGNORECASE,
)
_HASH = re.compile(r"(#{1,6})\s+")
_WRAPPED = re.compile(r"(\*{1,3}|_{1,3}|~~)(?=\S)(.+)(?<=\S)\1$")


def marked(text: str) -> Marked | None:
    """Return the words after the mark of a stripped line, or nothing if it has none."""
    # Most lines begin with a word, and are told apart from "a)" in one look.
    if text[:1].isalpha() and not _LETTERED.match(text):
        return None
    if found := _TICK.match(text):
        return Marked(Mark.TICK, text[found.end() :])
    if found := _HASH.match(text):
        return Marked(Mark.HASH, text[found.end() :].rstrip("# "), len(found[1]))
    for mark, pattern in ((Mark.NUMBER, _NUMBER), (Mark.BULLET, _BULLET)):
        if found := pattern.match(text):
            rest = text[found.end() :]
            if box := _TICK.match(rest):
                return Marked(Mark.TICK, rest[box.end() :])
            return Marked(mark, rest)
    return None


def numbered(text: str) -> str:
    """Return the words after the number at the start of a heading, or nothing if it has none."""
    found = marked(text)
    return found.text if found is not None and found.mark is Mark.NUMBER else ""


def unwrapped(text: str) -> str:
    """Return the text without the stars or underscores that embrace the whole of it."""
    while (found := _WRAPPED.match(text)) and found[1] not in found[2]:
        text = found[2]
    return text
