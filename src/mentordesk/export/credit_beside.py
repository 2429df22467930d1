"""What is in the PDF of a credit record beside its pages: what acts, and what only print shows."""

from collections.abc import Iterator
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pikepdf import OutlineItem, Pdf

# What a program may put there that only saves a file anew, and nobody is shown.
_OWN_OF_PROGRAMS = frozenset({"/Version", "/Extensions", "/PieceInfo", "/PageMode", "/PageLayout"})
_OF_SAVING = frozenset({"/Producer", "/Creator", "/CreationDate", "/ModDate", "/Trapped"})
_TOLD = ("{http://purl.org/dc/elements/1.1/}", "{http://ns.adobe.com/pdf/1.3/}Keywords")
_ON_PAGES = ("/Annots", "/AA")

Found = tuple[str, ...]


def beside_pages(document: "Pdf") -> frozenset[Found]:
    """Return all that a document holds beside its pages and the marks of whoever saved it."""
    return frozenset(_beside(document))


def _beside(document: "Pdf") -> Iterator[Found]:
    root = document.Root
    yield from (("root", key) for key in root.keys() - _OWN_OF_PROGRAMS)
    yield from (("names", str(key)) for key in root.get("/Names", ()))
    for page in document.pages:
        yield from (("page", key) for key in _ON_PAGES if page.obj.get(key))
    for name, attached in document.attachments.items():
        data = attached.get_file().read_bytes()
        yield "attached", name, attached.description, sha256(data).hexdigest()
    yield "files", str(len(root.get("/AF", ())))
    for key, value in document.docinfo.items():
        if key not in _OF_SAVING:
            yield "info", key, str(value)
    told = document.open_metadata()
    yield from (("told", key, str(told[key])) for key in told if key.startswith(_TOLD))
    with document.open_outline() as outline:
        yield from _headings(outline.root)


def _headings(items: "list[OutlineItem]") -> Iterator[Found]:
    for item in items:
        yield "heading", item.title, *(["acts"] if item.action is not None else [])
        yield from _headings(item.children)
