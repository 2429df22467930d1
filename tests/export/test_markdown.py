"""A summary as text: readable as it is, and the same in every Markdown reader."""

from mentordesk.export.markdown import to_markdown
from readback import markdown_text
from summaries import spaced, summary, with_notes


def lines(text: bytes) -> list[str]:
    return text.decode().splitlines()


def test_it_reads_well_as_plain_text() -> None:
    written = [spaced(line) for line in lines(to_markdown(summary()))]
    assert written[:7] == [
        "Private · for Helen Brandt only",
        "",
        "# Session 9 with Amara Okafor",
        "",
        "14 April 2026, 14:00 to 14:44 · on time · focus never left · Amara spoke 71 %",
        "",
        "## What Amara put on the table",
    ]
    assert "3. The office rule (Helen\u2019s question) *carried over*" in written
    assert "**Collect questions the day before!** — Amara Okafor.\\" in written
    assert "Answer in the open, by 28 April 2026." in written


def test_the_shape_of_notes_is_kept() -> None:
    written = lines(to_markdown(summary()))
    assert "- Questions are **typed**, then deleted" in written
    assert "  1. was moved" in written
    assert "> nobody asks twice" in written
    assert "kept   as typed *here*" in written
    assert "14. April is a date" in written
    assert "### The office rule" in written
    assert "#### Deep" in written


def test_tags_that_were_typed_stay_words() -> None:
    text = to_markdown(with_notes("<script>alert(1)</script> &amp;lt; <b>"))
    assert "<script>alert(1)</script> &lt; <b>" in markdown_text(text)


def test_two_lists_in_a_row_stay_two() -> None:
    written = lines(to_markdown(with_notes("- a\n\n* b\n+ c")))
    assert written[written.index("- a") :][:5] == ["- a", "", "* b", "", "- c"]


def test_no_line_ends_in_blanks() -> None:
    written = lines(to_markdown(with_notes("- a\n\n  b\n\n> c\n>\n> d  \n> e")))
    assert [line for line in written if line != line.rstrip()] == []
