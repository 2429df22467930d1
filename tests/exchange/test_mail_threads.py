"""Answers below answers: what counts is the newest mail that holds topics, and who signs it."""

import pytest

from mentordesk.exchange.agenda_text import LineKind, read_agenda


def topics(text: str) -> list[str]:
    return [topic.text for topic in read_agenda(text).topics]


def kinds(text: str) -> list[str]:
    return [line.kind.value for line in read_agenda(text).lines if line.kind is not LineKind.BLANK]


ANSWERED = "-----Original Message-----\nFrom: Helen Brandt\nSent: Monday\nSubject: topics\n\n"
FORWARDED = "---------- Forwarded message ---------\nFrom: Maya Chen\nSubject: topics\n\n"


@pytest.mark.parametrize(
    "parting", [ANSWERED, ANSWERED.replace("Original Message", "Ursprüngliche Nachricht")]
)
def test_what_an_answer_quotes_is_left_out(parting):
    text = f"- newest\n\n{parting}- older\n\n{parting}- oldest\n"
    assert topics(text) == ["newest"]
    assert kinds(text) == [
        "topic",
        *["quote header"] * 4,
        "quoted",
        *["quote header"] * 4,
        "quoted",
    ]


def test_where_the_answer_says_nothing_the_newest_quote_counts():
    text = f"FYI\n\n{ANSWERED}- middle\n\n{ANSWERED}- oldest\n"
    assert topics(text) == ["middle"]


def test_each_answer_is_one_deeper_than_the_last():
    text = f"see below\n{ANSWERED}Hi,\n{ANSWERED}- third\n{ANSWERED}- fourth\n"
    assert topics(text) == ["third"]


def test_what_was_forwarded_is_read_and_an_answer_within_is_not():
    assert topics(f"FYI\n\n{FORWARDED}- Night shift\n- Coffee\n") == ["Night shift", "Coffee"]
    assert topics(f"FYI\n\n{FORWARDED}- Night shift\n\n{ANSWERED}- older\n") == ["Night shift"]


def test_only_lines_with_signs_are_quoted_where_there_are_signs():
    text = "On Mon, 11 May 2026 Helen wrote:\n> - quoted\n> more\n\n- mine, below it\n"
    assert topics(text) == ["mine, below it"]


def test_all_below_is_quoted_where_there_are_no_signs():
    text = "- mine\n\nOn Mon, 11 May 2026 Helen wrote:\n\n- quoted\n"
    assert topics(text) == ["mine"]


def test_a_header_that_breaks_over_two_lines_is_one():
    text = (
        "- mine\n\nOn Mon, 11 May 2026 at 08:02 Helen Brandt\n<h@example.org> wrote:\n\n- quoted\n"
    )
    assert topics(text) == ["mine"]
    assert kinds(text) == ["topic", "quote header", "quote header", "quoted"]


def test_headers_below_words_begin_an_older_mail():
    text = "- mine\n\nFrom: Helen\nSent: Monday\nSubject: x\n- older\n"
    assert topics(text) == ["mine"]
    assert topics("From: Maya\nSent: Monday\n- Night shift\n") == ["Night shift"]


def test_one_field_alone_is_a_topic():
    assert topics("From: the shop floor\nand what comes from it\n")[0] == "From: the shop floor"


@pytest.mark.parametrize(
    ("sender", "signed"),
    [
        ("Maya Chen <maya@example.org>", "maya chen"),
        ("Chen, Maya [mailto:maya@example.org]", "chen"),
        ('"maya chen" <maya@example.org>', "maya"),
        ("*maya chen*", "maya"),
    ],
)
def test_the_name_in_the_header_signs_below_the_list(sender, signed):
    text = f"From: {sender}\nSubject: topics\n\n- Night shift\n\n{signed}\n"
    assert topics(text) == ["Night shift"]
    assert kinds(text)[-1] == "signature"


def test_a_bare_address_is_nobody_s_name():
    text = "From: maya@example.org\nSubject: topics\n\n- Night shift\n\nmaya@example.org\n"
    assert kinds(text)[-1] != "signature"


def test_the_writer_of_a_chat_signs_below_the_list():
    text = "[12.05.26, 09:14:33] ~ maya chen: - Night shift\n- Coffee\nmaya\n"
    assert topics(text) == ["Night shift", "Coffee"]
    assert kinds(text)[-1] == "signature"


def test_a_list_goes_on_within_a_message_and_ends_with_it():
    text = (
        "[12.05.26, 09:14:33] Maya: - Night shift\n  long nights\n"
        "[12.05.26, 09:15:33] Maya: - Coffee\n"
    )
    assert [t.notes for t in read_agenda(text).topics] == [("long nights",), ()]


def test_slack_s_time_below_a_name_is_one_header():
    text = "maya chen\n  9:14 AM\n- Night shift\nmaya\n"
    assert kinds(text) == ["chat header", "chat header", "topic", "signature"]
