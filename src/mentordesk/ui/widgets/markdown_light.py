"""Light Markdown as one writes: the marks stay, headings and stress can be seen."""

import re

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument
from typing_extensions import override

from mentordesk.ui.look import look
from mentordesk.ui.tokens import Role

_LINES = (
    (re.compile(r"#{1,6} .*"), "heading"),
    (re.compile(r"> .*"), "quote"),
    (re.compile(r"\s*(?:[-*+]|\d{1,3}[.)]) "), "bullet"),
)
_SPANS = (
    (re.compile(r"\*\*(?=\S)[^*]+\*\*"), "strong"),
    (re.compile(r"(?<![*\w])\*(?=\S)[^*]+\*(?![*\w])"), "stress"),
    (re.compile(r"(?<!\w)_(?=\S)[^_]+_(?!\w)"), "stress"),
)
_LONGEST = 5_000
"""A line longer than this is left plain, so that no pasted file makes typing slow."""


def plain_words(text: str) -> str:
    """Return the text on one line without its marks, as it is said."""
    lines = []
    for line in text.splitlines():
        said = re.sub(r"^\s*(?:#{1,6}|>|[-*+]) ", "", line)
        for pattern, _ in _SPANS:
            said = pattern.sub(lambda found: found.group().strip("*_"), said)
        lines.append(said)
    return " ".join(" ".join(lines).split())


class MarkdownLight(QSyntaxHighlighter):
    """Colours and weighs the marks of plain Markdown; changes no letter."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._formats: dict[str, QTextCharFormat] = {}
        self.dress()

    def dress(self) -> None:
        """Take the colours of the look in force."""
        self._formats = {
            "heading": _format(weight=QFont.Weight.DemiBold),
            "strong": _format(weight=QFont.Weight.DemiBold),
            "stress": _format(italic=True),
            "quote": _format(role=Role.SECOND, italic=True),
            "bullet": _format(role=Role.MENTOR, weight=QFont.Weight.DemiBold),
        }
        self.rehighlight()

    @override
    def highlightBlock(self, text: str) -> None:
        if len(text) > _LONGEST:
            return
        for pattern, name in _LINES:
            found = pattern.match(text)
            if found:
                self._mark(found, name)
        for pattern, name in _SPANS:
            for found in pattern.finditer(text):
                self._mark(found, name)

    def _mark(self, found: re.Match[str], name: str) -> None:
        # Qt counts UTF-16 units, Python counts characters.
        before = found.string[: found.start()]
        self.setFormat(_units(before), _units(found.group()), self._formats[name])


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _format(
    *, role: Role | None = None, weight: QFont.Weight | None = None, italic: bool = False
) -> QTextCharFormat:
    made = QTextCharFormat()
    if role is not None:
        made.setForeground(look().colour(role))
    if weight is not None:
        made.setFontWeight(weight)
    if italic:
        made.setFontItalic(True)
    return made
