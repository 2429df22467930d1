"""Files a mentor sends: texts, mails, calendars, and what only pretends to be one."""

import base64
import os
import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.domain.agenda import CameBy
from mentordesk.errors import AgendaTextError
from mentordesk.exchange import sent_file
from mentordesk.exchange.agenda_parts import Unreadable
from mentordesk.exchange.agenda_text import read_agenda
from mentordesk.exchange.calendar_text import calendar_text, is_calendar
from mentordesk.exchange.mail_text import mail_text
from mentordesk.exchange.sent_file import read_sent

PHOTO = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + bytes(range(256)) * 40
MAIL = b"From: Maya <maya@example.org>\r\nSubject: topics\r\nMIME-Version: 1.0\r\n"
SAMPLES = Path(__file__).parent / "samples"


def reason_of(path: Path) -> str:
    with pytest.raises(AgendaTextError) as caught:
        read_sent(path)
    return str(caught.value.facts["reason"])


@pytest.fixture
def sent(tmp_path):
    def write(name: str, data: bytes) -> Path:
        (tmp_path / name).write_bytes(data)
        return tmp_path / name

    return write


@pytest.mark.parametrize(
    ("name", "came_by"),
    [
        ("en_plain_lines.txt", CameBy.FILE),
        ("en_notes.md", CameBy.FILE),
        ("en_form_answers.html", CameBy.FILE),
        ("en_gmail.eml", CameBy.MAIL),
        ("en_outlook_meeting.ics", CameBy.CALENDAR),
    ],
)
def test_a_file_says_in_what_form_it_came(name, came_by):
    assert read_sent(SAMPLES / name).came_by is came_by


def test_a_mail_and_a_calendar_are_known_without_their_ending(sent):
    mail = sent("mail", (SAMPLES / "en_gmail.eml").read_bytes())
    calendar = sent("calendar.txt", (SAMPLES / "en_outlook_meeting.ics").read_bytes())
    assert read_sent(mail).came_by is CameBy.MAIL
    assert read_sent(calendar).came_by is CameBy.CALENDAR


def test_a_text_that_begins_like_a_mail_stays_a_text(sent):
    text = b"From: Maya\nTo: Helen\n\n- Night shift\n"
    assert read_sent(sent("a.txt", text)) == sent_file.Sent(text.decode(), CameBy.FILE)


@pytest.mark.parametrize("name", ["photo.jpg", "photo.txt", "photo.eml", "photo.ics"])
def test_a_photo_is_no_text_whatever_it_is_called(sent, name):
    assert reason_of(sent(name, PHOTO)) == Unreadable.NOT_TEXT


def test_a_hundred_megabytes_are_refused_at_once(tmp_path):
    for name, start in (("big.txt", b"- topic\n"), ("big.eml", MAIL + b"\r\n")):
        with (tmp_path / name).open("wb") as file:
            file.write(start)
            file.truncate(100_000_000)
            file.seek(5000)
            file.write(b"- topic\n" * 4000)
    assert reason_of(tmp_path / "big.eml") == Unreadable.TOO_LONG
    assert reason_of(tmp_path / "big.txt") in {Unreadable.TOO_LONG, Unreadable.NOT_TEXT}


def test_a_file_that_changes_while_it_is_read_is_left_for_another_try(sent, monkeypatch):
    path, real = sent("a.txt", b"- one\n"), os.fstat
    seen = []

    def grow(handle):
        seen.append(handle)
        if len(seen) == 2:
            path.write_bytes(b"- one\n- two\n")
        return real(handle)

    monkeypatch.setattr(sent_file.os, "fstat", grow)
    assert reason_of(path) == Unreadable.CHANGING
    assert read_sent(path).text == "- one\n- two\n"


def test_a_folder_a_missing_file_and_a_pipe_are_no_files(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "none.txt", tmp_path / "pipe", Path("/dev/zero")):
        assert reason_of(path) == Unreadable.NO_FILE


def test_lines_of_several_encodings_are_each_read_in_their_own(sent):
    lines = ["- Café", "- Crème – brûlée", "- Żółw"]
    data = b"\n".join([lines[0].encode(), lines[1].encode("cp1252"), lines[2].encode()])
    assert read_sent(sent("a.txt", data)).text.splitlines() == lines


def test_a_mail_that_is_only_pictures_holds_no_topic(sent):
    image = b"Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    path = sent("a.eml", MAIL + image + base64.encodebytes(PHOTO))
    with pytest.raises(AgendaTextError) as caught:
        read_agenda(read_sent(path).text)
    assert caught.value.facts["reason"] == Unreadable.NO_TOPIC


@pytest.mark.parametrize(
    "piece",
    [b'<ol id="topics" data-title=', b'<textarea id="text"', b"SUMMARY;A=", b'SUMMARY;A="', b"\n ",
     b"BEGIN:VEVENT\n", b"=?utf-8?Q?", b"<p", b"&#", b"> ", b"[12.05.26, 09:14:33] Maya: "],
)  # fmt: skip
@pytest.mark.parametrize("start", [b"", b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n", MAIL, MAIL + b"\r\n"])
def test_the_longest_file_made_to_hurt_is_done_with_in_seconds(sent, start, piece):
    path, begun = sent("a.eml", start + piece * (190_000 // len(piece))), time.process_time()
    with suppress(AgendaTextError):
        read_agenda(read_sent(path).text)
    assert time.process_time() - begun < 5


def test_a_mail_of_boxes_in_boxes_is_refused_and_not_followed(sent):
    boxes = b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (n, n)
        for n in range(3000)
    )
    with suppress(AgendaTextError):
        read_sent(sent("a.eml", MAIL + boxes))


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n' * 31, Unreadable.NOT_TEXT),
        (b"\r\n" + b"\n" * 500_001, Unreadable.TOO_LONG),
        (
            b"Content-Type: text/html; charset=utf-8\r\n\r\n" + b"<p>" * 700_000,
            Unreadable.TOO_LONG,
        ),
    ],
)
def test_a_mail_that_would_take_long_to_take_apart_is_refused_at_once(sent, body, reason):
    path, begun = sent("a.eml", MAIL + body), time.process_time()
    assert reason_of(path) == reason
    assert time.process_time() - begun < 1


def test_an_encoding_that_takes_ever_longer_is_not_followed(sent):
    head = MAIL + b"Content-Type: text/plain; charset=PunyCode\r\n\r\n"
    path, begun = sent("a.eml", head + b"abc-" + b"zz9k" * 45_000), time.process_time()
    assert "abc-zz9k" in read_sent(path).text
    assert time.process_time() - begun < 0.5


def test_nothing_in_the_html_of_a_mail_runs_or_becomes_a_topic(sent):
    html = b"<p>Night shift</p><script>steal()</script><img src='https://x.example/t.gif'>"
    path = sent("a.eml", MAIL + b"Content-Type: text/html\r\n\r\n" + html)
    assert [t.text for t in read_agenda(read_sent(path).text).topics] == ["Night shift"]


def test_an_unknown_charset_is_read_as_well_as_it_can_be(sent):
    head = MAIL + b"Content-Type: text/plain; charset=klingon\r\n\r\n"
    path = sent("a.eml", head + b"- Caf\xc3\xa9\r\n")
    assert [t.text for t in read_agenda(read_sent(path).text).topics] == ["Café"]


def test_a_charset_that_is_named_is_the_one_it_is_read_in():
    head = MAIL + b"Content-Type: text/plain; charset=koi8-r\r\n\r\n"
    assert "- Бюджет" in mail_text(head + "- Бюджет\r\n".encode("koi8-r"))


def test_a_mail_may_be_as_big_as_it_may_be_and_not_a_byte_bigger(sent):
    head = MAIL + b"Content-Type: image/png\r\n\r\n"
    data = head + b"x" * (25_000_000 - len(head))
    assert read_sent(sent("a.eml", data)).came_by is CameBy.MAIL
    assert reason_of(sent("b.eml", data + b"x")) == Unreadable.TOO_LONG


def test_the_headers_of_a_mail_are_read_as_they_were_meant():
    headers = read_sent(SAMPLES / "de_outlook_html_only.eml").text.splitlines()[:4]
    assert headers == [
        "From: Jonas Lind (Büro) <jonas.lind@example.org>",
        "Date: Tue, 12 May 2026 08:00:00 +0000",
        "Subject: AW: Unser Gespräch",
        "",
    ]
    raw = read_sent(SAMPLES / "fr_apple_mail.eml").text.splitlines()
    assert raw[0] == "From: Inès Moreau <ines.moreau@example.org>"


@pytest.mark.parametrize(
    ("subject", "said"),
    [(b"=?klingon?Q?=E9?= x", "=?klingon?Q?=E9?= x"), (b"two\r\n lines", "two lines"), (b"", None)],
)
def test_a_header_that_cannot_be_read_stays_as_it_was_written(subject, said):
    text = mail_text(b"subject: " + subject + b"\r\nMIME-Version: 1.0\r\n\r\n- one\r\n")
    assert text.splitlines() == [*([f"Subject: {said}"] if said else []), "", "- one"]


def test_of_two_forms_of_a_mail_the_plain_one_is_read_and_files_come_after():
    head = MAIL + b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n'
    named, calendar = b"Content-Disposition: attachment\r\n", SAMPLES / "de_calendar_titles.ics"
    parts = (
        b"Content-Type: text/html\r\n\r\n<p>as a page</p>",
        b"Content-Type: text/plain; charset=latin-1\r\n" + named + b"\r\n- f\xefle",
        b"Content-Type: text/plain; charset=utf-8\r\n\r\n- plain \xc3\xa9",
        b"Content-Type: text/calendar\r\n\r\n" + calendar.read_bytes(),
    )
    body = b"".join(b"--b\r\n" + part + b"\r\n" for part in parts)
    text = mail_text(head + body + b"--b--\r\n")
    lines = [line for line in text.splitlines() if line and ":" not in line]
    calendar_lines = ["- Warum Neue kündigen (15 Min)", "- Kantine am Freitag"]
    assert lines == ["- plain é", *calendar_lines, "- fïle"]


def test_a_calendar_s_entries_come_in_order_whatever_stands_between():
    text = calendar_text(
        " \nBEGIN:VCALENDAR\nnothing\nBEGIN:VEVENT\nSUMMARY:one\nDESCRIPTION:a\\Nb\\, c\\\\d\n"
        "BEGIN:VALARM\nDESCRIPTION:alarm\nEND:VALARM\nEND:VEVENT\nBEGIN:VEVENT\nEND:VEVENT\n"
        "BEGIN:VTODO\nSUMMARY:two\nEND:VTODO\nSUMMARY:outside\nEND:VCALENDAR\n"
    )
    assert text.splitlines() == ["one:", "a", "b, c\\d", "", "- two"]


def test_what_ends_without_having_begun_ends_nothing():
    lines = ["BEGIN:VCALENDAR", "BEGIN:VEVENT", "END:VALARM", "END:VCALENDAR"]
    assert calendar_text("\n".join([*lines, "SUMMARY:one", "END:VEVENT"])) == "- one"


def test_a_calendar_is_known_behind_blanks_and_a_mark():
    assert is_calendar("\ufeff \r\n\tbegin:vcalendar\r\n")
    assert not is_calendar("X BEGIN:VCALENDAR")


BYTES = st.one_of(
    st.binary(max_size=600),
    st.lists(
        st.sampled_from(
            [b"Content-Type: multipart/mixed; boundary=b\n", b"--b\n", b"--b--\n", b"\n", b"\xe9",
             b"Content-Transfer-Encoding: base64\n", b"=?utf-8?B?=\n", b"- topic\n", b"%%%=\n",
             b"Content-Type: text/html; charset=utf-16\n", b"Subject: =?klingon?Q?=E9?=\n",
             b"Content-Type: text/calendar\n", b"BEGIN:VCALENDAR\n", b"Content-Disposition: x;\n"]
        ),
        max_size=30,
    ).map(b"".join),
)  # fmt: skip


@given(BYTES)
def test_any_mail_is_read_or_refused_with_a_reason(data):
    try:
        mail_text(MAIL + data)
    except AgendaTextError as error:
        Unreadable(error.facts["reason"])


LINES = st.lists(
    st.sampled_from(
        ["BEGIN:VCALENDAR", "BEGIN:VEVENT", "END:VEVENT", "BEGIN:VALARM", "END:VALARM", "END:X",
         "SUMMARY:one", "DESCRIPTION:two\\nthree", 'SUMMARY;X="a:b;c":four', " folded", "\tmore",
         "END:VCALENDAR", ":", ";", "DESCRIPTION", "SUMMARY;X=:", "\\n", ""]
    ),
    max_size=25,
)  # fmt: skip


@given(LINES)
def test_any_calendar_is_read_in_its_order_and_nothing_outside_an_entry(lines):
    text = calendar_text("\n".join(lines))
    if "BEGIN:VEVENT" not in lines or "END:VEVENT" not in lines:
        assert text == ""
    assert "END:" not in text
