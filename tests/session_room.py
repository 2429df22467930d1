"""What the tests of a running session share: a focus that only remembers, and a room."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QWidget

from mentordesk.domain.ids import SessionId
from mentordesk.domain.person import Person
from mentordesk.errors import DeskFullError, GuardError
from mentordesk.focus.base import Can, Event, Level, Outcome, Own, Picture, Win
from mentordesk.services.agendas import NewTopic
from mentordesk.services.content import default_clauses
from mentordesk.services.presence import Presence
from mentordesk.services.workspace import Workspace
from mentordesk.ui.notices import Notices
from mentordesk.ui.room.asking import Around
from mentordesk.ui.room.focus_switch import FocusSwitch
from mentordesk.ui.room.room_page import RoomPage
from mentordesk.ui.stage import Stage
from support import Clock, InlineTasks

TOPICS = (
    NewTopic("How are you, really?", 5),
    NewTopic("Why juniors stay silent in the town hall", 15),
    NewTopic("Show you how we find people on social media", 15),
)


@dataclass
class RememberingFocus:
    """Hides nothing, and remembers what it was asked."""

    cans: tuple[Can, ...] = (
        Can("hide_windows", Level.YES),
        Can("new_windows", Level.YES),
        Can("exceptions", Level.YES),
        Can("silence", Level.YES),
        Can("urgent_silence", Level.YES),
        Can("awake", Level.YES),
    )
    others: int = 14
    apps: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    fails: bool = False
    asked: list[str] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    kept: set[str] = field(default_factory=set)
    aside: Own | None = None

    def report(self) -> tuple[Can, ...]:
        return self.cans

    def windows(self) -> Sequence[Win]:
        apps = (*self.apps, *["editor"] * (self.others - len(self.apps)))
        return [Win(str(number), app, "a title") for number, app in enumerate(apps)]

    def picture(self, window: str) -> Picture | None:
        return Picture(1, 1, bytes(4)) if window == "0" else None

    def keep(self, window: str, *, yes: bool = True) -> None:
        (self.kept.add if yes else self.kept.discard)(window)

    def step_aside(self, own: Own) -> None:
        self.aside = own

    def enter(self, own: Own, keep: frozenset[str] = frozenset()) -> Outcome:
        if self.fails:
            raise GuardError(reason="no answer in time")
        self.asked.append("enter")
        self.kept = set(keep)
        return Outcome(12, self.others - len(keep), self.refused, self.notes)

    def leave(self) -> Outcome:
        self.asked.append("leave")
        return Outcome(9)

    def back(self) -> None:
        self.asked.append("back")

    def fileno(self) -> int | None:
        return None

    def read(self) -> Sequence[Event]:
        found, self.events = self.events, []
        return found


class FullDisk(InlineTasks):
    """Does the work while there is room, and answers later where it is held up."""

    full = False

    def __init__(self, workspace: Workspace) -> None:
        self._folder = workspace.store.folder
        self._held: list[tuple] | None = None

    def hold(self) -> None:
        """Answer nothing from now on."""
        self._held = []

    def let_go(self) -> None:
        """Answer what was held up, in the order it was asked."""
        held, self._held = self._held or [], None
        for asked in held:
            self.run(*asked)

    def run(self, work, done, failed) -> None:
        if self._held is not None:
            self._held.append((work, done, failed))
        elif self.full:
            failed(DeskFullError(self._folder))
        else:
            super().run(work, done, failed)


@dataclass
class Room:
    """A window, a session in it, and everything around."""

    window: QMainWindow
    workspace: Workspace
    session: SessionId
    focus: RememberingFocus
    around: Around

    def show(self, page: QWidget, qtbot) -> None:
        """Put a page into the window, as the program does."""
        self.window.setCentralWidget(page)
        self.window.show()
        page.refresh()
        first = page.first_focus()
        if first is not None:
            first.setFocus()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    def press(self, qtbot, key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is."""
        qtbot.keyClick(self.window.focusWidget(), key, modifier)

    def step_out(self, qtbot) -> None:
        """Press the shortcut of focus as the window receives it."""
        turned = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        qtbot.keyClick(self.window.windowHandle(), Qt.Key.Key_F, turned)


def furnished(workspace: Workspace, amara: Person, clock: Clock, tasks, notices: Notices) -> Room:
    """Return a room with a planned session of Amara's."""
    return room_of(planned(workspace, amara, clock), workspace, clock, tasks, notices)


def planned(workspace: Workspace, amara: Person, clock: Clock) -> SessionId:
    """Plan a session of Amara's, with topics."""
    workspace.people.agree(amara.id, default_clauses())
    session = workspace.sessions.plan(amara.id, clock())
    workspace.agendas.receive(session.id, TOPICS)
    return session.id


def room_of(
    session: SessionId, workspace: Workspace, clock: Clock, tasks, notices: Notices
) -> Room:
    """Return the room of a session."""
    window = QMainWindow()
    window.resize(1280, 800)
    focus = RememberingFocus()
    presence = Presence(focus, workspace.sessions, workspace.timings)
    switch = FocusSwitch(Stage(window), presence, tasks, notices)
    around = Around(switch, clock, tasks, notices, _stand_still)
    return Room(window, workspace, session, focus, around)


def _stand_still() -> float:
    return 0.0


def seconds_of(page: RoomPage):
    """Give a page a clock of seconds that a test turns; return how to let time pass."""
    at = [0.0]
    page.clock.seconds = lambda: at[0]
    page.clock.start()

    def let_pass(seconds: float, step: float = 1.0) -> None:
        passed = 0.0
        while passed < seconds:
            at[0] += step
            passed += step
            page.clock.tick()

    return let_pass


def named(page: QWidget, name: str) -> QWidget:
    """Return the widget of that object name."""
    found = page.findChild(QWidget, name)
    assert found is not None, name
    return found
