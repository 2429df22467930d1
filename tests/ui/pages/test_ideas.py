"""Ideas go from first words to credit, each step asked for and kept."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from mentordesk.domain.board import IdeaQuery, Stand
from mentordesk.domain.idea import (
    PARKED_FOR,
    Application,
    Contribution,
    Part,
    Recognition,
    RecognitionForm,
    Stage,
    Weight,
)
from mentordesk.domain.ids import IdeaId, new_id
from mentordesk.domain.person import Consent, Pairing
from mentordesk.errors import DeskFullError
from mentordesk.ui.dialogs.apply_idea import ApplyIdeaDialog
from mentordesk.ui.dialogs.decline_idea import DeclineDialog
from mentordesk.ui.dialogs.give_credit import GiveCreditDialog
from mentordesk.ui.dialogs.park_idea import ParkIdeaDialog
from mentordesk.ui.pages.ideas import IdeasPage
from mentordesk.ui.tokens import Scheme
from mentordesk.ui.widgets.choice import Choice
from mentordesk.ui.widgets.idea_cards import IdeaCards
from mentordesk.ui.widgets.row_list import RowList
from naming_people import give_part, take_answer
from seen import every, is_whole, one, press, words


@pytest.fixture
def session(workspace, amara, clock):
    return workspace.sessions.plan(amara.id, clock.at)


@pytest.fixture
def page(qtbot, workspace, clock, tasks, notices):
    page = IdeasPage(workspace, clock, tasks, notices)
    qtbot.addWidget(page)
    page.resize(1100, 800)
    with qtbot.waitExposed(page):
        page.show()
    return page


def _hear(workspace, session, text="Record town halls as clips"):
    return workspace.ideas.capture(session.id, session.mentor, text)


def _use(workspace, idea, clock):
    return workspace.ideas.apply(idea.id, Application("the all-hands", clock.at.date()))


def _titles(page, name):
    model = one(page, f"ideas.{name}", RowList).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def _is_first(page, name):
    """Return whether a button is the one that asks most to be pressed: it is the higher one."""
    return one(page, name).height() > one(page, "idea.join").height()


def _credit(clock, form=RecognitionForm.IN_WRITING):
    return Recognition(form, clock.at.date())


def test_an_empty_page_says_what_will_stand_here(page, amara):
    page.refresh()
    assert "will stand here" in words(page)


def test_each_idea_stands_in_the_column_of_its_stage(page, workspace, session, clock):
    heard, trying, used, given = (_hear(workspace, session, t) for t in "abcd")
    workspace.ideas.move(trying.id, Stage.TRYING)
    _use(workspace, used, clock)
    _use(workspace, given, clock)
    workspace.ideas.recognise(given.id, _credit(clock))
    page.refresh()
    shown = [_titles(page, name) for name in ("heard", "trying", "applied", "credited")]
    assert shown == [[heard.text], [trying.text], [used.text], [given.text]]
    assert "4 ideas · 2 applied · 1 credited" in words(page)


def test_what_is_owed_is_told_to_the_window(qtbot, page, workspace, session, clock):
    _use(workspace, _hear(workspace, session), clock)
    _hear(workspace, session, "Badges")
    with qtbot.waitSignal(page.owed_changed) as owed:
        page.refresh()
    assert owed.args == [1]
    clock.forward(days=20)
    with qtbot.waitSignal(page.owed_changed) as owed:
        page.refresh()
    assert owed.args == [2]


def test_arrows_go_from_card_to_card_and_return_opens_one(page, workspace, session, clock):
    trying = _hear(workspace, session, "Trying it")
    workspace.ideas.move(trying.id, Stage.TRYING)
    clock.forward(minutes=1)
    _hear(workspace, session, "One")
    clock.forward(minutes=1)
    _hear(workspace, session, "Two")
    page.refresh()
    heard = one(page, "ideas.heard", RowList)
    heard.enter(0)
    QTest.keyClick(heard, Qt.Key.Key_Down)
    assert heard.currentIndex().data() == "One"
    QTest.keyClick(heard, Qt.Key.Key_Right)
    column = one(page, "ideas.trying", RowList)
    assert column.hasFocus()
    QTest.keyClick(column, Qt.Key.Key_Return)
    assert one(page, "idea.words", QLabel).text() == "Trying it"
    assert page.story.back.hasFocus()  # Return pressed twice takes no step


def test_escape_goes_back_to_the_card(page, workspace, session):
    idea = _hear(workspace, session)
    page.refresh()
    page.show_idea(idea.id)
    QTest.keyClick(page.story.back, Qt.Key.Key_Escape)
    assert one(page, "ideas.heard", RowList).currentIndex().data() == idea.text


def test_a_step_that_is_still_being_kept_does_not_open_a_story_that_was_left(
    qtbot, workspace, session, clock, held, notices
):
    idea = _hear(workspace, session)
    page = IdeasPage(workspace, clock, held, notices)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.refresh()
    page.show_idea(idea.id)
    held.finish()
    page.steps.take(idea, Stage.TRYING)
    held.finish_oldest()
    QTest.keyClick(page.story.back, Qt.Key.Key_Escape)
    held.finish()
    assert page.shelf.isVisible()
    cards = one(page, "ideas.trying", IdeaCards)
    assert cards.hasFocus()
    assert cards.current == workspace.ideas.of_id(idea.id)


def test_what_was_asked_meanwhile_is_asked_after_a_failure_too(
    qtbot, workspace, session, clock, held, notices
):
    page = IdeasPage(workspace, clock, held, notices)
    qtbot.addWidget(page)
    page.refresh()
    idea = _hear(workspace, session)
    page.refresh()
    held.fail(DeskFullError("desk"))
    assert notices.errors == [DeskFullError]
    held.finish()
    assert _in_column(page, "heard") == [idea.text]


def test_an_idea_asked_for_before_the_page_is_filled_opens_after_it(page, workspace, session):
    idea = _hear(workspace, session)
    page.show_idea(idea.id)
    page.refresh()
    assert one(page, "idea.words", QLabel).text() == idea.text


def test_an_idea_that_is_not_there_is_said_so(page, notices, amara):
    page.refresh()
    page.show_idea(IdeaId(new_id()))
    assert [error.__name__ for error in notices.errors] == ["NotFoundError"]


def test_trying_is_one_press_and_stays_in_the_story(page, workspace, session):
    idea = _hear(workspace, session)
    page.refresh()
    page.show_idea(idea.id)
    press(page, "idea.to_trying")
    assert workspace.ideas.of_id(idea.id).stage is Stage.TRYING
    assert not every(page, "idea.to_trying")
    rows = one(page, "idea.story", RowList).model()
    assert [rows.index(row, 0).data() for row in range(rows.rowCount())] == ["Heard", "Trying"]


def test_an_idea_is_declined_only_with_a_reason(page, workspace, session):
    idea = _hear(workspace, session)
    page.refresh()
    page.show_idea(idea.id)
    press(page, "idea.to_declined")
    dialog = page.findChild(DeclineDialog)
    QTest.keyClicks(one(dialog, "reason.line", QLineEdit), "  ")
    press(dialog, "question.yes")
    assert workspace.ideas.of_id(idea.id).stage is Stage.HEARD
    assert one(dialog, "question.problem")
    QTest.keyClicks(one(dialog, "reason.line", QLineEdit), "The works council said no")
    press(dialog, "question.yes")
    declined = workspace.ideas.of_id(idea.id)
    assert (declined.stage, declined.last.reason) == (Stage.DECLINED, "The works council said no")


def test_what_was_set_aside_stands_below_the_board(page, workspace, session):
    idea = _hear(workspace, session)
    workspace.ideas.move(idea.id, Stage.PARKED, until=date(2026, 6, 1))
    page.refresh()
    assert not every(page, "ideas.parked")
    assert one(page, "ideas.parked.closed").words() == "Parked: 1"
    press(page, "ideas.parked.closed")
    assert _titles(page, "parked") == [idea.text]
    assert one(page, "ideas.parked", RowList).hasFocus()
    assert not every(page, "ideas.heard")
    assert one(page, "ideas.heard.closed").words() == "Heard: 0"
    press(page, "ideas.clear")
    assert every(page, "ideas.heard.more") == every(page, "ideas.parked") == []


def test_parking_asks_until_when(page, workspace, session, clock):
    idea = _hear(workspace, session)
    page.refresh()
    page.show_idea(idea.id)
    press(page, "idea.to_parked")
    press(page.findChild(ParkIdeaDialog), "question.yes")
    parked = workspace.ideas.of_id(idea.id)
    assert parked.last.until == clock.at.date() + PARKED_FOR
    assert "answer owed" not in words(page.story)
    clock.forward(days=PARKED_FOR.days)
    page.show_idea(idea.id)
    assert "answer owed" in words(page.story)
    assert one(page, "idea.to_parked").text() == "Park it longer"
    press(page, "idea.to_parked")
    again = [asked for asked in page.findChildren(ParkIdeaDialog) if asked.isVisible()][-1]
    press(again, "question.yes")
    assert len(workspace.ideas.of_id(idea.id).events) == 3
    assert "answer owed" not in words(page.story)


def test_applied_leads_straight_to_credit(page, workspace, session, clock):
    idea = _hear(workspace, session)
    page.refresh()
    page.show_idea(idea.id)
    press(page, "idea.to_applied")
    applying = page.findChild(ApplyIdeaDialog)
    press(applying, "question.yes")
    problem, where = one(applying, "question.problem", QLabel), one(applying, "apply.where")
    assert problem.text().startswith("“Where” is still empty.")
    assert applying.focusWidget() is where
    assert where.accessibleDescription() == problem.text()
    one(applying, "apply.where", QLineEdit).setText("the Q2 all-hands")
    one(applying, "apply.before", QLineEdit).setText("an hour")
    one(applying, "apply.after", QLineEdit).setText("three minutes")
    press(applying, "question.yes")
    assert workspace.ideas.of_id(idea.id).application == Application(
        "the Q2 all-hands", clock.at.date(), "an hour", "three minutes"
    )
    assert _is_first(page, "idea.to_credit")
    crediting = page.findChild(GiveCreditDialog)
    assert "Amara Okafor proposed it" in words(crediting)
    one(crediting, "credit.form", Choice).choose(RecognitionForm.TOLD_MANAGER)
    one(crediting, "credit.heard_by", QLineEdit).setText("Her manager")
    one(crediting, "credit.knows").setChecked(True)
    press(crediting, "question.yes")
    given = workspace.ideas.of_id(idea.id).recognitions
    assert given == (
        Recognition(
            RecognitionForm.TOLD_MANAGER, clock.at.date(), "", "Her manager", mentor_knows=True
        ),
    )
    assert _in_column(page, "credited") == [idea.text]
    assert one(page, "idea.to_credit").text() == "Give credit again"
    assert not _is_first(page, "idea.to_credit")
    assert "credited" in words(page.story)


def test_who_is_to_be_asked_is_named_once_it_is_ticked_that_they_were(
    page, workspace, session, clock, amara
):
    idea = _hear(workspace, session)
    take_answer(workspace, idea.id, session.mentor, Consent.EACH_TIME)
    _use(workspace, idea, clock)
    page.refresh()
    page.show_idea(idea.id)
    press(page, "idea.to_credit")
    crediting = page.findChild(GiveCreditDialog)
    tick, said = one(crediting, "credit.asked.0"), one(crediting, "credit.words")
    assert tick.text() == "Amara Okafor was asked, and may be named this time"
    assert "A colleague proposed it" in said.words()
    tick.click()
    assert "Amara Okafor proposed it" in said.words()
    tick.click()
    assert "Amara" not in said.words()
    said.set_words("Thanks to Amara.")
    press(crediting, "question.yes")
    assert "Amara" in one(crediting, "question.problem", QLabel).text()
    tick.click()
    one(crediting, "credit.form", Choice).choose(RecognitionForm.NONE_WANTED)
    assert not tick.isVisible()
    one(crediting, "credit.form", Choice).choose(RecognitionForm.IN_WRITING)
    assert said.words() == "Thanks to Amara."
    press(crediting, "question.yes")
    (act,) = workspace.ideas.of_id(idea.id).recognitions
    assert act.agreed == (amara.id,)
    assert page.story.model.values()[-1].under.startswith("asked, and agreed: Amara Okafor · ")
    press(page, "idea.to_credit")
    again = [asked for asked in page.findChildren(GiveCreditDialog) if asked.isVisible()][-1]
    assert "Amara" not in one(again, "credit.words").words()


def test_where_nobody_may_be_told_of_nothing_is_owed_and_that_can_be_kept(
    page, workspace, session, amara, clock
):
    idea = _hear(workspace, session)
    take_answer(workspace, idea.id, session.mentor, Consent.NOT_AT_ALL)
    page.refresh()
    page.show_idea(idea.id)
    press(page, "idea.to_applied")
    applying = page.findChild(ApplyIdeaDialog)
    one(applying, "apply.where", QLineEdit).setText("here")
    press(applying, "question.yes")
    assert page.findChild(GiveCreditDialog) is None
    assert "credit owed" not in words(page.story)
    assert not _is_first(page, "idea.to_credit")
    press(page, "idea.to_credit")
    crediting = page.findChild(GiveCreditDialog)
    assert "Nobody but you may be told of with this idea" in words(crediting)
    assert crediting.form.count() == 1
    assert not every(crediting, "credit.words")
    press(crediting, "question.yes")
    (act,) = workspace.ideas.of_id(idea.id).recognitions
    assert act == Recognition(RecognitionForm.NONE_WANTED, clock.at.date())
    assert _in_column(page, "credited") == [idea.text]
    assert "wanted no credit" in words(page.story)
    assert one(page, "ideas.went", QLabel).text() == f"They chose no credit: {idea.text}"
    assert one(page, "idea.to_credit").text() == "Give credit"
    told = page.story.model.values()[-1]
    assert (told.words, told.credit) == ("No credit was wanted", False)


def test_credit_still_owed_after_the_no_of_one_mentor_says_why(page, workspace, session, clock):
    jonas = workspace.people.add_mentor("Jonas Lind", Pairing(consent=Consent.ANYWHERE))
    idea = _hear(workspace, session)
    part = Contribution(jonas.id, Part.SHAPED, Weight.EQUAL, Consent.ANYWHERE)
    give_part(workspace, idea.id, part)
    workspace.ideas.apply(idea.id, Application("here", clock.at.date()))
    page.refresh()
    page.show_idea(idea.id)
    assert "wanted no credit" not in words(page.story)
    workspace.ideas.recognise(idea.id, Recognition(RecognitionForm.NONE_WANTED, clock.at.date()))
    page.refresh()
    page.show_idea(idea.id)
    assert "credit owed" in words(page.story)
    assert "one mentor wanted no credit" in words(page.story)


def test_the_no_of_one_leaves_the_credit_of_another_owed_until_the_pair_says_no_as_well(
    page, workspace, session, amara, clock
):
    idea = _hear(workspace, session)
    jonas = workspace.people.named("Jonas Lind")
    part = Contribution(jonas.id, Part.SHAPED, Weight.EQUAL, Consent.NOT_AT_ALL)
    give_part(workspace, idea.id, part)
    take_answer(workspace, idea.id, amara.id, Consent.ANYWHERE)
    workspace.ideas.apply(idea.id, Application("here", clock.at.date()))

    model = page.shelf.models[Stand.APPLIED]

    def seen():
        page.refresh()
        page.show_idea(idea.id)
        owed = len(workspace.today.of(clock()).credit_owed)
        shown = [fact.words for fact in model.row_of(model.values()[0]).facts]
        return owed, shown, "credit owed" in words(page.story)

    assert seen() == (1, ["credit owed"], True)
    assert "Amara Okafor proposed it · may be named anywhere" in words(page.story)
    settled = replace(amara.pairing, consent=Consent.NOT_AT_ALL)
    workspace.people.change(replace(amara, pairing=settled))
    assert seen() == (0, [], False)
    assert "Amara Okafor proposed it · not to be named" in words(page.story)
    page.steps.put(workspace.ideas.of_id(idea.id), Stand.CREDITED)
    assert page.findChild(GiveCreditDialog).form.value() == RecognitionForm.NONE_WANTED


def test_what_was_answered_stays_when_the_desk_refuses(page, workspace, session):
    idea = _hear(workspace, session)
    page.refresh()
    page.show_idea(idea.id)
    press(page, "idea.to_applied")
    dialog = page.findChild(ApplyIdeaDialog)
    one(dialog, "apply.where", QLineEdit).setText("the all-hands")
    workspace.store.close()
    press(dialog, "question.yes")
    assert dialog.isVisible()
    assert one(dialog, "question.problem")
    assert one(dialog, "apply.where", QLineEdit).text() == "the all-hands"
    dialog.reject()


def test_a_mentor_s_chip_shows_that_mentor_s_ideas(page, workspace, session, clock):
    jonas = workspace.people.add_mentor("Jonas Lind", Pairing())
    other = workspace.sessions.plan(jonas.id, clock.at)
    _hear(workspace, session, "Amara’s")
    _hear(workspace, other, "Jonas’s")
    page.refresh()
    everybody, amara, jonas = every(page, "ideas.mentor")
    assert [chip.words() for chip in (everybody, amara, jonas)] == ["All mentors", "Amara", "Jonas"]
    QTest.mouseClick(jonas, Qt.MouseButton.LeftButton)
    assert _titles(page, "heard") == ["Jonas’s"]
    QTest.mouseClick(everybody, Qt.MouseButton.LeftButton)
    assert len(_titles(page, "heard")) == 2


def test_two_hundred_ideas_scroll_in_their_column(page, workspace, session):
    for number in range(200):
        _hear(workspace, session, f"{number} " + "long words " * 40)
    page.refresh()
    rows = one(page, "ideas.heard", RowList)
    assert rows.model().rowCount() == 12
    assert "200" in words(page)
    for _ in range(5):
        press(page, "ideas.heard.more")
    assert rows.model().rowCount() == 200
    assert not every(page, "ideas.heard.more")
    rows.enter(199)
    assert rows.viewport().rect().intersects(rows.visualRect(rows.currentIndex()))
    assert page.shelf.board.height() < 800


def test_at_double_size_the_head_gives_way_to_three_cards(
    qtbot, theme, page, workspace, session, clock
):
    theme.apply(Scheme.LIGHT, 2.0)
    page.resize(1046, 800)
    for text in ("Drop job titles on badges", "A map of who to ask", "Ask leavers"):
        clock.forward(minutes=1)
        _hear(workspace, session, text)
    page.refresh()
    cards = one(page, "ideas.heard", IdeaCards)

    def shows_three() -> bool:
        third = cards.visualRect(cards.model().index(2, 0))
        shown = cards.viewport().visibleRegion().boundingRect()
        return bool(third.height()) and shown.contains(third)

    qtbot.waitUntil(shows_three)
    field = one(page, "ideas.words", QLineEdit)
    field.setFocus()
    qtbot.waitUntil(lambda: is_whole(field))
    first = cards.visualRect(cards.model().index(0, 0)).center()
    QTest.mousePress(cards.viewport(), Qt.MouseButton.LeftButton, pos=first)
    for _ in range(3):
        QApplication.processEvents()
    assert cards.hasFocus()
    assert is_whole(field)  # nothing moves below a pressed mouse
    QTest.mouseRelease(cards.viewport(), Qt.MouseButton.LeftButton, pos=first)
    assert one(page, "idea.words", QLabel).text() == "Ask leavers"


def _in_column(page, name):
    model = page.shelf.models[name]
    return [idea.text for idea in model.values()]


def test_what_another_page_asks_for_is_what_is_shown(page, workspace, session, clock):
    ben = workspace.people.add_mentor("Ben Ode", Pairing())
    _hear(workspace, session, "Hers")
    _hear(workspace, workspace.sessions.plan(ben.id, clock()), "His")
    page.begin_with(IdeaQuery(session.mentor, (Stand.HEARD,)))
    page.refresh()
    assert (page.shelf.query.mentor, page.shelf.query.stands) == (session.mentor, (Stand.HEARD,))
    assert [idea.text for idea in page.shelf.models[Stand.HEARD].values()] == ["Hers"]
    page.begin_with(IdeaQuery(session.mentor, owed=True))
    page.refresh()
    assert page.shelf.query.owed
