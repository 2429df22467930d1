"""The mentor's page: aims with their ratings, and what left the desk."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from mentordesk.domain.export_record import ExportKind, Leaving
from mentordesk.domain.summary import Reader
from mentordesk.ui.dialogs.destroy import DestroyDialog
from mentordesk.ui.dialogs.reword import RewordDialog
from mentordesk.ui.pages.people import PeoplePage
from mentordesk.ui.pages.settings import SettingsPage
from mentordesk.ui.parts import Parts
from mentordesk.ui.preferences import Preferences
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.row import ROW
from seen import every, one, press, words

MINE, THEIRS = "Hear of trouble early", "A say in how we hire"


@pytest.fixture
def people(shown, workspace, amara, clock, tasks, notices) -> PeoplePage:
    page = PeoplePage(workspace, clock, tasks, notices)
    page.resize(1000, 1400)
    page.refresh()
    return shown(page)


def answered(page: PeoplePage, text: str) -> RewordDialog:
    dialog = page.findChildren(RewordDialog)[-1]
    dialog.text.set_words(text)
    press(dialog, "question.yes")
    return dialog


def test_aims_of_both_are_put_down_reworded_and_taken_off(people, workspace, amara):
    card = people._cards.aims
    assert "None yet." in words(card)
    press(people, "aims.add.mine")
    dialog = answered(people, " ")
    assert one(dialog, "question.problem").isVisible()
    assert workspace.aims.of(amara.id) == ()
    answered(people, MINE)
    press(people, "aims.add.theirs")
    dialog = answered(people, THEIRS)
    assert dialog.accessibleName() == "Add an aim of Amara’s"
    assert [(aim.text, aim.of_mentor) for aim in workspace.aims.of(amara.id)] == [
        (MINE, False),
        (THEIRS, True),
    ]
    for said in ("What you want", MINE, "What Amara wants", THEIRS, "Only you read"):
        assert said in words(card)
    mine, theirs = every(card, "aims.reword")
    assert people.focusWidget() is theirs
    assert (mine.accessibleDescription(), theirs.accessibleDescription()) == (MINE, THEIRS)
    QTest.keyClick(mine, Qt.Key.Key_Space)
    answered(people, "Hear of it early")
    assert workspace.aims.of(amara.id)[0].text == "Hear of it early"
    QTest.mouseClick(every(card, "aims.take_off")[1], Qt.MouseButton.LeftButton)
    question = people.findChild(DestroyDialog)
    assert THEIRS in words(question)
    assert question.focusWidget() is question.no
    press(question, "question.yes")
    assert [aim.text for aim in workspace.aims.of(amara.id)] == ["Hear of it early"]
    assert THEIRS not in words(card)


def test_the_leader_rates_in_words_at_the_start_and_now(people, workspace, amara, clock):
    key = workspace.aims.put(amara.id, MINE).id
    people.refresh()
    card = people._cards.aims
    assert "Not rated yet" in words(card)
    low, more = (one(card, f"aims.rate.{value}", QAbstractButton) for value in (1, 2))
    assert low.accessibleDescription() == f"How far you have come: {MINE}"
    QTest.mouseClick(low, Qt.MouseButton.LeftButton)
    low.setFocus()
    QTest.keyClick(low, Qt.Key.Key_Right)
    assert more.isChecked()
    assert people.focusWidget() is more
    (aim,) = workspace.aims.of(amara.id)
    assert (aim.id, aim.first.value, aim.last) == (key, 2, None)
    assert "At the start: a little" in words(card)
    assert "Now:" not in words(card)
    clock.forward(minutes=timedelta(days=90) / timedelta(minutes=1))
    people.refresh()
    card = people._cards.aims
    assert one(card, "aims.rate.2", QAbstractButton).isChecked()
    one(card, "aims.rate.5", QAbstractButton).click()
    assert "At the start: a little" in words(card)
    assert "Now: wholly" in words(card)
    (aim,) = workspace.aims.of(amara.id)
    assert (aim.first.value, aim.last.value) == (2, 5)


def test_what_left_stands_there_newest_first_and_more_of_it_when_asked(
    people, session_page, workspace, amara, clock
):
    assert every(people, "left.rows") == []
    session = workspace.sessions.plan(amara.id, clock.at + timedelta(days=1))
    for number in range(40):
        clock.forward(minutes=1)
        kind = ExportKind.CALENDAR if number < 39 else ExportKind.SUMMARY
        reader = Reader.MENTOR if kind is ExportKind.SUMMARY else None
        lock = "age" if reader else ""
        what = Leaving(kind, amara.id, session.id, reader=reader, form="pdf", lock=lock)
        workspace.exports.note(what, b"hello")
    for page in (people, session_page(session)):
        page.refresh()
        rows = one(page, "left.rows").model()
        newest, older = (rows.index(at, 0).data(ROW) for at in (0, 1))
        assert (newest.title, newest.facts[0].words) == ("Summary for Amara", "locked with age")
        assert (older.title, older.facts[0].words) == ("Calendar file", "not locked")
        assert "SHA-256 2cf24dba 5fb0a30e 26e83b2a c5b9e29e" in newest.spoken()
        assert rows.rowCount() == 3
        assert one(page, "left.more").text() == "Show 30 more"
        press(page, "left.more")
        assert one(page, "left.more").text() == "Show 7 more"
        one(page, "left.more").click()
        assert rows.rowCount() == 40
        assert every(page, "left.more") == []


def test_the_settings_list_all_that_left_also_what_is_about_no_mentor(
    qtbot, qapp, tmp_path, desk, workspace, amara, clock, tasks, notices
):
    preferences = Preferences(tmp_path / "settings.json", Theme(qapp), notices)
    parts = Parts(desk, preferences, tasks, tasks, notices, clock, backup_tasks=tasks)
    page = SettingsPage(workspace, parts)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    assert every(page, "left.rows") == []
    for what in (
        *(Leaving(kind, form="csv") for kind in (ExportKind.IDEAS, ExportKind.LEDGER)),
        Leaving(ExportKind.CREDIT_WORDS, amara.id, form="txt"),
        Leaving(ExportKind.SUMMARY, amara.id, reader=Reader.MENTOR, form="pdf"),
        Leaving(ExportKind.LEFT_OUT, form="txt"),
    ):
        clock.forward(minutes=1)
        workspace.exports.note(what, b"hello")
    page.refresh()
    press(page, "left.more")
    rows = one(page, "left.rows").model()
    assert [rows.index(at, 0).data(ROW).title for at in range(rows.rowCount())] == [
        "What stayed out of an import",
        "Summary for Amara Okafor",
        "Words of credit · Amara Okafor",
        "Ledger of ideas",
        "All ideas",
    ]
