"""A guard that answers too late does not hide anything any more."""

import os
import signal

import pytest

from mentordesk.errors import GuardError
from mentordesk.focus import client
from rig import soon

pytestmark = pytest.mark.acceptance


def test_a_guard_that_is_too_late_hides_nothing_later(focus, own, foreign, eyes, monkeypatch):
    foreign.open_mixed(3)
    before = eyes.calm()
    focus.start()
    guard = focus._guard.pid
    os.kill(guard, signal.SIGSTOP)
    monkeypatch.setattr(client, "_ANSWER_S", 0.3)
    with pytest.raises(GuardError):
        focus.enter(own)
    with pytest.raises(ProcessLookupError):
        os.kill(guard, signal.SIGCONT)
    assert not focus.running
    assert eyes.calm() == before
    assert focus.read() == []


def test_what_a_guard_hid_without_saying_so_in_time_is_put_back(
    focus, own, foreign, eyes, monkeypatch
):
    foreign.open_mixed(3)
    before = eyes.calm()
    focus.start()
    guard = focus._guard.pid
    monkeypatch.setattr(client, "_ANSWER_S", 0.0)
    with pytest.raises(GuardError):
        focus.enter(own)
    with pytest.raises(ProcessLookupError):
        os.kill(guard, 0)
    assert soon(lambda: eyes.calm().windows == before.windows)
    monkeypatch.undo()
    assert focus.enter(own).hidden > 0
    assert focus.leave() is not None
    assert focus.read() == []


def test_a_guard_that_does_not_end_in_time_leaves_nothing_hidden(
    focus, own, foreign, eyes, state, monkeypatch
):
    foreign.open_mixed(3)
    before = eyes.calm()
    focus.enter(own)
    os.kill(focus._guard.pid, signal.SIGSTOP)
    monkeypatch.setattr(client, "_END_S", 0.3)
    focus.stop()
    assert eyes.calm() == before
    assert not (state / "focus-journal.json").exists()
