"""The gate under attack and in doubt: pauses, keys that nobody sees, and the keychain."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from house import Windows
from mentordesk.errors import KeychainEmptyError, KeychainLockedError
from mentordesk.keyboard import Keys
from mentordesk.services import keychain
from mentordesk.services.desk import lock
from mentordesk.ui.pages.unlock import UnlockPage
from mentordesk.ui.patience import Patience
from mentordesk.ui.tokens import Scheme
from mentordesk.ui.widgets.key_state import layout_words
from mentordesk.ui.widgets.scroll_page import ScrollPage
from support import PASSPHRASE, Seconds


@pytest.fixture
def seconds():
    return Seconds()


@pytest.fixture
def large(theme) -> None:
    """Text of twice the size."""
    theme.apply(Scheme.LIGHT, 2.0)


@pytest.fixture
def gate(qtbot, desk, code, tasks, notices, seconds):
    page = UnlockPage(desk, tasks, notices, Patience(seconds))
    qtbot.addWidget(page)
    page.opened.connect(lock)
    page.opened_by_code.connect(lock)
    page.show()
    return page


def said(page, name="unlock.answer") -> str:
    label = page.findChild(QLabel, name)
    return label.text() if label.isVisible() else ""


def try_wrong(qtbot, page, times=1) -> None:
    for _ in range(times):
        page.way.passphrase.setText("not this one")
        qtbot.keyClick(page.way.passphrase, Qt.Key.Key_Return)


def tick(page) -> None:
    page._tick.timeout.emit()


def test_the_pause_grows_from_the_fourth_wrong_attempt_and_stops_growing(seconds):
    patience, pauses = Patience(seconds), []
    for _ in range(9):
        patience.wrong()
        pauses.append(patience.left())
        seconds.at += 100
    assert pauses == [0, 0, 0, 2, 4, 8, 16, 30, 30]
    assert patience.left() == 0


def test_a_pause_is_counted_down_and_what_was_typed_stays(qtbot, gate, seconds):
    try_wrong(qtbot, gate, 3)
    assert gate.unlock.isEnabled()
    try_wrong(qtbot, gate)
    assert not gate.unlock.isEnabled()
    assert gate.unlock.text() == "Try again in 2 s"
    assert gate.way.passphrase.text() == "not this one"
    assert gate.way.passphrase.isEnabled()
    gate.way.passphrase.setText(PASSPHRASE)
    with qtbot.assertNotEmitted(gate.opened):
        qtbot.keyClick(gate.way.passphrase, Qt.Key.Key_Return)
    seconds.at += 1.5
    tick(gate)
    assert gate.unlock.text() == "Try again in 1 s"
    seconds.at += 0.5
    tick(gate)
    assert gate.unlock.text() == "Unlock"
    assert not gate._tick.isActive()
    with qtbot.waitSignal(gate.opened):
        qtbot.keyClick(gate.way.passphrase, Qt.Key.Key_Return)


def test_the_recovery_code_does_not_wait(qtbot, gate, code):
    try_wrong(qtbot, gate, 6)
    gate.way.other_way.click()
    assert gate.unlock.isEnabled()
    assert gate.unlock.text() == "Unlock"
    gate.way.code.setText(code)
    with qtbot.waitSignal(gate.opened_by_code):
        qtbot.keyClick(gate.way.code, Qt.Key.Key_Return)


def test_enter_during_a_pause_says_again_how_long_it_is(qtbot, gate, announced):
    try_wrong(qtbot, gate, 4)
    announced.clear()
    qtbot.keyClick(gate.way.passphrase, Qt.Key.Key_Return)
    assert announced == ["The next attempt can be made in 2 seconds."]


def test_a_wrong_code_is_told_of_no_pause(qtbot, gate, announced):
    try_wrong(qtbot, gate, 4)
    gate.way.other_way.click()
    announced.clear()
    gate.way.code.setText("AAAAAA-BBBBBB")
    qtbot.keyClick(gate.way.code, Qt.Key.Key_Return)
    qtbot.waitUntil(gate.way.code.isEnabled)
    assert announced == ["Opening…", said(gate)]


def test_what_went_wrong_is_read_aloud_and_stands_with_the_field(qtbot, gate, announced):
    try_wrong(qtbot, gate)
    assert announced == ["Opening…", said(gate)]
    assert gate.way.passphrase.accessibleDescription() == said(gate)
    gate.way.other_way.click()
    assert gate.way.passphrase.accessibleDescription() == ""


def test_damage_is_read_aloud_and_nothing_is_promised(gate, announced):
    gate.tell_damage(True)
    assert announced == [said(gate)] == ["A part of this desk cannot be read."]


def test_damage_does_not_take_away_that_the_session_is_saved(gate):
    gate.tell_closed()
    gate.tell_damage(True)
    assert said(gate) == "The session is closed and saved. A part of this desk cannot be read."


def test_going_to_the_code_and_back_shortens_no_pause(qtbot, gate):
    try_wrong(qtbot, gate, 5)
    gate.way.other_way.click()
    gate.way.other_way.click()
    assert not gate.unlock.isEnabled()
    assert gate.unlock.text() == "Try again in 2 s"


def test_a_mistyped_code_costs_no_pause(qtbot, gate):
    gate.way.other_way.click()
    for _ in range(6):
        gate.way.code.setText("AAAAAA-BBBBBB")
        qtbot.keyClick(gate.way.code, Qt.Key.Key_Return)
    assert gate.unlock.isEnabled()


def test_many_wrong_attempts_wipe_nothing(qtbot, gate, seconds, desk):
    before = {path.name: path.read_bytes() for path in desk.folder.iterdir()}
    for _ in range(20):
        try_wrong(qtbot, gate)
        seconds.at += 31
        tick(gate)
    assert {path.name: path.read_bytes() for path in desk.folder.iterdir()} == before
    gate.way.passphrase.setText(PASSPHRASE)
    with qtbot.waitSignal(gate.opened):
        gate.unlock.click()


def test_caps_lock_is_said_as_soon_as_it_is_on_and_no_longer(qtbot, gate, keyboard):
    keyboard["keys"] = Keys(caps_lock=True, layout="und-DE")
    qtbot.keyClick(gate.way.passphrase, Qt.Key.Key_CapsLock)
    assert said(gate, "unlock.keys") == "Caps Lock is on."
    keyboard["keys"] = Keys(caps_lock=False, layout="und-DE")
    qtbot.keyClick(gate.way.passphrase, Qt.Key.Key_CapsLock)
    assert said(gate, "unlock.keys") == ""


def test_the_keyboard_is_not_asked_at_every_letter(qtbot, gate, keyboard):
    keyboard["keys"] = Keys(caps_lock=True)
    qtbot.keyClicks(gate.way.passphrase, "letters")
    assert said(gate, "unlock.keys") == ""


def test_the_layout_is_named_after_a_wrong_attempt_in_its_own_language(qtbot, gate, keyboard):
    keyboard["keys"] = Keys(caps_lock=False, layout="und-DE")
    qtbot.keyClick(gate.way.passphrase, Qt.Key.Key_CapsLock)
    assert said(gate, "unlock.keys") == ""
    try_wrong(qtbot, gate)
    assert said(gate, "unlock.keys") == "Keyboard: Deutsch."
    gate.way.other_way.click()
    assert said(gate, "unlock.keys") == ""


def test_where_the_keyboard_cannot_be_known_nothing_is_said(qtbot, gate):
    try_wrong(qtbot, gate)
    assert said(gate, "unlock.keys") == ""


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (Keys(False, "und-US", "dvorak"), "American English (dvorak)"),
        (Keys(False, "de-DE"), "Deutsch"),
        (Keys(False, "fr"), "français"),
        (Keys(False, "latam"), "latam"),
        (Keys(False, "und-XX"), "XX"),
    ],
)
def test_a_layout_has_a_name_people_know(keys, words):
    assert layout_words(keys) == words


@pytest.fixture
def keychain_gate(qtbot, desk, code, entries, held, notices, seconds):
    """The gate of a desk that the keychain opens."""
    opened = desk.unlock(PASSPHRASE)
    keychain.turn_on(opened)
    lock(opened)
    page = UnlockPage(desk, held, notices, Patience(seconds))
    qtbot.addWidget(page)
    page.opened.connect(lock)
    page.show()
    return page


def test_without_the_way_there_is_no_button(gate):
    assert not gate.keychain.isVisible()


def test_a_gate_with_a_keychain_opens_no_window_but_its_own(
    qtbot, qapp, desk, held, notices, code, entries
):
    opened = desk.unlock(PASSPHRASE)
    keychain.turn_on(opened)
    lock(opened)
    seen = Windows()
    qapp.installEventFilter(seen)
    page = UnlockPage(desk, held, notices)
    qtbot.addWidget(page)
    page.show()
    qapp.removeEventFilter(seen)
    assert page.keychain.isVisible()
    assert seen.shown == [page]


def test_the_keychain_opens_the_desk_at_a_press_and_not_by_itself(qtbot, keychain_gate, held):
    assert not held.busy
    keychain_gate.tell_damage(True)
    keychain_gate.keychain.click()
    assert not keychain_gate.way.passphrase.isEnabled()
    assert not keychain_gate.repair.isEnabled()
    assert "keychain’s own password" in said(keychain_gate)
    with qtbot.waitSignal(keychain_gate.opened):
        held.finish()


@pytest.mark.parametrize("refusal", [KeychainLockedError(), KeychainEmptyError()])
def test_a_keychain_that_does_not_open_it_leaves_the_passphrase(
    qtbot, keychain_gate, entries, held, refusal
):
    entries.refusal = refusal
    keychain_gate.way.passphrase.setText(PASSPHRASE)
    keychain_gate.keychain.click()
    held.finish()
    assert "keychain" in said(keychain_gate)
    assert "passphrase" in said(keychain_gate)
    assert keychain_gate.way.passphrase.text() == PASSPHRASE
    keychain_gate.unlock.click()
    with qtbot.waitSignal(keychain_gate.opened):
        held.finish()


def test_a_desk_that_was_locked_does_not_offer_the_keychain(
    qtbot, desk, keychain_gate, held, notices
):
    lock(desk.unlock_with_keychain(), ask_passphrase=True)
    page = UnlockPage(desk, held, notices)
    qtbot.addWidget(page)
    page.show()
    assert not page.keychain.isVisible()


def test_the_keychain_makes_no_pause_and_a_pause_does_not_stop_it(
    qtbot, keychain_gate, entries, held
):
    for _ in range(5):
        keychain_gate.way.passphrase.setText("not this one")
        keychain_gate.unlock.click()
        held.finish()
    assert not keychain_gate.unlock.isEnabled()
    assert keychain_gate.keychain.isEnabled()
    entries.refusal = KeychainLockedError()
    keychain_gate.keychain.click()
    held.finish()
    assert keychain_gate.unlock.text() == "Try again in 2 s"


def test_at_large_text_the_gate_scrolls_and_cuts_nothing(qtbot, large, gate):
    gate.resize(1280, 720)
    gate.keychain.show()
    gate.place.show_folder("/home/helen/.local/share/mentordesk/desk-restored")
    gate.place.offer_other("/home/helen/.local/share/mentordesk/desk")
    gate.tell_damage(True)
    try_wrong(qtbot, gate)
    labels = [label for label in gate.findChildren(QLabel) if label.isVisible()]
    parts = [*labels, gate.way.passphrase, gate.unlock, gate.keychain, gate.restore]

    def cut() -> list[str]:
        return [part.text() for part in parts if part.height() < _needed(part)]

    qtbot.waitUntil(lambda: not cut())
    assert gate.findChild(ScrollPage).verticalScrollBar().maximum() > 0


def _needed(part) -> int:
    wrapped = part.hasHeightForWidth()
    return part.heightForWidth(part.width()) if wrapped else part.sizeHint().height()
