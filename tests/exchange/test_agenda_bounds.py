"""What is no agenda is refused with a reason a person understands."""

# ruff: noqa: RUF001 - letters of other scripts are what is read here

import codecs
import time
from contextlib import suppress

import pytest

from mentordesk.error_words import REASONS, words_for
from mentordesk.errors import AgendaTextError
from mentordesk.exchange.agenda_parts import unreadable
from mentordesk.exchange.agenda_text import (
    MAX_CHARACTERS,
    MAX_LINES,
    MAX_TOPIC_LENGTH,
    MAX_TOPICS,
    LineKind,
    Unreadable,
    decode,
    read_agenda,
)

PHOTO = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + bytes(range(256)) * 40


def reason_of(text: str) -> str:
    with pytest.raises(AgendaTextError) as caught:
        read_agenda(text)
    return str(caught.value.facts["reason"])


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", Unreadable.EMPTY),
        (" \n\t\n ", Unreadable.EMPTY),
        ("\x00\x07\u202e\u200b" * 50, Unreadable.NOT_TEXT),
        ("a" * (MAX_CHARACTERS + 1), Unreadable.TOO_LONG),
        ("\n" * (MAX_LINES + 1), Unreadable.TOO_MANY_LINES),
        ("- topic\n" * (MAX_TOPICS + 1), Unreadable.TOO_MANY_TOPICS),
        ("Hi Sam,\n\nBest,\nMaya\n", Unreadable.NO_TOPIC),
        ("👍 🎉\n---\n", Unreadable.NO_TOPIC),
        ("<script>alert(1)</script>", Unreadable.NO_TOPIC),
    ],
)
def test_text_that_is_no_agenda_is_refused_with_its_reason(text, reason):
    assert reason_of(text) == reason


@pytest.mark.parametrize(
    ("reason", "end"),
    [
        (Unreadable.EMPTY, "it is empty"),
        (Unreadable.TOO_LONG, "it is longer than 200,000 characters"),
        (Unreadable.TOO_MANY_LINES, "it has more than 5,000 lines"),
        (Unreadable.TOO_MANY_TOPICS, "it holds more than 200 topics"),
        (Unreadable.NOT_THEIRS, "nothing in it is from the mentor"),
    ],
)
def test_refusal_reads_as_one_sentence(reason, end):
    what = words_for(unreadable(reason)).what
    assert what == f"This text could not be read as an agenda: {end}."


def test_each_reason_has_its_words():
    assert {reason.value for reason in Unreadable} <= REASONS.keys()


def test_as_many_topics_as_allowed_are_read():
    assert len(read_agenda("- topic\n" * MAX_TOPICS).topics) == MAX_TOPICS


@pytest.mark.parametrize(
    "data",
    [
        PHOTO,
        b"%PDF-1.7\nplain words",
        b"PK\x03\x04 word processor",
        b"{\\rtf1 words}",
        b"\x01\x02\x03\x04words" * 20,
        b"words\x00and\x00zeros, not wide text",
        codecs.BOM_UTF16_LE + b"\x00\xd8\x00",
    ],
)
def test_bytes_that_are_no_text_are_refused(data):
    with pytest.raises(AgendaTextError) as caught:
        decode(data)
    assert caught.value.facts["reason"] == Unreadable.NOT_TEXT


def test_ten_megabytes_are_refused_before_they_are_decoded():
    with pytest.raises(AgendaTextError) as caught:
        decode(b"- topic\n" * 1_250_000)
    assert caught.value.facts["reason"] == Unreadable.TOO_LONG


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_a_file_is_read_in_the_encoding_it_has(encoding):
    text = "- Café corner – 10 min\n- what we never ask each other at lunch\n"
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("order", ["le", "be"])
@pytest.mark.parametrize(("foreign", "read"), [(0, True), (6, True), (7, False)])
def test_wide_text_without_its_mark_is_known_by_its_zeros(order, foreign, read):
    text = ("a" * (10 - foreign) + "ש" * foreign) * 20
    data = text.encode(f"utf-16-{order}")
    if read:
        assert decode(data) == text
    else:
        with pytest.raises(AgendaTextError):
            decode(data)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_one_wide_letter_is_enough(encoding):
    assert decode("a".encode(encoding)) == "a"


def test_the_longest_text_is_read_and_one_byte_more_is_not():
    most = 4 * MAX_CHARACTERS + 4
    assert len(decode(b"a" * most)) == most
    with pytest.raises(AgendaTextError):
        decode(b"a" * (most + 1))


def test_a_quoted_part_of_a_page_stays_quoted_and_what_follows_does_not():
    page = (
        "<p>one</p><blockquote><p>quoted</p><blockquote>deeper</blockquote>again</blockquote>"
        "<p>two</p></blockquote><p>three</p>"
    )
    agenda = read_agenda(page)
    assert [topic.text for topic in agenda.topics] == ["one", "two", "three"]
    quoted = [line.original for line in agenda.lines if line.kind is LineKind.QUOTED]
    assert quoted == ["> quoted", ">> deeper", "> again"]


def test_a_long_line_is_cut_at_a_word_and_kept_whole_below():
    line = "word " * 120 + "end"
    topic = read_agenda(f"- {line}\n  a note\n").topics[0]
    assert topic.text.endswith(" word…")
    assert len(topic.text) <= MAX_TOPIC_LENGTH
    assert topic.notes == (line, "a note")


def test_a_line_of_one_endless_word_is_cut_all_the_same():
    topic = read_agenda("x" * 1000).topics[0]
    assert len(topic.text) == MAX_TOPIC_LENGTH
    assert topic.notes == ("x" * 1000,)


def test_scripts_of_a_page_are_shown_as_left_out_and_never_become_topics():
    agenda = read_agenda("<p>Budget</p><script>steal()\nmore()</script><style>p{}</style><p>Tools")
    assert [topic.text for topic in agenda.topics] == ["Budget", "Tools"]
    left_out = [line.original for line in agenda.lines if line.kind is LineKind.OTHER]
    assert left_out == ["steal()", "more()", "p{}"]


def test_a_tag_nobody_knows_stays_as_words():
    agenda = read_agenda("<p>Compare List<int> and Map</p>")
    assert [topic.text for topic in agenda.topics] == ["Compare List<int> and Map"]


def test_ordinary_right_to_left_letters_and_joined_emoji_stay():
    topics = read_agenda("- תקציב\n- 👩\u200d💻 ימים\n- می\u200cخواهم\n").topics
    assert [t.text for t in topics] == ["תקציב", "👩\u200d💻 ימים", "می\u200cخواهم"]


@pytest.mark.parametrize(
    "piece",
    ["[", "- [ ", "> ", "(1", "1h", "10 min ", "'", "<", "<b>", "&#x", "**", "# ", "a) ", "\u200d",
     "e\u0301", "On 1 wrote ", "From: a ", "[12.05.26, 09:14] M: ", "Hi ", "thanks ", "1. ", "½ ",
     "a b ", "Maya Chen ", "09:14 ", "…", "- ", "_ ", "(no time) ", "half an hour "],
)  # fmt: skip
@pytest.mark.parametrize("width", [80, 590, MAX_CHARACTERS])
def test_a_text_made_to_hurt_is_done_with_in_seconds(piece, width):
    line = piece * (width // len(piece))
    text = "\n".join([line] * min(MAX_LINES, (MAX_CHARACTERS - 1) // (len(line) + 1) or 1))
    begun = time.process_time()
    with suppress(AgendaTextError):
        read_agenda(text[:MAX_CHARACTERS])
    assert time.process_time() - begun < 5


def test_a_page_of_empty_cells_is_done_with_in_a_moment():
    begun = time.process_time()
    assert [t.text for t in read_agenda("<p>one</p>" + "<td> " * 10_000).topics] == ["one"]
    assert time.process_time() - begun < 1


def test_the_cells_of_a_row_stand_apart_and_empty_ones_before_them_add_nothing():
    page = "<table><tr><td></td><td> Budget</td><td>15 min</td></tr><tr><td>Tools</td></tr></table>"
    assert [t.text for t in read_agenda(page).topics] == ["Budget", "Tools"]


def test_the_lists_of_a_page_keep_their_marks_and_their_depth():
    page = "<ol><li>one<ul><li>below</li></ul></li><li>two</li></ol>\n<p>after</p>"
    lines = [line.original for line in read_agenda(page).lines]
    assert [line for line in lines if line] == ["1. one", "    - below", "1. two", "after"]


HUNG = "- The night shift has nobody to ask once the office closes, and\n  nobody thought of it"


@pytest.mark.parametrize(
    ("text", "text_read", "minutes", "notes"),
    [
        (f"{HUNG} (15 min)\n- Tools\n", HUNG[2:].replace("\n ", ""), 15, ()),
        (HUNG.replace("nobody th", "Nobody th"), HUNG[2:].partition("\n")[0], None, ("Nobody",)),
        (HUNG.replace("and\n", "and?\n"), HUNG[2:].partition("\n")[0] + "?", None, ("nobody",)),
        (HUNG.replace("\n  ", "\n  - "), HUNG[2:].partition("\n")[0], None, ("- nobody",)),
        ("- Night shift\n  nobody to ask\n", "Night shift", None, ("nobody",)),
    ],
)
def test_a_line_that_was_broken_goes_on_and_a_note_below_stays_one(text, text_read, minutes, notes):
    topic = read_agenda(text).topics[0]
    assert (topic.text, topic.minutes) == (text_read, minutes)
    assert [note.startswith(begin) for note, begin in zip(topic.notes, notes, strict=True)] == [
        True
    ] * len(notes)


def test_a_calendar_entry_that_was_pasted_is_read_as_one():
    entry = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Us\r\nDESCRIPTION:- Lunch\\n- Badges\r\n"
    agenda = read_agenda(f"{entry}END:VEVENT\r\nEND:VCALENDAR\r\n")
    assert [topic.text for topic in agenda.topics] == ["Lunch", "Badges"]


def test_notes_that_look_like_numbered_headings_stay_notes():
    [topic] = read_agenda("- [ ] Lunch\n  # 1. where\n  # 2. when\n").topics
    assert topic.notes == ("# 1. where", "# 2. when")
