"""Where the keyboard was, once the page around it is made anew."""

from PySide6.QtWidgets import QLineEdit, QPushButton, QTextEdit, QWidget

from mentordesk.ui.widgets.keyboard_place import KeyboardPlace
from mentordesk.ui.widgets.scroll_page import ScrollPage


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


def test_another_step_about_the_same_is_not_its_place(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    steps = [QPushButton(words, page) for words in ("Ask", "Ask", "Answer", "Answer")]
    for step, about in zip(steps, ("badges", "leavers", "badges", "leavers"), strict=True):
        step.setObjectName("owed.step")
        step.setAccessibleDescription(about)
    steps[0].setFocus()
    place = KeyboardPlace(page)
    steps[0].hide()
    assert place.enter()
    assert page.focusWidget() is steps[1]


def test_what_is_off_by_now_takes_no_keyboard(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    go = QPushButton("Destroy", page)
    go.setObjectName("go")
    go.setFocus()
    place = KeyboardPlace(page)
    go.setEnabled(False)
    assert not place.enter()


def test_what_has_the_keyboard_again_is_in_sight(qtbot):
    page, lines = ScrollPage(), [QTextEdit() for _ in range(3)]  # no style sheet sets their height
    qtbot.addWidget(page)
    for line, name in zip(lines, ("owed", "owed", "kind"), strict=True):
        line.setObjectName(name)
        line.setMinimumHeight(300)
        page.add(line)
    page.resize(400, 350)
    with qtbot.waitExposed(page):
        page.show()
    lines[0].setFocus()
    place = KeyboardPlace(page)
    lines[0].hide()
    bar = page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())  # as Qt does, which goes on to what stands last
    assert place.enter()
    qtbot.waitUntil(lambda: lines[1].visibleRegion().boundingRect().height() > 250)
