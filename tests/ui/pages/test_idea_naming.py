"""From an idea's story names are added, changed and taken off, and who said it first is kept."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from mentordesk.domain.idea import Contribution, Part, Weight
from mentordesk.domain.person import Consent
from mentordesk.ui.dialogs.first_said import FirstSaidDialog
from mentordesk.ui.dialogs.named import NamedDialog
from mentordesk.ui.dialogs.new_name import NewNameDialog
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.pages.ideas import IdeasPage
from mentordesk.ui.widgets.choice import Choice
from seen import every, one, press, words


@pytest.fixture
def idea(workspace, amara, clock):
    """An idea of a session that is over."""
    session = workspace.sessions.plan(amara.id, clock.at)
    workspace.sessions.start(session.id)
    idea = workspace.ideas.capture(session.id, amara.id, "Record town halls as clips")
    workspace.closes.close(session.id)
    return idea


@pytest.fixture
def page(shown, workspace, clock, disk, notices, idea):
    page = IdeasPage(workspace, clock, disk, notices)
    page.resize(1100, 800)
    page.refresh()
    page.show_idea(idea.id)
    return shown(page)


def asked(page, kind: type[Question]) -> Question:
    return next(one for one in page.findChildren(kind) if one.isVisible())


def add(page, name: str, weight: Weight = Weight.EQUAL, consent: Consent = Consent.ASK):
    press(page, "idea.add_name")
    dialog = asked(page, NewNameDialog)
    one(dialog, "new_name.name", QLineEdit).setText(name)
    one(dialog, "new_name.weight", Choice).choose(weight)
    one(dialog, "new_name.consent", Choice).choose(consent)
    return dialog


def test_somebody_is_named_changed_and_taken_off_after_the_close(page, workspace, idea):
    dialog = add(page, "Jonas Lind", Weight.LEAD, Consent.AS_COLLEAGUE)
    assert dialog.accessibleDescription() == idea.text
    press(dialog, "question.yes")
    assert "Jonas Lind shaped it (lead) · named as “a colleague”" in words(page.story)
    assert "Jonas Lind is named for it now" in one(page, "ideas.went", QLabel).text()
    mine, his = every(page, "idea.named")
    assert "Jonas Lind shaped it (lead)" in his.accessibleDescription()
    assert "Amara Okafor proposed it" in mine.accessibleDescription()
    his.setFocus()
    his.click()
    named = asked(page, NamedDialog)
    assert one(named, "named.weight", Choice).value() == Weight.LEAD
    one(named, "named.part", Choice).choose(Part.BACKED)
    one(named, "named.weight", Choice).choose(Weight.SUPPORTING)
    press(named, "question.yes")
    assert "Jonas Lind backed it (supporting)" in words(page.story)
    assert page.focusWidget() is his
    his.click()
    goes = one(asked(page, NamedDialog), "named.goes", QLabel).text()
    assert goes.startswith("If nothing else names Jonas, that answer goes with the name.")
    assert one(asked(page, NamedDialog), "named.off").accessibleDescription() == goes
    press(asked(page, NamedDialog), "named.off")
    assert "Jonas Lind" not in words(page.story)
    assert page.focusWidget() is one(page, "idea.add_name")
    press(page, "ideas.undo")
    assert "Jonas Lind backed it (supporting) · named as “a colleague”" in words(page.story)
    assert "Undone" in one(page, "ideas.went", QLabel).text()
    assert not every(page, "ideas.undo")
    assert workspace.ideas.of_id(idea.id).contributions[1].part is Part.BACKED


def test_the_story_tells_what_was_changed_and_by_whom(page, workspace, clock, idea):
    clock.forward(days=1)
    press(add(page, "Jonas Lind", Weight.LEAD), "question.yes")
    clock.forward(days=1)
    _, his = workspace.ideas.of_id(idea.id).contributions
    workspace.idea_naming.take_off(idea.id, his)
    clock.forward(days=1)
    workspace.idea_naming.say_first(idea.id, "Ana, on the tram")
    page.refresh()
    page.show_idea(idea.id)
    told = [(line.words, line.under) for line in page.story.model.values()][1:]
    assert told == [
        ("Somebody named: shaped it (lead), not asked yet", "noted by you"),
        ("Somebody is no longer named", "noted by you"),
        ("Who first said it: Ana, on the tram", "noted by you"),
    ]


def test_what_is_missing_is_asked_for_and_what_was_typed_stays(page, workspace, idea, disk):
    dialog = add(page, " ")
    press(dialog, "question.yes")
    assert dialog.problem.text() == "Say who it was."
    assert dialog.focusWidget() is dialog.name
    dialog.name.setText("Jonas Lind")
    one(dialog, "new_name.consent", Choice).choose(Consent.THESE_PEOPLE)
    press(dialog, "question.yes")
    assert dialog.problem.text() == "Say before whom they may be named."
    one(dialog, "new_name.people", QLineEdit).setText("the board")
    disk.full = True
    press(dialog, "question.yes")
    assert "is full" in dialog.problem.text()
    assert len(workspace.ideas.of_id(idea.id).contributions) == 1
    disk.full = False
    press(dialog, "question.yes")
    his = workspace.ideas.of_id(idea.id).contributions[1]
    assert (his.consent, his.people) == (Consent.THESE_PEOPLE, "the board")
    assert "may be named before the board" in words(page.story)


def test_a_first_name_alone_makes_no_second_person_of_who_is_here(page, workspace, idea):
    dialog = add(page, " amara ")
    press(dialog, "question.yes")
    assert "Is it Amara Okafor? Write the whole name" in dialog.problem.text()
    assert dialog.focusWidget() is dialog.name
    assert [person.name for person in workspace.people.everybody()].count("amara") == 0
    dialog.name.setText("Amara  OKAFOR")
    press(dialog, "question.yes")
    assert {c.person for c in workspace.ideas.of_id(idea.id).contributions} == {idea.mentor}
    press(add(page, "Amara Bello"), "question.yes")
    assert "Amara Bello shaped it" in words(page.story)


def test_who_said_it_first_is_kept_changed_and_told_in_the_story_by_keys(
    qtbot, page, workspace, idea
):
    assert not every(page, "idea.said_first")
    button = one(page, "idea.first_said")
    assert button.words() == "Who first said it…"
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    dialog = asked(page, FirstSaidDialog)
    line = one(dialog, "first_said.words", QLineEdit)
    assert line.accessibleName() == "In words"
    assert "only as they agreed" in line.accessibleDescription()
    QTest.keyClicks(line, "Ana, on the tram, in March")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert workspace.ideas.of_id(idea.id).first_said == "Ana, on the tram, in March"
    assert "Who first said it: Ana, on the tram, in March" in words(page.story.whose)
    assert button.words() == "Change who first said it…"
    assert page.focusWidget() is button
    button.click()
    again = asked(page, FirstSaidDialog)
    assert again.words.text() == "Ana, on the tram, in March"
    again.words.clear()
    press(again, "question.yes")
    assert not every(page, "idea.said_first")
    QTest.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "Ana, on the tram" in words(page.story.whose)


def test_an_answer_alone_is_kept_and_cannot_be_undone(page, workspace, idea):
    press(page, "idea.named")
    dialog = asked(page, NamedDialog)
    assert not every(dialog, "named.goes")
    dialog.consent.choose(Consent.NOT_AT_ALL)
    press(dialog, "question.yes")
    assert workspace.ideas.of_id(idea.id).contributions[0].consent is Consent.NOT_AT_ALL
    said = f"Amara: not to be named from now on. {idea.text}"
    assert one(page, "ideas.went", QLabel).text() == said
    assert not every(page, "ideas.undo")


def test_an_answer_with_another_part_is_said_and_stays_when_the_part_is_undone(
    page, workspace, idea
):
    press(page, "idea.named")
    dialog = asked(page, NamedDialog)
    dialog.weight.choose(Weight.LEAD)
    dialog.consent.choose(Consent.AS_COLLEAGUE)
    press(dialog, "question.yes")
    said = one(page, "ideas.went", QLabel).text()
    assert "named as “a colleague” from now on; the part is changed too" in said
    press(page, "ideas.undo")
    (hers,) = workspace.ideas.of_id(idea.id).contributions
    assert (hers.weight, hers.consent) == (Weight.EQUAL, Consent.AS_COLLEAGUE)


def test_what_goes_on_inside_another_is_named_there(page, workspace, amara, idea):
    whole = workspace.ideas.capture(idea.session, amara.id, "Clips")
    workspace.idea_joining.join(whole.id, idea.id)
    page.show_idea(idea.id)
    assert not every(page, "idea.named")
    assert not every(page, "idea.add_name")
    assert every(page, "idea.first_said")


def test_a_name_is_added_by_keys_alone(qtbot, page, workspace, idea):
    button = one(page, "idea.add_name")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    dialog = asked(page, NewNameDialog)
    qtbot.waitUntil(dialog.name.hasFocus)
    QTest.keyClicks(dialog.name, "Jonas Lind")
    down, tab = Qt.Key.Key_Down, Qt.Key.Key_Tab
    for key in (tab, down, tab, down, tab, down, down, Qt.Key.Key_Return):
        QTest.keyClick(QApplication.focusWidget(), key)
    (_, his) = workspace.ideas.of_id(idea.id).contributions
    told = Part.CARRIED_OUT, Weight.SUPPORTING, Consent.AS_COLLEAGUE
    assert his == Contribution(his.person, *told)
    assert page.focusWidget() is button
