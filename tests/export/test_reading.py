"""What our own reading finds in a file is what was composed, and what other readers find."""

import re

import pytest

from mentordesk.domain.summary import NoteText, Reader
from mentordesk.export.document import Document, document
from mentordesk.export.formats import Format, render
from mentordesk.export.pdf_pages import PdfiumError
from mentordesk.export.reading import links_of, text_of
from readback import docx_text, html_text, markdown_text, pdf_text, said, squeezed
from summaries import NOTES, summary, with_notes

PHRASE = "six words that open this file"
LONG = f"{NOTES}\n\nhttps://example.org/{'a-long-address-' * 12}\n\n{'Another word. ' * 900}"


def words_of(page: Document, form: Format) -> str:
    """Return what the document says, as paper shows it where the format is of pages."""
    paper = form is Format.PDF
    told = said(page, numbers=paper)
    return (
        told.replace(squeezed(page.eyebrow), squeezed(page.eyebrow).upper(), 1) if paper else told
    )


def without_feet(text: str, page: Document) -> str:
    return re.sub(rf"{re.escape(squeezed(page.eyebrow))}\d+/\d+", "", squeezed(text))


@pytest.mark.parametrize("reader", Reader)
@pytest.mark.parametrize("form", Format)
def test_what_is_read_back_is_what_was_composed(form: Format, reader: Reader) -> None:
    one = summary(reader=reader, shared=(NoteText("A topic", LONG),))
    page = document(one)
    text = text_of(render(one, form), form)
    assert without_feet(text, page) == words_of(page, form)


@pytest.mark.parametrize("form", Format)
def test_other_readers_find_the_same(form: Format) -> None:
    # pdftotext takes every hyphen at the end of a line away.
    data = render(with_notes(LONG.replace("a-long-address-", "address")), form)
    other = {
        Format.PDF: pdf_text,
        Format.HTML: html_text,
        Format.MARKDOWN: markdown_text,
        Format.DOCX: docx_text,
    }[form](data)
    assert without_feet(text_of(data, form), document(summary())) == squeezed(other)


@pytest.mark.parametrize("form", [Format.MARKDOWN, Format.HTML, Format.DOCX])
def test_a_line_is_read_as_one(form: Format) -> None:
    lines = text_of(render(with_notes("# One\n- two *three*\n\nfour  \nfive"), form), form).split(
        "\n"
    )
    for line in ("One", "two three", "four", "five"):
        assert line in lines


@pytest.mark.parametrize("form", Format)
def test_where_links_lead_is_read_as_it_would_be_spelt(form: Format) -> None:
    one = with_notes("[page](https://x.org/%C3%B6?b=1&c=2) and <mailto:a@x.org>\n\nno link")
    assert links_of(render(one, form), form) == ["https://x.org/ö?b=1&c=2", "mailto:a@x.org"]
    assert not links_of(render(with_notes("none"), form), form)


def test_a_locked_pdf_is_read_with_its_passphrase_alone() -> None:
    data = render(summary(), Format.PDF, PHRASE)
    assert "Session 9 with Amara Okafor" in text_of(data, Format.PDF, PHRASE)
    with pytest.raises(PdfiumError):
        text_of(data, Format.PDF, "other words")
