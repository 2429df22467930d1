"""Nothing waits for a person whom the system asks: no saving, no lock, and not the end."""

import subprocess
import sys
from threading import Event

import pytest

from mentordesk.services import keychain
from mentordesk.services.desk import lock
from mentordesk.ui.shell import Shell
from mentordesk.ui.tasks import Questions
from support import PASSPHRASE


@pytest.fixture
def questions(qapp):
    asked = Questions()
    yield asked
    asked.stop()


@pytest.fixture
def reply():
    """What a person has not answered yet."""
    answer = Event()
    yield answer
    answer.set()


@pytest.fixture
def asking(entries, reply, monkeypatch):
    """A keychain that waits for a person, and the event that it was asked."""
    asked = Event()

    def wait():
        asked.set()
        assert reply.wait(60)

    monkeypatch.setattr(entries, "_answer", wait)
    return asked


def nothing(_):
    pass


def test_answers_come_back_on_the_thread_that_asked_in_their_order(qtbot, questions):
    told = []
    questions.run(lambda: 1, told.append, told.append)
    questions.run(lambda: 1 // 0, told.append, told.append)
    questions.run(lambda: 3, told.append, told.append)
    assert questions.busy
    qtbot.waitUntil(lambda: not questions.busy)
    assert told[::2] == [1, 3]
    assert isinstance(told[1], ZeroDivisionError)


def test_what_is_left_waits_for_nobody_and_tells_nobody(qtbot, questions, reply):
    told, gone = [], Event()

    def work():
        reply.wait(60)
        gone.set()

    questions.run(lambda: 0, told.append, told.append)
    questions.run(work, told.append, told.append)
    qtbot.waitUntil(lambda: told == [0])
    questions.stop()
    reply.set()
    assert gone.wait(20)
    questions.run(lambda: 2, told.append, told.append)
    qtbot.wait(1)
    assert told == [0]


def test_an_answer_on_its_way_when_all_is_left_is_told_nobody(qapp, questions):
    told = []
    questions.run(lambda: 1, told.append, told.append)
    worker_done = Event()
    questions._asked.put(worker_done.set)
    assert worker_done.wait(20)
    questions.stop()
    qapp.processEvents()
    assert told == []


PROGRAM = """
import sys
from threading import Event
from PySide6.QtCore import QCoreApplication
from mentordesk.ui.tasks import Questions
app, begun = QCoreApplication([]), Event()
asked = Questions()
asked.run(lambda: (begun.set(), Event().wait()), print, print)
begun.wait()
asked.stop()
sys.exit(7)
"""


def test_a_program_ends_although_nobody_answered():
    done = subprocess.run([sys.executable, "-c", PROGRAM], timeout=30, check=False)
    assert done.returncode == 7


def test_the_window_closes_at_the_gate_while_the_keychain_asks(
    made, desk, entries, start, asking, reply
):
    reply.set()
    opened = desk.unlock(PASSPHRASE)
    keychain.turn_on(opened)
    lock(opened)
    reply.clear()
    asking.clear()
    program = start()
    program.until(lambda: program.page is not None and program.page.keychain.isVisible())
    program.page.keychain.click()
    assert asking.wait(20)
    program.window.close()
    program.until(lambda: program.ended == [False])
    program.parts.stop()
    assert not reply.is_set()


def test_all_else_goes_on_and_the_desk_locks_while_the_keychain_asks(
    made, desk, entries, start, asking, reply
):
    program = start()
    program.unlock()
    program.rest()
    workspace = program.flow._desk_flow.workspace
    answered, over = [], Event()

    def turn_on():
        try:
            keychain.turn_on(workspace)
        finally:
            over.set()

    program.parts.questions.run(turn_on, answered.append, answered.append)
    assert asking.wait(20)
    told = []
    program.parts.other_tasks.run(lambda: 1, told.append, told.append)
    program.until(lambda: told == [1])
    assert isinstance(program.screen, Shell)
    program.flow.lock()
    program.until(lambda: program.ended == [True])
    reply.set()
    assert over.wait(20)
    assert entries == {}
    again = desk.unlock(PASSPHRASE)
    assert not keychain.is_on(again)
    lock(again)
    assert answered == []
