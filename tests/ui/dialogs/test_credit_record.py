"""A credit record is seen before it is saved, and one that comes back is checked in the window."""

from hashlib import sha256

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from mentordesk.domain.credit_record import RecordIdea, RecordPerson
from mentordesk.domain.export_record import ExportKind
from mentordesk.domain.idea import Part, Stage, Weight
from mentordesk.errors import LettersMissingError, NoRecordYetError, RecordUnreadableError
from mentordesk.export.credit_files import record_file
from mentordesk.export.formats import Format
from mentordesk.ui.dialogs.checked_record import CheckedRecordDialog
from mentordesk.ui.dialogs.credit_record import CreditRecordDialog
from mentordesk.ui.pages.people import PeoplePage
from mentordesk.ui.widgets.pdf_view import PdfView
from seen import one, press, words

WORDS = "Collect questions the day before"


@pytest.fixture
def page(shown, workspace, amara, clock, tasks, notices):
    people = PeoplePage(workspace, clock, tasks, notices)
    people.resize(1000, 800)
    people.refresh()
    return shown(people)


@pytest.fixture
def said(workspace, amara, clock):
    session = workspace.sessions.start(workspace.sessions.plan(amara.id, clock()).id)
    idea = workspace.ideas.capture(session.id, amara.id, WORDS)
    workspace.closes.close(session.id)
    return idea


@pytest.fixture
def dialog(page, said) -> CreditRecordDialog:
    press(page, "people.record")
    return page.findChild(CreditRecordDialog)


def save(dialog, path) -> None:
    press(dialog, "question.yes")
    dialog.findChildren(QFileDialog)[-1].fileSelected.emit(str(path))


def check(page, path) -> CheckedRecordDialog:
    press(page, "people.check_record")
    page.findChildren(QFileDialog)[-1].fileSelected.emit(str(path))
    return page.findChild(CheckedRecordDialog)


def test_what_is_shown_is_what_is_saved_and_what_an_open_file_means_stands_beside_it(
    dialog, tmp_path, workspace, amara, page, folders
):
    assert WORDS in dialog.preview.pages.text()
    unlocked = "The file is not locked: anybody who gets it can read it."
    assert unlocked in words(dialog)
    assert dialog.yes.accessibleDescription() == unlocked
    one(dialog, "preview.as_text").click()
    assert WORDS in dialog.preview.words.toPlainText()
    file = tmp_path / "record.pdf"
    save(dialog, file)
    assert dialog.problem.text() == "Saved as record.pdf. Give it to Amara Okafor yourself."
    press(dialog, "credit_record.folder")
    assert folders == [tmp_path]
    assert dialog.problem.text() == f"The file is here: {file}"
    with pikepdf.open(file) as document:
        assert list(document.attachments) == ["credit-record.json"]
    dialog.format.choose(Format.MARKDOWN.value)
    assert not dialog.preview.bar.as_text.isVisible()
    text = tmp_path / "record.md"
    save(dialog, text)
    left = {one.what.form: one for one in workspace.exports.of_person(amara.id)}
    assert left["pdf"].sha256 == sha256(file.read_bytes()).digest()
    assert left["markdown"].what.kind is ExportKind.CREDIT_RECORD
    card = one(page, "left.rows")
    assert card.model().rowCount() == 2
    assert text.read_text() == dialog.preview.words.toPlainText()


def test_by_keys_alone_a_record_is_turned_into_text_and_put_away(dialog):
    assert dialog.focusWidget() is dialog.format
    QTest.keyClick(dialog.format, Qt.Key.Key_Down)
    assert dialog.format.value() == Format.MARKDOWN.value
    assert WORDS in dialog.preview.words.toPlainText()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_letters_that_a_pdf_lacks_leave_the_other_format(page, workspace, said):
    workspace.ideas.reword(said.id, "\N{EGYPTIAN HIEROGLYPH A001}")
    press(page, "people.record")
    dialog = page.findChild(CreditRecordDialog)
    assert "no letters for" in dialog.problem.text()
    assert not dialog.yes.isEnabled()
    dialog.format.choose(Format.MARKDOWN.value)
    assert dialog.yes.isEnabled()
    assert not dialog.problem.isVisible()
    with pytest.raises(LettersMissingError):
        record_file(workspace.credit_records.compose(said.mentor), Format.PDF)


def test_only_the_pages_near_what_is_in_sight_are_drawn(qtbot, shown, workspace, said):
    record = workspace.credit_records.compose(said.mentor)
    many = tuple(
        RecordIdea(
            f"{WORDS}, {n}", record.period[0], Stage.HEARD, record.period[0],
            (RecordPerson("Amara Okafor", ((Part.PROPOSED, Weight.LEAD),)),),
        )
        for n in range(150)
    )  # fmt: skip
    data = record_file(type(record)(**_facts(record) | {"ideas": many}), Format.PDF)
    pages: PdfView = shown(PdfView())
    pages.resize(700, 500)
    pages.show_pdf(data, "")
    assert len(pages._sheets) > 8
    assert 1 <= len(_drawn(pages)) <= 3
    bar = pages.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > len(pages._sheets) * 500)
    bar.setValue(bar.maximum())
    assert _drawn(pages)[-1] == len(pages._sheets) - 1
    assert 0 not in _drawn(pages)
    bar.setValue(0)
    assert _drawn(pages)[0] == 0
    assert f"{WORDS}, 149" in pages.text()


def _facts(record):
    return {name: getattr(record, name) for name in record.__slots__}


def _drawn(pages) -> list[int]:
    return [n for n, sheet in enumerate(pages._sheets) if not sheet.pixmap().isNull()]


def test_a_record_that_comes_back_is_checked_in_plain_words(
    page, workspace, said, tmp_path, notices
):
    records, file = workspace.credit_records, tmp_path / "record.md"
    record = records.compose(said.mentor)
    file.write_bytes(records.render(record, Format.MARKDOWN))
    checked = check(page, file)
    assert checked.accessibleName() == "This record matches the desk."
    assert "record.md, made for Amara Okafor" in words(checked)
    assert checked.focusWidget() is checked.no
    file.write_text(file.read_text().replace("Collect", "Correct", 1))
    press(checked, "question.yes")
    page.findChildren(QFileDialog)[-1].fileSelected.emit(str(file))
    assert [d.accessibleName() for d in _open(page)] == ["This record was changed."]
    _open(page)[0].reject()
    file.write_text("# Notes")
    check(page, file)
    assert notices.errors == [RecordUnreadableError]


def _open(page) -> list[CheckedRecordDialog]:
    return [d for d in page.findChildren(CheckedRecordDialog) if d.isVisible()]


def test_without_an_idea_it_says_so_and_nothing_opens(page, notices):
    press(page, "people.record")
    assert page.findChild(CreditRecordDialog) is None
    assert notices.errors == [NoRecordYetError]
