"""Greetings, farewells and names, told apart from topics that begin alike."""

import pytest

from mentordesk.errors import AgendaTextError
from mentordesk.exchange import phrases
from mentordesk.exchange.agenda_text import LineKind, read_agenda


@pytest.mark.parametrize(
    "text", ["Maya", "Maya Chen", "Anna Maria Lind", "– Maya,", "Maya 😊", "  Maya.  "]
)
def test_one_to_three_capital_words_may_be_a_name(text):
    assert phrases.looks_like_name(text)


@pytest.mark.parametrize(
    "text", ["", "maya", "Maya2", "Anna Maria Von Lind", "Night shift", "Q3 Budget", "😊"]
)
def test_other_words_are_no_name(text):
    assert not phrases.looks_like_name(text)


@pytest.mark.parametrize(
    "text",
    ["Hi", "Hi Helen", "Hi Anna Maria Lind,", "hello helen!", "Dear Mr. Brandt,", "Hi all",
     "Liebe Frau Brandt", "Hola a todos", "Good morning, how are you?",
     "hi anna maria lind,"],
)  # fmt: skip
def test_a_greeting_takes_the_whole_line(text):
    assert phrases.greeting_end(text) == len(text)


@pytest.mark.parametrize(
    "text",
    ["High costs", "Hi-fi in the canteen", "Dear old habits", "Hello world of the new team here",
     "Hi 5 for whom?", "Morning shift", "Hi Anna Maria Lind Brandt Chen", "Best ideas win",
     "Morning Shift"],
)  # fmt: skip
def test_a_topic_that_begins_like_a_greeting_stays_a_topic(text):
    assert phrases.greeting_end(text) is None


@pytest.mark.parametrize("rest", ["let us talk about the night shift", "the night shift"])
def test_what_follows_a_greeting_begins_behind_its_comma(rest):
    assert phrases.greeting_end(f"Hi Helen, {rest}") == len("Hi Helen, ")


def test_one_or_two_words_behind_a_greeting_belong_to_it():
    assert phrases.greeting_end("Hi Helen, my list") == len("Hi Helen, my list")


@pytest.mark.parametrize(
    "text",
    ["Best,", "Best", "Kind regards, Maya", "Thanks Maya", "Cheers!", "See you on Thursday",
     "Bis dann", "Un saludo", "Merci beaucoup Helen", "Love, Maya"],
)  # fmt: skip
def test_a_farewell_is_one(text):
    assert phrases.is_closing(text)


@pytest.mark.parametrize(
    "text",
    ["Best practices", "Thanks for what, exactly?", "Love letters to customers", "See the shop",
     "Cheers 2026", "See you on stage: how to present", "Until when do we wait for a decision",
     "Best Practices", "Thank you notes"],
)  # fmt: skip
def test_a_topic_that_begins_like_a_farewell_stays_a_topic(text):
    assert not phrases.is_closing(text)


@pytest.mark.parametrize(
    "line",
    ["Außerdem: Parkplätze.", "Also: exit interviews", "one more: the dress code",
     "Noch was: die Kantine", "En plus : le parking", "Además: el horario"],
)  # fmt: skip
@pytest.mark.parametrize(
    "gap", ["\n", "\n\n", "\n\nBest,\nMaya\n\n"], ids=["under", "gap", "signed"]
)
def test_one_more_topic_is_one_wherever_it_stands(line, gap):
    agenda = read_agenda(f"- Night shift\n- Coffee{gap}{line}\n")
    assert [topic.text for topic in agenda.topics] == ["Night shift", "Coffee", line]


def test_what_leads_up_to_one_more_list_is_no_topic():
    agenda = read_agenda("- Coffee\n\nAlso: here are mine\n- Tea\n")
    assert [topic.text for topic in agenda.topics] == ["Coffee", "Tea"]


@pytest.mark.parametrize(
    "line",
    ["see my points inline.", "Please see the comments below", "fyi", "Siehe Anmerkungen unten!",
     "voir mes réponses ci-dessous", "ver los puntos más abajo"],
)  # fmt: skip
def test_what_only_points_elsewhere_is_no_topic(line):
    kinds = [read.kind for read in read_agenda(f"{line}\n\nNight shift\n").lines]
    assert kinds == [LineKind.OTHER, LineKind.BLANK, LineKind.TOPIC]
    with pytest.raises(AgendaTextError):
        read_agenda(f"Hi Sam,\n\n{line}\n")


@pytest.mark.parametrize(
    "text",
    ["See my points inline or in the room: what works", "Siehe Plan B", "Plus one: who comes"],
)
def test_a_topic_that_begins_like_a_pointer_stays_a_topic(text):
    assert [topic.text for topic in read_agenda(text).topics] == [text]
