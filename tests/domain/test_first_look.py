"""The first look passes over no name that a full reading finds, and over most other texts."""

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mentordesk.domain import first_look
from mentordesk.domain.first_look import FirstLook
from mentordesk.domain.spelling import named_in
from mentordesk.domain.text_words import read

NAMES = (
    "Amara Okafor",
    "Søren Łęcki-Groß",
    "Jörg van der Müller",
    "Will May",
    "Catherine O'Neil",
    "Anna-Lena Voss",
    "王 小明",
    "山田太郎",
    "Mia Ito",
    "Ed",
    "Ö",
    "D B",
    "Kim de",
    "Thuy Quy Xan",
)
LOOK = FirstLook(NAMES)
"""One for all texts, as a long summary has: what it remembers of one must be true of the next."""

PIECES = tuple(
    dict.fromkeys(
        piece
        for name in NAMES
        for part in (name, " ".join(name.split()[::-1]), *name.replace("-", " ").split())
        for piece in (part, part[:1], part[:3], part[3:], part + "s", f"{part}’s")
        if piece
    )
)
GAPS = (
    "",
    " ",
    "  ",
    "\n",
    "-",
    "-\n",
    "\u2011",
    ".",
    ". ",
    ", ",
    "*",
    "_",
    "@",
    "\u00ad",
    "\u2019",
)
MORE = ("\u200b", "\u2028", "\u0301", "\u0903", "\x0b", "^", "`", " — ", "\u3164", "\ud800", "3")
OTHERS = ("so", "we asked", "a", "I", "2", "o", "Idea", "colleague", "i", "e", "й", "ᄀ", "ᅡ", "Aм")
WRITTEN = (
    str,
    str.upper,
    str.lower,
    str.swapcase,
    lambda text: unicodedata.normalize("NFD", text),
    lambda text: text.replace("a", "а"),  # noqa: RUF001  Cyrillic
    lambda text: text.replace("o", "0").replace("l", "1"),
    " ".join,
    ".".join,
)
SAID = st.builds(lambda piece, way: way(piece), st.sampled_from(PIECES), st.sampled_from(WRITTEN))
TEXTS = st.lists(
    st.one_of(
        SAID, SAID, st.sampled_from(GAPS), st.sampled_from(MORE + OTHERS), st.text(max_size=3)
    ),
    max_size=12,
).map("".join)


@example(text="Q u y", cut=1)
@example(text="K. De", cut=1)
@settings(max_examples=600)
@given(text=TEXTS, cut=st.sampled_from([1, 1 << 11]))
def test_what_a_full_reading_finds_is_never_passed_over(text: str, cut: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(first_look, "_AT_ONCE", cut)
        may = LOOK.may_name(text)
    assert may or not [*named_in(read(text), NAMES)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A talk about the plan, and what came of it: 3 things, 2 of them new.",
        "A follow-up of a well-known idea — **bold**, and I_said_so. 1 h 5 min",
        "to somebody@example.org",
        "so it went on\n" * 2000,
    ],
)
def test_a_text_of_other_words_need_not_be_read(text: str) -> None:
    assert not LOOK.may_name(text)


def test_what_is_remembered_stays_in_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_look, "_MOST_KEPT", 10)
    look = FirstLook(NAMES)
    for number in range(100):
        assert not look.may_name(f"word{number}x and some{'!' * number}more")
        assert look.may_name("with Amara")
    assert len(look._plain) + len(look._parting) < 30
