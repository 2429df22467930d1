"""A table is read row by row: its head is a heading, a lone number the minutes."""

import pytest

from mentordesk.exchange.agenda_text import LineKind, read_agenda

MARKDOWN = """\
Hi Helen, here are my topics:

| Topic | Min |
|:------|----:|
| Onboarding | 15 |
| A\\|B test | 10 min |
| Parking | |
"""
PAGE = """\
<p>Hi Helen, here are my topics:</p>
<table><tr><th>Topic</th><th>Min</th></tr>
<tr><td>Onboarding</td><td>15</td></tr><tr><td>A|B test</td><td>10</td></tr></table>
"""
SHEET = "#\tTopic\tTime\tWho\n1\tOnboarding\t15\tMaya\n2\tParking\t\tSam\n"


def read(text: str) -> list[tuple[str, int | None]]:
    return [(topic.text, topic.minutes) for topic in read_agenda(text).topics]


def kinds(text: str) -> list[LineKind]:
    return [line.kind for line in read_agenda(text).lines if line.kind is not LineKind.BLANK]


def test_a_table_of_markdown():
    assert read(MARKDOWN) == [("Onboarding", 15), ("A|B test", 10), ("Parking", None)]
    assert kinds(MARKDOWN)[1:] == [LineKind.HEADING, LineKind.OTHER, *[LineKind.TOPIC] * 3]


def test_a_table_of_a_web_page():
    assert read(PAGE)[0] == ("Onboarding", 15)
    assert kinds(PAGE)[1:] == [LineKind.HEADING, LineKind.TOPIC, LineKind.TOPIC]


def test_a_table_copied_out_of_a_sheet():
    assert read(SHEET) == [("Onboarding – Maya", 15), ("Parking – Sam", None)]
    assert kinds(SHEET) == [LineKind.HEADING, LineKind.TOPIC, LineKind.TOPIC]


def test_rows_without_a_head_are_all_topics():
    assert read("Onboarding\t15\nParking\t5\n") == [("Onboarding", 15), ("Parking", 5)]


@pytest.mark.parametrize(
    "text",
    [
        "Either | or\nYes | no\n",
        "Office | home\n",
        "Room 4\tfloor 2\nRoom 5\tfloor 3\n",
        "Lunch | 15\nwords between\nBadges | 5\n",
    ],
)
def test_lines_that_only_look_like_rows_stay_as_they_came(text):
    lines = [" ".join(line.expandtabs().split()) for line in text.splitlines()]
    assert read(text) == [(line, None) for line in lines]


@pytest.mark.parametrize("rule", ["|---|", "--- | ---", "|:--|--:|"])
def test_notes_that_look_like_a_table_stay_notes(rule):
    [topic] = read_agenda(f"- [ ] Seats\n  Bob | 5\n  {rule}\n\n  Ann | 10\n").topics
    assert topic.notes == ("Bob | 5", rule, "Ann | 10")


def test_an_indented_table_is_one_where_no_topic_stands_above():
    assert read(MARKDOWN.replace("\n|", "\n   |")) == read(MARKDOWN)


def test_rows_with_bars_alone_and_below_headers_of_a_mail():
    rows = "Onboarding | 15\nParking | 5\n"
    assert read(rows) == [("Onboarding", 15), ("Parking", 5)]
    assert read(f"From: Maya | Sales\nSubject: ours | yours\n{rows}") == read(rows)


def test_words_above_a_ruled_table_are_none_of_its_rows():
    assert read("Some words about it\n\n|Topic|Min|\n|--|--|\n|Lunch|15|\n") == [("Lunch", 15)]


def test_a_row_with_nothing_but_a_time_is_no_topic():
    text = "| Topic | Min |\n|---|---|\n| Lunch | 15 |\n| | 10 |\n"
    assert read(text) == [("Lunch", 15)]
    assert kinds(text)[-1] is LineKind.OTHER


def test_a_table_without_times_keeps_all_its_cells():
    text = "|Topic|Who|\n|---|---|\n|Lunch|Maya|\n"
    assert read(text) == [("Lunch – Maya", None)]


def test_a_table_of_one_column():
    assert read("|Topic|\n|---|\n|Lunch|\n|15|\n") == [("Lunch", None), ("15", None)]


@pytest.mark.parametrize(("row", "topic"), [("1\tLunch\t5", "Lunch"), ("7\t\t5", "7")])
def test_a_number_before_words_is_their_place_and_alone_it_is_the_topic(row, topic):
    assert read(f"#\tTopic\tMin\n{row}\n") == [(topic, 5)]
    ruled = row.replace("\t", "|")
    assert read(f"|#|Topic|Min|\n|-|-|-|\n|{ruled}|\n") == [(topic, 5)]


def test_a_row_may_end_before_the_column_of_times():
    text = "Topic\tWho\tMin\nLunch\tMaya\t15\nBadges\tSam\n"
    assert read(text) == [("Lunch – Maya", 15), ("Badges – Sam", None)]


def test_a_sheet_that_is_quoted_is_read_as_lines():
    assert read("> Lunch\t15\n> Badges\t5\n") == [("Lunch 15", None), ("Badges 5", None)]


def test_a_row_without_a_rule_may_have_a_note_below():
    [_, last] = read_agenda("Lunch | 15\nBadges | 5\n  who pays\n").topics
    assert (last.text, last.notes) == ("Badges", ("who pays",))
