"""What is pressed, chosen and typed, by hand and by key, and what is read out about it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from mentordesk.ui.look import look
from mentordesk.ui.tokens import Scheme, Tone
from mentordesk.ui.widgets.banner import Banner
from mentordesk.ui.widgets.button import Button, Kind, primary, symbol_button
from mentordesk.ui.widgets.check_row import CheckRow
from mentordesk.ui.widgets.chip import ChipButton
from mentordesk.ui.widgets.choice import Choice
from mentordesk.ui.widgets.empty_state import EmptyState
from mentordesk.ui.widgets.field_row import FieldRow
from mentordesk.ui.widgets.label import Label
from mentordesk.ui.widgets.number_field import NumberField
from mentordesk.ui.widgets.option_card import OptionGroup
from mentordesk.ui.widgets.passphrase_field import PassphraseField
from mentordesk.ui.widgets.side_bar import SideBar
from mentordesk.ui.widgets.text_area import TextArea
from tab_walk import gone_by_tab


def _spoken(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def _role(widget: QWidget) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(widget).role()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_return_and_space_both_press_a_button(qtbot, shown, key):
    button = shown(Button("Give credit", icon="award"))
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)


def test_the_key_that_a_button_shows_presses_it(qtbot, shown):
    page = QWidget()
    button = Button("Idea", key="Ctrl+I")
    QVBoxLayout(page).addWidget(button)
    shown(page)
    qtbot.waitUntil(page.isActiveWindow)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(page, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)


def test_the_key_stays_when_the_words_change(shown):
    button = shown(Button("Idea", key="Ctrl+I"))
    button.setText("Another idea")
    assert button.shortcut().toString() == "Ctrl+I"


def test_an_ampersand_in_a_name_is_shown_and_said(shown):
    button = shown(Button("Start, R&D leads"))
    assert button.words() == "Start, R&D leads"
    assert _spoken(button) == "Start, R&D leads"
    assert button.shortcut().isEmpty()


def test_a_button_of_an_icon_alone_has_a_name(shown):
    assert _spoken(shown(symbol_button("x", "Close this notice"))) == "Close this notice"


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("kind", list(Kind))
def test_a_button_has_room_for_its_words(theme, shown, scale, kind):
    theme.apply(Scheme.LIGHT, scale)
    button = shown(Button("Hand back to Helen", kind, "undo-2", "Ctrl+H"))
    assert button.width() >= button.fontMetrics().horizontalAdvance(button.words())
    assert button.minimumSizeHint() == button.sizeHint()


def test_controls_stand_36_high_and_the_primary_action_44(shown):
    assert shown(Button("Skip")).height() == 36
    assert shown(primary("Start session")).height() == 44
    assert look().control_height() == 36


def test_focus_can_be_seen(qtbot, shown):
    for widget in (Button("A"), primary("B"), CheckRow("C"), ChipButton("D")):
        page = QWidget()
        column = QVBoxLayout(page)
        other = QLineEdit()
        column.addWidget(other)
        column.addWidget(widget)
        shown(page)
        qtbot.waitUntil(page.isActiveWindow)
        other.setFocus()
        before = widget.grab().toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        assert widget.grab().toImage() != before


def test_a_chosen_chip_shows_a_tick_beside_its_colour(shown):
    chip = ChipButton("All mentors", Tone.MENTOR)
    chip.setCheckable(True)
    shown(chip)
    width = chip.sizeHint().width()
    chip.click()
    assert chip.isChecked()
    assert chip.sizeHint().width() > width


@pytest.fixture
def readers(shown) -> OptionGroup:
    group = OptionGroup("Who will read it?")
    group.add("me", "Only me", "With private notes", "user-lock")
    group.add("mentor", "Amara", "No private notes", "user")
    return shown(group)


def test_a_card_is_chosen_by_arrow_key_and_says_its_value(qtbot, readers):
    readers.choose("me")
    first = readers.findChildren(QWidget)[0].parent().layout().itemAt(0).widget()
    first.setFocus()
    with qtbot.waitSignal(readers.chosen) as told:
        qtbot.keyClick(first, Qt.Key.Key_Down)
    assert told.args == ["mentor"]
    assert readers.value() == "mentor"


def test_a_card_is_chosen_by_a_click_anywhere_on_it(qtbot, readers):
    card = readers.layout().itemAt(1).widget()
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=card.rect().bottomRight() / 1.05)
    assert readers.value() == "mentor"


def test_a_card_is_a_named_radio_button(readers):
    card = readers.layout().itemAt(0).widget()
    assert _spoken(card) == "Only me"
    assert _role(card) == QAccessible.Role.RadioButton


def test_nothing_is_chosen_before_somebody_chooses(readers):
    assert readers.value() is None


def test_a_locked_row_cannot_be_ticked(qtbot, shown):
    row = shown(CheckRow("Off the record", "2 never leave"))
    row.set_locked(True)
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert not row.isChecked()
    assert row.accessibleDescription() == "2 never leave"


def test_a_row_is_ticked_with_space(qtbot, shown):
    row = shown(CheckRow("Private notes"))
    qtbot.keyClick(row, Qt.Key.Key_Space)
    assert row.isChecked()


def test_long_words_make_a_row_higher_not_shorter(shown):
    row = shown(CheckRow("Ask Legal what blocks the pilot, and what would have to be true for it"))
    assert row.heightForWidth(200) > row.heightForWidth(900)


def test_a_list_gives_the_value_of_its_line(shown):
    choice = shown(Choice("Medium"))
    choice.add("Signal", 1)
    choice.add("E-mail", 2)
    choice.choose(2)
    assert (choice.currentText(), choice.value()) == ("E-mail", 2)


def test_enter_on_the_eye_shows_the_letters_and_goes_nowhere(qtbot, shown):
    field = shown(PassphraseField())
    submitted = []
    field.submitted.connect(lambda: submitted.append(True))
    field.eye.setFocus()
    qtbot.waitUntil(field.eye.hasFocus)
    qtbot.keyClick(field.eye, Qt.Key.Key_Return)
    assert field.is_shown
    qtbot.keyClick(field.eye, Qt.Key.Key_Enter)
    assert not field.is_shown
    assert submitted == []
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert submitted == [True]


def test_a_passphrase_is_hidden_until_its_owner_asks(qtbot, shown):
    field = shown(PassphraseField())
    qtbot.keyClicks(field, "six words")
    assert field.displayText() != "six words"
    qtbot.mouseClick(field.eye, Qt.MouseButton.LeftButton)
    assert field.displayText() == "six words"
    assert _spoken(field.eye) == "Hide what is typed"
    qtbot.mouseClick(field.eye, Qt.MouseButton.LeftButton)
    assert field.displayText() != "six words"


def test_return_submits_a_passphrase_and_leaves_it_hidden(qtbot, shown):
    field = shown(PassphraseField())
    qtbot.keyClicks(field, "six words")
    with qtbot.waitSignal(field.submitted):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert not field.is_shown


def test_a_field_is_named_by_its_row_and_says_its_problem(shown):
    field = QLineEdit()
    row = shown(FieldRow("Your name", field, "As your mentor calls you."))
    assert _spoken(field) == "Your name"
    row.show_problem("A name is needed to go on.")
    assert row.note.text() == field.accessibleDescription() == "A name is needed to go on."
    row.show_problem("")
    assert row.note.text() == "As your mentor calls you."


def test_a_row_without_a_hint_takes_no_room_for_one(shown):
    assert shown(FieldRow("Your name", QLineEdit())).note.isHidden()


def test_tab_leaves_a_text_area_and_nothing_is_written(qtbot):
    area, after = TextArea("What you heard"), QLineEdit()
    with gone_by_tab(qtbot, area, after):
        assert after.hasFocus()
        assert area.words() == ""


def test_a_text_area_grows_with_what_is_written(qtbot, shown):
    area = shown(TextArea("What you heard", lines=2))
    before = area.sizeHint().height()
    area.set_words("one\ntwo\nthree\nfour\nfive")
    qtbot.waitUntil(lambda: area.sizeHint().height() > before)


def test_a_text_area_keeps_words_plain(qtbot, shown):
    area = shown(TextArea("What you heard"))
    area.set_words("<b>not bold</b>")
    assert area.words() == "<b>not bold</b>"


def test_control_and_return_submit_a_text_area(qtbot, shown):
    area = shown(TextArea("What you heard"))
    with qtbot.waitSignal(area.submitted):
        qtbot.keyClick(area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert area.words() == ""


def test_what_was_typed_can_be_undone_after_the_text_grows(qtbot, theme, shown):
    area = shown(TextArea("What you heard"))
    qtbot.keyClicks(area, "silence")
    theme.apply(Scheme.LIGHT, 2.0)
    assert area.words() == "silence"
    while area.document().isUndoAvailable():
        area.undo()
    assert area.words() == ""


def test_an_area_that_was_only_looked_at_has_nothing_to_undo(shown):
    area = shown(TextArea("What you heard"))
    assert not area.document().isUndoAvailable()
    assert not area.document().isModified()


def test_a_number_keeps_its_bounds_and_its_unit(shown):
    field = shown(NumberField("Minutes", 15, 120, "min"))
    field.setValue(500)
    assert field.text() == "120 min"


def test_a_notice_says_itself_and_can_be_acted_on_and_closed(qtbot, shown):
    page = QWidget()
    banner = Banner()
    QVBoxLayout(page).addWidget(banner)
    shown(page)
    assert banner.isHidden()
    banner.say("Every window is back.", Tone.OK, "Show them")
    assert (banner.accessibleName(), banner.words.text()) == ("Every window is back.",) * 2
    with qtbot.waitSignal(banner.acted):
        qtbot.mouseClick(banner.action, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(banner.closed):
        banner.dismiss()
    assert banner.isHidden()


def test_an_empty_page_offers_its_first_step(qtbot, shown):
    state = shown(EmptyState("lightbulb", "Ideas stand here.", "Write the first one"))
    with qtbot.waitSignal(state.started):
        qtbot.keyClick(state.button, Qt.Key.Key_Return)


@pytest.fixture
def side_bar(shown) -> SideBar:
    bar = SideBar()
    bar.add("today", "Today", "sun")
    bar.add("ideas", "Ideas", "lightbulb")
    bar.add_bottom("lock", "Lock", "lock", "Ctrl+L")
    return shown(bar)


def test_arrows_walk_the_side_bar_without_leaving_the_page(qtbot, side_bar):
    qtbot.waitUntil(side_bar.isActiveWindow)
    today = side_bar.findChild(QWidget, "side-today")
    today.setFocus()
    with qtbot.assertNotEmitted(side_bar.chosen):
        qtbot.keyClick(today, Qt.Key.Key_Down)
    ideas = side_bar.findChild(QWidget, "side-ideas")
    assert ideas.hasFocus()
    with qtbot.waitSignal(side_bar.chosen) as told:
        qtbot.keyClick(ideas, Qt.Key.Key_Return)
    assert told.args == ["ideas"]


def test_up_from_the_first_entry_goes_to_the_last(qtbot, side_bar):
    qtbot.waitUntil(side_bar.isActiveWindow)
    today = side_bar.findChild(QWidget, "side-today")
    today.setFocus()
    qtbot.keyClick(today, Qt.Key.Key_Up)
    assert side_bar.findChild(QWidget, "side-lock").hasFocus()


def test_an_entry_says_what_waits_and_that_it_is_open(side_bar):
    side_bar.set_badge("ideas", 2, "2 wait")
    side_bar.select("ideas")
    ideas = side_bar.findChild(QWidget, "side-ideas")
    assert _spoken(ideas) == "Ideas, 2 wait"
    assert ideas.accessibleDescription() == "open now"
    side_bar.select("today")
    assert ideas.accessibleDescription() == ""
    side_bar.set_badge("ideas", 2, "2 wait", "Amara & Sons 1, Jonas Lind 1")
    assert ideas.accessibleDescription() == "Amara & Sons 1, Jonas Lind 1"
    assert ideas.toolTip() == "2 wait: Amara &amp; Sons 1, Jonas Lind 1"
    side_bar.set_badge("ideas", 0, "", "Amara Okafor 0")
    assert (ideas.accessibleDescription(), ideas.toolTip()) == ("", "")


def test_the_side_bar_fits_the_smallest_window_at_double_size(theme, side_bar):
    theme.apply(Scheme.LIGHT, 2.0)
    side_bar.resize(side_bar.sizeHint().width(), 600)
    lock = side_bar.findChild(QWidget, "side-lock")
    assert lock.width() >= lock.sizeHint().width()
    assert side_bar.minimumSizeHint().width() < 450


def test_a_side_bar_without_a_key_has_room_for_its_brand_at_double_size(qtbot, theme, shown):
    bar = SideBar()
    bar.add("today", "Today", "sun")
    bar.set_foot("A sample desk. It goes when you close it.")
    shown(bar)
    theme.apply(Scheme.LIGHT, 2.0)
    bar.resize(bar.sizeHint().width(), 600)
    qtbot.waitUntil(lambda: bar.widget().width() == bar.viewport().width())
    brand = bar.findChild(Label)
    assert brand.width() >= brand.minimumSizeHint().width()
