"""A summary as one HTML file that asks nothing of any other: no script, no request."""

from collections.abc import Sequence
from html import escape

from mentordesk.export.document import CHAPTER_LEVEL, Chapter, Document, Written, document
from mentordesk.export.plain import is_right_to_left, stands_against
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
from mentordesk.export.web_page import web_page

TAGS = {
    Style.CODE: "code",
    Style.QUIET: "small",
    Style.STRUCK: "s",
    Style.ITALIC: "em",
    Style.BOLD: "strong",
}


def to_html(summary: Written, watch: Watching | None = None) -> bytes:
    """Return the summary as an HTML file in UTF-8; raises StoppedError through `watch`."""
    page = document(summary, watch)
    return web_page(page.title, _page(page, watch), ("summary", "summary.css"))


def _joined(parts: Sequence[str]) -> str:
    return "\n".join(parts)


def _page(page: Document, watch: Watching | None) -> str:
    parts = [
        "<header>",
        f'<p class="eyebrow" dir="auto">{escape(page.eyebrow)}</p>',
        f'<h1 dir="auto">{escape(page.title)}</h1>',
        *([f'<p class="facts" dir="auto">{escape(page.facts)}</p>'] if page.facts else []),
        "</header>",
        *(_chapter(chapter) for chapter in watched(page.chapters, watch)),
    ]
    if page.closing:
        parts.append(f"<p>{escape(page.closing)}</p>")
    return _joined(parts)


def _chapter(chapter: Chapter) -> str:
    level = CHAPTER_LEVEL
    heading = f'<h{level} dir="auto">{escape(chapter.heading)}</h{level}>'
    opening = f'<section class="{chapter.voice.value}">'
    return _joined((opening, heading, _blocks(chapter.blocks), "</section>"))


def _blocks(blocks: Sequence[Block]) -> str:
    return _joined([_block(block) for block in blocks])


def _block(block: Block) -> str:
    match block:
        case Heading(level, words):
            return f'<h{level} dir="auto">{_words(words)}</h{level}>'
        case Paragraph(words, leads):
            kind = ' class="leads"' if leads else ""
            return f'<p{kind} dir="auto">{_words(words)}</p>'
        case Quote(blocks):
            return f"<blockquote{_way(blocks)}>\n{_blocks(blocks)}\n</blockquote>"
        case Code(text):
            # A line break right behind the tag is not shown, so the text keeps its own first one.
            return f'<pre dir="auto">\n{escape(text)}</pre>'
        case Rule():
            return "<hr>"
        case Listing():
            return _list(block)


def _list(block: Listing) -> str:
    items = _joined([f"<li>{_item(item)}</li>" for item in block.items])
    way = _way(block.items[0] if block.items else ())
    if block.start is None:
        return f"<ul{way}>\n{items}\n</ul>"
    start = "" if block.start == 1 else f' start="{block.start}"'
    return f"<ol{start}{way}>\n{items}\n</ol>"


def _way(blocks: Sequence[Block]) -> str:
    """Return the way of a quote or a list, which is that of its first words.

    Its marks are all on one side.
    """
    match blocks[:1]:
        case (Paragraph(words) | Heading(_, words),) if _is_right_to_left(words):
            return ' dir="rtl"'
        case _:
            return ' dir="ltr"'


def _is_right_to_left(words: Words) -> bool:
    return is_right_to_left("".join(run.text for run in words))


def _item(blocks: tuple[Block, ...]) -> str:
    match blocks:
        case (Paragraph(words),):
            return f"<bdi>{_words(words)}</bdi>"
        case _:
            return _blocks(blocks)


def _words(words: Words) -> str:
    rtl = _is_right_to_left(words)
    return "".join(_run(run, rtl=rtl) for run in words)


def _run(run: Run, *, rtl: bool) -> str:
    if run == BREAK:
        return "<br>\n"
    text = escape(run.text)
    if stands_against(run.text, rtl=rtl):
        text = f'<bdi dir="ltr">{text}</bdi>'
    for style, tag in TAGS.items():
        if style in run.styles:
            text = f"<{tag}>{text}</{tag}>"
    return f'<a href="{escape(run.href)}">{text}</a>' if run.href else text
