"""The open desk's screens: its places, and what opens beside the side bar."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from mentordesk.domain.board import IdeaQuery
from mentordesk.domain.ids import IdeaId, PersonId, SessionId
from mentordesk.domain.period import Period
from mentordesk.domain.seat import Seat
from mentordesk.domain.session import Session
from mentordesk.services.desk import lock
from mentordesk.services.table import Table
from mentordesk.services.workspace import Workspace
from mentordesk.ui.answer_days import AnswerDays
from mentordesk.ui.arriving import Arriving
from mentordesk.ui.backup_round import BackupRound
from mentordesk.ui.finding import Finding
from mentordesk.ui.ideas.shelf import TableOrder
from mentordesk.ui.leaving import Leaving
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.mentors_seat import MentorsSeat
from mentordesk.ui.notices import Notices
from mentordesk.ui.page import Page
from mentordesk.ui.pages.agenda import AgendaPage
from mentordesk.ui.pages.close import ClosePage
from mentordesk.ui.pages.export import ExportPage
from mentordesk.ui.pages.ideas import IdeasPage
from mentordesk.ui.pages.people import PeoplePage
from mentordesk.ui.pages.restore import RestorePage
from mentordesk.ui.pages.session import SessionPage
from mentordesk.ui.pages.sessions import SessionsPage
from mentordesk.ui.pages.settings import SettingsPage
from mentordesk.ui.pages.start_card import StartCardPage
from mentordesk.ui.pages.today import TodayPage
from mentordesk.ui.parts import Parts
from mentordesk.ui.rescue_copies import RescueCopies
from mentordesk.ui.room.room_page import RoomPage
from mentordesk.ui.searching import Searching
from mentordesk.ui.session_flow import SessionFlow
from mentordesk.ui.shell import Shell
from mentordesk.ui.side_news import SideNews
from mentordesk.ui.tasks import PAINTED_MS, Tasks, unheard, unheard_refusal
from mentordesk.ui.typed_words import TypedWords
from mentordesk.ui.widgets.side_bar import SideBar
from mentordesk.ui.windows_back import WindowsBack


class DeskFlow(QObject):
    """Makes each screen when it is needed, and connects it to what follows."""

    lock_asked = Signal()
    restored = Signal(object)  # with the folder of a restored desk

    def __init__(self, window: MainWindow, parts: Parts, workspace: Workspace) -> None:
        super().__init__(window)
        self._window, self._parts, self.workspace = window, parts, workspace
        self.starts: tuple[datetime, ...] = ()
        """When the next sessions begin, once the desk is being left."""
        self._rescue = RescueCopies(window, parts, workspace.rescue)
        keep = self._rescue.keep if not workspace.sample else unheard
        self._leaving = Leaving(window, parts.desk_tasks, keep)
        self._seat = MentorsSeat(window, parts, workspace, self._leaving)
        self._seat.left.connect(self.show_session)
        self.session_flow = SessionFlow(window, parts, workspace, self._leaving, self._rescue)
        self.session_flow.session_asked.connect(self.show_session)
        self.session_flow.moved.connect(self._show_moved)
        self.session_flow.lock_asked.connect(self.lock_asked)
        self.typed = TypedWords(window, workspace.rescue.copies, parts.desk_tasks, parts.notices)
        self._rescue.brought_back.connect(self.typed.begin)
        self._arriving = Arriving(window, parts, workspace)
        self._arriving.start_asked.connect(self.session_flow.show_start_card)
        for taken in (self._seat.taken, self.session_flow.taken):
            taken.connect(self._forget_shell)
            taken.connect(self._arriving.put_away)
        self._seat.left.connect(self._arriving.put_away)
        self._windows = WindowsBack(self.session_flow.focus, parts, self)
        self._shell: Shell | None = None
        self._news = SideNews(self._side_bar, parts.now, self, sample=workspace.sample)
        self._round = BackupRound(workspace, parts, self)
        self.finding = Finding(self, workspace, parts, self._show_shell, self._people)
        self._searching = Searching(window, parts, workspace, self)
        self._glance = QTimer(self, singleShot=True, interval=PAINTED_MS)
        self._order, self._days = TableOrder(), AnswerDays(self, parts.preferences, workspace)
        self._follow()

    def _follow(self) -> None:
        """Look after the backups and ahead at the ideas once a page stands; the side bar tells."""
        self._glance.timeout.connect(self._round.look)
        self.finding.lead_to(self.show_session, self.show_idea, self._look_ahead)
        for due in (self._glance.timeout, self._days.changed, self._news.grows_old):
            due.connect(self._look_ahead)
        self._round.stands.connect(self._news.show_foot)

    def begin(self) -> None:
        """Show the desk at today's page."""
        self._show_shell().go("today")
        self._round.begin()
        self._arriving.begin()

    def begin_with_new_passphrase(self) -> None:
        """Show the desk where a forgotten passphrase is replaced."""
        self._round.begin()
        self._arriving.begin()
        page = self._settings()
        self._show_shell().show_page(page, "settings", page.keys.ask_new_passphrase)

    @property
    def in_session(self) -> bool:
        """Return whether a session is on the screen."""
        return isinstance(self._window.screen_shown, RoomPage)

    @property
    def session_closed(self) -> bool:
        """Return whether the session on the screen has come to its end."""
        screen = self._window.screen_shown
        return isinstance(screen, ClosePage) and screen.is_closed

    @property
    def in_company(self) -> bool:
        """Return whether two people sit there, or the leader waits for the mentor."""
        return self.in_session or isinstance(self._window.screen_shown, StartCardPage)

    def bring_back_rescued(self) -> None:
        """Put back what was sealed because it could not be saved."""
        self._rescue.bring_back()

    def leave(self, failed: Callable[[Exception], None], *, backs_up: bool = True) -> None:
        """Back up what was kept; focus goes on, since leaving may be refused yet."""
        if not self.workspace.sample:
            starts = self.workspace.sessions.starts
            self._parts.desk_tasks.run(starts, self._know_starts, unheard_refusal)
        if backs_up:
            self._round.finish(failed)

    def close(self, *, locked: bool) -> None:
        """Close the desk for good, give every window back, and let the process go that does it.

        A desk that is locked asks for its passphrase the next time, as one before the mentor does.
        """
        for due in (self._glance.timeout, self._days.changed, self._news.grows_old):
            due.disconnect()
        self._round.stop()
        self._arriving.stop()
        self.typed.stop()
        self.session_flow.stop()
        lock(self.workspace, ask_passphrase=locked or self.workspace.seats.taken is Seat.MENTOR)

    def _know_starts(self, starts: tuple[datetime, ...]) -> None:
        self.starts = starts

    def _show_shell(self) -> Shell:
        if self._shell is None or self._window.screen_shown is not self._shell:
            self._shell = Shell(
                {
                    "today": self._today,
                    "sessions": self._sessions,
                    "ideas": self._ideas,
                    "people": self._people,
                    "settings": self._settings,
                },
                self._leaving,
                locks=not self.workspace.sample,  # nobody could unlock it again
            )
            self._shell.turned.connect(self._window.forget)
            self._shell.lock_asked.connect(self.lock_asked)
            self._shell.search_asked.connect(self._searching.ask)
            self._shell.hand_over_asked.connect(self._seat.ask_next)
            self._window.show_screen(self._shell)
            self._parts.desk_tasks.when_idle(self._glance)
        return self._shell

    def _today(self) -> Page:
        page = TodayPage(self.workspace, *self._page_parts())
        page.start_asked.connect(self.session_flow.show_start_card)
        page.go_on_asked.connect(self.session_flow.go_on)
        page.session_asked.connect(self.show_session)
        page.idea_asked.connect(self.show_idea)
        page.plan_asked.connect(self.plan)
        page.mentor_asked.connect(self.finding.show_worksheet)
        page.pair_asked.connect(self.finding.show_mentor)
        page.hand_over_asked.connect(self._seat.ask)
        page.owed_changed.connect(self._news.show_owed)
        return page

    def _sessions(self) -> SessionsPage:
        page = SessionsPage(self.workspace, *self._page_parts())
        page.session_asked.connect(self.show_session)
        page.mentor_asked.connect(self.finding.ask_for_mentor)
        return page

    def _ideas(self) -> IdeasPage:
        page = IdeasPage(self.workspace, *self._page_parts())
        page.remember_by(self._parts.preferences, self._order)
        page.owed_changed.connect(self._news.show_owed)
        return page

    def _people(self) -> PeoplePage:
        page = PeoplePage(self.workspace, *self._page_parts())
        page.changed.connect(self._look_ahead)
        page.worksheet_asked.connect(self.finding.show_worksheet)
        page.closing_asked.connect(self.finding.show_closing)
        page.lead_to(self.plan, self.show_session, self.show_idea, self.show_export)
        return page

    def _settings(self) -> SettingsPage:
        page = SettingsPage(self.workspace, self._parts)
        page.windows.asked.connect(self._windows.bring_back)
        page.lock.rescue_asked.connect(self._rescue.ask_for_file)
        page.backups.backed_up.connect(self._round.look)
        page.backups.restore_asked.connect(self.show_restore)
        return page

    @Slot()
    def show_restore(self) -> None:
        """Make another desk from a backup, beside this one."""
        shell = self._show_shell()
        page = RestorePage(self._parts, self._parts.backup_tasks)
        page.left.connect(partial(shell.go, "settings"))
        page.restored.connect(self.restored)
        shell.show_page(page, "settings")

    def _page_parts(self) -> tuple[Callable[[], datetime], Tasks, Notices]:
        return self._parts.now, self._parts.desk_tasks, self._parts.notices

    @Slot(object)
    def show_session(self, session: SessionId) -> None:
        """Open one session beside the side bar."""
        self._put_session(self._session(session))

    @Slot(object)
    def _show_moved(self, session: Session) -> None:
        page = self._session(session.id)
        self._put_session(page, partial(page.arrive_moved, session))

    def _put_session(self, page: SessionPage, then: Callable[[], None] | None = None) -> None:
        shell = self._show_shell()
        page.closed.connect(partial(shell.go, "sessions"))
        shell.show_page(page, "sessions", then)

    def _session(self, session: SessionId) -> SessionPage:
        page = SessionPage(self.workspace, session, *self._page_parts())
        page.start_asked.connect(self.session_flow.show_start_card)
        page.go_on_asked.connect(self.session_flow.go_on)
        page.export_asked.connect(self.show_export)
        page.closing_asked.connect(self.finding.show_closing)
        page.after.changed.connect(self._look_ahead)
        page.edit_asked.connect(self.show_agenda)
        page.hand_over_asked.connect(self._seat.ask)
        return page

    @Slot(object)
    def show_agenda(self, session: SessionId) -> None:
        """Open the agenda of a pair that shares it."""
        work = partial(self.workspace.table, session)
        self._parts.desk_tasks.run(work, self._show_table, self._parts.notices.error)

    def _show_table(self, table: Table) -> None:
        page = AgendaPage(table, *self._page_parts())
        page.left.connect(partial(self.show_session, table.session.id))
        self._show_shell().show_page(page, "sessions")

    @Slot()
    def _forget_shell(self) -> None:
        self._shell = None

    @Slot(object)
    def show_export(self, of: SessionId | Period) -> None:
        """Open the way out of a session, or of several told together."""
        page = ExportPage(self.workspace, of, self._parts.desk_tasks, self._parts.notices)
        if isinstance(of, Period):
            place, back = "people", partial(self.finding.show_mentor, of.mentor)
        else:
            place, back = "sessions", partial(self.show_session, of)
        page.left.connect(back)
        self._show_shell().show_page(page, place)

    @Slot(object)
    def show_idea(self, idea: IdeaId | IdeaQuery) -> None:
        """Go to the ideas and open one, or look at those of a question."""
        page = self._ideas()
        self._show_shell().show_page(page, "ideas", partial(page.begin_with, idea))

    @Slot()
    def plan(self, mentor: PersonId | None = None) -> None:
        """Go to the sessions and plan one."""
        page = self._sessions()
        self._show_shell().show_page(page, "sessions", partial(page.plan, mentor))

    def _side_bar(self) -> SideBar | None:
        return None if self._shell is None else self._shell.side_bar

    @Slot()
    def _look_ahead(self) -> None:
        look_ahead = self.workspace.idea_views.look_ahead
        self._parts.desk_tasks.run(look_ahead, self._news.show_waiting, unheard_refusal)
