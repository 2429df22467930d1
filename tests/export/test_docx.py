"""A summary for those who must edit it, read back by python-docx and as plain XML."""

from datetime import datetime
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from mentordesk.domain.summary import NoteText
from mentordesk.export.colours import LIGHT
from mentordesk.export.docx import to_docx
from mentordesk.export.formats import Format
from mentordesk.export.reading import text_of
from readback import docx_text, squeezed
from summaries import NOTES, summary, with_notes

HOSTILE = (
    "[x](javascript:alert(1)) [y](file:///etc/passwd) ![p](https://tracker.example/p.png) "
    "[m](mailto:a@b.example?subject=x&body=y) [same](https://tracker.example/p.png) "
    "[odd](https://[x)"
)


def opened(file: bytes):
    return docx.Document(BytesIO(file))


def named(file: bytes, style: str) -> list[str]:
    return [one.text for one in opened(file).paragraphs if one.style.name == style]


def paragraph(file: bytes, text: str):
    return next(one for one in opened(file).paragraphs if text in one.text)


def test_every_part_is_sound_xml_and_none_tells_who_wrote_it_when_or_where() -> None:
    with ZipFile(BytesIO(to_docx(summary()))) as file:
        assert file.testzip() is None
        for part in file.infolist():
            assert ET.fromstring(file.read(part)) is not None
            assert (part.date_time, part.create_system) == ((1980, 1, 1, 0, 0, 0), 0)
            assert (part.external_attr, part.extra, part.comment) == (0x20, b"", b"")
        told = {
            child.tag.partition("}")[2] for child in ET.fromstring(file.read("docProps/core.xml"))
        }
        assert told == {"title", "language"}
        assert not [name for name in file.namelist() if "app.xml" in name or "custom" in name]


def test_its_properties_are_its_title_and_language() -> None:
    about = opened(to_docx(summary())).core_properties
    assert (about.title, about.language) == ("Session 9 with Amara Okafor", "en")
    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")
    assert not isinstance(about.created, datetime)
    assert not isinstance(about.modified, datetime)


def test_its_headings_are_headings_and_none_is_skipped() -> None:
    file = to_docx(summary())
    assert named(file, "Title") == ["Session 9 with Amara Okafor"]
    assert named(file, "Heading 1")[:4] == [
        "What Amara put on the table",
        "What I asked for, and is not on the agenda",
        "What I heard",
        "Notes we share",
    ]
    assert named(file, "Heading 2") == ["Next", "The office rule"]
    assert named(file, "Heading 3") == ["Deep"]
    voices = {
        str(one.runs[0].font.color.rgb)
        for one in opened(file).paragraphs
        if one.style.name == "Heading 1"
    }
    assert voices == {LIGHT[voice][1:] for voice in ("mentor", "leader", "credit")}


def test_lists_are_lists_each_with_its_own_first_number_and_depth() -> None:
    typed = "- a\n  1. b\n\n     inner\n  2. d\n\n7. e\n8. f\n\n1) - g\n2)\n"
    file = to_docx(with_notes(typed))
    numbering = opened(file).part.numbering_part.element
    starts = {}
    for one in numbering.findall(qn("w:num")):
        first = one.find(f".//{qn('w:startOverride')}")
        starts[int(one.get(qn("w:numId")))] = None if first is None else first.get(qn("w:val"))
    lines = [
        (one.text, number.ilvl.val, starts[number.numId.val])
        for one in opened(file).paragraphs
        if (number := one._p.pPr.numPr) is not None
    ]
    assert lines[6:] == [
        ("a", 0, None),
        ("b", 1, "1"),
        ("d", 1, "1"),
        ("e", 0, "7"),
        ("f", 0, "7"),
        ("", 0, "1"),
        ("g", 1, None),
        ("", 0, "1"),
    ]
    styled = [one for one in opened(file).paragraphs if one.style.name == "List Paragraph"]
    lists = {one.text: one for one in styled}
    inside, item = (lists[text].paragraph_format for text in ("inner", "b"))
    assert inside.left_indent == item.left_indent
    assert (inside.first_line_indent, item.first_line_indent < 0) == (None, True)


def test_what_is_quoted_kept_as_typed_or_ruled_off_has_its_style() -> None:
    file = to_docx(with_notes("> said\n>\n> - so\n\n```\na  b\n\n  c\n```\n---\n"))
    assert named(file, "Quote") == ["said", "so"]
    assert named(file, "Code") == ["a  b\n\n  c"]
    assert named(file, "Rule") == [""]


def test_words_are_set_as_they_were_marked() -> None:
    file = to_docx(with_notes("**b** *i* ~~s~~ `c`"))
    runs = {one.text: one for one in paragraph(file, "b i s c").runs}
    assert runs["b"].bold
    assert runs["i"].italic
    assert runs["s"].font.strike
    assert runs["c"].style.name == "Code words"


def test_a_link_leads_to_a_page_or_a_letter_and_nothing_else_leads_out() -> None:
    file = to_docx(with_notes(HOSTILE))
    out = [one for one in opened(file).part.rels.values() if one.is_external]
    assert {one.reltype for one in out} == {RELATIONSHIP_TYPE.HYPERLINK}
    assert [one.target_ref for one in out] == [
        "https://tracker.example/p.png",
        "mailto:a@b.example?subject=x&body=y",
    ]
    links = [(one.text, one.address) for one in paragraph(file, "same").hyperlinks]
    assert links == [
        ("p", "https://tracker.example/p.png"),
        ("m", "mailto:a@b.example?subject=x&body=y"),
        ("same", "https://tracker.example/p.png"),
    ]


def test_what_is_written_from_right_to_left_stands_so() -> None:
    file = to_docx(with_notes("שלום Word 12 עולם\n\nHello שלום\n\n> שלום\n"))
    line = paragraph(file, "Word")
    assert line._p.pPr.find(qn("w:bidi")) is not None
    assert [(one.text, bool(one.font.rtl)) for one in line.runs] == [
        ("שלום ", True),
        ("Word 12 ", False),
        ("עולם", True),
    ]
    mixed = paragraph(file, "Hello")
    assert mixed._p.pPr.find(qn("w:bidi")) is None
    assert [bool(one.font.rtl) for one in mixed.runs] == [False, True]
    assert named(file, "Quote right to left") == ["שלום"]


def test_each_page_tells_its_number_and_the_words_their_language() -> None:
    file = opened(to_docx(summary()))
    foot = file.sections[0].footer
    fields = [one.get(qn("w:instr")).strip() for one in foot._element.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert foot.paragraphs[0].text.startswith("Private · for Helen Brandt only")
    language = file.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert language.get(qn("w:val")) == "en"


def test_the_preview_reads_the_words_that_others_read() -> None:
    file = to_docx(summary(shared=(NoteText("A topic", f"{NOTES}\nשלם 会议 👍"),)))
    assert squeezed(text_of(file, Format.DOCX)) == squeezed(docx_text(file))
    assert "typed, then deleted\n\nThe last one" in text_of(file, Format.DOCX)


def test_ten_thousand_words_stay_one_sound_file() -> None:
    file = to_docx(with_notes("A word, and *another* שלום. " * 2500))
    assert len(docx_text(file).split()) > 12_000
