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
