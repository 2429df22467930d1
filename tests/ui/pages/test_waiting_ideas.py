"""What a mentor waits to hear about comes first at the close, and in what is sent before."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel

from mentordesk import settings
from mentordesk.domain.board import IdeaQuery
from mentordesk.domain.idea import PARKED_FOR, Stage
from mentordesk.domain.person import Medium, Pairing
from mentordesk.errors import SessionStateError
from mentordesk.services import ledger
from mentordesk.services.ledger import Pen
from mentordesk.ui.answer_days import AnswerDays
from mentordesk.ui.pages.close import ClosePage
from mentordesk.ui.preferences import Preferences
from mentordesk.ui.settings.ideas_card import IdeasCard
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.idea_answer import IdeaAnswer
from seen import words as shown_on
from session_room import named


@pytest.fixture
def earlier(under_way, workspace, amara, clock):
    """An idea of an earlier session, and one of the session that is live."""
    before = workspace.sessions.plan(amara.id, clock.at - timedelta(days=30))
    idea = workspace.ideas.capture(before.id, amara.id, "Clips instead of reports")
    clock.forward(minutes=1)
    workspace.ideas.capture(under_way.session, amara.id, "A junior hosts")
    return idea


def inked(workspace, mentor, at) -> None:
    """Tell what is in pencil, as the close of an earlier session did."""
    with workspace.store.transaction() as tx:
        ledger.ink(tx, Pen(at), mentor.id)


def cards(page) -> list[IdeaAnswer]:
    return [card for card in page.findChildren(IdeaAnswer) if card.isVisible()]


def test_what_waits_stands_first_and_is_answered_like_the_rest(under_way, earlier, qtbot, clock):
    room = under_way
    page = ClosePage(room.workspace, room.session, room.around)
    room.show(page, qtbot)
    named(page, "close.next").click()
    first, second = cards(page)
    assert named(page, "close.waiting").text() == "Amara still waits to hear about these"
    assert "Clips instead of reports" in shown_on(first)
    assert "Heard today, and still without an answer" in shown_on(first)
    assert not first.names.isVisible()
    assert not first.away.isVisible()
    assert "A junior hosts" in shown_on(second)
    first.answers[Stage.TRYING].click()
    assert room.workspace.ideas.of_id(earlier.id).stage is Stage.TRYING
    first.answers[Stage.DECLINED].click()
    qtbot.keyClicks(first.reason, "No room")
    page.save_now()
    declined = room.workspace.ideas.of_id(earlier.id)
    assert (declined.stage, declined.last.reason) == (Stage.DECLINED, "No room")
    assert declined.last.told_on == clock().astimezone().date()
    steps = page._table.steps
    assert [idea.text for idea in steps.ideas.ideas] == ["A junior hosts"]
    steps.seat_mentor()
    kept = [label.text() for label in steps.mentor.read_back.findChildren(QLabel)]
    assert any("Clips instead of reports" in text for text in kept)
    assert not named(page, "close.waiting").isVisible()


def test_however_much_waits_all_of_it_can_be_answered_at_the_close(
    under_way, earlier, workspace, amara, clock, qtbot
):
    before = workspace.sessions.plan(amara.id, clock.at - timedelta(days=30))
    late = [workspace.ideas.capture(before.id, amara.id, f"Late {n}") for n in range(9)]
    room = under_way
    page = ClosePage(workspace, room.session, room.around)
    room.show(page, qtbot)
    named(page, "close.next").click()
    assert len(cards(page)) == 9
    told = named(page, "close.waiting")
    assert told.text() == "Amara still waits to hear about these, and about 2 more"
    more = named(page, "close.moreWaiting")
    assert more.text() == "Show the last 2"
    more.setFocus()
    more.click()
    *_, last_but_one, last, now = cards(page)
    qtbot.waitUntil(lambda: len(cards(page)) == 11)
    *_, last_but_one, last, now = cards(page)
    qtbot.waitUntil(last_but_one.answers[Stage.TRYING].hasFocus)
    assert ["Late 7" in shown_on(last_but_one), "Late 8" in shown_on(last)] == [True, True]
    assert "A junior hosts" in shown_on(now)
    assert told.text() == "Amara still waits to hear about these"
    assert not more.isVisible()
    last.answers[Stage.TRYING].click()
    page.save_now()
    assert workspace.ideas.of_id(late[-1].id).stage is Stage.TRYING
    steps = page._table.steps
    assert [idea.text for idea in steps.ideas.ideas] == ["A junior hosts"]
    steps.seat_mentor()
    assert not named(page, "close.waiting").isVisible()


def test_what_was_said_outside_a_session_is_read_back_and_can_be_struck(
    under_way, workspace, amara, clock, qtbot
):
    room, today = under_way, clock.at.date()
    waits, tried = (
        workspace.ideas_outside.note_down(amara.id, words, today - timedelta(days=days))
        for words, days in (("Clips", 20), ("Tea", 3))
    )
    workspace.ideas.move(tried.id, Stage.TRYING)
    page = ClosePage(workspace, room.session, room.around)
    room.show(page, qtbot)
    named(page, "close.next").click()
    (card,) = cards(page)
    assert "Said 20 days ago outside a session, and still without an answer" in shown_on(card)
    steps = page._table.steps
    assert steps.ideas.ideas == ()
    steps.seat_mentor()
    read_back = steps.mentor.read_back
    abouts = [row.accessibleName() for row in read_back.findChildren(Card)]
    outside = [about for about in abouts if about.endswith("said outside a session")]
    assert [about.split(" · ")[-2] for about in outside] == ["Heard", "Trying"]
    read_back.struck.emit(tried.id)
    assert [idea.id for idea in workspace.ideas.all()] == [waits.id]
    left = [row.key for row in read_back._shown]
    assert waits.id in left
    assert tried.id not in left


def test_what_waits_within_an_idea_of_somebody_else_is_told_in_the_mentors_words_alone(
    under_way, earlier, workspace, clock, qtbot
):
    ravi = workspace.people.add_mentor("Ravi Menon", Pairing())
    met = workspace.sessions.plan(ravi.id, clock.at - timedelta(days=30))
    film = workspace.ideas.capture(met.id, ravi.id, "Film it all")
    workspace.idea_joining.join(film.id, earlier.id)
    room = under_way
    page = ClosePage(room.workspace, room.session, room.around)
    room.show(page, qtbot)
    named(page, "close.next").click()
    assert len(cards(page)) == 1
    told = (
        "“Clips instead of reports” waits within another idea. Answer that one on the ideas page."
    )
    assert named(page, "close.waiting").text() == told
    assert named(page, "close.waiting").isVisible()
    assert not any(words in shown_on(page) for words in ("Film", "Ravi"))


def test_what_was_parked_comes_back_on_its_day_and_keeps_that_it_was(
    under_way, workspace, amara, clock, qtbot
):
    before = workspace.sessions.plan(amara.id, clock.at - timedelta(days=30))
    sleeper = workspace.ideas.capture(before.id, amara.id, "Clips instead of reports")
    began = workspace.sessions.live().timing.started_at
    now, clock.at = clock.at, began - timedelta(days=20)
    workspace.ideas.move(sleeper.id, Stage.PARKED, until=now.date())
    inked(workspace, amara, clock.at)
    clock.at = now
    page = ClosePage(workspace, under_way.session, under_way.around)
    under_way.show(page, qtbot)
    named(page, "close.next").click()
    (card,) = cards(page)
    assert "parked; its day has come" in shown_on(card)
    assert not any(chip.isChecked() for chip in card.answers.values())
    assert not card.answers[Stage.HEARD].isVisible()
    card.answers[Stage.PARKED].click()
    again = workspace.ideas.of_id(sleeper.id)
    assert again.last.until == card.until.day() == now.date() + PARKED_FOR
    qtbot.waitUntil(card.until.isVisible)
    card.until.setDate(card.until.date().addDays(7))
    page.save_now()
    again = workspace.ideas.of_id(sleeper.id)
    assert [e.until for e in again.events[1:]] == [now.date(), card.until.day()]
    assert not again.answer_owed(clock())
    card.answers[Stage.PARKED].click()
    page.save_now()
    assert [event.stage for event in workspace.ideas.of_id(sleeper.id).events] == [
        Stage.HEARD,
        Stage.PARKED,
    ]
    assert not any(chip.isChecked() for chip in card.answers.values())


def test_what_had_its_answer_before_is_not_touched_at_the_table(under_way, earlier, amara, clock):
    ideas, closes = under_way.workspace.ideas, under_way.workspace.closes
    began = under_way.workspace.sessions.live().timing.started_at
    clock.at = began - timedelta(hours=1)
    ideas.move(earlier.id, Stage.TRYING)
    inked(under_way.workspace, amara, clock.at)
    clock.at = began + timedelta(hours=1)
    with pytest.raises(SessionStateError):
        closes.answer(earlier.id, Stage.DECLINED, "no")
    with pytest.raises(SessionStateError):
        closes.take_back(earlier.id)


def test_the_days_are_chosen_in_the_settings_and_count_everywhere(
    shown, tmp_path, theme, notices, workspace, amara, clock
):
    idea_session = workspace.sessions.plan(amara.id, clock.at)
    coming = workspace.sessions.plan(amara.id, clock.at + timedelta(days=20))
    workspace.ideas.capture(idea_session.id, amara.id, "Clips instead of reports")
    preferences = Preferences(tmp_path / "settings.json", theme, notices)
    card = shown(IdeasCard(preferences))
    AnswerDays(card, preferences, workspace)
    assert card.days.value() == 14
    clock.forward(days=8)

    def owed() -> tuple[int, int, bool]:
        letter = workspace.letters.compose(coming.id)
        told = workspace.letters.message(letter, Medium.EMAIL).text
        assert ("I owe you an answer about:\n- Clips" in told) is bool(letter.unanswered)
        return (
            len(workspace.today.of(clock()).answers_owed),
            workspace.idea_views.board(IdeaQuery(), {}).owed,
            bool(letter.unanswered),
        )

    assert owed() == (0, 0, False)
    card.days.setValue(7)
    assert settings.load(tmp_path / "settings.json").answer_days == 7
    assert owed() == (1, 1, True)
    card.days.setValue(30)
    assert owed() == (0, 0, False)
