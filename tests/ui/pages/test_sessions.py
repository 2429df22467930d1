"""The list of sessions opens them by key and plans new ones."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox

from dropping import drop, files
from mentordesk.domain.floor import Side
from mentordesk.domain.likes import Likes
from mentordesk.domain.person import Pairing, Rhythm
from mentordesk.domain.series import SeriesPlan
from mentordesk.domain.session import SessionState
from mentordesk.ui import dates, zones
from mentordesk.ui.dialogs.calendar_news import CalendarNewsDialog
from mentordesk.ui.dialogs.plan_session import PlanSessionDialog
from mentordesk.ui.pages.sessions import SessionsPage
from mentordesk.ui.widgets.choice import Choice
from mentordesk.ui.widgets.row_list import RowList
from seen import one, press, words


@pytest.fixture
def page(qtbot, workspace, clock, tasks, notices):
    page = SessionsPage(workspace, clock, tasks, notices)
    qtbot.addWidget(page)
    page.resize(1000, 800)
    with qtbot.waitExposed(page):
        page.show()
    return page


def test_an_empty_list_says_what_will_stand_here(page, amara):
    page.refresh()
    assert "Your sessions will stand here" in words(page)
    assert page.first_focus() is one(page, "sessions.plan")


def test_arrows_go_from_session_to_session_and_return_opens_one(
    qtbot, page, workspace, amara, clock
):
    first = workspace.sessions.plan(amara.id, clock.at + timedelta(days=1))
    second = workspace.sessions.plan(amara.id, clock.at + timedelta(days=2))
    missed = workspace.sessions.plan(amara.id, clock.at - timedelta(days=2))
    workspace.sessions.miss(missed.id)
    page.refresh()
    rows = one(page, "sessions.rows", RowList)
    opened = []
    page.session_asked.connect(opened.append)
    for _ in range(3):
        QTest.keyClick(rows, Qt.Key.Key_Return)
        QTest.keyClick(rows, Qt.Key.Key_Down)
    assert opened == [first.id, second.id, missed.id]


def test_a_session_that_moved_says_to_when(page, workspace, amara, clock):
    old = workspace.sessions.plan(amara.id, clock.at + timedelta(days=1))
    new = workspace.sessions.move(old.id, clock.at + timedelta(days=3))
    page.refresh()
    held = {one.session.id: one for one in page.model.values() if not isinstance(one, str)}
    assert (held[old.id].moved_to, held[new.id].moved_to) == (new, None)


def test_planning_begins_with_what_the_pair_usually_does(qtbot, page, workspace, clock):
    workspace.people.add_mentor("Amara Okafor", Pairing(minutes=30, place="Room 4"))
    usual = Pairing(minutes=60, place="Canteen", likes=Likes(times="Tuesdays after 14:00"))
    jonas = workspace.people.add_mentor("Jonas Lind", usual)
    page.refresh()
    page.plan(jonas.id)
    dialog = page.findChild(PlanSessionDialog)
    assert dialog.focusWidget() is one(dialog, "plan.mentor")
    assert one(dialog, "plan.minutes", QSpinBox).value() == 60
    assert one(dialog, "plan.place", QLineEdit).text() == "Canteen"
    assert "Good times for Jonas: Tuesdays after 14:00" in words(dialog)
    coming = dialog.when.day.date()
    dialog.when.day.setDate(coming.addYears(-1))
    assert "This time is over already" in words(dialog)
    dialog.when.day.setDate(coming)
    assert "Good times for Jonas: Tuesdays after 14:00" in words(dialog)
    one(dialog, "plan.mentor", Choice).setCurrentIndex(0)
    assert "Good times" not in words(dialog)


def test_planning_says_that_an_hour_is_taken_and_refuses_nothing(page, workspace, clock):
    amara = workspace.people.add_mentor("Amara Okafor", Pairing(minutes=30))
    good = Pairing(minutes=45, likes=Likes(times="Tuesdays"))
    jonas = workspace.people.add_mentor("Jonas Lind", good)
    page.refresh()
    page.plan(jonas.id)
    dialog = page.findChild(PlanSessionDialog)
    first = dialog.when.moment()
    for days in (0, 7):
        workspace.sessions.plan(amara.id, first + timedelta(days=days, minutes=45), 30)
    dialog.minutes.setValue(50)
    assert "You meet" not in words(dialog)  # the page does not know of it yet
    page.refresh()
    assert "You meet Amara Okafor then already" in words(dialog)
    dialog.reject()
    page.plan(jonas.id)
    dialog = page.findChildren(PlanSessionDialog)[-1]
    assert "You meet" not in words(dialog)  # it ends when the other begins
    dialog.minutes.setValue(50)
    taken = workspace.sessions.planned()
    when = dates.day_time(taken[0].planned_at)
    assert f"You meet Amara Okafor then already: {when}." in words(dialog)
    assert "Good times for Jonas: Tuesdays" in words(dialog)
    dialog.repeat.rhythm.choose(Rhythm.WEEKLY)
    assert "2 times are taken already, the first: Amara" in words(dialog)
    dialog.repeat.rhythm.choose(Rhythm.ONCE)
    dialog.when.day.setDate(dialog.when.day.date().addDays(1))
    assert "You meet" not in words(dialog)
    dialog.when.day.setDate(dialog.when.day.date().addDays(-1))
    press(dialog, "question.yes")
    assert len(workspace.sessions.planned()) == 3


def test_a_planned_session_is_on_the_desk_and_opens(qtbot, page, workspace, amara):
    page.refresh()
    press(page, "sessions.plan")
    dialog = page.findChild(PlanSessionDialog)
    dialog.when.day.setDate(QDate(2026, 4, 16))
    dialog.when.time.setTime(QTime(9, 30))
    one(dialog, "plan.minutes", QSpinBox).setValue(30)
    with qtbot.waitSignal(page.session_asked) as asked:
        press(dialog, "question.yes")
    planned = workspace.sessions.of_id(asked.args[0])
    local = planned.planned_at.astimezone()
    assert (local.day, local.hour, local.minute) == (16, 9, 30)
    assert planned.minutes == 30
    assert not dialog.isVisible()


def test_a_session_is_planned_with_a_format_and_its_minutes(qtbot, page, workspace, amara):
    kind = next(f for f in workspace.library.of(amara.id).content.formats if f.minutes != 45)
    page.refresh()
    press(page, "sessions.plan")
    dialog = page.findChild(PlanSessionDialog)
    dialog.format.setCurrentText(kind.name)
    with qtbot.waitSignal(page.session_asked) as asked:
        press(dialog, "question.yes")
    planned = workspace.sessions.of_id(asked.args[0])
    assert (planned.format, planned.minutes) == (kind.key, kind.minutes)


def test_a_plan_asked_before_the_page_is_filled_comes_after_it(page, workspace, amara):
    page.plan(amara.id)
    assert page.findChild(PlanSessionDialog) is None
    page.refresh()
    assert page.findChild(PlanSessionDialog).isVisible()


def test_planning_without_a_mentor_asks_for_one(qtbot, page, workspace):
    page.refresh()
    with qtbot.waitSignal(page.mentor_asked):
        press(page, "sessions.plan")


def test_what_was_answered_stays_when_the_desk_refuses(qtbot, page, workspace, amara):
    page.refresh()
    press(page, "sessions.plan")
    dialog = page.findChild(PlanSessionDialog)
    one(dialog, "plan.place", QLineEdit).setText("Room 9")
    workspace.store.close()
    press(dialog, "question.yes")
    assert dialog.isVisible()
    assert one(dialog, "question.problem")
    assert one(dialog, "plan.place", QLineEdit).text() == "Room 9"
    dialog.reject()


def test_what_was_long_ago_waits_until_it_is_asked_for(qtbot, page, workspace, amara, clock):
    held = [
        workspace.sessions.plan(amara.id, clock.at - timedelta(days=day)) for day in range(1, 71)
    ]
    for session in held:
        workspace.sessions.miss(session.id)
    page.refresh()
    rows, more = one(page, "sessions.rows", RowList), one(page, "sessions.more")
    assert (rows.model().rowCount(), more.isVisible()) == (61, True)
    press(page, "sessions.more")
    assert (rows.model().rowCount(), more.isVisible()) == (71, False)


def plan_by_keys(qtbot, dialog, *steps):
    """Go through the dialog by the keyboard alone; each step is a field and what is typed there."""
    for name, keys in steps:
        for _ in range(40):
            if dialog.focusWidget().objectName() == name:
                break
            qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        assert dialog.focusWidget().objectName() == name
        for key in keys if isinstance(keys, list) else [*keys]:
            if isinstance(key, str):
                qtbot.keyClicks(dialog.focusWidget(), key)
            else:
                qtbot.keyClick(dialog.focusWidget(), key)


def test_a_series_is_planned_by_the_keyboard_alone(qtbot, page, workspace, amara):
    page.refresh()
    press(page, "sessions.plan")
    dialog = page.findChild(PlanSessionDialog)
    down = Qt.Key.Key_Down
    assert not dialog.repeat.count.isVisible()
    plan_by_keys(qtbot, dialog, ("plan.rhythm", [down, down]), ("plan.count", [down]))
    assert "5 sessions, the last on Tue 16 Jun 2026, half-time on Tue 19 May 2026." in words(dialog)
    assert dialog.repeat.count.accessibleDescription() == dialog.repeat.told.text()
    plan_by_keys(qtbot, dialog, ("plan.closing", [Qt.Key.Key_Space]), ("plan.place", []))
    place = one(dialog, "plan.place", QLineEdit)
    assert place.visibleRegion().boundingRect() == place.rect()  # it scrolled into sight
    with qtbot.waitSignal(page.session_asked) as asked:
        qtbot.keyClick(place, Qt.Key.Key_Return)
    planned = workspace.sessions.planned()
    assert asked.args[0] == planned[0].id
    assert [s.format for s in planned] == ["", "", "half-time", "", ""]
    assert [s.minutes for s in planned] == [45, 45, 30, 45, 45]
    assert {s.planned_at.astimezone().hour for s in planned} == {14}
    assert {s.zone for s in planned} == {zones.here()}
    page.refresh()
    shown = [page.model.row_of(value).under for value in page.model.values()[1:]]
    assert ["Half-time" in under for under in shown] == [False, False, True, False]


def test_a_series_ends_by_a_day_and_not_with_one_session(qtbot, page, workspace, amara):
    page.refresh()
    press(page, "sessions.plan")
    dialog = page.findChild(PlanSessionDialog)
    dialog.repeat.rhythm.choose(Rhythm.WEEKLY)
    dialog.repeat.end.choose("day")
    dialog.repeat.last.setDate(QDate(2026, 4, 27))
    assert not one(dialog, "question.yes").isEnabled()
    assert "only one session" in words(dialog)
    dialog.repeat.last.setDate(QDate(2026, 4, 28))
    assert dialog.repeat.half_time.isHidden()
    with qtbot.waitSignal(page.session_asked):
        press(dialog, "question.yes")
    assert [s.format for s in workspace.sessions.planned()] == ["", "closing"]


def test_the_clock_of_another_place_is_shown_beside_the_time_here(qtbot, page, workspace, amara):
    page.refresh()
    press(page, "sessions.plan")
    dialog = page.findChild(PlanSessionDialog)
    dialog.zone.choose("Pacific/Auckland")
    with qtbot.waitSignal(page.session_asked):
        press(dialog, "question.yes")
    (session,) = workspace.sessions.planned()
    assert session.zone == "Pacific/Auckland"
    assert session.planned_at == datetime(2026, 4, 21, 2, tzinfo=UTC)
    page.refresh()
    row = page.model.row_of(page.model.values()[1])
    assert "14:00 in Pacific, Auckland" in row.under


@pytest.fixture
def series(workspace, amara):
    first = datetime(2026, 4, 28, 14, tzinfo=ZoneInfo("Europe/Berlin"))
    return workspace.series.plan(SeriesPlan(amara.id, first, Rhythm.EVERY_2_WEEKS, 7))


def test_a_series_is_told_plainly_and_its_later_sessions_wait(page, series):
    page.refresh()
    shown = [page.model.row_of(one).under for one in page.model.values()[1:]]
    assert [f"every 2 weeks, {n} of 7" in under for n, under in enumerate(shown, 1)] == [True] * 4
    later = one(page, "sessions.later")
    assert later.text() == "Show 3 later sessions"
    press(page, "sessions.later")
    assert (len(page.model.values()), later.isVisible()) == (8, False)


def test_what_a_dropped_calendar_file_says_is_asked_about_first(
    qtbot, page, workspace, series, tmp_path
):
    data = workspace.calendars.file(series[0].id).decode()
    file = tmp_path / "calendar.ics"
    foreign = data[data.index("BEGIN:VEVENT") : data.index("RRULE")] + "END:VEVENT\r\n"
    foreign = foreign.replace("UID:", "UID:x").replace("Conversation", "Dentist")
    moved = data.replace("20260428T140000", "20260429T150000")
    file.write_bytes(moved.replace("END:VCALENDAR", f"{foreign}END:VCALENDAR").encode())
    page.refresh()
    assert drop(page, files(file)).isAccepted()
    dialog = page.findChild(CalendarNewsDialog)
    told = words(dialog)
    assert "Session 1 with Amara: so far Tuesday 28 April, " in told
    assert "in the calendar Wednesday 29 April, " in told
    assert "Dentist" in told
    first = one(dialog, "calendar.change0", QComboBox)
    assert (dialog.focusWidget(), first.currentText()) == (
        first,
        "Move it, and all later sessions along",
    )
    assert first.accessibleName().startswith("Session 1 with Amara")
    assert workspace.sessions.planned() == tuple(map(same_row, series))
    press(dialog, "question.yes")
    ahead = workspace.sessions.planned()
    assert [one.planned_at for one in ahead] == [
        one.planned_at.astimezone(UTC) + timedelta(days=1, hours=1) for one in series
    ]
    assert len(ahead) == 7  # the dentist was left out
    drop(page, files(file))


def same_row(session):
    return replace(session, planned_at=session.planned_at.astimezone(UTC))


def test_another_place_in_the_calendar_is_taken_over_alone_or_along(
    page, workspace, series, tmp_path, notices
):
    file = tmp_path / "calendar.ics"
    data = workspace.calendars.file(series[0].id).decode()
    elsewhere = data.replace("\r\nSUMMARY", "\r\nLOCATION:The café\r\nSUMMARY")
    file.write_text(elsewhere, encoding="utf-8", newline="")
    page.refresh()
    page.calendars.read(str(file))
    dialog = page.findChild(CalendarNewsDialog)
    told = words(dialog)
    assert "Session 1 with Amara: so far 45 min, in the calendar 45 min, The café" in told
    assert "There it is so of all later ones too." in told
    choice = one(dialog, "calendar.change0", QComboBox)
    assert [choice.itemText(row) for row in range(choice.count())] == [
        *("Change it, and later sessions along", "Change it alone", "It stays as it is")
    ]
    press(dialog, "question.yes")
    assert {session.place for session in workspace.sessions.planned()} == {"The café"}
    assert notices.words == ["1 session was taken over from the calendar."]


def test_a_cancelled_event_may_stay_planned_or_not(qtbot, page, workspace, series, tmp_path):
    file = tmp_path / "calendar.ics"
    data = workspace.calendars.file(series[0].id)
    file.write_bytes(data.replace(b"STATUS:CONFIRMED", b"STATUS:CANCELLED"))
    page.refresh()
    page.calendars.read(str(file))
    dialog = page.findChild(CalendarNewsDialog)
    for number in range(1, 7):
        one(dialog, f"calendar.change{number}", QComboBox).setCurrentIndex(3)
    one(dialog, "calendar.change0", QComboBox).setCurrentIndex(1)
    press(dialog, "question.yes")
    off = workspace.sessions.of_id(series[0].id)
    assert (off.state, off.called_off_by) == (SessionState.MISSED, Side.MENTOR)
    assert len(workspace.sessions.planned()) == 6
    page.refresh()
    row = page.model.row_of(page.model.values()[-1])
    assert row.facts[0].words == "called off"


def test_a_file_without_news_says_so_and_one_that_is_none_is_refused(
    page, workspace, series, tmp_path, notices
):
    file = tmp_path / "calendar.ics"
    file.write_bytes(workspace.calendars.file(series[0].id))
    page.calendars.read(str(file))
    file.write_text("Dear Helen", encoding="utf-8")
    page.calendars.read(str(file))
    page.calendars.take_drop(files(file, file))
    assert page.findChild(CalendarNewsDialog) is None
    assert len(workspace.sessions.planned()) == 7
    same, refused, several = notices.words
    assert same == "Nothing new: 7 sessions stand there as they do here."
    assert "could not be read as a calendar: no calendar stands in it" in refused
    assert several
