"""Two people in a session, whose time passes when a test says so."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mentordesk.domain.session import Session
from mentordesk.ui.pages.close import ClosePage
from mentordesk.ui.pages.live import LivePage
from mentordesk.ui.room.room_page import RoomPage
from session_room import Room, named
from support import Clock

STEP = 5
"""Seconds: the longest that a session takes for time at the table."""


class Sitting:
    """A session that was begun, in focus and on the screen."""

    def __init__(self, room: Room, clock: Clock, qtbot: QtBot) -> None:
        self.room, self._clock, self._qtbot = room, clock, qtbot
        self._at = 0.0
        self.page = self.open(LivePage)
        room.around.focus.begin()

    @property
    def session(self) -> Session:
        return self.room.workspace.sessions.of_id(self.room.session)

    @property
    def until(self) -> str:
        """What the clock of the session says."""
        return named(self.page, "live.until").text()

    def let_pass(self, minutes: float) -> None:
        for _ in range(int(minutes * 60 / STEP)):
            self.go_by(STEP)
            self.page.clock.tick()

    def sleep(self) -> None:
        """Close the lid for an hour, where nobody locks the desk for it."""
        self.go_by(3600)
        self.page.clock.tick()

    def go_by(self, seconds: int) -> None:
        self._clock.forward(seconds=seconds)
        self._at += seconds

    def talk(self) -> None:
        """Let the mentor speak for twelve minutes and the leader for four."""
        self.let_pass(12)
        self.room.press(self._qtbot, Qt.Key.Key_F9)
        self.let_pass(4)

    def turn_focus(self) -> None:
        """Step out of focus, or back in."""
        self.room.step_out(self._qtbot)

    def wrap_up(self) -> None:
        self.page = self.open(ClosePage)

    def find(self, name: str) -> QWidget:
        return named(self.page, name)

    def open(self, kind: type[RoomPage]) -> RoomPage:
        page = kind(self.room.workspace, self.room.session, self.room.around)
        page.clock.seconds = lambda: self._at
        self.room.show(page, self._qtbot)
        self._qtbot.waitUntil(page.isVisible)
        return page
