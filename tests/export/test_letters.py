"""What goes to the mentor: texts by medium, a calendar file, a sheet of paper."""

import subprocess
from datetime import date
from uuid import uuid4

import pytest

from letters import NOW, letter
from mentordesk.domain.agenda import Agenda, Hand, topic
from mentordesk.domain.ids import SessionId
from mentordesk.domain.letter import OpenAsk, OpenTopic
from mentordesk.domain.liking import NOTHING_LIKED
from mentordesk.domain.person import Medium
from mentordesk.domain.receiving import received
from mentordesk.exchange.agenda_text import LineKind, Pair, ReadTopic, read_agenda
from mentordesk.export.agenda_page import agenda_page
from mentordesk.export.agenda_sheet import agenda_sheet
from mentordesk.export.message import message


@pytest.mark.parametrize("medium", Medium)
def test_each_text_says_when_and_where_what_is_asked_and_what_was_promised(medium):
    text = message(letter(), medium).text
    assert "Tuesday 14 April at 14:00, 45 minutes, Room 4" in text
    assert "Why juniors stay silent" in text
    assert "Could I get your view on the office rule?" in text
    assert "Ask Ines about the budget, by 20 April 2026" in text


@pytest.mark.parametrize("medium", Medium)
def test_each_text_asks_how_it_went(medium):
    told = message(letter(), medium).text.splitlines()
    spoken = medium in {Medium.CALL, Medium.IN_PERSON}
    heading = "Say how it went" if spoken else "How did it go? I am trying until then"
    if medium is Medium.PAPER:
        heading = "How did it go? Helen is trying until then"
    tried = letter().tries[0]
    if medium is Medium.CHAT:
        assert f"{heading}: {tried}" in told
    else:
        at = told.index(f"{heading}:")
        assert told[at + 1] == f"- {tried}"


@pytest.mark.parametrize("medium", Medium)
def test_each_text_says_what_the_mentor_still_waits_to_hear_about(medium):
    owed = "Record <u>town halls</u> as clips, 3 minutes each"
    headings = {Medium.PAPER: "What you still wait to hear from Helen about"}
    said = "Say what you think of it, an answer is owed"
    spoken = dict.fromkeys((Medium.CALL, Medium.IN_PERSON), said)
    heading = (headings | spoken).get(medium, "I owe you an answer about")
    told = message(letter(), medium).text
    assert f"{heading}:" in told
    assert owed in told.partition(f"{heading}:")[2]
    bare = letter(unanswered=())
    assert heading not in message(bare, medium).text
    page = agenda_page(letter()).decode()
    assert '<h2 id="unanswered">What you still wait to hear from Helen about</h2>' in page
    assert "Record &lt;u&gt;town halls&lt;/u&gt; as clips" in page
    assert 'id="unanswered"' not in agenda_page(bare).decode()


def test_the_page_asks_how_it_went():
    page = agenda_page(letter()).decode()
    assert '<h2 id="trying">How did it go? Helen is trying until then</h2>' in page
    assert "Speak last in every meeting, and say &lt;i&gt;why&lt;/i&gt;." in page
    assert 'id="trying"' not in agenda_page(letter(tries=())).decode()


def test_only_a_mail_has_a_subject():
    subjects = {medium: message(letter(), medium).subject for medium in Medium}
    assert subjects.pop(Medium.EMAIL) == "Our conversation on Tuesday 14 April at 14:00"
    assert not any(subjects.values())


def test_a_short_message_with_nothing_to_tell_is_four_lines():
    short = message(
        letter(topics=(), asks=(), promises=(), tries=(), unanswered=(), liking=NOTHING_LIKED),
        Medium.CHAT,
    ).text
    assert short == (
        "Hi Amara, our next conversation: Tuesday 14 April at 14:00, 45 minutes, "
        "Room 4, <b>ground</b> floor; bring; a\\pen.\n"
        "You lead. What should we talk about? One line for each topic is enough, "
        "with minutes if you like.\nHelen\n"
    )


@pytest.mark.parametrize("medium", [Medium.CALL, Medium.IN_PERSON, Medium.PAPER])
def test_what_is_written_into_the_gaps_of_a_card_is_read_back(medium):
    lines = message(letter(topics=(), asks=(), promises=(), tries=()), medium).text.splitlines()
    gap = next(place for place, line in enumerate(lines) if line.startswith("1. ___"))
    filled = "\n".join(["1. Night shift (10 min)", *lines[gap + 1 :]])
    agenda = read_agenda(filled)
    assert [(t.text, t.minutes) for t in agenda.topics] == [("Night shift", 10)]
    assert [line.kind for line in agenda.lines[1:]] == [LineKind.OTHER, LineKind.OTHER]


LISTS = [medium for medium in Medium if medium is not Medium.CHAT]
STANDING = (
    *letter().topics,
    OpenTopic("Budget 10 min", since=date(2026, 3, 3)),
    OpenTopic("10:00-10:30 stand-up", 20, date(2025, 12, 24)),
    OpenTopic("Half an hour of silence (really)"),
    OpenTopic("word " * 99 + "word", 480, date(2026, 3, 3)),
)


def copied(heading: str, text: str) -> list[ReadTopic]:
    """Return what the reader makes of one list of a letter, copied into an answer."""
    part = text.partition(heading)[2].partition("\n\n")[0]
    return list(read_agenda(f"Hi Helen,{part}\nAmara\n", Pair("Helen", "Amara")).topics)


@pytest.mark.parametrize("medium", LISTS)
def test_topics_copied_out_of_a_letter_change_nothing_on_the_agenda(medium):
    kept = [topic(t.text, t.minutes, Hand.MENTOR_SEAT, NOW) for t in STANDING]
    agenda = Agenda(SessionId(uuid4()), tuple(kept))
    back = copied("On the agenda already:", message(letter(topics=STANDING), medium).text)
    assert len(back) == len(STANDING)
    sent = [topic(t.text, t.minutes, Hand.MENTOR_SENT, NOW, "\n".join(t.notes)) for t in back]
    assert received(agenda, Hand.MENTOR_SENT, sent) == agenda


@pytest.mark.parametrize("medium", LISTS)
def test_an_urgent_ask_goes_first_is_marked_and_keeps_its_words(medium):
    asks = (OpenAsk("The office rule", urgent=True), OpenAsk("Lunch"))
    text = message(letter(asks=asks), medium).text
    assert "- The office rule (urgent, asked on the last day)\n- Lunch\n" in text
    heading = text[: text.index("- The office")].splitlines()[-1]
    assert [topic.text for topic in copied(heading, text)] == ["The office rule", "Lunch"]


def test_a_short_message_and_the_sheet_say_which_ask_is_urgent(tmp_path):
    told = letter(asks=(OpenAsk("The office rule", urgent=True), OpenAsk("Lunch")))
    short = message(told, Medium.CHAT).text
    assert "ask you: The office rule (urgent, asked on the last day) · Lunch\n" in short
    pdf = tmp_path / "sheet.pdf"
    pdf.write_bytes(agenda_sheet(told))
    done = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True)
    assert "The office rule (urgent, asked on the last day)" in done.stdout


def test_the_sheet_has_room_to_write(tmp_path):
    pdf = tmp_path / "sheet.pdf"
    topics = (*letter().topics, OpenTopic("先问夜班 \U0001f44d\U0001f3fd"))
    pdf.write_bytes(agenda_sheet(letter(topics=topics)))
    done = subprocess.run(
        ["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True
    )
    assert "What should we talk about?" in done.stdout
    assert "Is <script>alert(1)</script> fine?" in done.stdout
    assert "先问夜班 \U0001f44d\U0001f3fd" in done.stdout
    assert done.stdout.count("min\n") >= 8
