"""An idea goes from column to column by keys, by its menu and by the mouse, as its page asks."""

from functools import partial

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from mentordesk.domain.board import Stand
from mentordesk.domain.idea import (
    Application,
    Contribution,
    Part,
    Recognition,
    RecognitionForm,
    Stage,
    Weight,
)
from mentordesk.domain.person import Consent, Pairing
from mentordesk.errors import NotTakenBackError
from mentordesk.ui.dialogs.apply_idea import ApplyIdeaDialog
from mentordesk.ui.dialogs.decline_idea import DeclineDialog
from mentordesk.ui.dialogs.give_credit import GiveCreditDialog
from mentordesk.ui.dialogs.park_idea import ParkIdeaDialog
from mentordesk.ui.pages.ideas import IdeasPage
from mentordesk.ui.widgets import banner
from mentordesk.ui.widgets.idea_cards import IdeaCards
from naming_people import give_part, take_answer
from seen import every, one, press

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def heard(workspace, amara, clock):
    session = workspace.sessions.plan(amara.id, clock.at)
    return workspace.ideas.capture(session.id, amara.id, "Record town halls as clips")


@pytest.fixture
def spoken(monkeypatch):
    """What a screen reader is given to say."""
    said = []
    monkeypatch.setattr("mentordesk.ui.pages.ideas.announce", lambda _, words: said.append(words))
    monkeypatch.setattr(banner, "announce", lambda _, words: said.append(words))
    return said


@pytest.fixture
def page(qtbot, workspace, heard, clock, tasks, notices, spoken):
    page = IdeasPage(workspace, clock, tasks, notices)
    qtbot.addWidget(page)
    page.resize(1100, 800)
    with qtbot.waitExposed(page):
        page.show()
    page.refresh()
    return page


def _cards(page, idea):
    cards = one(page, f"ideas.{page.steps.stand(idea).value}", IdeaCards)
    cards.enter(cards.model().place(idea.id))
    return cards


def _shift(page, idea, key):
    QTest.keyClick(_cards(page, idea), key, ALT)


def test_alt_and_an_arrow_take_it_one_column_on_and_the_keyboard_goes_with_it(
    page, workspace, heard, spoken
):
    _shift(page, heard, Qt.Key.Key_Right)
    trying = workspace.ideas.of_id(heard.id)
    assert trying.stage is Stage.TRYING
    assert spoken == ["Trying now: Record town halls as clips"]
    cards = one(page, "ideas.trying", IdeaCards)
    assert cards.hasFocus()
    assert cards.current == trying
    _shift(page, trying, Qt.Key.Key_Right)
    applying = page.findChild(ApplyIdeaDialog)
    one(applying, "apply.where", QLineEdit).setText("the all-hands")
    press(applying, "question.yes")
    assert spoken[-1] == "Applied now: Record town halls as clips"
    assert not every(page, "ideas.undo")
    used = workspace.ideas.of_id(heard.id)
    assert used.stage is Stage.APPLIED
    crediting = page.findChild(GiveCreditDialog)
    press(crediting, "question.no")
    _shift(page, used, Qt.Key.Key_Right)
    assert [d.isVisible() for d in page.findChildren(GiveCreditDialog)][-1]


def test_what_one_mentor_wants_no_credit_for_stays_applied_while_it_is_owed_to_another(
    page, workspace, heard, clock
):
    ravi = workspace.people.add_mentor("Ravi Menon", Pairing(consent=Consent.ANYWHERE))
    shaped = Contribution(ravi.id, Part.SHAPED, Weight.EQUAL, Consent.ANYWHERE)
    give_part(workspace, heard.id, shaped)
    workspace.ideas.apply(heard.id, Application("here", clock.at.date()))
    none = Recognition(RecognitionForm.NONE_WANTED, clock.at.date())
    used = workspace.ideas.recognise(heard.id, none)
    page.refresh()
    cards = one(page, "ideas.applied", IdeaCards)
    assert cards.model().place(used.id) == 0
    cards.enter(0)
    QTest.keyClick(cards, Qt.Key.Key_Right, ALT)
    assert page.findChild(GiveCreditDialog).isVisible()


def test_a_step_is_taken_back_by_its_button_or_its_key_while_nothing_else_happened(
    page, workspace, heard, spoken, notices
):
    for undo in (
        partial(press, page, "ideas.undo"),
        partial(QTest.keyClick, page, Qt.Key.Key_Z, CTRL),
    ):
        _shift(page, heard, Qt.Key.Key_Right)
        undo()
        assert workspace.ideas.of_id(heard.id) == heard
        assert spoken[-1] == "Undone. Heard again: Record town halls as clips"
        assert one(page, "ideas.heard", IdeaCards).hasFocus()
        assert not every(page, "ideas.undo")
    _shift(page, heard, Qt.Key.Key_Right)
    take_answer(workspace, heard.id, heard.mentor, Consent.AS_COLLEAGUE)
    press(page, "ideas.undo")
    assert notices.errors == [NotTakenBackError]
    assert workspace.ideas.of_id(heard.id).stage is Stage.TRYING
    assert not every(page, "ideas.went")


def test_a_step_taken_in_its_story_is_taken_back_there(page, workspace, heard, spoken):
    page.show_idea(heard.id)
    press(page, "idea.to_trying")
    assert spoken[-1] == "Trying now: Record town halls as clips"
    press(page, "ideas.undo")
    assert every(page, "idea.to_trying")
    assert workspace.ideas.of_id(heard.id) == heard


def test_what_stays_where_it_is_says_why(page, workspace, heard, clock, notices):
    _shift(page, heard, Qt.Key.Key_Left)
    assert notices.words[-1] == "There is no column on that side."
    workspace.ideas.move(heard.id, Stage.TRYING)
    page.refresh()
    trying = workspace.ideas.of_id(heard.id)
    _shift(page, trying, Qt.Key.Key_Left)
    assert notices.words[-1] == "It was heard, and what you answered stays in its story."
    page.steps.put(trying, Stand.CREDITED)
    assert notices.words[-1] == "It is not in use yet. Say first where you use it."
    take_answer(workspace, heard.id, heard.mentor, Consent.NOT_AT_ALL)
    used = workspace.ideas.apply(heard.id, Application("here", clock.at.date()))
    page.steps.put(used, Stand.PARKED)
    assert notices.words[-1] == "It is in use, and its story keeps that."
    none = Recognition(RecognitionForm.NONE_WANTED, clock.at.date())
    settled = workspace.ideas.recognise(heard.id, none)
    page.steps.offer(settled, QPoint())
    assert not every(page, "ideas.steps", QMenu)
    said = len(notices.words)
    page.steps.put(used, Stand.APPLIED)
    assert len(notices.words) == said


def test_a_no_is_taken_back_by_trying_it(page, workspace, heard, notices):
    workspace.ideas.move(heard.id, Stage.DECLINED, reason="too dear")
    page.refresh()
    press(page, "ideas.declined.closed")
    declined = workspace.ideas.of_id(heard.id)
    page.steps.put(declined, Stand.PARKED)
    assert notices.words[-1] == "You said no to it. Try it first, then it can go on."
    _shift(page, declined, Qt.Key.Key_Left)
    assert workspace.ideas.of_id(heard.id).stage is Stage.TRYING
    assert one(page, "ideas.trying.closed").hasFocus()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_menu_of_an_idea_has_every_step_it_can_take(page, workspace, heard):
    cards = _cards(page, heard)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(cards.viewport(), asked)
    menu = page.findChild(QMenu, "ideas.steps")
    steps = {action.text(): action for action in menu.actions()}
    assert list(steps) == [
        *("Try it", "It is in use", "You said it back", "Park it", "Decline it"),
    ]
    steps["Decline it"].trigger()
    menu.close()
    dialog = page.findChild(DeclineDialog)
    QTest.keyClicks(one(dialog, "reason.line", QLineEdit), "The works council said no")
    press(dialog, "question.yes")
    assert workspace.ideas.of_id(heard.id).last.reason == "The works council said no"


def _drag(cards, to, *, release=True):
    """Take the card that has the keyboard to the middle of a widget."""
    start = cards.visualRect(cards.currentIndex()).center()
    end = cards.viewport().mapFromGlobal(to.mapToGlobal(to.rect().center()))
    _mouse(cards, QEvent.Type.MouseButtonPress, start)
    for part in (0.3, 0.6, 1):
        _mouse(cards, QEvent.Type.MouseMove, start + (end - start) * part)
    if release:
        _mouse(cards, QEvent.Type.MouseButtonRelease, end)


def _mouse(cards, kind, at):
    left = Qt.MouseButton.LeftButton
    held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else left
    pressed = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else left
    there = QPointF(cards.viewport().mapToGlobal(at))
    event = QMouseEvent(kind, QPointF(at), there, pressed, held, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(cards.viewport(), event)


def test_an_idea_is_dragged_to_another_column_and_does_not_open(page, workspace, heard):
    cards = _cards(page, heard)
    _drag(cards, one(page, "ideas.trying.none"))
    assert workspace.ideas.of_id(heard.id).stage is Stage.TRYING
    assert page.first_focus() is one(page, "ideas.trying", IdeaCards)


def test_what_is_dragged_to_a_closed_column_is_asked_about_as_on_its_page(page, workspace, heard):
    _drag(_cards(page, heard), one(page, "ideas.parked.closed"))
    press(page.findChild(ParkIdeaDialog), "question.yes")
    assert workspace.ideas.of_id(heard.id).stage is Stage.PARKED
    assert one(page, "ideas.parked.closed").words() == "Parked: 1"
    press(page, "ideas.undo")
    assert workspace.ideas.of_id(heard.id) == heard


def test_a_drag_shows_where_it_may_end_and_escape_ends_it(page, workspace, heard):
    cards = _cards(page, heard)
    shown = page.grab().toImage()
    _drag(cards, one(page, "ideas.trying.none"), release=False)
    assert one(page, "ideas.held").isVisible()
    assert page.grab().toImage() != shown
    QTest.keyClick(cards, Qt.Key.Key_Escape)
    assert not every(page, "ideas.held")
    end = cards.viewport().rect().center()
    _mouse(cards, QEvent.Type.MouseButtonRelease, end + QPoint(900, 0))
    assert workspace.ideas.of_id(heard.id).stage is Stage.HEARD
    _drag(cards, one(page, "ideas.counts"))
    assert workspace.ideas.of_id(heard.id).stage is Stage.HEARD
