"""A file is there whole, for its owner alone, or not at all."""

import os
import resource
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from disks import remount, small_disk
from mentordesk.errors import ExportError, ExportExistsError
from mentordesk.export import private_file
from mentordesk.export.private_file import write_private
from rights import unprivileged

OLD, NEW = b"what was there", b"what is new" * 100
LARGE = b"x" * 400_000


def refused(path: Path, data: bytes = NEW, *, replace: bool = True) -> str:
    with pytest.raises(ExportError) as caught:
        write_private(path, data, replace=replace)
    assert caught.value.facts["path"] == path
    return str(caught.value.facts.get("reason", ""))


@contextmanager
def small_files() -> Iterator[None]:
    """Let this process write no file above 100 kB."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of 256 kB, where this computer lets the test mount one."""
    with small_disk(tmp_path / "disk", "256k") as disk:
        yield disk


@pytest.mark.parametrize("replace", [False, True])
def test_the_file_is_whole_and_only_its_owner_may_read_it(tmp_path: Path, replace: bool) -> None:
    path = tmp_path / "summary.pdf"
    before = os.umask(0)
    try:
        write_private(path, NEW, replace=replace)
    finally:
        os.umask(before)
    assert path.read_bytes() == NEW
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_there_is_left_unless_it_may_be_replaced(tmp_path: Path) -> None:
    path = tmp_path / "summary.pdf"
    path.write_bytes(OLD)
    with pytest.raises(ExportExistsError):
        write_private(path, NEW)
    assert path.read_bytes() == OLD
    write_private(path, NEW, replace=True)
    assert path.read_bytes() == NEW
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_that_comes_in_between_is_not_replaced(tmp_path: Path) -> None:
    path, part = tmp_path / "summary.pdf", tmp_path / "part"
    path.write_bytes(OLD)
    part.write_bytes(NEW)
    with pytest.raises(FileExistsError):
        private_file._place(part, path, replace=False)
    assert path.read_bytes() == OLD


@pytest.mark.parametrize("name", ["Zoë & 王.pdf", 'a\'b "c" $(d).pdf', "שלום.html", "-rf.md"])
def test_a_name_may_be_unusual(tmp_path: Path, name: str) -> None:
    write_private(tmp_path / name, NEW)
    assert (tmp_path / name).read_bytes() == NEW


@pytest.mark.parametrize(
    "name", ["a\0b.pdf", "line\nbreak.pdf", "\x1b[31m.pdf", "\udcff\ud800.pdf"]
)
def test_a_name_that_would_deceive_or_fail_is_refused(tmp_path: Path, name: str) -> None:
    assert "the name holds characters" in refused(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_name_too_long_is_called_so(tmp_path: Path) -> None:
    assert refused(tmp_path / f"{'a' * 300}.pdf") == "the name is too long"


def test_a_folder_that_is_gone_is_called_so(tmp_path: Path) -> None:
    assert refused(tmp_path / "gone" / "summary.pdf") == "the folder is not there"
    (tmp_path / "file").write_bytes(OLD)
    assert refused(tmp_path / "file" / "summary.pdf") == "the folder is not there"
    assert [entry.name for entry in tmp_path.iterdir()] == ["file"]


def test_a_folder_of_that_name_is_called_so(tmp_path: Path) -> None:
    (tmp_path / "summary.pdf").mkdir()
    assert refused(tmp_path / "summary.pdf") == "a folder has that name"
    assert [entry.name for entry in tmp_path.iterdir()] == ["summary.pdf"]


def test_a_limit_on_size_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "summary.pdf"
    path.write_bytes(OLD)
    with small_files():
        assert refused(path, LARGE) == "it is larger than that disk allows"
    assert path.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_leaves_the_old_file_and_nothing_else(tiny_disk: Path) -> None:
    path = tiny_disk / "summary.pdf"
    path.write_bytes(OLD)
    assert refused(path, LARGE) == "the disk is full"
    assert path.read_bytes() == OLD
    assert list(tiny_disk.iterdir()) == [path]


def test_a_disk_that_may_not_be_written_is_called_so(tiny_disk: Path) -> None:
    (tiny_disk / "old.pdf").write_bytes(OLD)
    remount(tiny_disk, "ro")
    assert refused(tiny_disk / "summary.pdf") == "that place is read-only"
    assert refused(tiny_disk / "old.pdf") == "that place is read-only"
    assert (tiny_disk / "old.pdf").read_bytes() == OLD


def test_a_folder_that_may_not_be_written_is_called_so(open_room: Path) -> None:
    with unprivileged():
        open_room.chmod(0o500)
        assert refused(open_room / "summary.pdf") == "you may not write there"
        open_room.chmod(0o700)


def test_a_place_without_second_names_still_never_replaces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(self: Path, target: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", no_links)
    path = tmp_path / "summary.pdf"
    write_private(path, NEW)
    assert path.read_bytes() == NEW
    part = tmp_path / "part"
    part.write_bytes(OLD)
    with pytest.raises(FileExistsError):
        private_file._place(part, path, replace=False)
    assert path.read_bytes() == NEW
