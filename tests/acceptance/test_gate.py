"""At the gate: what opens a desk, what does not, and what is said then."""

import subprocess
import sys
from pathlib import Path

from acceptance.conftest import Start
from acceptance.desks import Made
from eyes import Eyes
from rig import Rig, soon
from support import PASSPHRASE


def test_a_wrong_passphrase_is_said_in_the_page_and_what_was_typed_stays(
    start: Start, planned: Made
) -> None:
    program = start("--desk", planned.folder)
    program.unlock("not the one")
    program.reader.find("unlock.answer", name="passphrase")
    assert len(program.reader.text("unlock.passphrase")) == len("not the one")
    program.unlock(PASSPHRASE)
    program.reader.find("side-today")


def test_a_recovery_code_opens_the_desk(start: Start, planned: Made) -> None:
    program = start("--desk", planned.folder)
    program.reader.press("unlock.other_way")
    program.reader.focus("unlock.code")
    program.type(planned.code)
    program.key("Return")
    program.reader.find("side-today")


def test_a_damaged_key_file_is_passed_over_for_the_copy_in_the_database(
    start: Start, planned: Made
) -> None:
    _cut(planned.folder / "desk.key")
    program = start("--desk", planned.folder)
    program.unlock(PASSPHRASE)
    program.reader.find("side-today")


def test_without_a_sound_key_the_page_says_so_and_leads_to_the_recovery_code(
    start: Start, planned: Made
) -> None:
    for file in planned.folder.glob("desk.key*"):
        _cut(file)
    for database in planned.folder.glob("desk.*.db"):
        _cut(database)
    program = start("--desk", planned.folder)
    program.unlock(PASSPHRASE)
    said = program.reader.find("unlock.answer", name="recovery code").name
    assert "Traceback" not in said
    assert len(program.reader.text("unlock.passphrase")) == len(PASSPHRASE)


def test_a_foreign_database_is_named_as_such_and_left_alone(start: Start, planned: Made) -> None:
    database = next(planned.folder.glob("desk.*.db"))
    database.write_bytes(b"SQLite format 3\0" + bytes(8192))
    before = database.read_bytes()
    program = start("--desk", planned.folder)
    program.unlock(PASSPHRASE)
    program.reader.find("unlock.answer", name="not a desk")
    assert database.read_bytes() == before


def test_a_second_start_raises_the_first_window_and_goes_away(
    start: Start, planned: Made, read_rig: Rig, read_eyes: Eyes
) -> None:
    first = start("--desk", planned.folder)
    first.reader.find("unlock.passphrase")
    window = first.window()
    cover = read_rig.start("xterm", "-geometry", "100x40+0+0")
    try:
        soon(lambda: window not in read_eyes.numbers("_NET_ACTIVE_WINDOW"), what="xterm in front")
        second = start("--desk", planned.folder)
        code = second.wait()
        assert code in (0, 1)
        assert len(second.said.splitlines()) == 1
        assert "Traceback" not in second.said
        soon(lambda: window in read_eyes.numbers("_NET_ACTIVE_WINDOW"), what="our window in front")
    finally:
        cover.terminate()


def test_without_a_display_one_line_says_what_to_do(planned: Made, read_rig: Rig) -> None:
    environ = {k: v for k, v in read_rig.environ.items() if k not in ("DISPLAY", "QT_QPA_PLATFORM")}
    command = [sys.executable, "-m", "mentordesk", "--desk", str(planned.folder)]
    answer = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
    assert answer.returncode == 1
    assert len(answer.stderr.strip().splitlines()) == 1
    assert "Traceback" not in answer.stderr


def _cut(file: Path) -> None:
    """Leave only the beginning of a file."""
    file.write_bytes(file.read_bytes()[:40])
