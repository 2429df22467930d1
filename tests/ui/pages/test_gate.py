"""The gate: unlocking a desk, and making one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from mentordesk.domain.agreement import Answer
from mentordesk.domain.floor import Side
from mentordesk.domain.reporting import Reporting
from mentordesk.errors import DeskFolderError
from mentordesk.services.desk import lock
from mentordesk.ui.pages.first_run import FirstRunPage
from mentordesk.ui.pages.unlock import UnlockPage
from mentordesk.ui.pdf_images import PdfImages
from mentordesk.ui.widgets.check_row import CheckRow
from mentordesk.ui.widgets.code_step import CodeStep
from mentordesk.ui.widgets.mentor_step import MentorStep
from seen import one, words
from support import PASSPHRASE


@pytest.fixture
def unlock(qtbot, desk, code, tasks, notices):
    page = UnlockPage(desk, tasks, notices)
    qtbot.addWidget(page)
    page.opened.connect(lock)
    page.opened_by_code.connect(lock)
    page.show()
    return page


@pytest.fixture
def first_run(qtbot, desk, tasks, notices):
    page = FirstRunPage(desk, tasks, notices)
    qtbot.addWidget(page)
    page.show()
    return page


@pytest.fixture
def slow_first_run(qtbot, desk, held, notices):
    page = FirstRunPage(desk, held, notices)
    qtbot.addWidget(page)
    page.show()
    yield page
    page.let_go()


def answer(page) -> str:
    return page.findChild(QLabel, "unlock.answer").text()


def test_the_passphrase_opens_the_desk(qtbot, unlock):
    qtbot.keyClicks(unlock.way.passphrase, PASSPHRASE)
    with qtbot.waitSignal(unlock.opened):
        qtbot.keyClick(unlock.way.passphrase, Qt.Key.Key_Return)


def test_a_wrong_passphrase_is_said_and_stays(qtbot, unlock):
    qtbot.keyClicks(unlock.way.passphrase, "not this one")
    with qtbot.assertNotEmitted(unlock.opened):
        qtbot.keyClick(unlock.way.passphrase, Qt.Key.Key_Return)
    assert answer(unlock).startswith("That is not the passphrase of this desk.")
    assert unlock.way.passphrase.text() == "not this one"
    assert unlock.unlock.isEnabled()


def test_an_empty_passphrase_asks_nothing_of_the_desk(qtbot, unlock):
    qtbot.keyClick(unlock.way.passphrase, Qt.Key.Key_Return)
    assert answer(unlock) == ""


def test_the_recovery_code_opens_the_desk_in_small_letters(qtbot, unlock, code):
    unlock.way.other_way.click()
    qtbot.keyClicks(unlock.way.code, code.lower())
    with qtbot.waitSignal(unlock.opened_by_code):
        qtbot.keyClick(unlock.way.code, Qt.Key.Key_Return)


def test_a_mistyped_code_is_named_as_such(qtbot, unlock, code):
    unlock.way.other_way.click()
    wrong = ("A" if code[0] != "A" else "B") + code[1:]
    qtbot.keyClicks(unlock.way.code, wrong)
    qtbot.keyClick(unlock.way.code, Qt.Key.Key_Return)
    assert "typing mistake" in answer(unlock)


def test_four_steps_by_keyboard_make_a_desk_with_a_mentor(qtbot, first_run, desk, notices):
    qtbot.keyClicks(first_run.name.name, "Helen Brandt")
    qtbot.keyClick(first_run.name.name, Qt.Key.Key_Return)
    step = first_run.passphrase
    for field in (step.passphrase, step.again):
        qtbot.keyClicks(field, PASSPHRASE)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert isinstance(first_run.step, CodeStep)
    for field, group in zip(first_run.step.fields, first_run.step.asked_groups(), strict=True):
        qtbot.keyClicks(field, group.lower())
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert isinstance(first_run.step, MentorStep)
    qtbot.keyClicks(first_run.step.form.name, "Amara Okafor")
    first_run.step.form.reporting.choose(Reporting.TO_LEADER)
    one(first_run, "clause.line_no", CheckRow).click()
    with qtbot.waitSignal(first_run.opened) as opened:
        qtbot.keyClick(first_run.step.form.name, Qt.Key.Key_Return)
    workspace = opened.args[0]
    mentor = workspace.people.mentors()[0]
    assert (workspace.people.leader().name, mentor.name) == ("Helen Brandt", "Amara Okafor")
    agreement = workspace.agreements.kept(mentor.id)
    assert (len(agreement.waiting(Side.MENTOR)), agreement.waiting(Side.LEADER)) == (14, ())
    assert agreement.clause("line_no").answer is Answer.NOT_FOR_US
    assert notices.errors == []
    lock(workspace)


def at_the_code(qtbot, page) -> None:
    """Type the name and the passphrase, as far as the recovery code."""
    qtbot.keyClicks(page.name.name, "Helen Brandt")
    qtbot.keyClick(page.name.name, Qt.Key.Key_Return)
    for field in (page.passphrase.passphrase, page.passphrase.again):
        qtbot.keyClicks(field, PASSPHRASE)
        qtbot.keyClick(field, Qt.Key.Key_Return)


def test_the_sheet_is_drawn_from_what_stood_there_when_it_was_asked_for(
    qtbot, slow_first_run, held, tmp_path
):
    at_the_code(qtbot, slow_first_run)
    held.finish()
    slow_first_run.sheet.save(str(tmp_path / "code.pdf"))
    slow_first_run.name.name.setText("Somebody Else")
    held.finish()
    with PdfImages((tmp_path / "code.pdf").read_bytes()) as pdf:
        assert "Helen Brandt" in pdf.text(0)


def test_two_different_passphrases_make_no_desk(qtbot, first_run, desk):
    qtbot.keyClicks(first_run.name.name, "Helen")
    qtbot.keyClick(first_run.name.name, Qt.Key.Key_Return)
    qtbot.keyClicks(first_run.passphrase.passphrase, "one")
    qtbot.keyClicks(first_run.passphrase.again, "another")
    qtbot.keyClick(first_run.passphrase.again, Qt.Key.Key_Return)
    assert first_run.step is first_run.passphrase
    assert not first_run.go_on.isEnabled()
    assert not desk.exists


def test_the_suggestion_fills_both_fields_and_is_strong(qtbot, first_run):
    step = first_run.passphrase
    step.suggest.click()
    assert step.passphrase.text() == step.again.text()
    assert len(step.passphrase.text().split(" ")) >= 6
    assert step.complete()


def test_a_suggestion_is_to_be_written_down_at_once(qtbot, first_run, announced):
    step = first_run.passphrase
    assert "Write" not in words(step)
    step.suggest.click()
    advice = one(step, "first.advice", QLabel).text()
    assert advice.startswith("Write the six words down")
    assert "shown this once" in advice
    assert advice in announced
    qtbot.keyClicks(step.passphrase, "x")
    assert "Write" not in words(step)


def test_a_wrong_group_of_the_code_is_not_taken(qtbot, first_run):
    step = CodeStep("AAAAAA-BBBBBB-CCCCCC-DDDDDD-EEEEEE-FFFFFF")
    qtbot.addWidget(step)
    with qtbot.assertNotEmitted(step.submitted):
        for field in step.fields:
            qtbot.keyClicks(field, "ZZZZZZ")
            qtbot.keyClick(field, Qt.Key.Key_Return)
    assert not step.complete()


def test_the_two_groups_stay_beside_each_other_when_one_is_wrong(qtbot, shown):
    step = shown(CodeStep("AAAAAA-BBBBBB-CCCCCC-DDDDDD-EEEEEE-FFFFFF"))
    first, second = step.fields
    qtbot.keyClicks(first, "ZZZZZZ")
    qtbot.keyClick(second, Qt.Key.Key_Return)
    qtbot.waitUntil(step._rows[0].note.isVisible)

    def heights() -> set[int]:
        return {field.mapTo(step, field.rect().topLeft()).y() for field in step.fields}

    qtbot.waitUntil(lambda: len(heights()) == 1)


def test_what_was_said_of_the_code_is_not_read_over_the_next_step(qtbot, first_run, notices):
    at_the_code(qtbot, first_run)
    step = first_run.step
    with qtbot.waitSignal(notices.withdrawn):
        for field, group in zip(step.fields, step.asked_groups(), strict=True):
            qtbot.keyClicks(field, group)
            qtbot.keyClick(field, Qt.Key.Key_Return)
    assert isinstance(first_run.step, MentorStep)


def test_letters_easily_mistaken_are_forgiven(qtbot):
    step = CodeStep("-".join(["01A10B"] * 6))
    qtbot.addWidget(step)
    for field in step.fields:
        qtbot.keyClicks(field, "oiaLOb")
    assert step.complete()


def test_a_folder_that_cannot_be_made_is_said_and_what_was_typed_stays(
    qtbot, first_run, desk, notices
):
    desk.folder.parent.mkdir(parents=True, exist_ok=True)
    desk.folder.write_text("in the way")
    qtbot.keyClicks(first_run.name.name, "Helen")
    qtbot.keyClick(first_run.name.name, Qt.Key.Key_Return)
    for field in (first_run.passphrase.passphrase, first_run.passphrase.again):
        qtbot.keyClicks(field, PASSPHRASE)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert len(notices.errors) == 1
    assert issubclass(notices.errors[0], DeskFolderError)
    assert first_run.passphrase.passphrase.text() == PASSPHRASE
