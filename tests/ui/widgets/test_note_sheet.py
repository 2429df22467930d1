"""A sheet keeps every letter as typed, and shows light Markdown."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont

from mentordesk.ui.look import look
from mentordesk.ui.tokens import FACES, Scheme, Text
from mentordesk.ui.widgets.note_sheet import NoteSheet
from mentordesk.ui.widgets.note_sheets import NoteSheets
from mentordesk.ui.widgets.text_area import TextArea
from tab_walk import gone_by_tab


@pytest.fixture
def sheet(qtbot):
    made = NoteSheet("Notes")
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.show()
    return made


def formats(sheet: NoteSheet, line: int):
    return sheet.document().findBlockByNumber(line).layout().formats()


def test_shown_words_come_back_letter_by_letter(sheet):
    words = "# Title\n\n- one 🙂\n\ttab  and   spaces \n\u05e9\u05dc\u05d5\u05dd"
    sheet.show_text(words)
    assert sheet.text() == words


def test_showing_words_is_no_edit_and_cannot_be_undone(sheet, qtbot):
    with qtbot.assertNotEmitted(sheet.textChanged):
        sheet.show_text("kept")
    sheet.undo()
    assert sheet.text() == "kept"


def test_headings_stress_and_bullets_are_seen(sheet):
    sheet.show_text("# Title\nplain **strong** and *stress*\n- point")
    assert formats(sheet, 0)[0].format.fontWeight() == QFont.Weight.DemiBold
    (strong, stress) = formats(sheet, 1)
    assert (strong.start, strong.length) == (6, 10)
    assert stress.format.fontItalic()
    assert formats(sheet, 2)[0].length == 2


def test_marks_stand_right_after_letters_beyond_the_first_plane(sheet):
    sheet.show_text("🙂 **strong**")
    assert formats(sheet, 0)[0].start == 3


def test_words_with_stars_or_underscores_inside_stay_plain(sheet):
    sheet.show_text("3*4*5 and snake_case_name")
    assert formats(sheet, 0) == []


def test_new_lines_keep_the_grid(sheet, qtbot):
    sheet.show_text("one")
    sheet.setFocus()
    qtbot.keyClick(sheet, Qt.Key.Key_Return)
    qtbot.keyClicks(sheet, "two")
    heights = [
        sheet.document().findBlockByNumber(number).blockFormat().lineHeight() for number in (0, 1)
    ]
    assert heights[0] == heights[1] == 28


@pytest.mark.parametrize("kind", [NoteSheet, TextArea])
def test_each_return_begins_a_line_also_below_an_empty_one(qtbot, kind):
    area = kind("Notes")
    qtbot.addWidget(area)
    qtbot.keyClicks(area, "one\r\r\rtwo")
    assert area.toPlainText() == "one\n\n\ntwo"
    blocks = [area.document().findBlockByNumber(number) for number in range(4)]
    assert {block.blockFormat().lineHeight() for block in blocks} == {28}
    qtbot.keyClick(area, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(area, Qt.Key.Key_Return)
    assert area.toPlainText() == "\n"
    area.undo()
    assert area.toPlainText() == "one\n\n\ntwo"


def test_tab_goes_on_to_the_next_control(qtbot):
    first, second = NoteSheet("First"), NoteSheet("Second")
    with gone_by_tab(qtbot, first, second):
        assert second.hasFocus()
        assert first.text() == ""


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_title_of_a_sheet_leaves_the_room_to_the_words(qtbot, theme, shown, scale):
    theme.apply(Scheme.LIGHT, scale)
    sheets = shown(NoteSheets("Amara"))
    sheets.resize(round(390 * scale), 400)
    sheets.show_saved(False)
    two_lines = 2 * look().px(FACES[Text.EYEBROW].line)
    qtbot.waitUntil(lambda: sheets.title.height() <= two_lines)
    assert sheets.state.width() >= sheets.state.minimumSizeHint().width()
