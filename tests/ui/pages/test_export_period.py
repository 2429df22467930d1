"""Several sessions on their way out: chosen on the mentor's page, made while it can be stopped."""

import stat
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget

from material import AT, material
from mentordesk.domain.export_record import ExportKind, Leaving
from mentordesk.domain.ids import SessionId, new_id
from mentordesk.domain.period import Period, PeriodKind
from mentordesk.domain.summary import Reader, Section
from mentordesk.errors import StoppedError
from mentordesk.export import typesetting_apart
from mentordesk.export.formats import Format
from mentordesk.services import demo
from mentordesk.ui.dialogs import print_pdf
from mentordesk.ui.dialogs.period import PeriodDialog, Which
from mentordesk.ui.left_words import left_title
from mentordesk.ui.pages.export import ExportPage
from mentordesk.ui.pages.people import PeoplePage
from mentordesk.ui.summary_files import Making, SummaryFiles
from mentordesk.ui.summary_words import file_name
from mentordesk.ui.widgets.fitting_scroll import FittingScroll
from mentordesk.ui.widgets.mentor_cards import MentorCards
from seen import press
from summaries import period
from support import HeldTasks, InlineTasks


@pytest.fixture
def year(workspace, clock):
    """A desk with a believable year on it, and private notes."""
    demo.fill(workspace, clock())
    return workspace


@pytest.fixture
def mentor(year):
    return year.people.mentors()[0]


DESK = material()
AMARA = DESK.mentor
HELD = tuple(
    replace(
        DESK.session,
        id=SessionId(new_id()),
        number=number,
        planned_at=AT + timedelta(days=14 * number),
        timing=replace(DESK.session.timing, started_at=AT + timedelta(days=14 * number)),
    )
    for number in range(1, 5)
)
DAYS = [session.met_at().date() for session in HELD]


@pytest.fixture
def dialog(shown):
    parent = shown(QWidget())
    asked = PeriodDialog(AMARA, HELD, None, parent)
    asked.open()
    yield asked
    parent.close()  # only now: what is in it ends with it


@pytest.fixture
def export(qtbot, year, mentor, tasks, notices):
    page = ExportPage(year, Period(mentor.id, PeriodKind.HALF_TIME), tasks, notices)
    qtbot.addWidget(page)
    page.resize(1100, 760)
    page.show()
    page.refresh()
    return page


def chosen(dialog):
    """Return the period that comes of the answer, and None where it is asked again."""
    found = []
    dialog.chosen.connect(found.append)
    QTest.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)
    return found[0] if found else None


def q(day):
    return QDate(day.year, day.month, day.day)


def test_by_keyboard_alone_a_period_is_asked_for_on_the_mentors_page(
    shown, year, mentor, clock, tasks, notices
):
    page, found = shown(PeoplePage(year, clock, tasks, notices)), []
    page.resize(1000, 800)
    page.refresh()
    page.periods.chosen.connect(found.append)
    card = page.findChild(MentorCards).summary
    QTest.keyClick(card, Qt.Key.Key_Space)
    asked = page.findChild(PeriodDialog)
    assert asked.focusWidget().text() == "Half-time review"
    QTest.keyClick(asked.focusWidget(), Qt.Key.Key_Return)
    held = year.summaries.period(Period(mentor.id)).sessions
    first, last = (held[at].session.met_at().date() for at in (0, -1))
    assert found == [Period(mentor.id, PeriodKind.HALF_TIME, first, last)]


def test_a_closing_summary_asks_for_no_days(dialog):
    assert dialog.first.isVisible()
    assert dialog.findChild(FittingScroll).verticalScrollBar().maximum() == 0
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
    assert not dialog.first.isVisible()
    assert chosen(dialog) == Period(AMARA.id, PeriodKind.CLOSING)


def test_days_without_a_session_are_told_with_the_nearest_and_stay(dialog):
    dialog.kinds.choose(PeriodKind.SEVERAL)
    between = DAYS[0] + timedelta(days=1)
    dialog.first.setDate(q(between))
    dialog.last.setDate(q(between))
    assert chosen(dialog) is None
    assert "No session was held on these days." in dialog.problem.text()
    for day in DAYS[:2]:
        assert f"{day.day} {day:%b %Y}" in dialog.problem.text()
    assert (dialog.first.day(), dialog.last.day()) == (between, between)
    assert dialog.focusWidget() is dialog.first
    dialog.last.setDate(q(DAYS[1]))
    assert chosen(dialog) == Period(AMARA.id, PeriodKind.SEVERAL, between, DAYS[1])


def test_sessions_are_chosen_one_by_one_with_keys_and_the_mouse(dialog, announced):
    dialog.kinds.choose(PeriodKind.SEVERAL)
    dialog.which.choose(Which.ONE_BY_ONE)
    assert chosen(dialog) is None
    assert dialog.problem.text() == "Choose one session or more."
    rows, model = dialog.rows, dialog.model
    rows.enter(0)
    QTest.keyClick(rows, Qt.Key.Key_Space)
    third = rows.visualRect(model.index(2, 0)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=third)
    assert announced[-1] == "2 of 4 sessions chosen"
    role = Qt.ItemDataRole.AccessibleTextRole
    told = [model.index(row, 0).data(role).rpartition(", ")[2] for row in range(3)]
    assert told == ["chosen", "not chosen", "chosen"]
    newest = [session.id for session in model.values()]
    assert chosen(dialog).sessions == {newest[0], newest[2]}


def test_all_and_none_are_one_press_each(dialog):
    dialog.kinds.choose(PeriodKind.SEVERAL)
    dialog.which.choose(Which.ONE_BY_ONE)
    press(dialog, "period.all")
    assert dialog.model.chosen == {session.id for session in HELD}
    press(dialog, "period.none")
    assert not dialog.model.chosen


def test_without_a_session_that_was_held_it_is_said(shown, workspace, amara, clock, tasks, notices):
    page = shown(PeoplePage(workspace, clock, tasks, notices))
    page.refresh()
    page.findChild(MentorCards).summary.click()
    assert "No session with Amara was held yet" in notices.words[-1]
    assert page.findChild(PeriodDialog) is None


def test_a_period_is_shown_as_a_session_is(export):
    shown, form = export.preview.pages.text(), export.form
    assert "Half-time review with Amara Okafor" in shown
    inside = export._rendered.summary.inside
    for section in (Section.AIMS, Section.RATINGS, Section.TIME, Section.IDEAS):
        assert form.parts[section].isVisible()
        assert form.parts[section].accessibleDescription() == f"{inside[section]} in the file"
    notes = form.parts[Section.SHARED_NOTES]
    assert (notes.isVisible(), notes.isChecked()) == (True, False)
    assert "Shared notes (5): not chosen" in form._out.text()
    notes.click()
    assert export._rendered.summary.inside[Section.SHARED_NOTES] == 5
    form.readers.choose(Reader.MENTOR.value)
    assert not form.parts[Section.RATINGS].isVisible()
    assert "How I rated them (2): not for this reader" in form._out.text()


@pytest.mark.parametrize("form", [Format.PDF, Format.MARKDOWN])
def test_role_names_hold_for_a_period_and_are_read_back(export, form):
    export.form.format.choose(form.value)
    shown = export.preview.pages.text if form is Format.PDF else export.preview.words.toPlainText
    assert "Amara" in shown()
    export.form.role_names.click()
    assert "Half-time review with the mentor" in shown()
    assert "Amara" not in shown()


def test_other_sessions_are_chosen_without_losing_what_was_ticked(export):
    days = [one.session.met_at().date() for one in export._material.sessions]
    export.form.readers.choose(Reader.MENTOR.value)
    export.form.parts[Section.PROMISES].setChecked(False)
    press(export, "export.others")
    dialog = export.findChild(PeriodDialog)
    assert dialog.period().kind is PeriodKind.HALF_TIME
    dialog.last.setDate(q(days[2]))
    dialog.yes.click()
    assert export._rendered.summary.days == (days[0], days[2])
    assert export.form.reader() is Reader.MENTOR
    assert not export.form.parts[Section.PROMISES].isChecked()
    assert "3 sessions, " in export._head._under.text()


@pytest.mark.parametrize("reader", Reader)
def test_the_name_of_the_file_names_nobody(reader):
    sponsor = reader is Reader.SPONSOR
    names = [file_name(period(kind=kind, reader=reader)) for kind in PeriodKind]
    told = ["Several sessions", "Half-time review", "Closing summary", "Hand-over"]
    assert names == (["What was applied"] * 4 if sponsor else told)


def test_a_hand_over_file_is_for_the_mentor_and_kept_as_one(
    qtbot, year, mentor, tasks, notices, tmp_path
):
    page = ExportPage(year, Period(mentor.id, PeriodKind.HAND_OVER), tasks, notices)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    assert page.form.reader() is Reader.MENTOR
    assert page.form.parts[Section.SHARED_NOTES].isChecked()
    assert not page.others.isVisible()
    page.form.lock.setChecked(False)
    page.save_as(page._rendered, str(tmp_path / "theirs.pdf"))
    assert (tmp_path / "theirs.pdf").exists()
    record = year.exports.of_person(mentor.id)[0]
    assert left_title(record.what, "Amara").startswith("Hand-over file, ")
    assert left_title(record.what, "Amara").endswith("for Amara")


def test_what_is_saved_of_a_period_is_what_was_seen(export, year, mentor, tmp_path):
    export.form.save.click()
    (asked,) = export.findChildren(QFileDialog)
    assert asked.selectedFiles()[0].endswith("Half-time review.pdf")
    asked.reject()
    file = tmp_path / "a.pdf"
    export.save_as(export._rendered, str(file))
    assert file.read_bytes() == export._rendered.data
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    days = [session.session.met_at().date() for session in export._material.sessions]
    of = mentor.id, None, days[0], days[-1]
    (left,) = (one for one in year.exports.all() if one.what.kind is ExportKind.PERIOD)
    assert left.what == Leaving(ExportKind.PERIOD, *of, Reader.ME, "pdf", "pdf")
    assert (left.sha256, left.size) == (sha256(file.read_bytes()).digest(), file.stat().st_size)


def test_no_day_of_a_talk_is_kept_of_a_period_for_a_sponsor(export, year, mentor, tmp_path):
    export.form.format.choose("docx")
    export.form.role_names.click()
    export.form.readers.choose(Reader.SPONSOR.value)
    export.save_as(export._rendered, str(tmp_path / "a.docx"))
    (left,) = (one for one in year.exports.all() if one.what.kind is ExportKind.PERIOD)
    period = Leaving(ExportKind.PERIOD, mentor.id, reader=Reader.SPONSOR, form="docx")
    assert left.what == replace(period, role_names=True)


def test_a_period_on_paper_is_noted_as_what_went_to_the_printer(export, year, mentor, monkeypatch):
    asked = []
    monkeypatch.setattr(print_pdf, "print_pdf", lambda *words: asked.append(words))
    export.form.format.choose("paper")
    export.form.save.click()
    ((_, pdf, _, _, printed),) = asked
    assert pdf == export._rendered.data
    assert year.exports.of_person(mentor.id)[0].what.kind is not ExportKind.PAPER
    printed(None)
    left = year.exports.of_person(mentor.id)[0]
    first, last = export._rendered.summary.days
    of = mentor.id, None, first, last
    assert left.what == Leaving(ExportKind.PAPER, *of, Reader.ME, "pdf", "")
    assert left.sha256 == sha256(pdf).digest()
    assert left_title(left.what, "").startswith("Printed summary, ")


def test_what_takes_long_says_how_far_it_is_and_can_be_stopped(export, qtbot):
    tasks = export._tasks = HeldTasks()
    export.refresh()
    qtbot.waitUntil(export.bar.isVisible)
    assert export.bar.words.text() == "Reading the desk."
    press(export, "making.button")
    assert export.bar.words.text() == "Stopping."
    tasks.finish()
    assert export._rendered is None
    assert export.bar.words.text() == "Stopped: no file was made."
    assert not export.form.save.isEnabled()
    assert export.preview.pages.text() == ""
    press(export, "making.button")
    export.bar.button.setFocus()
    tasks.finish()
    assert export.form.save.isEnabled()
    assert export.bar.isHidden()


def test_a_newer_choice_stops_the_older_work_and_comes_next(export):
    tasks = export._tasks = HeldTasks()
    export.form.format.choose("markdown")
    older = export._making
    export.form.parts[Section.IDEAS].setChecked(False)
    with pytest.raises(StoppedError):
        older.at(1)
    tasks.finish()
    assert not export._rendered.summary.ideas
    assert export.bar.isHidden()


@pytest.mark.parametrize("reading", [True, False])
def test_leaving_and_locking_stop_what_is_under_way(export, reading):
    tasks = export._tasks = HeldTasks()
    if reading:
        export.refresh()
    else:
        export.form.format.choose("markdown")
    export.save_but_lines()
    tasks.finish()
    assert not tasks.busy
    assert export._rendered is None
    export._tasks = InlineTasks()
    export.refresh()
    assert export._rendered is not None


def test_what_ends_just_when_it_is_stopped_begins_nothing_more(export, monkeypatch):
    tasks, found = HeldTasks(), export._material
    export._tasks = tasks
    monkeypatch.setattr(SummaryFiles, "read", lambda *_: found)
    export.refresh()
    export.save_now()
    tasks.finish_oldest()
    assert not tasks.busy
    assert export.bar.words.text() == "Stopped: no file was made."


def test_many_pages_are_set_apart_and_end_with_their_process(export, qtbot, monkeypatch):
    begun, started = [], typesetting_apart._started
    monkeypatch.setattr(typesetting_apart, "FEW", 0)
    monkeypatch.setattr(typesetting_apart, "_started", lambda: begun.append(started()) or begun[-1])
    tasks = export._tasks = HeldTasks()
    export.form.parts[Section.IDEAS].setChecked(False)
    making, told = export._making, Making.at

    def stop_once_begun(watch, done):
        if begun:
            watch.stop()
        told(watch, done)

    monkeypatch.setattr(Making, "at", stop_once_begun)
    tasks.finish()
    (other,) = begun
    assert other.returncode not in (0, None)
    assert making.done >= 1
    assert export.bar.words.text() == "Stopped: no file was made."
