"""A session in fast-forward: time passes when a script says so, which adds it up by itself."""

import os
import signal
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journeys.person import Person, Times
from mentordesk.domain.floor import Speaker
from mentordesk.ui.room.room_page import RoomPage
from support import PASSPHRASE, Clock, Seconds

CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier
STEP = 5
"""Seconds: the longest that a session takes for time at the table."""
REST_EVERY = 5
"""Minutes: on a slow computer more of them are too much to wait for at once."""


@dataclass
class Tally:
    """What a session has to tell in the end."""

    present: int = 0
    spoke: dict[Speaker, int] = field(default_factory=lambda: dict.fromkeys(Speaker, 0))
    topics: list[int] = field(default_factory=lambda: [0])
    notes: list[str] = field(default_factory=lambda: [""])
    lengths: list[int] = field(default_factory=list)
    lengthened: int = 0


class Script:
    """Does to a session what two people do in three hours."""

    def __init__(self, sit_down: Callable[[Times], Person], clock: Clock) -> None:
        self._sit_down, self._clock, self._seconds = sit_down, clock, Seconds()
        self.tally = Tally()
        self._speaker: Speaker | None = Speaker.MENTOR
        self._out = False
        self.helen = self._come()

    @property
    def room(self) -> RoomPage:
        """The page of the session on the screen."""
        screen = self.helen.window.screen_shown
        assert isinstance(screen, RoomPage)
        return screen

    def begin(self) -> None:
        """Get ready, and begin in focus."""
        self.helen.press("today.start")
        self.helen.press("start.start")
        self._arrive()

    def until(self, present: int) -> None:
        """Sit together until so many seconds were counted."""
        self.let_pass(present - self.tally.present)

    def let_pass(self, seconds: int) -> None:
        """Sit together for so long."""
        for _ in range(seconds // STEP):
            self._go_by(STEP)
            self.room.clock.tick()
        tally = self.tally
        tally.present += seconds
        if self._out:
            tally.lengths[-1] += seconds
        elif self._speaker is not None:
            tally.spoke[self._speaker] += seconds
            tally.topics[-1] += seconds

    def type(self) -> None:
        """Write when it is."""
        minute = self.tally.present // 60
        if minute % REST_EVERY == 0:
            self._rest()
        words = f"min{minute} "
        self.helen.type("live.notes", words)
        self.tally.notes[-1] += words

    def pass_the_floor(self) -> None:
        """Let the other one talk."""
        self.helen.key(Qt.Key.Key_F9)
        mentor = self._speaker is Speaker.LEADER
        self._speaker = Speaker.MENTOR if mentor else Speaker.LEADER

    def next_topic(self) -> None:
        """Turn to what the mentor wants to speak of next."""
        self.helen.key(Qt.Key.Key_Down, CTRL)
        self.helen.until(lambda: self.helen.see("live.notes").toPlainText() == "")
        self.tally.topics.append(0)
        self.tally.notes.append("")

    def step_out(self) -> None:
        """Leave focus by the shortcut."""
        self._rest()
        self._at_window(Qt.Key.Key_F, CTRL_SHIFT)
        self.helen.until(lambda: self.room.focus.presence.out)
        self._out = True
        self.tally.lengths.append(0)

    def step_in(self) -> None:
        """Go back into focus by the shortcut."""
        self._at_window(Qt.Key.Key_F, CTRL_SHIFT)
        self._settle()

    def kill_the_guard(self) -> None:
        """Let focus end by itself; that is no exit of the leader's."""
        guard = self.room.focus.presence._focus._guard
        os.kill(guard.pid, signal.SIGKILL)
        self.helen.until(lambda: not self.room.focus.on)
        assert "Focus ended by itself. Every window is back." in self.helen.notices.words

    def ten_more(self) -> None:
        """Answer at the end of the time as the mentor wants."""
        self.helen.see("live.tenMore")
        self.helen.key(Qt.Key.Key_T, CTRL_SHIFT)
        self.helen.until(lambda: not self.helen.shows("live.tenMore"))
        self.tally.lengthened += 10

    def sleep(self, minutes: int) -> None:
        """Close the lid where nobody locks the desk for it."""
        self._go_by(60 * minutes)
        self.room.clock.tick()

    def lock(self, minutes: int) -> None:
        """Lock the desk, come back after so long and go on."""
        self._at_window(Qt.Key.Key_L, CTRL)
        self.helen.press("question.yes")
        self.helen.until(lambda: self.helen.ended == [True])
        self._go_by(60 * minutes)
        self.helen = self._come()
        self.helen.press("today.go_on")
        self._arrive()

    def wrap_up(self) -> None:
        """Stop at the end of the time; nobody's words are counted any more."""
        self.helen.key(Qt.Key.Key_Return, CTRL_SHIFT)
        self.helen.see("close.playBack")
        self._speaker = None

    def _come(self) -> Person:
        helen = self._sit_down(Times(self._clock, self._seconds))
        helen.enter("unlock.passphrase", PASSPHRASE)
        return helen

    def _arrive(self) -> None:
        self.helen.see("live.notes")
        self._settle()

    def _rest(self) -> None:
        """Leave the desk the time to keep what passed, as hours do that are no fast-forward."""
        self.helen.until(lambda: not self.room.spending._tasks.busy)

    def _settle(self) -> None:
        self.helen.until(lambda: self.room.focus.presence.on)
        self._out = False

    def _at_window(self, key: Qt.Key, with_: Qt.KeyboardModifier) -> None:
        """Press a key as the window receives it, before any widget."""
        QTest.keyClick(self.helen.window.windowHandle(), key, with_)

    def _go_by(self, seconds: float) -> None:
        self._clock.forward(seconds=seconds)
        self._seconds.at += seconds
