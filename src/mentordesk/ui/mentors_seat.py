"""The mentor at the laptop: one agenda, full-screen, until the leader is back by passphrase."""

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication

from mentordesk.domain.ids import SessionId
from mentordesk.domain.session import SessionState
from mentordesk.services.table import Table
from mentordesk.services.workspace import Workspace
from mentordesk.ui.clipboard import clear_own
from mentordesk.ui.dialogs.hand_over import HandOverDialog
from mentordesk.ui.dialogs.way_back import WayBackDialog
from mentordesk.ui.leaving import Leaving
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.pages.agenda import AgendaPage
from mentordesk.ui.parts import Parts
from mentordesk.ui.patience import Patience
from mentordesk.ui.tasks import tell
from mentordesk.ui.widgets.banner import announce


class MentorsSeat(QObject):
    """Hands the window over and takes it back; everything of the leader's is gone meanwhile."""

    taken = Signal()
    """Emitted when the mentor sits there, and the screen that was is gone."""
    left = Signal(object)

    def __init__(
        self, window: MainWindow, parts: Parts, workspace: Workspace, leaving: Leaving
    ) -> None:
        super().__init__(window)
        self._window, self._parts, self._desk = window, parts, workspace
        self._leaving = leaving
        self._before = Qt.WindowState.WindowNoState
        self._patience = Patience()

    @Slot(object)
    def ask(self, session: SessionId) -> None:
        """Ask whether to hand over the agenda of a session."""
        self._ask(session)

    @Slot()
    def ask_next(self) -> None:
        """Ask whether to hand over the agenda of the session that comes next."""
        self._ask(None)

    def _ask(self, session: SessionId | None) -> None:
        go = partial(self._parts.desk_tasks.run, partial(self._find, session), self._open)
        self._leaving.leave(self._window.screen_shown, partial(go, self._parts.notices.error))

    def _find(self, session: SessionId | None) -> Table | None:
        if session is None:
            ahead = self._desk.sessions.next_of_each(self._parts.now())
            session = next((one.id for one, _ in ahead if one.state is SessionState.PLANNED), None)
        return None if session is None else self._desk.table(session)

    def _open(self, table: Table | None) -> None:
        screen = self._window.screen_shown
        if table is None:
            words = self.tr("No session is planned. Plan one, and you can hand over its agenda.")
            self._parts.notices.say(words)
        elif screen is not None:
            dialog = HandOverDialog(table, screen, asks_code=not self._desk.sample)
            dialog.given.connect(partial(self._hand_over, dialog, table.session.id))
            dialog.open()

    def _hand_over(self, dialog: HandOverDialog, session: SessionId, code: str) -> None:
        # A file of the leader's may still be on its way; the mentor hears nothing of it.
        self._parts.desk_tasks.files.hold()
        work = partial(self._desk.hand_over, session, code)
        refuse = partial(self._stay, dialog)
        self._parts.desk_tasks.run(work, partial(self._sit_down, dialog), refuse)

    def _stay(self, dialog: HandOverDialog, error: Exception) -> None:
        self._parts.desk_tasks.files.tell_held()
        tell(dialog.fail, error)

    def _sit_down(self, dialog: HandOverDialog, table: Table) -> None:
        """Give the window to the mentor; nothing the leader copied is left to be pasted."""
        dialog.accept()
        clear_own(QGuiApplication.clipboard())
        parts = self._parts
        page = AgendaPage(table, parts.now, parts.desk_tasks, parts.notices)
        page.left.connect(partial(self._ask_back, page, table))
        self.taken.emit()
        self._window.show_screen(page)
        self._before = self._window.windowState() & ~Qt.WindowState.WindowActive
        self._window.showFullScreen()
        announce(page, self.tr("{name}’s seat. You lead.").format(name=table.mentor))

    def _ask_back(self, page: AgendaPage, table: Table) -> None:
        self._leaving.leave(page, partial(self._prove, page, table))

    def _prove(self, page: AgendaPage, table: Table) -> None:
        session, seats = table.session.id, self._desk.seats
        if self._desk.sample:
            seats.take_back("")
            self._get_up(session)
            return
        dialog = WayBackDialog(table.leader, page, takes_code=seats.takes_code)
        dialog.patience = self._patience
        dialog.answered.connect(partial(self._try, dialog, session))
        dialog.open()

    def _try(self, dialog: WayBackDialog, session: SessionId, typed: str) -> None:
        work = partial(self._desk.seats.take_back, typed)
        refuse = partial(self._refuse, dialog, self._desk.seats.takes_code)
        self._parts.desk_tasks.run(work, partial(self._back, dialog, session), refuse)

    def _refuse(self, dialog: WayBackDialog, took_code: bool, error: Exception) -> None:  # noqa: FBT001
        if took_code and not self._desk.seats.takes_code:
            dialog.refuse_code()
        dialog.fail(error)

    def _back(self, dialog: WayBackDialog, session: SessionId, _: None) -> None:
        dialog.accept()
        self._get_up(session)

    def _get_up(self, session: SessionId) -> None:
        self._patience = Patience()
        self._parts.desk_tasks.files.tell_held()
        self._window.setWindowState(self._before)
        self.left.emit(session)
