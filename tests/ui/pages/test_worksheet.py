"""The worksheet keeps what is typed, says honestly what comes of it, and becomes a page."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from mentordesk.domain.export_record import ExportKind
from mentordesk.domain.medium import Medium
from mentordesk.domain.reporting import Reporting
from mentordesk.domain.unsaved import Place
from mentordesk.domain.worksheet import BLANK, Asked, Worksheet, of_text
from mentordesk.errors import BlankTextError, DeskFullError
from mentordesk.services.starting_words import worksheet_guide
from mentordesk.ui.dialogs.mentor import MentorDialog
from mentordesk.ui.dialogs.reason import ConfirmDialog
from mentordesk.ui.pages.people import PeoplePage
from mentordesk.ui.pages.worksheet import WorksheetPage
from mentordesk.ui.tokens import Scheme
from mentordesk.ui.widgets.check_row import CheckRow
from seen import every, one, press, words

READY = tuple((check.key, check.answers[0].key) for check in worksheet_guide().checks)
WHO, READINESS, OUTCOME, INVITATION = 1, 3, 4, 5


@pytest.fixture
def open_at(shown, workspace, tasks, notices):
    """Return what opens the worksheet as it was left."""

    def open_(sheet: Worksheet = BLANK) -> WorksheetPage:
        workspace.starting.keep(sheet)
        page = WorksheetPage(workspace, tasks, notices)
        page.resize(1064, 800)
        shown(page)
        page.refresh()
        return page

    return open_


@pytest.fixture
def full(shown, workspace, disk, notices):
    page = WorksheetPage(workspace, disk, notices)
    shown(page)
    page.refresh()
    return page


def test_what_is_typed_is_kept_at_once_and_is_there_again(qtbot, open_at, workspace):
    page = open_at()
    press(page, "worksheet.strength2")
    qtbot.keyClicks(one(page, "worksheet.own"), "Zebra")
    press(page, "worksheet.go_on")
    qtbot.keyClicks(one(page, "worksheet.name"), "Amara")
    assert not page.has_unsaved()
    kept = workspace.starting.sheet()
    assert (kept.own, kept.name, kept.step) == ("Zebra", "Amara", WHO)
    assert len(kept.chosen) == 1
    again = open_at(kept)
    assert one(again, "worksheet.name").text() == "Amara"
    press(again, "worksheet.back")
    assert one(again, "worksheet.strength2").isChecked()
    assert workspace.starting.sheet() == replace(kept, step=0)


def test_a_blank_worksheet_writes_nothing_by_being_looked_at(open_at, workspace):
    page = open_at()
    assert not page.has_unsaved()
    assert workspace.starting.sheet() == BLANK
    assert every(page, "worksheet.clear") == []


def test_on_a_full_disk_the_words_stay_and_can_be_sealed(qtbot, full, disk, notices, workspace):
    qtbot.keyClicks(one(full, "worksheet.own"), "Ze")
    disk.full = True
    qtbot.keyClicks(one(full, "worksheet.own"), "bra")
    assert set(notices.errors) == {DeskFullError}
    assert full.has_unsaved()
    [text] = full.typed_texts()
    assert (text.place, of_text(text.text).own) == (Place.WORKSHEET, "Zebra")
    assert of_text(text.before).own == "Ze"
    disk.full = False
    full.save_now()
    assert not full.has_unsaved()
    assert workspace.starting.sheet().own == "Zebra"


def test_words_typed_while_others_are_saved_follow_them(qtbot, full, disk, workspace):
    disk.hold()
    qtbot.keyClicks(one(full, "worksheet.own"), "Zebra")
    assert full.has_unsaved()
    disk.let_go()
    assert not full.has_unsaved()
    assert workspace.starting.sheet().own == "Zebra"


@pytest.mark.parametrize(
    ("key", "answer"),
    [("time", "none"), ("candour", "agree"), ("conflict", "open"), ("assess", "yes")],
)
def test_who_should_not_begin_is_told_so_and_what_would_help(qtbot, open_at, key, answer):
    page = open_at(Worksheet(said=READY, step=READINESS))
    press(page, f"worksheet.{key}.{answer}")
    press(page, "worksheet.go_on")
    assert "Not yet, and what would help" in words(page)
    assert one(page, "worksheet.help1").text()
    assert page.first_focus() is one(page, "worksheet.leave")
    with qtbot.waitSignal(page.left):
        press(page, "worksheet.leave")


def test_two_things_to_settle_and_nothing_at_all_are_told_apart(open_at):
    ready = open_at(Worksheet(said=READY, step=OUTCOME))
    assert "Ready" in words(ready)
    assert every(ready, "worksheet.leave") == every(ready, "worksheet.help1") == []
    said = (("time", "soon"), ("candour", "kind"), *READY[2:])
    settle = open_at(Worksheet(said=said, step=OUTCOME))
    assert "Begin, with this settled first" in words(settle)
    assert len([w for w in words(settle).splitlines() if w[:2] in ("1.", "2.", "3.")]) == 2


def test_a_direct_report_is_warned_of_where_it_is_said(open_at):
    page = open_at(Worksheet(step=WHO))
    for reporting in Reporting:
        page.who.reporting.choose(reporting)
        told = worksheet_guide().lines[reporting].words
        assert told in words(page)
        assert one(page, "worksheet.reporting").accessibleDescription() == told


def test_who_was_invited_when_and_how_stands_on_their_page(
    qtbot, open_at, workspace, shown, clock, tasks, notices
):
    page = open_at(Worksheet(name="Amara Okafor", medium=Medium.EMAIL, step=INVITATION))
    sent = one(page, "worksheet.sent", CheckRow)
    for yes in (True, False, True):
        qtbot.keyClick(sent, Qt.Key.Key_Space)
        told = sent.accessibleDescription()
        assert told == ("invited on Tue 14 Apr 2026 by e-mail" if yes else "")
        assert (workspace.starting.sheet().asked is not None) is yes
    clock.forward(days=3)
    again = open_at(workspace.starting.sheet())
    assert one(again, "worksheet.sent", CheckRow).isChecked()
    with qtbot.waitSignal(again.made) as made:
        press(again, "worksheet.go_on")
    people = PeoplePage(workspace, clock, tasks, notices)
    people.begin_with(made.args[0])
    people.refresh()
    told = words(shown(people))
    assert "invited on Tue 14 Apr 2026 by e-mail" in told
    assert "told you on" not in told
    row = people._cards.left.model.index(0)
    assert row.data() == "Invitation"


def test_that_one_was_invited_is_not_said_of_another(open_at, workspace, clock):
    asked = Asked(clock(), Medium.CHAT, "Hi Amara")
    page = open_at(Worksheet(name="Amara Okafor", step=WHO, asked=asked))
    one(page, "worksheet.about").setText("Recruiter")
    assert workspace.starting.sheet().asked == asked
    one(page, "worksheet.name").setText("Jonas Lind")
    for _ in range(INVITATION - WHO):
        press(page, "worksheet.go_on")
    assert not one(page, "worksheet.sent", CheckRow).isChecked()
    assert workspace.starting.sheet().asked is None


def test_the_invitation_is_shown_copied_and_changed_in_each_medium(qtbot, open_at, workspace):
    page = open_at(Worksheet(name="Amara Okafor", step=INVITATION))
    text = page.invitation.text
    assert text.words().startswith("Hi Amara,")
    qtbot.keyClicks(text, "Dear Amara. ")
    press(page, "worksheet.medium.email")
    assert text.words().startswith("Hello Amara,")
    assert one(page, "worksheet.subject").text()
    press(page, "worksheet.copy")
    assert QApplication.clipboard().text() == text.words()
    press(page, "worksheet.medium.call")
    assert text.words().startswith("To call Amara")
    assert every(page, "worksheet.subject") == every(page, "worksheet.anew") == []
    press(page, "worksheet.medium.chat")
    assert text.words().startswith("Dear Amara. Hi")
    assert workspace.starting.sheet().texts
    press(page, "worksheet.anew")
    assert text.words().startswith("Hi Amara,")
    assert not workspace.starting.sheet().texts


def test_the_invitation_is_saved_where_it_is_asked_for_and_that_it_left_is_kept(
    open_at, workspace, tmp_path
):
    page = open_at(Worksheet(name="Amara", step=INVITATION))
    press(page, "worksheet.medium.email")
    press(page, "worksheet.save")
    page.findChild(QFileDialog).fileSelected.emit(str(tmp_path / "Invitation.txt"))
    told = (tmp_path / "Invitation.txt").read_text(encoding="utf-8")
    assert told.startswith("A question you may say no to\n\nHello Amara,")
    assert "Saved as Invitation.txt" in words(page)
    [left] = workspace.exports.all()
    assert (left.what.kind, left.what.form) == (ExportKind.INVITATION, "txt")


def test_one_press_makes_the_mentor_s_page(qtbot, open_at, workspace):
    page = open_at(Worksheet(name="Amara", hopes="How a no arrives.", step=INVITATION))
    with qtbot.waitSignal(page.made) as made:
        press(page, "worksheet.go_on")
    [mentor] = workspace.people.mentors()
    assert made.args == [mentor.id]
    assert mentor.pairing.leader_hopes == "How a no arrives."
    assert workspace.starting.sheet() == BLANK
    assert not page.has_unsaved()


def test_without_a_name_there_is_no_page_and_the_name_is_asked_for(open_at, notices, workspace):
    page = open_at(Worksheet(hopes="Much", step=INVITATION))
    press(page, "worksheet.go_on")
    assert notices.errors == [BlankTextError]
    assert page.focusWidget() is one(page, "worksheet.name")
    assert workspace.starting.sheet().hopes == "Much"
    assert workspace.people.mentors() == ()


def test_all_of_it_is_cleared_once_that_is_confirmed(open_at, workspace):
    page = open_at(Worksheet(name="Amara", said=READY, step=READINESS))
    press(page, "worksheet.clear")
    question = page.findChild(ConfirmDialog)
    assert workspace.starting.sheet().name == "Amara"
    press(question, "question.yes")
    assert workspace.starting.sheet() == BLANK
    assert page.step is page.steps[0]
    for _ in range(READINESS):
        press(page, "worksheet.go_on")
    assert not any(b.isChecked() for b in page.step.findChildren(QPushButton))


def test_people_leads_to_it_while_nothing_is_typed_that_would_be_lost(
    qtbot, shown, workspace, clock, tasks, notices
):
    page = shown(PeoplePage(workspace, clock, tasks, notices))
    page.ask_for_mentor()
    dialog = page.findChild(MentorDialog)
    qtbot.keyClicks(dialog.form.name, "A")
    assert every(dialog, "mentor.worksheet") == []
    dialog.reject()
    page.ask_for_mentor()
    dialog = page.findChildren(MentorDialog)[-1]
    with qtbot.waitSignal(page.worksheet_asked):
        qtbot.mouseClick(dialog.worksheet, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("step", range(6))
def test_a_step_is_whole_in_a_window_of_1280_by_800(theme, open_at, percent, step):
    theme.apply(Scheme.LIGHT, percent / 100)
    said = (("time", "soon"), ("assess", "yes"), *READY[4:])
    page = open_at(Worksheet(name="Amara", said=said, reporting=Reporting.TO_LEADER, step=step))
    scroll = page._holder
    QApplication.processEvents()
    assert scroll.horizontalScrollBar().maximum() == 0
    if percent == 100:
        assert scroll.verticalScrollBar().maximum() == 0
