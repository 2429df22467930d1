"""A summary as a tagged PDF (PDF/UA-1 and PDF/A-3a in one file) with our own fonts alone."""

import re

from mentordesk.export.colours import Voice
from mentordesk.export.document import Chapter, Document, Written, document
from mentordesk.export.plain import is_right_to_left, stands_against
from mentordesk.export.rich import (
    Block,
    Code,
    Heading,
    Listing,
    Paragraph,
    Quote,
    Rule,
    Words,
)
from mentordesk.export.typesetting import Tree
from mentordesk.export.typesetting_apart import typeset_any
from mentordesk.export.watching import Watching

LONG = re.compile(r"\S{30,}")
PIECE = re.compile(r"(.{10})(?=.)")
WHOLE = 1600
"""Letters of an idea that stays on one page; what may be more than a page has to be parted."""
MAY_BREAK = "\N{ZERO WIDTH SPACE}"


def to_pdf(summary: Written, watch: Watching | None = None) -> bytes:
    """Return the summary as a PDF; the same summary always gives the same bytes.

    Raises LettersMissingError, PdfRefusedError, SummaryTooLongError, TypesetterEndedError, or
    StoppedError through `watch`.
    """
    return typeset_any("summary.typ", _page(document(summary, watch)), watch)


def _page(page: Document) -> Tree:
    return {
        "eyebrow": page.eyebrow,
        "title": page.title,
        "facts": page.facts,
        "on": [page.on.year, page.on.month, page.on.day],
        "chapters": [_chapter(chapter) for chapter in page.chapters],
        "closing": page.closing,
    }


def _chapter(chapter: Chapter) -> Tree:
    blocks = [_block(block) for block in chapter.blocks]
    if chapter.voice is Voice.CREDIT:
        blocks = [block | {"whole": _size(block) <= WHOLE} for block in blocks]
    return {"heading": chapter.heading, "voice": chapter.voice.value, "blocks": blocks}


def _block(block: Block) -> Tree:
    match block:
        case Heading(level, words):
            return {"kind": "heading", "level": level, **_words(words)}
        case Paragraph(words, leads):
            return {"kind": "paragraph", "leads": leads, **_words(words)}
        case Quote(blocks):
            quoted = [_block(inner) for inner in blocks]
            return {"kind": "quote", "blocks": quoted, "rtl": _leans([quoted])}
        case Code(text):
            return {"kind": "code", "text": breakable(text)}
        case Rule():
            return {"kind": "rule"}
        case Listing(items, start):
            listed = [[_block(inner) for inner in item] for item in items]
            return {"kind": "list", "start": start, "items": listed, "rtl": _leans(listed)}


def _words(words: Words) -> Tree:
    rtl = is_right_to_left("".join(run.text for run in words))
    runs = [
        {
            "text": breakable(run.text),
            "href": run.href,
            "ltr": stands_against(run.text, rtl=rtl),
            **{style.value: True for style in run.styles},
        }
        for run in words
    ]
    return {"rtl": rtl, "words": runs}


def breakable(text: str) -> str:
    """Let a long address or the like go on in the next line instead of off the page."""
    return LONG.sub(lambda word: PIECE.sub(rf"\1{MAY_BREAK}", word[0]), text)


def _size(paragraph: Tree) -> int:
    return sum(len(run["text"]) for run in paragraph["words"])


def _leans(items: list[list[Tree]]) -> bool:
    """Return whether a list or quote is written from right to left: as it begins."""
    return any(bool(item[0].get("rtl")) for item in items[:1] if item)
