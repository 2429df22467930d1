"""A wish is a greeting; what only begins like one is a topic, or holds one."""

import pytest

from mentordesk.errors import AgendaTextError
from mentordesk.exchange.agenda_text import LineKind, read_agenda


@pytest.mark.parametrize(
    "line",
    [
        "How are you?",
        "How are you doing today?",
        "Hope you had a nice weekend",
        "I hope you are well, how are you?",
        "I hope the week was good.",
        "Thanks for your message!",
        "Thanks for the invitation. I hope you are well.",
        "Thank you for the talk. See you on Thursday!",
        "Wie geht es dir heute?",
        "Wie geht's?",
        "Ich hoffe, es geht dir gut",
        "Comment vas-tu ?",
        "¿Cómo estás?",
        "Hi Helen, how are you doing these days?",
    ],
)
def test_a_wish_is_a_greeting(line):
    agenda = read_agenda(f"{line}\nBudget\n")
    assert [topic.text for topic in agenda.topics] == ["Budget"]
    assert agenda.lines[0].kind is LineKind.GREETING
    with pytest.raises(AgendaTextError):
        read_agenda(line)


@pytest.mark.parametrize(
    "line",
    [
        "How are you finding the new office?",
        "How are you and the team coping?",
        "How's it going with the move?",
        "I hope we get to the raise",
        "I hope you can tell me about the raise",
        "Thanks for the feedback culture, what next?",
        "Wie geht es mit dem Umbau weiter?",
        "Ich hoffe, wir kommen zum Gehalt",
        "J'espère que nous parlerons du budget",
    ],
)
def test_a_sentence_that_only_begins_like_a_wish_is_a_topic(line):
    assert [topic.text for topic in read_agenda(line).topics] == [line]
    assert [topic.text for topic in read_agenda(f"{line}\nBudget").topics] == [line, "Budget"]
    assert [topic.text for topic in read_agenda(f"Hi Helen, {line}").topics] == [line]


@pytest.mark.parametrize(
    "wish", ["Hope you are well.", "How are you?", "Hi Helen, thanks for the invite!"]
)
@pytest.mark.parametrize("rest", ["Can we talk about the raise?", "Can we talk?"])
def test_what_follows_a_wish_is_the_topic(wish, rest):
    assert [topic.text for topic in read_agenda(f"{wish} {rest}").topics] == [rest]


def test_a_wish_above_a_marked_list_is_a_greeting_whatever_it_asks():
    agenda = read_agenda("Thanks for the talk. Can we go on?\n- Budget\n")
    assert [topic.text for topic in agenda.topics] == ["Budget"]
    assert agenda.lines[0].kind is LineKind.GREETING
