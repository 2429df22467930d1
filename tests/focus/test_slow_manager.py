"""A window manager that stands still for a while: nothing is lost, and the number comes true."""

import contextlib
import os
import signal
from threading import Timer

import pytest

from foreign import KINDS
from mentordesk.focus import x11_hide
from mentordesk.focus.base import Kind, Own
from mentordesk.focus.journal import DiskJournal
from mentordesk.focus.x11 import X11Windows
from mentordesk.focus.x11_back import Return
from rig import soon

pytestmark = pytest.mark.acceptance
BOTH = pytest.mark.parametrize("manager", ["openbox", "xfwm4"])
STILL_S = 5.5  # as one that has to come back from a full disk of swap
NODS_S = 0.7  # longer than anybody waits for one step of the way back
ASKED_S = 2.5  # by then, who had left our desktop would have been asked


@pytest.fixture
def stop(rig):
    """Stop the window manager; return how to let it go on."""

    def go_on() -> None:
        os.kill(rig.manager.pid, signal.SIGCONT)

    def stopped():
        os.kill(rig.manager.pid, signal.SIGSTOP)
        return go_on

    yield stopped
    go_on()


@pytest.fixture
def hides(rig, state):
    """Hide in this process, as the guard does, and put back."""
    windows, journal = X11Windows(rig.environ), DiskJournal(state)
    with contextlib.closing(windows):
        yield windows, journal


def test_a_manager_that_stands_still_for_seconds_is_waited_for(
    focus, own, foreign, eyes, rig, stop
):
    foreign.open_mixed(5)
    before = eyes.calm()
    announced = len([win for win in focus.windows() if win.here and win.id not in own.windows])
    focus.start()
    later = Timer(STILL_S, stop())
    later.start()
    outcome = focus.enter(own)
    later.join()
    assert outcome.ms > STILL_S * 900
    assert (outcome.hidden, outcome.refused) == (announced, ())
    during = eyes.calm()
    assert not set(foreign.windows) & set(during.stacking)
    focus.leave()
    assert eyes.calm() == before


@BOTH
def test_what_refused_only_because_the_manager_stood_still_is_told_to_be_gone(
    hides, own: Own, foreign, eyes, stop, monkeypatch
):
    monkeypatch.setattr(x11_hide, "_MOVE_S", 0.1)
    windows, journal = hides
    foreign.open_mixed(5)
    before = eyes.calm()
    later = Timer(ASKED_S, stop())
    outcome = windows.enter(own, frozenset(), journal)
    assert outcome.hidden == 0
    assert len(outcome.refused) == 4
    assert windows.rest() is not None
    told: list[Kind] = []

    def gone() -> bool:
        told.extend(event.kind for event in windows.dispatch())
        return Kind.WENT in told

    assert not gone()
    later.start()
    soon(gone, what="the end of the refusal")
    later.join()
    assert Kind.LEFT not in told
    assert not set(foreign.windows) & set(eyes.calm().stacking)
    windows.recover(journal.parts()["x11"])
    assert eyes.calm() == before


# The only one that makes active whatever it does last.
@pytest.mark.parametrize("manager", ["xfwm4"])
@pytest.mark.parametrize(("step", "kinds"), [("_reorder", ["sticky"]), ("_restack", KINDS[:5])])
def test_a_manager_that_stands_still_on_the_way_back_ends_with_the_same_active_window(
    hides, own: Own, foreign, eyes, stop, monkeypatch, step, kinds
):
    windows, journal = hides
    for kind in kinds:
        foreign.open(kind)
    before = eyes.calm()
    windows.enter(own, frozenset(), journal)
    eyes.calm()
    put_right = getattr(Return, step)

    def while_it_stands_still(*of_the_step) -> None:
        Timer(NODS_S, stop()).start()
        put_right(*of_the_step)

    monkeypatch.setattr(Return, step, while_it_stands_still)
    windows.recover(journal.parts()["x11"])
    assert eyes.calm() == before
