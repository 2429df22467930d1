"""A million rows are looked through in bounded memory, and thousands of ideas come in at once."""

import time
import tracemalloc
from datetime import date, timedelta

import pytest

from benchmarks.pace import pace
from mentordesk.domain.earlier import Choices
from mentordesk.services.idea_export import IdeasForm
from support import bring_shown, saved

ROWS, BROUGHT = 1_000_000, 30_000
READ_S, BRING_S, SAVE_S = 60.0, 40.0, 20.0
MOST_MB = 400

pytestmark = pytest.mark.timeout(1800)


def rows(count):
    first = date(2020, 1, 1)
    for number in range(count):
        on = first + timedelta(days=number % 900)
        yield f"Idea number {number} for the town hall;Amara Okafor;{on:%d.%m.%Y};new\n"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "earlier.csv"


def written(path, count):
    with path.open("w", encoding="utf-8") as file:
        file.write("Idea;Mentor;Date;Status\n")
        file.writelines(rows(count))
    return path


def seconds(work):
    begun = time.perf_counter()
    result = work()
    return time.perf_counter() - begun, result


def test_a_million_rows_are_previewed_in_a_minute(workspace, amara, path):
    written(path, ROWS)
    slow = pace()
    took, shown = seconds(lambda: workspace.idea_import.preview(path))
    print(f"\npreview of a million rows: {took:.1f} s at a pace of {slow:.1f}")
    assert (shown.count, shown.wrong) == (ROWS, 0)
    assert took < READ_S * max(slow, pace())


def test_no_more_than_numbers_of_them_are_held(workspace, amara, path):
    written(path, ROWS // 5)
    tracemalloc.start()
    workspace.idea_import.preview(path)
    held = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    print(f"\nheld at most for {ROWS // 5:,} rows: {held:.0f} MB")
    assert held * 5 < MOST_MB


def test_all_ideas_of_a_large_desk_come_in_and_go_out(workspace, amara, path):
    written(path, BROUGHT)
    shown = workspace.idea_import.preview(path)
    slow = pace()
    took, came = seconds(lambda: bring_shown(workspace, path, Choices(), shown))
    print(f"\n{came.count:,} ideas in: {took:.1f} s at a pace of {slow:.1f}")
    assert took < BRING_S * max(slow, pace())
    out = path.with_name("all.csv")
    took, count = seconds(lambda: saved(workspace.idea_export, out, IdeasForm.CSV))
    print(f"{count:,} ideas out: {took:.1f} s")
    assert took < SAVE_S * max(slow, pace())
