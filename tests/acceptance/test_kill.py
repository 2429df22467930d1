"""The program is killed in the middle of a session: the windows come back, the words are there."""

from functools import partial

import pytest

from acceptance.at_spi import patiently
from acceptance.conftest import Start
from acceptance.desks import Made
from acceptance.program import Program
from acceptance.saving import write
from acceptance.walk import as_before, into_the_session
from eyes import Eyes
from foreign import Foreign
from mentordesk.services.clock import now
from mentordesk.services.desk import DeskService, lock
from support import PASSPHRASE, SMALL_COST

FIRST = "She waited nine days."
MORE = " Nobody told her why."
LAST = " And then she left."
SHARED = "We answer within three days."
IDEA = "A buddy who answers within a day"


def _just_into_focus(_: Program) -> list[str]:
    return []


def _saved_note(program: Program) -> list[str]:
    return write(program, FIRST)


def _saved_while_typing(program: Program) -> list[str]:
    saved = write(program, MORE)
    program.type(" These words may be lost, or not,")
    return saved


def _with_lines_open(program: Program) -> list[str]:
    program.key("ctrl+i")
    program.reader.find("live.idea")
    program.type(IDEA)
    program.key("Return")
    program.reader.wait(IDEA)
    program.key("ctrl+p")
    program.type("half a pro")
    return []


def _on_the_shared_sheet(program: Program) -> list[str]:
    program.key("F7")
    program.reader.find("live.notes", name="Shared with Amara")
    return write(program, SHARED)


def _in_the_close(program: Program) -> list[str]:
    saved = write(program, LAST)
    program.reader.press("live.wrapUp")
    program.reader.find("close.playBack")
    return saved


MOMENTS = (
    _just_into_focus,
    _saved_note,
    _saved_while_typing,
    _with_lines_open,
    _on_the_shared_sheet,
    _in_the_close,
)


@pytest.mark.timeout(600)  # seven starts of the program, on a computer that may be busy
def test_windows_and_every_saved_word_are_there_after_a_kill_at_any_moment(
    start: Start, planned: Made, others: Foreign, read_eyes: Eyes
) -> None:
    """One session, killed and gone on with again and again."""
    program = start("--desk", planned.folder)
    program.reader.find("unlock.passphrase")
    others.open_mixed(5)
    program.come_forward()
    before = read_eyes.calm()
    assert before.windows.keys() > set(others.windows)
    into_the_session(program)
    saved: list[str] = []
    for moment in MOMENTS:
        _wait_for_focus(program, read_eyes)
        saved += moment(program)
        ours = program.window()
        program.kill()
        back = partial(as_before, read_eyes, before, ours)
        patiently(back, what=f"windows back: {moment}")
        program = start("--desk", planned.folder)
        program.unlock(PASSPHRASE)
        program.reader.press("today.go_on")
        if moment is _in_the_close:
            program.reader.press("close.back")
        program.reader.find("live.notes")
        _assert_shown(program, saved)
    program.end()
    assert _on_the_desk(planned) >= {IDEA}


def _wait_for_focus(program: Program, eyes: Eyes) -> None:
    """Wait until windows are said to be hidden; a failure tells how the desktop stands."""
    try:
        program.reader.find("live.focus", name="windows hidden")
    except AssertionError as error:
        error.add_note(f"the desktop: {eyes.state()}")
        raise


def _assert_shown(program: Program, saved: list[str]) -> None:
    """Read everything that was said to be saved, on its own sheet."""
    reader = program.reader
    private = [words for words in saved if words != SHARED]
    patiently(lambda: all(words in reader.text("live.notes") for words in private), what=saved)
    if SHARED in saved:
        program.key("F7")
        patiently(lambda: reader.text("live.notes") == SHARED, what=SHARED)
        program.key("F7")
        patiently(lambda: reader.text("live.notes") != SHARED, what="the private sheet")


def _on_the_desk(made: Made) -> set[str]:
    desk = DeskService(made.folder, now, SMALL_COST).unlock(PASSPHRASE)
    try:
        session = desk.sessions.live()
        assert session is not None
        return {idea.text for idea in desk.ideas.of_session(session.id)}
    finally:
        lock(desk)
