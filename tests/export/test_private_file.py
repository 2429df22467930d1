"""A file is there whole, for its owner alone, or not at all."""

import errno
import os
import resource
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from disks import dead_share, remount, small_disk
from mentordesk.errors import ExportError, ExportExistsError
from mentordesk.export import outgoing, private_file
from mentordesk.export.private_file import write_private
from mentordesk.services.workspace import Workspace
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


@pytest.fixture(autouse=True)
def rooms(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where files wait that have to have a name while they are written."""
    state = tmp_path_factory.mktemp("state")
    monkeypatch.setenv("XDG_STATE_HOME", str(state))
    return state / "mentordesk" / "outgoing"


@pytest.fixture(params=["nameless", "named", "on another disk"])
def way(request: pytest.FixtureRequest) -> str:
    """How a system lets a file be written: without a name, in our own folder, or only there."""
    return str(request.param)


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of 256 kB, where this computer lets the test mount one."""
    with small_disk(tmp_path / "disk", "256k") as disk:
        yield disk


WRITES = """
import errno, sys
from pathlib import Path
from mentordesk.export import outgoing, private_file

way, target = sys.argv[1], Path(sys.argv[2])

def wait():
    print("written", flush=True)
    sys.stdin.read()

def elsewhere(part, path, *, replace):
    if part.parent == path.parent:
        wait()
    raise OSError(errno.EXDEV, "Invalid cross-device link")

def pieces():
    yield b"what is new" * 10_000
    if way != "on another disk":
        wait()

if way != "nameless":
    private_file._nameless = lambda folder: None
if way == "on another disk":
    private_file._place = elsewhere
private_file.write_private(target, pieces(), replace=True)
"""


def left_in(*folders: Path) -> list[Path]:
    """Return the files below these folders in which what was written stands."""
    files = (path for folder in folders for path in folder.rglob("*") if path.is_file())
    return [path for path in files if NEW[:50] in path.read_bytes()]


def test_a_kill_while_a_file_is_written_leaves_nothing_of_it(
    tmp_path: Path, rooms: Path, way: str
) -> None:
    path = tmp_path / "summary.md"
    path.write_bytes(OLD)
    command = [sys.executable, "-c", WRITES, way, str(path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as writing:
        assert writing.stdout is not None
        assert writing.stdout.readline() == "written\n"
        before = left_in(tmp_path, rooms)
        outgoing.sweep()
        assert left_in(tmp_path, rooms) == before  # it is at work there
        assert bool(before) == (way != "nameless")
        os.kill(writing.pid, signal.SIGKILL)
    assert path.read_bytes() == OLD
    if way == "named":
        assert left_in(tmp_path) == []
    outgoing.sweep()
    assert left_in(tmp_path, rooms) == []
    assert list(tmp_path.iterdir()) == [path]
    assert way == "nameless" or list(rooms.iterdir()) == []


def test_what_waits_where_nobody_gets_now_is_destroyed_later(tmp_path: Path, rooms: Path) -> None:
    share, away = tmp_path / "share", tmp_path / "away"
    share.mkdir()
    left = rooms / "left"
    left.mkdir(parents=True)
    (left / "lock").touch()
    (left / "where").write_bytes(os.fsencode(share / ".mentordesk-0123456789abcdef.part"))
    (share / ".mentordesk-0123456789abcdef.part").write_bytes(NEW)
    share.rename(away)
    outgoing.sweep()
    assert left.exists()
    away.rename(share)
    outgoing.sweep()
    assert (list(share.iterdir()), list(rooms.iterdir())) == ([], [])


def test_a_note_that_names_any_other_file_destroys_nothing(tmp_path: Path, rooms: Path) -> None:
    path, left = tmp_path / "summary.pdf", rooms / "left"
    path.write_bytes(OLD)
    left.mkdir(parents=True)
    (left / "lock").touch()
    (left / "where").write_bytes(os.fsencode(path))
    outgoing.sweep()
    assert path.read_bytes() == OLD


@pytest.mark.parametrize("replace", [False, True])
@pytest.mark.parametrize("nameless", [False, True])
def test_what_is_sealed_is_written_even_where_our_own_disk_takes_nothing(
    tmp_path: Path, rooms: Path, monkeypatch: pytest.MonkeyPatch, nameless: bool, replace: bool
) -> None:
    rooms.parent.mkdir(parents=True)
    rooms.write_bytes(b"no folder")
    folder = tmp_path / "stick"
    folder.mkdir()
    path = folder / "copy"
    if replace:
        path.write_bytes(OLD)
    if not nameless:
        monkeypatch.setattr(private_file, "_nameless", lambda _: None)
        refused(folder / "summary.md")
    write_private(path, NEW, replace=replace, sealed=True)
    assert path.read_bytes() == NEW
    assert list(folder.iterdir()) == [path]


@pytest.mark.parametrize("replace", [False, True])
@pytest.mark.parametrize("way", ["nameless", "never named", "named", "on another disk"])
def test_a_file_takes_its_place_on_any_system(
    tmp_path: Path, rooms: Path, tiny_disk: Path, way: str, replace: bool
) -> None:
    def not_named(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    folder = tiny_disk if way == "on another disk" else tmp_path / "folder"
    folder.mkdir(exist_ok=True)
    path = folder / "summary.pdf"
    with pytest.MonkeyPatch.context() as patch:
        if way == "never named":
            patch.setattr(private_file, "_link", not_named)
        elif way != "nameless":
            patch.setattr(private_file, "_nameless", lambda _: None)
        if replace:
            path.write_bytes(OLD)
        write_private(path, NEW, replace=replace)
        with pytest.raises(ExportExistsError):
            write_private(path, LARGE[:5000])
    assert path.read_bytes() == NEW
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(folder.iterdir()) == [path]
    assert not rooms.exists() or list(rooms.iterdir()) == []


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


def test_no_file_of_a_desk_and_no_copy_of_one_makes_room(
    workspace: Workspace, tmp_path: Path
) -> None:
    store = workspace.store.folder
    (tmp_path / "way in").symlink_to(store)
    copies = [workspace.care.back_up().path, tmp_path / "words.mentordesk-rescue"]
    copies[1].write_bytes(OLD)
    kept = [path for path in store.iterdir() if path.is_file()]
    assert {"desk.key", "desk.key.copy", "desk.1.db", "lock"} <= {path.name for path in kept}
    for path in (*kept, *copies, tmp_path / "way in" / "desk.1.db"):
        before = path.read_bytes()
        assert refused(path) == private_file.OUR_OWN
        assert path.read_bytes() == before
    for name in ("summary.pdf", "desk.pdf", "lock"):
        own = tmp_path / name if name == "lock" else store / name
        own.write_bytes(OLD)
        write_private(own, NEW, replace=True)
        assert own.read_bytes() == NEW


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


@pytest.mark.parametrize("way", ["a device", "a pipe", "a link to it"])
def test_what_is_no_file_is_never_replaced_by_one(tmp_path: Path, way: str) -> None:
    path = tmp_path / "summary.pdf"
    if way == "a device":
        path.symlink_to("/dev/null")
    else:
        os.mkfifo(tmp_path / "pipe" if way == "a link to it" else path)
    if way == "a link to it":
        path.symlink_to("pipe")
    before = path.lstat()
    with pytest.raises(ExportExistsError):
        write_private(path, NEW)
    assert refused(path) == private_file.NO_FILE
    assert path.lstat() == before


@pytest.mark.parametrize("replace", [False, True])
def test_a_folder_of_that_name_is_called_so(tmp_path: Path, replace: bool) -> None:
    (tmp_path / "summary.pdf").mkdir()
    assert refused(tmp_path / "summary.pdf", replace=replace) == "a folder has that name"
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


def test_a_share_that_is_gone_is_called_so(tmp_path: Path, rooms: Path) -> None:
    with dead_share(tmp_path / "share") as share:
        assert refused(share / "summary.pdf") == "the network folder does not answer"
    assert list((tmp_path / "share").iterdir()) == []
    assert not rooms.exists() or list(rooms.iterdir()) == []


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
    monkeypatch.setattr(private_file, "_nameless", lambda _: None)
    path = tmp_path / "summary.pdf"
    write_private(path, NEW)
    assert path.read_bytes() == NEW
    part = tmp_path / "part"
    part.write_bytes(OLD)
    with pytest.raises(FileExistsError):
        private_file._place(part, path, replace=False)
    assert path.read_bytes() == NEW
