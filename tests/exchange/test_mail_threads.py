"""Answers below answers: what counts is the newest mail that holds topics, and who signs it."""

import pytest

from mentordesk.errors import AgendaTextError
from mentordesk.exchange.agenda_text import LineKind, Pair, read_agenda


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


PAIR = Pair("Martin Keller", "Lena Vogt")
HEADERS = {
    "gmail_de": "Am Di., 12. Mai 2026 um 10:11 Uhr schrieb {who} <m@example.org>:",
    "gmail_en": "On Tue, May 12, 2026 at 10:11 AM {who} <m@example.org> wrote:",
    "gmail_wrapped": "On Tue, May 12, 2026 at 10:11 AM {who}\n<m@example.org> wrote:",
    "apple_en": "On 12 May 2026, at 10:11, {who} <m@example.org> wrote:",
    "thunderbird": "{who} schrieb am 12.05.2026 um 10:11:",
    "short_de": "Am 12.05.2026 schrieb {who}:",
    "gmail_fr": "Le mar. 12 mai 2026 à 10:11, {who} <m@example.org> a écrit :",
    "gmail_es": "El mar, 12 may 2026 a las 10:11, {who} (<m@example.org>) escribió:",
    "gmail_it": "Il giorno mar 12 mag 2026 alle ore 10:11 {who} <m@example.org> ha scritto:",
    "gmail_nl": "Op di 12 mei 2026 om 10:11 schreef {who} <m@example.org>:",
    "gmail_sv": "Den tis 12 maj 2026 kl 10:11 skrev {who} <m@example.org>:",
    "bare": "{who} <m@example.org>:",
    "outlook_de": "Von: {who} <m@example.org>\nGesendet: Dienstag\nAn: L\nBetreff: Themen\n",
    "outlook_en": "-----Original Message-----\nFrom: {who}\nSent: Tuesday\nSubject: topics\n",
    "forwarded": "---------- Forwarded message ---------\nFrom: {who} <m@x.org>\nSubject: topics\n",
}
QUOTED = "- Kantine\n- Homeoffice\n"


def quoting(header: str, who: str) -> str:
    return f"Hallo,\n\n{HEADERS[header].format(who=who)}\n{QUOTED}"


@pytest.mark.parametrize("who", ["Martin Keller", "Martin", "Keller, Martin"])
@pytest.mark.parametrize("header", HEADERS)
def test_what_a_mail_quotes_of_the_leaders_is_shown_and_no_topic(header, who):
    text = f"- Nachtschicht\n\n{quoting(header, who)}"
    lines = read_agenda(text, PAIR).lines
    assert [topic.text for topic in read_agenda(text, PAIR).topics] == ["Nachtschicht"]
    assert [line.kind for line in lines[-2:]] == [LineKind.NOT_THEIRS] * 2
    with pytest.raises(AgendaTextError):
        read_agenda(quoting(header, who), PAIR)


@pytest.mark.parametrize("who", ["Lena Vogt", "Lena", "Martina Keller", "Martin Huber"])
@pytest.mark.parametrize("header", HEADERS)
def test_what_a_mail_quotes_of_anybody_else_is_read_where_it_says_nothing(header, who):
    agenda = read_agenda(quoting(header, who), PAIR)
    assert [topic.text for topic in agenda.topics] == ["Kantine", "Homeoffice"]


def test_signs_and_answers_between_them_part_the_two():
    text = (
        "Am 12.05.2026 schrieb Martin Keller:\n> - Kantine\nlieber das Parken\n"
        "> - Homeoffice\n> Am 11.05.2026 schrieb Lena Vogt:\n>> - Einarbeitung\n"
    )
    lines = read_agenda(text, PAIR).lines
    assert [line.kind.value for line in lines] == [
        "quote header",
        "not theirs",
        "topic",
        "not theirs",
        "quote header",
        "quoted",
    ]


def test_the_mentors_own_list_below_the_leaders_answer_is_read():
    text = (
        "siehe unten\n\nAm 12.05.2026 schrieb Martin Keller:\n> Was bringst du mit?\n>\n"
        "> Am 11.05.2026 schrieb Lena Vogt:\n>> - Einarbeitung\n>> - Schichtplan\n"
    )
    assert [t.text for t in read_agenda(text, PAIR).topics] == ["Einarbeitung", "Schichtplan"]


def test_a_mail_of_the_leaders_ends_where_another_begins():
    text = (
        "FYI\n\nVon: Martin Keller\nGesendet: Montag\nBetreff: x\n\nWas bringst du mit?\n\n"
        "Von: Lena Vogt\nGesendet: Sonntag\nBetreff: x\n\n- Einarbeitung\n"
    )
    assert [topic.text for topic in read_agenda(text, PAIR).topics] == ["Einarbeitung"]


def test_of_two_mails_as_deep_each_is_its_own_writers():
    text = (
        "Am 12.05.2026 schrieb Martin Keller:\n> - Kantine\n"
        "Am 11.05.2026 schrieb Lena Vogt:\n> - Einarbeitung\n"
    )
    assert [topic.text for topic in read_agenda(text, PAIR).topics] == ["Einarbeitung"]


def test_an_indented_line_of_the_leaders_is_no_topic_either():
    text = "- Parken\n\nMartin Keller schrieb am 12.05.2026:\n    - Kantine\n"
    assert read_agenda(text, PAIR).lines[-1].kind is LineKind.NOT_THEIRS


def test_a_mail_dropped_by_the_leader_is_read_whoever_sent_it():
    text = f"From: Martin Keller\nDate: Tue\nSubject: what Lena said\n\n{QUOTED}"
    assert [topic.text for topic in read_agenda(text, PAIR).topics] == ["Kantine", "Homeoffice"]


def test_who_is_not_known_is_nobody():
    assert topics(quoting("short_de", "Martin Keller")) == ["Kantine", "Homeoffice"]
