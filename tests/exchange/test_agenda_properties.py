"""What holds for any text whatever."""

# ruff: noqa: RUF001 - signs that look alike are what is tried here

import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from mentordesk.domain.agenda_bounds import MOST_MINUTES
from mentordesk.errors import AgendaTextError
from mentordesk.exchange.agenda_markdown import write_agenda
from mentordesk.exchange.agenda_text import (
    MAX_TOPIC_LENGTH,
    LineKind,
    ReadAgenda,
    ReadTopic,
    Unreadable,
    decode,
    read_agenda,
)
from mentordesk.exchange.calendar_text import is_calendar
from mentordesk.exchange.clean_text import clean, has_words, squeeze
from mentordesk.exchange.html_text import is_html

BIDI = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
PIECES = st.sampled_from(
    [
        "Budget", "hiring interns", "Hi Sam,", "Best,", "Maya", "- ", "* ", "1. ", "2) ", "[ ] ",
        "- [x] ", "☐ ", "• ", "# ", "## ", "> ", ">> ", "  ", "    ", "\t", "\n", "\n\n", "\r\n",
        "(10 min)", "10'", " – 10 minutes", "1h15", "[10]", "(no time)", "half an hour", "24h",
        ", carried over from 3 March 2026", "You lead. What should we talk about?", "How are you?",
        "[12.05.26, 09:14:33] Maya: ", "12.05.26, 09:14 - Maya: ", "Maya, [12.05.2026 09:14]",
        "Maya Chen  9:14 AM", "maya — Today at 9:14 AM", "On Tue, 12 May 2026 Sam wrote:",
        "From: a", "To: b", "Subject: c", "---------- Forwarded message ---------", "-- ", "---",
        "Agenda:", "Topics for Tuesday", "PS: ", "Sent from my phone", "<p>", "</p>", "<br>",
        "<script>", "</script>", "<!--", "-->", "&amp;", "&#99999999999;", "<", ">", "*bold*",
        "\u202e", "\u200f", "\u200d", "\u0301", "\x00", "\x07", "\u2028", "\ud800", "ש", "ا", "👍",
        "👩\u200d💻", "\U000e0061", "١٠ دقائق", "①", "²", "½ h", "…", "a) ", "e", "K",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join))


def tried(text: str) -> ReadAgenda | None:
    try:
        return read_agenda(text)
    except AgendaTextError as error:
        Unreadable(error.facts["reason"])
        return None


def plain(topics: tuple[ReadTopic, ...]) -> list[tuple[str, int | None, tuple[str, ...]]]:
    return [(topic.text, topic.minutes, topic.notes) for topic in topics]


@given(TEXTS)
def test_any_text_is_read_or_refused_with_a_reason(text):
    agenda = tried(text)
    assert agenda is None or agenda.topics


@given(st.binary(max_size=2000))
def test_any_bytes_are_read_or_refused_with_a_reason(data):
    try:
        text = decode(data)
    except AgendaTextError as error:
        Unreadable(error.facts["reason"])
    else:
        tried(text)


@given(TEXTS.filter(lambda text: not is_html(text) and not is_calendar(text)))
def test_every_line_is_accounted_for_in_order(text):
    if agenda := tried(text):
        assert [line.original for line in agenda.lines] == text.splitlines()
        assert [line.number for line in agenda.lines] == list(range(1, len(agenda.lines) + 1))


@given(TEXTS)
def test_each_topic_and_note_points_to_a_line_and_keeps_the_order(text):
    if agenda := tried(text):
        starts = [topic.line for topic in agenda.topics]
        assert starts == sorted(starts)
        assert len(set(starts)) == len(starts)
        for line in agenda.lines:
            assert (line.topic is not None) == (line.kind in {LineKind.TOPIC, LineKind.NOTE})
        own = [line.topic for line in agenda.lines if line.topic is not None]
        assert own == sorted(own)
        assert set(own) == set(range(len(agenda.topics)))


@given(TEXTS)
def test_nothing_hidden_reaches_a_topic(text):
    if agenda := tried(text):
        for topic in agenda.topics:
            for words in (topic.text, *topic.notes):
                assert not any(unicodedata.category(sign) in {"Cc", "Cs"} for sign in words)
                assert not BIDI & set(words)
                assert words == squeeze(words) != ""


@given(TEXTS)
@example("[] : (no time)")
@example("[] : (10 min)")
@example(", carried over from 3 March 2026")
@example("How are you? - - - -")
def test_a_topic_has_words_and_is_short_enough(text):
    if agenda := tried(text):
        for topic in agenda.topics:
            assert has_words(topic.text)
            assert len(topic.text) <= MAX_TOPIC_LENGTH
            assert topic.minutes is None or 0 < topic.minutes <= MOST_MINUTES


@given(TEXTS)
def test_what_was_read_is_written_and_read_back_the_same(text):
    if agenda := tried(text):
        again = read_agenda(write_agenda(agenda.topics))
        assert plain(again.topics) == plain(agenda.topics)


WORDS = TEXTS.map(lambda text: squeeze(clean(text.replace("\n", " "))))
TOPICS = st.lists(
    st.builds(
        ReadTopic,
        text=WORDS.map(lambda text: squeeze(text[:MAX_TOPIC_LENGTH])).filter(has_words),
        minutes=st.none() | st.integers(1, MOST_MINUTES),
        notes=st.lists(WORDS.filter(bool), max_size=3).map(tuple),
    ),
    min_size=1,
    max_size=5,
)


@given(TOPICS)
def test_any_topics_survive_being_written_and_read(topics):
    assert plain(read_agenda(write_agenda(topics)).topics) == plain(tuple(topics))


@given(TEXTS)
def test_cleaning_twice_changes_nothing_more(text):
    assert clean(clean(text)) == clean(text)
