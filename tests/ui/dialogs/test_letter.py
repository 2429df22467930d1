"""To the mentor: one click prepares it; the leader alone copies, saves and sends."""

from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import icalendar
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLabel

from mentordesk.domain.export_record import ExportKind
from mentordesk.domain.person import Medium
from mentordesk.errors import SessionStateError
from mentordesk.ui.dialogs import print_pdf
from mentordesk.ui.dialogs.letter import LetterDialog
from mentordesk.ui.pages.people import PeoplePage
from mentordesk.ui.pages.today import TodayPage
from mentordesk.ui.widgets.text_area import TextArea
from seen import every, one, press, words


@pytest.fixture
def planned(workspace, amara, clock):
    session = workspace.sessions.plan(amara.id, clock.at + timedelta(days=1), place="Room 4")
    workspace.agendas.ask(session.id, "Your view on the office rule")
    return session


@pytest.fixture
def page(session_page, planned):
    return session_page(planned)


@pytest.fixture
def dialog(page) -> LetterDialog:
    press(page, "session.letter")
    return page.findChild(LetterDialog)


def text(dialog: LetterDialog) -> str:
    return one(dialog, "letter.text", TextArea).words()


def save(dialog: LetterDialog, button: str, path: Path) -> None:
    press(dialog, button)
    dialog.findChild(QFileDialog).fileSelected.emit(str(path))


def test_one_click_prepares_what_the_mentor_s_medium_wants(dialog):
    assert dialog.medium.value() == Medium.CHAT
    assert text(dialog).startswith("Hi Amara, our next conversation:")
    assert "Your view on the office rule" in text(dialog)
    assert not dialog.other.isVisible()
    assert not dialog.subject.isVisible()


def test_another_medium_is_warned_of_kindly_and_may_be_used(dialog, announced):
    dialog.medium.choose(Medium.EMAIL)
    warning = one(dialog, "letter.other", QLabel)
    assert warning.isVisible()
    assert warning.text() == "Amara would rather have short messages. You may still use this."
    assert announced == [warning.text()]
    assert dialog.subject.text().startswith("Our conversation on")
    assert dialog.subject.isVisible()
    assert text(dialog).startswith("Hello Amara,")
    dialog.medium.choose(Medium.CHAT)
    assert not warning.isVisible()


def test_the_mentors_other_media_come_in_their_order_and_are_no_less_wanted(
    session_page, planned, workspace, amara
):
    likes = replace(amara.pairing.likes, further=(Medium.PAPER, Medium.EMAIL), reply="in two days")
    liked = replace(amara.pairing, likes=likes, medium_note="Signal, short")
    workspace.people.change(replace(amara, pairing=liked))
    page = session_page(planned)
    press(page, "session.letter")
    dialog = page.findChild(LetterDialog)
    media = [dialog.medium.itemData(at) for at in range(dialog.medium.count())]
    assert media[:3] == [Medium.CHAT, Medium.PAPER, Medium.EMAIL]
    assert sorted(media) == sorted(Medium)
    told = "Amara likes it so: short messages, then paper, then e-mail: Signal, short"
    assert told in words(dialog)
    assert dialog.medium.accessibleDescription() == told
    assert "Signal" not in text(dialog)
    dialog.medium.choose(Medium.EMAIL)
    assert not dialog.other.isVisible()
    assert "An answer: in two days" in text(dialog)
    dialog.medium.choose(Medium.CALL)
    assert dialog.other.isVisible()


def test_the_text_is_copied_as_it_stands_there_and_the_dialog_stays(dialog):
    one(dialog, "letter.text", TextArea).set_words("In my own words")
    press(dialog, "question.yes")
    assert QGuiApplication.clipboard().text() == "In my own words"
    assert dialog.isVisible()
    assert one(dialog, "question.yes").isEnabled()
    assert "Copied. It can be pasted for one minute." in words(dialog)


def test_the_subject_of_a_mail_is_copied_by_itself(dialog):
    dialog.medium.choose(Medium.EMAIL)
    press(dialog, "letter.copy_subject")
    assert QGuiApplication.clipboard().text() == dialog.subject.text()


def test_the_calendar_file_is_saved_where_the_leader_says(
    dialog, tmp_path, planned, workspace, page
):
    save(dialog, "letter.calendar", tmp_path / "Conversation.ics")
    [event] = icalendar.Calendar.from_ical((tmp_path / "Conversation.ics").read_bytes()).events
    assert event.start == planned.planned_at
    assert "Saved as Conversation.ics. Send it yourself." in words(dialog)
    (left,) = workspace.exports.of_session(planned.id)
    assert (left.what.kind, left.what.form) == (ExportKind.CALENDAR, "ics")
    assert left.sha256 == sha256((tmp_path / "Conversation.ics").read_bytes()).digest()
    assert one(page, "left.rows").model().rowCount() == 1


def test_a_calendar_calls_it_as_the_leader_says_also_the_next_time(
    dialog, page, planned, workspace, tmp_path
):
    assert dialog.title.placeholderText() == "Conversation"
    dialog.title.setText("Tea with A.")
    save(dialog, "letter.calendar", tmp_path / "a.ics")
    [event] = icalendar.Calendar.from_ical((tmp_path / "a.ics").read_bytes()).events
    assert event["SUMMARY"] == "Tea with A."
    assert workspace.letters.compose(planned.id).meeting.title == "Tea with A."


def test_the_agenda_page_is_saved_and_its_folder_shown(dialog, tmp_path, workspace, folders):
    assert not dialog.folder.isVisible()
    save(dialog, "letter.page", tmp_path / "page.html")
    assert b"Your view on the office rule" in (tmp_path / "page.html").read_bytes()
    assert [left.what.kind for left in workspace.exports.all()] == [ExportKind.AGENDA_PAGE]
    press(dialog, "letter.folder")
    assert folders == [tmp_path]
    assert f"The file is here: {tmp_path / 'page.html'}" in words(dialog)


def test_it_is_said_that_neither_a_file_nor_paper_is_locked(dialog):
    assert "No file is locked: whoever has it can read it." in words(dialog)
    dialog.medium.choose(Medium.PAPER)
    said = "Neither a file nor paper is locked: whoever has it can read it, and"
    assert said in words(dialog)
    assert dialog.files["print"].accessibleDescription().startswith(said)


def test_paper_can_be_saved_and_printed_and_nothing_else_can(
    dialog, tmp_path, workspace, monkeypatch
):
    assert not any(dialog.files[name].isVisible() for name in ("sheet", "print"))
    dialog.medium.choose(Medium.PAPER)
    assert all(dialog.files[name].isVisible() for name in ("sheet", "print"))
    save(dialog, "letter.sheet", tmp_path / "sheet.pdf")
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF-")
    monkeypatch.setattr(print_pdf, "print_pdf", lambda *given: given[-1](None))
    press(dialog, "letter.print")
    kinds = {left.what.kind for left in workspace.exports.all()}
    assert kinds == {ExportKind.AGENDA_SHEET, ExportKind.PAPER}


def test_a_file_that_cannot_be_saved_is_said_and_the_words_stay(dialog, tmp_path):
    dialog.text.set_words("mine")
    save(dialog, "letter.calendar", tmp_path / "not there" / "a.ics")
    assert "the folder is not there" in words(dialog)
    assert text(dialog) == "mine"
    assert one(dialog, "question.yes").isEnabled()


def test_it_opens_from_today_and_from_the_mentor_s_page(
    shown, workspace, planned, clock, tasks, notices
):
    for kind, button in ((TodayPage, "today.letter"), (PeoplePage, "people.write")):
        page = kind(workspace, clock, tasks, notices)
        page.refresh()
        shown(page)
        press(page, button)
        dialog = page.findChild(LetterDialog)
        assert "Your view on the office rule" in text(dialog)
        dialog.reject()


def test_a_mentor_without_a_session_to_come_has_no_letter(
    shown, workspace, amara, clock, tasks, notices
):
    page = PeoplePage(workspace, clock, tasks, notices)
    page.refresh()
    shown(page)
    assert every(page, "people.write") == []


def test_a_session_that_began_meanwhile_is_said_and_nothing_opens(
    page, workspace, planned, notices
):
    workspace.sessions.start(planned.id)
    press(page, "session.letter")
    assert page.findChild(LetterDialog) is None
    assert notices.errors == [SessionStateError]
