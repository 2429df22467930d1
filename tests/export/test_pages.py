"""Pages look as they did when somebody looked at them."""

from dataclasses import replace

import pytest
from PIL import Image

from drawn_pages import drawn, is_alike, kept, pages
from mentordesk.domain.summary import NoteText
from summaries import MET


@pytest.mark.parametrize("name", pages())
def test_a_page_looks_as_it_did_when_it_was_looked_at(name: str, tmp_path) -> None:
    page = drawn(pages()[name])
    page.save(tmp_path / "now.png")
    with Image.open(kept(name)) as before:
        assert is_alike(page, before), f"look at {tmp_path / 'now.png'}, then tests/drawn_pages.py"


def test_a_line_that_moves_a_little_is_seen() -> None:
    with Image.open(kept("mentor")) as before:
        moved = before.transform(before.size, Image.Transform.AFFINE, (1, 0, 0, 0, 1, 1))
        assert not is_alike(moved, before)


@pytest.mark.parametrize(
    "changes", [{"shared": (NoteText("", "x"),)}, {"met": replace(MET, number=8)}]
)
def test_a_word_that_is_another_is_seen(changes) -> None:
    with Image.open(kept("mentor")) as before:
        assert not is_alike(drawn(replace(pages()["mentor"], **changes)), before)
