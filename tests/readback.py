"""Reads an exported file back as its reader would: only what can be seen, without blanks."""

import re
import subprocess
from html.parser import HTMLParser
from io import BytesIO

import docx
from markdown_it import MarkdownIt

from mentordesk.export.document import Document
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
