"""What a pair borrows from: found, taken along, put into own words, by keyboard and mouse."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from mentordesk.domain.content import Asker, Kind, Theme
from mentordesk.errors import NotFoundError
from mentordesk.services.content import shipped_content
from mentordesk.ui.borrowing import Borrowing
from mentordesk.ui.dialogs.cards import CardsDialog
from mentordesk.ui.dialogs.entry import EntryDialog
from mentordesk.ui.dialogs.formats import FormatsDialog
from mentordesk.ui.dialogs.guide import KINDS, GuideDialog
from mentordesk.ui.dialogs.reason import ConfirmDialog
from mentordesk.ui.widgets.choice import Choice
from mentordesk.ui.widgets.row_list import RowList
from mentordesk.ui.widgets.text_area import TextArea
from seen import every, one, press, words

SHIPPED = shipped_content()


@pytest.fixture
def page(shown):
    return shown(QWidget())


@pytest.fixture
def borrowing(page, workspace, clock, tasks):
    page.resize(1280, 800)
    return Borrowing(page, workspace.library, clock, tasks)


@pytest.fixture
def cards(qtbot, page, borrowing, amara):
    borrowing.ask_cards(amara.id, "Put on the agenda")
    dialog = page.findChild(CardsDialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


@pytest.fixture
def formats(qtbot, page, borrowing, amara):
    borrowing.ask_format(amara.id, "Begin with this")
    dialog = page.findChild(FormatsDialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


@pytest.fixture
def guide(qtbot, page, borrowing, amara):
    borrowing.show_guide(amara.id)
    dialog = page.findChild(GuideDialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def _titles(dialog):
    model = one(dialog, "entries.rows", RowList).model()
    return [model.index(row).data() for row in range(model.rowCount())]


def _spoken(dialog, row):
    index = one(dialog, "entries.rows", RowList).model().index(row)
    return index.data(Qt.ItemDataRole.AccessibleTextRole)


def _write(dialog, field, text):
    one(dialog, f"entry.{field}", TextArea).set_words(text)


def test_cards_are_found_by_theme_and_words(cards):
    assert len(_titles(cards)) == 60
    one(cards, "cards.theme", Choice).choose(Theme.CREDIT)
    assert len(_titles(cards)) == 5
    assert one(cards, "cards.found", QLabel).text() == "5 questions"
    QTest.keyClicks(one(cards, "cards.find", QLineEdit), "THANKED")
    assert _titles(cards) == [SHIPPED.cards[50].text]
    assert one(cards, "cards.found", QLabel).text() == "1 question"


def test_one_or_several_cards_are_borrowed_by_keyboard_alone(qtbot, cards, borrowing, page):
    line = one(cards, "cards.find", QLineEdit)
    assert cards.focusWidget() is line
    assert not one(cards, "question.yes").isEnabled()
    QTest.keyClicks(line, "desk")
    QTest.keyClick(line, Qt.Key.Key_Return)
    rows = one(cards, "entries.rows", RowList)
    assert cards.focusWidget() is rows
    QTest.keyClick(rows, Qt.Key.Key_Space)
    line.clear()
    rows.enter(0)
    QTest.keyClick(rows, Qt.Key.Key_Down)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert one(cards, "question.yes").text() == "Put on the agenda (2)"
    with qtbot.waitSignal(borrowing.cards_picked) as picked:
        cards.yes.click()
    assert [card.key for card in picked.args[0]] == ["longest-wait", "worth-it"]
    borrowing.taken()
    assert not cards.isVisible()


def test_a_card_pressed_again_is_left(cards):
    rows = one(cards, "entries.rows", RowList)
    rows.enter(3)
    QTest.keyClick(rows, Qt.Key.Key_Space)
    assert "taken along" in _spoken(cards, 3)
    QTest.keyClick(rows, Qt.Key.Key_Space)
    assert "taken along" not in _spoken(cards, 3)
    assert not one(cards, "question.yes").isEnabled()
    assert rows.currentIndex().row() == 3


def test_the_follow_ups_stand_under_the_list(cards):
    one(cards, "entries.rows", RowList).enter(0)
    assert one(cards, "entries.more", QLabel).text() == (
        "And then: What would have spoilt it? What would it take to have two of them next week?"
    )


def test_what_was_picked_stays_when_it_cannot_be_taken(cards, borrowing):
    rows = one(cards, "entries.rows", RowList)
    rows.enter(0)
    QTest.keyClick(rows, Qt.Key.Key_Space)
    press(cards, "question.yes")
    borrowing.fail(NotFoundError(what="session"))
    assert "This session is not on the desk." in one(cards, "question.problem", QLabel).text()
    assert cards.isVisible()
    assert len(cards.panel.picks) == 1
    assert one(cards, "question.yes").isEnabled()


def test_asked_cards_bear_the_day_and_lose_it_on_demand(page, borrowing, workspace, amara, clock):
    past = workspace.sessions.plan(amara.id, clock() - timedelta(days=9))
    soon = workspace.sessions.plan(amara.id, clock() + timedelta(days=2))
    workspace.agendas.ask(past.id, SHIPPED.cards[0].text)
    workspace.agendas.ask(soon.id, SHIPPED.cards[1].text)
    borrowing.ask_cards(amara.id, "Ask")
    dialog = page.findChild(CardsDialog)
    assert "asked Sun 5 Apr" in _spoken(dialog, 0)
    assert "for Thu 16 Apr" in _spoken(dialog, 1)
    one(dialog, "entries.rows", RowList).enter(0)
    press(dialog, "entries.unmark")
    assert "asked" not in _spoken(dialog, 0).replace("asks", "")
    assert list(workspace.library.of(amara.id).asked) == [SHIPPED.cards[1].key]
    assert not every(dialog, "entries.unmark")


def test_a_pair_writes_a_card_of_its_own_and_takes_it_along(cards, workspace, amara):
    press(cards, "entries.new")
    question = cards.findChild(EntryDialog)
    assert not one(question, "question.yes").isEnabled()
    _write(question, "text", "  What did you cook\nlast? ")
    one(question, "entry.theme", Choice).choose(Theme.TRUST)
    one(question, "entry.asker", Choice).choose(Asker.MENTOR)
    _write(question, "follow_ups", "For whom?\n\nFor whom?\n")
    press(question, "question.yes")
    assert _titles(cards)[-1] == "What did you cook last?"
    rows = one(cards, "entries.rows", RowList)
    assert cards.focusWidget() is rows
    assert rows.currentIndex().row() == 60
    QTest.keyClick(rows, Qt.Key.Key_Space)
    (card,) = cards.panel.picks
    assert (card.theme, card.asker) == (Theme.TRUST, Asker.MENTOR)
    assert card.follow_ups == ("For whom?",)
    assert "in your words" in _spoken(cards, 60)
    assert card in workspace.library.of(amara.id).content.cards


def test_a_card_in_other_words_goes_back_to_those_it_came_with(cards, workspace, amara):
    one(cards, "entries.rows", RowList).enter(0)
    assert not every(cards, "entries.restore")
    press(cards, "entries.change")
    question = cards.findChild(EntryDialog)
    _write(question, "text", "How was it?")
    press(question, "question.yes")
    assert _titles(cards)[0] == "How was it?"
    press(cards, "entries.restore")
    assert _titles(cards)[0] == SHIPPED.cards[0].text
    assert workspace.library.of(amara.id).content == SHIPPED


def test_words_that_are_too_long_are_refused_and_stay(cards):
    one(cards, "entries.rows", RowList).enter(0)
    press(cards, "entries.change")
    question = cards.findChild(EntryDialog)
    _write(question, "text", "x" * 161)
    press(question, "question.yes")
    said = one(question, "question.problem", QLabel).text()
    assert "longer than 160 characters" in said
    assert one(question, "entry.text", TextArea).words() == "x" * 161
    question.reject()


def test_words_stay_in_the_dialog_when_the_desk_refuses(cards, workspace):
    one(cards, "entries.rows", RowList).enter(0)
    press(cards, "entries.change")
    question = cards.findChild(EntryDialog)
    _write(question, "text", "How was it?")
    workspace.store.close()
    press(question, "question.yes")
    assert question.isVisible()
    assert one(question, "question.problem", QLabel).text()
    assert one(question, "entry.text", TextArea).words() == "How was it?"
    question.reject()


def test_a_card_that_was_left_out_stands_at_the_end_until_it_is_put_back(cards, workspace, amara):
    one(cards, "entries.rows", RowList).enter(0)
    press(cards, "entries.leave_out")
    assert _titles(cards)[-2:] == ["Left out", SHIPPED.cards[0].text]
    rows = one(cards, "entries.rows", RowList)
    rows.enter(60)
    QTest.keyClick(rows, Qt.Key.Key_Space)
    press(cards, "entries.restore")
    assert not cards.panel.picks
    assert _titles(cards) == [card.text for card in SHIPPED.cards]
    assert workspace.library.of(amara.id).content == SHIPPED


def test_a_card_that_was_left_out_is_found_by_its_theme_and_words_alone(cards):
    first, last = SHIPPED.cards[0], SHIPPED.cards[-1]
    one(cards, "entries.rows", RowList).enter(0)
    press(cards, "entries.leave_out")
    theme = one(cards, "cards.theme", Choice)
    theme.choose(last.theme)
    assert "Left out" not in _titles(cards)
    theme.choose(first.theme)
    assert _titles(cards)[-1] == first.text
    QTest.keyClicks(one(cards, "cards.find", QLineEdit), last.text)
    assert _titles(cards) == []


def test_all_of_a_kind_can_be_left_out_and_put_back(page, borrowing, workspace, amara):
    for entry in SHIPPED.self_questions:
        workspace.library.leave_out(amara.id, entry)
    borrowing.show_guide(amara.id)
    guide = page.findChild(GuideDialog)
    press(guide, "guide.self_question")
    titles = [entry.text for entry in SHIPPED.self_questions]
    assert _titles(guide) == ["Left out", *titles]
    one(guide, "entries.rows", RowList).enter(1)
    press(guide, "entries.restore")
    assert _titles(guide) == [titles[0], "Left out", *titles[1:]]


def test_deleting_own_words_asks_first(cards, workspace, amara):
    press(cards, "entries.new")
    question = cards.findChild(EntryDialog)
    _write(question, "text", "What did you cook last?")
    press(question, "question.yes")
    press(cards, "entries.delete")
    confirm = cards.findChild(ConfirmDialog)
    assert "What did you cook last?" in words(confirm)
    press(confirm, "question.yes")
    assert workspace.library.of(amara.id).content == SHIPPED


def test_a_format_shows_what_it_is_for_its_time_and_its_questions(formats):
    one(formats, "entries.rows", RowList).enter(3)
    shown = words(one(formats, "format.sheet"))
    kind = SHIPPED.formats[3]
    assert kind.purpose in shown
    assert "1 h · the mentor opens" in shown
    assert all(section.text in shown for section in kind.sections)
    assert kind.outcome in shown
    assert SHIPPED.cards[22].text in shown


def test_a_format_is_picked_by_keyboard_alone(qtbot, formats, borrowing):
    rows = one(formats, "entries.rows", RowList)
    assert formats.focusWidget() is rows
    QTest.keyClick(rows, Qt.Key.Key_Down)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert formats.focusWidget() is formats.yes
    with qtbot.waitSignal(borrowing.format_picked) as picked:
        QTest.keyClick(formats.yes, Qt.Key.Key_Space)
    assert picked.args[0] == SHIPPED.formats[1]


def test_a_format_of_the_pair_s_own_counts_its_minutes(formats, workspace, amara):
    press(formats, "entries.new")
    question = formats.findChild(EntryDialog)
    one(question, "entry.name", QLineEdit).setText("Walk")
    for field in ("purpose", "ask", "outcome"):
        _write(question, field, "Go round the block.")
    assert not one(question, "question.yes").isEnabled()
    _write(question, "topics", "20 What we see\n5 Where we turn")
    press(question, "question.yes")
    kind = workspace.library.of(amara.id).content.formats[-1]
    assert (kind.name, kind.minutes) == ("Walk", 38)
    assert [topic.text for topic in kind.topics] == ["What we see", "Where we turn"]
    assert "20 min" in words(one(formats, "format.sheet"))


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_can_be_read_and_copied_whole(guide, kind):
    press(guide, f"guide.{kind}")
    entries = workspace_entries(kind)
    assert len(_titles(guide)) == len(entries)
    press(guide, "question.yes")
    copied = QGuiApplication.clipboard().text()
    for number, title in enumerate(_titles(guide), 1):
        assert f"{number}. {title}" in copied
    assert one(guide, "question.problem", QLabel).text() == "Copied as plain text."
    assert guide.isVisible()


def workspace_entries(kind: Kind):
    return [entry for entry in SHIPPED.entries() if type(entry) is type(_first(kind))]


def _first(kind):
    return {
        Kind.CARD: SHIPPED.cards,
        Kind.FORMAT: SHIPPED.formats,
        Kind.MOVE: SHIPPED.moves,
        Kind.SELF_QUESTION: SHIPPED.self_questions,
        Kind.ROW: SHIPPED.sheet,
    }[kind][0]


def test_a_new_entry_is_of_the_kind_that_is_shown(guide, workspace, amara):
    press(guide, "guide.self_question")
    press(guide, "entries.new")
    question = guide.findChild(EntryDialog)
    _write(question, "text", "Am I awake?")
    press(question, "question.yes")
    assert workspace.library.of(amara.id).content.self_questions[-1].text == "Am I awake?"
    assert _titles(guide)[-1] == "Am I awake?"


def test_every_control_says_its_name(cards, formats, guide):
    for dialog in (cards, formats, guide):
        for control in dialog.findChildren(QWidget):
            if control.focusPolicy() & Qt.FocusPolicy.TabFocus and control.isVisible():
                text = getattr(control, "text", str)
                assert control.accessibleName() or text(), control.objectName()


def test_a_long_format_is_read_to_its_end_by_keys(formats):
    formats.resize(900, 460)
    one(formats, "entries.rows", RowList).enter(0)
    sheet = one(formats, "format.sheet")
    while formats.focusWidget() is not sheet:
        QTest.keyClick(formats.focusWidget(), Qt.Key.Key_Tab)
    QCoreApplication.processEvents()
    bar = sheet.verticalScrollBar()
    assert bar.maximum()
    for _ in range(20):
        QTest.keyClick(sheet, Qt.Key.Key_PageDown)
    assert bar.value() == bar.maximum()
