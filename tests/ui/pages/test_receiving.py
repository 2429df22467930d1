"""What the mentor sent, dropped on the page or on the dialog: what it was stays on each topic."""

from datetime import UTC, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from dropping import drop, files
from mentordesk.domain.agenda import AskState, CameBy, TopicState
from mentordesk.domain.person import Medium
from mentordesk.export.letter_words import day
from mentordesk.services.agendas import NewTopic
from mentordesk.ui.dialogs.agenda_text import AgendaTextDialog
from mentordesk.ui.pages.session import SessionPage
from mentordesk.ui.receiving import AgendaReceiving
from mentordesk.ui.widgets.agenda_view import AgendaView
from mentordesk.ui.widgets.row_list import RowList
from mentordesk.ui.widgets.sent_text import SentText
from seen import one, press

SAMPLES = Path(__file__).parents[2] / "exchange" / "samples"


@pytest.fixture
def session(workspace, amara, clock):
    planned = workspace.sessions.plan(amara.id, clock.at + timedelta(days=1))
    workspace.agendas.ask(planned.id, "Could I get your view on the office rule?")
    return planned


@pytest.fixture
def page(session_page, session):
    return session_page(session)


def received(page: SessionPage) -> AgendaTextDialog:
    dropped = drop(page.findChild(AgendaView), files(SAMPLES / "en_gmail.eml"))
    assert dropped.dropAction() == Qt.DropAction.CopyAction  # a move would delete the mail
    return page.findChild(AgendaTextDialog)


def under(page: SessionPage) -> list[str]:
    rows = one(page, "session.topics", RowList).model()
    return [rows.row_of(value).under for value in rows.values()]


@pytest.mark.parametrize(
    ("name", "came_by", "words"),
    [
        ("en_gmail.eml", CameBy.MAIL, "from Amara, by mail, Tuesday 14 April"),
        ("en_outlook_meeting.ics", CameBy.CALENDAR, "in a calendar entry, Tuesday 14 April"),
        ("en_form_answers.html", CameBy.FILE, "from Amara, in a file, Tuesday 14 April"),
        ("en_plain_lines.txt", CameBy.FILE, "from Amara, in a file, Tuesday 14 April"),
    ],
)
def test_a_dropped_file_becomes_topics_that_say_how_they_came(
    page, workspace, session, name, came_by, words
):
    drop(page.findChild(AgendaView), files(SAMPLES / name))
    press(page.findChild(AgendaTextDialog), "question.yes")
    topics = workspace.agendas.of(session.id).topics
    assert {topic.came_by for topic in topics} == {came_by}
    assert all(line.endswith(words) for line in under(page))


def test_what_was_pasted_says_so(page, workspace, session):
    QGuiApplication.clipboard().setText("- Night shift\n")
    press(page, "session.receive")
    dialog = page.findChild(AgendaTextDialog)
    press(dialog, "sent.paste")
    press(dialog, "question.yes")
    assert under(page) == ["from Amara, pasted Tuesday 14 April"]


def test_what_the_leader_wrote_down_is_not_called_pasted(qtbot, page):
    press(page, "session.receive")
    dialog = page.findChild(AgendaTextDialog)
    QTest.keyClicks(dialog.original, "- Night shift")
    qtbot.waitUntil(lambda: one(dialog, "question.yes").isEnabled())
    press(dialog, "question.yes")
    assert under(page) == ["from Amara, written down Tuesday 14 April"]


def test_what_was_found_and_taken_is_said_aloud(page, announced):
    dialog = received(page)
    found = dialog.found.text()
    assert announced == [found]
    press(dialog, "question.yes")
    assert announced[-1] == f"On the agenda: {found}"


def test_a_text_that_was_left_stands_there_again(page):
    dialog = received(page)
    text = dialog.original.toPlainText()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    press(page, "session.receive")
    again = page.findChildren(AgendaTextDialog)[-1]
    assert (again.original.toPlainText(), again.came_by) == (text, CameBy.MAIL)


def test_a_file_can_be_dropped_on_the_dialog_and_takes_the_place_of_what_stands_there(page):
    dialog = received(page)
    before = dialog.original.toPlainText()
    drop(dialog, files(SAMPLES / "it_mail.txt"))
    assert before != dialog.original.toPlainText()
    assert dialog.came_by is CameBy.FILE
    assert [topic.text for topic in dialog.topics][-1] == "La mensa"


def test_a_file_that_answers_once_the_dialog_is_left_is_nothing(page, held, monkeypatch):
    monkeypatch.setattr(page.findChild(AgendaReceiving), "_tasks", held)
    received(page).reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert page.findChild(AgendaTextDialog) is None
    held.finish()
    assert page.findChild(AgendaTextDialog) is None


def test_a_photo_dropped_afterwards_is_refused_and_the_text_stays(page, tmp_path):
    dialog = received(page)
    before = dialog.original.toPlainText()
    photo = tmp_path / "agenda.eml"
    photo.write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 9)
    drop(dialog, files(photo))
    assert "it is not text" in one(dialog, "question.problem", QLabel).text()
    assert dialog.original.toPlainText() == before
    assert dialog.came_by is CameBy.MAIL


def test_a_hundred_megabytes_are_refused_in_one_sentence(page, tmp_path):
    big = tmp_path / "big.txt"
    with big.open("wb") as file:
        file.write(b"- topic\n" * 120_000)
        file.truncate(100_000_000)
    drop(page.findChild(AgendaView), files(big))
    dialog = page.findChild(AgendaTextDialog)
    said = one(dialog, "question.problem", QLabel).text()
    assert "it is longer than 200,000 characters" in said
    assert not one(dialog, "question.yes").isEnabled()


def test_an_ask_that_came_back_on_the_page_is_taken_in(page, workspace, session):
    drop(page.findChild(AgendaView), files(SAMPLES / "en_agenda_page_saved.html"))
    press(page.findChild(AgendaTextDialog), "question.yes")
    agenda = workspace.agendas.of(session.id)
    assert [ask.state for ask in agenda.asks] == [AskState.TAKEN]
    assert [t.text for t in agenda.topics if t.from_ask] == [agenda.asks[0].text]


def test_of_several_files_none_is_read_and_it_is_said(page):
    mime = files(SAMPLES / "en_plain_lines.txt", SAMPLES / "it_mail.txt")
    drop(page.findChild(AgendaView), mime)
    dialog = page.findChild(AgendaTextDialog)
    assert "one file is read at a time" in one(dialog, "question.problem", QLabel).text()
    assert dialog.original.toPlainText() == ""


def test_a_text_pasted_over_a_files_is_pasted_and_one_pasted_into_it_is_not(page):
    dialog = received(page)
    mime = QMimeData()
    mime.setText("- Night shift\n")
    dialog.original.insertFromMimeData(mime)
    assert dialog.came_by is CameBy.MAIL
    dialog.original.selectAll()
    dialog.original.insertFromMimeData(mime)
    assert dialog.original.toPlainText() == "- Night shift\n"
    assert dialog.came_by is CameBy.PASTED


def test_a_long_text_can_be_pasted_in_place_of_another(shown):
    box, mime = shown(SentText(8, takes_files=False)), QMimeData()
    for text in ("a" * 8, "b" * 8):
        box.selectAll()
        mime.setText(text)
        box.insertFromMimeData(mime)
        assert box.toPlainText() == text
    box.selectAll()
    mime.setText("c" * 9)
    box.insertFromMimeData(mime)
    assert box.toPlainText() == text


def test_a_letter_of_the_leaders_own_is_not_put_on_as_the_mentors(page, workspace, session):
    """As when the key is pressed while the invitation is in the clipboard still."""
    letters = workspace.letters
    letter = letters.compose(session.id, UTC)
    for medium in Medium:
        QGuiApplication.clipboard().setText(letters.message(letter, medium).text)
        press(page, "session.receive")
        dialog = page.findChild(AgendaTextDialog)
        press(dialog, "sent.paste")
        assert dialog.topics == ()
        assert not one(dialog, "question.yes").isEnabled()
        assert one(dialog, "question.problem", QLabel).text()
        dialog.reject()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QGuiApplication.clipboard().clear()


def whole(page: SessionPage, workspace, session, text: str) -> AgendaTextDialog:
    """Open what was read as the whole list of the session, in place of Budget, Team, Offsite."""
    new = [NewTopic("Budget", 10), NewTopic("Team"), NewTopic("Offsite")]
    workspace.agendas.receive(session.id, new)
    page.refresh()
    press(page, "session.receive")
    dialog = page.findChild(AgendaTextDialog)
    title = f"Topics for {day(session.planned_at.astimezone())}:"
    dialog.original.take(f"{title}\n{text}")
    return dialog


def topics_of(workspace, session) -> list[tuple[str, TopicState]]:
    return [(t.text, t.state) for t in workspace.agendas.of(session.id).topics]


def test_the_whole_list_orders_the_agenda_and_drops_what_it_left_out(page, workspace, session):
    dialog = whole(page, workspace, session, "- Offsite\n- Gym\n- Budget (15 min)\n")
    rows = [dialog.model.row_of(line) for line in dialog.model.values()]
    assert (rows[-1].title, rows[-1].facts[0].words) == ("Team", "dropped by Amara")
    said = one(dialog, "sent.found", QLabel).text()
    assert said == (
        "1 topic · 1 changed · 1 dropped, press it to keep it · in another order · 2 lines stay out"
    )
    press(dialog, "question.yes")
    assert topics_of(workspace, session) == [
        ("Offsite", TopicState.OPEN),
        ("Team", TopicState.DROPPED),
        ("Gym", TopicState.OPEN),
        ("Budget", TopicState.OPEN),
    ]


def test_a_topic_the_list_left_out_stays_if_it_is_pressed(page, workspace, session):
    dialog = whole(page, workspace, session, "- Offsite\n- Budget\n")
    dialog.lines.enter(3)
    QTest.keyClick(dialog.lines, Qt.Key.Key_Return)
    row = dialog.model.row_of(dialog.model.values()[-1])
    assert (row.facts[0].words, row.faint) == ("not in the list, stays", False)
    said = one(dialog, "sent.found", QLabel).text()
    assert said == "0 topics · in another order · 3 lines stay out"
    press(dialog, "question.yes")
    states = dict(topics_of(workspace, session))
    assert list(states) == ["Offsite", "Team", "Budget"]
    assert set(states.values()) == {TopicState.OPEN}


def test_the_whole_list_as_it_stands_already_is_nothing_to_put_on(page, workspace, session):
    dialog = whole(page, workspace, session, "- Budget\n- Team\n- Offsite\n")
    assert not one(dialog, "question.yes").isEnabled()
    dialog.reject()
