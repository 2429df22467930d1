"""All that stands on a page stands in the structure of its PDF, or is marked as none of it.

What is asked for here are conditions of the Matterhorn Protocol 1.1 (PDF/UA-1) that a program can
tell, and of ISO 19005-3 (PDF/A-3a): its own number stands behind each.
"""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from drawn_pages import pages
from mentordesk.domain.summary import Reader
from mentordesk.export.locked import lock_pdf
from mentordesk.export.pdf import to_pdf
from summaries import period, summary, with_notes

_STANDARD = {
    *("Document", "P", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Span"),
    *("BlockQuote", "Link", "Em", "Strong", "Code"),
}
_LONG = "\n\n".join(
    f"# Part {n}\n{'words and more ' * 90}\n\n> said\n\n```\ncode\n```" for n in range(9)
)
SHOWN = {
    **pages(),
    "period": period(),
    "period for a sponsor": period(
        reader=Reader.SPONSOR, days=None, arc=None, aims=(), sessions=(), promises=()
    ),
    "long notes": with_notes(_LONG),
    "nothing": replace(
        summary(), topics=(), asks=(), play_back="", shared=(), ideas=(), promises=()
    ),
}
KEY = "six words that nobody else knows"


@pytest.fixture(scope="module", params=[*SHOWN, "locked"])
def document(request: pytest.FixtureRequest) -> Iterator[pikepdf.Pdf]:
    """A file of each kind, opened by a reader that had no part in making it."""
    made, key = to_pdf(SHOWN.get(request.param, SHOWN["me"])), ""
    if request.param == "locked":
        made, key = lock_pdf(made, KEY), KEY
    with pikepdf.open(BytesIO(made), password=key) as opened:
        yield opened


def _below(element: pikepdf.Dictionary) -> list[pikepdf.Object]:
    below = element.get("/K", pikepdf.Array())
    return list(below) if isinstance(below, pikepdf.Array) else [below]


def _elements(root: pikepdf.Dictionary, above: str = "") -> Iterator[tuple[str, str, object]]:
    """Yield each element with its kind and that of the one above it, in reading order."""
    for one in _below(root):
        if isinstance(one, pikepdf.Dictionary) and "/S" in one:
            yield str(one.S)[1:], above, one
            yield from _elements(one, str(one.S)[1:])


def _content(page: pikepdf.Page) -> tuple[set[int], int]:
    """Return the marks of what a page shows, and how much of it has no mark."""
    open_marks: list[bool] = []
    found, without = set[int](), 0
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC" | "BMC":
                about = operands[1] if len(operands) > 1 else None
                number = about.get("/MCID") if isinstance(about, pikepdf.Dictionary) else None
                found |= set() if number is None else {int(number)}
                open_marks.append(number is not None or str(operands[0]) == "/Artifact")
            case "EMC":
                open_marks.pop()
            case "Tj" | "TJ" | "'" | '"' | "f" | "f*" | "S" | "s" | "B" | "Do" | "sh":
                without += not any(open_marks)
    return found, without


def test_everything_on_a_page_is_in_the_structure_or_beside_the_content(document) -> None:
    told: dict[tuple[int, int], set[int]] = {}
    for _, _, element in _elements(document.Root.StructTreeRoot):
        for inner in _below(element):
            if isinstance(inner, int):
                told.setdefault(element.Pg.objgen, set()).add(inner)
            elif "/MCID" in inner:
                place = inner.get("/Pg", element.get("/Pg")).objgen
                told.setdefault(place, set()).add(int(inner.MCID))
    for page in document.pages:
        marks, without = _content(page)
        assert without == 0  # 01-005
        assert marks == told.get(page.objgen, set())  # 01-006
        assert "/StructParents" in page


def test_the_structure_is_of_standard_kinds_in_their_places(document) -> None:
    kinds = {str(new)[1:]: str(old)[1:] for new, old in _roles(document)}
    levels = [0]
    for kind, above, _ in _elements(document.Root.StructTreeRoot):
        assert kinds.get(kind, kind) in _STANDARD  # 02-001
        if kind in ("LI", "LBody", "Lbl"):
            assert above == ("L" if kind == "LI" else "LI")  # 09-004 to 09-006
        if kind[0] == "H" and kind[1:].isdigit():
            assert int(kind[1:]) <= levels[-1] + 1  # 14-003
            levels.append(int(kind[1:]))


def _roles(document: pikepdf.Pdf) -> list[tuple[str, pikepdf.Object]]:
    return list(document.Root.StructTreeRoot.get("/RoleMap", pikepdf.Dictionary()).items())


def test_nothing_in_it_runs_and_each_link_is_told_and_reached(document) -> None:
    root = document.Root
    assert not {"/AA", "/OpenAction", "/AcroForm", "/NeedsRendering"} & set(root.keys())
    assert "/JavaScript" not in root.get("/Names", pikepdf.Dictionary())  # 6.5.1 of 19005-3
    for page in document.pages:
        for link in page.get("/Annots", ()):
            assert str(link.Contents)  # 28-004
            assert "/StructParent" in link  # 28-002
            assert page.Tabs == pikepdf.Name.S  # 28-005
            assert int(link.F) & 4  # 6.3.2 of 19005-3: printed


def test_each_letter_is_of_a_font_that_is_inside_and_told_as_text(document) -> None:
    for page in document.pages:
        for font in page.Resources.get("/Font", pikepdf.Dictionary()).values():
            about = font.get("/DescendantFonts", [font])[0].FontDescriptor
            assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(about.keys())  # 31-001
            assert "/ToUnicode" in font  # 6.2.11.7 of 19005-3
