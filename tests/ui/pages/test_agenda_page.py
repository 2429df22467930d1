"""The agenda's editor, in the mentor's seat and on a shared agenda."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QMenu, QPushButton, QWidget

from mentordesk.domain.agenda import Hand, TopicState
from mentordesk.domain.likes import Said, Wish
from mentordesk.domain.unsaved import Place
from mentordesk.errors import BlankTextError, DeskFullError
from mentordesk.services.agendas import NewTopic
from mentordesk.services.content import default_clauses
from mentordesk.ui.dialogs.agenda_text import AgendaTextDialog
from mentordesk.ui.dialogs.likes import LikesDialog
from mentordesk.ui.dialogs.reason import ConfirmDialog
from mentordesk.ui.pages.agenda import AgendaPage
from mentordesk.ui.tokens import GAP_CARDS
from mentordesk.ui.widgets.row import ROW
from seen import press
from seen import words as words_of
from support import PASSPHRASE

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def session(workspace, amara, clock):
    planned = workspace.sessions.plan(amara.id, clock() + timedelta(days=14))
    new = [NewTopic("one", 5, "a note"), NewTopic("two", 10), NewTopic("three")]
    workspace.agendas.receive(planned.id, new)
    workspace.agendas.ask(planned.id, "the office rule")
    return planned


@pytest.fixture
def made(workspace, session, clock, tasks, notices, shown):
    def make(*, mentors_seat: bool = True) -> AgendaPage:
        open_table = workspace.hand_over if mentors_seat else workspace.table
        page = AgendaPage(open_table(session.id), clock, tasks, notices)
        page.resize(1000, 900)
        return shown(page)

    return make


@pytest.fixture
def page(made) -> AgendaPage:
    return made()


def find(page, name, kind=QPushButton):
    return page.findChild(kind, name)


def texts(workspace, session):
    """What is on the table, as the desk holds it."""
    topics = workspace.agendas.of(session.id).topics
    return [t.text for t in topics if t.state is TopicState.OPEN]


def shown_rows(page):
    model = page.board.topics.model()
    return [model.index(row, 0).data(ROW) for row in range(model.rowCount())]


def select(page, row):
    page.board.topics.enter(row)
    return page.board.topics


def middle(topics, row) -> QPoint:
    return topics.visualRect(topics.model().index(row, 0)).center()


def drag(topics, row, to: QPoint):
    window = topics.viewport()
    QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=middle(topics, row))
    QTest.mouseMove(window, middle(topics, row) + QPoint(0, 20))
    QTest.mouseMove(window, to)
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=to)


def test_a_typed_topic_stands_on_the_desk_with_its_minutes(page, workspace, session, announced):
    QTest.keyClicks(page.board.new, "Why juniors stay silent, 15 min")
    QTest.keyClick(page.board.new, Qt.Key.Key_Return)
    kept = workspace.agendas.of(session.id).topics[-1]
    assert (kept.text, kept.minutes, kept.hand) == (
        "Why juniors stay silent",
        15,
        Hand.MENTOR_SEAT,
    )
    assert page.board.new.text() == ""
    assert announced[-1] == "Added: Why juniors stay silent"
    assert page.board.planned.planned.text() == "30 of 45 min planned"


def test_keys_put_topics_in_order_and_say_where_each_is(page, workspace, session, announced):
    topics = select(page, 2)
    QTest.keyClick(topics, Qt.Key.Key_Up, ALT)
    assert texts(workspace, session) == ["one", "three", "two"]
    assert announced[-1] == "three: now number 2 of 3"
    assert topics.current.text == "three"
    QTest.keyClick(topics, Qt.Key.Key_Home, ALT)
    assert texts(workspace, session) == ["three", "one", "two"]
    QTest.keyClick(topics, Qt.Key.Key_Up, ALT)
    QTest.keyClick(topics, Qt.Key.Key_End, ALT)
    assert texts(workspace, session) == ["one", "two", "three"]
    assert [row.lead for row in shown_rows(page)] == ["1", "2", "3"]


def test_a_topic_is_dragged_to_where_the_line_stands(page, workspace, session):
    topics = page.board.topics
    drag(topics, 2, middle(topics, 0) - QPoint(0, 20))
    assert texts(workspace, session) == ["three", "one", "two"]
    drag(topics, 0, middle(topics, 2) + QPoint(0, 20))
    assert texts(workspace, session) == ["one", "two", "three"]
    drag(topics, 1, middle(topics, 1) + QPoint(0, 8))
    assert texts(workspace, session) == ["one", "two", "three"]
    assert topics.form is None


def test_escape_lets_a_dragged_topic_go_where_it_was(page, workspace, session):
    topics = select(page, 2)
    QTest.mousePress(topics.viewport(), Qt.MouseButton.LeftButton, pos=middle(topics, 2))
    QTest.mouseMove(topics.viewport(), middle(topics, 0))
    QTest.keyClick(topics, Qt.Key.Key_Escape)
    QTest.mouseRelease(topics.viewport(), Qt.MouseButton.LeftButton, pos=middle(topics, 0))
    assert texts(workspace, session) == ["one", "two", "three"]


def test_a_topic_is_written_in_its_place(page, workspace, session):
    topics = select(page, 1)
    QTest.keyClick(topics, Qt.Key.Key_Return)
    form = topics.form
    assert form.words.hasFocus()
    form.words.setText("second")
    form.minutes.setValue(20)
    form.notes.set_words("bring the phone")
    QTest.keyClick(form.words, Qt.Key.Key_Return)
    kept = workspace.agendas.of(session.id).topics[1]
    assert (kept.text, kept.minutes, kept.notes) == ("second", 20, "bring the phone")
    assert topics.form is None
    assert topics.hasFocus()


def test_escape_leaves_a_topic_as_it_was(page, workspace, session):
    topics = select(page, 1)
    QTest.keyClick(topics, Qt.Key.Key_F2)
    topics.form.words.setText("second")
    QTest.keyClick(topics.form.words, Qt.Key.Key_Escape)
    assert texts(workspace, session) == ["one", "two", "three"]
    assert not page.has_unsaved()


def test_a_topic_without_words_is_refused_and_its_form_stays(page, workspace, session, notices):
    topics = select(page, 1)
    QTest.keyClick(topics, Qt.Key.Key_F2)
    topics.form.words.setText("  ")
    QTest.keyClick(topics.form.words, Qt.Key.Key_Return)
    assert notices.errors == [BlankTextError]
    assert topics.form is not None
    assert texts(workspace, session) == ["one", "two", "three"]


def test_opening_another_topic_keeps_what_was_written_in_the_first(page, workspace, session):
    topics = select(page, 0)
    QTest.keyClick(topics, Qt.Key.Key_F2)
    topics.form.words.setText("first")
    topics.write(page.board.agenda.topics[2])
    assert texts(workspace, session)[0] == "first"
    assert topics.form.words.text() == "three"


def test_what_is_put_aside_can_be_taken_back(page, workspace, session, announced):
    topics = select(page, 0)
    QTest.keyClick(topics, Qt.Key.Key_Delete)
    assert texts(workspace, session) == ["two", "three"]
    assert announced[-1] == "Dropped: one"
    QTest.keyClick(topics, Qt.Key.Key_F2)
    find(topics.form, "topic.park").click()
    assert texts(workspace, session) == ["three"]
    states = [t.state for t in workspace.agendas.of(session.id).topics]
    assert states == [TopicState.DROPPED, TopicState.PARKED, TopicState.OPEN]
    find(page, "aside.back.1").click()
    assert texts(workspace, session) == ["two", "three"]
    assert page.board.planned.planned.text() == "10 of 45 min planned"


def test_an_ask_is_taken_in_put_off_and_left(page, workspace, session, announced):
    find(page, "ask.later.0").click()
    assert announced[-1] == "For next time: the office rule"
    find(page, "ask.left.0").click()
    find(page, "ask.taken.0").click()
    topic = workspace.agendas.of(session.id).topics[-1]
    assert (topic.text, topic.from_ask) == ("the office rule", True)
    assert not page.board.asks.isVisible()


def test_every_step_can_be_undone_and_done_again(page, workspace, session):
    before = workspace.agendas.of(session.id)
    undo, redo = find(page, "agenda.undo"), find(page, "agenda.redo")
    assert not undo.isEnabled()
    topics = select(page, 0)
    QTest.keyClick(topics, Qt.Key.Key_Down, ALT)
    QTest.keyClick(topics, Qt.Key.Key_Delete)
    find(page, "ask.taken.0").click()
    after = workspace.agendas.of(session.id)
    QTest.keyClick(topics, Qt.Key.Key_Z, CONTROL)
    undo.click()
    undo.click()
    assert workspace.agendas.of(session.id) == before
    assert not undo.isEnabled()
    redo.click()
    QTest.keyClick(topics, Qt.Key.Key_Y, CONTROL)
    QTest.keyClick(topics, Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert workspace.agendas.of(session.id) == after
    assert not redo.isEnabled()


def test_a_pasted_list_is_read_and_put_on_in_one_step(page, workspace, session):
    QGuiApplication.clipboard().setText("- How are you? 5 min\n- The town hall")
    page.board.new.setFocus()
    QTest.keyClick(page.board.new, Qt.Key.Key_V, CONTROL)
    dialog = page.findChild(AgendaTextDialog)
    dialog.yes.click()
    assert texts(workspace, session)[3:] == ["How are you?", "The town hall"]
    assert not page.has_unsaved()
    find(page, "agenda.undo").click()
    assert texts(workspace, session) == ["one", "two", "three"]
    QGuiApplication.clipboard().clear()


def test_a_list_that_is_pasted_again_changes_the_minutes_in_one_step(page, workspace, session):
    before = workspace.agendas.of(session.id)
    QGuiApplication.clipboard().setText("- two (25 min)\n- four\n- one (5 min)")
    page.board.new.setFocus()
    QTest.keyClick(page.board.new, Qt.Key.Key_V, CONTROL)
    page.findChild(AgendaTextDialog).yes.click()
    minutes = [(t.text, t.minutes) for t in workspace.agendas.of(session.id).topics]
    assert minutes == [("one", 5), ("two", 25), ("three", None), ("four", None)]
    assert page.board.planned.planned.text() == "30 of 45 min planned"
    assert not page.has_unsaved()
    find(page, "agenda.undo").click()
    assert workspace.agendas.of(session.id) == before
    QGuiApplication.clipboard().clear()


def files(path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    return mime


def drop(target: QWidget, mime: QMimeData) -> bool:
    """Drop something on a widget and say whether it was taken."""
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    event.ignore()
    target.dropEvent(event)
    return event.isAccepted()


def test_no_way_leads_from_the_mentors_seat_to_a_file(page, tmp_path):
    private = tmp_path / "private.md"
    private.write_text("- what nobody is to read")
    QGuiApplication.clipboard().setMimeData(files(private))
    page.board.new.setFocus()
    QTest.keyClick(page.board.new, Qt.Key.Key_V, CONTROL)
    dialog = page.findChild(AgendaTextDialog)
    assert not dialog.open_file.isVisible()
    assert "no text in the clipboard" in dialog.problem.text()
    dialog.paste.click()
    dialog.original.paste()
    assert not drop(dialog, files(private))
    assert not dialog.original.canInsertFromMimeData(files(private))
    assert dialog.original.toPlainText() == ""
    assert dialog.topics == ()
    QGuiApplication.clipboard().clear()


def test_the_leader_opens_files_on_a_shared_agenda(made, tmp_path):
    sent = tmp_path / "sent.md"
    sent.write_text("- The town hall")
    page = made(mentors_seat=False)
    QGuiApplication.clipboard().setMimeData(files(sent))
    page.board.new.paste_here()
    dialog = page.findChild(AgendaTextDialog)
    assert dialog.open_file.isVisible()
    assert [topic.text for topic in dialog.topics] == ["The town hall"]
    QGuiApplication.clipboard().clear()


def test_one_pasted_line_stays_in_the_line(page):
    QGuiApplication.clipboard().setText("The town hall")
    page.board.new.setFocus()
    QTest.keyClick(page.board.new, Qt.Key.Key_V, CONTROL)
    assert page.board.new.text() == "The town hall"
    assert page.findChild(AgendaTextDialog) is None
    QGuiApplication.clipboard().clear()


def test_what_is_typed_and_not_entered_is_saved_by_leaving(page, workspace, session):
    page.board.new.setText("half typed")
    assert page.has_unsaved()
    assert [u.place for u in page.unsaved_texts()] == [Place.TOPIC]
    page.save_now()
    assert texts(workspace, session)[-1] == "half typed"
    assert not page.has_unsaved()


def test_what_the_disk_refuses_stays_and_is_kept_with_the_next_step(
    page, workspace, session, notices, monkeypatch
):
    keep = page._keeper._keep
    monkeypatch.setattr(page._keeper, "_keep", _full)
    select(page, 0)
    QTest.keyClick(page.board.topics, Qt.Key.Key_Down, ALT)
    page.board.new.setText("new")
    QTest.keyClick(page.board.new, Qt.Key.Key_Return)
    assert notices.errors == [DeskFullError]
    assert page.has_unsaved()
    rescued = [unsaved.text for unsaved in page.unsaved_texts()]
    assert rescued[:2] == ["- [ ] two (10 min)\n", "- [ ] one (5 min)\n  a note\n"]
    assert rescued[2:] == ["- [ ] three\n", "- [ ] new\n"]
    monkeypatch.setattr(page._keeper, "_keep", keep)
    page.save_now()
    assert texts(workspace, session) == ["two", "one", "three", "new"]
    assert not page.has_unsaved()


def _full(*_):
    raise DeskFullError("desk")


def test_steps_made_while_one_is_saved_follow_in_order(
    workspace, session, clock, held, notices, shown
):
    page = shown(AgendaPage(workspace.hand_over(session.id), clock, held, notices))
    topics = select(page, 0)
    for _ in range(3):
        QTest.keyClick(topics, Qt.Key.Key_Down, ALT)
    QTest.keyClick(topics, Qt.Key.Key_Delete)
    assert page.has_unsaved()
    held.finish()
    assert not page.has_unsaved()
    assert texts(workspace, session) == ["two", "three"]


def test_in_the_mentors_seat_nothing_is_asked_and_only_the_leaders_bar_leads_back(page):
    there = {line.accessibleName() for line in page.findChildren(QLineEdit) if line.isVisible()}
    assert there == {"New topic"}
    assert find(page, "agenda.back").isHidden()
    assert find(page, "agenda.hand_back").text() == "Hand back to Helen"


def test_in_their_seat_the_mentor_says_how_they_like_it(page, workspace, amara, clock):
    press(page, "agenda.likes")
    dialog = page.findChild(LikesDialog)
    assert dialog.focusWidget() is dialog.form.called
    apart = dialog.ends.geometry().top() - dialog.form.geometry().bottom()
    assert apart > GAP_CARDS  # nobody takes the wish to end it for one more of the likes
    QTest.keyClicks(dialog.form.called, "Mara")
    dialog.ends.setFocus()
    QTest.keyClick(dialog.ends, Qt.Key.Key_Space)
    QTest.keyClick(dialog.form.called, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    workspace.seats.take_back(PASSPHRASE)
    kept = workspace.people.of_id(amara.id)
    assert kept.first_name == "Mara"
    assert Said(Wish.CALLED, clock().date(), by_hand=True) in kept.pairing.said
    assert workspace.endings.of(amara.id).asked_on == clock().date()


def test_only_the_mentor_lets_the_leader_write_and_the_leader_gives_it_back(
    workspace, amara, session, made, qtbot
):
    workspace.people.agree(amara.id, default_clauses())
    page = made()
    share = find(page, "agenda.share", QCheckBox)
    share.click()
    page.findChild(ConfirmDialog).reject()
    assert not share.isChecked()
    assert not workspace.agendas.of(session.id).terms.shared
    share.click()
    press(page.findChildren(ConfirmDialog)[-1], "question.yes")
    assert workspace.agendas.of(session.id).terms.shared
    workspace.seats.take_back(PASSPHRASE)
    page = made(mentors_seat=False)
    topics = select(page, 0)
    QTest.keyClick(topics, Qt.Key.Key_Down, ALT)
    page.board.new.setText("from Helen")
    QTest.keyClick(page.board.new, Qt.Key.Key_Return)
    assert texts(workspace, session) == ["two", "one", "three", "the office rule", "from Helen"]
    facts = [fact.words for fact in shown_rows(page)[-1].facts]
    assert facts == ["Helen"]
    with qtbot.waitSignal(page.left):
        find(page, "agenda.share", QCheckBox).click()
    assert not workspace.agendas.of(session.id).terms.shared


def test_a_pair_without_an_agreement_is_not_asked_to_share(page):
    assert page.foot.share.isHidden()
    assert not [box for box in page.findChildren(QCheckBox) if box.isVisible()]


def test_an_urgent_ask_stands_first(workspace, session, clock, made):
    clock.forward(days=13, hours=12)
    workspace.agendas.ask(session.id, "late")
    page = made()
    urgent, asks = page.board.urgent, page.board.asks
    assert find(urgent, "ask.taken.0").accessibleDescription() == "late"
    assert find(asks, "ask.taken.1").accessibleDescription() == "the office rule"
    stands = [part.mapTo(page, QPoint()).y() for part in (urgent, page.board.topics, asks)]
    assert stands == sorted(stands)


@pytest.mark.parametrize("dropped", [True, False])
def test_a_list_is_taken_by_a_button_and_by_a_drop(page, workspace, session, dropped):
    mime = QMimeData()
    mime.setText("- four (10 min)\n- five")
    if dropped:
        drop(page, mime)
    else:
        QTest.mouseClick(find(page, "agenda.paste"), Qt.MouseButton.LeftButton)
    dialog = page.findChild(AgendaTextDialog)
    if not dropped:
        dialog.take_mime(mime)
    dialog.yes.click()
    assert texts(workspace, session) == ["one", "two", "three", "four", "five"]


def test_no_file_is_taken_by_a_drop_in_the_mentors_seat(page, made, tmp_path):
    sent = tmp_path / "sent.md"
    sent.write_text("- The town hall")
    drop(page, files(sent))
    assert page.findChild(AgendaTextDialog) is None


def test_asks_are_answered_one_after_the_other_where_the_keyboard_is(workspace, session, made):
    for text in ("the canteen", "the gym"):
        workspace.agendas.ask(session.id, text)
    page = made()
    for state, following in (("later", "the canteen"), ("left", "the gym")):
        _press_space(page, f"ask.{state}.0")
        there = page.focusWidget()
        assert (there.accessibleDescription(), there.objectName()) == (following, "ask.taken.0")
    _press_space(page, "ask.left.0")
    assert page.focusWidget() is page.board.new
    _press_space(page, "ask.taken.0")
    assert page.focusWidget() is page.board.topics


def _press_space(page, name) -> None:
    QTest.keyClick(find(page, name), Qt.Key.Key_Space)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize("more", [0, 30])
def test_the_line_for_one_more_topic_ends_with_the_list(page, qtbot, more):
    page.board.borrow([NewTopic(f"topic {n}") for n in range(more)])

    def ends() -> list[int]:
        parts = page.board, page.paste
        return [part.mapTo(page, part.rect().topRight()).x() for part in parts]

    qtbot.waitUntil(lambda: bool(page.column.verticalScrollBar().maximum()) == bool(more))
    qtbot.waitUntil(lambda: len(set(ends())) == 1)


@pytest.mark.parametrize(("earlier", "told"), [(0, False), (1, True)])
def test_what_was_agreed_is_told_once_the_two_have_met(
    workspace, amara, clock, tasks, notices, shown, earlier, told
):
    workspace.people.agree(amara.id, default_clauses())
    planned = [workspace.sessions.plan(amara.id, clock()) for _ in range(earlier + 1)]
    page = shown(AgendaPage(workspace.hand_over(planned[-1].id), clock, tasks, notices))
    assert ("We agreed" in words_of(page)) is told


def test_the_line_for_one_more_topic_stays_in_sight(workspace, session, made, qtbot):
    workspace.agendas.receive(session.id, [NewTopic(f"topic {number}") for number in range(30)])
    page = made()
    topics, line = page.board.topics, page.board.new
    page.first_focus().setFocus()
    QTest.keyClicks(line, "one more")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert line.visibleRegion().boundingRect().size() == line.size()
    assert page.focusWidget() is line
    last = topics.model().index(topics.model().rowCount() - 1, 0)
    qtbot.waitUntil(lambda: topics.visibleRegion().contains(topics.visualRect(last)))


def test_the_agenda_is_copied_as_it_could_be_sent(page, notices):
    find(page, "agenda.copy").click()
    text = QGuiApplication.clipboard().text()
    assert text.splitlines()[:2] == ["- [ ] one (5 min)", "  a note"]
    QGuiApplication.clipboard().clear()


def test_two_hundred_topics_move_without_being_laid_out_anew(workspace, session, made):
    more = [NewTopic(f"topic {number}") for number in range(197)]
    workspace.agendas.receive(session.id, more)
    page = made()
    resets = []
    page.board.topics.model().modelReset.connect(lambda: resets.append(1))
    topics = select(page, 199)
    QTest.keyClick(topics, Qt.Key.Key_Home, ALT)
    assert texts(workspace, session)[0] == "topic 196"
    assert not resets


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # what a menu asks for
def test_the_menu_of_a_topic_moves_and_parks_it(page, workspace, session):
    topics = select(page, 0)
    for words in ("Move down", "Park"):
        place = middle(topics, topics.currentIndex().row())
        over = topics.viewport().mapToGlobal(place)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, over)
        QApplication.sendEvent(topics.viewport(), event)
        menu = topics.findChildren(QMenu)[-1]
        next(action for action in menu.actions() if action.text() == words).trigger()
        menu.close()
    states = [(t.text, t.state) for t in workspace.agendas.of(session.id).topics]
    assert states[:2] == [("two", TopicState.OPEN), ("one", TopicState.PARKED)]
