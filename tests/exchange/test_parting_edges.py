"""Small turns in parting a text: where mail, chat or letter ends and the mentor's words begin."""

import pytest

from mentordesk.errors import AgendaTextError
from mentordesk.exchange.agenda_text import Pair, Unreadable, read_agenda

CHATTING = Pair("Martin Keller", "Lena Vogt")
WRITING = Pair("Helen Brandt", "Amara Okafor")
FORWARDED = "---------- Forwarded message ---------\nFrom: Maya Chen\nSubject: topics\n\n"


def topics(text: str, pair: Pair = CHATTING) -> list[str]:
    return [topic.text for topic in read_agenda(text, pair).topics]


def kinds(text: str) -> list[str]:
    return [line.kind.value for line in read_agenda(text).lines]


def test_a_header_behind_a_mark_is_what_somebody_wrote():
    line = "[12.05.26, 09:15] Lena: agree on a place"
    assert topics(f"- {line}\n") == [line]


def test_a_line_with_a_time_in_it_loses_only_what_the_messenger_added():
    assert topics("Meet at 10:30 (edited)\nLunch at 12:30\n") == ["Meet at 10:30", "Lunch at 12:30"]


def test_the_shortest_notice_of_a_messenger_is_no_topic():
    assert kinds("message deleted\nLunch\n") == ["other", "topic"]


def test_a_long_line_is_no_notice_of_a_messenger_whatever_it_speaks_of():
    line = f"What do we do with a chat in which {'so ' * 20}often this message was deleted"
    assert topics(f"{line}\n") == [line]


def test_a_note_that_looks_like_a_parting_line_stays_a_note():
    assert kinds("- mine\n  --- Forwarded message ---\n") == ["topic", "note"]


def test_the_line_above_a_quote_may_be_set_in_by_one_space():
    assert kinds(" On Tue, 12 May 2026 Sam wrote:\n- mine\n") == ["quote header", "topic"]


def test_a_line_that_begins_like_a_parting_one_is_words_of_the_mail():
    assert topics("Message boards\nFrom: Maya\nSubject: x\n- older\n") == ["Message boards"]


def test_a_text_may_end_like_the_first_half_of_a_header():
    assert topics("- mine\n\nOn Mon, 11 May 2026 at 08:02 Helen Brandt") == ["mine"]


def test_a_mail_quoted_in_a_forwarded_one_is_older():
    text = f"{FORWARDED}- Night shift\n\nFrom: Helen\nSubject: x\n- older\n"
    assert topics(text) == ["Night shift"]


def test_all_below_an_answered_mail_is_older_with_signs_or_without():
    text = "- mine\n\n-----Original Message-----\n> - older\n- oldest\n"
    assert topics(text) == ["mine"]


def test_headers_below_words_begin_an_older_mail_even_below_a_quote():
    text = "On Mon, 11 May 2026 Helen wrote:\n> why\n- mine\n\nFrom: Helen\nTo: me\n- older\n"
    assert topics(text) == ["mine"]


def test_headers_straight_below_headers_are_of_the_same_mail():
    assert topics("From: Lena\nSubject: x\n\nFrom: Martin\nSent: Monday\n\n- Lunch\n") == ["Lunch"]


def test_one_line_of_the_sheet_is_known_alone():
    with pytest.raises(AgendaTextError) as refused:
        read_agenda("You lead. Helen listens.\n", WRITING)
    assert refused.value.facts["reason"] == Unreadable.NOT_THEIRS


@pytest.mark.parametrize(
    "above",
    [
        "Say: you lead. What should we talk about?\nHelen",
        "Say: you lead. What should we talk about?\n\nThank you",
        "You lead. Helen listens.\nYour topics",
    ],
)
def test_what_stands_straight_below_the_letter_is_the_mentors(above):
    assert topics(f"{above}\nLunch\n", WRITING) == ["Lunch"]


def test_a_time_set_in_below_a_topic_is_a_note():
    assert kinds("- Lunch\n  9:14 AM\n") == ["topic", "note"]


def test_a_mentor_signs_with_the_first_name_or_the_whole_one():
    assert CHATTING.mentors_names == {"lena", "lena vogt"}


def test_the_title_of_a_list_says_that_it_is_whole_unless_it_is_a_topic_itself():
    title = "Topics for Tuesday 14 April:\n"
    assert read_agenda(f"{title}- [ ] Lunch\n").whole
    assert not read_agenda(f"{title}    where we eat\n").whole


@pytest.mark.parametrize("text", ["1. Lunch\n2. Lena\n", "- Lena\n", "- Lena\n- Lunch\n"])
def test_a_name_is_a_topic_unless_it_ends_a_list_of_dashes(text):
    assert {line.kind.value for line in read_agenda(text, CHATTING).lines} == {"topic"}
    assert topics("- Lunch\n- Lena\n") == ["Lunch"]


def test_what_a_messenger_added_goes_from_a_line_set_in_by_a_blank():
    assert topics(" Budget (edited)\n") == ["Budget"]


def test_the_leaders_name_straight_below_the_sheet_is_the_leaders():
    text = "You lead. Helen listens.\nYour topics\nHelen\nLunch\n"
    found = [line.kind.value for line in read_agenda(text, WRITING).lines]
    assert found == ["not theirs", "not theirs", "not theirs", "topic"]


def test_a_topic_that_begins_like_the_letter_does_not_take_it_for_below():
    text = "You lead. Helen listens.\nYour topics\nTo call the suppliers\n"
    assert topics(text, WRITING) == ["To call the suppliers"]
