"""The words of a file that we made, read back out of its very bytes."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from mentordesk.export.formats import Format
from mentordesk.marks import override

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ESCAPED = re.compile("(?:%[0-9A-Fa-f]{2})+")
_UNSEEN = ("head", "script", "style")
_LINES = ("p", "li", "blockquote", "pre", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6")


def text_of(data: bytes, form: Format, passphrase: str = "") -> str:
    """Return what a reader of the file sees in words, with the foot of each page of a PDF.

    A PDF may be locked. Where a page breaks a line says nothing about the words.
    Raises PdfiumError for a PDF that the passphrase does not open.
    """
    match form:
        case Format.PDF:
            return _pdf(data, passphrase)
        case Format.HTML:
            return _html(data.decode())
        case Format.MARKDOWN:
            return _html(_as_html(data.decode()))
        case Format.DOCX:
            return _docx(data)


def links_of(data: bytes, form: Format, passphrase: str = "") -> list[str]:
    """Return where the links of the file lead, spelt out as a reader would: %C3%B6 is an ö.

    Raises PdfiumError as `text_of` does.
    """
    match form:
        case Format.PDF:
            from mentordesk.export.pdf_pages import PdfPages

            with PdfPages(data, passphrase) as pages:
                found = [target for number in range(len(pages)) for target in pages.links(number)]
        case Format.HTML:
            found = _seen(data.decode()).links
        case Format.MARKDOWN:
            found = _seen(_as_html(data.decode())).links
        case Format.DOCX:
            with ZipFile(BytesIO(data)) as file:
                parts = ET.fromstring(file.read("word/_rels/document.xml.rels"))  # noqa: S314
            found = [part.get("Target", "") for part in parts if part.get("TargetMode")]
    return [_ESCAPED.sub(_spelt, target) for target in found]


def _spelt(escaped: re.Match[str]) -> str:
    """Return letters of an address that were written as bytes (RFC 3986, 2.1)."""
    return bytes.fromhex(escaped[0].replace("%", "")).decode("utf-8", "replace")


def _pdf(data: bytes, passphrase: str) -> str:
    from mentordesk.export.pdf_pages import PdfPages

    with PdfPages(data, passphrase) as pages:
        texts = [pages.text(number) for number in range(len(pages))]
    return "\n".join(texts).replace("\r\n", "\n")


def _as_html(text: str) -> str:
    from markdown_it import MarkdownIt

    return str(MarkdownIt("commonmark").enable("strikethrough").render(text))


def _html(page: str) -> str:
    lines = (line.strip() for line in "".join(_seen(page).words).split("\n"))
    return "\n".join(line for line in lines if line)


def _seen(page: str) -> "_Seen":
    reader = _Seen()
    reader.feed(page)
    reader.close()
    return reader


class _Seen(HTMLParser):
    """Collects what a page shows, a line beginning where a block does, and where it leads."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.links: list[str] = []
        self._unseen = 0

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in _UNSEEN
        self.links += [value for name, value in attrs if name in ("href", "src") and value]
        if tag in _LINES:
            self.words.append("\n")

    @override
    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in _UNSEEN
        if tag in _LINES:
            self.words.append("\n")

    @override
    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.words.append(data)


def _docx(data: bytes) -> str:
    with ZipFile(BytesIO(data)) as file:
        # Our own bytes: nothing is declared in them that could grow or fetch anything.
        story = ET.fromstring(file.read("word/document.xml"))  # noqa: S314
    lines = ("".join(_said(paragraph)) for paragraph in story.iter(f"{_W}p"))
    return "\n\n".join(line for line in lines if line)


def _said(paragraph: ET.Element) -> Iterator[str]:
    for part in paragraph.iter():
        if part.tag == f"{_W}t":
            yield part.text or ""
        elif part.tag == f"{_W}br":
            yield "\n"
