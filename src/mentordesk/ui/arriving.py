"""The prompts before a session while the desk is open."""

from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import Slot
from typing_extensions import override

from mentordesk.domain.arriving import is_near
from mentordesk.domain.session import Session
from mentordesk.errors import MentorDeskError
from mentordesk.services.workspace import Workspace
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.pages.agenda import AgendaPage
from mentordesk.ui.pages.start_card import StartCardPage
from mentordesk.ui.parts import Parts
from mentordesk.ui.prompts import LOOK, Arrival, Prompts
from mentordesk.ui.room.agenda_walk import current
from mentordesk.ui.shell import Shell

_FORGOTTEN = timedelta(hours=12)
"""How long a session that nobody closed keeps another one from being spoken of."""


class Arriving(Prompts):
    """Speaks at the desk and not over a session; in the mentor's seat of the one open there.

    Whoever has the start card before them knows; another program in front is spoken over.
    """

    def __init__(self, window: MainWindow, parts: Parts, workspace: Workspace) -> None:
        super().__init__(window, parts)
        self._workspace = workspace

    def begin(self) -> None:
        """Begin to look at the clock, once the first page can be read."""
        self._parts.desk_tasks.when_idle(self._timer)

    @Slot()
    @override
    def look(self) -> None:
        screen = self._window.screen_shown
        if isinstance(screen, AgendaPage):  # alone in the window: the mentor sits there
            self._show((Arrival(screen.session.id, screen.session.planned_at),))
        elif self._leader_listens():
            work = partial(_arrivals, self._workspace, self._parts.now())
            self._parts.desk_tasks.run(work, self._show_leader, self._refuse)
        else:
            self._wait(LOOK)

    @property
    @override
    def _is_heard_outside_alone(self) -> bool:
        return isinstance(self._window.screen_shown, StartCardPage)

    def _leader_listens(self) -> bool:
        return isinstance(self._window.screen_shown, Shell | StartCardPage)

    def _show_leader(self, arrivals: tuple[Arrival, ...]) -> None:
        """Show what the desk answered, unless somebody else sits there by now."""
        if self._leader_listens():
            self._show(arrivals)
        else:
            self._wait(LOOK)

    def _refuse(self, error: Exception) -> None:
        """Look again later: what keeps the desk from being read is said where it is read."""
        if not isinstance(error, MentorDeskError):
            raise error
        self._wait(LOOK)


def _arrivals(workspace: Workspace, now: datetime) -> tuple[Arrival, ...]:
    live = workspace.sessions.live()
    if live is not None and now - (live.timing.started_at or live.planned_at) < _FORGOTTEN:
        return ()
    planned = workspace.sessions.planned()
    return tuple(_arrival(workspace, one) for one in planned if is_near(one.planned_at, now))


def _arrival(workspace: Workspace, session: Session) -> Arrival:
    mentor = workspace.people.of_id(session.mentor)
    first = current(workspace.agendas.of(session.id).topics)
    topic = "" if first is None else first.text
    return Arrival(session.id, session.planned_at, mentor.first_name, topic)
