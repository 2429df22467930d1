"""The ways through the program that several tests take."""

from acceptance.program import Program
from eyes import Eyes, State
from support import PASSPHRASE

STEPS = ("Ideas", "Promises", "word", "Next time")
HEARD = "Nine days of silence cost us people."


def into_the_session(program: Program) -> None:
    """Go from the gate to the live page."""
    program.unlock(PASSPHRASE)
    program.reader.press("today.start")
    program.reader.press("start.start")
    program.reader.find("live.notes")


def close_the_session(program: Program, words: str = HEARD) -> None:
    """Go through the five steps; the mentor sat last, so the desk is locked afterwards."""
    reader = program.reader
    reader.press("live.wrapUp")
    reader.write("close.playBack", words)
    reader.press("close.confirmed")
    for step in STEPS:
        reader.find("close.next", name=step)
        reader.press("close.next")
    reader.press("close.notNow")
    reader.find("close.next", name="Close the session")
    reader.press("close.next")
    reader.find("unlock.passphrase")


def open_the_only_session(program: Program) -> None:
    """Go from the gate to the page of the one session."""
    program.unlock(PASSPHRASE)
    program.reader.find("side-today")
    program.key("ctrl+2")
    program.reader.wait_for_keyboard("sessions.rows")
    program.key("Home", "Return")
    program.reader.find("session.main")


def as_before(eyes: Eyes, before: State, ours: int) -> bool:
    """Return whether everything but our own window is as it was."""
    after = eyes.state()
    windows = [{w: row for w, row in s.windows.items() if w != ours} for s in (before, after)]
    stacking = [[w for w in s.stacking if w != ours] for s in (before, after)]
    desktops = [(s.current, s.count, s.marks) for s in (before, after)]
    return all(was == now for was, now in (windows, stacking, desktops))
