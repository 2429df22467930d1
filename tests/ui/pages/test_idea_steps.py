"""A no is said, a consent is kept, and credit is given in words that obey it."""

from datetime import timedelta
from hashlib import sha256

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLineEdit
from shiboken6 import delete, isValid

from mentordesk.domain.export_record import ExportKind, Leaving
from mentordesk.domain.idea import Application, Contribution, Part, RecognitionForm, Stage, Weight
from mentordesk.domain.person import Consent, Medium
from mentordesk.ui import saving
from mentordesk.ui.dialogs.apply_idea import ApplyIdeaDialog
from mentordesk.ui.dialogs.decline_idea import DeclineDialog
from mentordesk.ui.dialogs.give_credit import GiveCreditDialog
from mentordesk.ui.dialogs.named import NamedDialog
from mentordesk.ui.pages.ideas import IdeasPage
from mentordesk.ui.tokens import Scheme
from mentordesk.ui.widgets.choice import Choice
from mentordesk.ui.widgets.text_area import TextArea
from naming_people import give_part, take_answer
from seen import every, is_whole, one, press, words


@pytest.fixture
def idea(workspace, amara, clock):
    session = workspace.sessions.plan(amara.id, clock.at)
    return workspace.ideas.capture(session.id, amara.id, "Record town halls as clips")


@pytest.fixture
def page(shown, workspace, clock, tasks, notices, idea):
    page = IdeasPage(workspace, clock, tasks, notices)
    page.resize(1100, 800)
    page.refresh()
    page.show_idea(idea.id)
    return shown(page)


@pytest.fixture
def crediting(page, workspace, idea, clock):
    workspace.ideas.apply(idea.id, Application("the all-hands", clock.at.date()))
    page.show_idea(idea.id)
    press(page, "idea.to_credit")
    return page.findChild(GiveCreditDialog)


def text(dialog, name="credit.words"):
    return one(dialog, name, TextArea).words()


def story(page):
    model = page.story.model
    return " ".join(f"{line.words} {line.under}" for line in model.values())


def test_a_no_is_worded_for_the_mentor_and_the_day_it_was_said_may_come_later(
    page, workspace, idea, clock
):
    workspace.people.named("Jonas Lind")
    workspace.people.named("Anna Price")
    press(page, "idea.to_declined")
    dialog = page.findChild(DeclineDialog)
    assert "“Record town halls as clips”" in text(dialog, "decline.words")
    one(dialog, "reason.line", QLineEdit).setText("no time for it")
    assert text(dialog, "decline.words").startswith("Hi Amara,")
    assert "The reason: no time for it." in text(dialog, "decline.words")
    QGuiApplication.clipboard().clear()
    one(dialog, "decline.words", TextArea).set_words("As Jonas said")
    press(dialog, "decline.copy")
    assert "“Jonas” would name somebody" in dialog.problem.text()
    assert not QGuiApplication.clipboard().text()
    assert "Amara likes" in words(dialog)
    assert "Check for nicknames" in words(dialog)
    one(dialog, "decline.words", TextArea).set_words("Price list first")
    assert "Is “Price” somebody's name here?" in words(dialog)
    press(dialog, "decline.copy")
    assert QGuiApplication.clipboard().text() == "Price list first"
    one(dialog, "decline.words", TextArea).set_words("My own words")
    one(dialog, "reason.line", QLineEdit).setText("No time for it")
    press(dialog, "decline.copy")
    assert QGuiApplication.clipboard().text() == "My own words"
    assert not every(dialog, "decline.on")
    press(dialog, "question.yes")
    assert workspace.ideas.of_id(idea.id).last.told_on is None
    assert "nobody noted when the mentor was told" in story(page)
    clock.forward(days=2)
    press(page, "idea.to_told")
    later = [one for one in page.findChildren(DeclineDialog) if one.isVisible()][-1]
    assert "The reason: No time for it." in text(later, "decline.words")
    assert not every(later, "reason.line")
    press(later, "question.yes")
    declined = workspace.ideas.of_id(idea.id)
    assert declined.last.told_on == clock.at.date()
    assert [event.stage for event in declined.events] == [Stage.HEARD, Stage.DECLINED]
    assert not every(page, "idea.to_told")


def test_a_no_that_was_said_keeps_its_day_at_once(page, workspace, idea, clock):
    press(page, "idea.to_declined")
    dialog = page.findChild(DeclineDialog)
    one(dialog, "reason.line", QLineEdit).setText("no time")
    one(dialog, "decline.told").setChecked(True)
    assert every(dialog, "decline.on")
    dialog.on.setDate(dialog.on.date().addDays(1))  # nobody was told on a day to come
    press(dialog, "question.yes")
    assert workspace.ideas.of_id(idea.id).last.told_on == clock.at.date()


def test_consent_is_kept_by_person_with_before_whom_and_only_becomes_stricter(
    page, workspace, idea, amara, clock
):
    jonas = workspace.people.named("Jonas Lind")
    part = Contribution(jonas.id, Part.SHAPED, Weight.EQUAL, Consent.ANYWHERE)
    give_part(workspace, idea.id, part)
    clock.forward(minutes=1)
    page.show_idea(idea.id)
    assert len(every(page, "idea.named")) == 2
    every(page, "idea.named")[0].click()
    dialog = page.findChild(NamedDialog)
    assert not every(dialog, "named.people")
    one(dialog, "named.consent", Choice).choose(Consent.THESE_PEOPLE)
    press(dialog, "question.yes")
    assert one(dialog, "question.problem")
    one(dialog, "named.people", QLineEdit).setText("the board, HR")
    press(dialog, "question.yes")
    kept = workspace.ideas.of_id(idea.id)
    assert [(c.consent, c.people) for c in kept.contributions] == [
        (Consent.THESE_PEOPLE, "the board, HR"),
        (Consent.ANYWHERE, ""),
    ]
    assert "may be named before the board, HR" in words(page.story)
    (said,) = [line for line in page.story.model.values() if "from now on" in line.words]
    assert said.words == "Amara Okafor: may be named before the board, HR from now on"
    assert (said.day, said.under) == ("Tue 14 Apr", "noted by you")
    every(page, "idea.named")[0].click()
    again = [one for one in page.findChildren(NamedDialog) if one.isVisible()][-1]
    choice = one(again, "named.consent", Choice)
    offered = [Consent(choice.itemData(at)) for at in range(choice.count())]
    assert Consent.ANYWHERE not in offered
    assert one(again, "named.people", QLineEdit).text() == "the board, HR"


def test_a_use_keeps_where_to_find_more_of_it_and_is_on_no_day_to_come(
    page, workspace, idea, clock
):
    press(page, "idea.to_applied")
    dialog = page.findChild(ApplyIdeaDialog)
    one(dialog, "apply.where", QLineEdit).setText("the all-hands")
    one(dialog, "apply.link", QLineEdit).setText(" intranet/clips ")
    dialog.on.setDate(dialog.on.date().addDays(1))
    press(dialog, "question.yes")
    used = workspace.ideas.of_id(idea.id).application
    assert (used.link, used.on) == ("intranet/clips", clock.at.date())
    assert page.findChild(GiveCreditDialog).isVisible()


def test_the_words_follow_form_medium_and_who_hears_it_until_they_are_ones_own(
    crediting, workspace, idea, amara, page
):
    assert "A colleague proposed it." in text(crediting)
    crediting.reject()
    take_answer(workspace, idea.id, amara.id, Consent.THESE_PEOPLE, "the board")
    page.show_idea(idea.id)
    press(page, "idea.to_credit")
    dialog = [one for one in page.findChildren(GiveCreditDialog) if one.isVisible()][-1]
    assert text(dialog).startswith("To say in person")
    one(dialog, "credit.medium", Choice).choose(Medium.EMAIL)
    assert text(dialog).startswith("Hello,")
    one(dialog, "credit.heard_by", QLineEdit).setText("the board")
    assert "Amara Okafor proposed it." in text(dialog)
    one(dialog, "credit.form", Choice).choose(RecognitionForm.TOLD_MANAGER)
    assert not every(dialog, "credit.anew")
    one(dialog, "credit.words", TextArea).set_words("Mine")
    one(dialog, "credit.heard_by", QLineEdit).setText("everybody")
    assert text(dialog) == "Mine"
    press(dialog, "credit.anew")
    assert "A colleague proposed it." in text(dialog)


def test_with_four_names_of_whom_two_are_to_be_asked_nothing_of_the_question_is_out_of_sight(
    qtbot, page, crediting, workspace, idea, amara
):
    crediting.reject()
    take_answer(workspace, idea.id, amara.id, Consent.ANYWHERE)
    for name, consent in (
        ("Jonas Lind", Consent.EACH_TIME),
        ("Anna Price", Consent.EACH_TIME),
        ("Mohammed El-Fayed", Consent.ANYWHERE),
    ):
        who = workspace.people.named(name)
        given = Contribution(who.id, Part.SHAPED, Weight.SUPPORTING, consent)
        give_part(workspace, idea.id, given)
    page.show_idea(idea.id)
    press(page, "idea.to_credit")
    dialog = [one for one in page.findChildren(GiveCreditDialog) if one.isVisible()][-1]
    for box in ("credit.asked.0", "credit.asked.1"):
        press(dialog, box)
    assert "Jonas Lind helped to shape it. Anna Price helped to shape it." in text(dialog)
    names = ("on", "knows", "asked.0", "asked.1", "words", "copy", "save")
    for name in names:
        qtbot.waitUntil(lambda name=name: is_whole(one(dialog, f"credit.{name}")))


def test_at_double_size_credit_scrolls_with_its_buttons_and_its_caret_in_sight(
    qtbot, theme, crediting
):
    # In usual text nothing is below the edge of a small laptop's screen.
    crediting.form.choose(RecognitionForm.IN_WRITING)
    qtbot.waitUntil(lambda: is_whole(one(crediting, "credit.knows")))
    theme.apply(Scheme.LIGHT, 2.0)
    crediting.reject()
    again = GiveCreditDialog(
        crediting._idea, tuple(crediting._people), crediting.on.day(), crediting.parentWidget()
    )
    again.open()
    screen = again.screen().availableGeometry()
    qtbot.waitUntil(lambda: is_whole(again.yes) and is_whole(again.no))
    assert again.height() < screen.height()
    assert again.width() < screen.width()
    area = one(again, "credit.words", TextArea)
    area.setFocus()
    qtbot.waitUntil(area.hasFocus)
    for line in range(9):
        qtbot.keyClicks(area, f"line {line}")
        qtbot.keyClick(area, Qt.Key.Key_Return)
    caret = area.cursorRect
    qtbot.waitUntil(lambda: area.viewport().visibleRegion().contains(caret().center()))
    assert area.visibleRegion().boundingRect().height() < area.height()


def test_words_that_break_a_consent_are_neither_copied_nor_saved_nor_kept(
    crediting, workspace, idea, tmp_path, folders
):
    QGuiApplication.clipboard().clear()
    area = one(crediting, "credit.words", TextArea)
    for spelt in ("It was Amara’s", "okafor, amara"):
        area.set_words(spelt)
        for button in ("credit.copy", "credit.save", "question.yes"):
            press(crediting, button)
            assert "would name somebody" in crediting.problem.text()
            assert area.words() == spelt
    assert not QGuiApplication.clipboard().text()
    assert crediting.findChild(QFileDialog) is None
    assert not workspace.ideas.of_id(idea.id).recognitions
    area.set_words("A colleague said it first")
    press(crediting, "credit.copy")
    assert QGuiApplication.clipboard().text() == "A colleague said it first"
    press(crediting, "credit.save")
    crediting.findChild(QFileDialog).fileSelected.emit(str(tmp_path / "credit.txt"))
    saved = (tmp_path / "credit.txt").read_bytes()
    assert saved == b"A colleague said it first\n"
    told = "Saved as credit.txt. It is not locked: whoever has it can read it. Send it yourself."
    assert told in words(crediting)
    (left,) = workspace.exports.of_person(idea.mentor)
    assert left.what == Leaving(ExportKind.CREDIT_WORDS, idea.mentor, idea.session, form="txt")
    assert left.sha256 == sha256(saved).digest()
    press(crediting, "credit.folder")
    assert folders == [tmp_path]
    one(crediting, "credit.form", Choice).choose(RecognitionForm.IN_WRITING)
    assert area.words() == "A colleague said it first"
    press(crediting, "question.yes")
    (act,) = workspace.ideas.of_id(idea.id).recognitions
    assert act.form is RecognitionForm.IN_WRITING


def test_a_word_that_may_be_a_name_is_asked_about_and_what_is_right_is_copied(
    page, crediting, workspace, idea
):
    crediting.reject()
    workspace.people.named("Anna Price")
    press(page, "idea.to_credit")
    dialog = [one for one in page.findChildren(GiveCreditDialog) if one.isVisible()][-1]
    area = one(dialog, "credit.words", TextArea)
    assert "Check for nicknames" in words(dialog)
    area.set_words("Price list. It was Price, Price list.")
    press(dialog, "credit.copy")
    assert "“Price” would name somebody" in dialog.problem.text()
    area.set_words("Price list. Price list again.")
    assert "Is “Price” somebody's name here?" in words(dialog)
    press(dialog, "credit.copy")
    assert QGuiApplication.clipboard().text() == "Price list. Price list again."
    assert "Is “Price” somebody's name here?" in dialog.problem.text()
    press(dialog, "question.yes")
    assert workspace.ideas.of_id(idea.id).recognitions


def test_a_dialog_that_was_closed_while_its_words_were_saved_is_let_be(
    crediting, page, idea, monkeypatch, tmp_path, notices
):
    monkeypatch.setattr(saving, "write_private", lambda *_, **__: delete(crediting))
    page.steps.questions._save(crediting, idea, "Mine", str(tmp_path / "credit.txt"))
    assert not isValid(crediting)
    assert notices.words == []


def test_an_idea_whose_people_chose_no_credit_is_settled(crediting, workspace, idea, clock):
    one(crediting, "credit.form", Choice).choose(RecognitionForm.NONE_WANTED)
    assert not every(crediting, "credit.words")
    one(crediting, "credit.knows").setChecked(True)
    press(crediting, "question.yes")
    (act,) = workspace.ideas.of_id(idea.id).recognitions
    assert (act.form, act.mentor_knows) == (RecognitionForm.NONE_WANTED, True)
    clock.forward(minutes=timedelta(days=40) / timedelta(minutes=1))
    assert workspace.today.of(clock()).credit_owed == ()
