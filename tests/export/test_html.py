"""A summary in a browser: one file, no script, no request, sound headings."""

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from browser import browser
from mentordesk.export.html import to_html
from mentordesk.export.pdf_pages import Drawn, PdfPages
from readback import squeezed
from summaries import period, summary, with_notes


class Outline(HTMLParser):
    """Collects the tags, their attributes and the headings of a page."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "br", "hr"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def named(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag == name]


HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(1)> ![p](https://tracker.example/p.png)"
    ' [x](javascript:alert(1)) [y](data:text/html,hi) [z](https://ok.example/"onclick="a)'
)


def test_it_allows_its_own_style_and_nothing_else() -> None:
    page = to_html(summary())
    policy = next(str(one["content"]) for one in Outline(page).named("meta") if "http-equiv" in one)
    style = re.search(rb"<style>(.*)</style>", page, re.DOTALL)
    assert style
    digest = b64encode(sha256(style[1]).digest()).decode()
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    assert b"url(" not in style[1]
    assert b"@import" not in style[1]


def test_nothing_in_it_runs_or_asks_another_computer() -> None:
    outline = Outline(to_html(with_notes(HOSTILE)))
    names = {tag for tag, _ in outline.tags}
    assert not names & {"script", "img", "link", "iframe", "object", "form", "base", "video"}
    for _, attributes in outline.tags:
        assert not [name for name in attributes if name.startswith("on") or name == "src"]
    for link in outline.named("a"):
        assert str(link["href"]).startswith("https://")


def test_names_cannot_become_tags() -> None:
    page = to_html(summary(mentor='<b onload="x">Eve</b>', leader="</title><script>"))
    assert not {tag for tag, _ in Outline(page).tags} & {"b", "script"}
    assert squeezed(
        "<title>Session 9 with &lt;b onload=&quot;x&quot;&gt;Eve&lt;/b&gt;"
    ) in squeezed(page.decode())


def test_it_has_a_language_one_title_and_no_heading_is_skipped() -> None:
    outline = Outline(to_html(summary()))
    assert outline.named("html") == [{"lang": "en"}]
    levels = [int(tag[1]) for tag, _ in outline.tags if re.fullmatch(r"h\d", tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    steps = [after - before for before, after in pairwise(levels)]
    assert max(steps) == 1
    assert not outline.open


@pytest.mark.parametrize("typed", ["#\n### x", "###### x\n# y\n#### z", "> # x\n\n## y"])
def test_headings_in_notes_stay_in_step(typed: str) -> None:
    levels = [tag for tag, _ in Outline(to_html(with_notes(typed))).tags if tag in HEADINGS]
    assert max(int(b[1]) - int(a[1]) for a, b in pairwise(levels)) == 1


def test_each_line_finds_its_own_direction() -> None:
    page = to_html(with_notes("שלום עולם")).decode()
    assert '<p dir="auto">שלום עולם</p>' in page
    assert all(b["dir"] == "auto" for b in Outline(page.encode()).named("p") if "dir" in b)


def test_our_words_beside_an_idea_from_right_to_left_keep_their_own_way() -> None:
    idea = replace(summary().ideas[2], text="שלום", names=(None,))
    page = to_html(summary(ideas=(idea,))).decode()
    assert '<strong>שלום</strong> — <bdi dir="ltr">a colleague.</bdi><br>' in page
    assert '<bdi dir="ltr">Declined: customers visit each day.</bdi></p>' in page
    assert '<bdi dir="ltr">' not in to_html(summary()).decode()


def test_what_leads_to_the_rest_of_a_talk_is_not_parted_from_it() -> None:
    told = Outline(to_html(period())).tags
    leads = [kind for kind, about in told if about.get("class") == "leads"]
    assert leads == ["p"] * len(period().sessions)


def test_a_list_keeps_the_number_it_began_with() -> None:
    assert '<ol start="14" dir="ltr">' in to_html(with_notes("14. April")).decode()


def test_the_marks_of_a_list_stand_on_one_side_and_so_does_the_line_of_a_quote() -> None:
    page = to_html(with_notes("- שלום\n- Hello\n\n> שלום\n\n1. Hello\n2. שלום")).decode()
    listed = "<li><bdi>{}</bdi></li>"
    assert f'<ul dir="rtl">\n{listed.format("שלום")}\n{listed.format("Hello")}' in page
    assert '<blockquote dir="rtl">' in page
    assert f'<ol dir="ltr">\n{listed.format("Hello")}\n{listed.format("שלום")}' in page


def test_it_has_colours_for_a_dark_room_and_rules_for_paper() -> None:
    page = to_html(summary())
    assert b"prefers-color-scheme: dark" in page
    assert b"@media print" in page
    assert b"@page" in page


IDEAS = tuple(
    replace(idea, text=f"Idea{n} {idea.text}", recognitions=idea.recognitions * 6)
    for n in range(12)
    for idea in summary().ideas
)


@pytest.fixture(scope="module")
def printed(tmp_path_factory) -> list[str]:
    """Return the pages that a browser in a dark room prints of a long summary."""
    marks = "97. Many\n98. marks\n99. of a list\n\n- שלום\n- and so\n\n"
    said = ["A line of what was said, long enough to go on in the next. " * 9] * 9
    long = marks + "\n\n".join(said)
    file = tmp_path_factory.mktemp("page") / "summary.html"
    file.write_bytes(to_html(replace(with_notes(long), ideas=IDEAS)))
    with browser(tmp_path_factory.mktemp("browser")) as page:
        page.darken("dark")
        page.show(file)
        with PdfPages(page.printed()) as pages:
            assert all(_margins_are_paper(pages, number) for number in range(len(pages)))
            told = [pages.text(number) for number in range(len(pages))]
            (long_marks,) = (number for number, page in enumerate(told) if "of a list" in page)
            assert _is_written_beside_the_words(pages, long_marks)
            return told


_SIDE, _BEGIN = 4 * 40, 4 * 44
"""The bytes of a row of dots on the outer 28 mm of a page, and before the words begin at 32 mm."""


def _margins_are_paper(pages: PdfPages, number: int) -> bool:
    """Return whether nothing is drawn at the sides of a page, and no dark ground behind it."""
    drawn, rows = _drawn(pages, number)
    sides = (row[:_SIDE] + row[drawn.width * 4 - _SIDE :][:_SIDE] for row in rows)
    return all(set(side) == {255} for side in sides)


def _is_written_beside_the_words(pages: PdfPages, number: int) -> bool:
    """Return whether a mark that is longer than its place is there all the same."""
    _, rows = _drawn(pages, number)
    return any(set(row[_SIDE:_BEGIN]) != {255} for row in rows)


def _drawn(pages: PdfPages, number: int) -> tuple[Drawn, list[bytes]]:
    drawn = pages.drawn(number, 0.5)
    starts = range(0, len(drawn.dots), drawn.stride)
    return drawn, [drawn.dots[at : at + drawn.stride] for at in starts]


def test_on_paper_each_idea_stays_on_one_page_below_a_heading_that_is_not_alone(printed):
    assert len(printed) > 4
    for page in printed:
        assert page.count("Credit:") == 6 * page.count("A junior hosts")
        assert "Ideas, and whose they are" not in page or "Idea0" in page


def test_on_paper_the_pages_are_numbered(printed):
    for number, page in enumerate(printed, 1):
        assert re.search(rf"\b{number} / {len(printed)}\b", page)
