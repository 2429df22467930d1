"""The table of ideas reads what is in sight, in any order; the filters narrow it as one types."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from mentordesk.domain.board import SortKey, Stand
from mentordesk.domain.idea import Application, Recognition, RecognitionForm, Stage
from mentordesk.domain.person import Pairing
from mentordesk.domain.stage_names import STAGES, STANDS
from mentordesk.settings import Settings, load
from mentordesk.ui.dialogs.park_idea import ParkIdeaDialog
from mentordesk.ui.ideas.periods import Period, bounds
from mentordesk.ui.ideas.shelf import TableOrder
from mentordesk.ui.item_models.idea_lines import BLOCK, KEYS
from mentordesk.ui.pages.ideas import IdeasPage
from mentordesk.ui.preferences import Preferences
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import GRID, Scheme, Text
from mentordesk.ui.widgets.choice import Choice
from mentordesk.ui.widgets.idea_table import IdeaTable
from mentordesk.ui.widgets.row import ROW
from mentordesk.ui.widgets.row_list import RowList
from mentordesk.ui.widgets.text_block import TextBlock
from seen import every, one, press, words
from support import HeldTasks

AT = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def ideas(workspace, amara, clock):
    """Four ideas of two mentors, heard one day after the other, each a step further."""
    jonas = workspace.people.add_mentor("Jonas Lind", Pairing())
    made = []
    for who, text in (
        (amara, "Clips of town halls"),
        (jonas, "badges without titles"),
        (amara, "Ask leavers"),
        (jonas, "Émile hosts"),
    ):
        session = workspace.sessions.plan(who.id, clock.at)
        made.append(workspace.ideas.capture(session.id, who.id, text))
        clock.forward(days=1)
    workspace.ideas.apply(made[0].id, Application("the all-hands", clock.at.date()))
    workspace.ideas.move(made[1].id, Stage.DECLINED, reason="no")
    workspace.ideas.move(made[2].id, Stage.TRYING)
    return made


@pytest.fixture
def page(qtbot, workspace, ideas, clock, tasks, notices):
    return _page(qtbot, workspace, clock, tasks, notices)


def _page(qtbot, workspace, clock, tasks, notices):
    page = IdeasPage(workspace, clock, tasks, notices)
    qtbot.addWidget(page)
    page.resize(1100, 800)
    page.lay_out_as("table")
    with qtbot.waitExposed(page):
        page.show()
    page.refresh()
    return page


def _texts(page):
    model = one(page, "ideas.table", IdeaTable).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_a_line_says_all_of_an_idea_and_opens_it(page, clock):
    table = one(page, "ideas.table", IdeaTable)
    assert _texts(page) == [
        *("Émile hosts", "Ask leavers", "badges without titles", "Clips of town halls")
    ]
    model = table.model()
    assert [model.headerData(c, Qt.Orientation.Horizontal) for c in range(5)] == [
        *("Idea", "Mentor", "Stage", "Since", "Owed")
    ]
    assert model.spoken(3) == (
        "Clips of town halls, Amara Okafor, Applied, Sat 18 Apr, credit owed"
    )
    assert model.index(3, 4).data(AT) == "credit owed"
    assert page.first_focus() is table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert one(page, "idea.words", QLabel).text() == "Ask leavers"
    QTest.keyClick(page.story.back, Qt.Key.Key_Escape)
    assert table.hasFocus()
    assert table.currentIndex().data() == "Ask leavers"


def test_a_screen_reader_turns_the_view(page):
    one(page, "ideas.as_board").toggle()
    assert page.shelf.way == "board"
    one(page, "ideas.as_table").toggle()
    assert page.shelf.way == "table"


def test_a_heading_orders_the_table_by_mouse_and_by_keys(page):
    table = one(page, "ideas.table", IdeaTable)
    header = table.header
    middle = header.sectionViewportPosition(0) + header.sectionSize(0) // 2
    at = header.viewport().rect().center()
    at.setX(middle)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    rising = ["Ask leavers", "badges without titles", "Clips of town halls", "Émile hosts"]
    assert _texts(page) == rising
    header.setFocus()
    assert header.accessibleName() == "Order by Idea, now rising"
    QTest.keyClick(header, Qt.Key.Key_Return)
    assert _texts(page) == rising[::-1]
    assert header.accessibleName() == "Order by Idea, now falling"
    for _ in range(9):
        QTest.keyClick(header, Qt.Key.Key_Right)
    assert header.accessibleName() == "Order by Owed"
    QTest.keyClick(header, Qt.Key.Key_Space)
    assert _texts(page)[0] == "Clips of town halls"
    QTest.keyClick(header, Qt.Key.Key_Down)
    assert table.hasFocus()
    assert table.currentIndex().data() == "Émile hosts"
    QTest.keyClick(table, Qt.Key.Key_Up)
    QTest.keyClick(table, Qt.Key.Key_Up)
    assert header.hasFocus()


def test_the_keyboard_stays_at_its_idea_when_the_lines_move(page, workspace, ideas):
    table = one(page, "ideas.table", IdeaTable)
    table.enter(1)
    assert table.currentIndex().data() == "Ask leavers"
    page.shelf.table.ordered.emit(SortKey.IDEA)
    assert (table.currentIndex().row(), table.currentIndex().data()) == (0, "Ask leavers")
    page.shelf.table.ordered.emit(SortKey.IDEA)
    assert table.currentIndex().row() == 3
    QTest.keyClick(table, Qt.Key.Key_Return)
    press(page, "idea.to_parked")
    press(page.findChild(ParkIdeaDialog), "question.yes")
    page.show_idea(ideas[1].id)
    QTest.keyClick(page.story.back, Qt.Key.Key_Escape)
    assert table.hasFocus()
    assert table.currentIndex().data() == "badges without titles"
    workspace.ideas.strike(ideas[1].id)
    page.refresh()
    assert (table.currentIndex().row(), table.currentIndex().data()) == (2, "Ask leavers")


def test_the_order_stays_when_the_page_is_opened_again(
    qtbot, workspace, ideas, clock, tasks, notices, tmp_path
):
    preferences = Preferences(tmp_path / "set", Theme(QApplication.instance()), notices)
    preferences.choose(ideas_as="table")
    order = TableOrder()
    for key in (SortKey.IDEA, None):
        page = IdeasPage(workspace, clock, tasks, notices)
        qtbot.addWidget(page)
        page.remember_by(preferences, order)
        page.refresh()
        if key is not None:
            page.shelf.table.ordered.emit(key)
    assert _texts(page)[0] == "Ask leavers"
    assert page.shelf.table.header.accessibleName() == "Order by Idea, now rising"
    assert "last heard first" not in words(page)


def test_each_filter_leaves_out_the_others_and_one_press_shows_all(page, workspace, clock):
    field = one(page, "ideas.words", QLineEdit)
    QTest.keyClicks(field, "emi")
    assert _texts(page) == ["Émile hosts"]
    assert one(page, "ideas.found", QLabel).text() == "1 idea found"
    QTest.keyClicks(field, "x")
    assert _texts(page) == []
    assert "No idea found" in words(page)
    press(page, "ideas.clear")
    assert (field.text(), len(_texts(page))) == ("", 4)
    assert not every(page, "ideas.found")
    stage = one(page, "ideas.stage", Choice)
    stage.choose(Stand.DECLINED.value)
    assert _texts(page) == ["badges without titles"]
    stage.choose("on_their_way")
    assert len(_texts(page)) == 3
    one(page, "ideas.owed").click()
    assert _texts(page) == ["Clips of town halls"]
    press(page, "ideas.clear")
    assert len(_texts(page)) == 4
    clock.forward(days=340)
    one(page, "ideas.time", Choice).choose("last_year")
    assert len(_texts(page)) == 4
    one(page, "ideas.time", Choice).choose("month")
    assert _texts(page) == []
    every(page, "ideas.mentor")[1].click()
    press(page, "ideas.clear")
    assert _texts(page) == ["Ask leavers", "Clips of town halls"]
    assert "2 ideas · 1 applied · 0 credited · last heard first" in words(page)


def test_a_stage_is_called_alike_in_the_filter_the_table_and_on_the_board(page, workspace, ideas):
    stage = one(page, "ideas.stage", Choice)
    offered = {Stand(key): stage.itemText(stage.findData(key)) for key in map(str, Stand)}
    assert offered == STANDS
    board = page.shelf.board
    assert {c.stack.stand: c.stack.heading for c in board._closed} == STANDS
    workspace.ideas.move(ideas[3].id, Stage.RESTATED)
    page.refresh()
    stages = [page.shelf.lines.index(row, KEYS.index(SortKey.STAGE)).data() for row in range(4)]
    assert stages == ["Heard and said back", "Trying", "Declined", "Applied"]
    given = Recognition(RecognitionForm.IN_WRITING, date(2026, 4, 20))
    workspace.ideas.recognise(ideas[0].id, given)
    stage.choose(Stand.CREDITED.value)
    assert page.shelf.lines.index(0, KEYS.index(SortKey.STAGE)).data() == "Credited"


def test_at_double_size_no_stage_is_cut_and_an_idea_has_three_lines(page, theme):
    narrow = one(page, "ideas.words").width()
    theme.apply(Scheme.LIGHT, 2.0)
    page.resize(1064, 800)  # beside the side bar of a small laptop
    table = one(page, "ideas.table", IdeaTable)
    room = table.columnWidth(KEYS.index(SortKey.STAGE)) - 4 * GRID
    cut = [words for words in STAGES.values() if TextBlock(words, Text.SMALL).is_cut(room)]
    assert not cut
    assert table.rowHeight(0) > 3 * TextBlock("", Text.BODY).line_height()
    assert one(page, "ideas.words").width() == 2 * narrow


def test_what_goes_on_inside_another_is_found_as_that_one_and_says_why(page, workspace, ideas):
    workspace.idea_joining.join(ideas[2].id, ideas[1].id)
    page.refresh()
    holds = "holds: “badges without titles”"
    QTest.keyClicks(one(page, "ideas.words", QLineEdit), "bad")
    line = page.shelf.lines.index(0, 0)
    assert (_texts(page), line.data(AT)) == (["Ask leavers"], f"Ask leavers, {holds}")
    press(page, "ideas.as_board")
    row = one(page, "ideas.trying", RowList).model().index(0, 0).data(ROW)
    assert (row.title, row.under.split(" · ")[0]) == ("Ask leavers", holds)
    press(page, "ideas.clear")
    row = one(page, "ideas.trying", RowList).model().index(0, 0).data(ROW)
    assert holds not in row.under
    every(page, "ideas.mentor")[2].click()
    shown = [idea.text for model in page.shelf.models.values() for idea in model.values()]
    assert sorted(shown) == ["Ask leavers", "Émile hosts"]


def test_what_is_typed_narrows_the_board_too(page, workspace):
    press(page, "ideas.as_board")
    QTest.keyClicks(one(page, "ideas.words", QLineEdit), "ask")
    assert [i.text for m in page.shelf.models.values() for i in m.values()] == ["Ask leavers"]
    assert one(page, "ideas.declined.closed").words() == "Declined: 0"


def test_the_way_they_are_laid_out_is_remembered(page, notices, tmp_path):
    kept = tmp_path / "settings.json"
    preferences = Preferences(kept, Theme(QApplication.instance()), notices)
    page.remember_by(preferences, TableOrder())
    assert page.shelf.way == "board"
    press(page, "ideas.as_table")
    assert load(kept).ideas_as == "table"
    assert len(_texts(page)) == 4
    press(page, "ideas.as_board")
    assert load(kept).ideas_as == "board"
    assert page.first_focus() is one(page, "ideas.heard")
    assert Settings(ideas_as="heap").sane().ideas_as == "board"


def test_only_lines_in_sight_are_read_and_the_rest_when_they_are_looked_at(
    qtbot, workspace, amara, clock, notices, monkeypatch
):
    session = workspace.sessions.plan(amara.id, clock.at)
    for number in range(4 * BLOCK):
        workspace.ideas.capture(session.id, amara.id, f"idea {number}")
    held = HeldTasks()
    page = _page(qtbot, workspace, clock, held, notices)
    held.finish()
    table = one(page, "ideas.table", IdeaTable)
    model = table.model()
    assert model.rowCount() == 4 * BLOCK
    table.enter(0)
    qtbot.waitUntil(lambda: not held.busy)
    assert [row for row in range(4 * BLOCK) if model.line(row)] == list(range(BLOCK))
    said = []
    monkeypatch.setattr(
        "mentordesk.ui.widgets.idea_table.announce", lambda _, words: said.append(words)
    )
    QTest.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    table.viewport().repaint()
    qtbot.waitUntil(lambda: held.busy)
    assert model.spoken(4 * BLOCK - 1) == ""
    held.finish()
    assert [row for row in range(4 * BLOCK) if model.line(row)] == [
        *range(BLOCK),
        *range(3 * BLOCK, 4 * BLOCK),
    ]
    assert said[-1].startswith("idea ")
    assert model.columnCount(QModelIndex()) == len(KEYS) == len(SortKey) - 1


def test_answers_that_came_too_late_are_not_shown(qtbot, workspace, ideas, clock, notices):
    held = HeldTasks()
    page = _page(qtbot, workspace, clock, held, notices)
    held.finish()
    field = one(page, "ideas.words", QLineEdit)
    QTest.keyClicks(field, "ask")
    assert len(_texts(page)) == 4
    held.finish()
    assert _texts(page) == ["Ask leavers"]


def test_a_day_is_bounded_where_this_computer_is(zone):
    zone("Pacific/Auckland")
    today = date(2026, 4, 14)
    since, until = bounds(Period.LAST_YEAR, today)
    assert (since.date(), until.date()) == (date(2025, 1, 1), date(2026, 1, 1))
    assert since.utcoffset() == timedelta(hours=13)
    assert bounds(Period.ANY, today) == (None, None)
    assert bounds(Period.EARLIER, today)[1] == since
    months = [bounds(period, today)[0].date() for period in (Period.MONTH, Period.QUARTER)]
    assert months == [date(2026, 3, 15), date(2026, 1, 13)]
    assert bounds(Period.YEAR, today)[0] == until
