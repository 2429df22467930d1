"""Of a file on its way out the desk keeps first that it leaves, and nothing if it fails."""

from pathlib import Path

import pytest

from mentordesk.domain.export_record import ExportKind, Leaving
from mentordesk.errors import DeskLockedError, ExportError, ExportExistsError, NotYourSeatError
from mentordesk.services import noted_file
from mentordesk.services.exports import ExportService
from mentordesk.services.noted_file import NotedFile

DATA, WHAT = b"all ideas", Leaving(ExportKind.IDEAS, form="csv")


@pytest.fixture
def file(workspace) -> NotedFile:
    return NotedFile(workspace.exports, WHAT, DATA)


def refuse(monkeypatch, way: str, error: Exception) -> None:
    def refused(*_: object) -> None:
        raise error

    monkeypatch.setattr(ExportService, way, refused)


def test_it_is_in_the_record_before_it_is_there_and_only_if_it_comes(
    workspace, file, tmp_path, monkeypatch
):
    write, before = noted_file.write_private, []

    def look_and_write(path: Path, data: bytes, *, replace: bool) -> None:
        before.append((path.exists(), len(workspace.exports.all())))
        write(path, data, replace=replace)

    monkeypatch.setattr(noted_file, "write_private", look_and_write)
    with pytest.raises(ExportError):
        file.write(tmp_path / "no such folder" / "all.csv", replace=False)
    assert (workspace.exports.all(), file.still_noted()) == ((), None)
    file.write(tmp_path / "all.csv", replace=False)
    assert before == [(False, 1)] * 2
    assert workspace.exports.all() == (file.record,)
    assert (tmp_path / "all.csv").read_bytes() == DATA


def test_from_a_locked_desk_nothing_leaves(file, tmp_path, monkeypatch):
    refuse(monkeypatch, "note", DeskLockedError())
    with pytest.raises(DeskLockedError):
        file.write(tmp_path / "all.csv", replace=False)
    assert not (tmp_path / "all.csv").exists()


def test_a_note_that_could_not_be_taken_back_is_so_later_and_no_newer_one_with_it(
    workspace, file, tmp_path, monkeypatch
):
    taken = tmp_path / "all.csv"
    taken.write_text("older")
    with monkeypatch.context() as seated:
        refuse(seated, "withdraw", NotYourSeatError())
        with pytest.raises(ExportExistsError):
            file.write(taken, replace=False)
    (old,) = workspace.exports.all()
    take_back = file.still_noted()
    file.write(taken, replace=True)
    take_back()
    assert workspace.exports.all() == (file.record,)
    assert file.record != old


def test_a_note_that_is_refused_the_second_time_leaves_none_of_the_first(
    workspace, file, tmp_path, monkeypatch
):
    file.write(tmp_path / "all.csv", replace=False)
    refuse(monkeypatch, "note", NotYourSeatError())
    with pytest.raises(ExportExistsError):
        file.write(tmp_path / "all.csv", replace=False)
    assert file.record is None
    assert len(workspace.exports.all()) == 1
