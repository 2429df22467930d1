"""The words of a file that we made, read back out of its very bytes."""

from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def docx_text(data: bytes) -> str:
    """Return the paragraphs of a .docx file of ours, each on lines of its own."""
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
