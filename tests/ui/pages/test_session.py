"""A session's page: the mentor's agenda comes in untouched; the record keeps its secrets."""

from datetime import UTC, date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QFont, QGuiApplication, QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit

from mentordesk.domain.agenda import Hand, TopicState
from mentordesk.domain.floor import Side
from mentordesk.domain.idea import Stage
from mentordesk.domain.note import NoteKind
from mentordesk.domain.person import Rhythm
from mentordesk.domain.series import SeriesPlan
from mentordesk.domain.session import SessionState
from mentordesk.domain.unsaved import Place, Unsaved
from mentordesk.services.agendas import NewTopic
from mentordesk.ui import dates
from mentordesk.ui.dialogs.agenda_text import AgendaTextDialog
from mentordesk.ui.dialogs.arrange_session import ArrangeSessionDialog
from mentordesk.ui.dialogs.destroy import DestroyDialog
from mentordesk.ui.dialogs.missed_session import MissedSessionDialog
from mentordesk.ui.dialogs.move_session import MoveSessionDialog
from mentordesk.ui.dialogs.reword import RewordDialog
from mentordesk.ui.pages.session import SessionPage
from mentordesk.ui.tokens import Scheme
from mentordesk.ui.widgets.agenda_view import AgendaView
from mentordesk.ui.widgets.button import Button
from mentordesk.ui.widgets.choice import Choice
from mentordesk.ui.widgets.note_words import NoteWords
from mentordesk.ui.widgets.row_list import RowList
from seen import every, one, press, words

CHAT = "Hi Helen,\n\n- How are you, really? (5 min)\n- Why juniors stay silent\n\nBest\nAmara\n"
NO_TEXT = "There is no text in the clipboard."
PRIVATE = 4
"""Where the private sheet stands among what was written."""


@pytest.fixture
def planned(workspace, amara, clock):
    session = workspace.sessions.plan(amara.id, clock.at + timedelta(days=1))
    workspace.agendas.receive(session.id, [NewTopic("Town hall", 15, "a note")])
    return session


@pytest.fixture
def show(qtbot, workspace, clock, tasks, notices):
    pages = []  # a page that only its dialog holds would go in the midst of that dialog's end

    def _show(session):
        page = SessionPage(workspace, session.id, clock, tasks, notices)
        qtbot.addWidget(page)
        page.resize(1000, 800)
        with qtbot.waitExposed(page):
            page.show()
        page.refresh()
        pages.append(page)
        return page

    yield _show
    pages.clear()


def test_the_keyboard_is_at_what_one_came_for_once_the_session_is_there(
    qtbot, workspace, planned, clock, tasks, notices
):
    page = SessionPage(workspace, planned.id, clock, tasks, notices)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.first_focus().setFocus()
    assert page.focusWidget() is page.back
    page.refresh()
    assert page.focusWidget() is page.foot.main
    page.back.setFocus()
    page.refresh()
    assert page.focusWidget() is page.back


def _topics(workspace, session):
    return [(t.text, t.minutes, t.hand) for t in workspace.agendas.of(session.id).topics]


def _receive(qtbot, page, text):
    press(page, "session.receive")
    dialog = page.findChild(AgendaTextDialog)
    with qtbot.waitSignal(dialog.text_changed):
        dialog.original.setPlainText(text)
    return dialog


def test_the_agenda_stands_there_as_the_mentor_sent_it(show, planned):
    page = show(planned)
    rows = one(page, "session.topics", RowList)
    assert rows.model().index(0, 0).data() == "Town hall"
    assert "15 of 45 min planned" in words(page)
    assert "Only Amara changes this agenda." in words(page)


@pytest.mark.parametrize(
    "key",
    [Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_F2, Qt.Key.Key_X, Qt.Key.Key_Return],
)
def test_no_key_changes_a_topic(show, planned, workspace, key):
    page = show(planned)
    rows = one(page, "session.topics", RowList)
    rows.enter(0)
    before = workspace.agendas.of(planned.id)
    for modifier in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier):
        QTest.keyClick(rows, key, modifier)
    assert workspace.agendas.of(planned.id) == before
    assert rows.state() == RowList.State.NoState
    assert rows.contextMenuPolicy() == Qt.ContextMenuPolicy.DefaultContextMenu
    assert not rows.actions()
    assert not rows.dragEnabled()


def test_what_came_becomes_topics_by_the_mentor_s_hand(qtbot, show, planned, workspace):
    page = show(planned)
    dialog = _receive(qtbot, page, CHAT)
    assert [topic.text for topic in dialog.topics] == [
        "How are you, really?",
        "Why juniors stay silent",
    ]
    assert one(dialog, "sent.found", QLabel).text() == "2 topics, 5 min · 3 lines stay out"
    press(dialog, "question.yes")
    assert _topics(workspace, planned) == [
        ("Town hall", 15, Hand.MENTOR_SENT),
        ("How are you, really?", 5, Hand.MENTOR_SENT),
        ("Why juniors stay silent", None, Hand.MENTOR_SENT),
    ]
    assert one(page, "session.topics", RowList).model().rowCount() == 3


def test_what_came_can_be_pasted_by_key_into_a_box_with_room_for_it(qtbot, show, planned):
    page = show(planned)
    press(page, "session.receive")
    dialog = page.findChild(AgendaTextDialog)
    qtbot.waitExposed(dialog)
    assert dialog.focusWidget() is dialog.original
    assert dialog.height() >= 600


def test_every_line_stands_beside_the_original(qtbot, show, planned):
    dialog = _receive(qtbot, show(planned), CHAT)
    shown = [dialog.model.index(row).data() for row in range(dialog.model.rowCount())]
    assert shown == [
        "Hi Helen,",
        "How are you, really?",
        "Why juniors stay silent",
        "Best",
        "Amara",
    ]
    assert dialog.original.toPlainText() == CHAT


def test_a_topic_that_comes_again_takes_the_time_that_came_with_it(qtbot, show, planned, workspace):
    page = show(planned)
    dialog = _receive(qtbot, page, "- town hall (25 min)\n  bring the badge\n")
    assert one(dialog, "sent.found", QLabel).text() == "0 topics · 1 changed"
    press(dialog, "question.yes")
    assert _topics(workspace, planned) == [("Town hall", 25, Hand.MENTOR_SENT)]
    assert "bring the badge" in workspace.agendas.of(planned.id).topics[0].notes
    assert "25 of 45 min planned" in words(page)


def test_a_topic_that_stands_on_the_agenda_does_not_come_twice(qtbot, show, planned, workspace):
    dialog = _receive(qtbot, show(planned), "- town hall\n- Something new\n")
    press(dialog, "question.yes")
    assert [text for text, _, _ in _topics(workspace, planned)] == ["Town hall", "Something new"]


def test_only_what_is_known_already_cannot_be_put_on_the_agenda(qtbot, show, planned):
    dialog = _receive(qtbot, show(planned), "- Town hall\n")
    assert not one(dialog, "question.yes").isEnabled()


def test_pasting_anywhere_on_the_page_begins_with_the_clipboard(qtbot, show, planned):
    page = show(planned)
    QGuiApplication.clipboard().setText(CHAT)
    rows = one(page, "session.topics", RowList)
    rows.enter(0)
    QTest.keySequence(rows, QKeySequence(QKeySequence.StandardKey.Paste))
    dialog = page.findChild(AgendaTextDialog)
    assert dialog.original.toPlainText() == CHAT
    assert len(dialog.topics) == 2


def test_a_dropped_file_is_read(qtbot, show, planned, tmp_path):
    page = show(planned)
    file = tmp_path / "agenda.txt"
    file.write_text(CHAT, encoding="utf-16")
    _drop(page, file)
    assert len(page.findChild(AgendaTextDialog).topics) == 2


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(5000), "it is not text"),
        (b"", "it is empty"),
        (b"a line\n" * 2_000_000, "it is longer than 200,000 characters"),
    ],
)
def test_a_file_that_is_no_agenda_is_refused_with_its_reason(
    show, planned, tmp_path, workspace, data, said
):
    page = show(planned)
    file = tmp_path / "what came"
    file.write_bytes(data)
    _drop(page, file)
    dialog = page.findChild(AgendaTextDialog)
    assert said in one(dialog, "question.problem", QLabel).text()
    assert not one(dialog, "question.yes").isEnabled()
    assert len(_topics(workspace, planned)) == 1


def test_a_folder_that_is_dropped_is_refused(show, planned, tmp_path):
    page = show(planned)
    _drop(page, tmp_path)
    dialog = page.findChild(AgendaTextDialog)
    assert "it is not a file" in one(dialog, "question.problem", QLabel).text()


def _copied(kind):
    copied = QMimeData()
    if kind == "a picture":
        copied.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    elif kind == "a space":
        copied.setText(" \n")
    return copied


@pytest.mark.parametrize("kind", ["nothing", "a picture", "a space"])
def test_a_clipboard_without_text_is_said_to_be_one_and_the_text_stays(qtbot, show, planned, kind):
    dialog = _receive(qtbot, show(planned), CHAT)
    QGuiApplication.clipboard().setMimeData(_copied(kind))
    press(dialog, "sent.paste")
    said = one(dialog, "question.problem", QLabel).text()
    assert NO_TEXT in said
    assert "Copy what was sent" in said
    assert dialog.original.toPlainText() == CHAT
    assert one(dialog, "question.yes").isEnabled()


@pytest.mark.parametrize("kind", ["nothing", "a picture"])
def test_a_key_that_pastes_no_text_on_the_page_is_answered_alike(qtbot, show, planned, kind):
    page = show(planned)
    QGuiApplication.clipboard().setMimeData(_copied(kind))
    rows = one(page, "session.topics", RowList)
    rows.enter(0)
    QTest.keySequence(rows, QKeySequence(QKeySequence.StandardKey.Paste))
    dialog = page.findChild(AgendaTextDialog)
    assert NO_TEXT in one(dialog, "question.problem", QLabel).text()


@pytest.mark.parametrize("kind", ["nothing", "a picture"])
def test_a_key_that_pastes_no_text_in_the_box_is_answered_alike(qtbot, show, planned, kind):
    dialog = _receive(qtbot, show(planned), CHAT)
    QGuiApplication.clipboard().setMimeData(_copied(kind))
    QTest.keySequence(dialog.original, QKeySequence(QKeySequence.StandardKey.Paste))
    assert NO_TEXT in one(dialog, "question.problem", QLabel).text()
    assert dialog.original.toPlainText() == CHAT


def test_nothing_but_text_and_files_can_be_dropped_into_the_box(qtbot, show, planned):
    box = _receive(qtbot, show(planned), CHAT).original
    files = QMimeData()
    files.setUrls([QUrl("file:///somewhere/agenda.txt")])
    assert box.canInsertFromMimeData(files)
    assert not box.canInsertFromMimeData(_copied("a picture"))


def test_a_text_of_ten_million_characters_never_enters_the_box(qtbot, show, planned):
    dialog = _receive(qtbot, show(planned), CHAT)
    QGuiApplication.clipboard().setText("a line\n" * 1_500_000)
    press(dialog, "sent.paste")
    assert "longer than" in one(dialog, "question.problem", QLabel).text()
    assert dialog.original.toPlainText() == CHAT


def test_right_to_left_and_control_characters_come_in_as_words(qtbot, show, planned, workspace):
    text = "- \u202eמה שלומך\u202c\n- bell\x07 and zero\u200b width\n"
    dialog = _receive(qtbot, show(planned), text)
    press(dialog, "question.yes")
    came = [topic for topic, _, _ in _topics(workspace, planned)][1:]
    assert came == ["מה שלומך", "bell and zero width"]


def test_the_original_stays_when_the_desk_refuses(qtbot, show, planned, workspace):
    dialog = _receive(qtbot, show(planned), CHAT)
    workspace.store.close()
    press(dialog, "question.yes")
    assert dialog.isVisible()
    assert dialog.original.toPlainText() == CHAT
    assert one(dialog, "question.problem")
    dialog.reject()


def test_an_ask_stands_in_the_leader_s_lane_and_not_on_the_agenda(
    show, planned, workspace, announced
):
    page = show(planned)
    line = one(page, "session.ask_line", QLineEdit)
    QTest.keyClicks(line, "The office rule")
    QTest.keyClick(line, Qt.Key.Key_Return)
    agenda = workspace.agendas.of(planned.id)
    assert [ask.text for ask in agenda.asks] == ["The office rule"]
    assert len(agenda.topics) == 1
    assert line.text() == ""
    assert announced == ["Asked: The office rule"]
    assert "waiting for Amara" in words(page)


def test_a_blank_ask_is_refused_and_what_was_typed_stays(show, planned, notices):
    page = show(planned)
    line = one(page, "session.ask_line", QLineEdit)
    line.setText("   ")
    press(page, "session.ask")
    assert [error.__name__ for error in notices.errors] == ["BlankTextError"]
    assert line.text() == "   "
    assert not page.has_unsaved()


def test_moving_asks_for_the_new_day_and_shows_the_session_there(show, planned, workspace, notices):
    page = show(planned)
    press(page, "session.move")
    dialog = page.findChild(MoveSessionDialog)
    dialog.by.choose(Side.LEADER)
    press(dialog, "question.yes")
    moved, old = (workspace.sessions.of_id(key) for key in (page.session_id, planned.id))
    assert moved.planned_at == planned.planned_at + timedelta(days=14)
    assert notices.words == [f"Moved to {dates.day_time(moved.planned_at)}."]
    assert (old.state, old.called_off_by) == (SessionState.MOVED, Side.LEADER)
    assert one(page, "session.topics", RowList).model().rowCount() == 1


def test_a_day_on_which_the_two_meet_already_is_not_proposed(show, planned, workspace):
    there = planned.planned_at + timedelta(days=14)
    workspace.sessions.plan(planned.mentor, there - timedelta(hours=2), 45, "")
    workspace.sessions.plan(planned.mentor, planned.planned_at + timedelta(days=1), 45, "")
    page = show(planned)
    press(page, "session.move")
    dialog = page.findChild(MoveSessionDialog)
    assert dialog.when.moment() == planned.planned_at + timedelta(days=2)


@pytest.mark.parametrize("later", [True, False])
def test_one_of_a_series_moves_alone_or_with_all_later_ones(show, workspace, amara, clock, later):
    first = (clock.at + timedelta(days=3)).astimezone(ZoneInfo("Asia/Tokyo"))
    series = workspace.series.plan(SeriesPlan(amara.id, first, Rhythm.WEEKLY, 3))
    page = show(series[1])
    assert "every week, 2 of 3" in words(page)
    press(page, "session.move")
    dialog = page.findChild(MoveSessionDialog)
    assert "by the clock of Asia, Tokyo" in words(dialog)
    dialog.later.setChecked(later)
    press(dialog, "question.yes")
    ahead = [one.planned_at for one in workspace.sessions.planned()]
    days = (0, 8, 15) if later else (0, 8, 14)
    assert ahead == [first.astimezone(UTC) + timedelta(days=day) for day in days]


def test_what_an_ended_pair_called_off_offers_nothing_that_is_refused(
    show, workspace, amara, clock
):
    first = (clock.at + timedelta(days=3)).astimezone(ZoneInfo("Asia/Tokyo"))
    series = workspace.series.plan(SeriesPlan(amara.id, first, Rhythm.WEEKLY, 2))
    workspace.agendas.receive(series[0].id, [NewTopic("Prepared")])
    workspace.series.end(series[0].id)
    workspace.endings.end(amara.id)
    page = show(series[0])
    assert "session.resume" not in {one.objectName() for one in page.findChildren(Button)}
    assert "the next session that you plan" not in words(page)
    assert "What is open here stays, should you take the pairing up again." in words(page)
    assert one(page, "session.calendar", Button).isVisible()


@pytest.mark.parametrize("later", [True, False])
def test_place_and_length_change_of_one_or_of_later_ones_too(
    show, workspace, amara, clock, notices, later
):
    first = (clock.at + timedelta(days=3)).astimezone(ZoneInfo("Asia/Tokyo"))
    plan = SeriesPlan(amara.id, first, Rhythm.WEEKLY, 3, 45, "Room 4")
    series = workspace.series.plan(plan)
    page = show(series[1])
    press(page, "session.arrange")
    dialog = page.findChild(ArrangeSessionDialog)
    assert dialog.focusWidget() is dialog.place
    assert (dialog.place.text(), dialog.minutes.value()) == ("Room 4", 45)
    assert "half-time" in dialog.accessibleDescription()
    dialog.place.setText(" The  café ")
    dialog.minutes.setValue(75)
    dialog.later.setChecked(later)
    press(dialog, "question.yes")
    assert "1 h 15 min · every week, 2 of 3 · The café" in words(page)
    assert page.window().focusWidget() is page.arrange
    assert notices.words == ["Now 1 h 15 min, The café."]
    kept = [(one.minutes, one.place) for one in workspace.sessions.planned()]
    new, old = (75, "The café"), (45, "Room 4")
    assert kept == [old, new, new if later else old]


def test_from_one_session_on_they_meet_otherwise(show, workspace, amara, clock, notices):
    first = (clock.at + timedelta(days=3)).astimezone(ZoneInfo("Asia/Tokyo"))
    series = workspace.series.plan(SeriesPlan(amara.id, first, Rhythm.WEEKLY, 4))
    page = show(series[1])
    assert page.arrange.text() == "Place, length, how often"
    press(page, "session.arrange")
    dialog = page.findChild(ArrangeSessionDialog)
    assert dialog.rhythm.value() == Rhythm.WEEKLY
    dialog.rhythm.choose(Rhythm.EVERY_4_WEEKS)
    last = first + timedelta(weeks=1 + 2 * 4)
    day = dates.whole_day(last.date())
    assert f"2 later sessions get other days, the last on {day}." in words(dialog)
    dialog.place.setText("Room 7")
    press(dialog, "question.yes")
    assert "every 4 weeks, 2 of 4 · Room 7" in words(page)
    told = "Now 45 min, Room 7. From this session on you meet every 4 weeks."
    assert notices.words == [told]
    ahead = [one.planned_at for one in workspace.sessions.planned()]
    assert ahead == [(first + timedelta(weeks=weeks)).astimezone(UTC) for weeks in (0, 1, 5, 9)]
    page = show(series[3])
    assert page.arrange.text() == "Place and length"  # none follows the last one
    press(page, "session.arrange")
    assert not page.findChild(ArrangeSessionDialog).rhythm.isVisible()


def test_a_place_can_be_taken_away_and_one_that_was_called_off_meanwhile_is_refused(
    show, planned, workspace, notices
):
    page = show(planned)
    press(page, "session.arrange")
    dialog = page.findChild(ArrangeSessionDialog)
    assert not dialog.later.isVisibleTo(dialog)
    dialog.place.clear()
    press(dialog, "question.yes")
    assert notices.words == ["Now 45 min, with no place named."]
    assert workspace.sessions.of_id(planned.id).place == ""
    press(page, "session.arrange")
    dialog = page.findChildren(ArrangeSessionDialog)[-1]
    dialog.place.setText("The café")
    workspace.sessions.miss(planned.id)
    press(dialog, "question.yes")
    assert dialog.problem.text()
    assert dialog.place.text() == "The café"


@pytest.mark.parametrize("place", [0, 2])
def test_a_series_ends_here_and_goes_on_after_all(show, workspace, amara, clock, notices, place):
    first = (clock.at + timedelta(days=3)).astimezone(ZoneInfo("Asia/Tokyo"))
    series = workspace.series.plan(SeriesPlan(amara.id, first, Rhythm.WEEKLY, 4))
    workspace.agendas.receive(series[3].id, [NewTopic("Prepared")])
    page = show(series[place])
    press(page, "session.missed")
    dialog = page.findChild(MissedSessionDialog)
    assert dialog.series.isVisibleTo(dialog)
    dialog.series.setChecked(True)
    dialog.by.choose(Side.MENTOR)
    press(dialog, "question.yes")
    assert [one.id for one in workspace.sessions.planned()] == [one.id for one in series[:place]]
    assert page.session_id == series[place].id
    assert "The series ended before this session, asked for by Amara." in words(page)
    assert f" of {place}" not in words(page)
    goes = dates.day_time(series[0].planned_at)
    waits = f"goes along to the session on {goes}" if place else "waits for the next session"
    off = f"The series ends here: {4 - place} sessions were called off."
    assert notices.words[-1].startswith(f"{off} What was prepared {waits}")
    assert ("goes along to the next session that you plan" in words(page)) == (place == 0)
    assert one(page, "session.calendar", Button).isVisible()
    seen = [rows for rows in page.findChildren(RowList) if rows.isVisible()]
    assert all(rows.model().rowCount() for rows in seen)  # nothing mute takes the keyboard
    press(page, "session.resume")
    assert [one.id for one in workspace.sessions.planned()] == [one.id for one in series]
    assert notices.words[-1] == f"{4 - place} sessions are planned again."
    assert [t.text for t in workspace.agendas.of(series[3].id).topics] == ["Prepared"]
    assert f"every week, {place + 1} of 4" in words(page)


def test_a_session_alone_has_no_series_to_end(show, planned):
    page = show(planned)
    press(page, "session.missed")
    assert page.findChild(MissedSessionDialog).series.isHidden()


def test_a_session_that_was_called_off_gives_the_file_that_tells_a_calendar(
    show, planned, workspace, tmp_path, notices
):
    workspace.sessions.miss(planned.id)
    page = show(planned)
    press(page, "session.calendar")
    page.findChild(QFileDialog).fileSelected.emit(str(tmp_path / "off.ics"))
    [event] = icalendar.Calendar.from_ical((tmp_path / "off.ics").read_bytes()).events
    assert event["STATUS"] == "CANCELLED"
    assert notices.words == ["Saved as off.ics. Open it with your calendar."]
    assert [left.what.kind for left in workspace.exports.of_session(planned.id)] == ["calendar"]


def test_a_session_that_did_not_take_place_is_said_so_after_a_question(show, planned, workspace):
    page = show(planned)
    press(page, "session.missed")
    assert workspace.sessions.of_id(planned.id).state is SessionState.PLANNED
    dialog = page.findChild(MissedSessionDialog)
    dialog.by.choose(Side.MENTOR)
    press(dialog, "question.yes")
    missed = workspace.sessions.of_id(planned.id)
    assert (missed.state, missed.called_off_by) == (SessionState.MISSED, Side.MENTOR)
    assert "This session was called off, asked for by Amara." in words(page)
    assert page.focusWidget() is one(page, "session.back")
    assert not every(page, "session.main")


def test_the_way_on_is_start_then_go_on_then_export(qtbot, show, planned, workspace):
    page = show(planned)
    for signal, change in (
        (page.start_asked, workspace.sessions.start),
        (page.go_on_asked, workspace.closes.close),
        (page.export_asked, None),
    ):
        with qtbot.waitSignal(signal) as asked:
            press(page, "session.main")
        assert asked.args == [planned.id]
        if change is not None:
            change(planned.id)
            page.refresh()


@pytest.fixture
def closed(planned, workspace, amara, clock):
    topic = workspace.agendas.of(planned.id).topics[0]
    workspace.sessions.start(planned.id)
    workspace.agendas.spend(planned.id, topic.id, 720, TopicState.DISCUSSED)
    workspace.notes.write(planned.id, topic.id, NoteKind.PRIVATE, "I talked over her")
    workspace.notes.write(planned.id, None, NoteKind.SHARED, "One change for two weeks")
    workspace.ideas.capture(planned.id, amara.id, "Collect questions the day before")
    workspace.promises.make(planned.id, amara.id, "Ask Legal")
    workspace.closes.say_back(planned.id, "People wait", confirmed=True)
    clock.forward(minutes=45)
    return workspace.closes.close(planned.id)


def test_the_record_tells_what_came_of_the_session(show, closed):
    page = show(closed)
    shown = words(page)
    for part in ("People wait", "Amara confirmed it", "One change for two weeks", "Ask Legal"):
        assert part in shown
    assert "Collect questions the day before\nAmara\nHeard" in shown


def test_the_head_says_how_the_session_went(show, closed):
    facts = show(closed).head
    began = dates.clock(closed.timing.started_at)
    assert f"began {began} · 0 min · 24 h before the plan · focus never left" in words(facts)
    assert "1 topic · 1 idea, no answer yet" in words(facts)
    assert "of the talking" not in words(facts)
    assert f"Session 1 · {dates.day_time(closed.timing.started_at)}" in words(facts)


def test_private_notes_are_not_there_until_they_are_asked_for(show, closed):
    page = show(closed)
    assert not _anywhere(page, "I talked over her")
    press(page, "session.private")
    assert "I talked over her" in words(page)
    press(page, "session.private")
    assert "I talked over her" not in words(page)


def _reword(page, which, text):
    every(page, "session.change")[which].click()
    dialog = page.findChild(RewordDialog)
    dialog.text.set_words(text)
    return dialog


def test_other_words_go_on_behind_those_that_stand_there(show, closed, qtbot):
    page = show(closed)
    every(page, "session.change")[0].click()
    text = page.findChild(RewordDialog).text
    before = text.words()
    qtbot.keyClicks(text, " in May")
    assert text.words() == f"{before} in May"


def test_what_was_written_can_be_changed_until_the_pairs_limit(show, closed, workspace, clock):
    page = show(closed)
    assert "You can change this until Tuesday 21 April." in words(page)
    said = "Two changes", "Collect them early", "Ask Legal twice"
    for which, text in enumerate(said, 1):
        press(_reword(page, which, text), "question.yes")
        assert text in words(page)
    ideas, promises = workspace.ideas.of_session, workspace.promises.of_session
    kept = workspace.notes.of_session(closed.id)[-1], ideas(closed.id)[0], promises(closed.id)[0]
    assert tuple(one.text for one in kept) == said
    clock.forward(days=8)
    page.refresh()
    assert not every(page, "session.change")
    assert "This can no longer be changed." in words(page)


def test_past_the_limit_the_foot_names_the_log_that_is_still_open(
    show, closed, workspace, amara, clock
):
    workspace.promises.make(closed.id, amara.id, "Speak last", try_it=True)
    clock.forward(days=8)
    page = show(closed)
    assert page.foot.rule.text() == "Only the log of what you try can still be changed."
    following = workspace.sessions.plan(amara.id, clock.at)
    workspace.sessions.start(following.id)
    page.refresh()
    assert page.foot.rule.text() == "This can no longer be changed."


def test_an_idea_says_when_it_will_have_its_answer(show, closed, workspace):
    idea = workspace.ideas.of_session(closed.id)[0]
    workspace.ideas.answer_by(idea.id, date(2026, 5, 6))
    page = show(closed)
    assert "Amara\nHeard\nanswer by Wed 6 May" in words(page)
    workspace.ideas.move(idea.id, Stage.TRYING)
    page.refresh()
    assert "answer by" not in words(page)


def test_promises_stand_in_the_same_order_on_every_page(show, closed, workspace, amara):
    for text, due in (("Write it down", None), ("Tell Ines", date(2026, 5, 6))):
        workspace.promises.make(closed.id, amara.id, text, due)
    texts = [promise.text for promise in workspace.promises.of_session(closed.id)]
    assert texts == [promise.text for promise in workspace.promises.not_closed()]
    shown = words(show(closed))
    assert sorted(texts, key=shown.index) == texts


@pytest.mark.parametrize(("size", "below"), [(1.0, False), (2.0, True)])
def test_in_large_text_what_can_be_done_stands_below_the_words(show, closed, theme, size, below):
    theme.apply(Scheme.LIGHT, size)
    page = show(closed)
    label = next(w for w in page.findChildren(QLabel) if w.text() == "Ask Legal")
    change = every(page, "session.change")[-1]
    under = label.mapTo(page, label.rect().bottomLeft()).y()
    assert (change.mapTo(page, change.rect().topLeft()).y() > under) is below


def test_an_idea_the_mentor_confirmed_is_not_changed(show, planned, workspace, amara):
    workspace.sessions.start(planned.id)
    idea = workspace.ideas.capture(planned.id, amara.id, "Collect questions")
    workspace.closes.say_back(planned.id, "Collect them", confirmed=True, ideas={idea.id})
    workspace.closes.close(planned.id)
    page = show(planned)
    assert "Collect questions\nAmara\nHeard and said back" in words(page)
    assert [button.text() for button in every(page, "session.change")] == ["Put it anew…"]


@pytest.mark.parametrize("which", range(5))
def test_the_keyboard_comes_back_to_what_was_changed(qtbot, show, closed, which):
    page = show(closed)
    press(page, "session.private")
    press(_reword(page, which, "In other words"), "question.yes")
    qtbot.waitUntil(lambda: page.focusWidget() is every(page, "session.change")[which])
    assert page.focusWidget().accessibleDescription() == "In other words"


def test_the_keyboard_stays_by_the_private_notes_when_one_is_destroyed(qtbot, show, closed):
    page = show(closed)
    press(page, "session.private")
    press(_asked_to_destroy(page, "Private notes"), "question.yes")
    qtbot.waitUntil(lambda: page.focusWidget() is one(page, "session.private"))


def test_what_was_off_the_record_is_nowhere_afterwards(show, planned, workspace):
    workspace.sessions.start(planned.id)
    workspace.notes.write(planned.id, None, NoteKind.OFF_THE_RECORD, "Her manager’s name")
    workspace.closes.close(planned.id)
    page = show(planned)
    press(page, "session.private")
    assert not _anywhere(page, "Her manager")
    assert not every(page, "session.change")


def test_a_session_that_moved_names_its_new_day_and_leads_there(show, planned, workspace):
    to = planned.planned_at + timedelta(days=2)
    again = workspace.sessions.move(planned.id, to, Side.MENTOR)
    there = workspace.sessions.move(again.id, to + timedelta(days=1))
    page = show(planned)
    day = dates.day_time(there.planned_at)
    assert f"This session was moved to {day}, asked for by Amara." in words(page)
    press(page, "session.movedTo")
    assert page.session_id == there.id
    assert not every(page, "session.movedTo")


def test_a_session_says_in_which_format_it_is(show, workspace, amara, clock):
    session = workspace.sessions.plan(amara.id, clock.at, 45, "Room 4", "first-meeting")
    assert "45 min · Room 4 · First meeting" in words(show(session))


def test_confirmed_words_are_put_anew_and_say_so(show, closed, workspace):
    page = show(closed)
    dialog = _reword(page, 0, "They wait for me")
    assert "Amara confirmed these words." in words(dialog)
    press(dialog, "question.yes")
    assert not workspace.sessions.of_id(closed.id).play_back.confirmed
    assert "Changed on Tuesday 14 April, after Amara confirmed other words." in words(page)
    assert "Amara confirmed it" not in words(page)


def test_a_private_sheet_is_changed_or_destroyed_where_it_was_opened(show, closed, workspace):
    page = show(closed)
    press(page, "session.private")
    press(_reword(page, -1, "I let her finish"), "question.yes")
    assert "I let her finish" in words(page)
    press(_asked_to_destroy(page, "Private notes"), "question.yes")
    kinds = [note.kind for note in workspace.notes.of_session(closed.id)]
    assert kinds == [NoteKind.SHARED]
    assert "You wrote none." in words(page)


@pytest.mark.parametrize("which", range(5))
def test_only_keep_keeps_what_is_typed_over_words_that_stand_there(show, closed, workspace, which):
    page = show(closed)
    press(page, "session.private")
    before = workspace.summaries.material(closed.id)
    dialog = _reword(page, which, "Other words")
    topic = workspace.agendas.of(closed.id).topics[0].id if which == PRIVATE else None
    (text,) = page.unsaved_texts()
    assert text == Unsaved(Place.NOTE, closed.id, "Other words", topic=topic)
    page.save_now()
    assert workspace.summaries.material(closed.id) == before
    press(dialog, "question.yes")
    assert not page.has_unsaved()
    assert "Other words" in words(page)


@pytest.mark.parametrize("text", ["", " \n", "I talked over her"])
def test_an_emptied_box_and_one_as_it_was_hold_nothing_unsaved(show, closed, workspace, text):
    page = show(closed)
    press(page, "session.private")
    dialog = _reword(page, PRIVATE, text)
    assert not page.has_unsaved()
    page.save_now()
    assert len(workspace.notes.of_session(closed.id)) == 2
    dialog.reject()


def _asked_to_destroy(page, card: str) -> DestroyDialog:
    ways = every(page, "session.destroy")
    (way,) = [way for way in ways if way.accessibleDescription() == card]
    way.setFocus()
    way.click()
    return page.findChildren(DestroyDialog)[-1]


def _destroyed(page, card: str, text: str) -> None:
    """Destroy what begins so, and look that nothing else was offered as it."""
    dialog = _asked_to_destroy(page, card)
    for choice in every(dialog, "destroy.which", Choice):
        (at,) = [n for n in range(choice.count()) if choice.itemText(n).startswith(text)]
        choice.setCurrentIndex(at)
    press(dialog, "question.yes")


@pytest.mark.parametrize(
    ("card", "text"),
    [
        ("Play-back", "People wait"),
        ("Shared notes", "One change for two weeks"),
        ("Ideas", "Collect questions"),
        ("What you promised", "Ask Legal"),
        ("Private notes", "I talked"),
    ],
)
def test_whatever_was_written_can_be_destroyed_at_any_time(
    show, closed, clock, notices, card, text
):
    clock.forward(days=400)
    page = show(closed)
    press(page, "session.private")
    assert text in words(page)
    dialog = _asked_to_destroy(page, card)
    assert text in words(dialog)
    press(dialog, "question.yes")
    assert text not in words(page)
    assert "Out of reach: copies that you made yourself" in notices.words[-1]


def test_who_destroys_a_joined_idea_reads_first_what_goes_with_it(show, closed, workspace, amara):
    (whole,) = workspace.ideas.of_session(closed.id)
    alone = "the names, the use and the credit that it brought stay there"
    assert alone not in words(_asked_to_destroy(show(closed), "Ideas"))
    part = workspace.ideas.capture(closed.id, amara.id, "A box for questions")
    workspace.idea_joining.join(whole.id, part.id)
    assert alone in words(_asked_to_destroy(show(closed), "Ideas"))


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_no_key_destroys_anything_before_one_goes_there(qtbot, show, closed, key):
    page = show(closed)
    dialog = _asked_to_destroy(page, "Shared notes")
    qtbot.waitUntil(lambda: dialog.focusWidget() is one(dialog, "question.no"))
    QTest.keyClick(dialog.focusWidget(), key)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert "One change for two weeks" in words(page)
    assert page.focusWidget().accessibleDescription() == "Shared notes"


def test_no_return_destroys_one_of_several_before_one_goes_there(
    qtbot, show, closed, workspace, amara
):
    workspace.promises.make(closed.id, amara.id, "Pick one meeting")
    dialog = _asked_to_destroy(show(closed), "What you promised")
    which = one(dialog, "destroy.which")
    qtbot.waitUntil(lambda: dialog.focusWidget() is which)
    QTest.keyClick(which, Qt.Key.Key_Return)
    assert len(workspace.promises.of_session(closed.id)) == 2


@pytest.mark.parametrize("late", [False, True])
def test_the_keyboard_stays_by_what_was_destroyed(
    qtbot, show, closed, workspace, amara, clock, late
):
    for text in ("Pick one meeting", "Say it early"):
        workspace.promises.make(closed.id, amara.id, text)
    if late:
        clock.forward(days=400)
    page = show(closed)

    def left_at(card: str, text: str) -> tuple[str, str]:
        _destroyed(page, card, text)
        qtbot.waitUntil(lambda: text not in words(page))
        return page.focusWidget().objectName(), page.focusWidget().accessibleDescription()

    promised, shared = "What you promised", "Shared notes"
    assert left_at(promised, "Pick one meeting") == ("session.destroy", promised)
    above = ("session.destroy", shared) if late else ("session.change", "One change for two weeks")
    assert left_at("Ideas", "Collect questions") == above


def test_the_keyboard_stays_by_the_topics_when_one_is_destroyed(qtbot, show, planned, workspace):
    workspace.agendas.receive(planned.id, [NewTopic("Town hall"), NewTopic("Her pay")])
    workspace.sessions.start(planned.id)
    workspace.closes.close(planned.id)
    page = show(planned)
    for left, text in enumerate(("Her pay", "Town hall")):
        _destroyed(page, "Agenda", text)
        qtbot.waitUntil(lambda left=left: len(_topics(workspace, planned)) == 1 - left)
        name = "session.private" if left else "session.destroy"
        qtbot.waitUntil(lambda name=name: page.focusWidget() is one(page, name))


def test_one_way_to_destroy_stands_on_each_card(show, closed, workspace, amara):
    workspace.promises.make(closed.id, amara.id, "Pick one meeting")
    page = show(closed)
    cards = ["Play-back", "Agenda", "Shared notes", "Ideas", "What you promised"]
    assert [b.accessibleDescription() for b in every(page, "session.destroy")] == cards
    for _ in range(2):
        press(page, "session.private")
        shown = [b.accessibleDescription() for b in every(page, "session.destroy")]
        assert shown == ([*cards, "Private notes"] if page.after.record.is_open else cards)


def test_a_topic_can_be_destroyed_at_any_time(qtbot, show, planned, workspace, clock, notices):
    workspace.agendas.receive(planned.id, [NewTopic("Town hall"), NewTopic("Her pay")])
    topic = workspace.agendas.of(planned.id).topics[1].id
    workspace.sessions.start(planned.id)
    workspace.notes.write(planned.id, topic, NoteKind.PRIVATE, "I talked over her")
    workspace.closes.close(planned.id)
    clock.forward(days=400)
    page = show(planned)
    _destroyed(page, "Agenda", "Her pay")
    assert [text for text, _, _ in _topics(workspace, planned)] == ["Town hall"]
    assert one(page, "session.topics", RowList).model().rowCount() == 1
    assert [note.text for note in workspace.notes.of_session(planned.id)] == ["I talked over her"]
    assert "Out of reach: copies that you made yourself" in notices.words[-1]


def test_what_only_a_stick_that_is_away_still_holds_is_gone_here(
    show, closed, workspace, tmp_path, notices
):
    care = workspace.care
    care.chosen = tmp_path / "stick"
    care.chosen.mkdir()
    care.back_up_now()
    care.chosen.rename(tmp_path / "away")
    page = show(closed)
    press(_asked_to_destroy(page, "Shared notes"), "question.yes")
    assert "the folder is not there now" in notices.words[-1]
    assert "One change for two weeks" not in words(page)


def test_what_could_not_be_destroyed_stays_and_says_why(show, closed, workspace):
    page = show(closed)
    dialog = _asked_to_destroy(page, "Shared notes")
    workspace.store.close()
    press(dialog, "question.yes")
    assert one(dialog, "question.problem", QLabel).text()
    assert "One change for two weeks" in words(page)
    dialog.reject()


def test_words_that_the_desk_refuses_stay(show, closed, workspace, clock):
    dialog = _reword(show(closed), 1, "Two changes")
    clock.forward(days=8)
    press(dialog, "question.yes")
    assert "are over" in one(dialog, "question.problem", QLabel).text()
    assert dialog.text.words() == "Two changes"
    dialog.reject()


def test_two_hundred_topics_and_a_very_long_one_can_be_read(show, planned, workspace):
    long = NewTopic(("word " * 90).strip())
    workspace.agendas.receive(planned.id, [long, *[NewTopic("x")] * 198])
    page = show(planned)
    rows = one(page, "session.topics", RowList)
    rows.enter(199)
    assert rows.currentIndex().row() == 199
    assert rows.height() >= rows.visualRect(rows.currentIndex()).bottom()
    assert rows.itemDelegate().cut_words(rows.model().index(1, 0).data(257)) == long.text


def _drop(page, path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    view = page.findChild(AgendaView)
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    view.dropEvent(event)


def _anywhere(page, text: str) -> bool:
    return any(text in label.text() for label in page.findChildren(QLabel))


def test_notes_stand_as_their_sheet_showed_them(qtbot, show, planned, workspace):
    workspace.sessions.start(planned.id)
    text = "# Silence\n\nThey heard **nothing** for *nine* days.\n- a point"
    workspace.notes.write(planned.id, None, NoteKind.SHARED, f"{text}\n\n")
    workspace.closes.close(planned.id)
    page = show(planned)
    (note,) = page.findChildren(NoteWords)
    assert note.text() == text
    for line in (0, 2, 3):
        first = note.document().findBlockByNumber(line).layout().formats()[0]
        assert first.format.fontWeight() == QFont.Weight.DemiBold
    assert note.verticalScrollBar().maximum() == 0
    QTest.keyClick(note, Qt.Key.Key_X)
    note.setFocus()
    assert note.textCursor().atStart()
    QTest.keyClick(note, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert note.selected() == text
    assert note.accessibleName() == "Shared note"
