"""Reads HTML as the text a person would see, line by line; nothing is run or fetched.

The parser of the standard library takes quadratic time on text made to hurt it, so the
tags are found by one pattern that never looks at a character twice.
"""

import re
from html import unescape

_INLINE = (
    "a|abbr|b|big|cite|code|del|em|font|i|img|input|ins|kbd|label|mark|q|s|small|span|strong"
    "|sub|sup|u"
)
_BLOCK = (
    "address|article|aside|blockquote|body|br|dd|div|dl|dt|fieldset|footer|form|h[1-6]|head"
    "|header|hr"
    "|html|li|main|meta|nav|ol|p|pre|section|table|tbody|td|th|thead|tr|ul"
)
_HIDDEN = "script|style|title|template|noscript|svg|object|iframe|textarea"
_BEGINS = re.compile(
    rf"\s*(?:<!doctype\s|<!--|<\?xml|<(?:{_BLOCK}|{_INLINE}|{_HIDDEN})\b)", re.IGNORECASE
)
_ENDS = re.compile(rf"</(?:{_BLOCK}|{_INLINE}|{_HIDDEN})\s*>|<br\s*/?>", re.IGNORECASE)
_BLOCK_END = re.compile(r"</(?:p|div|li|ul|ol|body|html|table|tr)\s*>|<br\s*/?>", re.IGNORECASE)
_SPACED = re.compile(rf"<(?:{_BLOCK})\b", re.IGNORECASE)
_TICK = re.compile(r"^\s*[-*+] \[[ xX]\] ", re.MULTILINE)
_IS_BLOCK = re.compile(_BLOCK).fullmatch
_IS_KNOWN = re.compile(f"{_BLOCK}|{_INLINE}|{_HIDDEN}|link|base|colgroup|col|center|o:p").fullmatch
_UNSEEN = frozenset({"script", "style", "title", "template", "noscript", "svg", "object", "iframe"})
_LISTS = frozenset({"ul", "ol"})
_MAX_TAGS_OPEN = 40
_NEXT_CELL = " |"
_TOKEN = re.compile(
    r"(?P<comment><!--(?P<said>.*?)(?:-->|\Z))|<[!?][^<>]*>"
    r"|<(?P<close>/?)(?P<tag>[a-z][\w:-]{0,30})(?P<rest>[^<>]*)>",
    re.IGNORECASE | re.DOTALL,
)
# The standard library refuses to turn very long numbers into characters.
_LONG_NUMBER = re.compile(r"&#(?:\d{8,}|x[0-9a-f]{8,});?", re.IGNORECASE)


def is_html(text: str) -> bool:
    """Say whether the text is a web page or a piece of one; a written task list never is."""
    if "<" not in text or _ENDS.search(text) is None:
        return False
    if _BEGINS.match(text):
        return True
    return bool(_BLOCK_END.search(text)) and not _TICK.search(text)


def html_lines(text: str) -> list[tuple[str, bool]]:
    """Return each line a reader would see, and each dropped one, marked as not seen."""
    page = _Page(keep_lines=_SPACED.search(text) is None)
    place = 0
    while found := _TOKEN.search(text, place):
        page.add_text(text[place : found.start()])
        place = found.end()
        if found["comment"]:
            page.add_unseen(found["said"])
        elif found["tag"]:
            tag = found["tag"].lower()
            if tag in _UNSEEN and not found["close"] and not found["rest"].endswith("/"):
                end = re.compile(rf"</{tag}\b[^<>]*>|\Z", re.IGNORECASE).search(text, place)
                page.add_unseen(text[place : end.start()] if end else "")
                place = end.end() if end else len(text)
            else:
                page.add_tag(tag, found[0], closing=bool(found["close"]))
    page.add_text(text[place:])
    return page.finished()


class _Page:
    """Collects the words of a page into lines."""

    def __init__(self, *, keep_lines: bool) -> None:
        self._keep_lines = keep_lines
        self._lines: list[tuple[str, bool]] = []
        self._parts: list[str] = []
        self._worded = False
        self._lead = ""
        self._lists: list[str] = []
        self._quotes = 0

    def add_text(self, text: str) -> None:
        """Add words between two tags."""
        text = unescape(_LONG_NUMBER.sub("\ufffd", text))
        if not self._keep_lines:
            self._add(text)
            return
        first, *others = text.split("\n")
        self._add(first)
        for other in others:
            self._break(blank=True)
            self._add(other)

    def add_unseen(self, text: str) -> None:
        """Add words that no reader of the page would see."""
        self._break()
        self._lines.extend((line, True) for line in text.splitlines() if line.strip())

    def add_tag(self, tag: str, written: str, *, closing: bool) -> None:
        """Begin or end what the tag stands for; a tag nobody knows was meant as words."""
        if not _IS_KNOWN(tag):
            self._add(written)
        elif not _IS_BLOCK(tag):
            return
        elif closing:
            self._end(tag)
        else:
            self._begin(tag)

    def finished(self) -> list[tuple[str, bool]]:
        """Return the lines once everything was added."""
        self._break()
        return self._lines

    def _begin(self, tag: str) -> None:
        if tag in {"td", "th"}:
            if self._worded:
                self._add(f"{_NEXT_CELL} ")
            return
        self._break()
        if tag == "blockquote":
            self._quotes = min(self._quotes + 1, _MAX_TAGS_OPEN)
        elif tag in _LISTS and len(self._lists) < _MAX_TAGS_OPEN:
            self._lists.append(tag)
        elif tag == "li":
            mark = "1. " if self._lists and self._lists[-1] == "ol" else "- "
            self._lead = "    " * max(0, len(self._lists) - 1) + mark
        elif tag[0] == "h" and tag[1:].isdigit():
            self._lead = "#" * int(tag[1]) + " "

    def _end(self, tag: str) -> None:
        if tag in {"td", "th"}:
            return
        self._break(blank=tag in {"p", "ul", "ol", "table"})
        if tag in _LISTS and self._lists:
            self._lists.pop()
        if tag == "blockquote":
            self._quotes = max(0, self._quotes - 1)

    def _add(self, part: str) -> None:
        self._parts.append(part)
        self._worded = self._worded or bool(part.strip())

    def _break(self, *, blank: bool = False) -> None:
        joined = "".join(self._parts)
        self._parts.clear()
        self._worded = False
        words = joined.rstrip() if self._keep_lines else " ".join(joined.split())
        words = words.removesuffix(_NEXT_CELL)
        if words.strip():
            quote = ">" * self._quotes + " " * bool(self._quotes)
            self._lines.extend(
                (quote + self._lead + line, False) for line in words.splitlines() if line.strip()
            )
            self._lead = ""
        elif blank and self._lines and self._lines[-1][0]:
            self._lines.append(("", False))
