"""From an empty laptop to a private summary, through the real window, by keyboard alone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from journeys.closing import through_the_close
from journeys.person import Person
from mentordesk.export.formats import Format
from mentordesk.services.clock import now
from mentordesk.services.desk import DeskService, lock
from support import PASSPHRASE, SMALL_COST

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
CTRL = Qt.KeyboardModifier.ControlModifier
AGENDA = "Hi Helen,\n- How are you, really? (5 min)\n- Why juniors stay silent (15 min)\nAmara"
NOTES = "She waited nine days for a first word."
SHARED = "We answer within three days."
IDEA = "A buddy who answers within a day"
PROMISE = "Ask the board for two recruiting days"
HEARD = "Nine days of silence cost us people."


def test_a_leader_comes_from_an_empty_laptop_to_a_private_summary(
    person: Callable[[], Person], tmp_path: Path
) -> None:
    helen = person()
    first_run(helen)
    plan(helen)
    receive_the_agenda(helen)
    hold_the_session(helen)
    helen.press("live.wrapUp")
    through_the_close(helen, HEARD)
    helen = come_back(person)
    open_the_session(helen)
    files = export(helen, tmp_path)
    assert files[Format.PDF].read_bytes().startswith(b"%PDF")
    for form in (Format.MARKDOWN, Format.HTML):
        text = files[form].read_text("utf-8")
        assert IDEA in text
        assert SHARED in text
        assert NOTES not in text
    leave(helen)
    assert_all_there(tmp_path / "desk")


def first_run(helen: Person) -> None:
    helen.enter("first.name", "Helen Brandt")
    helen.enter("first.passphrase", PASSPHRASE)
    helen.enter("first.again", PASSPHRASE)
    groups = [helen.see(f"first.shown{number}").text() for number in range(1, 7)]
    helen.walk_to("first.group1")
    for number in (1, 2):
        name = helen.see(f"first.group{number}").accessibleName()
        asked = next(int(word) for word in name.split() if word.isdigit())
        helen.enter(f"first.group{number}", groups[asked - 1])
    helen.enter("mentor.name", "Amara Okafor")


def plan(helen: Person) -> None:
    helen.press("today.plan")
    helen.see("plan.mentor")
    helen.press("question.yes")
    helen.see("session.main")


def receive_the_agenda(helen: Person) -> None:
    QApplication.clipboard().setText(AGENDA)
    helen.press("session.receive")
    helen.press("sent.paste")
    helen.press("question.yes")
    helen.until(lambda: helen.see("session.topics").model().rowCount() == 2)


def hold_the_session(helen: Person) -> None:
    helen.press("session.main")
    helen.press("start.without")
    helen.type("live.notes", NOTES)
    helen.key(Qt.Key.Key_F7)
    helen.type("live.notes", SHARED)
    helen.key(Qt.Key.Key_F7)
    helen.key(Qt.Key.Key_I, CTRL)
    helen.enter("live.idea", IDEA)
    helen.type("live.notes", "")
    helen.key(Qt.Key.Key_P, CTRL)
    helen.enter("live.promise", PROMISE)
    helen.type("live.notes", "")
    helen.key(Qt.Key.Key_Down, CTRL)
    helen.until(lambda: helen.see("live.notes").toPlainText() == "")


def come_back(person: Callable[[], Person]) -> Person:
    helen = person()
    helen.enter("unlock.passphrase", PASSPHRASE)
    helen.see("side-today")
    return helen


def open_the_session(helen: Person) -> None:
    helen.key(Qt.Key.Key_2, CTRL)
    helen.until(lambda: helen.see("sessions.rows").hasFocus())
    helen.key(Qt.Key.Key_Home)
    helen.key(Qt.Key.Key_Return)
    helen.see("session.private")


def export(helen: Person, folder: Path) -> dict[Format, Path]:
    """Write each format under a name of one's own."""
    helen.press("session.main")
    helen.until(helen.see("export.save").isEnabled)
    files = {}
    for form in Format:
        helen.walk_to("export.format")
        while form.suffix.strip(".").upper() not in _suffix_words(helen):
            helen.key(Qt.Key.Key_Down)
        files[form] = folder / f"summary{form.suffix}"
        helen.press("export.save")
        helen.see("fileNameEdit")
        helen.key(Qt.Key.Key_A, CTRL)
        helen.enter("fileNameEdit", str(files[form]))
        helen.until(files[form].exists)
    return files


def _suffix_words(helen: Person) -> str:
    """Return what the format's field shows, with Markdown under its suffix."""
    return helen.see("export.format").currentText().upper().replace("MARKDOWN", "MD")


def leave(helen: Person) -> None:
    helen.key(Qt.Key.Key_L, CTRL)
    helen.until(lambda: helen.ended == [True])


def assert_all_there(folder: Path) -> None:
    desk = DeskService(folder, now, SMALL_COST).unlock(PASSPHRASE)
    try:
        (session,) = desk.sessions.all()
        assert session.state.value == "closed"
        assert session.play_back.text == HEARD
        assert session.word.heard == 3
        notes = {(n.kind.value, n.text) for n in desk.notes.of_session(session.id)}
        assert notes == {("private", NOTES), ("shared", SHARED)}
        assert [idea.text for idea in desk.ideas.of_session(session.id)] == [IDEA]
        assert [made.text for made in desk.promises.of_session(session.id)] == [PROMISE]
        topics = [topic.text for topic in desk.agendas.of(session.id).topics]
        assert topics == ["How are you, really?", "Why juniors stay silent"]
    finally:
        lock(desk)
