"""What a mentor asked to have struck comes to the leader, and goes once it is done."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mentordesk.ui.dialogs.destroy import DestroyDialog
from mentordesk.ui.pages.session import SessionPage
from mentordesk.ui.widgets.strike_asks_card import StrikeAsksCard
from seen import every, is_whole, one, press, words


@pytest.fixture
def closed(workspace, amara, clock):
    session = workspace.sessions.plan(amara.id, clock())
    workspace.sessions.start(session.id)
    for text in ("About my son", "The pay"):
        workspace.strike_asks.ask(session.id, text)
        clock.forward(seconds=1)
    return workspace.closes.close(session.id)


@pytest.fixture
def page(qtbot, workspace, closed, clock, tasks, notices):
    page = SessionPage(workspace, closed.id, clock, tasks, notices)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    return page


def asked(page, which: int) -> DestroyDialog:
    button = every(page, "session.struck")[which]
    button.setFocus()
    button.click()
    return page.findChildren(DestroyDialog)[-1]


def waits(workspace, closed) -> list[str]:
    return [one.text for one in workspace.strike_asks.of_session(closed.id)]


def test_the_leader_reads_each_wish_and_done_destroys_it_after_a_question(page, workspace, closed):
    card = page.findChild(StrikeAsksCard)
    assert "Amara asks you to strike" in words(card)
    assert every(card, "session.struck")[0].accessibleDescription() == "About my son"
    dialog = asked(page, 0)
    assert "About my son" in words(dialog)
    assert waits(workspace, closed) == ["About my son", "The pay"]
    press(dialog, "question.yes")
    assert waits(workspace, closed) == ["The pay"]
    assert "About my son" not in words(page)
    press(asked(page, 0), "question.yes")
    assert not every(page, "session.struck")
    assert waits(workspace, closed) == []


def test_no_second_press_destroys_the_next_wish(page, workspace, closed, qtbot):
    dialog = asked(page, 0)
    press(dialog, "question.yes")
    qtbot.waitUntil(lambda: page.focusWidget() is one(page, "session.struck"))
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Space)
    again = page.findChildren(DestroyDialog)[-1]
    qtbot.waitUntil(lambda: again.focusWidget() is one(again, "question.no"))
    QTest.keyClick(again.focusWidget(), Qt.Key.Key_Space)
    assert waits(workspace, closed) == ["The pay"]
    press(asked(page, 0), "question.yes")
    qtbot.waitUntil(lambda: page.focusWidget() is one(page, "session.private"))


@pytest.mark.usefixtures("theme")
def test_after_the_last_wish_the_keyboard_is_at_what_stands_first_and_in_sight(
    page, workspace, closed, amara, qtbot
):
    for text in ("A junior hosts", "A buddy", "Lunch"):
        workspace.ideas.capture(closed.id, amara.id, text)
    workspace.strike_asks.settle(workspace.strike_asks.of_session(closed.id)[0].id)
    page.refresh()
    page.resize(1280, 300)
    dialog = asked(page, 0)
    page.column.verticalScrollBar().setValue(0)
    press(dialog, "question.yes")
    first = partial(one, page, "session.destroy")
    qtbot.waitUntil(lambda: page.focusWidget() is first() and is_whole(first()))


def test_where_nothing_was_asked_for_nothing_stands_there(page, workspace, closed, qtbot):
    for ask in workspace.strike_asks.of_session(closed.id):
        workspace.strike_asks.settle(ask.id)
    page.refresh()
    qtbot.waitUntil(lambda: page.findChild(StrikeAsksCard) is None)


def test_a_wish_whose_words_a_stick_still_holds_is_gone_here(page, workspace, tmp_path, notices):
    care = workspace.care
    care.chosen = tmp_path / "stick"
    care.chosen.mkdir()
    care.back_up_now()
    care.chosen.rename(tmp_path / "away")
    press(asked(page, 0), "question.yes")
    assert "the folder is not there now" in notices.words[-1]
    assert "About my son" not in words(page)
