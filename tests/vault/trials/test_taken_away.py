"""A desk whose folder goes away while it is open promises nothing that it cannot keep."""

import shutil
from pathlib import Path

import pytest

from mentordesk.errors import DeskFolderError, MentorDeskError
from vault_desk import notes, unlocked, write


def renamed(folder: Path, away: Path) -> None:
    folder.rename(away)


def deleted(folder: Path, away: Path) -> None:
    shutil.copytree(folder, away)
    shutil.rmtree(folder)


def replaced(folder: Path, away: Path) -> None:
    """Put an older copy of the desk in its place, as a program that syncs folders does."""
    folder.rename(away)
    shutil.copytree(away, folder)


def cut_off(folder: Path, away: Path) -> None:
    """Take the database alone."""
    away.mkdir()
    (folder / "desk.1.db").rename(away / "desk.1.db")


@pytest.mark.parametrize("taken", [renamed, deleted, replaced, cut_off])
def test_what_is_written_to_a_folder_that_is_gone_is_refused(room, taken):
    folder = room / "desk"
    with unlocked(folder) as store:
        write(store, "kept")
        taken(folder, room / "away")
        with pytest.raises(DeskFolderError):
            write(store, "never promised")
        with pytest.raises(MentorDeskError):
            write(store, "nor this")


def test_a_folder_that_comes_back_holds_all_that_was_promised(room):
    folder = room / "desk"
    with unlocked(folder) as store:
        write(store, "kept")
        folder.rename(room / "away")
        with pytest.raises(DeskFolderError):
            write(store, "extra")
        (room / "away").rename(folder)
        write(store, "again")
    with unlocked(folder) as store:
        assert [words for words in notes(store) if words != "extra"] == ["kept", "again"]
