"""A folder for backups that does not answer keeps no desk open."""

from dataclasses import replace
from threading import Event

import pytest

from mentordesk.services.care import BackupRun
from mentordesk.services.desk import DeskService, lock
from mentordesk.ui import departure
from mentordesk.ui.tasks import Questions, Tasks
from support import PASSPHRASE, SMALL_COST
from whole_program import Program

SOON_MS = 200
NEVER_MS = 600_000


@pytest.fixture
def answer(start):
    """What no backup comes to its end before."""
    given = Event()
    yield given
    given.set()


@pytest.fixture
def program(start, made, answer, monkeypatch) -> Program:
    monkeypatch.setattr(departure, "LOCK_WAITS_MS", SOON_MS)
    running = start()
    running.unlock()
    care = type(running.flow._desk_flow.workspace.care)
    monkeypatch.setattr(care, "_handed_on", lambda *_: answer.wait() and BackupRun())
    return running


@pytest.mark.parametrize("way", [departure.LOCK, departure.LOCK_BY_ITSELF])
def test_a_lock_does_not_wait_for_it(program, way):
    program.flow._departure.leave(way)
    program.until(lambda: program.ended == [True])


@pytest.mark.parametrize("before", [departure.LOCK, departure.LOCK_BY_ITSELF, departure.CLOSE])
def test_a_sleep_waits_less_also_for_one_that_is_waited_for(program, monkeypatch, before):
    monkeypatch.setattr(departure, "LOCK_WAITS_MS", NEVER_MS)
    monkeypatch.setattr(departure, "SLEEP_WAITS_MS", SOON_MS)
    program.flow._departure.leave(before)
    program.flow._departure.leave(departure.LOCK_FOR_SLEEP)
    program.until(lambda: program.ended == [True])


def test_a_lock_does_not_wait_for_a_round_under_way(program, desk):
    program.flow._desk_flow._round.go()
    program.flow.lock()
    program.until(lambda: program.ended == [True])
    lock(DeskService(desk.folder, cost=SMALL_COST).unlock(PASSPHRASE))


@pytest.mark.parametrize("way", [departure.LOCK, departure.LOCK_BY_ITSELF])
def test_a_window_that_waits_to_close_can_still_be_locked(program, way):
    program.flow.leave()
    program.flow._departure.leave(way)
    program.until(lambda: program.ended == [True])


def test_the_next_process_begins_without_waiting_for_it(program, answer):
    slow = (Tasks(), Tasks())
    for tasks in slow:
        tasks.run(answer.wait, repr, repr)
    own = {"other_tasks": Tasks(), "questions": Questions()}
    replace(program.parts, desk_tasks=slow[0], backup_tasks=slow[1], **own).stop(anew=True)
    assert not answer.is_set()
    answer.set()
    program.until(lambda: not any(tasks.busy for tasks in slow))
