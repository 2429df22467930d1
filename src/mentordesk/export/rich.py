"""The leader's Markdown as a small tree, which every format renders."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from mentordesk.export.plain import clean, is_visible

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token
    from markdown_it.tree import SyntaxTreeNode

DEEPEST = 20
LOWEST_HEADING = 6
# Each of these would make typed words vanish or jump: a reference swallows its line, four
# blanks make code, a dashed line turns the words above it into a heading.
SURPRISES = ("reference", "code", "lheading")

HARMLESS = re.compile("(https?|mailto):", re.IGNORECASE)


class Style(StrEnum):
    """How a run of words is set."""

    BOLD = "bold"
    ITALIC = "italic"
    CODE = "code"
    STRUCK = "struck"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Run:
    """Words set alike; a line break is a run of its own."""

    text: str
    styles: frozenset[Style] = frozenset()
    href: str = ""


BREAK = Run("\n")
Words: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; one that `leads` to what follows is not parted from it."""

    words: Words
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` 1 is the title of the whole file, and no level is ever skipped."""

    level: int
    words: Words


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; `start` is its first number, or None for bullets."""

    items: tuple[tuple["Block", ...], ...]
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody else's words."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Lines kept exactly as they were typed."""

    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the page."""


Block: TypeAlias = Paragraph | Heading | Listing | Quote | Code | Rule


def words(text: str, *styles: Style) -> Words:
    """Return one line of text as it is, with nothing read into it."""
    return (Run(clean(text), frozenset(styles)),)


def as_typed(text: str) -> tuple[Block, ...]:
    """Return paragraphs and lines of text as they were typed, with nothing read into them."""
    typed = clean(text)
    return _plain(typed) if is_visible(typed) else ()


def parse(text: str, under: int) -> tuple[Block, ...]:
    """Return Markdown as blocks, its headings placed below a heading of level `under`.

    Raw HTML stays text, an image becomes a link, and a line ends where it was typed. What is
    nested deeper than a page can show is kept as plain lines.
    """
    from markdown_it.tree import SyntaxTreeNode

    typed = clean(text)
    tokens = _parser().parse(typed)
    if any(token.level >= DEEPEST - 1 for token in tokens):
        return _plain(typed)
    return _Reading(under).blocks(SyntaxTreeNode(tokens))


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    options = {"html": False, "maxNesting": DEEPEST}
    return MarkdownIt("commonmark", options).enable("strikethrough").disable(list(SURPRISES))


def _plain(text: str) -> tuple[Block, ...]:
    paragraphs = (part.strip() for part in text.split("\n\n"))
    return tuple(Paragraph(_lines(part)) for part in paragraphs if part)


def _lines(text: str) -> Words:
    runs: list[Run] = []
    for line in text.split("\n"):
        runs += [BREAK, Run(line)]
    return tuple(runs[1:])


class _Reading:
    """Turns one parsed text into blocks, and keeps its headings in step."""

    def __init__(self, under: int) -> None:
        self._under = under
        self._open: list[int] = []

    def blocks(self, node: "SyntaxTreeNode") -> tuple[Block, ...]:
        heard = (child for child in node.children if _says_something(child))
        return tuple(block for child in heard for block in self._block(child))

    def _block(self, node: "SyntaxTreeNode") -> Iterator[Block]:
        match node.type:
            case "heading":
                yield Heading(self._level(int(node.tag[1])), _words(node))
            case "bullet_list":
                yield Listing(self._items(node))
            case "ordered_list":
                yield Listing(self._items(node), int(node.attrs.get("start", 1)))
            case "blockquote":
                yield Quote(self.blocks(node))
            case "fence":
                yield Code(_code(node))
            case "hr":
                yield Rule()
            case _:
                yield Paragraph(_words(node))

    def _items(self, node: "SyntaxTreeNode") -> tuple[tuple[Block, ...], ...]:
        return tuple(self.blocks(item) for item in node.children)

    def _level(self, typed: int) -> int:
        while self._open and self._open[-1] >= typed:
            self._open.pop()
        self._open.append(typed)
        return min(LOWEST_HEADING, self._under + len(self._open))


def _says_something(node: "SyntaxTreeNode") -> bool:
    if node.type not in ("heading", "paragraph"):
        return True
    return is_visible("".join(run.text for run in _words(node)))


def _code(node: "SyntaxTreeNode") -> str:
    """Return the lines of a fence, with words that were typed beside its opening marks."""
    beside = f"{node.info.strip()}\n" if " " in node.info.strip() else ""
    return beside + node.content.rstrip("\n")


def _words(node: "SyntaxTreeNode") -> Words:
    tokens = [
        token for child in node.children if child.token for token in child.token.children or ()
    ]
    return tuple(_runs(tokens))


OPENING = {"strong_open": Style.BOLD, "em_open": Style.ITALIC, "s_open": Style.STRUCK}


def _runs(tokens: Sequence["Token"]) -> Iterator[Run]:
    styles: list[Style] = []
    href = ""
    for token in tokens:
        if token.type in OPENING:
            styles.append(OPENING[token.type])
        elif token.type in ("strong_close", "em_close", "s_close"):
            styles.pop()
        elif token.type in ("link_open", "link_close"):
            href = _harmless(str(token.attrs.get("href", "")))
        elif run := _run(token, frozenset(styles), href):
            yield run


def _harmless(target: str) -> str:
    """Return where a link leads if that is a page or a letter, else nothing.

    Any other scheme starts a program or reads a file on the computer of whoever follows it.
    """
    return target if HARMLESS.match(target) else ""


def _run(token: "Token", styles: frozenset[Style], href: str) -> Run | None:
    match token.type:
        case "softbreak" | "hardbreak":
            return BREAK
        case "code_inline":
            return Run(token.content, styles | {Style.CODE}, href)
        case "image":
            source = str(token.attrs.get("src", ""))
            return Run(token.content or source, styles, href or _harmless(source))
        case _:
            # A sign that was typed by its number comes out of the Markdown only here.
            text = clean(token.content)
            return Run(text, styles, href) if text else None
