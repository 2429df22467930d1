"""Where the keyboard was, once the page around it is made anew."""

from PySide6.QtWidgets import QLineEdit, QWidget

from mentordesk.ui.widgets.keyboard_place import KeyboardPlace


def test_a_line_that_is_hidden_is_no_place_to_come_back_to(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    line = QLineEdit(page)
    line.setFocus()
    assert KeyboardPlace(page).is_here
    line.hide()
    assert page.focusWidget() is line
    assert not KeyboardPlace(page).is_here


def test_where_a_control_is_gone_the_next_of_its_kind_has_the_keyboard(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    lines = [QLineEdit(page) for _ in range(3)]
    for line, name in zip(lines, "abc", strict=True):
        line.setObjectName("line")
        line.setAccessibleName(name)
    for gone, then in ((lines[1], lines[2]), (lines[2], lines[0])):
        gone.setFocus()
        place = KeyboardPlace(page)
        gone.hide()
        assert place.enter()
        assert page.focusWidget() is then
