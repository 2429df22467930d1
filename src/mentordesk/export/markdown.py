"""A summary as Markdown: plain enough to read as text, sound enough for every renderer."""

import re
from collections.abc import Iterator, Sequence

from mentordesk.export.document import CHAPTER_LEVEL, Document, Written, document
from mentordesk.export.rich import (
    BREAK,
    Block,
    Code,
    Heading,
    Listing,
    Paragraph,
    Quote,
    Rule,
    Run,
    Style,
    Words,
)
from mentordesk.export.watching import Watching, watched

SPECIAL = re.compile(r"([\\`*_\[\]<>~]|&(?=#?\w+;))")
LINE_START = re.compile(r"^(\s*\d{0,9})((?<=\d)[.)]|(?<!\d)[#+\-=|:])")
MARKS = {Style.BOLD: "**", Style.ITALIC: "*", Style.STRUCK: "~~", Style.QUIET: "*"}


def to_markdown(summary: Written, watch: Watching | None = None) -> bytes:
    """Return the summary as a Markdown file in UTF-8; raises StoppedError through `watch`."""
    page = document(summary, watch)
    return ("\n\n".join(_parts(page, watch)) + "\n").encode()


def _parts(page: Document, watch: Watching | None) -> Iterator[str]:
    yield as_typed(page.eyebrow)
    yield f"# {as_typed(page.title)}"
    if page.facts:
        yield as_typed(page.facts)
    for chapter in watched(page.chapters, watch):
        yield f"{'#' * CHAPTER_LEVEL} {as_typed(chapter.heading)}"
        yield _blocks(chapter.blocks)
    if page.closing:
        yield as_typed(page.closing)


def as_typed(text: str) -> str:
    """Return one line of text in Markdown, with nothing read into it."""
    return _inline((Run(text),))


def _blocks(blocks: Sequence[Block]) -> str:
    parts: list[str] = []
    other = False
    for place, block in enumerate(blocks):
        before = blocks[place - 1] if place else None
        # Two lists of one kind in a row would read as one: the second takes the other mark.
        other = not other if isinstance(block, Listing) and isinstance(before, Listing) else False
        parts.append(_list(block, other=other) if isinstance(block, Listing) else _block(block))
    return "\n\n".join(parts)


def _block(block: Block) -> str:
    match block:
        case Heading(level, words):
            return f"{'#' * level} {_inline(words)}"
        case Quote(blocks):
            return "\n".join(f"> {line}".rstrip() for line in _blocks(blocks).split("\n"))
        case Code(text):
            fence = _fence(text, 3)
            return f"{fence}\n{text}\n{fence}"
        case Rule():
            return "---"
        case Paragraph(words):
            return _inline(words)
        case Listing():
            return _list(block, other=False)


def _list(block: Listing, *, other: bool) -> str:
    items: list[str] = []
    for place, item in enumerate(block.items):
        mark = "*" if other else "-"
        if block.start is not None:
            mark = f"{block.start + place}{')' if other else '.'}"
        items.append(_indented(_blocks(item), f"{mark} ", " " * (len(mark) + 1)))
    return "\n".join(items)


def _indented(text: str, first: str, rest: str) -> str:
    return first + re.sub(r"\n(?=[^\n])", f"\n{rest}", text)


def _fence(text: str, least: int) -> str:
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    return "`" * max(least, longest + 1)


def _inline(words: Words) -> str:
    pieces: list[str] = []
    for place, run in enumerate(words):
        before = words[place - 1] if place else BREAK
        after = words[place + 1] if place + 1 < len(words) else BREAK
        pieces.append(_run(run, before, after))
    lines = "".join(pieces).split("\n")
    return "\n".join(LINE_START.sub(r"\1\\\2", line).strip() for line in lines)


def _run(run: Run, before: Run, after: Run) -> str:
    if run == BREAK:
        return "\\\n"
    core = run.text.strip()
    if not core:
        return run.text
    lead, trail = run.text.split(core, 1)
    text = _code(core) if Style.CODE in run.styles else SPECIAL.sub(r"\\\1", core)
    if run.href:
        text = f"[{text}](<{run.href}>)"
    outer_left = lead[-1:] or _edge(before, -1)
    outer_right = trail[:1] or _edge(after, 0)
    if _holds(outer_left, core[0]) and _holds(outer_right, core[-1]):
        text = _marked(text, run.styles)
    return f"{lead}{text}{trail}"


def _edge(run: Run, place: int) -> str:
    """Return the neighbour's nearest character, or a mark where it has marks of its own."""
    return "*" if run.styles else run.text[place]


def _holds(outside: str, inside: str) -> bool:
    """Return whether an emphasis mark between the two is one to every Markdown reader.

    Where it is not, the words go without their emphasis rather than with stray marks.
    """
    if outside.isspace():
        return True
    return outside != "*" and inside.isalnum()


def _marked(text: str, styles: frozenset[Style]) -> str:
    for style, mark in MARKS.items():
        if style in styles:
            text = f"{mark}{text}{mark}"
    return text


def _code(text: str) -> str:
    mark = _fence(text, 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{mark}{pad}{text}{pad}{mark}"
