"""The PDF of a credit record is the one that was made, however it was saved, or it is not."""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Stream, StreamDecodeLevel

from credit_sample import RECORD
from mentordesk.domain.credit_check import Condition
from mentordesk.errors import RecordUnreadableError
from mentordesk.export.credit_files import record_file
from mentordesk.export.credit_looks import condition
from mentordesk.export.credit_properties import same_properties
from mentordesk.export.credit_reading import find_record
from mentordesk.export.formats import Format
from mentordesk.export.typesetting import Fonts

LIE = "All of it was mine"
RECORDS = Path(__file__).parent / "records"  # made before there were fonts for emoji and Chinese
NOT_AS_MADE = (Condition.LOOKS_OTHERWISE, Condition.CHANGED)
ACTS = Dictionary(S=Name.JavaScript, JS="app.alert('x')")


@pytest.fixture(scope="module")
def made() -> bytes:
    return record_file(RECORD, Format.PDF)


def _saved(document, **how) -> bytes:
    out = BytesIO()
    document.save(out, **how)
    return out.getvalue()


def _elements(document):
    left = [document.Root.StructTreeRoot.K[0]]
    while left:
        element = left.pop()
        yield element
        inner = element.get("/K", ())
        left += [one for one in inner if isinstance(one, Dictionary)]


def _paragraph(document):
    return next(one for one in _elements(document) if one.S == Name.P)


def _told_otherwise(document, old: bytes, new: bytes):
    told = document.Root.Metadata
    assert old in told.read_bytes()
    told.write(told.read_bytes().replace(old, new, 1))


def _colour_profile(document):
    colours = document.pages[0].Resources.ColorSpace["/c0"][1]
    colours.write(colours.read_bytes()[:-4] + bytes(4))


def _actual_text(document):
    _paragraph(document).ActualText = LIE


def _alternative(document):
    _paragraph(document).Alt = LIE


def _order_read_aloud(document):
    inside = document.Root.StructTreeRoot.K[0].K
    inside[1], inside[2] = inside[2], inside[1]


def _role(document):
    document.Root.StructTreeRoot.RoleMap["/Strong"] = Name.Artifact


def _outline(document):
    document.Root.Outlines.First.Title = LIE


def _outline_acts(document):
    document.Root.Outlines.First.A = ACTS


def _outline_elsewhere(document):
    document.Root.Outlines.First.Dest[0] = document.pages[1].obj


def _beside_the_pages(document):
    document.Root.Pages.Note = LIE


def _title_in_another_language(document):
    new = f'<rdf:li xml:lang="de">{LIE}</rdf:li></rdf:Alt>'.encode()
    _told_otherwise(document, b"</rdf:Alt>", new)


def _word_of_metadata(document):
    _told_otherwise(
        document, b"</pdf:PDFVersion>", b"</pdf:PDFVersion><pdf:Keywords>x</pdf:Keywords>"
    )


def _text_in_a_note(document):
    noted = f"<pdf:Producer><dc:title>{LIE}</dc:title></pdf:Producer></rdf:Description>".encode()
    _told_otherwise(document, b"</rdf:Description>", noted)


def _property(document):
    document.docinfo["/Author"] = LIE


def _day_of_making(document):
    document.docinfo["/CreationDate"] = "D:20200101000000Z"


def _note_in_properties(document):
    document.docinfo["/ModDate"] = LIE


def _property_in_parts(document):
    document.docinfo["/Trapped"] = Array([LIE])


def _thumbnail(document):
    picture = Stream(document, bytes(3), Width=1, Height=1, BitsPerComponent=8)
    picture.ColorSpace = Name.DeviceRGB
    document.pages[0].obj.Thumb = picture


def _unit(document):
    document.pages[0].obj.UserUnit = 2


def _size(document):
    document.pages[0].MediaBox[3] = 600


def _cut(document):
    document.pages[0].CropBox = [0, 0, 300, 300]


def _turned(document):
    document.Root.Pages.Rotate = 180


def _turned_from_above(document):
    """Let a page hang below something else for those readers who climb from it."""
    above = Dictionary(Type=Name.Pages, Kids=Array([]), Count=0, Rotate=180)
    document.Root.Pages.Kids[0].Parent = document.make_indirect(above)


def _way_of_unpacking(document):
    document.pages[0].Contents.DecodeParms = Dictionary(Predictor=1)


def _mark_of_a_font(document):
    told = document.pages[0].Resources.Font["/f0"].DescendantFonts[0].FontDescriptor
    told.Flags = int(told.Flags) + 1


def _link(document):
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 400, 800], Border=[0, 0, 0])
    link.A = Dictionary(S=Name.URI, URI="https://example.org")
    document.pages[0].obj.Annots = Array([document.make_indirect(link)])


def _copied_text(document):
    font = document.pages[0].Resources.Font["/f0"]
    font.ToUnicode.write(font.ToUnicode.read_bytes().replace(b"<0041>", b"<0042>") + b"%")


def _glyphs(document):
    font = document.pages[0].Resources.Font["/f0"].DescendantFonts[0].FontDescriptor.FontFile2
    font.write(font.read_bytes() + b"\0")


def _widths(document):
    document.pages[0].Resources.Font["/f0"].DescendantFonts[0].DW = 400


def _page_label(document):
    document.Root.PageLabels = Dictionary(Nums=[0, Dictionary(P=LIE)])


def _form(document):
    field = Dictionary(FT=Name.Tx, T="x", V=LIE)
    document.Root.AcroForm = Dictionary(Fields=[document.make_indirect(field)])


def _language(document):
    document.Root.Lang = "de"


def _printed_pages(document):
    document.Root.ViewerPreferences.PrintPageRange = [0, 0]


def _attached_word(document):
    document.Root.AF[0].Desc = LIE


def _attached_alone(document):
    other = pikepdf.AttachedFileSpec(document, b"x", filename="x.txt")
    document.Root.AF.append(other.obj)


def _attached_beside(document):
    document.attachments["proof.txt"] = LIE.encode()


def _script(document):
    document.Root.Names.JavaScript = Dictionary(Names=["x", ACTS])


def _stamp(document):
    drawn = Stream(document, b"0 0 400 80 re f")
    drawn.Type, drawn.Subtype, drawn.BBox = Name.XObject, Name.Form, [0, 0, 400, 80]
    stamp = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=[100, 500, 500, 580])
    stamp.F, stamp.AP = 4 + 32, Dictionary(N=drawn)
    document.pages[0].obj.Annots = Array([document.make_indirect(stamp)])


def _layer(document):
    layer = document.make_indirect(Dictionary(Type=Name.OCG, Name="L"))
    document.Root.OCProperties = Dictionary(OCGs=[layer], D=Dictionary(OFF=[layer]))
    document.pages[0].obj.Resources.Properties = Dictionary(L=layer)
    document.pages[0].contents_add(b"/OC /L BDC 100 500 400 80 re f EMC")


def _opens(document):
    document.Root.OpenAction = ACTS


def _page_acts(document):
    document.pages[0].obj.AA = Dictionary(O=ACTS)


def _unending(document):
    deep = document.make_indirect(Dictionary())
    deep.A = Array([deep])
    document.Root.ViewerPreferences.Direction = deep


FORGERIES = (
    _colour_profile,
    _actual_text,
    _alternative,
    _order_read_aloud,
    _role,
    _outline,
    _outline_elsewhere,
    _beside_the_pages,
    _outline_acts,
    _title_in_another_language,
    _word_of_metadata,
    _text_in_a_note,
    _property,
    _day_of_making,
    _note_in_properties,
    _property_in_parts,
    _thumbnail,
    _unit,
    _size,
    _cut,
    _turned,
    _turned_from_above,
    _way_of_unpacking,
    _mark_of_a_font,
    _link,
    _copied_text,
    _glyphs,
    _widths,
    _page_label,
    _form,
    _language,
    _printed_pages,
    _attached_word,
    _attached_alone,
    _attached_beside,
    _script,
    _stamp,
    _layer,
    _opens,
    _page_acts,
    _unending,
)


@pytest.mark.parametrize("forge", FORGERIES, ids=lambda forge: forge.__name__.strip("_"))
def test_what_was_changed_anywhere_in_a_pdf_is_not_as_it_was_made(made, forge):
    with pikepdf.open(BytesIO(made)) as document:
        forge(document)
        forged = _saved(document, stream_decode_level=StreamDecodeLevel.none)
    assert find_record(forged).condition is Condition.SEALED
    assert condition(forged, RECORD) in NOT_AS_MADE


def test_metadata_that_declare_anything_are_not_those_that_were_made(made):
    with pikepdf.open(BytesIO(made)) as own, pikepdf.open(BytesIO(made)) as found:
        told = found.Root.Metadata
        for put_before, is_same in ((b"\n", True), (b'<!DOCTYPE x [<!ENTITY a "a">]>', False)):
            told.write(put_before + own.Root.Metadata.read_bytes())
            assert same_properties(found, own) is is_same


def test_words_that_were_changed_on_a_page_are_called_changed(made):
    with pikepdf.open(BytesIO(made)) as document:
        drawn = document.pages[0].Contents
        shown = drawn.read_bytes()
        drawn.write(shown.replace(b"\\000\\004", b"\\000\\005"))
        assert drawn.read_bytes() != shown
        forged = _saved(document)
    assert condition(forged, RECORD) is Condition.CHANGED


def _updated(made: bytes, number: int = 0, part: bytes = b"") -> bytes:
    """Put a part in the place of another behind the end, as an update does, or nothing."""
    start, before = len(made) + 1, int(made.rsplit(b"startxref", 1)[1].split()[0])
    rows = b"xref\n%d 1\n%010d %s \n" % (
        (number, start, b"00000 n") if part else (0, 0, b"65535 f")
    )
    told = re.search(rb"trailer\n<<(/.*?)/ID", made)[1]
    trailer = b"trailer\n<<%s/Prev %d>>\n" % (re.sub(rb"/XRefStm \d+", b"", told), before)
    end = b"startxref\n%d\n%%%%EOF\n" % (start + len(part))
    return made + b"\n" + part + rows + trailer + end


def _appended(made: bytes) -> bytes:
    """Put a page that says nothing in the place of the first."""
    with pikepdf.open(BytesIO(made)) as document:
        number = document.pages[0].Contents.objgen[0]
    part = b"%d 0 obj\n<</Length 5>>stream\nBT ET\nendstream\nendobj\n" % number
    return _updated(made, number, part)


def _first_page_elsewhere(made: bytes) -> bytes:
    """Name another page as the first where viewers look before they read the rest."""
    with pikepdf.open(BytesIO(made)) as document:
        laid_out = _saved(document, linearize=True)
    with pikepdf.open(BytesIO(laid_out)) as document:
        first, last = (document.pages[at].objgen[0] for at in (0, -1))
    other = b"/O %d" % last
    assert len(str(first)) == len(str(last)) or last < first
    return laid_out.replace(b"/O %d" % first, other.ljust(len(b"/O %d" % first)), 1)


def _first_page_twice(made: bytes) -> bytes:
    """Let viewers that look there show the first page in the place of the second."""
    with pikepdf.open(BytesIO(made)) as document:
        laid_out = _saved(document, linearize=True)
    at, end = laid_out.index(b" /O "), laid_out.index(b"endobj")
    assert laid_out[end + 6 : end + 12].isspace()
    return laid_out[:at] + b" /P 1" + laid_out[at : end + 7] + laid_out[end + 12 :]


def _told_twice(made: bytes) -> bytes:
    """Say something twice, of which some readers take the first and some the last."""
    old, new = b"/Lang(en)", b"/Lang(de)/Lang(en)"
    start = int(made.rsplit(b"startxref", 1)[1].split()[0])
    assert made.rindex(b" obj\n") < made.index(old) < start  # in the last part before the table
    told = made.replace(old, new)
    return told.replace(b"startxref\n%d" % start, b"startxref\n%d" % (start + len(new) - len(old)))


def _hybrid(made: bytes) -> bytes:
    """Name a second table of parts, an empty one, that only some readers follow."""
    start = int(made.rsplit(b"startxref", 1)[1].split()[0])
    other = b"999 0 obj\n<</Type/XRef/Size 1/W[1 2 1]/Length 4>>stream\n"
    other += bytes(4) + b"\nendstream\nendobj\n"
    told = made[:start] + other + made[start:]
    told = told.replace(b"trailer\n<<", b"trailer\n<</XRefStm %d" % start, 1)
    return told.replace(b"startxref\n%d" % start, b"startxref\n%d" % (start + len(other)))


def _hidden_in_metadata(made: bytes) -> bytes:
    old = b"<pdfuaid:part>1</pdfuaid:part>"
    assert old in made
    return made.replace(old, b"<!--" + LIE.encode().ljust(len(old) - 7) + b"-->")


def _other() -> bytes:
    return record_file(replace(RECORD, mentor="Eve"), Format.PDF)


BYTES = {
    "behind": lambda made: made + LIE.encode(),
    "before": lambda made: LIE.encode() + made,
    "appended": _appended,
    "first page": _first_page_elsewhere,
    "first page twice": _first_page_twice,
    "told twice": _told_twice,
    "two tables": _hybrid,
    "two tables before": lambda made: _updated(_hybrid(made)),
    "one page less": lambda made: made.replace(b"/Count 2/Kids", b"/Count 1/Kids"),
    "hidden": _hidden_in_metadata,
}


@pytest.mark.parametrize("forge", BYTES.values(), ids=BYTES)
def test_bytes_that_some_viewer_would_show_count_too(made, forge):
    forged = forge(made)
    assert forged != made
    assert condition(forged, RECORD) in NOT_AS_MADE


def test_of_two_files_in_one_none_is_read(made):
    for both in (made + _other(), _other() + made):
        with pytest.raises(RecordUnreadableError, match="damaged"):
            condition(both, RECORD)


def _touched(made: bytes, **how) -> bytes:
    with pikepdf.open(BytesIO(made)) as document:
        return _saved(document, **how)


def _noted(made: bytes) -> bytes:
    with pikepdf.open(BytesIO(made)) as document:
        with document.open_metadata() as told:
            told["pdf:Producer"] = "Some program 4.2"
        document.Root.PageMode = Name.UseAttachments
        return _saved(document)


def _by_another_program(made: bytes) -> bytes:
    out = BytesIO()
    with pypdfium2.PdfDocument(made) as document:
        document.save(out)
    return out.getvalue()


def _pages_in_groups(made: bytes) -> bytes:
    """Hang the pages in two groups, and let the size of all stand there once."""
    with pikepdf.open(BytesIO(made)) as document:
        pages = list(document.Root.Pages.Kids)
        size = pages[0].MediaBox
        assert len(pages) > 1
        groups = []
        for some in (pages[:1], pages[1:]):
            group = document.make_indirect(Dictionary(Type=Name.Pages, Kids=some, Count=len(some)))
            group.Parent = document.Root.Pages
            for page in some:
                page.Parent = group
                del page.MediaBox
            groups.append(group)
        document.Root.Pages.Kids, document.Root.Pages.MediaBox = Array(groups), size
        return _saved(document)


@pytest.mark.parametrize(
    "save",
    [
        _touched,
        lambda made: _touched(made, linearize=True),
        lambda made: _touched(made, object_stream_mode=ObjectStreamMode.generate),
        lambda made: _touched(made, recompress_flate=True),
        lambda made: _touched(
            made, compress_streams=False, stream_decode_level=StreamDecodeLevel.generalized
        ),
        lambda made: _touched(made, qdf=True),
        lambda made: _touched(made, encryption=pikepdf.Encryption(owner="a", user="")),
        lambda made: made + b"\r\n",
        _updated,
        _noted,
        _by_another_program,
        _pages_in_groups,
    ],
    ids=range(12),
)
def test_a_pdf_that_was_only_saved_anew_is_as_it_was_made(made, save):
    saved = save(made)
    assert saved != made
    assert find_record(saved).record == RECORD
    assert condition(saved, RECORD) is Condition.AS_MADE


@pytest.mark.parametrize("name", ["plain.pdf", "signs.pdf", "signs.md"])
def test_a_record_of_before_there_were_fonts_for_every_sign_is_still_as_it_was_made(name):
    data = (RECORDS / name).read_bytes()
    found = find_record(data)
    assert condition(data, found.record) is Condition.AS_MADE


def test_a_record_of_before_is_not_one_with_other_words():
    data = (RECORDS / "signs.pdf").read_bytes()
    told = find_record(data).record
    other = replace(told, ideas=(replace(told.ideas[0], text="Mine"), *told.ideas[1:]))
    assert condition(data, other) in NOT_AS_MADE


def test_what_needs_no_other_fonts_is_set_as_before(made):
    assert record_file(RECORD, Format.PDF, Fonts.FIRST) == made
    assert (RECORDS / "plain.pdf").read_bytes() == made
