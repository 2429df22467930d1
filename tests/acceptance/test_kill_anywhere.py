"""A session that is killed again and again, at random moments, goes on word by word."""

import contextlib
import json
import os
import random
import string
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from acceptance.at_spi import patiently
from acceptance.conftest import Start
from acceptance.desks import Made
from acceptance.program import Program
from acceptance.saving import write
from acceptance.walk import as_before, into_the_session
from eyes import Eyes
from foreign import Foreign
from mentordesk.services import rescue_fields
from mentordesk.services.clock import now
from mentordesk.services.desk import DeskService, lock
from mentordesk.vault import rescue
from rig import Rig
from support import PASSPHRASE, SMALL_COST
from vault.trials.counts import LONGEST_S, trials

KILLS = trials(50, 1000)
LIVES = trials(4, 20)
TYPED, LONGEST_WAIT_S = 60, 0.6

Sealed = Callable[[], list[str]]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forked processes")
@pytest.mark.timeout(2 * LONGEST_S)
def test_a_session_goes_on_word_by_word_after_a_kill_at_any_moment(tmp_path: Path) -> None:
    """Notes on every sheet, ideas, promises, half-typed lines, topic, floor, and the close."""
    places = {f"XDG_{kind}_HOME": str(tmp_path / kind) for kind in ("CONFIG", "DATA", "STATE")}
    (tmp_path / "run").mkdir(mode=0o700)
    done = subprocess.run(
        [sys.executable, "-m", "acceptance.kill_nursery", str(tmp_path), str(KILLS)],
        env={
            **os.environ,
            **places,
            "XDG_RUNTIME_DIR": str(tmp_path / "run"),
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": os.pathsep.join(sys.path),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.returncode, done.stderr
    assert json.loads(done.stdout) == []


@pytest.fixture
def sealed(planned: Made, read_rig: Rig) -> Sealed:
    """Return what stands in the copy that follows the typing."""
    desk = DeskService(planned.folder, now, SMALL_COST).unlock(PASSPHRASE)
    secret = desk.store.secret
    keys = {secret.desk(): secret.rescue_key()}
    lock(desk)
    shelf = Path(read_rig.environ["XDG_STATE_HOME"]) / "mentordesk" / "rescue"

    def texts() -> list[str]:
        copies = [path.read_bytes() for path in shelf.glob(f"{secret.desk()}-typed*")]
        held = [rescue_fields.read(rescue.unseal(keys, copy))[1] for copy in copies]
        return [text.text for one in held for text in one]

    return texts


@pytest.mark.timeout(120 + LONGEST_S)
def test_windows_and_words_are_there_after_a_kill_while_somebody_types(
    start: Start, planned: Made, others: Foreign, read_eyes: Eyes, read_rig: Rig, sealed: Sealed
) -> None:
    """Every word that was called saved, and half an idea in its line, longer each time."""
    chance = random.Random(4)
    program = start("--desk", planned.folder)
    program.reader.find("unlock.passphrase")
    others.open_mixed(5)
    program.come_forward()
    before = read_eyes.calm()
    into_the_session(program)
    saved, half = list[str](), ""
    for _ in range(LIVES):
        program.reader.find("live.focus", name="windows hidden")
        saved += write(program, f" {_letters(chance, 12)} ")
        half += _half_an_idea(program, chance, half, sealed)
        ours = program.window()
        _killed_while_typing(program, chance, read_rig)
        patiently(partial(as_before, read_eyes, before, ours), what="windows back")
        program = start("--desk", planned.folder)
        program.unlock(PASSPHRASE)
        program.reader.press("today.go_on")
        program.reader.find("live.notes")
        assert _holds(program, saved)
        patiently(lambda: program.reader.text("live.idea") == half, what=half)  # noqa: B023
    program.end()


def _half_an_idea(program: Program, chance: random.Random, half: str, sealed: Sealed) -> str:
    """Type more of an idea, do not enter it, and wait until it is sealed."""
    program.key("ctrl+i")
    program.reader.find("live.idea")
    more = _letters(chance, 8)
    program.type(more)
    patiently(lambda: sealed() == [half + more], what=half + more)
    program.key("Escape")
    return more


def _killed_while_typing(program: Program, chance: random.Random, rig: Rig) -> None:
    """Kill at a random moment; the keys that are still to come fall where they may."""
    asked = ["xdotool", "type", "--delay", "4", "--", _letters(chance, TYPED)]
    with subprocess.Popen(asked, env=rig.environ) as typing:
        with contextlib.suppress(subprocess.TimeoutExpired):
            typing.wait(chance.uniform(0, LONGEST_WAIT_S))
        program.kill()


def _holds(program: Program, saved: list[str]) -> bool:
    shown = program.reader.text("live.notes")
    return all(words in shown for words in saved)


def _letters(chance: random.Random, count: int) -> str:
    return "".join(chance.choices(string.ascii_lowercase, k=count))
