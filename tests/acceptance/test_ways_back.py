"""Restore, repair, new keys and the lock, as somebody meets them who does not see them."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from acceptance.at_spi import Ear
from acceptance.clarity import assert_clear, hear
from acceptance.conftest import Start
from acceptance.desks import Made
from acceptance.program import Program, launcher, read_desktop
from damage import DATABASE, frozen_key, frozen_words, hurt, leaves_of, pages_of, thawed
from desk_content import content
from mentordesk.services.clock import now
from mentordesk.services.desk import DeskService, lock
from rig import Rig, missing
from support import PASSPHRASE, SMALL_COST

WRONG = "not this one"


@pytest.fixture
def own_rig(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    """A desktop for tests that choose another desk, which all that follows would open.

    It is asked for before what is started on it, so that it also ends after that.
    """
    lacking = missing("Xvfb", "openbox", "dbus-daemon", "xdotool")
    if lacking or not launcher():
        pytest.skip(lacking or "not installed: at-spi2-core")
    with read_desktop(tmp_path_factory.mktemp("own")) as rig:
        yield rig


@pytest.fixture
def ear(own_rig: Rig) -> Iterator[Ear]:
    made = Ear(own_rig.environ["DBUS_SESSION_BUS_ADDRESS"])
    yield made
    made.close()


def sentences(value: object) -> Iterator[str]:
    """Yield what somebody wrote, out of whatever holds it."""
    if isinstance(value, str):
        yield from (line for line in value.splitlines() if " " in line)
    elif isinstance(value, dict):
        for part in value.values():
            yield from sentences(part)
    elif isinstance(value, list):
        for part in value:
            yield from sentences(part)


def words_of(folder: Path) -> set[str]:
    """Return every sentence and every first name on a desk, after one backup of it."""
    workspace = DeskService(folder, now, SMALL_COST).unlock(PASSPHRASE)
    workspace.care.back_up()
    told = content(workspace)
    lock(workspace)
    names = {person["name"].split()[0] for person in told["people"]}
    return names | set(sentences(told))


def assert_silent(program: Program, words: set[str]) -> None:
    """Fail if a client of the accessibility bus could get hold of a word of the desk."""
    everything = program.reader.everything()
    assert everything
    assert not [word for word in words if word in everything]


def go_on(program: Program, words: str) -> None:
    """Type into what has the keyboard, and press Return."""
    program.type(words)
    program.key("Return")


def test_a_desk_is_restored_and_opened_by_ear(
    own_rig: Rig, ear: Ear, start: Start, year: Made
) -> None:
    words = words_of(year.folder)
    program = start("--desk", year.folder, rig=own_rig)
    reader = program.reader
    reader.find("unlock.passphrase")
    program.come_forward()
    reader.press("unlock.restore")
    reader.wait("It is a backup of this desk. It is not opened yet.")
    assert_clear(program, "restore")
    assert_silent(program, words)
    program.reader.wait_for_keyboard("restore.passphrase")
    go_on(program, WRONG)
    ear.wait("That is not the passphrase of this desk.")
    reader.wait_for_description("restore.passphrase", "not the passphrase")
    program.reader.wait_for_keyboard("restore.passphrase")
    assert_clear(program, "a restore that was refused")
    reader.press("restore.other_way")
    program.reader.wait_for_keyboard("restore.code")
    assert_clear(program, "a restore by code")
    go_on(program, year.code)
    ear.wait("Your desk is restored: ")
    program.reader.wait_for_keyboard("restore.open")
    assert_clear(program, "a restored desk")
    program.key("Return")
    reader.find("unlock.other_desk")
    assert_clear(program, "the gate of the restored desk")
    assert "restored" in reader.find("unlock.folder").name
    assert_silent(program, words)
    program.unlock(PASSPHRASE)
    reader.find("today.start")


def test_a_damaged_desk_is_repaired_by_ear(
    own_rig: Rig, ear: Ear, start: Start, tmp_path: Path
) -> None:
    folder = thawed(tmp_path / "desk", backup=True)
    passphrase, _ = frozen_words()
    database, key = folder / DATABASE, frozen_key()
    lock(DeskService(folder, now, SMALL_COST).unlock(passphrase))
    index = pages_of(database, key, "sqlite_autoindex_promise_1")
    hurt(database, 1, *leaves_of(database, key, "promise"), *index)
    program = start("--desk", folder, rig=own_rig)
    reader = program.reader
    reader.find("unlock.passphrase")
    program.come_forward()
    program.unlock(passphrase)
    ear.wait("it is damaged, or it is not a desk")
    assert_clear(program, "the gate of a damaged desk")
    reader.press("unlock.repair")
    ear.wait("Looking")
    ear.wait("nothing of the kind is left on the desk")
    reader.wait_for_description("repair.gone", "nothing of the kind")
    program.reader.wait_for_keyboard("repair.go")
    assert_clear(program, "what a repair would do")
    program.key("Return")
    ear.wait("Your desk is repaired. ")
    program.reader.wait_for_keyboard("repair.done")
    assert_clear(program, "a repaired desk")
    program.key("Return")
    program.reader.wait_for_keyboard("unlock.passphrase")
    program.unlock(passphrase)
    reader.find("side-today")


def test_new_keys_are_made_by_ear(own_rig: Rig, ear: Ear, start: Start, year: Made) -> None:
    words_of(year.folder)
    program = start("--desk", year.folder, rig=own_rig)
    reader = program.reader
    program.unlock(PASSPHRASE)
    reader.press("side-settings")
    reader.wait("This computer says neither when its screen is locked")
    reader.press("settings.new_keys")
    hear(program, "New keys", "everything is encrypted anew")
    go_on(program, WRONG)
    ear.wait("That is not the passphrase that opens this desk now.")
    assert_clear(program, "new keys refused")
    program.reader.wait_for_keyboard("new_keys.passphrase")
    program.key("ctrl+a")
    go_on(program, PASSPHRASE)
    reader.find("first.group1")
    hear(program, "New keys", "Destroy the old sheet.")
    for number in (1, 2):
        name = reader.find(f"first.group{number}").name
        wanted = next(int(word) for word in name.split() if word.isdigit())
        reader.focus(f"first.group{number}")
        go_on(program, reader.find(f"first.shown{wanted}").name)
    hear(program, "Older backups", "still open with the old keys")
    reader.press("question.yes")
    ear.wait("The desk has new keys.")


def test_a_lock_leaves_no_word_to_be_read_even_of_a_dialog(
    own_rig: Rig, start: Start, year: Made
) -> None:
    words = words_of(year.folder)
    program = start("--desk", year.folder, rig=own_rig)
    reader = program.reader
    program.unlock(PASSPHRASE)
    reader.find("today.start")
    everything = reader.everything()
    assert [word for word in words if word in everything]
    reader.press("side-settings")
    reader.press("settings.code")
    hear(program, "Your passphrase", "shown to its owner alone")
    go_on(program, PASSPHRASE)
    code = [reader.find(f"show_code.shown{number}").name for number in range(1, 7)]
    assert "-".join(code) == year.code
    program.key("ctrl+l")
    reader.find("unlock.passphrase")
    assert_clear(program, "the gate after a lock")
    assert_silent(program, words | set(code))


def test_a_desk_that_is_away_is_said_by_ear(own_rig: Rig, start: Start, tmp_path: Path) -> None:
    away = tmp_path / "stick" / "desk"
    settings = own_rig.home / "config" / "mentordesk" / "settings.json"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(json.dumps({"desk": str(away)}), "utf-8")
    program = start(rig=own_rig)
    reader = program.reader
    reader.wait_for_description("away.again", f"Your desk in {away} is not there.")
    program.come_forward()
    program.reader.wait_for_keyboard("away.again")
    assert_clear(program, "a desk that is away")
    reader.press("away.restore")
    reader.find("restore.choose_file")
    assert_clear(program, "a restore without a backup")
