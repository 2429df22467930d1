"""A file that would grow beyond any credit record is refused in words, before it grows."""

import json
from io import BytesIO
from zlib import compress

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Stream, StreamDecodeLevel, settings

from credit_sample import RECORD
from mentordesk.domain.credit_check import Condition
from mentordesk.errors import RecordUnreadableError
from mentordesk.export.credit_bounds import LARGEST, PACKED_TOGETHER
from mentordesk.export.credit_data import to_data
from mentordesk.export.credit_files import hidden, record_file
from mentordesk.export.credit_leaves import Leaves
from mentordesk.export.credit_looks import condition
from mentordesk.export.credit_reading import find_record
from mentordesk.export.credit_tree import Trees
from mentordesk.export.formats import Format

BEYOND = "record-too-large"


@pytest.fixture(scope="module")
def made() -> bytes:
    return record_file(RECORD, Format.PDF)


def _packed(document, size: int, way: str = "/FlateDecode") -> Stream:
    part = Stream(document, compress(bytes(size)))
    part.Filter = Name(way)
    return part


def _data(document):
    spec = document.Root.AF[0]
    spec.EF.F = spec.EF.UF = _packed(document, LARGEST + 1)


def _drawn(document):
    document.pages[0].obj.Contents = _packed(document, LARGEST + 1)


def _drawn_in_parts(document):
    part = document.make_indirect(_packed(document, 1024))
    document.pages[0].obj.Contents = Array([part] * 9999)


def _another_way(document):
    document.pages[0].obj.Contents = _packed(document, 9, "/LZWDecode")


def _way_on_way(document):
    document.pages[0].obj.Contents.Filter = Array([Name.FlateDecode] * 2)


def _saved(document) -> bytes:
    out = BytesIO()
    document.save(
        out,
        stream_decode_level=StreamDecodeLevel.none,
        fix_metadata_version=False,
        compress_streams=False,
        object_stream_mode=ObjectStreamMode.preserve,
    )
    return out.getvalue()


@pytest.mark.parametrize(
    ("swell", "reason"),
    [
        (_data, BEYOND),
        (_drawn, BEYOND),
        (_another_way, "damaged"),
        (_way_on_way, "damaged"),
    ],
)
def test_a_part_that_unpacks_to_more_than_any_record_is_refused(made, swell, reason):
    with pikepdf.open(BytesIO(made)) as document:
        swell(document)
        swollen = _saved(document)
    assert len(swollen) < 200_000
    with pytest.raises(RecordUnreadableError, match=reason):
        condition(swollen, find_record(swollen).record)
    assert settings.get_qpdf_limits()["flate_max_memory"] == 0


def _in_streams(*bodies: bytes) -> bytes:
    """Return a PDF in which each body is a part that is packed into another."""
    inner = 5 + len(bodies)
    parts = [b"<</Type/Catalog/Pages 2 0 R/X %d 0 R>>" % inner]
    parts.append(b"<</Type/Pages/Kids[3 0 R]/Count 1>>")
    parts.append(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>")
    for at, body in enumerate(bodies):
        begin = b"%d 0 " % (inner + at)
        packed = compress(begin + body)
        told = b"<</Type/ObjStm/N 1/First %d/Filter/FlateDecode/Length %d>>stream\n"
        parts.append(told % (len(begin), len(packed)) + packed + b"\nendstream")
    data, rows = bytearray(b"%PDF-1.7\n"), [(0, 0)]
    for number, part in enumerate(parts, 1):
        rows.append((1, len(data)))
        data += b"%d 0 obj\n" % number + part + b"\nendobj\n"
    rows.append((1, len(data)))
    rows += [(2, 4 + at) for at in range(len(bodies))]
    table = b"".join(kind.to_bytes(1) + place.to_bytes(4) + bytes(2) for kind, place in rows)
    told = b"%d 0 obj\n<</Type/XRef/Root 1 0 R/Size %d/W[1 4 2]/Length %d>>stream\n"
    begin = told % (inner - 1, len(rows), len(table))
    end = b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(data)
    return bytes(data) + begin + table + end


@pytest.mark.parametrize(
    ("bodies", "reason"),
    [
        ([b"[" + b"1 " * PACKED_TOGETHER + b"]"], BEYOND),
        ([b"(" + b" " * (PACKED_TOGETHER - 99) + b")"] * 9, BEYOND),
        ([b"1"], "no-record"),
    ],
    ids=["one", "many", "small"],
)
def test_parts_that_are_packed_with_others_are_measured_before_they_are_read(bodies, reason):
    data = _in_streams(*bodies)
    assert len(data) < 20_000
    with pytest.raises(RecordUnreadableError, match=reason):
        find_record(data)


@pytest.mark.parametrize(
    "grown", [b"[" * 9999 + b"]" * 9999, b"[" + b"/A " * 200_000 + b"]"], ids=["deep", "wide"]
)
def test_a_part_with_too_much_inside_is_refused(made, grown):
    assert find_record(_with_language(made, b"[1]")).record == RECORD
    with pytest.raises(RecordUnreadableError, match="damaged"):
        find_record(_with_language(made, grown))


def _with_language(made: bytes, language: bytes) -> bytes:
    """Put something in the place of the language, in the last part before the table of parts."""
    start = int(made.rsplit(b"startxref", 1)[1].split()[0])
    told = made.replace(b"/Lang(en)", b"/Lang " + language)
    end = start + len(told) - len(made)
    return told.replace(b"startxref\n%d" % start, b"startxref\n%d" % end)


def _forms_in_forms(document):
    """Draw a billion times what is drawn ten times in what is drawn ten times."""
    inner = None
    for _ in range(9):
        form = Stream(document, b"/F Do " * 10 if inner else b"0 0 9 9 re f")
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, [0, 0, 9, 9]
        form.Resources = Dictionary(XObject=Dictionary(F=inner)) if inner else Dictionary()
        inner = document.make_indirect(form)
    document.pages[0].obj.Resources.XObject = Dictionary(F=inner)
    document.pages[0].contents_add(b"/F Do")


def _outline_in_a_circle(document):
    first = document.Root.Outlines.First
    first.Next = first


def _read_in_a_circle(document):
    inside = document.Root.StructTreeRoot.K[0]
    inside.K.append(inside)


@pytest.mark.parametrize(
    "grow", [_forms_in_forms, _outline_in_a_circle, _read_in_a_circle, _drawn_in_parts]
)
def test_what_goes_on_without_an_end_is_neither_followed_nor_drawn(made, grow):
    with pikepdf.open(BytesIO(made)) as document:
        grow(document)
        grown = _saved(document)
    assert condition(grown, RECORD) is Condition.LOOKS_OTHERWISE


def test_groups_of_groups_of_pages_are_not_counted_without_an_end(made):
    with pikepdf.open(BytesIO(made)) as document:
        group = Dictionary(Type=Name.Pages, Kids=Array([]), Count=0)
        for _ in range(4):
            inner = document.make_indirect(group)
            group = Dictionary(Type=Name.Pages, Kids=Array([inner] * 5000), Count=0)
        assert group.Kids[0].Kids[0] == group.Kids[1].Kids[1]
        document.Root.Pages.Kids.append(document.make_indirect(group))
        with pytest.raises(ValueError, match="in no tree"):
            Leaves(document.Root)


def test_parts_that_go_on_in_each_other_are_compared_once():
    with pikepdf.new() as own, pikepdf.new() as found, pikepdf.new() as copy:
        for document in (own, copy):
            document.Root.A = document.make_indirect(Dictionary())
            document.Root.A.K = Array([document.Root.A])
        # The same to whoever walks through it, but nowhere at a part that was met before.
        inner = found.make_indirect(Array([]))
        inner.append(Dictionary(K=inner))
        found.Root.A = Dictionary(K=inner)
        for document in (own, found, copy):
            document.add_blank_page()
        assert Trees(copy, own, 1000).same()
        assert not Trees(found, own, 1000).same()


def test_no_more_pages_are_read_than_were_made(made):
    with pikepdf.open(BytesIO(made)) as document:
        for _ in range(300):
            document.pages.append(document.pages[0])
        grown = _saved(document)
        with pytest.raises(ValueError, match="in no tree"):
            Leaves(document.Root, 2)
    assert condition(grown, RECORD) is Condition.LOOKS_OTHERWISE


@pytest.mark.parametrize("where", ["text", "holds", "mentor"])
def test_data_of_one_idea_that_would_fill_a_book_are_refused(where):
    whole = json.loads(to_data(RECORD))
    long = "word " * 10_000
    if where == "mentor":
        whole["content"]["mentor"]["name"] = long
    else:
        whole["content"]["ideas"][1][where] = long if where == "text" else [long]
    with pytest.raises(RecordUnreadableError, match=BEYOND):
        find_record(hidden(json.dumps(whole)).encode())
