"""A summary on paper: tagged, neutral in its properties, and never with silent holes."""

import getpass
import re
import socket
import subprocess
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentordesk.domain.summary import NoteText
from mentordesk.errors import LettersMissingError, PdfRefusedError
from mentordesk.export import typesetting
from mentordesk.export.pdf import to_pdf
from mentordesk.export.pdf_pages import PdfPages
from mentordesk.export.typesetting import typeset
from readback import pdf_text, squeezed
from summaries import AT, MET, period, summary, with_notes

PICTURES = (
    "\U0001f44d\U0001f3fd",
    "\u2764\ufe0f",
    "\u2764",
    "1\ufe0f\u20e3",
    "#\u20e3",
    "\u260e\ufe0e",
    "\U0001f1e9\U0001f1ea",
    "\U0001f469\u200d\u2764\ufe0f\u200d\U0001f468",
    "\U0001f3f3\ufe0f\u200d\U0001f308",
)
EVERYWHERE = "\N{THUMBS UP SIGN} السلام 会议记录 労働 Well **said** *now* `code`"


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


def tags(element: pikepdf.Object) -> list[str]:
    """Return the names of the structure below an element, in reading order."""
    if not isinstance(element, pikepdf.Dictionary):
        return []
    own = [str(element.S)] if "/S" in element else []
    below = element.get("/K", [])
    children = list(below) if isinstance(below, pikepdf.Array) else [below]
    return own + [name for child in children for name in tags(child)]


@pytest.mark.parametrize("one", [summary(), with_notes(EVERYWHERE)], ids=["latin", "everywhere"])
def test_it_says_that_it_is_accessible_and_archivable(one) -> None:
    with opened(to_pdf(one)) as document:
        metadata = document.open_metadata()
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
        assert bool(document.Root.MarkInfo.Marked)
        assert str(document.Root.Lang) == "en"
        assert bool(document.Root.ViewerPreferences.DisplayDocTitle)


def test_headings_lists_quotes_and_links_are_tagged_as_such() -> None:
    with opened(to_pdf(summary())) as document:
        names = tags(document.Root.StructTreeRoot)
    assert {"/H1", "/H2", "/L", "/LI", "/LBody", "/BlockQuote", "/Link", "/P", "/Em"} <= set(names)
    levels = [int(name[2:]) for name in names if re.fullmatch(r"/H\d", name)]
    steps = [after - before for before, after in zip([0, *levels], levels, strict=False)]
    assert max(steps) == 1


def test_its_properties_name_no_person_computer_place_or_hour() -> None:
    with opened(to_pdf(summary(reader=summary().reader, mentor=None))) as document:
        about = str(document.docinfo) + str(document.open_metadata())
    assert str(socket.gethostname()) not in about
    assert not re.search(rf"\b{re.escape(getpass.getuser())}\b", about)
    assert not re.search(r"/(home|root|tmp|work|usr)/", about)
    hours = re.findall(r"T(\d\d:\d\d:\d\d)|D:\d{8}(\d{6})", about)
    assert hours
    assert {"".join(hour) for hour in hours} <= {"00:00:00", "000000"}


def test_every_font_is_inside_and_only_fonts_we_ship_are_used() -> None:
    found = subprocess.run(
        ["pdffonts", "-"], input=to_pdf(with_notes(EVERYWHERE)), capture_output=True, check=True
    )
    fonts = found.stdout.decode().splitlines()[2:]
    assert fonts
    for line in fonts:
        assert re.search(r"\+(SourceSerif4|Inter|DejaVuSansMono|Libertinus|Noto|Amiri)", line), line
        assert " yes yes yes " in line


def test_what_was_typed_is_never_markup() -> None:
    typed = '#panic() $x$ = head <label> @ref #read("/etc/passwd") \\ #let x = 1'
    hostile = summary(mentor=typed, leader='#image("x")', shared=(NoteText("", f"`{typed}`"),))
    text = squeezed(pdf_text(to_pdf(hostile)))
    assert squeezed(f"Session 9 with {typed}") in text


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("שלום עולם", ["שלום", "עולם"]),
        ("مرحبا", ["مرحبا"]),
        ("السلام عليكم", ["السلام عليكم"]),
        ("Ωμέγα Привет Việt → ✓", ["Ωμέγα", "Привет", "Việt", "→", "✓"]),
        ("# 会议记录\n**我们**谈了`很多`。", ["会议记录", "我们谈了很多。"]),
        ("労働を学ぶ「カタカナ」", ["労働を学ぶ「カタカナ」"]),
        ("會議記錄", ["會議記錄"]),
    ],
)
def test_other_scripts_are_printed(typed: str, printed: list[str]) -> None:
    text = pdf_text(to_pdf(with_notes(f"# Kept\n{typed}")))
    assert not [word for word in printed if word not in text]


@pytest.mark.parametrize("lead", ["", "# Kept\n", "`code` "])
@pytest.mark.parametrize("typed", PICTURES)
def test_a_picture_of_one_or_several_signs_is_printed_and_read_back_once(typed: str, lead) -> None:
    text = pdf_text(to_pdf(with_notes(f"{lead}Well done {typed}, all")))
    assert f"Well done {typed}, all" in text


def test_japanese_is_set_in_its_own_shapes() -> None:
    def fonts(typed: str) -> bytes:
        data = to_pdf(with_notes(typed))
        return subprocess.run(["pdffonts", "-"], input=data, capture_output=True, check=True).stdout

    assert b"NotoSansSC" in fonts("直接")
    assert b"NotoSansSC" not in fonts("直接に")


def test_a_sign_that_no_font_has_is_printed_as_its_name() -> None:
    text = pdf_text(to_pdf(with_notes("Well done \U0001fa00, \N{THUMBS UP SIGN}")))
    assert "Well done (neutral chess king), \N{THUMBS UP SIGN}" in text


@pytest.mark.parametrize("typed", ["한국어", "ขอบคุณ", "\U00012000"])
def test_letters_that_no_font_has_are_refused_by_name_rather_than_left_out(typed: str) -> None:
    with pytest.raises(LettersMissingError) as caught:
        to_pdf(with_notes(f"Good. {typed}"))
    letters = set(str(caught.value.facts["letters"]))
    assert letters == {letter for letter in typed if letter.isalpha()}


@pytest.mark.parametrize(
    "typed",
    [
        "a\x00b\x1b[31m\ufeff\u202e\ue000\udc80\ufffe\u200b",
        "> " * 60 + "deep",
        "\n".join(f"{'  ' * n}- level {n}" for n in range(40)),
        "*a **b " * 200,
        "#" * 7 + " not a heading\n###### six\n# one\n### three",
        "![secret](https://tracker.example/p.png) [x](javascript:alert(1)) <b>bold</b>",
        "```words beside the fence\n",
        "-\n-\n1.\n>\n#",
        "x" * 3000,
    ],
)
def test_odd_notes_still_make_a_sound_page(typed: str) -> None:
    assert to_pdf(with_notes(typed)).startswith(b"%PDF-1.7")


@settings(max_examples=25, deadline=None)
@given(st.text(st.sampled_from("ab Z9\n\n -*_`#>[]()<&!\\~.1:")) | st.text(max_size=40))
def test_whatever_was_typed_is_printed_or_refused_by_its_letters(typed: str) -> None:
    one = with_notes(typed)
    try:
        text, missing = pdf_text(to_pdf(one)), ""
    except LettersMissingError as error:
        text, missing = typed, str(error.facts["letters"])
    assert set(missing) <= set(typed)
    assert not {letter for letter in typed if letter.isascii() and letter.isalnum()} - set(text)


def test_ten_thousand_words_are_all_there_on_numbered_pages() -> None:
    long = "\n\n".join(" ".join(f"w{n}x{m}" for m in range(100)) for n in range(100))
    data = to_pdf(with_notes(long))
    text = pdf_text(data).split()
    assert [word for word in text if re.fullmatch(r"w\d+x\d+", word)] == long.split()
    with opened(data) as document:
        count = len(document.pages)
    found = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True)
    feet = re.findall(r"(\d+) ?/ ?(\d+)\s*\f", found.stdout.decode())
    assert feet == [(str(page), str(count)) for page in range(1, count + 1)]


def test_a_long_address_does_not_run_off_the_page() -> None:
    address = "https://example.org/" + "/".join(f"part{n}" for n in range(40))
    data = to_pdf(with_notes(f"> - {address}"))
    found = subprocess.run(
        ["pdftotext", "-bbox", "-", "-"], input=data, capture_output=True, check=True
    )
    right = [float(at) for at in re.findall(rb'xMax="([\d.]+)"', found.stdout)]
    assert max(right) <= 595.3 - 80
    assert address in squeezed(pdf_text(data))


def _paragraphs(lines: int) -> str:
    """Return notes of so many short lines, then headings, paragraphs, a quote and a list."""
    words = [" ".join(f"part{n}word{m}" for m in range(5 + 6 * (n % 7))) for n in range(24)]
    marks = ["# head{n}\n\n", "", "> ", "- ", "- ", "### head{n}\n\n", ""]
    told = [marks[n % 7].format(n=n) + text for n, text in enumerate(words)]
    return "\n".join(["line"] * lines) + "\n\n" + "\n\n".join(told)


def _lines(page: str) -> list[str]:
    """Return what the lines of a page belong to, without the foot."""
    found = [re.findall(r"\b(head\d+|part\d+|line)", line) for line in page.splitlines()]
    return [line[0] for line in found if line]


@pytest.mark.parametrize("first", range(5))
def test_no_line_of_a_paragraph_and_no_heading_stands_alone_on_a_page(first: int) -> None:
    parted = 0
    for lines in range(first, 40, 5):
        with PdfPages(to_pdf(with_notes(_paragraphs(lines)))) as pages:
            told = [_lines(pages.text(number)) for number in range(len(pages))]
        for before, after in pairwise(told):
            if after:
                assert not before[-1].startswith("head")
            if after and before[-1] == after[0] != "line":
                parted += 1
                assert before.count(after[0]) > 1
                assert after.count(after[0]) > 1
    assert parted


def test_the_facts_of_a_talk_are_on_the_page_where_its_agenda_begins() -> None:
    usual, promised = period().sessions[0], period().promises[:1]
    talks = (replace(usual, shared=(), asks=(), topics=usual.topics[:2]),) * 9
    for before in range(4):
        with PdfPages(to_pdf(period(sessions=talks, promises=promised * before))) as pages:
            for number in range(len(pages)):
                page = pages.text(number)
                assert page.count("14 April 2026, 14:00") == page.count("How are you, really?")


def test_an_idea_stays_on_one_page_unless_no_page_could_hold_it() -> None:
    usual = next(idea for idea in summary().ideas if idea.recognitions)
    several = replace(usual, recognitions=usual.recognitions * 4)
    parted = 0
    for lines in range(8):
        filled = with_notes("\n".join(["line"] * lines))
        with PdfPages(to_pdf(replace(filled, ideas=(several,) * 9))) as pages:
            for number in range(len(pages)):
                page = pages.text(number)
                assert page.count("Credit:") == 4 * page.count("A junior hosts")
            parted += len(pages) > 1
    assert parted
    long = replace(usual, recognitions=usual.recognitions * 60)
    assert pdf_text(to_pdf(replace(summary(), ideas=(usual, long)))).count("Credit:") == 61


def test_a_page_that_would_not_be_sound_is_refused() -> None:
    with pytest.raises(PdfRefusedError):
        typeset("summary.typ", {"title": "A page without what the template needs"})


def test_a_warning_of_the_typesetter_is_a_refusal(
    tmp_path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "odd.typ").write_text(
        '#set document(title: "T", date: datetime(year: 2026, month: 1, day: 1))\n'
        '#set text(font: "No Such Font")\n= Head\n'
    )
    monkeypatch.setattr(typesetting, "resource", lambda *_: tmp_path)
    typesetting._read.cache_clear()
    with pytest.raises(PdfRefusedError, match="unknown font family"):
        typeset("odd.typ", {})
    typesetting._read.cache_clear()


def test_the_year_and_day_are_those_of_the_session() -> None:
    later = summary(met=replace(MET, at=AT.replace(year=2027)))
    with opened(to_pdf(later)) as document:
        assert str(document.docinfo["/CreationDate"]).startswith("D:20270414")
