"""Where a link in a summary may lead, in every format alike."""

import pytest

from mentordesk.export.html import to_html
from mentordesk.export.markdown import to_markdown
from mentordesk.export.rich import Paragraph, parse
from summaries import with_notes

HARMLESS = ("https://example.org/a", "http://example.org", "mailto:amara@example.org")
OTHERS = (
    "ms-msdt:/id", "smb://server/share", "file:///etc/passwd", "data:text/html,x", "JavaScript:x",
    "vbscript:x", "//server/share", "notes.md", "tel:1", "x-apple:y", "java&colon;x", "#top",
)  # fmt: skip
FORMS = ("[words]({})", "![words]({})", "[![words]({0})]({0})", "[words](<{}>)")


def targets(text):
    (block,) = parse(text, 1)
    assert isinstance(block, Paragraph)
    assert "words" in "".join(run.text for run in block.words)
    return {run.href for run in block.words}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("target", HARMLESS)
def test_a_page_and_a_letter_stay_links(form, target):
    assert targets(form.format(target)) == {target}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("target", OTHERS)
def test_any_other_link_is_its_words(form, target):
    assert targets(form.format(target)) == {""}


def test_no_format_holds_a_link_that_starts_a_program():
    told = with_notes("[look](ms-msdt:/id) and <smb://server/share> and ![x](x-apple:y)")
    page, text = to_html(told).decode(), to_markdown(told).decode()
    assert "look" in page
    assert 'href="' not in page.split("look")[1].split("</p>")[0]
    assert "ms-msdt" not in page + text
    assert "](" not in text.split("look")[1].splitlines()[0]
