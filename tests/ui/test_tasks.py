"""Work that waits until a step is painted: in its turn, and never left undone."""

import pytest

from mentordesk.ui.tasks import Tasks


@pytest.fixture
def tasks(qapp):
    return Tasks()


def test_work_begins_once_what_was_changed_is_painted(qtbot, tasks):
    done, begun = [], []
    tasks.run_painted(lambda: begun.append(1) or "kept", done.append, done.append)
    assert tasks.busy
    assert not begun
    qtbot.waitUntil(lambda: not tasks.busy)
    assert done == ["kept"]
    tasks.stop()


def test_work_that_waits_for_the_paint_is_done_before_the_end(tasks):
    kept = []
    for step in range(3):
        tasks.run_painted(lambda step=step: kept.append(step), lambda _: None, kept.append)
    assert tasks.stop()
    assert kept == [0, 1, 2]
