"""What a leader wrote stands in no file, in no write and, after a lock, in no memory."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from mentordesk.export.formats import Format
from rig import missing
from vault.trials import shim, traces
from vault.trials.apart import apart, ordinary
from vault.trials.services_journey import LOCKED, OUT

NEEDED = ("Xvfb", "openbox", "dbus-daemon", "xprop", "xdotool")


@pytest.fixture(scope="module")
def window(tmp_path_factory, recorder):
    """What came of a journey through the real window, without a network."""
    lacking = missing(*NEEDED)
    assert not lacking, lacking
    before = [*apart("--net"), *ordinary()]

    def travel(room: Path) -> str:
        return shim.run("window_journey", room, recorder, before=before)

    return once(tmp_path_factory, "window", travel)


@pytest.fixture(scope="module")
def services(tmp_path_factory, recorder):
    """What came of a journey through services and commands, without a network."""
    before = apart("--net")

    def travel(room: Path) -> str:
        (room / "temp").mkdir()
        around = shim.recording(recorder, room / "log") | {"TMPDIR": str(room / "temp")}
        # In a fresh checkout the compiled tests would be written, and they hold the words.
        around["PYTHONDONTWRITEBYTECODE"] = "1"
        return shim.run("services_journey", room, before=before, **around)

    return once(tmp_path_factory, "services", travel)


def once(
    folders: pytest.TempPathFactory, name: str, travel: Callable[[Path], str]
) -> tuple[Path, Any, list[shim.Event]]:
    """Travel once for all tests, also when they run side by side in several processes."""
    above = folders.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        above = above.parent
    room, answer = above / f"{name}-journey", above / f"{name}-answer.json"
    with FileLock(above / f"{name}.lock"):
        if not answer.exists():
            shutil.rmtree(room, ignore_errors=True)
            room.mkdir()
            answer.write_text(travel(room))
    return room, json.loads(answer.read_text()), list(shim.events(room / "log"))


def test_no_word_is_in_a_file_or_a_write_of_the_window(window):
    room, _, events = window
    assert traces.found_below(room) == []
    assert traces.found_written(events) == []
    assert sum(event.kind == "w" for event in events) > 50


def test_only_what_was_exported_holds_a_word(services):
    room, _, events = services
    exported = list((room / OUT).iterdir())
    assert len(exported) == len(Format)
    assert len(list((room / LOCKED).iterdir())) == 2
    assert traces.found_below(room, [*exported, room / "log"]) == []
    assert traces.found_written(events, [str(room / OUT)]) == []
    assert traces.found_written(events)


def test_memory_holds_words_until_the_lock_and_none_after_it(window):
    _, found, _ = window
    assert all(found["before"][words] for words in traces.BEFORE_THE_CLOSE), found["before"]
    assert not any(found["after"].values()), found["after"]


def test_another_program_of_the_same_person_cannot_read_the_memory(window):
    _, found, _ = window
    assert found["read without protection"]
    assert not found["read"]
    assert found["core"] == ["0", "0"]


def test_the_window_works_without_a_network_and_speaks_to_its_neighbours_alone(window):
    room, found, events = window
    bus = found["bus"].partition("=")[2].partition(",")[0]
    assert found["interfaces"] == ["lo"]
    assert traces.strangers(events, bus, "@" + bus, str(room / "home")) == []
    assert any(path.startswith(traces.X11) for path in traces.reached(events))


def test_services_and_commands_speak_to_nobody(services):
    room, at_hand, events = services
    assert traces.strangers(events, str(room / "home")) == []
    assert set(at_hand) <= {"mentordesk.display holds socket"}
