"""Mentors are asked for by keyboard, once, and what was typed stays."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt

from house import Windows
from mentordesk.domain.agenda import TopicState
from mentordesk.domain.board import IdeaQuery, Stand
from mentordesk.domain.floor import FloorMode
from mentordesk.domain.likes import Camera, Help
from mentordesk.domain.person import Consent, Medium, Pairing, known
from mentordesk.domain.word import Question
from mentordesk.errors import BlankTextError
from mentordesk.services.agendas import NewTopic
from mentordesk.services.content import shipped_content
from mentordesk.ui.dialogs.give_credit import GiveCreditDialog
from mentordesk.ui.dialogs.guide import GuideDialog
from mentordesk.ui.dialogs.likes import LikesDialog
from mentordesk.ui.dialogs.mentor import MentorDialog
from mentordesk.ui.dialogs.reason import ConfirmDialog
from mentordesk.ui.pages.people import PeoplePage
from mentordesk.ui.story_words import story
from mentordesk.ui.tokens import Scheme
from mentordesk.ui.widgets.button import Button
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.history_card import FIRST
from mentordesk.ui.widgets.label import Label
from mentordesk.ui.widgets.row_list import RowList
from mentordesk.ui.widgets.word_card import WordCard
from seen import one, press, words


@pytest.fixture
def people(qtbot, workspace, clock, tasks, notices):
    page = PeoplePage(workspace, clock, tasks, notices)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    return page


@pytest.fixture
def slow_people(qtbot, workspace, clock, held, notices):
    page = PeoplePage(workspace, clock, held, notices)
    qtbot.addWidget(page)
    page.show()
    return page


def laid_out(page) -> None:
    """Show who is there, each control in the place where it will be pressed."""
    page.resize(1000, 800)
    page.refresh()
    QCoreApplication.processEvents()


def asked(page) -> MentorDialog:
    page.ask_for_mentor()
    return page.findChild(MentorDialog)


def test_return_in_a_later_field_keeps_the_mentor(qtbot, people, workspace):
    dialog = asked(people)
    qtbot.keyClicks(dialog.form.name, "Amara Okafor")
    qtbot.keyClicks(dialog.form.about, "Recruiter")
    qtbot.keyClick(dialog.form.about, Qt.Key.Key_Return)
    assert [mentor.about for mentor in workspace.people.mentors()] == ["Recruiter"]


def test_return_without_a_name_keeps_the_dialog_and_the_words(qtbot, people, workspace):
    dialog = asked(people)
    qtbot.keyClicks(dialog.form.about, "Recruiter")
    qtbot.keyClick(dialog.form.about, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.form.about.text() == "Recruiter"
    assert workspace.people.mentors() == ()


def test_pressed_again_while_it_is_kept_adds_one_mentor(qtbot, slow_people, held, workspace):
    dialog = asked(slow_people)
    qtbot.keyClicks(dialog.form.name, "Amara Okafor")
    for _ in range(2):
        qtbot.keyClick(dialog.form.name, Qt.Key.Key_Return)
        qtbot.keyClicks(dialog.form.about, "x")
    held.finish()
    assert len(workspace.people.mentors()) == 1


def test_what_is_refused_is_said_in_the_dialog_and_stays(qtbot, slow_people, held, workspace):
    dialog = asked(slow_people)
    qtbot.keyClicks(dialog.form.name, "Amara Okafor")
    qtbot.keyClick(dialog.form.name, Qt.Key.Key_Return)
    held.fail(BlankTextError(what="name"))
    assert dialog.isVisible()
    assert dialog.problem.isVisible()
    assert dialog.form.name.text() == "Amara Okafor"
    qtbot.keyClick(dialog.form.name, Qt.Key.Key_Return)
    held.finish()
    assert len(workspace.people.mentors()) == 1


def test_the_guide_of_a_pair_opens_from_the_mentor_s_page(people, workspace):
    mentor = workspace.people.add_mentor("Amara Okafor", Pairing())
    workspace.library.leave_out(mentor.id, shipped_content().self_questions[0])
    laid_out(people)
    press(people, "people.guide")
    guide = people.findChild(GuideDialog)
    assert guide.isVisible()
    rows = one(guide, "entries.rows", RowList)
    assert guide.focusWidget() is rows
    assert rows.model().index(0).data() == shipped_content().self_questions[1].text
    guide.reject()


def test_a_pair_says_whether_late_asks_are_urgent(people, workspace, amara):
    assert amara.pairing.agenda_lock
    laid_out(people)
    assert one(people, "people.edit").accessibleDescription() == amara.name
    press(people, "people.edit")
    dialog = people.findChild(MentorDialog)
    assert dialog.form.lock.isChecked()
    dialog.form.lock.click()
    dialog.yes.click()
    assert not workspace.people.of_id(amara.id).pairing.agenda_lock


def test_a_pair_says_how_its_sessions_go(people, workspace, amara):
    laid_out(people)
    press(people, "people.edit")
    dialog = people.findChild(MentorDialog)
    assert dialog.focusWidget() is dialog.form.name
    habits = dialog.form.habits
    assert habits.applied(Pairing()) == Pairing()
    habits.floor.choose(FloorMode.HIDDEN)
    habits.edit_days.choose(0)
    habits.counts.click()
    dialog.yes.click()
    kept = workspace.people.of_id(amara.id).pairing
    assert kept == replace(amara.pairing, floor=FloorMode.HIDDEN, edit_days=0, counts=True)


def test_before_earlier_ideas_are_held_to_what_is_settled_that_is_asked(people, workspace, clock):
    mentor = workspace.people.add_mentor("Amara Okafor", Pairing(consent=Consent.ANYWHERE))
    met = workspace.sessions.plan(mentor.id, clock())
    laid_out(people)
    for _ in range(2):
        workspace.ideas.capture(met.id, mentor.id, "Record clips")
        press(people, "people.edit")
        dialog = people.findChildren(MentorDialog)[-1]
        dialog.form.consent.choose(Consent.ASK)
        dialog.yes.click()
        question = people.findChildren(ConfirmDialog)[-1]
        assert question.isVisible()
        assert not dialog.problem.isVisible()
        question.no.click()
        assert workspace.people.of_id(mentor.id) == mentor
        dialog.form.about.setText("Recruiter")
        dialog.no.click()
    clock.forward(minutes=1)
    press(people, "people.edit")
    dialog = people.findChildren(MentorDialog)[-1]
    dialog.form.consent.choose(Consent.ASK)
    dialog.yes.click()
    question = people.findChildren(ConfirmDialog)[-1]
    assert question.accessibleDescription() == (
        "Amara may be named more freely for 2 ideas so far. They are held to this too: to be asked"
        " each time. That stays so for them, whatever you settle later."
    )
    question.yes.click()
    assert not dialog.isVisible()
    assert workspace.people.of_id(mentor.id).pairing.consent is Consent.ASK
    ideas = workspace.ideas.all()
    assert {idea.consent_of(mentor.id) for idea in ideas} == {Consent.EACH_TIME}
    told = workspace.idea_views.story(ideas[0].id)
    lines = story(told, known(workspace.people.everybody()), clock().date())
    assert lines[-1].words == "Settled for both of you: Amara Okafor to be asked each time"
    press(people, "people.edit")
    dialog = people.findChildren(MentorDialog)[-1]
    dialog.form.consent.choose(Consent.EACH_TIME)
    dialog.yes.click()
    assert workspace.people.of_id(mentor.id).pairing.consent is Consent.EACH_TIME


def test_a_mentor_without_an_agreement_brings_up_no_window(qtbot, qapp, people, amara):
    seen = Windows()
    qapp.installEventFilter(seen)
    people.refresh()
    qtbot.waitUntil(people.findChild(Button, "agreement.agree").isVisible)
    qapp.removeEventFilter(seen)
    assert seen.shown == []


def test_the_medium_is_asked_for_in_the_words_in_which_it_is_shown(people, amara):
    people.refresh()
    shown = words(people).splitlines()
    assert asked(people).form.medium.accessibleName() in shown


@pytest.mark.parametrize("size", [1.0, 2.0])
def test_large_text_puts_a_mentors_cards_below_each_other(qtbot, theme, people, amara, size):
    theme.apply(Scheme.LIGHT, size)
    people.refresh()
    people.resize(1064, 800)

    def lefts() -> set[int]:
        cards = [card for card in people.findChildren(Card) if card.isVisible()]
        return {card.mapTo(people, card.rect().topLeft()).x() for card in cards}

    qtbot.waitUntil(lambda: len(lefts()) == (1 if size > 1 else 2))


def test_a_mentors_word_is_shown_in_blocks_and_no_single_answer(people, workspace, amara, clock):
    def told(taps) -> list[str]:
        for heard, safe in taps:
            session = workspace.sessions.plan(amara.id, clock()).id
            workspace.sessions.start(session)
            workspace.closes.give_word(session, Question.HEARD, heard)
            workspace.closes.give_word(session, Question.SAFE, safe)
            clock.forward(days=1)
            workspace.closes.close(session)
        people.refresh()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return [label.text() for label in people.findChild(WordCard).findChildren(Label)]

    assert told([(1, 3), (1, None)])[-1] == "Shown once there are three."
    assert told([(3, 3)])[-3:] == [
        "Felt heard: not yet",
        "Safe to disagree: not three answers yet",
        "Worth the time: not three answers yet",
    ]
    assert told([(3, 3), (3, 3)])[-3:-1] == ["Felt heard: not yet", "Safe to disagree: yes"]
    turned = ["Felt heard: yes, before that not yet", "Safe to disagree: not yet, before that yes"]
    assert told([(2, 1), (2, 1)])[-3:-1] == turned
    assert told([(1, 3)])[-3:-1] == turned
    assert told([(3, None)])[-3] == "Felt heard: partly, before that yes"
    assert told([(2, 1)] * 3)[-3] == "Felt heard: partly, as before"


def typed(qtbot, page, name: str, told: str) -> None:
    """Press the chip of that name, and type into the line that takes its place."""
    press(page, name)
    line = one(page, f"{name}.words")
    assert line.hasFocus()
    qtbot.keyClicks(line, told)


@pytest.mark.parametrize("whose", ["theirs", "mine"])
def test_a_strength_is_added_in_its_place_in_the_words_of_either(
    qtbot, people, workspace, amara, whose
):
    laid_out(people)
    name = f"people.strength.{whose}"
    typed(qtbot, people, name, "never mind")
    qtbot.keyClick(one(people, f"{name}.words"), Qt.Key.Key_Escape)
    assert one(people, name).hasFocus()
    assert not people.is_behind()
    typed(qtbot, people, name, "Hears what is not said")
    assert people.is_behind()
    qtbot.keyClick(one(people, f"{name}.words"), Qt.Key.Key_Return)
    kept = workspace.people.of_id(amara.id)
    both = kept.likes.strengths, kept.pairing.strengths
    assert both[whose == "mine"] == ("Hears what is not said",)
    assert not both[whose == "theirs"]
    assert "Hears what is not said" in words(people).splitlines()
    assert ("media, strengths." in words(people)) is (whose == "theirs")
    assert one(people, name).hasFocus()
    assert not people.is_behind()
    for way, kind in (("people.likes", LikesDialog), ("people.edit", MentorDialog)):
        press(people, way)
        people.findChild(kind).yes.click()
        assert workspace.people.of_id(amara.id) == kept


def test_a_strength_that_was_typed_is_kept_before_another_mentor_is_shown(
    qtbot, people, workspace, amara
):
    workspace.people.add_mentor("Ben Ode", Pairing())
    laid_out(people)
    typed(qtbot, people, "people.strength.theirs", "Asks first")
    press(people, "people.Ben")
    assert workspace.people.of_id(amara.id).likes.strengths == ("Asks first",)
    assert "How Ben likes to talk" in words(people)


def test_what_a_mentor_likes_is_put_down_by_keyboard_with_its_day(qtbot, people, workspace, amara):
    laid_out(people)
    assert "What Amara hopes to get" not in words(people)
    one(people, "people.likes").setFocus()
    qtbot.keyClick(one(people, "people.likes"), Qt.Key.Key_Space)
    dialog = people.findChild(LikesDialog)
    form = dialog.form
    assert dialog.focusWidget() is form.called
    qtbot.keyClicks(form.called, "Mara")
    qtbot.keyClicks(form.pronouns, "she/her")
    assert [choice.isHidden() for choice in form.media.choices] == [False, False, True, True, True]
    form.media.choices[1].choose(Medium.PAPER)
    assert not form.media.choices[2].isHidden()
    form.hopes.setText("A say")
    form.notes.click()
    form.helps[Help.WALKING].click()
    form.camera.choose(Camera.OFF)
    qtbot.keyClick(form.hopes, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    qtbot.waitUntil(lambda: people.window().focusWidget() is one(people, "people.likes"))
    kept = workspace.people.of_id(amara.id)
    assert kept.pairing.media == (Medium.CHAT, Medium.PAPER)
    assert kept.likes.helps == (Help.WALKING,)
    told = words(people).splitlines()
    for line in (
        "How Mara likes to talk",
        "She chooses. MentorDesk writes in that form.",
        "What she hopes to get",
        "short messages, then paper: Signal",
        "no private notes at the table",
        "The trend of three sessions at a time. Single answers stay hers.",
    ):
        assert line in told
    assert any("Mara told you on" in line and "pronouns" in line for line in told)


def test_a_name_before_stands_under_the_present_one(people, workspace, amara):
    workspace.people.change(replace(amara, name="Amara Mensah"))
    laid_out(people)
    assert "earlier: Amara Okafor" in words(people).splitlines()


def test_the_history_opens_a_session_and_shows_more_when_asked(
    qtbot, people, workspace, amara, clock
):
    for number in range(9):
        session = workspace.sessions.plan(amara.id, clock())
        topic = workspace.agendas.receive(session.id, [NewTopic(f"Topic {number}", 5)]).topics[-1]
        workspace.sessions.start(session.id)
        workspace.agendas.spend(session.id, topic.id, 9, TopicState.DISCUSSED)
        workspace.closes.close(session.id)
        clock.forward(days=7)
    laid_out(people)
    rows = one(people, "history.rows", RowList)
    assert rows.model().rowCount() == FIRST
    assert one(people, "history.more").text() == "Show 3 earlier sessions"
    press(people, "history.more")
    assert rows.model().rowCount() == 9
    assert rows.hasFocus()
    assert rows.currentIndex().row() == FIRST
    spoken = rows.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Topic 2" in spoken
    assert "Session 3" in spoken
    with qtbot.waitSignal(people.session_asked) as opened:
        qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert workspace.sessions.of_id(opened.args[0]).number == 3


def test_the_history_tells_what_was_called_off_from_what_did_not_take_place(
    people, workspace, amara, clock
):
    for days in (1, 30):
        workspace.sessions.plan(amara.id, clock() + timedelta(days=days))
    clock.forward(days=7)
    workspace.endings.end(amara.id)
    people.refresh()
    model = one(people, "history.rows", RowList).model()
    facts = [model.row_of(met).facts[0].words for met in model.values()]
    assert facts == ["called off", "did not take place"]


def test_the_counts_of_ideas_lead_to_them(people, workspace, clock, qtbot, amara):
    ben = workspace.people.add_mentor("Ben Ode", Pairing())
    for who, said in ((amara, ("Clips", "Badges")), (ben, ("Desks",))):
        met = workspace.sessions.plan(who.id, clock())
        for text in said:
            workspace.ideas.capture(met.id, who.id, text)
    laid_out(people)
    assert one(people, "people.ideas.all").text() == "2 ideas in all"
    with qtbot.waitSignal(people.ideas_asked) as asked_for:
        press(people, "people.ideas.heard")
    assert asked_for.args == [IdeaQuery(amara.id, (Stand.HEARD,))]
    clock.forward(days=20)
    laid_out(people)
    assert one(people, "people.ideas.owed").text() == "2 wait for you"
    with qtbot.waitSignal(people.ideas_asked) as asked_for:
        press(people, "people.ideas.owed")
    assert asked_for.args == [IdeaQuery(amara.id, owed=True)]


def test_what_a_mentor_said_of_credit_stands_where_it_is_given(people, workspace, amara, clock):
    likes = replace(amara.likes, called="Mara", credit="ask me before the board hears it")
    workspace.people.change(replace(amara, pairing=replace(amara.pairing, likes=likes)))
    met = workspace.sessions.plan(amara.id, clock())
    idea = workspace.ideas.capture(met.id, amara.id, "Clips")
    dialog = GiveCreditDialog(idea, workspace.people.everybody(), clock().date(), people)
    said = "Mara on credit: “ask me before the board hears it”"
    assert said in dialog.accessibleDescription().splitlines()
