"""The untouched copy of a damaged desk is whole, or there is none and the reason is told."""

import os

import pytest

from mentordesk.errors import DeskFolderError
from mentordesk.vault.aside import copy_aside
from vault_desk import files, unlocked


@pytest.fixture
def folder(tmp_path):
    with unlocked(tmp_path / "desk"):
        return tmp_path / "desk"


def test_a_place_that_cannot_be_made_is_told_with_its_reason(folder, tmp_path):
    (tmp_path / "letter").write_text("mine")
    with pytest.raises(DeskFolderError) as caught:
        copy_aside(folder, tmp_path / "letter" / "aside")
    assert caught.value.facts["reason"] == "Not a directory"


@pytest.mark.skipif(os.name != "posix", reason="links need no right there")
def test_a_link_out_of_the_desk_is_not_followed(folder, tmp_path):
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "letter").write_text("not of the desk")
    before = files(folder)
    (folder / "backups").symlink_to(tmp_path / "home")
    (folder / "round").symlink_to(folder)
    copy_aside(folder, tmp_path / "aside")
    assert files(tmp_path / "aside") == before
