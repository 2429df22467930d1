"""Reads an exported file back as its reader would: only what can be seen, without blanks."""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from html.parser import HTMLParser
from io import BytesIO

import docx
import pikepdf
from markdown_it import MarkdownIt

from mentordesk.export.document import Document
from mentordesk.export.formats import Format
from mentordesk.export.rich import BREAK, Block, Code, Heading, Listing, Paragraph, Quote, Rule

FOOTER = re.compile(r"\n[^\n]+?\s+\d+ ?/ ?\d+\s*\Z")


def squeezed(text: str) -> str:
    """Return the text without blanks, so that line ends do not count."""
    return "".join(text.split())


def said(page: Document, *, numbers: bool = False) -> str:
    """Return all that a document says; with `numbers`, as paper shows its lists."""
    parts = [page.eyebrow, page.title, page.facts]
    for chapter in page.chapters:
        parts += [chapter.heading, *(_said(block, numbers=numbers) for block in chapter.blocks)]
    return squeezed("".join([*parts, page.closing]))


def _said(block: Block, *, numbers: bool) -> str:
    match block:
        case Paragraph(words) | Heading(_, words):
            return "".join(run.text for run in words if run != BREAK)
        case Code(text):
            return text
        case Quote(blocks):
            return "".join(_said(inner, numbers=numbers) for inner in blocks)
        case Listing(items, start):
            marks = [""] * len(items)
            if numbers:
                marks = ["•" if start is None else str(start + n) for n in range(len(items))]
            return "".join(
                mark + "".join(_said(inner, numbers=numbers) for inner in item)
                for mark, item in zip(marks, items, strict=True)
            )
        case Rule():
            return ""


def texts_in(value: object) -> Iterator[str]:
    """Yield every text in what was composed, however deep it lies."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield from filter(None, (value,))
    elif isinstance(value, tuple):
        for part in value:
            yield from texts_in(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts_in(getattr(value, field.name))


def read_back(data: bytes, form: Format, passphrase: str | None = None) -> str:
    """Return what an independent reader of that format reads; a PDF may be locked."""
    match form:
        case Format.PDF:
            return pdf_text(data, passphrase)
        case Format.HTML:
            return html_text(data)
        case Format.MARKDOWN:
            return markdown_text(data)
        case Format.DOCX:
            return docx_text(data)


def pdf_hidden(pdf: bytes, passphrase: str = "") -> str:
    """Return all that pikepdf finds in a PDF beside its pages: names, marks, titles, metadata."""
    found = list[str]()
    with pikepdf.open(BytesIO(pdf), password=passphrase) as opened:
        for thing in opened.objects:
            found += _strings_in(thing)
            if isinstance(thing, pikepdf.Stream):
                data = thing.read_bytes()
                found += [data.decode("latin-1"), data.replace(b"\0", b"").decode("latin-1")]
    return "\n".join(found)


def _strings_in(thing: object) -> Iterator[str]:
    if isinstance(thing, pikepdf.String):
        yield str(thing)
    elif isinstance(thing, pikepdf.Array):
        for part in thing:
            yield from _strings_in(part)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        for part in (
            thing if isinstance(thing, pikepdf.Dictionary) else thing.stream_dict
        ).values():
            if not getattr(part, "is_indirect", False):
                yield from _strings_in(part)


def pdf_text(pdf: bytes, passphrase: str | None = None) -> str:
    """Return what pdftotext reads, without the foot of each page."""
    password = [] if passphrase is None else ["-upw", passphrase]
    found = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", *password, "-", "-"],
        input=pdf,
        capture_output=True,
        check=True,
    )
    pages = found.stdout.decode().replace("\u200b", "").split("\f")
    return "".join(FOOTER.sub("", f"\n{page}") for page in pages)


def docx_text(file: bytes) -> str:
    """Return what python-docx reads; the foot of the pages is not among it."""
    return "\n".join(paragraph.text for paragraph in docx.Document(BytesIO(file)).paragraphs)


def html_text(page: bytes) -> str:
    """Return what a browser shows of the body."""
    reader = _Body()
    reader.feed(page.decode())
    return "".join(reader.seen)


def markdown_text(text: bytes) -> str:
    """Return what a Markdown reader shows, that would let HTML through if there were any."""
    return html_text(
        MarkdownIt("commonmark").enable("strikethrough").render(text.decode()).encode()
    )


class _Body(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._hidden += tag in ("head", "script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("head", "script", "style")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.seen.append(data)
