"""Step two of the close: whose an idea is, how they are named, and what was a mistake."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from mentordesk.domain.idea import Contribution, Part, Stage, Weight
from mentordesk.domain.person import Consent
from mentordesk.ui.dialogs.named import NamedDialog
from mentordesk.ui.dialogs.reason import ConfirmDialog
from mentordesk.ui.pages.close import ClosePage
from mentordesk.ui.widgets.chip import ChipButton
from mentordesk.ui.widgets.name_line import NameLine
from naming_people import give_part
from seen import is_whole
from seen import words as shown_on
from session_room import named


@pytest.fixture
def room(under_way, workspace, amara):
    workspace.ideas.capture(under_way.session, amara.id, "A junior hosts")
    return under_way


@pytest.fixture
def jonas(room):
    person = room.workspace.people.named("Jonas Weber")
    part = Contribution(person.id, Part.SHAPED, Weight.EQUAL, Consent.AS_COLLEAGUE)
    give_part(room.workspace, idea_of(room).id, part)
    return person


@pytest.fixture
def close(room, qtbot):
    page = ClosePage(room.workspace, room.session, room.around)
    room.show(page, qtbot)
    named(page, "close.next").click()
    return page


def idea_of(room):
    (idea,) = room.workspace.ideas.of_session(room.session)
    return idea


def names_on(page) -> list[ChipButton]:
    return [chip for chip in page.findChildren(ChipButton, "close.named") if chip.isVisible()]


def asked(page, place: int = 0) -> NamedDialog:
    chip = names_on(page)[place]
    chip.setFocus()
    chip.click()
    (dialog,) = (one for one in page.findChildren(NamedDialog) if one.isVisible())
    return dialog


def offered(choice) -> list[Consent]:
    return [Consent(choice.itemData(at)) for at in range(choice.count())]


def test_the_mentor_says_at_the_table_how_to_be_named(close, room, qtbot):
    (chip,) = names_on(close)
    assert chip.words() == "Amara proposed it, not asked yet"
    assert chip.accessibleDescription() == "Change the part, its weight, or how to be named"
    chip.setFocus()
    room.press(qtbot, Qt.Key.Key_Return)
    (dialog,) = close.findChildren(NamedDialog)
    assert dialog.accessibleName() == "How Amara is named"
    assert offered(dialog.consent) == list(Consent)
    assert dialog.weight.value() == Weight.EQUAL
    assert dialog.weight.accessibleName() == "Weight"
    dialog.part.choose(Part.NOTICED)
    dialog.weight.choose(Weight.LEAD)
    dialog.consent.choose(Consent.ANYWHERE)
    dialog.yes.click()
    assert [chip.words() for chip in names_on(close)] == [
        "Amara noticed it (lead), may be named anywhere"
    ]
    (hers,) = idea_of(room).contributions
    assert (hers.part, hers.weight, hers.consent) == (Part.NOTICED, Weight.LEAD, Consent.ANYWHERE)
    qtbot.waitUntil(chip.hasFocus)


def test_an_answer_only_becomes_stricter_and_the_question_says_why(jonas, close):
    dialog = asked(close, 1)
    assert offered(dialog.consent) == [Consent.AS_COLLEAGUE, Consent.NOT_AT_ALL]
    why = "Settled so far: named as “a colleague”. It can only become stricter now."
    assert why in shown_on(dialog)
    assert dialog.consent.accessibleDescription() == why


def test_a_part_that_somebody_has_already_is_not_offered(jonas, close, room):
    part = Contribution(jonas.id, Part.BACKED, Weight.EQUAL, Consent.ASK)
    given = give_part(room.workspace, idea_of(room).id, part)
    close._table.steps.ideas.renew((given,))
    dialog = asked(close, 1)
    parts = [dialog.part.itemData(at) for at in range(dialog.part.count())]
    assert Part.BACKED not in parts
    assert Part.SHAPED in parts


def test_a_name_that_was_a_mistake_is_taken_off_and_the_mentors_is_not(jonas, close, room, qtbot):
    mentors = asked(close)
    assert not mentors.off.isVisible()
    mentors.reject()
    dialog = asked(close, 1)
    dialog.off.click()
    assert [chip.words().split()[0] for chip in names_on(close)] == ["Amara"]
    assert len(idea_of(room).contributions) == 1
    assert jonas not in room.workspace.people.everybody()
    qtbot.waitUntil(names_on(close)[0].hasFocus)


def test_what_could_not_be_kept_stays_in_the_question(close, room, disk):
    dialog = asked(close)
    dialog.consent.choose(Consent.NOT_AT_ALL)
    disk.full = True
    dialog.yes.click()
    assert "is full" in dialog.problem.text()
    disk.full = False
    dialog.yes.click()
    assert not dialog.isVisible()
    assert idea_of(room).contributions[0].consent is Consent.NOT_AT_ALL


def test_an_idea_caught_by_mistake_is_destroyed_after_one_question(close, room, qtbot, notices):
    named(close, "close.mistake").click()
    (dialog,) = close.findChildren(ConfirmDialog)
    assert "A junior hosts" in shown_on(dialog)
    qtbot.waitUntil(dialog.no.hasFocus)
    dialog.yes.click()
    assert room.workspace.ideas.of_session(room.session) == ()
    assert names_on(close) == []
    assert "gone from the desk and from the backups" in notices.words[-1]
    assert room.window.focusWidget() is named(close, "close.moreIdea")


def test_an_idea_that_has_its_answer_is_no_mistake(close, room):
    away = named(close, "close.mistake")
    assert away.isVisible()
    named(close, "close.answer.trying").click()
    assert idea_of(room).stage is Stage.TRYING
    assert not away.isVisible()


def test_the_mentors_usual_answer_answers_for_nobody_else(room, amara, qtbot):
    usual = replace(amara.pairing, consent=Consent.ANYWHERE)
    room.workspace.people.change(replace(amara, pairing=usual))
    page = ClosePage(room.workspace, room.session, room.around)
    room.show(page, qtbot)
    named(page, "close.next").click()
    (line,) = page.findChildren(NameLine)
    line.name.setText("Jonas Weber")
    line.weight.choose(Weight.SUPPORTING)
    line.submit()
    (_, his) = idea_of(room).contributions
    assert (his.consent, his.weight) == (Consent.ASK, Weight.SUPPORTING)
    assert line.weight.value() == Weight.EQUAL


def test_a_question_on_a_name_is_answered_by_keys_alone(close, room, qtbot):
    dialog = asked(close)
    qtbot.waitUntil(dialog.part.hasFocus)
    down, tab = Qt.Key.Key_Down, Qt.Key.Key_Tab
    for key in (down, tab, down, tab, down, down, Qt.Key.Key_Return):
        qtbot.keyClick(QApplication.focusWidget(), key)
    (hers,) = idea_of(room).contributions
    told = (hers.part, hers.weight, hers.consent)
    assert told == (Part.SHAPED, Weight.SUPPORTING, Consent.AS_COLLEAGUE)
    assert [chip.words() for chip in names_on(close)] == [
        "Amara shaped it (supporting), named as “a colleague”"
    ]


def test_a_first_name_alone_makes_no_second_person_of_who_is_here(
    close, room, disk, qtbot, announced
):
    everybody = room.workspace.people.everybody()
    named(close, "close.addName").click()
    name, way_on, steps = named(close, "close.name"), named(close, "close.next"), close._table
    qtbot.keyClicks(name, " amara")
    way_on.setFocus()
    disk.hold()
    way_on.click()
    assert steps.steps.ideas.is_under_way()
    disk.let_go()
    question = named(close, "close.whoIsIt")
    assert question.text().startswith("Is it Amara Okafor? Write the whole name")
    assert (announced[-1], name.accessibleDescription()) == (question.text(), question.text())
    qtbot.waitUntil(lambda: is_whole(question) and name.hasFocus())
    assert (steps.at, steps.steps.ideas.is_under_way(), name.text()) == (1, False, " amara")
    assert [unsaved.text for unsaved in close.unsaved_texts()] == ["A junior hosts:  amara"]
    assert (len(idea_of(room).contributions), room.workspace.people.everybody()) == (1, everybody)
    qtbot.keyClicks(name, "  OKAFOR")
    assert not question.isVisible()
    assert not name.accessibleDescription()
    room.press(qtbot, Qt.Key.Key_Return)
    assert {part.person for part in idea_of(room).contributions} == {idea_of(room).mentor}
    assert steps.at == 1
    qtbot.keyClicks(name, "Amara")
    room.press(qtbot, Qt.Key.Key_Return)
    assert question.isVisible()
    name.clear()
    way_on.click()
    assert steps.at == 2
    assert room.workspace.people.everybody() == everybody


def test_somebody_who_was_taken_off_is_not_asked_about(jonas, close, room, qtbot):
    asked(close, 1).off.click()
    named(close, "close.addName").click()
    qtbot.keyClicks(named(close, "close.name"), "Jonas")
    named(close, "close.next").click()
    assert close._table.at == 2
    assert "Jonas" in {person.name for person in room.workspace.people.everybody()}


def test_before_whom_is_asked_of_a_name_that_holds_for_certain_people(close, room):
    line = close.findChild(NameLine)
    named(close, "close.addName").click()
    line.name.setText("Ines Duarte")
    line.consent.choose(Consent.THESE_PEOPLE)
    line.submit()
    (dialog,) = (one for one in close.findChildren(NamedDialog) if one.isVisible())
    assert dialog.accessibleName() == "How Ines is named"
    dialog.yes.click()
    assert not dialog.problem.text()
    assert not dialog.isVisible()
    (_, hers) = idea_of(room).contributions
    assert (hers.consent, hers.people) == (Consent.THESE_PEOPLE, "")
    again = asked(close, 1)
    named(again, "named.people").setText("HR, the board")
    again.yes.click()
    assert idea_of(room).contributions[1].people == "HR, the board"
