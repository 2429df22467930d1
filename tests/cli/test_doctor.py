"""What this computer can do, for people and for programs."""

import json
import platform
from importlib.metadata import version

import pytest

from mentordesk.services.clock import now
from mentordesk.services.desk import DeskService, lock
from mentordesk.vault.keychain_slot import wrap_for_keychain
from mentordesk.vault.vault import change_keys
from support import PASSPHRASE, SMALL_COST


@pytest.fixture(scope="module")
def found(mentordesk):
    answer = mentordesk("doctor", "--json")
    assert answer.returncode == 0, answer.stderr
    return json.loads(answer.stdout)


def test_versions_and_cipher_are_those_in_use(found):
    assert found["mentordesk"] == version("mentordesk")
    assert found["python"] == platform.python_version()
    assert found["qt"] == version("PySide6-Essentials")
    assert found["cipher"]["ok"] is True
    assert found["cipher"]["cipher"].startswith("SQLCipher 4.")
    assert (found["ok"], found["essential_failures"]) == (True, [])


def test_folders_are_looked_at_and_not_made(mentordesk, found):
    assert {name: place["writable"] for name, place in found["folders"].items()} == {
        "desk": True,
        "settings": True,
        "state": True,
        "log": True,
    }
    assert found["folders"]["desk"]["path"] == str(mentordesk.home / "data/mentordesk/desk")
    assert not (mentordesk.home / "data").exists()


def test_without_a_screen_and_a_bus_focus_promises_nothing_and_says_why(found):
    assert found["display"] == {"kind": "none", "name": "", "answers": False}
    assert (found["focus"]["level"], found["focus"]["backend"]) == ("no", "cover")
    whys = {can["what"]: can["why"] for can in found["focus"]["can"]}
    assert whys == {
        "hide_windows": "no-display",
        "silence": "no-bus",
        "awake": "nobody-to-ask",
    }
    assert all(can["words"] and can["why_words"] for can in found["focus"]["can"])
    assert (found["quiet"]["level"], found["awake"]["level"]) == ("no", "no")
    assert found["keychain"] == {"used": False, "answers": False}


def test_a_dead_compositor_promises_no_cover(mentordesk, tmp_path):
    said = mentordesk("doctor", WAYLAND_DISPLAY="wayland-9", XDG_RUNTIME_DIR=str(tmp_path)).stdout
    assert "Display     wayland wayland-9 does not answer" in said
    assert "There is no screen to hide anything on." in said
    assert "cover" not in said


def test_people_get_short_lines_in_plain_words(mentordesk, found):
    lines = mentordesk("doctor").stdout.splitlines()
    assert lines[0] == f"MentorDesk  {found['mentordesk']} on {found['system']}"
    assert "            There is no screen" not in lines  # a reason follows what it explains
    assert lines[-1] == "A desk can be kept on this computer."
    assert not [line for line in lines if "no-" in line or "None" in line]


def test_a_computer_on_which_no_desk_can_be_kept_fails(mentordesk):
    answer = mentordesk("doctor", XDG_DATA_HOME="/proc/nowhere")
    assert answer.returncode == 1
    assert "/proc/nowhere/mentordesk/desk (cannot be written)" in answer.stdout
    assert "The desk's folder cannot be written" in answer.stdout


def test_the_folder_that_is_named_is_the_one_looked_at(mentordesk, tmp_path):
    for words in (("doctor", "--desk", tmp_path), ("--desk", tmp_path, "doctor")):
        folders = json.loads(mentordesk(*words, "--json").stdout)["folders"]
        assert folders["desk"] == {"path": str(tmp_path), "exists": True, "writable": True}


def test_a_desk_that_the_keychain_may_open_is_said_to_be_one(mentordesk, own_desk):
    assert "the passphrase opens the desk" in mentordesk("doctor", "--desk", own_desk).stdout
    opened = DeskService(own_desk, now, SMALL_COST).unlock(PASSPHRASE)
    slot, key = wrap_for_keychain(opened.store.secret)
    sealed = slot.sealing(opened.store.secret, key)
    change_keys(opened.store, opened.store.key_file.with_slot(sealed))
    lock(opened)
    found = json.loads(mentordesk("doctor", "--json", "--desk", own_desk).stdout)
    assert found["keychain"] == {"used": True, "answers": False}
    said = mentordesk("doctor", "--desk", own_desk).stdout
    assert "may open the desk; none answers here" in said


def test_a_library_that_does_not_encrypt_fails(mentordesk, tmp_path):
    plain = tmp_path / "sqlcipher3"
    plain.mkdir()
    (plain / "__init__.py").write_text("import sqlite3.dbapi2 as dbapi2\n")
    answer = mentordesk("doctor", "--json", PYTHONPATH=str(tmp_path))
    found = json.loads(answer.stdout)
    assert (answer.returncode, found["essential_failures"]) == (1, ["cipher"])
    assert found["cipher"]["why"]
