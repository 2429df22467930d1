"""From the ideas page earlier ideas come in, and all of them go out, each after one question."""

import json
from dataclasses import replace
from hashlib import sha256

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from mentordesk.domain.export_record import ExportKind, Leaving
from mentordesk.domain.ids import PersonId, new_id
from mentordesk.domain.person import Role, other
from mentordesk.errors import ImportChangedError
from mentordesk.services import earlier_people
from mentordesk.ui.dialogs.away import put_away
from mentordesk.ui.dialogs.credit_record import CreditRecordDialog
from mentordesk.ui.dialogs.ideas_import import IdeasImportDialog
from mentordesk.ui.dialogs.save_ideas import SaveIdeasDialog
from mentordesk.ui.dialogs.watched import figure
from mentordesk.ui.ideas.files import IdeasFiles
from mentordesk.ui.pages.ideas import IdeasPage
from mentordesk.ui.widgets.choice import Choice
from mentordesk.ui.widgets.row import ROW
from mentordesk.ui.widgets.row_list import RowList
from seen import every, one, press, words

FILE = """Idea;From;Date;Status;Reason;Names
Clips of town halls;Amara Okafor;14.3.26;trying;;
No more than 20 slides;Jo New;26-03-14;new;;Ben Lind
Office hours;Amara O.;3 March 2026;;;
No reason;Jo New;1.2.2026;declined;;
"""


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "earlier.csv"
    path.write_text(FILE, encoding="utf-8")
    return path


@pytest.fixture
def page(shown, workspace, amara, clock, tasks, notices) -> IdeasPage:
    page = IdeasPage(workspace, clock, tasks, notices)
    page.resize(1100, 800)
    page.refresh()
    return shown(page)


@pytest.fixture
def slow(shown, page, workspace, held, notices) -> IdeasFiles:
    """The same menu where work takes as long as the test says."""
    return IdeasFiles(page, workspace, held, notices)


def opened(page: IdeasPage, path) -> IdeasImportDialog:
    page.files.read(str(path))
    return next(d for d in page.findChildren(IdeasImportDialog) if d.isVisible())


def offered(page: IdeasPage) -> list[str]:
    return [action.text() for action in page.files.menu.actions() if action.isVisible()]


def choose(choice: Choice, said: str) -> None:
    choice.setCurrentIndex(choice.findText(said, Qt.MatchFlag.MatchStartsWith))
    choice.activated.emit(choice.currentIndex())


def lines(dialog: IdeasImportDialog) -> list[str]:
    model = one(dialog, "ideas_import.rows", RowList).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_what_is_in_doubt_is_asked_and_the_rest_is_shown_before_anything_is_kept(
    page, path, workspace, amara, notices
):
    dialog = opened(page, path)
    found = one(dialog, "ideas_import.found", QLabel).text()
    assert found == "First say how the dates are to be read."
    assert (
        "Row 5, column E (Reason): the idea was declined, and there is no reason. "
        "Write it under a heading Reason." in lines(dialog)
    )
    assert not dialog.yes.isEnabled()
    order = one(dialog, "ideas_import.order", Choice)
    assert [order.itemText(n) for n in range(order.count())] == [
        "The day first: Wed 26 Mar 2014",
        "The year first: Sat 14 Mar 2026",
    ]
    choose(order, "The year first")
    assert "3 ideas can come in." in one(dialog, "ideas_import.found", QLabel).text()
    people = every(dialog, "ideas_import.person", Choice)
    asked = {choice.accessibleName(): choice for choice in people}
    assert set(asked) == {"Who is Jo New?", "Who is Ben Lind?", "Who is Amara O.?"}
    choose(asked["Who is Amara O.?"], "Amara Okafor")
    assert not workspace.ideas.all()
    press(dialog, "question.yes")
    assert " ".join(notices.words) == (
        "3 ideas were brought in. 1 row stayed out, for it cannot be read as an idea. "
        "The menu at the head of Ideas saves the list."
    )
    assert {idea.text: idea.mentor for idea in workspace.ideas.all()}["Office hours"] == amara.id
    assert "3 ideas" in one(page, "ideas.counts", QLabel).text()


def test_how_a_file_is_read_is_said_and_can_be_changed(page, tmp_path, workspace, amara):
    path = tmp_path / "some.csv"
    rows = "Škola v přírodě;Amara Okafor;25/02/2026;", "Kůň;Amara Okafor;03/04/2026;"
    path.write_bytes("\n".join(["Idea;Mentor;Date;Notes, odd", *rows]).encode("cp1250"))
    dialog = opened(page, path)
    letters, sign = (one(dialog, f"ideas_import.{name}") for name in ("letters", "separator"))
    assert [letters.accessibleName(), sign.accessibleName()] == [
        "Letters of the file",
        "Between its cells",
    ]
    assert [letters.currentText(), sign.currentText()] == ["Central Europe (Windows)", "Semicolons"]
    order = one(dialog, "ideas_import.order", Choice)
    assert order.currentText().startswith("The day first")
    choose(order, "The month first")
    model = one(dialog, "ideas_import.rows", RowList).model()
    assert "Wed 4 Mar 2026" in model.index(2, 0).data(ROW).under
    choose(letters, "Western Europe (Windows)")
    assert "Škola v pøírodì" in lines(dialog)
    asked = every(dialog, "ideas_import.order", Choice)
    (order,) = (choice for choice in asked if choice.isVisible())
    assert order.currentText().startswith("The day first")
    choose(sign, "Commas")
    assert "no heading in its first row is Idea" in words(dialog)
    assert not dialog.yes.isEnabled()
    assert not dialog.model.rowCount()
    choose(sign, "Semicolons")
    choose(letters, "Central Europe")
    assert "no heading" not in words(dialog)
    press(dialog, "question.yes")
    assert {idea.text for idea in workspace.ideas.all()} == {"Škola v přírodě", "Kůň"}


def test_one_answer_holds_for_dates_that_are_written_otherwise_too(page, tmp_path, amara):
    path = tmp_path / "some.csv"
    path.write_text("Idea,Date\nClips,03/04/2026\nBadges,05-06-2025\nFilms,46000\n")
    dialog = opened(page, path)
    asked = {
        choice.accessibleName(): choice for choice in every(dialog, "ideas_import.order", Choice)
    }
    slashes, hyphens, number = (
        asked[title]
        for title in (
            "How are dates like 03/04/2026 to be read?",
            "How are dates like 05-06-2025 to be read?",
            "Is a number like 46000 a date?",
        )
    )
    choose(slashes, "The month first")
    assert hyphens.currentText() == "The month first: Tue 6 May 2025"
    assert number.currentIndex() < 0
    choose(number, "No dates")
    assert "Row 4, column B (Date): “46000” is not a date." in " ".join(lines(dialog))
    choose(hyphens, "The day first")
    assert slashes.currentText().startswith("The month first")
    assert dialog.yes.isEnabled()


def test_dates_in_doubt_and_who_is_meant_are_asked_together(page, tmp_path, amara):
    path = tmp_path / "some.csv"
    path.write_text("Idea,Mentor,Date\nClips,amara,03/04/2026\n")
    dialog = opened(page, path)
    found = one(dialog, "ideas_import.found", QLabel)
    assert found.text() == (
        "First say how the dates are to be read. Then say who is meant where nothing is chosen yet."
    )
    dialog.fail(ImportChangedError())
    choose(one(dialog, "ideas_import.person", Choice), "Amara Okafor")
    assert not dialog.problem.isVisible()
    assert found.text() == "First say how the dates are to be read."
    choose(one(dialog, "ideas_import.order", Choice), "The day first")
    assert found.text() == "1 idea can come in."
    assert dialog.yes.isEnabled()


def test_more_people_than_can_be_asked_about_are_new_once_that_is_said(
    page, tmp_path, workspace, monkeypatch
):
    monkeypatch.setattr(earlier_people, "MOST_ASKED", 2)
    path = tmp_path / "some.csv"
    names = ["Jo 1", "Jo 2", "Jo 3"]
    path.write_text("Idea,Mentor\n" + "".join(f"Idea,{name}\n" for name in names))
    dialog = opened(page, path)
    said = "1 more person is named whom nobody here knows: Jo 3. 1 of them is a mentor."
    assert said in words(dialog)
    assert not dialog.yes.isEnabled()
    assert dialog.focusWidget() is one(dialog, "ideas_import.others")
    QTest.mouseClick(dialog.others, Qt.MouseButton.LeftButton)
    press(dialog, "question.yes")
    assert [who.name for who in workspace.people.mentors()][-3:] == names


def test_who_came_in_as_a_mentor_is_offered_beside_those_who_are_there(
    page, tmp_path, workspace, amara
):
    workspace.people.add_mentor("Jonas Lind", amara.pairing)
    page.refresh()
    every(page, "ideas.mentor")[2].click()
    path = tmp_path / "some.csv"
    path.write_text("Idea,Mentor,Date\nClips,Jonas New,1.2.2026\n")
    press(opened(page, path), "question.yes")
    chips = every(page, "ideas.mentor")
    assert [chip.text() for chip in chips] == ["All mentors", "Amara", "Jonas Lind", "Jonas New"]
    assert [chip.isChecked() for chip in chips] == [False, False, True, False]
    page.shelf.mentors.show_mentors([amara, replace(amara, id=PersonId(new_id()))])
    assert [chip.isChecked() for chip in every(page, "ideas.mentor")] == [True, False, False]
    assert page.shelf.query.mentor is None


def test_what_is_here_already_stays_out_unless_it_is_wanted(page, tmp_path, workspace):
    path = tmp_path / "one.csv"
    path.write_text("Idea,Date\nClips,1.2.2026\n")
    press(opened(page, path), "question.yes")
    dialog = opened(page, path)
    assert "1 idea is here already" in one(dialog, "ideas_import.found", QLabel).text()
    assert not dialog.yes.isEnabled()
    QTest.mouseClick(one(dialog, "ideas_import.doubles"), Qt.MouseButton.LeftButton)
    press(dialog, "question.yes")
    assert [idea.text for idea in workspace.ideas.all()] == ["Clips", "Clips"]


def test_a_file_that_is_none_is_refused_in_words_and_the_desk_stays(page, tmp_path, workspace):
    path = tmp_path / "book.csv"
    path.write_bytes(b"PK\x03\x04 and more")
    dialog = opened(page, path)
    assert "it is a workbook, not a CSV file" in words(dialog)
    assert not dialog.yes.isEnabled()
    press(dialog, "question.no")
    assert not dialog.isVisible()
    assert not workspace.ideas.all()


def test_reading_and_bringing_in_say_how_far_they_are_and_stop(slow, page, path, held, workspace):
    path.write_text("Idea,Date\n" + "".join(f"Idea {n},1.2.2026\n" for n in range(2000)))
    slow.read(str(path))
    held.finish()  # who is known, and what would come in
    dialog = page.findChild(IdeasImportDialog)
    QTest.keyClick(dialog.yes, Qt.Key.Key_Return)
    watch = dialog._watch
    watch.done = 1500
    dialog._tell()
    assert f"{figure(1500)} rows so far" in words(dialog)
    press(dialog, "question.no")
    held.finish()
    assert "It was stopped. Nothing was changed or written." in words(dialog)
    assert not workspace.ideas.all()
    assert dialog.yes.isEnabled()
    put_away()
    assert not dialog.isVisible()


def test_a_file_that_falls_silent_when_it_is_to_be_kept_is_not_waited_for(
    slow, page, path, held, workspace, amara
):
    path.write_text("Idea,Date\nClips,1.2.2026\n")
    slow.read(str(path))
    held.finish()  # who is known, and what would come in
    dialog = page.findChild(IdeasImportDialog)
    press(dialog, "question.yes")
    press(dialog, "question.no")
    assert "It was stopped. Nothing was changed or written." in words(dialog)
    assert dialog.yes.isEnabled()
    held.finish()  # the file answers after all
    assert dialog.isVisible()
    assert not workspace.ideas.all()
    press(dialog, "question.yes")
    held.finish()
    assert [idea.text for idea in workspace.ideas.all()] == ["Clips"]


def leave() -> None:
    QTest.keyClick(QApplication.activeModalWidget(), Qt.Key.Key_Escape)


@pytest.mark.parametrize("away", [put_away, leave])
def test_a_reading_that_is_put_away_ends_without_a_word(slow, page, path, held, notices, away):
    slow.read(str(path))
    held.finish_oldest()  # who is known
    dialog = page.findChild(IdeasImportDialog)
    assert dialog.isVisible()
    away()
    assert not dialog.isVisible()
    held.finish()
    assert not notices.words


def test_all_ideas_are_saved_after_it_was_said_who_can_read_them(
    page, path, tmp_path, notices, folders
):
    choosing = opened(page, path)
    order = one(choosing, "ideas_import.order", Choice)
    choose(order, "The year first")
    press(choosing, "question.yes")
    page.files.ask_for_form()
    dialog = page.findChild(SaveIdeasDialog)
    assert "The file is not locked: whoever has it can read it." in words(dialog)
    one(dialog, "save_ideas.form", Choice).setCurrentIndex(1)
    press(dialog, "question.yes")
    chooser = dialog.findChild(QFileDialog)
    chooser.reject()
    assert dialog.yes.isEnabled()
    press(dialog, "question.yes")
    assert not dialog._slow.isActive()  # nothing is waited for while a place is chosen
    chooser = next(c for c in dialog.findChildren(QFileDialog) if c.isVisible())
    chooser.fileSelected.emit(str(tmp_path / "Ideas.json"))
    assert notices.words[-1].startswith("Saved as Ideas.json. The file is not locked")
    assert notices.words[-1].endswith("The menu at the head of Ideas shows its folder.")
    assert len(json.loads((tmp_path / "Ideas.json").read_bytes())["ideas"]) == 3
    (left,) = page._desk.exports.all()
    assert (left.what.kind, left.what.form) == (ExportKind.IDEAS, "json")
    assert left.sha256 == sha256((tmp_path / "Ideas.json").read_bytes()).digest()
    assert offered(page)[-1] == "Show in folder what was saved"
    page.files.folder.trigger()
    assert folders == [tmp_path]
    assert notices.words[-1] == f"The file is here: {tmp_path / 'Ideas.json'}"


def test_the_ledger_is_saved_entry_by_entry_where_that_is_chosen(page, path, tmp_path, notices):
    choosing = opened(page, path)
    choose(one(choosing, "ideas_import.order", Choice), "The year first")
    press(choosing, "question.yes")
    page.files.ask_for_form()
    dialog = page.findChild(SaveIdeasDialog)
    assert one(dialog, "save_ideas.what").accessibleName() == "Save"
    choose(one(dialog, "save_ideas.what", Choice), "The ledger")
    assert dialog.how_far(1500) == f"{figure(1500)} entries so far"
    press(dialog, "question.yes")
    chooser = dialog.findChild(QFileDialog)
    assert [name.rpartition("/")[2] for name in chooser.selectedFiles()] == ["Ledger of ideas.csv"]
    chooser.fileSelected.emit(str(tmp_path / "Ledger.csv"))
    assert notices.words[-1].startswith("Saved as Ledger.csv. The file is not locked")
    (left,) = page._desk.exports.all()
    assert left.what == Leaving(ExportKind.LEDGER, form="csv")
    assert left.sha256 == sha256((tmp_path / "Ledger.csv").read_bytes()).digest()
    lines = (tmp_path / "Ledger.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith('"Number","Entered"')
    assert len(lines) == 1 + 3


def test_the_menu_offers_both_and_the_way_to_each_credit_record(page, workspace, amara, clock):
    workspace.ideas_outside.note_down(amara.id, "Clips", clock.at.date())
    page.refresh()
    assert one(page, "ideas.files").accessibleName() == "Save, bring in, credit records"
    assert offered(page) == ["Bring in earlier ideas…", "Save all ideas…", "Credit record"]
    hers, check = page.files.records.actions()
    assert (hers.text(), check.text()) == ("Amara Okafor", "Check a record…")
    hers.trigger()
    record = page.findChild(CreditRecordDialog)
    assert "Credit record of Amara Okafor" in words(record)
    record.reject()
    page.files.menu.actions()[0].trigger()
    assert page.findChild(QFileDialog).isVisible()
    page.findChild(QFileDialog).reject()


def test_a_question_stands_with_its_words_where_there_is_room_to_spare(qtbot, page, tmp_path):
    path = tmp_path / "few.csv"
    path.write_text("Idea,Date\nClips,01/02/2026\n")
    dialog = opened(page, path)
    choice = one(dialog, "ideas_import.order")
    row = choice.parentWidget()
    qtbot.waitUntil(lambda: choice.y() > 0)
    assert row.height() <= row.sizeHint().height()
    # What the question does not need belongs to the rows.
    qtbot.waitUntil(lambda: dialog.rows.height() > 2 * dialog._questions.height())
    dialog.reject()


def test_what_stayed_out_can_be_saved_afterwards_as_long_as_there_is_any(
    page, tmp_path, notices, amara
):
    path, out = tmp_path / "some.csv", tmp_path / "left.txt"
    path.write_text("Idea,Date\nClips,1.2.2026\nNone,31.2.2026\nClips,1.2.2026\n")
    press(opened(page, path), "question.yes")
    assert offered(page)[-1] == "Save what stayed out…"
    page.files.list.trigger()
    chooser = next(c for c in page.findChildren(QFileDialog) if c.isVisible())
    chooser.fileSelected.emit(str(out))
    chooser.reject()
    assert notices.words[-1].startswith("Saved as left.txt.")
    assert out.read_text(encoding="utf-8").splitlines() == [
        "Row 3, column B (Date): “31.2.2026” is not a date. Write a day like 2026-03-14.",
        "Row 4: “Clips” is here already, or twice in the file.",
    ]
    (left,) = page._desk.exports.all()
    assert left.what == Leaving(ExportKind.LEFT_OUT, form="txt")
    assert left.sha256 == sha256(out.read_bytes()).digest()
    path.write_text("Idea,Date\nBadges,1.2.2026\n")
    press(opened(page, path), "question.yes")
    assert "Save what stayed out…" not in offered(page)


def test_whether_a_colleague_is_a_mentor_has_to_be_said(page, tmp_path, workspace, amara):
    ben = workspace.people.change(other("Ben Lind"))
    path = tmp_path / "some.csv"
    path.write_text(
        "Idea,Mentor,Names,Date\nClips,Ben Lind,Jo New,1.2.2026\nBadges,Ben Lind,Jo New,1.2.2026\n"
    )
    dialog = opened(page, path)
    assert "First say who is meant" in one(dialog, "ideas_import.found", QLabel).text()
    assert not dialog.yes.isEnabled()
    whose, shaped = every(dialog, "ideas_import.person", Choice)
    assert "Named in 2 ideas, in rows 2, 3. They count as one person." in words(dialog)
    assert (whose.value(), whose.currentIndex()) == (None, -1)
    assert [whose.itemText(n) for n in range(whose.count())] == [
        "A new mentor",
        "Amara Okafor",
        "Ben Lind, who is no mentor here yet",
    ]
    assert (shaped.accessibleName(), shaped.currentText()) == ("Who is Jo New?", "Somebody new")
    choose(whose, "A new mentor")
    assert dialog.yes.isEnabled()
    choose(whose, "Ben Lind, who")
    press(dialog, "question.yes")
    assert {idea.mentor for idea in workspace.ideas.all()} == {ben.id}
    assert workspace.people.of_id(ben.id).role is Role.MENTOR


def test_a_first_name_alone_makes_nobody_new_unasked(page, tmp_path, workspace, amara):
    path = tmp_path / "some.csv"
    path.write_text("Idea,Mentor,Date\nBadges,Helen,1.2.2026\n")
    dialog = opened(page, path)
    assert one(dialog, "ideas_import.person", Choice).currentText() == "A new mentor"
    dialog.reject()
    path.write_text("Idea,Mentor,Names,Date\nClips,amara,Helen,1.2.2026\n")
    dialog = opened(page, path)
    assert not dialog.yes.isEnabled()
    whose, shaped = every(dialog, "ideas_import.person", Choice)
    assert (whose.accessibleName(), whose.currentIndex()) == ("Who is amara?", -1)
    assert shaped.currentIndex() == -1  # the leader, who is nobody's mentor, may have had a part
    choose(whose, "Amara Okafor")
    assert not dialog.yes.isEnabled()
    choose(shaped, "Somebody new")
    press(dialog, "question.yes")
    assert [idea.mentor for idea in workspace.ideas.all()] == [amara.id]


def test_a_mentor_has_to_be_named_where_the_file_names_none(page, tmp_path, workspace, amara):
    jo = workspace.people.add_mentor("Jo New", amara.pairing)
    path = tmp_path / "one.csv"
    path.write_text("Idea\nClips\n")
    dialog = opened(page, path)
    assert not dialog.yes.isEnabled()
    choose(one(dialog, "ideas_import.person", Choice), "Jo New")
    press(dialog, "question.yes")
    assert [idea.mentor for idea in workspace.ideas.all()] == [jo.id]
