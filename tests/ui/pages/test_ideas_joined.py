"""From the story of an idea: joined with another, split into two, and taken back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from mentordesk.domain.idea import Application, Part, Recognition, RecognitionForm, Stage
from mentordesk.domain.joining import Half
from mentordesk.domain.person import Consent, Pairing
from mentordesk.ui.dialogs.join_ideas import JoinIdeasDialog
from mentordesk.ui.dialogs.split_idea import SplitIdeaDialog
from mentordesk.ui.pages.ideas import IdeasPage
from mentordesk.ui.widgets.choice import Choice
from mentordesk.ui.widgets.row_list import RowList
from mentordesk.ui.widgets.text_area import TextArea
from seen import every, one, press, words


@pytest.fixture
def hear(workspace, amara, clock):
    session = workspace.sessions.plan(amara.id, clock.at)

    def hear(text, met=session):
        clock.forward(minutes=1)
        return workspace.ideas.capture(met.id, met.mentor, text)

    return hear


@pytest.fixture
def page(qtbot, workspace, clock, tasks, notices):
    page = IdeasPage(workspace, clock, tasks, notices)
    qtbot.addWidget(page)
    page.resize(1100, 800)
    with qtbot.waitExposed(page):
        page.show()
    return page


@pytest.fixture
def story(page, clock):
    """Open the story of an idea a minute later."""

    def story(idea):
        clock.forward(minutes=1)
        page.refresh()
        page.show_idea(idea.id)

    return story


def _rows(widget, name):
    model = one(widget, name, RowList).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_two_ideas_are_joined_by_keys_and_it_is_said_what_comes_of_it(
    page, workspace, hear, story, clock, announced
):
    jonas = workspace.people.add_mentor("Jonas Lind", Pairing(consent=Consent.NOT_AT_ALL))
    met = workspace.sessions.plan(jonas.id, clock.at)
    other, here = hear("Film the town hall", met), hear("Record town halls as clips")
    hear("Badges")
    workspace.ideas.move(other.id, Stage.TRYING)
    clock.forward(days=2)  # heard on a Tuesday, joined on the Thursday
    story(here)
    one(page, "idea.join").setFocus()
    QTest.keyClick(one(page, "idea.join"), Qt.Key.Key_Return)
    dialog = page.findChild(JoinIdeasDialog)
    assert _rows(dialog, "join.found") == ["Badges", "Film the town hall"]
    QTest.keyClicks(one(dialog, "join.line", QLineEdit), "town fi")
    QTest.keyClick(one(dialog, "join.line", QLineEdit), Qt.Key.Key_Return)
    assert dialog.focusWidget() is one(dialog, "join.found", RowList)
    assert workspace.ideas.of_id(here.id).joined_into is None
    assert _rows(dialog, "join.found") == ["Film the town hall"]
    assert one(dialog, "join.count", QLabel).text() == "1 idea"
    chosen = one(dialog, "join.found", RowList).currentIndex()
    assert "chosen" in chosen.data(Qt.ItemDataRole.AccessibleTextRole)
    said = one(dialog, "join.outcome", QLabel).text()
    assert said == announced[-1]
    for told in ("Record town halls as clips” stands · Trying", "Amara Okafor", "not to be named"):
        assert told in said
    assert "If one of the two is struck" in words(dialog)
    choice = one(dialog, "join.stands", Choice)
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert "“Film the town hall” stands" in one(dialog, "join.outcome", QLabel).text()
    QTest.keyClick(choice, Qt.Key.Key_Return)
    kept = workspace.ideas.of_id(here.id)
    assert kept.joined_into == other.id
    assert one(page, "idea.words", QLabel).text() == "Film the town hall"
    assert one(page, "ideas.went", QLabel).text() == "Joined into one: Film the town hall"
    joining = one(page, "idea.kin", RowList).model().values()[0]
    assert joining.words == "Joined into this: “Record town halls as clips”"
    assert joining.day == "Thu 16 Apr"
    assert "Heard" in _rows(page, "idea.kin")
    page.show_idea(here.id)
    assert not any(every(page, name) for name in ("idea.to_trying", "idea.join", "idea.split"))
    press(page, "idea.back")
    QTest.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert workspace.ideas.of_id(here.id) == here
    assert one(page, "ideas.went", QLabel).text() == "Undone: Film the town hall"
    assert not every(page, "ideas.undo")
    page.show_idea(other.id)
    assert not every(page, "idea.kin")
    assert not every(page, "idea.take_back")


def test_that_no_credit_was_wanted_is_not_told_as_credit(page, workspace, hear, story, clock):
    day, used = clock.at.date(), hear("Badges")
    workspace.ideas.apply(used.id, Application("here", day))
    here, kept = hear("Clips"), "Credit that was given stays given."
    for form in (RecognitionForm.NONE_WANTED, RecognitionForm.IN_WRITING):
        workspace.ideas.recognise(used.id, Recognition(form, day))
        story(here)
        press(page, "idea.join")
        dialog = page.findChildren(JoinIdeasDialog)[-1]
        said = one(dialog, "join.outcome", QLabel).text()
        assert "Applied: here" in said
        assert (kept in said) is (form is RecognitionForm.IN_WRITING)
        press(dialog, "question.no")


def test_nothing_can_be_joined_while_nothing_is_found(page, hear, story):
    hear("Badges")
    story(hear("Clips"))
    press(page, "idea.join")
    dialog = page.findChild(JoinIdeasDialog)
    assert one(dialog, "question.yes").isEnabled()
    QTest.keyClicks(one(dialog, "join.line", QLineEdit), "xx")
    assert not one(dialog, "question.yes").isEnabled()
    assert "No idea with these words." in words(dialog)
    assert not one(dialog, "join.outcome", QLabel).text()
    dialog.reject()


def test_an_idea_is_split_with_its_names_and_its_use(page, workspace, hear, story, clock, amara):
    idea = hear("Clips and badges")
    workspace.ideas.apply(idea.id, Application("the all-hands", clock.at.date()))
    clock.forward(days=2)
    story(idea)
    press(page, "idea.split")
    dialog = page.findChild(SplitIdeaDialog)
    assert "go along with both" in words(dialog)
    assert dialog.focusWidget() is one(dialog, "split.second")
    for blank, words_of_first in (("split.first", ""), ("split.second", "Clips")):
        one(dialog, "split.first", TextArea).set_words(words_of_first)
        press(dialog, "question.yes")
        assert "each of the two needs words" in one(dialog, "question.problem", QLabel).text()
        assert dialog.focusWidget() is one(dialog, blank)
    QTest.keyClicks(one(dialog, "split.second", TextArea), "Badges")
    one(dialog, "split.part", Choice).choose(Half.FIRST)
    press(dialog, "question.yes")
    assert "One half would have nobody" in one(dialog, "question.problem", QLabel).text()
    one(dialog, "split.part", Choice).choose(Half.BOTH)
    one(dialog, "split.use", Choice).choose(Half.FIRST)
    press(dialog, "question.yes")
    assert one(page, "idea.words", QLabel).text() == "Clips"
    assert "this is the first: Clips" in one(page, "ideas.went", QLabel).text()
    assert _rows(page, "idea.kin") == ["Split off: “Badges”"]
    assert one(page, "idea.kin", RowList).model().values()[0].day == "Thu 16 Apr"
    made = {each.text: each for each in workspace.ideas.all()}
    assert (made["Clips"].stage, made["Badges"].stage) == (Stage.APPLIED, Stage.HEARD)
    assert [(c.person, c.part) for c in made["Badges"].contributions] == [(amara.id, Part.PROPOSED)]
    page.show_idea(made["Badges"].id)
    assert _rows(page, "idea.kin") == ["Split from “Clips”"]
    page.show_idea(idea.id)
    clock.forward(minutes=1)
    press(page, "idea.take_back")
    assert workspace.ideas.of_id(idea.id).text == "Clips and badges"
    assert _rows(page, "idea.kin")[0] == "Joined into this: “Badges”"
