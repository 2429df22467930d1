"""Observation sheets as they come back: filled in, quoted, shortened, by number, in any clothes."""

from dataclasses import replace
from textwrap import fill

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.domain.content import Kind, SheetRow
from mentordesk.domain.liking import Liking
from mentordesk.domain.person import Medium
from mentordesk.domain.watch_me import WatchMe
from mentordesk.error_words import words_for
from mentordesk.errors import SheetTextError
from mentordesk.exchange.agenda_parts import LineKind, Pair
from mentordesk.exchange.clean_text import clean
from mentordesk.exchange.observation_text import read_sheet
from mentordesk.exchange.sheet_parts import ReadSheet
from mentordesk.exchange.sheet_questions import words_of
from mentordesk.export.letter_words import liked
from mentordesk.export.watch_message import watch_message
from mentordesk.services.content import shipped_content
from mentordesk.ui import content_words

ROWS = shipped_content().sheet
PAIR = Pair("Helen Brandt", "Amara Okafor")
SHEET = content_words.as_text(Kind.ROW, ROWS)


def read(text: str, rows: tuple[SheetRow, ...] = ROWS) -> dict[str, str]:
    return {answer.row: answer.saw for answer in read_sheet(text, rows, PAIR).answers}


def filled(answers: dict[int, str]) -> str:
    """Return the sheet with words in place of some of its gaps."""
    head, *parts = SHEET.split("…")
    told = [head]
    for place, part in enumerate(parts):
        told += [answers.get(place, "…").replace("\n", "\n   "), part]
    return "".join(told)


def test_the_answers_in_the_gaps_stand_under_their_questions():
    found = read(filled({0: "Tom first. Nobody asked Ines.", 6: "14:20, the budget"}))
    assert found == {
        "who-spoke": "Tom first. Nobody asked Ines.",
        "looked-away": "14:20, the budget",
    }


def test_an_answer_keeps_its_lines_and_one_blank_between_its_parts():
    assert read(filled({1: "- half\n- more at the end\n\n\nthe last word, too"})) == {
        "share-of-talk": "- half\n- more at the end\n\nthe last word, too"
    }


def test_a_sheet_with_nothing_in_its_gaps_holds_no_answer():
    with pytest.raises(SheetTextError) as refused:
        read(SHEET)
    assert refused.value.facts["reason"] == "no-answer"


@pytest.mark.parametrize("medium", Medium)
def test_what_was_sent_to_the_mentor_comes_back_with_the_answers_alone(medium):
    liking = Liking("Tuesdays after 14:00", "within two days")
    sent = watch_message(WatchMe("Helen", "Amara", medium, ROWS, liking), medium).text
    assert "within two days" in sent
    gap = "________________________________" if medium is Medium.PAPER else "…"
    assert gap in sent
    filled_in = sent.replace(gap, "half", 1)
    letter, title, below = filled_in.partition("Observation sheet")
    wrapped = "\n".join(fill(line, 45) for line in letter.splitlines())
    pair = replace(PAIR, ours=tuple(liked(liking)))
    for text in (filled_in, wrapped + title + below):
        answers = read_sheet(text, ROWS, pair).answers
        assert {answer.row: answer.saw for answer in answers} == {"who-spoke": "half"}


WHATSAPP = """\
21.04.26, 17:02 - Helen Brandt: 1. Who spoke first, and who had not spoken by the end?
2. How much of the talking was the leader’s?
21.04.26, 18:30 - Amara Okafor: Hi Helen,
1. WHO SPOKE FIRST, and who had not spoken by the end
Tom, Ines never
2. How much of the talking was the leader's?
more than half
21.04.26, 18:31 - Amara Okafor: Which idea was taken up? Ines’ rota, nobody said so
"""
TELEGRAM = """\
Amara Okafor, [21.04.2026 18:30]
1) Tom, Ines never
2) more than half
6) Ines’ rota, nobody said so

Amara
"""
INLINE = """\
Hello Helen,

see my answers inline.

On Tue, 21 Apr 2026 at 17:02, Helen Brandt <helen@example.org> wrote:
> Observation sheet
>
> 1. Who spoke first, and who had not
> spoken by the end?
>    Write the seats or first names down; a tick for each time
> somebody speaks.

Tom, Ines never

> 2. How much of the talking was the leader’s?
>    A guess is enough: a quarter, half, most of it.
>
>    …

more than half

> 6. Which idea was taken up, and was the name of whoever had it said?

Ines’ rota, nobody said so

Best wishes
Amara
--
Amara Okafor
Recruiting
"""
TABLE = """\
<table><tr><th>Question</th><th>What to note</th><th>Seen</th></tr>
<tr><td>1. Who spoke first, and who had not spoken by the end?</td>
<td>Write the seats or first names down; a tick for each time somebody speaks.</td>
<td>Tom, Ines never</td></tr>
<tr><td>How much of the talking was the leader’s?</td><td></td><td>more than half</td></tr>
<tr><td>Whose idea: which idea was taken up and the name said?</td>
<td>Ines’ rota, nobody said so</td></tr></table>
"""


@pytest.mark.parametrize("text", [WHATSAPP, TELEGRAM, INLINE], ids=["whatsapp", "telegram", "mail"])
def test_a_sheet_comes_in_whatever_it_wears(text):
    found = read(text)
    assert found == {
        "who-spoke": "Tom, Ines never",
        "share-of-talk": "more than half",
        "whose-idea": "Ines’ rota, nobody said so",
    }


def test_a_number_without_words_is_a_gap():
    assert read("2. half\n3. …\n8.") == {"share-of-talk": "half"}
    assert read(f"{ROWS[1].text}\nhalf\n8. ...") == {"share-of-talk": "half"}


def test_a_table_gives_the_last_cell_of_each_row():
    found = read(TABLE)
    assert found["who-spoke"] == "Tom, Ines never"
    assert found["share-of-talk"] == "more than half"
    assert found["whose-idea"] == "Ines’ rota, nobody said so"


def test_every_line_says_what_it_was_taken_for():
    kinds = [line.kind for line in read_sheet(INLINE, ROWS, PAIR).lines]
    asked, said, other = LineKind.QUESTION, LineKind.SAW, LineKind.OTHER
    blank, quoted, signed = LineKind.BLANK, LineKind.NOT_THEIRS, LineKind.SIGNATURE
    assert kinds == [
        *(LineKind.GREETING, blank, other, blank, LineKind.QUOTE_HEADER),
        *(quoted, blank, asked, asked, asked, asked, blank, said, blank),
        *(asked, asked, blank, quoted, blank, said, blank, asked, blank, said, blank),
        *(signed, signed, other, signed, signed),
    ]


def test_what_answers_no_question_stands_besides_and_last():
    text = "It was a good meeting.\n\n2. How much of the talking was the leader’s?\nhalf"
    answers = read_sheet(text, ROWS, PAIR).answers
    assert [(answer.row, answer.asks) for answer in answers] == [
        ("share-of-talk", ROWS[1].text),
        ("", ""),
    ]
    assert answers[1].saw == "It was a good meeting."


def test_a_text_without_a_question_is_what_was_seen_besides():
    assert read("Hi Helen,\nyou asked, then you answered yourself.\nAmara") == {
        "": "you asked, then you answered yourself."
    }


def test_a_sentence_in_the_words_of_a_question_is_an_answer():
    said = "The leader asked two questions without knowing the answer"
    assert read(filled({2: said}))["real-questions"] == said


def test_a_paragraph_is_words_whatever_it_begins_with():
    told = f"Hi Helen, 2. How much of the talking was the leader’s? {'On and on. ' * 60}".strip()
    assert read(told) == {"": told}


def test_a_pair_reads_its_own_words_and_those_that_ship():
    own = SheetRow("who-spoke", "Wer hat geschwiegen?")
    text = "Wer hat geschwiegen?\nInes\nWho spoke first, and who had not spoken by the end?\nTom"
    answers = read_sheet(text, (own, *ROWS), PAIR).answers
    assert [(one.row, one.asks, one.saw) for one in answers] == [
        ("who-spoke", "Wer hat geschwiegen?", "Ines\nTom")
    ]


def test_a_question_of_one_word_is_none_within_a_sentence():
    rows = (SheetRow("pauses", "Pauses"),)
    assert read("Pauses: three\nPauses were long", rows) == {"pauses": "three\nPauses were long"}


def test_what_the_leader_wrote_is_no_answer():
    with pytest.raises(SheetTextError) as refused:
        read("21.04.26, 17:02 - Helen Brandt: 2. How much of the talking was the leader’s? Half.")
    assert refused.value.facts["reason"] == "not-the-mentors"


@pytest.mark.parametrize(("text", "reason"), [("", "text-empty"), ("x" * 200_001, "text-too-long")])
def test_what_is_no_text_is_refused_with_its_reason(text, reason):
    with pytest.raises(SheetTextError) as refused:
        read(text)
    assert refused.value.facts["reason"] == reason


PIECES = st.sampled_from(
    [
        *(row.text for row in ROWS[:4]), ROWS[0].note, "Who spoke", "the talking?", "1. ", "2) ",
        "8: ", "| ", "\t", "\n", "\n\n", "> ", ">> ", "…", "--", "Ann first", "half", "Best,",
        "Amara", "Hi Helen,", "PS: ", "Sent from my phone", "21.04.26, 17:02 - Helen Brandt: ",
        "21.04.26, 17:02 - Amara Okafor: ", "On Tue, 21 Apr 2026 Helen Brandt wrote:", "<p>",
        "</p>", "<td>", "Observation sheet", "See below", "\u202e", "\x00", "\ud800", "ש", "?", "①",
        "👍",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join))


def tried(text: str) -> ReadSheet | None:
    try:
        return read_sheet(text, ROWS, PAIR)
    except SheetTextError as error:
        words_for(error)
        return None


@given(TEXTS)
def test_any_text_is_read_or_refused_and_each_line_accounted_for(text):
    if (found := tried(text)) is None:
        return
    assert [line.number for line in found.lines] == list(range(1, len(found.lines) + 1))
    assert found.answers
    told = {line.answer for line in found.lines if line.kind is LineKind.SAW}
    assert told == set(range(len(found.answers)))
    keys = [answer.row for answer in found.answers]
    assert len(set(keys)) == len(keys)
    assert all(answer.saw.strip() == answer.saw != "" for answer in found.answers)


@given(TEXTS)
def test_no_word_that_was_taken_for_an_answer_falls_away(text):
    if found := tried(text):
        for line in found.lines:
            told = clean(line.original)
            if line.answer is not None and line.kind is LineKind.SAW and told[-1:].isalnum():
                answer = found.answers[line.answer]
                assert words_of(told)[-1] in words_of(f"{answer.asks} {answer.saw}")


LINE = st.lists(
    st.sampled_from(["Ann", "Ben", "never", "14:20", "x", "- so", "ö", "👍"]), min_size=1
)
ANSWER = st.lists(LINE.map(" ".join), min_size=1, max_size=4).map("\n".join)


@given(st.dictionaries(st.integers(0, len(ROWS) - 1), ANSWER, min_size=1))
def test_whatever_was_filled_in_comes_back_the_same(answers):
    assert read(filled(answers)) == {ROWS[place].key: said for place, said in answers.items()}
