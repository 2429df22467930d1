"""A whole session on a real desktop: from Today to the close, with other people's windows."""

from acceptance.conftest import Start
from acceptance.desks import TOPICS, Made
from acceptance.program import Program
from eyes import Eyes
from foreign import COLOURS, Foreign
from mentordesk.services.clock import now
from mentordesk.services.desk import DeskService, lock
from rig import soon
from support import PASSPHRASE, SMALL_COST

NOTES = "She waited nine days. Nobody told her why."
IDEA = "A buddy who answers within a day"
PROMISE = "Ask for two recruiting days"
HEARD = "Nine days of silence cost us people."
CLEAN = ("dunst", "notify-send", "dunstctl")


def into_the_session(program: Program) -> None:
    """Go from the gate to the live page."""
    program.unlock(PASSPHRASE)
    program.reader.press("today.start")
    program.reader.press("start.start")
    program.reader.find("live.notes")


def close_the_session(program: Program, words: str = HEARD) -> None:
    """Go through the five steps by keyboard and buttons."""
    reader = program.reader
    reader.press("live.wrapUp")
    reader.focus("close.playBack")
    program.type(words)
    reader.press("close.confirmed")
    for step in ("Ideas", "Promises", "word", "Next time"):
        reader.find("close.next", name=step)
        reader.press("close.next")
    reader.press("close.notNow")
    reader.find("close.next", name="Close the session")
    reader.press("close.next")
    reader.find("session.main", name="Export")


def test_a_session_hides_every_other_window_and_brings_it_back_exactly(
    start: Start, planned: Made, others: Foreign, read_eyes: Eyes
) -> None:
    program = start("--desk", planned.folder)
    program.reader.find("unlock.passphrase")
    windows = others.open_mixed(8)
    ours = program.come_forward()
    before = read_eyes.calm()
    program.unlock(PASSPHRASE)
    program.reader.press("today.start")
    program.reader.press("start.start")
    program.reader.wait("windows hidden")
    during = read_eyes.calm()
    assert during.active == ours
    assert not set(windows) & set(during.stacking)
    assert _foreign_colours(read_eyes) == 0
    program.key("ctrl+shift+f")
    program.reader.wait("Focus is off, every window is back")
    after = soon(lambda: _same(read_eyes, before, ours), 10, "everything as before")
    assert after
    program.key("ctrl+shift+f")
    program.reader.wait("windows hidden")
    assert _foreign_colours(read_eyes) == 0
    close_the_session(program)
    assert soon(lambda: _same(read_eyes, before, ours), 10, "everything as before")


def test_what_is_typed_and_caught_by_key_is_on_the_desk_after_the_close(
    start: Start, planned: Made
) -> None:
    program = start("--desk", planned.folder)
    into_the_session(program)
    reader = program.reader
    assert reader.find("live.notes").name.startswith("My notes")
    program.type(NOTES)
    program.key("ctrl+i")
    reader.find("live.idea")
    program.type(IDEA)
    program.key("Return")
    reader.wait(IDEA)
    program.key("ctrl+p")
    reader.find("live.promise")
    program.type(PROMISE)
    program.key("Return")
    reader.wait(PROMISE)
    assert reader.focused().ident.endswith("live.notes")
    program.key("ctrl+Down")
    reader.wait(TOPICS[1])
    close_the_session(program)
    program.key("alt+F4")
    assert program.wait() == 0
    desk = DeskService(planned.folder, now, SMALL_COST).unlock(PASSPHRASE)
    session = desk.sessions.all()[0]
    assert [note.text for note in desk.notes.of_session(session.id)] == [NOTES]
    assert [idea.text for idea in desk.ideas.of_session(session.id)] == [IDEA]
    assert [promise.text for promise in desk.promises.of_session(session.id)] == [PROMISE]
    assert session.play_back.text == HEARD
    assert session.play_back.confirmed
    assert session.state.value == "closed"
    lock(desk)
    assert "Traceback" not in program.said


def _same(eyes: Eyes, before: object, ours: int) -> bool:
    now_ = eyes.state()
    windows = {wid: row for wid, row in now_.windows.items() if wid != ours}
    were = {wid: row for wid, row in before.windows.items() if wid != ours}
    return (
        windows == were
        and [w for w in now_.stacking if w != ours] == [w for w in before.stacking if w != ours]
        and (now_.current, now_.count, now_.marks) == (before.current, before.count, before.marks)
    )


def _foreign_colours(eyes: Eyes) -> int:
    """Return how many pixels show one of the other program's pure colours."""
    data = eyes.picture()
    colours = {colour.to_bytes(3, "little") for colour in COLOURS}
    return sum(data[at : at + 3] in colours for at in range(0, len(data), 4))
