"""What MentorDesk wrote to the mentor comes back, and none of it is the mentor's."""

from textwrap import fill

import pytest

from letters import letter
from mentordesk.domain.letter import OpenAsk, OpenTopic
from mentordesk.domain.person import Medium
from mentordesk.errors import AgendaTextError
from mentordesk.exchange.agenda_text import LineKind, Pair, Unreadable, read_agenda
from mentordesk.export.message import message

PAIR = Pair("Helen Brandt", "Amara Okafor")
HARMFUL = letter(
    topics=(*letter().topics, OpenTopic("Budget 10 min"), OpenTopic("You lead. What now?")),
    asks=(*letter().asks, OpenAsk("The office rule " * 20, urgent=True), OpenAsk("1. Lunch")),
)
PAGE = """\
For Amara · from Helen

What should we talk about?

Tuesday 14 April at 14:00, 45 minutes, Room 4

You lead this conversation. Helen sees nothing of what you write here until you send the text \
at the end. This page keeps nothing and asks nothing of the internet.

Helen would like to ask you

Take in what you like; leave the rest.

    Could I get your view on the office rule?
    Take it in

Your topics

Topic 1
minutes
Add a topic

Your answer to Helen

The text to send
"""
SHEET = """\
For Amara · from Helen
What should we talk about?
Tuesday 14 April at 14:00, 45 minutes, Room 4
You lead. Helen listens.
Helen would like to ask you
• Could I get your view on the office rule?
Your topics
"""


def written(medium: Medium) -> str:
    return message(HARMFUL, medium).text


def wrapped(text: str) -> str:
    lines = (fill(line, 72) if line else "" for line in text.splitlines())
    return "\n".join(lines)


def quoted(text: str) -> str:
    return "".join(f"> {line}\n" for line in text.splitlines())


def topics(text: str) -> list[str]:
    return [topic.text for topic in read_agenda(text, PAIR).topics]


SHAPES = {
    "as it is": str,
    "wrapped": wrapped,
    "quoted": quoted,
    "sent mail": "From: Helen Brandt\nTo: Amara Okafor\nSubject: Us\n\n{}".format,
    "with a signature": lambda text: f"{text}Head of Communication\nhelen@example.org\n",
    "in a chat": "[12.05.26, 09:15:01] Someone: {}".format,
}


@pytest.mark.parametrize("medium", Medium)
@pytest.mark.parametrize("shape", SHAPES)
def test_the_leaders_own_letter_is_refused_in_one_sentence(medium, shape):
    if shape == "with a signature" and medium is not Medium.EMAIL:
        return
    text = SHAPES[shape](written(medium))
    with pytest.raises(AgendaTextError) as refused:
        read_agenda(text, PAIR)
    assert refused.value.facts["reason"] == Unreadable.NOT_THEIRS


@pytest.mark.parametrize("text", [PAGE, SHEET], ids=["page", "sheet"])
def test_what_stands_on_the_page_or_the_sheet_is_refused(text):
    with pytest.raises(AgendaTextError) as refused:
        read_agenda(text, PAIR)
    assert refused.value.facts["reason"] == Unreadable.NOT_THEIRS
    assert topics(f"{text}Topics for Tuesday 14 April:\n- [ ] Lunch\n") == ["Lunch"]


@pytest.mark.parametrize("medium", Medium)
def test_an_answer_above_or_below_the_letter_is_read(medium):
    text = written(medium)
    assert topics(f"Hello Helen,\n- Lunch\n- Badges\n\nAmara\n\n{text}") == ["Lunch", "Badges"]
    assert topics(f"{text}\n\n- Lunch\n- Badges\n") == ["Lunch", "Badges"]
    assert topics(f"Thanks!\n\n{quoted(text)}\n- Lunch\n") == ["Lunch"]


@pytest.mark.parametrize("medium", [Medium.CALL, Medium.IN_PERSON, Medium.PAPER])
def test_a_card_or_sheet_that_was_filled_in_is_read(medium):
    filled = written(medium).replace("1. ______________ (   min)", "1. Night shift (10 min)")
    agenda = read_agenda(filled, PAIR)
    assert [(topic.text, topic.minutes) for topic in agenda.topics] == [("Night shift", 10)]
    rest = {line.kind for line in agenda.lines} - {LineKind.TOPIC, LineKind.BLANK}
    assert rest == {LineKind.NOT_THEIRS}


@pytest.mark.parametrize("length", range(40, 76, 5))
def test_what_was_added_to_an_ask_is_the_leaders_wherever_the_line_breaks(length):
    ask = OpenAsk("abc " * (length // 4) + "x" * (length % 4), urgent=True)
    with pytest.raises(AgendaTextError) as refused:
        read_agenda(wrapped(message(letter(asks=(ask,)), Medium.EMAIL).text), PAIR)
    assert refused.value.facts["reason"] == Unreadable.NOT_THEIRS


def test_an_answer_written_into_the_list_of_a_mail_is_read():
    ask = "- Could I get your view on the office rule?\n"
    text = written(Medium.EMAIL)
    assert ask in text
    assert topics(text.replace(ask, f"{ask}Rather the canteen\n")) == ["Rather the canteen"]
    between = quoted(text).replace(f"> {ask}", f"> {ask}Rather the canteen\n")
    assert topics(between) == ["Rather the canteen"]


def test_a_mentor_who_only_thanks_above_the_letter_sent_no_topic():
    with pytest.raises(AgendaTextError) as refused:
        read_agenda(f"Thanks!\nAmara\n\n{quoted(written(Medium.EMAIL))}", PAIR)
    assert refused.value.facts["reason"] == Unreadable.NO_TOPIC


@pytest.mark.parametrize("words", ["You lead. What now?", "On the agenda already: lunch"])
def test_words_of_the_mentors_that_only_begin_alike_are_topics(words):
    assert topics(f"- {words}\n- Thank you notes\n") == [words, "Thank you notes"]


def test_a_note_in_the_words_of_the_letter_stays_a_note():
    words = ("You lead. What should we talk about?", "On the agenda already:", "Thank you")
    [topic] = read_agenda("- [ ] Lunch\n" + "".join(f"  {line}\n" for line in words), PAIR).topics
    assert topic.notes == words
