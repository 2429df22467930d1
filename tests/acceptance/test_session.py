"""A whole session on a real desktop: from Today to the close, with other people's windows."""

import contextlib
import subprocess
import time
from collections.abc import Iterator

import pytest
from Xlib import X

from acceptance.at_spi import patiently
from acceptance.conftest import Start
from acceptance.desks import TOPICS, Made
from acceptance.program import Program, read_desktop
from acceptance.walk import HEARD, as_before, close_the_session, into_the_session
from eyes import Eyes, looking
from foreign import COLOURS, Foreign
from mentordesk.domain.agenda import TopicState
from mentordesk.services.clock import now
from mentordesk.services.desk import DeskService, lock
from rig import Rig, end, missing, soon
from support import PASSPHRASE, SMALL_COST

NOTES = "She waited nine days. Nobody told her why."
IDEA = "A buddy who answers within a day"
PROMISE = "Ask for two recruiting days"
HELD_S = 1.2  # longer than a keyboard waits before it repeats


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
    after = soon(lambda: as_before(read_eyes, before, ours), what="everything as before")
    assert after
    program.key("ctrl+shift+f")
    program.reader.wait("windows hidden")
    _step_out_of_a_question(program, read_eyes)
    program.key("ctrl+shift+f")
    program.reader.wait("windows hidden")
    assert _foreign_colours(read_eyes) == 0
    close_the_session(program)
    assert soon(lambda: as_before(read_eyes, before, ours), what="everything as before")


def test_under_xfwm4_the_keyboard_stays_with_the_notes_and_leads_out(
    start: Start, planned: Made, tmp_path_factory: pytest.TempPathFactory
) -> None:
    if lacking := missing("xfwm4"):
        pytest.skip(lacking)
    with read_desktop(tmp_path_factory.mktemp("xfce"), "xfwm4") as rig:
        others = Foreign(rig)
        program = start("--desk", planned.folder, rig=rig)
        program.reader.find("unlock.passphrase")
        others.open()
        program.come_forward()
        into_the_session(program)
        for _ in range(2):
            program.reader.wait("1 window hidden")
            with looking(rig.display) as eyes:
                there = eyes.calm()
            assert there.keyboard == there.active == program.window()
            program.key("ctrl+shift+f")
            program.reader.wait("Focus is off, every window is back")
            program.key("ctrl+shift+f")
        program.reader.wait("1 window hidden")
        with looking(rig.display) as eyes:
            _step_out_of_a_question(program, eyes)
        program.key("ctrl+shift+f")
        program.reader.wait("1 window hidden")
        program.end()
        others.close()


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
    reader.wait_for_keyboard("live.notes")
    program.key("ctrl+p")
    reader.find("live.promise")
    program.type(PROMISE)
    program.key("Return")
    reader.wait_for_keyboard("live.notes")
    with program.held("ctrl"), program.held("Down"):
        reader.wait(TOPICS[1])
        time.sleep(HELD_S)
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
    states = [topic.state for topic in desk.agendas.of(session.id).topics]
    assert TopicState.DISCUSSED not in states[2:]
    lock(desk)
    assert "Traceback" not in program.said


def _step_out_of_a_question(program: Program, eyes: Eyes) -> None:
    """Hold Esc in it; it is not answered, and ours lies below the others with the keyboard."""
    ours = program.window()
    program.key("ctrl+l")
    program.reader.wait("Lock in the middle of the session?")
    with _without_repeat(eyes), program.held("Escape"):
        program.reader.wait("Focus is off, every window is back")
    out = eyes.calm()
    assert out.stacking[0] == out.active == out.keyboard == ours
    program.reader.wait_for_keyboard("live.notes")


@contextlib.contextmanager
def _without_repeat(eyes: Eyes) -> Iterator[None]:
    """Let no key that is held down come again and again, as some people have set it."""
    eyes.link.change_keyboard_control(auto_repeat_mode=X.AutoRepeatModeOff)
    eyes.link.sync()
    try:
        yield
    finally:
        eyes.link.change_keyboard_control(auto_repeat_mode=X.AutoRepeatModeOn)
        eyes.link.sync()


def _foreign_colours(eyes: Eyes) -> int:
    """Return how many pixels show one of the other program's pure colours."""
    data = eyes.picture()
    colours = {colour.to_bytes(3, "little") for colour in COLOURS}
    return sum(data[at : at + 3] in colours for at in range(0, len(data), 4))


def test_notifications_are_silent_in_the_session_and_as_before_afterwards(
    start: Start, planned: Made, read_rig: Rig
) -> None:
    if lacking := missing("dunst", "dunstctl"):
        pytest.skip(lacking)
    service = read_rig.start("dunst")
    try:
        patiently(lambda: _paused(read_rig) == "false", what="dunst")
        program = start("--desk", planned.folder)
        into_the_session(program)
        patiently(lambda: _paused(read_rig) == "true", what="silence")
        program.key("ctrl+shift+f")
        patiently(lambda: _paused(read_rig) == "false", what="as before")
    finally:
        end(service)


def _paused(rig: Rig) -> str:
    asked = subprocess.run(
        ["dunstctl", "is-paused"], env=rig.environ, capture_output=True, text=True, check=False
    )
    return asked.stdout.strip()
