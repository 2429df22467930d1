"""A summary in a browser: one file, no script, no request, sound headings."""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from mentordesk.export.html import to_html
from readback import squeezed
from summaries import summary, with_notes


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


def test_a_list_keeps_the_number_it_began_with() -> None:
    assert '<ol start="14">' in to_html(with_notes("14. April")).decode()


def test_it_has_colours_for_a_dark_room_and_rules_for_paper() -> None:
    page = to_html(summary())
    assert b"prefers-color-scheme: dark" in page
    assert b"@media print" in page
    assert b"@page" in page
