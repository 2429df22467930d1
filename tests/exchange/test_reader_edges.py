"""Small turns of the reader that nothing else shows: where one case ends and the next begins."""

import pytest

from mentordesk.exchange.agenda_text import MAX_LINES, MAX_TOPIC_LENGTH, read_agenda
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


def test_a_greeting_that_leads_up_to_the_list_is_a_title():
    assert kinds("Hi Helen, here are my topics:\n- Lunch\n") == ["heading", "topic"]


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


def test_what_stands_set_in_below_a_farewell_is_no_note():
    text = "- Budget\nBest,\n  Maya from the shop\n"
    assert kinds(text) == ["topic", "signature", "signature"]


def test_a_name_below_a_greeting_may_be_a_topic():
    assert topics("Hello Sam,\nBudget\n") == [("Budget", None)]


@pytest.mark.parametrize(
    ("above", "below", "is_one"),
    [
        ("(about the night shift, where nobody has anyone to ask", "and never had)", True),
        ("the night shift has nobody to ask once the office is closed", "and never had", False),
        ("The night shift has nobody to ask once the office is closed", "(nor the day)", False),
    ],
)
def test_where_a_broken_line_may_begin_and_go_on(above, below, is_one):
    lines = [f"{above} {below}"] if is_one else [above, below]
    assert topics(f"{above}\n{below}\n") == [(line, None) for line in lines]


@pytest.mark.parametrize(
    "text",
    [
        "# 1. One\n# 2. Two\n  # 3. set in",
        "# 1. One\n# 2. Two\n## deeper",
        "# 1. One\n# 2. Two\n- list",
        "# One\n# Two\n  # set in",
    ],
)
def test_what_stands_below_two_headings_is_a_note(text):
    assert kinds(text) == ["topic", "topic", "note"]


def test_one_numbered_heading_is_a_title():
    assert kinds("# 1. Topics\n- Lunch\n") == ["heading", "topic"]


def test_a_list_below_a_number_does_not_keep_a_box_from_being_a_topic():
    assert kinds("1. Lunch\n  - where\n[ ] Badges\n") == ["topic", "note", "topic"]


def test_a_number_at_the_foot_of_plain_lines_is_no_dash_before_a_name():
    assert kinds("Some words here\nMore words\n1. Canteen\n") == ["other", "other", "topic"]


def test_one_lone_number_in_brackets_is_no_time_and_beside_a_time_it_is():
    assert topics("- Budget [10]\n") == [("Budget [10]", None)]
    assert topics("- Budget (10 min)\n- Tools [5]\n") == [("Budget", 10), ("Tools", 5)]
    assert topics("- Budget [1]\n- Tools [480]\n") == [("Budget", 1), ("Tools", 480)]
    assert topics("- Budget [0]\n- Tools [5]\n") == [("Budget [0]", None), ("Tools [5]", None)]


def test_a_box_takes_the_words_behind_it_to_the_letter():
    text = "- [ ] **Budget** (10 min)\n- [ ] Tools – (5 min)\n- [ ] – Lunch – (no time)\n"
    assert topics(text) == [("**Budget**", 10), ("Tools –", 5), ("– Lunch –", None)]


def test_hidden_signs_go_and_letters_of_two_signs_become_one():
    assert topics("- Budg\u3164\u00e9t\n- Cafe\u0301\n") == [("Budgét", None), ("Café", None)]


def test_a_remark_in_a_page_is_shown_as_left_out():
    assert kinds("<p>Budget<!-- a remark --></p>") == ["topic", "other", "blank"]


def test_a_piece_of_a_page_without_blocks_keeps_its_lines_and_their_depth():
    lines = read_agenda("<b>- Lunch</b>\n    where\n\n<b>Badges</b>").lines
    assert [line.original for line in lines] == ["- Lunch", "    where", "", "Badges"]


def test_as_many_lines_as_allowed_are_read():
    assert len(read_agenda("- topic\n" + "\n" * (MAX_LINES - 1)).lines) == MAX_LINES


def test_a_page_may_begin_with_a_cell():
    assert read_agenda("<td>Lunch</td>").lines[0].original == "Lunch"


def test_what_mentordesk_said_about_a_topic_is_none_of_it():
    text = "- Lunch, carried over from 14 April 2026\n- Badges (urgent, asked on the last day)\n"
    assert topics(text) == [("Lunch", None), ("Badges", None)]
    assert topics("- Lunch , carried over from 14 April 2026\n") == [("Lunch", None)]


@pytest.mark.parametrize("over", [0, 1])
def test_a_long_topic_is_cut_at_a_blank_in_its_second_half_alone(over):
    head = "x" * (MAX_TOPIC_LENGTH // 2 + over)
    [topic] = read_agenda(f"- {head} {'y' * MAX_TOPIC_LENGTH}\n").topics
    assert (topic.text == f"{head}…") is bool(over)


def test_dashes_that_are_set_in_end_no_list():
    assert kinds("- Budget\n --\n") == ["topic", "other"]


def test_words_around_numbered_headings_are_notes_below_them_alone():
    text = "Some words\n# 1. Lunch\n# 2. Badges\n\nwhere we eat\n"
    assert kinds(text) == ["other", "topic", "topic", "blank", "note"]


def test_a_title_with_one_line_set_in_below_it_is_a_topic():
    assert kinds("My topics:\n  Lunch\nBadges\n") == ["topic", "note", "topic"]


def test_a_long_line_is_no_title_whatever_it_ends_with():
    assert kinds(f"{'word ' * 125}:\nBudget\n") == ["topic", "topic"]


def test_lines_are_counted_from_one():
    agenda = read_agenda("\n- Budget\n")
    assert ([line.number for line in agenda.lines], agenda.topics[0].line) == ([1, 2], 2)
