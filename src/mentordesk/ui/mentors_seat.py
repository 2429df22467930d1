"""The mentor at the laptop: one agenda, full-screen, until the leader is back by passphrase."""

from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from mentordesk.domain.ids import SessionId
from mentordesk.services.workspace import Workspace
from mentordesk.ui.clipboard import clear_own
from mentordesk.ui.dialogs.present_passphrase import PresentPassphraseDialog
from mentordesk.ui.leaving import Leaving
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.pages.agenda import AgendaPage
from mentordesk.ui.parts import Parts
from mentordesk.ui.patience import Patience


class MentorsSeat(QObject):
    """Hands the window over and takes it back; everything of the leader's is gone meanwhile."""

    left = Signal(object)

    def __init__(
        self, window: MainWindow, parts: Parts, workspace: Workspace, leaving: Leaving
    ) -> None:
        super().__init__(window)
        self._window, self._parts, self._desk = window, parts, workspace
        self._leaving = leaving
        self._before = Qt.WindowState.WindowNoState
        self._patience = Patience()

    def sit_down(self, session: SessionId) -> None:
        """Give the window to the mentor; nothing the leader copied is left to be pasted."""
        self._desk.seats.hand_over()
        clear_own(QGuiApplication.clipboard())
        parts = self._parts
        page = AgendaPage(self._desk, session, parts.now, parts.desk_tasks, parts.notices)
        page.left.connect(partial(self._ask_back, page, session))
        self._window.show_screen(page)
        self._before = self._window.windowState() & ~Qt.WindowState.WindowActive
        self._window.showFullScreen()

    def _ask_back(self, page: AgendaPage, session: SessionId) -> None:
        self._leaving.leave(page, partial(self._prove, page, session))

    def _prove(self, page: AgendaPage, session: SessionId) -> None:
        if self._desk.sample:
            self._desk.seats.take_back("")
            self._get_up(session)
            return
        why = self.tr("The leader’s notes open again with the passphrase.")
        dialog = PresentPassphraseDialog(why, page)
        dialog.answered.connect(partial(self._try, dialog, session))
        dialog.open()

    def _try(self, dialog: PresentPassphraseDialog, session: SessionId, typed: str) -> None:
        """Try the passphrase, each time a little later after several wrong ones."""
        work = partial(self._desk.seats.take_back, typed)
        done, failed = partial(self._back, dialog, session), partial(self._refuse, dialog)
        pause = QTimer(dialog, singleShot=True, interval=1000 * self._patience.left())
        pause.timeout.connect(partial(self._parts.desk_tasks.run, work, done, failed))
        pause.start()

    def _refuse(self, dialog: PresentPassphraseDialog, error: Exception) -> None:
        self._patience.wrong()
        dialog.fail(error)

    def _back(self, dialog: PresentPassphraseDialog, session: SessionId, _: None) -> None:
        dialog.accept()
        self._get_up(session)

    def _get_up(self, session: SessionId) -> None:
        self._window.setWindowState(self._before)
        self.left.emit(session)
