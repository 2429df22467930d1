"""What stands in the way: no room, no rights, a desktop nobody knows."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

import disks
from acceptance.at_spi import patiently
from acceptance.conftest import Start
from acceptance.desks import LEADER, Made, planned_desk
from acceptance.program import read_desktop
from acceptance.walk import close_the_session, into_the_session
from support import PASSPHRASE

WORDS = "She waited nine days."


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk that is soon full."""
    with disks.small_disk(tmp_path / "disk", "16m") as disk:
        yield disk


def test_on_a_full_disk_the_page_says_so_and_saves_once_there_is_room(
    start: Start, small_disk: Path
) -> None:
    made = planned_desk(small_disk / "desk")
    program = start("--desk", made.folder)
    into_the_session(program)
    reader = program.reader
    ballast = small_disk / "ballast"
    _fill(ballast)
    program.type(WORDS * 8)
    reader.wait("full", 20)
    assert WORDS in reader.text("live.notes")
    assert reader.find("live.saved").name != "saved"
    ballast.unlink()
    patiently(lambda: reader.find("live.saved").name == "saved", 20, "saved again")
    assert WORDS in reader.text("live.notes")
    program.kill()
    again = start("--desk", made.folder)
    again.unlock(PASSPHRASE)
    again.reader.press("today.go_on")
    patiently(lambda: again.reader.text("live.notes") == WORDS * 8, what="every word")


def test_on_a_full_disk_words_are_sealed_locked_away_and_back_after_unlocking(
    start: Start, small_disk: Path, tmp_path: Path
) -> None:
    made = planned_desk(small_disk / "desk")
    with read_desktop(tmp_path / "home") as rig:
        rig.environ["XDG_STATE_HOME"] = str(small_disk / "state")
        program = start("--desk", made.folder, rig=rig)
        program.come_forward()
        into_the_session(program)
        ballast = small_disk / "ballast"
        _fill(ballast)
        program.type(WORDS * 8)
        program.reader.wait("full", 20)
        assert program.reader.find(name="Save a rescue copy…")
        program.key("ctrl+l")
        program.reader.wait("Lock in the middle of the session?")
        program.key("ctrl+l")
        program.reader.find("unlock.passphrase")
        assert WORDS not in program.reader.everything()
        ballast.unlink()
        program.come_forward()
        program.unlock(PASSPHRASE)
        program.reader.wait("back where it belongs")
        program.reader.press("today.go_on")
        patiently(lambda: program.reader.text("live.notes") == WORDS * 8, what="every word")
        program.end()


def test_in_a_read_only_folder_the_first_run_says_so_and_keeps_what_was_typed(
    start: Start, small_disk: Path
) -> None:
    disks.remount(small_disk, "ro")
    program = start("--desk", small_disk / "desk")
    reader = program.reader
    reader.find("first.name")
    program.come_forward()
    reader.focus("first.name")
    program.type(LEADER)
    program.key("Return")
    reader.find("first.passphrase")
    for _ in range(2):
        program.type(PASSPHRASE)
        program.key("Return")
    program.key("Return")
    reader.wait("cannot use the folder")
    assert len(reader.text("first.passphrase")) == len(PASSPHRASE)
    reader.press("first.back")
    patiently(lambda: reader.text("first.name") == LEADER, what="the name")


def test_on_an_unknown_desktop_the_start_card_says_so_and_the_session_is_held(
    start: Start, planned: Made, tmp_path: Path
) -> None:
    with read_desktop(tmp_path / "bare", "") as bare:
        program = start("--desk", planned.folder, rig=bare)
        reader = program.reader
        reader.write("unlock.passphrase", PASSPHRASE)
        reader.press("unlock.go")
        reader.press("today.start")
        reader.wait("cannot be hidden")
        reader.press("start.start")
        reader.write("live.notes", WORDS)
        patiently(lambda: reader.find("live.saved").name == "saved", what="saved")
        close_the_session(program)
        program.end()


def _fill(file: Path) -> None:
    with file.open("wb", buffering=0) as ballast, contextlib.suppress(OSError):
        while True:
            ballast.write(bytes(4096))
