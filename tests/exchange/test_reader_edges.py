"""Small turns of the reader that nothing else shows: where one case ends and the next begins."""

import pytest

from mentordesk.exchange.agenda_text import MAX_TOPIC_LENGTH, read_agenda
from mentordesk.exchange.html_text import is_html


def topics(text: str) -> list[tuple[str, int | None]]:
    return [(topic.text, topic.minutes) for topic in read_agenda(text).topics]


def kinds(text: str) -> list[str]:
    return [line.kind.value for line in read_agenda(text).lines]


def test_a_list_with_bars_in_it_is_no_table():
    assert topics("- Budget | 10\n- Tools | 5\n") == [("Budget | 10", None), ("Tools | 5", None)]


def test_a_tag_that_nothing_ends_is_no_page():
    assert not is_html("<a lot to say about the budget")


def test_a_list_may_begin_further_in_than_it_goes_on():
    assert topics("    - deep\n- outer\n") == [("deep", None), ("outer", None)]


def test_a_topic_as_long_as_may_be_is_not_cut():
    words = "x" * MAX_TOPIC_LENGTH
    topic = read_agenda(f"- {words}\n").topics[0]
    assert (topic.text, topic.notes) == (words, ())


def test_what_is_forwarded_stands_beside_what_is_said_about_it():
    text = "- mine\n\n---------- Forwarded message ---------\nFrom: Maya\nSubject: x\n\n- Night\n"
    assert topics(text) == [("mine", None), ("Night", None)]


def test_words_behind_a_greeting_are_a_topic_without_it():
    text = "Hi Helen, let us talk about the night shift"
    assert topics(text) == [("let us talk about the night shift", None)]


def test_a_greeting_that_goes_on_above_a_list_is_all_greeting():
    text = "Hi Helen, let us talk about the night shift\n- Coffee\n"
    assert kinds(text) == ["greeting", "topic"]


@pytest.mark.parametrize(
    ("text", "is_greeting"),
    [("hi maya", True), ("hi maya chen", False), ("Hi Anna Maria Lind Brandt", True)],
)
def test_how_many_words_a_greeted_name_may_have(text, is_greeting):
    assert ("greeting" in kinds(f"{text}\n- Coffee\n")) is is_greeting


def test_a_time_below_a_line_in_the_midst_makes_no_header_of_it():
    text = "Budget talk\nNight Shift\n09:14\nCoffee\n"
    assert kinds(text) == ["topic", "topic", "chat header", "topic"]


def test_a_line_that_begins_like_a_header_takes_no_line_along():
    assert kinds("Am Fließband 3 ist es laut\nKantine\n") == ["topic", "topic"]
