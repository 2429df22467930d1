"""A chat that was copied whole: what the mentor wrote becomes topics, and nobody else's words."""

import pytest

from mentordesk.errors import AgendaTextError
from mentordesk.exchange.agenda_text import LineKind, Pair, read_agenda

PAIR = Pair("Martin Keller", "Lena Vogt")
WHATSAPP = """\
[12.05.26, 09:15:01] Lena Vogt: - Kantine
- Einarbeitung (10 min)
[12.05.26, 09:16:11] Martin Keller: Super, danke!
Passt das auch am Montag?
[12.05.26, 09:20:00] Lena Vogt: - Homeoffice
"""
SLACK = """\
Lena Vogt
  9:14 AM
- Kantine
- Einarbeitung (10 min)

Martin Keller
  9:31 AM
1. Meine Frage
Super, danke!

Lena Vogt  9:40 AM
- Homeoffice
"""


@pytest.mark.parametrize("chat", [WHATSAPP, SLACK], ids=["one line", "two lines"])
def test_what_the_leader_wrote_is_shown_and_no_topic(chat):
    agenda = read_agenda(chat, PAIR)
    assert [topic.text for topic in agenda.topics] == ["Kantine", "Einarbeitung", "Homeoffice"]
    said = [line.original for line in agenda.lines if line.kind is LineKind.NOT_THEIRS]
    assert len(said) == 2
    assert said[0].endswith(("danke!", "Frage"))


@pytest.mark.parametrize(
    "who", ["martin keller", "Martin", "~ Martin", "Keller, Martin (IT)", "Martin K.", "M. Keller"]
)
def test_the_leader_is_known_by_any_part_of_the_name(who):
    assert PAIR.is_leader(who)


@pytest.mark.parametrize(
    "who",
    ["", "Lena Vogt", "Martina", "Martin Huber", "Martin H.", "M.", "M. K.", "+49 170 1234567"],
)
def test_nobody_else_is_taken_for_the_leader(who):
    assert not PAIR.is_leader(who)


def test_a_name_that_both_have_is_the_mentors():
    pair = Pair("Lena Brandt", "Lena Vogt")
    chat = "[12.05.26, 09:15:01] Lena: - Kantine\n[12.05.26, 09:16:11] Lena Brandt: Danke\n"
    assert [topic.text for topic in read_agenda(chat, pair).topics] == ["Kantine"]


def test_a_chat_in_which_the_mentor_said_nothing_holds_no_topic():
    with pytest.raises(AgendaTextError):
        read_agenda("[12.05.26, 09:16:11] Martin Keller: - Kantine\n- Homeoffice\n", PAIR)


@pytest.mark.parametrize("you", ["You", "Du", "Ich", "~ Vous"])
def test_you_are_the_leader_on_whose_computer_the_chat_was_copied(you):
    agenda = read_agenda(WHATSAPP.replace("Martin Keller", you), PAIR)
    assert [topic.text for topic in agenda.topics] == ["Kantine", "Einarbeitung", "Homeoffice"]


def test_you_are_the_mentor_where_the_leader_has_a_name():
    agenda = read_agenda(WHATSAPP.replace("Lena Vogt", "Du"), PAIR)
    assert [topic.text for topic in agenda.topics] == ["Kantine", "Einarbeitung", "Homeoffice"]


@pytest.mark.parametrize("name", ["Lena", "Lena Vogt", "lena.", "– Lena", "- Anna"])
def test_the_mentors_name_below_the_list_is_a_signature(name):
    agenda = read_agenda(f"Budget 10 min\nTeam\n\n{name}\n", PAIR)
    assert [topic.text for topic in agenda.topics] == ["Budget", "Team"]
    assert agenda.lines[-1].kind is LineKind.SIGNATURE
