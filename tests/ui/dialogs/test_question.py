"""What every question does with its answer: it waits, says what went wrong, and can be left."""

from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget

from material import AT, material
from mentordesk.domain.earlier_problems import RowProblem
from mentordesk.error_words.ideas_in import SaysIdeas
from mentordesk.errors import PresentPassphraseError
from mentordesk.ui.dialogs.away import put_away
from mentordesk.ui.dialogs.new_keys import NewKeysDialog
from mentordesk.ui.dialogs.new_passphrase import NewPassphraseDialog
from mentordesk.ui.dialogs.plan_session import PlanSessionDialog
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.item_models.earlier import EarlierModel
from mentordesk.ui.tokens import Scheme
from mentordesk.ui.widgets.check_row import CheckRow
from mentordesk.ui.widgets.choice import Choice
from mentordesk.ui.widgets.day_time_field import DayField
from mentordesk.ui.widgets.fitting_scroll import FittingScroll
from mentordesk.ui.widgets.number_field import NumberField
from mentordesk.ui.widgets.option_card import OptionCard
from mentordesk.ui.widgets.row_list import RowList
from mentordesk.ui.widgets.text_area import TextArea


@pytest.fixture
def parent(shown):
    return shown(QWidget())


@pytest.fixture
def question(qtbot, parent):
    dialog = NewKeysDialog(parent)
    dialog.open()
    dialog.passphrase.setText("not this one")
    dialog.passphrase.setFocus()
    dialog.yes.click()
    return dialog


def test_while_an_answer_is_on_its_way_nothing_looks_alive(qtbot, question, announced):
    for control in (question.yes, question.no, question.passphrase, question.change):
        assert not control.isEnabled()
    question.reject()
    assert question.isVisible()
    qtbot.waitUntil(question.problem.isVisible)
    assert question.problem.text() == "One moment…"
    assert announced == ["One moment…"]


def test_what_went_wrong_is_read_aloud_and_stands_with_the_field(question, announced):
    question.fail(PresentPassphraseError())
    words = question.problem.text()
    assert words.startswith("That is not the passphrase")
    assert announced == [words]
    assert question.passphrase.accessibleDescription() == words
    assert question.passphrase.text() == "not this one"
    for control in (question.yes, question.no, question.passphrase, question.change):
        assert control.isEnabled()
    question.yes.click()
    assert question.passphrase.accessibleDescription() == ""


def test_a_mistake_of_ours_leaves_a_question_that_can_be_closed(question):
    with pytest.raises(ZeroDivisionError):
        question.fail(ZeroDivisionError())
    question.reject()
    assert not question.isVisible()


def test_out_of_sight_an_answer_on_its_way_is_taken_and_its_question_gone(qtbot, question):
    put_away()
    assert not question.isVisible()
    with qtbot.waitSignal(question.destroyed):
        question.accept()


def test_out_of_sight_an_answer_that_fails_brings_its_question_back_as_it_was(question):
    put_away()
    question.fail(PresentPassphraseError())
    assert question.isModal()
    assert question.isVisible()
    assert question.passphrase.text() == "not this one"
    put_away()
    assert question.result() == QDialog.DialogCode.Rejected
    assert not question.isVisible()


def test_a_question_grows_with_what_went_wrong(qtbot, question):
    before = question.height()
    question.fail(PresentPassphraseError())
    qtbot.waitUntil(lambda: question.height() > before)
    label = question.problem
    qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(label.width()))


def test_a_question_that_grows_keeps_its_buttons_on_the_screen(qtbot, question):
    room = question.screen().availableGeometry()
    question.move(question.x(), room.bottom() - question.height())
    question.fail(PresentPassphraseError())
    qtbot.waitUntil(lambda: room.contains(question.frameGeometry()))


def test_a_question_higher_than_the_screen_keeps_its_title_bar_on_it(qtbot, question):
    room = question.screen().availableGeometry()
    question.setMinimumHeight(room.height() + 9)
    question.hide()
    question.move(question.x(), room.top() - 30)
    question.show()
    QApplication.sendEvent(question, QEvent(QEvent.Type.WindowActivate))  # its frame is there then
    qtbot.waitUntil(lambda: question.frameGeometry().top() == room.top())


def test_a_session_is_planned_in_large_text_on_a_small_screen(qtbot, parent, theme):
    theme.apply(Scheme.LIGHT, 2.0)
    made = material()
    dialog = PlanSessionDialog([made.mentor], {}, AT, parent)
    dialog.open()
    dialog.resize(dialog.width(), 500)
    assert dialog.height() == 500
    scroll = dialog.findChild(FittingScroll)
    qtbot.waitUntil(lambda: scroll.verticalScrollBar().maximum() > 0)
    place, view = dialog.place, scroll.viewport()
    for _ in range(12):  # a day and a time have several parts each
        if dialog.focusWidget() is not place:
            qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert view.rect().contains(place.mapTo(view, place.rect().center()))
    assert dialog.rect().contains(dialog.yes.mapTo(dialog, dialog.yes.rect().bottomRight()))


def test_what_went_wrong_goes_as_soon_as_another_answer_is_typed(qtbot, question):
    field = question.passphrase
    told = "Only you know it."
    field.setAccessibleDescription(told)
    question.fail(PresentPassphraseError())
    field.setFocus()
    QTest.keyClick(question.windowHandle(), Qt.Key.Key_Tab)
    assert question.problem.isVisible()
    assert field.accessibleDescription() == question.problem.text()
    QTest.keyClick(question.windowHandle(), "x")
    assert not question.problem.isVisible()
    assert field.accessibleDescription() == told


def by_key(control: QWidget) -> None:
    control.setFocus()
    QTest.keyClick(control, Qt.Key.Key_Down)


def with_the_pointer(control: QWidget) -> None:
    QTest.mouseClick(control, Qt.MouseButton.LeftButton)


def from_the_menu(control: QLineEdit) -> None:
    QApplication.clipboard().setText("pasted")
    control.paste()


def choice() -> Choice:
    control = Choice("Which")
    for words in ("one", "two"):
        control.add(words, words)
    return control


def number() -> NumberField:
    control = NumberField("How many", 0, 9)
    control.setValue(5)
    return control


def rows() -> RowList:
    control = RowList(EarlierModel(SaysIdeas()), "Which")
    control.model().show([RowProblem(2, "no-words"), RowProblem(3, "no-words")])
    return control


@pytest.mark.parametrize(
    ("made", "answers"),
    [
        (choice, by_key),
        (lambda: CheckRow("Yes"), with_the_pointer),
        (lambda: OptionCard("Yes", ""), with_the_pointer),
        (lambda: DayField(date(2026, 3, 14), "When"), by_key),
        (number, by_key),
        (QLineEdit, from_the_menu),
        (lambda: TextArea("Words"), from_the_menu),
        (rows, by_key),
    ],
)
def test_what_went_wrong_goes_as_soon_as_something_else_is_chosen(parent, made, answers):
    dialog, control = Question("Which?", "Take it", parent, "which"), made()
    dialog.ask("Which", control, "which.control")
    dialog.open()
    dialog.ask_again("That is gone meanwhile.", control)
    assert dialog.problem.isVisible()
    assert control.accessibleDescription() == dialog.problem.text()
    answers(control)
    assert not dialog.problem.isVisible()
    assert control.accessibleDescription() != dialog.problem.text()
    dialog.ask_again("That is gone as well.", control)
    assert dialog.problem.isVisible()


def test_a_problem_in_a_long_step_is_scrolled_into_sight(qtbot, parent, theme):
    theme.apply(Scheme.LIGHT, 2.0)
    dialog = NewPassphraseDialog(parent)
    dialog.open()
    dialog.setFixedHeight(360)
    dialog.step.passphrase.setText("walnut ember cloud picnic")
    dialog.step.again.setText("walnut")
    bar = dialog._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(0)
    qtbot.keyClick(dialog.step.again, Qt.Key.Key_Return)
    note = dialog.step._again.note
    assert note.isVisible()

    def seen() -> bool:
        view = dialog._scroll.viewport()
        return view.rect().contains(note.mapTo(view, note.rect().bottomLeft()))

    qtbot.waitUntil(seen)
