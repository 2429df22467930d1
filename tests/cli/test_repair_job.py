"""A damaged desk repaired from the command line."""

import pytest

from command_line import refused
from damage import DATABASE, frozen_key, frozen_words, hurt, leaves_of, thawed
from mentordesk.services.desk import DeskService, lock
from support import SMALL_COST
from vault_desk import files

PASSPHRASE, CODE = frozen_words()


@pytest.fixture
def folder(tmp_path):
    """A desk whose notes cannot be read, with a backup from before the last of them."""
    folder = thawed(tmp_path / "desk", backup=True)
    lock(DeskService(folder, cost=SMALL_COST).unlock(PASSPHRASE))
    hurt(folder / DATABASE, *leaves_of(folder / DATABASE, frozen_key(), "note"))
    return folder


@pytest.fixture
def repaired(mentordesk):
    def run(folder, *words, typed=PASSPHRASE):
        return mentordesk("desk", "repair", "--desk", folder, *words, stdin=typed + "\n")

    return run


def test_looking_says_what_would_be_and_changes_nothing(repaired, folder):
    before = files(folder)
    answer = repaired(folder, "--look")
    assert answer.returncode == 0, answer.stderr
    assert "3 parts of the desk cannot be read." in answer.stdout
    assert "Missing from the desk: 2 notes." in answer.stdout
    assert answer.stdout.endswith("The desk was left as it is.\n")
    assert files(folder) == before


def test_the_repaired_desk_takes_the_place_and_the_damaged_one_stays_beside(
    mentordesk, repaired, folder
):
    verify = ("desk", "verify", "--desk", folder)
    damaged = mentordesk(*verify, stdin=PASSPHRASE + "\n")
    assert damaged.returncode == 1
    assert "mentordesk desk repair" in damaged.stderr
    answer = repaired(folder)
    assert answer.returncode == 0, answer.stderr
    (aside,) = folder.parent.glob("desk-damaged-*")
    assert f"The desk as it was lies untouched in {aside}." in answer.stdout
    assert f"The repaired desk is in {folder}." in answer.stdout
    assert mentordesk(*verify, stdin=PASSPHRASE + "\n").returncode == 0


def test_with_out_the_repaired_desk_goes_elsewhere(mentordesk, repaired, folder, tmp_path):
    before, new = files(folder), tmp_path / "new"
    answer = repaired(folder, "--out", new, "--code", typed=CODE)
    assert answer.returncode == 0, answer.stderr
    assert f"The repaired desk is in {new}." in answer.stdout
    assert files(folder) == before
    sound = mentordesk("desk", "verify", "--desk", new, stdin=PASSPHRASE + "\n")
    assert sound.returncode == 0, sound.stderr
    assert refused(repaired(folder, "--out", new), "already holds something")


def test_a_wrong_passphrase_repairs_nothing(repaired, folder):
    before = files(folder)
    assert refused(repaired(folder, typed="wrong"), "not the passphrase")
    assert files(folder) == before
