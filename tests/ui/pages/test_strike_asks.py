"""What a mentor asked to have struck comes to the leader, and goes once it is done."""

import pytest

from mentordesk.ui.pages.session import SessionPage
from mentordesk.ui.widgets.strike_asks_card import StrikeAsksCard
from seen import every, words


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


def test_the_leader_reads_each_wish_and_done_destroys_it(page, workspace, closed):
    card = page.findChild(StrikeAsksCard)
    assert "Amara asks you to strike" in words(card)
    first, second = every(card, "session.struck")
    assert first.accessibleDescription() == "About my son"
    first.click()
    assert "About my son" not in words(card)
    assert [one.text for one in workspace.strike_asks.of_session(closed.id)] == ["The pay"]
    assert card.isVisible()
    second.click()
    assert not card.isVisible()
    assert workspace.strike_asks.of_session(closed.id) == ()


def test_where_nothing_was_asked_for_nothing_stands_there(page, workspace, closed, qtbot):
    for ask in workspace.strike_asks.of_session(closed.id):
        workspace.strike_asks.settle(ask.id)
    page.refresh()
    qtbot.waitUntil(lambda: page.findChild(StrikeAsksCard) is None)


def test_a_wish_that_is_done_twice_is_gone_once(page, workspace, closed):
    card = page.findChild(StrikeAsksCard)
    ask = workspace.strike_asks.of_session(closed.id)[0].id
    card.take_away(ask)
    card.take_away(ask)
    assert card.isVisible()
    assert "About my son" not in words(card)


def test_a_wish_whose_words_a_stick_still_holds_is_gone_here(page, workspace, tmp_path, notices):
    care = workspace.care
    care.chosen = tmp_path / "stick"
    care.chosen.mkdir()
    care.back_up_now()
    care.chosen.rename(tmp_path / "away")
    card = page.findChild(StrikeAsksCard)
    every(card, "session.struck")[0].click()
    assert "the folder is not there now" in notices.words[-1]
    assert "About my son" not in words(card)
