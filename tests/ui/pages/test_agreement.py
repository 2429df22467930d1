"""The agreement as it lies before a pair: on a mentor's page, in their seat, at a start."""

from dataclasses import replace
from datetime import timedelta

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from mentordesk.domain.agreement import MOST_OWN, Answer, Reply
from mentordesk.domain.export_record import ExportKind
from mentordesk.domain.floor import Side
from mentordesk.domain.reporting import Reporting
from mentordesk.errors import NotAgreedYetError
from mentordesk.export.formats import Format
from mentordesk.export.reading import text_of
from mentordesk.services.content import default_clauses, offered_clauses
from mentordesk.ui.agreement_words import due_words
from mentordesk.ui.dialogs.agreement import AgreementDialog
from mentordesk.ui.dialogs.clause import ClauseDialog
from mentordesk.ui.dialogs.file_to_give import FileToGive
from mentordesk.ui.dialogs.mentor import MentorDialog
from mentordesk.ui.dialogs.own_clause import OwnClauseDialog
from mentordesk.ui.pages.agenda import AgendaPage
from mentordesk.ui.pages.people import PeoplePage
from mentordesk.ui.pages.start_card import StartCardPage
from mentordesk.ui.tokens import Scheme, Text
from mentordesk.ui.widgets.clause_row import ClauseRow
from mentordesk.ui.widgets.label import Label
from mentordesk.ui.widgets.text_block import TextBlock
from seen import every, one, press, words
from session_room import room_of
from support import PASSPHRASE

YES = Reply(Answer.AGREED)
OWN = Reply(Answer.CHANGED, "Never on a Friday", "We meet on Tuesdays.")


@pytest.fixture
def agreed(workspace, amara):
    workspace.people.agree(amara.id, default_clauses())
    return workspace.agreements


@pytest.fixture
def people(shown, workspace, amara, clock, tasks, notices):
    page = PeoplePage(workspace, clock, tasks, notices)
    page.resize(1000, 1600)
    page.refresh()
    return shown(page)


@pytest.fixture
def seat(shown, workspace, amara, clock, tasks, notices):
    session = workspace.sessions.plan(amara.id, clock() + timedelta(days=1))
    yield shown(AgendaPage(workspace.hand_over(session.id), clock, tasks, notices))
    workspace.seats.take_back(PASSPHRASE)


def row(page, key: str) -> ClauseRow:
    return one(page, f"clause.{key}", ClauseRow)


def opened(page, key: str) -> ClauseDialog:
    row(page, key).click()
    return page.findChildren(ClauseDialog)[-1]


def told(page, key: str) -> str:
    return row(page, key).accessibleDescription()


def test_two_columns_of_marks_are_told_in_words_too(agreed, people, amara, clock):
    clock.forward(days=1)
    agreed.reply(amara.id, "rhythm", OWN, Side.MENTOR)
    agreed.reply(amara.id, "limits", Reply(Answer.NOT_FOR_US), Side.NEITHER)
    people.refresh()
    plain = row(people, "exit")
    assert plain.accessibleName() == "Either of us may stop, without a reason"
    assert told(people, "exit") == (
        "Amara agreed on Tue 14 Apr, as told to Helen. Helen agreed on Tue 14 Apr."
    )
    changed = row(people, "rhythm")
    assert changed.text() == OWN.line
    assert told(people, "rhythm") == (
        "Amara put it in other words: Helen is asked. Amara put it so on Wed 15 Apr, as told to "
        "Helen. Helen agreed on Tue 14 Apr, and is asked again."
    )
    assert told(people, "limits").startswith("Not for the two of you. Amara left it out")
    for key, before in (("exit", False), ("rhythm", True)):
        dialog = opened(people, key)
        assert ("What was said to it" in words(dialog)) is before
        dialog.reject()
    sides = Side.MENTOR, Side.LEADER
    assert [plain.mark(side) for side in sides] == ["check", "check"]
    assert [changed.mark(side) for side in sides] == ["pencil", "circle-dot"]
    assert "Agreed on Wed 15 Apr" in words(people)  # when both left one out


def test_by_keys_alone_a_clause_is_put_in_other_words_and_agreed_to(agreed, people, amara, qtbot):
    row(people, "rhythm").setFocus()
    QTest.keyClick(row(people, "rhythm"), Qt.Key.Key_Space)
    dialog = people.findChildren(ClauseDialog)[-1]
    assert default_clauses()[6].words in words(dialog)
    assert dialog.choice.value() is Answer.AGREED  # as it stands
    dialog.by.choose(Side.LEADER)
    qtbot.waitUntil(dialog.isActiveWindow)
    assert one(dialog, "clause.agreed").hasFocus()
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
    assert dialog.choice.value() is Answer.CHANGED
    dialog.line.setText(OWN.line)
    dialog.words.set_words("  ")
    dialog.yes.click()
    assert dialog.problem.text() == "Put a few words here first."
    assert dialog.words.hasFocus()
    dialog.words.set_words(OWN.words)
    dialog.yes.click()
    assert people.window().focusWidget() is row(people, "rhythm")
    assert "Amara is asked" in told(people, "rhythm")
    assert default_clauses()[6].line in agreed.kept(amara.id).lines()
    dialog = opened(people, "rhythm")
    assert dialog.by.value() == Side.MENTOR  # the one who is asked
    assert not dialog.yes.isEnabled()
    assert "Helen put it so" in words(dialog)
    dialog.choice.choose(Answer.AGREED)
    dialog.yes.click()
    rhythm = agreed.kept(amara.id).clause("rhythm")
    assert (rhythm.in_force().text, rhythm.in_force().told) == ((OWN.line, OWN.words), True)


def test_all_of_it_is_agreed_at_once_and_nothing_before(people, workspace, amara):
    assert "Not agreed yet" in words(people)
    assert not every(people, "agreement.page")
    assert told(people, "limits") == "Neither of you answered yet."
    opened(people, "limits").reject()
    assert workspace.agreements.kept(amara.id) is None
    dialog = opened(people, "limits")
    dialog.choice.choose(Answer.AGREED)
    dialog.yes.click()
    assert "Agreed on Tue 14 Apr · 9 lines are still open" in words(people)
    press(people, "agreement.agree")
    assert len(workspace.agreements.kept(amara.id).lines()) == 10
    assert not every(people, "agreement.agree")
    assert people.window().focusWidget() is row(people, "confidential")
    assert one(people, "agreement.day", Label).text().startswith("Agreed on Tue 14 Apr")
    assert "still open" not in words(people)


def test_a_reporting_line_asks_for_more_at_once(agreed, people, amara):
    press(people, "people.edit")
    dialog = people.findChildren(MentorDialog)[-1]
    dialog.form.reporting.choose(Reporting.TO_LEADER)
    dialog.yes.click()
    asks = people.findChildren(AgreementDialog)[-1]
    assert asks.isVisible()
    assert "Because Amara reports to Helen" in words(asks)
    assert asks.focusWidget().clause.key == "line_appraisal"
    asks.card.agree.click()
    assert len(agreed.of(amara.id).agreement.lines()) == 14
    asks.accept()
    assert told(people, "line_no").startswith("Amara agreed")  # the page behind knows
    before = len(people.findChildren(AgreementDialog))
    for reporting in (Reporting.TO_LEADER, Reporting.NONE, Reporting.IN_ORGANISATION):
        press(people, "people.edit")
        again = people.findChildren(MentorDialog)[-1]
        again.form.reporting.choose(reporting)
        again.yes.click()
        # The same as before, nothing more to ask, and nothing that was not answered already.
        assert len(people.findChildren(AgreementDialog)) == before
    assert len(every(people, "clause.line_pay")) == 1


def test_in_the_mentors_seat_the_mentor_answers_for_themselves(agreed, workspace, seat, amara):
    press(seat, "agenda.agreement")
    dialog = seat.findChildren(AgreementDialog)[-1]
    assert not every(dialog, "agreement.page")
    clause = opened(dialog, "medium")
    assert not clause.findChildren(type(clause.by), "clause.by")
    clause.choice.choose(Answer.NOT_FOR_US)
    clause.yes.click()
    assert "Helen is asked" in told(dialog, "medium")
    answer = agreed.kept(amara.id).clause("medium").last_of(Side.MENTOR)
    assert (answer.answer, answer.told) == (Answer.NOT_FOR_US, False)
    press(dialog, "agreement.add")
    own = dialog.findChildren(OwnClauseDialog)[-1]
    assert "Helen is asked" in words(own)
    assert not every(own, "ownClause.by")
    own.line.setText("My family")
    own.words.set_words("Nothing of it is talked about.")
    own.yes.click()
    given = agreed.kept(amara.id).clauses[-1].last_of(Side.MENTOR)
    assert (given.text, given.told) == (("My family", "Nothing of it is talked about."), False)


def test_each_of_both_adds_a_line_of_their_own(agreed, people, workspace, amara, qtbot):
    add = one(people, "agreement.add")
    add.setFocus()
    QTest.keyClick(add, Qt.Key.Key_Space)
    dialog = people.findChildren(OwnClauseDialog)[-1]
    qtbot.waitUntil(dialog.isActiveWindow)
    assert "Amara is asked" in dialog.accessibleDescription()
    assert dialog.line.hasFocus()
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert dialog.problem.text() == "Put a few words here first."
    QTest.keyClicks(dialog.line, "My family")
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: people.window().focusWidget() is one(people, "agreement.add"))
    own = agreed.kept(amara.id).clauses[-1]
    assert told(people, own.key) == (
        "Helen added it: Amara is asked. Amara did not answer yet. Helen put it so on Tue 14 Apr."
    )
    assert [row(people, own.key).mark(side) for side in (Side.MENTOR, Side.LEADER)] == [
        "circle",
        "pencil",
    ]
    answer = opened(people, own.key)
    assert words(answer).count(own.line) == 1  # its title, and not again as its words
    answer.choice.choose(Answer.AGREED)
    answer.yes.click()
    assert told(people, own.key).startswith("In your own words. Amara agreed on")
    assert own.line in agreed.kept(amara.id).lines()


def test_a_line_too_many_is_refused_with_what_was_typed(agreed, people, amara):
    for number in range(MOST_OWN):
        agreed.add(amara.id, f"Number {number}", "", Side.NEITHER)
    people.refresh()
    press(people, "agreement.add")
    dialog = people.findChildren(OwnClauseDialog)[-1]
    dialog.line.setText("One more")
    dialog.yes.click()
    assert "20 lines of your own" in dialog.problem.text()
    assert (dialog.isVisible(), dialog.line.text()) == (True, "One more")


def test_a_mentor_who_was_never_asked_agrees_in_their_seat(workspace, seat, amara):
    assert not every(seat, "agenda.share")
    press(seat, "agenda.agreement")
    dialog = seat.findChildren(AgreementDialog)[-1]
    press(dialog, "agreement.agree")
    kept = workspace.agreements.kept(amara.id)
    assert (kept.waiting(Side.MENTOR), len(kept.waiting(Side.LEADER))) == ((), 10)
    dialog.accept()
    assert one(seat, "agenda.share")  # now there is an agreement to share by


@pytest.fixture
def third(agreed, workspace, amara, clock, tasks, notices, qtbot):
    """The start card of the third session with the agreement."""
    for _ in range(2):
        session = workspace.sessions.plan(amara.id, clock())
        workspace.closes.close(workspace.sessions.start(session.id).id)
        clock.forward(days=14)
    session = workspace.sessions.plan(amara.id, clock())
    room = room_of(session.id, workspace, clock, tasks, notices)
    qtbot.addWidget(room.window)
    page = StartCardPage(workspace, session.id, room.around)
    room.show(page, qtbot)
    return page


def test_the_third_session_asks_on_its_start_card_and_one_press_answers(third, agreed, amara):
    assert "Your third session with your agreement: does each line still hold?" in words(third)
    press(third, "look.holds")
    assert not every(third, "look.holds")
    assert third.start.hasFocus()
    assert agreed.of(amara.id).due is None


def test_a_look_that_was_passed_over_says_what_is_to_be_looked_at(third, agreed, amara, clock):
    clock.forward(days=1)
    laid = agreed.of(amara.id)
    told = "Your agreement was due a look in session 3: does each line still hold?"
    assert due_words(laid.due, laid.today) == told


def test_opened_from_the_start_card_it_was_looked_at(third, agreed, amara):
    press(third, "look.open")
    dialog = third.findChildren(AgreementDialog)[-1]
    assert not every(dialog, "agreement.holds")
    dialog.accept()
    assert third.window().focusWidget() is third.start
    assert agreed.of(amara.id).due is None
    assert not every(third, "look.holds")


def test_what_one_of_both_is_asked_stands_on_the_start_card_until_it_is_answered(
    third, agreed, amara
):
    agreed.still_holds(amara.id)
    agreed.add(amara.id, "My family", "", Side.LEADER)
    third.refresh()
    assert "1 line of your agreement waits for an answer." in words(third)
    assert not every(third, "look.holds")
    press(third, "look.open")
    dialog = third.findChildren(AgreementDialog)[-1]
    assert dialog.focusWidget() is row(dialog, agreed.kept(amara.id).clauses[-1].key)
    press(dialog, "agreement.agree")
    dialog.accept()
    assert not every(third, "look.open")
    assert third.window().focusWidget() is third.start


def test_what_is_due_stands_on_the_mentors_page_too(third, people):
    press(people, "agreement.holds")
    assert not every(people, "agreement.holds")
    assert people.window().focusWidget() is row(people, "confidential")


def test_what_falls_due_over_midnight_is_asked_where_the_page_stands_open(
    third, people, workspace, clock, qtbot
):
    moved = workspace.sessions.move(third.session_id, clock() + timedelta(days=1))
    third.session_id = moved.id
    third.refresh()
    people.refresh()
    one(people, "people.guide").setFocus()
    assert not every(third, "look.holds")
    assert not every(people, "agreement.holds")
    clock.forward(days=1)
    for page in (third, people):
        page.days.look()
    assert every(third, "look.holds")
    assert every(people, "agreement.holds")
    assert third.window().focusWidget() is third.start
    guide = one(people, "people.guide")
    qtbot.waitUntil(lambda: people.window().focusWidget() is guide)
    one(third, "look.holds").setFocus()
    clock.forward(days=1)
    third.days.look()
    qtbot.waitUntil(lambda: third.window().focusWidget() is one(third, "look.holds"))


def test_the_page_for_both_is_seen_saved_and_kept_as_what_left(
    agreed, people, workspace, amara, tmp_path
):
    press(people, "agreement.page")
    dialog = people.findChildren(FileToGive)[-1]
    assert "The file is not locked: anybody who gets it can read it." in words(dialog)
    for form in Format:
        dialog.format.choose(form.value)
        assert dialog.yes.isEnabled()
        press(dialog, "question.yes")
        path = tmp_path / f"ours{form.suffix}"
        dialog.findChildren(QFileDialog)[-1].fileSelected.emit(str(path))
        assert "What is said here stays here" in text_of(path.read_bytes(), form)
    left = workspace.exports.of_person(amara.id)
    assert {one.what.kind for one in left} == {ExportKind.AGREEMENT}
    assert {one.what.form for one in left} == set(Format)
    assert people._cards.left.model.index(0).data() == "Agreement"
    with pikepdf.open(tmp_path / "ours.pdf") as pdf:
        assert pdf.docinfo["/Title"] == "What we agreed"
    dialog.reject()


def test_without_anything_agreed_there_is_no_page(people, notices, amara):
    people._pages.open(amara.id)
    assert notices.errors == [NotAgreedYetError]


@pytest.mark.parametrize("size", [1.0, 2.0])
def test_rows_are_whole_at_every_size_of_the_text(
    theme, agreed, people, workspace, amara, size, qtbot
):
    known = replace(amara, pairing=replace(amara.pairing, reporting=Reporting.TO_LEADER))
    workspace.people.change(known)
    theme.apply(Scheme.DARK, size)
    people.resize(1064, 3600 if size > 1 else 2600)
    people.refresh()
    qtbot.waitUntil(lambda: one(people, "clause.line_no").height() > 1)
    rows = [row(people, clause.key) for clause in offered_clauses(Reporting.TO_LEADER)]
    for shown in rows:
        assert shown.height() >= shown.heightForWidth(shown.width())
        assert shown.width() >= shown.minimumSizeHint().width()
        assert not TextBlock(shown.clause.line, Text.BODY, 6).is_cut(shown.width() // 2)
