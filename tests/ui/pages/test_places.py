"""People, settings and the way out of a summary."""

import stat
from pathlib import Path

import pyrage
import pytest
from PySide6.QtCore import QPoint, Qt

from mentordesk.domain.agreement import Answer
from mentordesk.domain.note import NoteKind
from mentordesk.domain.person import Medium
from mentordesk.domain.session import SessionState
from mentordesk.domain.summary import Reader, Section
from mentordesk.errors import LettersMissingError
from mentordesk.export.formats import Format, Lock
from mentordesk.services import demo
from mentordesk.services.agendas import NewTopic
from mentordesk.ui.dialogs.mentor import MentorDialog
from mentordesk.ui.pages.export import ExportPage
from mentordesk.ui.pages.people import PeoplePage
from mentordesk.ui.pages.settings import SettingsPage
from mentordesk.ui.parts import Parts
from mentordesk.ui.preferences import Preferences
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Scheme
from mentordesk.ui.widgets.mentor_cards import MentorCards
from seen import press

PRIVATE, SHARED, SECRET = "only for my eyes", "for the two of us", "between the lines"


@pytest.fixture
def people(qtbot, workspace, clock, tasks, notices):
    page = PeoplePage(workspace, clock, tasks, notices)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    return page


@pytest.fixture
def export(qtbot, workspace, amara, clock, tasks, notices):
    session = workspace.sessions.plan(amara.id, clock())
    agenda = workspace.agendas.receive(session.id, [NewTopic("The office rule"), NewTopic("Ties")])
    workspace.agendas.receive(session.id, [], dropped=[agenda.topics[1].id])
    workspace.sessions.start(session.id)
    workspace.notes.write(session.id, None, NoteKind.PRIVATE, PRIVATE)
    workspace.notes.write(session.id, None, NoteKind.SHARED, SHARED)
    workspace.notes.write(session.id, None, NoteKind.OFF_THE_RECORD, SECRET)
    page = ExportPage(workspace, session.id, tasks, notices)
    qtbot.addWidget(page)
    page.resize(1100, 760)
    page.show()
    page.refresh()
    return page


@pytest.fixture
def settings(qtbot, qapp, tmp_path, workspace, desk, clock, tasks, notices):
    preferences = Preferences(tmp_path / "settings.json", Theme(qapp), notices)
    parts = Parts(desk, preferences, tasks, tasks, notices, clock, backup_tasks=tasks)
    page = SettingsPage(workspace, parts)
    qtbot.addWidget(page)
    page.show()
    yield page
    preferences.choose(scheme="light", text_percent=100)


def test_a_desk_without_mentors_offers_to_add_one(qtbot, people, workspace):
    people.ask_for_mentor()
    dialog = people.findChild(MentorDialog)
    form = dialog.form
    qtbot.keyClicks(form.name, "Amara Okafor")
    qtbot.keyClicks(form.strengths, "sees newcomers, asks why")
    form.medium.choose(Medium.CHAT)
    dialog.yes.click()
    mentor = workspace.people.mentors()[0]
    assert mentor.pairing.medium is Medium.CHAT
    assert mentor.pairing.strengths == ("sees newcomers", "asks why")
    assert people.findChild(MentorCards) is not None


def test_a_change_of_a_mentor_is_kept_with_what_the_form_does_not_show(
    qtbot, people, workspace, clock
):
    demo.fill(workspace, clock())
    people.refresh()
    before = workspace.people.mentors()[0]
    people._edit(before)
    dialog = people.findChild(MentorDialog)
    dialog.form.name.setText("Amara O. Okafor")
    dialog.yes.click()
    after = workspace.people.of_id(before.id)
    assert after.name == "Amara O. Okafor"
    assert after.pairing == before.pairing


def test_a_clause_left_out_is_kept_as_not_for_this_pair(people, workspace, clock):
    demo.fill(workspace, clock())
    people.refresh()
    cards = people.findChildren(MentorCards)[-1]
    cards.clauses._ticks[0].click()
    assert cards.agree.isVisibleTo(cards)
    cards.agree.click()
    agreement = workspace.people.agreement(workspace.people.mentors()[0].id)
    assert agreement.clauses[0].answer is Answer.NOT_FOR_US
    assert agreement.agreed_on == clock().date()


def test_for_oneself_the_locked_pdf_holds_private_notes_and_never_the_secret(export, qtbot):
    qtbot.waitUntil(lambda: PRIVATE in export.preview.pages.text())
    shown = export.preview.pages.text()
    assert SHARED in shown
    assert SECRET not in shown


@pytest.mark.parametrize("reader", [Reader.MENTOR, Reader.SPONSOR])
def test_for_others_no_private_note_is_shown(export, qtbot, reader):
    export.form.readers.choose(reader.value)
    qtbot.waitUntil(export.form.save.isEnabled)
    assert export._rendered.summary.reader is reader
    assert PRIVATE not in export.preview.pages.text()
    assert (SHARED in export.preview.pages.text()) == (reader is Reader.MENTOR)


def test_in_the_open_private_notes_stay_out_and_it_is_said(export, qtbot):
    export.form.format.choose("markdown")
    qtbot.waitUntil(lambda: export.preview.currentWidget() is export.preview.words)
    assert PRIVATE not in export.preview.words.toPlainText()
    assert "only in a locked file" in export.form._out.text()


@pytest.mark.parametrize("reader", Reader)
def test_the_list_beside_the_page_tells_what_is_in_it_and_what_is_not(export, qtbot, reader):
    session = export._session
    export._workspace.ideas.capture(
        session, export._workspace.sessions.of_id(session).mentor, "Ask"
    )
    export.form.readers.choose(reader.value)
    qtbot.waitUntil(export.form.save.isEnabled)
    inside, told = export._rendered.summary.inside, export.form._out.text()
    for section, row in export.form.parts.items():
        assert row.accessibleDescription() == str(inside.get(section, ""))
    topics = export.form.parts[Section.AGENDA]
    if reader is Reader.SPONSOR:
        assert "Agenda and time spent (2): not for this reader" in told
        assert "The title (1): names somebody who did not agree, so not by name" in told
    else:
        assert (topics.accessibleDescription(), topics.isVisible()) == ("1", True)
        assert "Agenda and time spent (1): dropped from the agenda" in told


def test_the_saved_file_is_the_previewed_bytes_and_private(export, tmp_path):
    target = tmp_path / "summary.pdf"
    export.save_as(export._rendered, str(target))
    assert target.read_bytes() == export._rendered.data
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_the_passphrase_of_a_saved_file_is_in_sight_and_in_no_notice(
    export, qtbot, tmp_path, notices
):
    export.resize(900, 420)
    export.save_as(export._rendered, str(tmp_path / "summary.pdf"))
    field, window = export.form.passphrase, export._scroll.viewport()
    export.resize(900, 360)  # a notice above the page takes its room from it
    qtbot.waitUntil(lambda: window.rect().contains(field.mapTo(window, field.rect().bottomLeft())))
    assert field.text() == export._rendered.key
    assert field.text() not in "".join(notices.words)


@pytest.mark.parametrize("percent", [100, 200])
def test_all_six_words_of_a_passphrase_can_be_read(export, qtbot, qapp, percent):
    theme = Theme(qapp)
    theme.apply(Scheme.LIGHT, percent / 100)
    try:
        words = export.form.passphrase
        qtbot.waitUntil(lambda: words.height() >= words.heightForWidth(words.width()))
        assert len(words.text().split()) == 6
        assert words.width() >= words.minimumSizeHint().width()
        assert words.text() in words.accessibleName()
        assert words.text() in export.form.copy.accessibleDescription()
    finally:
        theme.apply(Scheme.LIGHT)


def test_one_passphrase_opens_the_file_of_one_reader(export, qtbot, tmp_path):
    keys = [export.form.key()]
    export.form.readers.choose(Reader.MENTOR.value)
    keys.append(export.form.key())
    qtbot.waitUntil(lambda: export._rendered is not None)
    export.save_as(export._rendered, str(tmp_path / "a.pdf"))
    export.form.parts[Section.SHARED_NOTES].setChecked(False)
    keys.append(export.form.key())
    assert len(set(keys)) == len(keys)


def test_nothing_can_be_saved_before_the_chosen_file_is_seen(export, qtbot):
    assert export.form.save.isEnabled()
    export.form.format.choose("markdown")
    assert not export.form.save.isEnabled()
    qtbot.waitUntil(export.form.save.isEnabled)
    assert export._rendered.form is Format.MARKDOWN


def test_a_file_to_edit_is_shown_by_the_words_in_its_bytes(export, qtbot):
    export.form.format.choose(Format.DOCX.value)
    qtbot.waitUntil(export.form.save.isEnabled)
    assert export._rendered.data.startswith(b"PK")
    shown = export.preview.words
    assert export.preview.currentWidget() is shown
    assert SHARED in shown.toPlainText()
    export._workspace.notes.write(export._session, None, NoteKind.SHARED, "Changed")
    export.form.parts[Section.AGENDA].setChecked(False)
    qtbot.waitUntil(lambda: "Changed" in shown.toPlainText())


def test_any_file_can_be_locked_with_age_and_then_hold_private_notes(export, qtbot, tmp_path):
    form, shown = export.form, export.preview.words
    assert form.age.isVisible()
    qtbot.mouseClick(form.age, Qt.MouseButton.LeftButton, pos=QPoint(9, 9))
    assert not form.lock.isChecked()
    form.format.choose("markdown")
    qtbot.waitUntil(lambda: PRIVATE in shown.toPlainText())
    assert "To open it: age -d -o NAME.md NAME.md.age" in form._meaning.text()
    rendered, taken = export._rendered, tmp_path / "summary.md.age"
    assert rendered.suffix == ".md.age"
    export.save_as(rendered, str(tmp_path / "summary.md"))
    assert [path.name for path in tmp_path.iterdir() if "summary" in path.name] == [taken.name]
    found = pyrage.passphrase.decrypt(taken.read_bytes(), form.passphrase.text())
    assert found == rendered.data
    assert PRIVATE in found.decode()
    qtbot.mouseClick(form.age, Qt.MouseButton.LeftButton, pos=QPoint(9, 9))
    qtbot.waitUntil(lambda: PRIVATE not in shown.toPlainText())


def test_a_name_that_nobody_was_asked_about_is_not_written_over(export, qtbot, tmp_path, notices):
    taken = tmp_path / "summary.pdf.age"
    taken.write_text("older")
    export.form.age.click()
    qtbot.waitUntil(export.form.save.isEnabled)
    export.save_as(export._rendered, str(tmp_path / "summary.pdf"))
    assert "already a file" in notices.words[-1]
    assert taken.read_text() == "older"


def test_the_way_a_pdf_is_locked_is_one_of_two(export):
    form = export.form
    form.age.click()
    form.lock.click()
    assert (form.lock_way(), form.age.isChecked()) == (Lock.PDF, False)
    form.lock.click()
    assert form.lock_way() is None


def test_an_older_answer_is_no_file_to_save(export, qtbot):
    older = export._rendered
    export.form.format.choose("markdown")
    export._show_file(export._asked - 1, older)
    assert export._rendered is None
    assert not export.form.save.isEnabled()


def test_a_file_that_cannot_be_made_leaves_no_older_one_to_be_seen(export, qtbot, notices):
    session = export._session
    export._workspace.notes.write(session, None, NoteKind.SHARED, "Cuneiform \U00012000")
    export.form.parts[Section.AGENDA].setChecked(False)
    qtbot.waitUntil(lambda: LettersMissingError in notices.errors)
    assert export.preview.pages.text() == ""
    assert not export.form.save.isEnabled()


def test_a_file_that_cannot_be_written_is_said(export, tmp_path, notices):
    export.save_as(export._rendered, str(tmp_path / "no such folder" / "summary.pdf"))
    assert "could not be written" in notices.words[-1]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_where_nothing_opens_folders_it_is_said_where_the_file_is(export, tmp_path, notices):
    file = tmp_path / "summary {1}.pdf"
    export.save_as(export._rendered, str(file))
    press(export, "export.folder")
    assert notices.words[-1].startswith("Nothing on this computer opens folders.")
    assert notices.words[-1].endswith(str(file))


def test_the_folder_of_a_saved_file_is_asked_for_and_the_file_named(
    export, tmp_path, notices, folders
):
    file = tmp_path / "summary.pdf"
    export.save_as(export._rendered, str(file))
    press(export, "export.folder")
    assert folders == [tmp_path]
    assert notices.words[-1] == f"The file is here: {file}"


def test_a_part_unticked_is_left_out(export, qtbot):
    export.form.parts[Section.SHARED_NOTES].setChecked(False)
    qtbot.waitUntil(export.form.save.isEnabled)
    assert not export._rendered.summary.shared
    assert SHARED not in export.preview.pages.text()


def test_a_choice_of_look_is_kept_at_once(settings, tmp_path):
    settings.look.scheme.choose("dark")
    settings.look.text.choose(150)
    kept = (tmp_path / "settings.json").read_text()
    assert '"scheme": "dark"' in kept
    assert '"text_percent": 150' in kept


def test_a_backup_now_is_verified_and_named(settings, workspace, notices):
    settings.backups.back_up.click()
    assert "Backed up and verified" in notices.words[-1]
    assert workspace.care.last_backup() is not None
    assert settings.backups.back_up.isEnabled()


def test_a_backup_elsewhere_leaves_the_chosen_folder_as_it_was(settings, tmp_path, notices):
    chosen = tmp_path / "stick"
    chosen.mkdir(mode=0o755)
    settings.backups.back_up_there(str(chosen))
    assert stat.S_IMODE(chosen.stat().st_mode) == 0o755
    assert [path.suffix for path in chosen.iterdir()] == [".mentordesk-backup"]


def test_the_sessions_state_is_untouched_by_an_export(export, workspace, tmp_path: Path):
    export.save_as(export._rendered, str(tmp_path / "a.pdf"))
    assert workspace.sessions.live().state is SessionState.LIVE


def test_the_pages_can_be_read_as_text(export, qtbot):
    qtbot.waitUntil(lambda: SHARED in export.preview.pages.text())
    export.as_text.click()
    assert export.preview.currentWidget() is export.preview.words
    assert SHARED in export.preview.words.toPlainText()
    export.as_text.click()
    assert export.preview.currentWidget() is export.preview.pages
