"""Somebody is forgotten on purpose: after what goes was shown, and their name was typed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QVBoxLayout, QWidget

from mentordesk.domain.floor import Side
from mentordesk.domain.forget import Stays
from mentordesk.domain.idea import Part
from mentordesk.domain.naming import NewName
from mentordesk.domain.person import Consent, Pairing
from mentordesk.domain.seat import Seat
from mentordesk.ui.agreement_words import names_of
from mentordesk.ui.dialogs.clause import ClauseDialog
from mentordesk.ui.dialogs.forget_person import ForgetPersonDialog
from mentordesk.ui.dialogs.likes import LikesDialog
from mentordesk.ui.dialogs.reason import ConfirmDialog
from mentordesk.ui.pages.people import PeoplePage
from mentordesk.ui.tokens import Scheme
from mentordesk.ui.widgets.agreement_card import AgreementCard
from mentordesk.ui.widgets.button import Button
from mentordesk.ui.widgets.ending_card import EndingCard
from mentordesk.ui.widgets.field_row import FieldRow
from mentordesk.ui.widgets.fitting_scroll import FittingScroll
from mentordesk.ui.widgets.option_card import OptionCard
from mentordesk.ui.widgets.scroll_page import reveal
from seen import one


@pytest.fixture
def people(qtbot, workspace, amara, clock, tasks, notices):
    planned = workspace.sessions.plan(amara.id, clock())
    workspace.aims.put(amara.id, "To hear more")
    workspace.agendas.ask(planned.id, "How are you?")
    page = PeoplePage(workspace, clock, tasks, notices)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    return page


def asked(page) -> ForgetPersonDialog:
    one(page, "ending.forget", Button).click()
    return page.findChild(ForgetPersonDialog)


def test_nobody_is_forgotten_by_a_key_alone(qtbot, people, workspace, amara):
    dialog = asked(people)
    assert "Amara Okafor" in dialog.accessibleName()
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "1 session" in said
    assert "1 wish or question" in said
    assert "1 strength or wish on their page" in said
    assert "cannot be undone" in dialog.accessibleDescription()
    assert dialog.no.hasFocus() or dialog.focusWidget() is dialog.no
    assert not dialog.yes.isEnabled()
    dialog.typed.setText("Amara Okafor")
    assert not dialog.yes.isEnabled()  # what stays is for the mentor to say
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert workspace.people.of_id(amara.id).name == "Amara Okafor"


def test_whoever_comes_to_the_name_sees_all_three_choices_in_large_text(qtbot, theme, people):
    theme.apply(Scheme.LIGHT, 2.0)
    dialog = asked(people)
    dialog.resize(dialog.width(), 740)  # what a screen of 800 lines leaves
    scroll = dialog.findChild(FittingScroll)
    qtbot.waitUntil(lambda: scroll.verticalScrollBar().maximum() > 0)
    dialog.no.setFocus()
    qtbot.keyClick(dialog.no, Qt.Key.Key_Backtab)
    assert dialog.focusWidget() is dialog.typed
    shown = (dialog.typed, *dialog.findChildren(OptionCard))
    assert len(shown) == 4
    qtbot.waitUntil(
        lambda: all(part.visibleRegion().boundingRect() == part.rect() for part in shown)
    )


def test_a_pair_ends_and_is_taken_up_again(qtbot, people, workspace, amara):
    people.findChild(Button, "ending.end").click()
    question = people.findChild(ConfirmDialog)
    assert "Amara Okafor" in question.accessibleName()
    with qtbot.waitSignal(people.changed):
        qtbot.keyClick(question.yes, Qt.Key.Key_Space)
    assert workspace.sessions.planned() == ()
    cards = people.findChildren(EndingCard)[-1]
    qtbot.waitUntil(lambda: people.window().focusWidget() is cards.settle)
    qtbot.waitUntil(lambda: not cards.settle.visibleRegion().isEmpty())  # scrolled to
    assert "stays to be read" in cards.told.text()
    assert "there to be read" in one(people, "people.over", QLabel).text()
    writes = ("people.plan", "people.edit", "people.strength.mine", "people.strength.theirs")
    aims = ("aims.add.mine", "aims.add.theirs", "aims.reword", "aims.take_off", "aims.rate.1")
    for name in (*writes, *aims, "agreement.agree", "agreement.add"):
        assert not people.findChildren(QAbstractButton, name)[-1].isVisible(), name
    one(people, "people.likes", Button).click()
    asks = one(people, "likes", LikesDialog)
    shown = {row.control for row in asks.findChildren(FieldRow) if row.isVisible()}
    assert shown == {asks.form.called, asks.form.pronouns, asks.form.consent, asks.form.credit}
    left = {asks.form.consent.itemData(row) for row in range(asks.form.consent.count())}
    assert left == {Consent.ASK, Consent.EACH_TIME, Consent.AS_COLLEAGUE, Consent.NOT_AT_ALL}
    asks.form.consent.choose(Consent.AS_COLLEAGUE)
    qtbot.keyClick(asks.yes, Qt.Key.Key_Space)
    assert workspace.people.of_id(amara.id).pairing.consent is Consent.AS_COLLEAGUE
    qtbot.keyClick(people.findChildren(AgreementCard)[-1].list.rows[0], Qt.Key.Key_Space)
    clause = one(people, "clause", ClauseDialog)
    assert clause.no.isVisible()
    assert clause.focusWidget() is clause.no
    for control in (clause.yes, clause.choice, clause.by, clause.line):
        assert not control.isVisible()
    clause.no.click()
    cards = people.findChildren(EndingCard)[-1]
    cards.stays.choose(Stays.COLLEAGUE)
    cards.stays.activated.emit(cards.stays.currentIndex())
    assert workspace.endings.of(amara.id).stays is Stays.COLLEAGUE
    cards.take_up.click()
    assert workspace.endings.ended() == {}
    end = people.findChildren(EndingCard)[-1].end
    qtbot.waitUntil(lambda: people.window().focusWidget() is end)
    people.findChildren(Button, "ending.forget")[-1].click()
    dialog = people.findChild(ForgetPersonDialog)
    assert dialog.findChild(OptionCard, "forget.colleague").isChecked()


def test_each_clause_of_a_pair_that_is_over_is_read_to_its_last_line(
    qtbot, theme, people, workspace, amara
):
    laid = workspace.agreements.agree(amara.id, Side.NEITHER)
    for clause in laid.agreement.clauses:
        dialog = ClauseDialog(Seat.LEADER, clause, names_of(laid), people)
        dialog.only_read()
        with qtbot.waitExposed(dialog):
            dialog.open()
        inside = dialog.findChild(FittingScroll).widget()
        qtbot.waitUntil(lambda inside=inside: inside.layout().geometry() == inside.rect())
        dialog.reject()


def test_after_the_name_and_the_wish_all_of_them_is_gone(qtbot, people, workspace, amara, notices):
    dialog = asked(people)
    nothing = dialog.findChild(OptionCard, "forget.nothing")
    nothing.setFocus()
    qtbot.keyClick(nothing, Qt.Key.Key_Space)
    qtbot.keyClicks(dialog.typed, "Amara Okafo")
    assert not dialog.yes.isEnabled()
    qtbot.keyClicks(dialog.typed, "r")
    with qtbot.waitSignal(people.changed):
        qtbot.keyClick(dialog.yes, Qt.Key.Key_Space)
    assert workspace.people.mentors() == ()
    assert workspace.sessions.all() == ()


def test_once_somebody_is_forgotten_the_next_one_is_met_from_the_top(
    qtbot, workspace, amara, clock, tasks, notices
):
    workspace.people.add_mentor("Ben Ode", Pairing())
    people = PeoplePage(workspace, clock, tasks, notices)
    window = QWidget()
    column = QVBoxLayout(window)
    column.addWidget(QPushButton("Close this notice"))  # where Qt alone would lead the keyboard
    column.addWidget(people)
    qtbot.addWidget(window)
    window.resize(900, 500)
    window.show()
    people.refresh()
    one(people, "ending.forget", Button).setFocus()
    reveal(one(people, "ending.forget", Button))
    qtbot.waitUntil(lambda: people.add.visibleRegion().isEmpty())
    dialog = asked(people)
    dialog.choose(Stays.NOTHING)
    qtbot.keyClicks(dialog.typed, "Amara Okafor")
    with qtbot.waitSignal(people.changed):
        qtbot.keyClick(dialog.yes, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "Forget Ben…" in one(people, "ending.forget", Button).text())
    qtbot.waitUntil(lambda: window.focusWidget() is people.add)
    qtbot.waitUntil(lambda: not people.add.visibleRegion().isEmpty())


def test_a_colleague_is_forgotten_from_the_list_of_others(qtbot, people, workspace, clock, amara):
    live = workspace.sessions.start(workspace.sessions.plan(amara.id, clock()).id)
    idea = workspace.ideas.capture(live.id, amara.id, "Ask the quiet ones first")
    workspace.closes.close(live.id)
    assert not people.others.isVisible()
    for name in ("Jonas Lind", "Eva Kurz"):
        workspace.idea_naming.name(idea.id, NewName(name, Part.SHAPED))
    people.refresh()
    others = people.others
    assert [others.who.itemText(at) for at in range(others.who.count())] == [
        "Eva Kurz",
        "Jonas Lind",
    ]
    others.who.setFocus()
    qtbot.keyClick(others.who, Qt.Key.Key_Down)
    assert others.forget.accessibleDescription() == "Jonas Lind"
    qtbot.keyClick(others.forget, Qt.Key.Key_Space)
    dialog = people.findChild(ForgetPersonDialog)
    assert "the part in 1 idea of others" in dialog.accessibleDescription()
    dialog.choose(Stays.NOTHING)
    qtbot.keyClicks(dialog.typed, "Jonas Lind")
    with qtbot.waitSignal(people.changed):
        qtbot.keyClick(dialog.yes, Qt.Key.Key_Space)
    assert [one.name for one in workspace.people.others()] == ["Eva Kurz"]
    assert others.who.currentText() == "Eva Kurz"
    assert len(workspace.ideas.of_id(idea.id).contributions) == 2
    assert [one.id for one in workspace.people.mentors()] == [amara.id]
