"""The way through a session: the start card, the live page, the close."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from mentordesk.domain.ids import SessionId
from mentordesk.domain.session import Session
from mentordesk.focus.client import Focus
from mentordesk.services.presence import Presence
from mentordesk.services.workspace import Workspace
from mentordesk.ui.leaving import Leaving
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.page import Page
from mentordesk.ui.pages.close import ClosePage
from mentordesk.ui.pages.live import LivePage
from mentordesk.ui.pages.start_card import StartCardPage
from mentordesk.ui.parts import Parts
from mentordesk.ui.rescue_copies import RescueCopies
from mentordesk.ui.room.asking import Around
from mentordesk.ui.room.focus_switch import FocusSwitch
from mentordesk.ui.room.room_page import RoomPage
from mentordesk.ui.stage import Stage
from mentordesk.ui.tasks import unheard


class SessionFlow(QObject):
    """Shows each of its pages without the side bar, in focus or not."""

    taken = Signal()
    """Emitted when a page of a session takes the window, before it is shown."""
    session_asked = Signal(object)
    moved = Signal(object)
    """Emitted with the session that took the place of another."""
    lock_asked = Signal()

    def __init__(
        self,
        window: MainWindow,
        parts: Parts,
        workspace: Workspace,
        leaving: Leaving,
        rescue: RescueCopies,
    ) -> None:
        super().__init__(window)
        self._window, self._parts, self._workspace = window, parts, workspace
        self._leaving, self._rescue = leaving, rescue
        self._guard, self._over = Focus(), False
        presence = Presence(self._guard, workspace.sessions, workspace.timings)
        self.focus = FocusSwitch(Stage(window), presence, parts.focus_tasks, parts.notices)
        tasks, now, seconds = parts.desk_tasks, parts.now, parts.seconds
        self._around = Around(self.focus, now, tasks, parts.notices, seconds, self._in_digits)

    def _in_digits(self) -> bool:
        return self._parts.preferences.settings.digits

    def stop(self) -> None:
        """Give every window back, and let the process go that does; nothing is shown any more."""
        self._over = True
        self.focus.end()
        self._parts.focus_tasks.run(self._guard.stop, unheard, self._parts.notices.error)

    @Slot(object)
    def show_start_card(self, session: SessionId) -> None:
        """Get ready for a session."""
        page = StartCardPage(self._workspace, session, self._around)
        page.started.connect(self._begin)
        page.left.connect(partial(self.session_asked.emit, session))
        page.moved.connect(self.moved)
        self._show(page)

    @Slot(object)
    def go_on(self, session: SessionId) -> None:
        """Go on with a session that was interrupted, at the table or in its close.

        It is in focus only if it began so, and if that did not end by itself.
        """
        work = partial(self._workspace.sessions.of_id, session)
        self._parts.desk_tasks.run(work, self._go_on_where, self._parts.notices.error)

    def _go_on_where(self, session: Session) -> None:
        if not self._over:
            show = self._show_live if session.step is None else self._show_close
            show(session.id, self.focus.begin if session.in_focus else None)

    @Slot(object, bool)
    def _begin(self, session: SessionId, with_focus: bool) -> None:  # noqa: FBT001  # slot
        self._show_live(session, self.focus.begin if with_focus else None)

    @Slot(object)
    def _show_live(self, session: SessionId, then: Callable[[], None] | None = None) -> None:
        page = LivePage(self._workspace, session, self._around)
        page.wrap_up_asked.connect(self._show_close)
        self._show(page, then)

    @Slot(object)
    def _show_close(self, session: SessionId, then: Callable[[], None] | None = None) -> None:
        page = ClosePage(self._workspace, session, self._around)
        page.back_asked.connect(self._show_live)
        page.closed.connect(self.session_asked)
        self._show(page, then)

    def _show(self, page: Page, then: Callable[[], None] | None = None) -> None:
        page.setParent(self._window)  # it ends with the window if it is never shown
        if isinstance(page, RoomPage):
            page.rescue_asked.connect(self._rescue.save)
            page.lock_asked.connect(self.lock_asked)
        self._leaving.leave(self._window.screen_shown, partial(self._put, page, then))

    def _put(self, page: Page, then: Callable[[], None] | None) -> None:
        self.taken.emit()
        self._window.show_screen(page)
        if then is not None:
            then()
