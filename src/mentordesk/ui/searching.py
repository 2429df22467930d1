"""Looking for anything on the desk: from the side bar, and at the table for the pair alone."""

from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from mentordesk.domain.ids import IdeaId, PersonId, SessionId
from mentordesk.domain.search import Found, FoundPlace, Opens, Within
from mentordesk.marks import override
from mentordesk.services.workspace import Workspace
from mentordesk.ui import dates
from mentordesk.ui.dialogs.search import SearchDialog
from mentordesk.ui.finding import Finding
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.pages.start_card import StartCardPage
from mentordesk.ui.parts import Parts
from mentordesk.ui.room.room_page import RoomPage
from mentordesk.ui.tasks import unheard_refusal
from mentordesk.ui.window_keys import WindowKeys


class Ways(Protocol):
    """What opens a place of the desk."""

    finding: Finding

    def show_session(self, session: SessionId) -> None:
        """Open one session."""
        ...

    def show_idea(self, idea: IdeaId) -> None:
        """Open one idea."""
        ...


class Searching(WindowKeys):
    """Asks what to look for, finds it as it is typed, and opens what was chosen.

    One search is under way at a time; of what was typed meanwhile only the last is looked for. On
    a page of a session Ctrl+K is heard here, where there is no side bar that hears it; in the
    mentor's seat nobody hears it.
    """

    def __init__(self, window: MainWindow, parts: Parts, workspace: Workspace, ways: Ways) -> None:
        super().__init__(window)
        self._window, self._parts, self._desk, self._ways = window, parts, workspace, ways
        self._dialog: SearchDialog | None = None
        self._session: SessionId | None = None
        self._next: tuple[str, PersonId | None] | None = None
        self._under_way = False

    @override
    def takes(self, event: QKeyEvent) -> bool:
        is_key = event.key() == Qt.Key.Key_K
        screen = self._window.screen_shown
        if not is_key or event.modifiers() != Qt.KeyboardModifier.ControlModifier:
            return False
        if QApplication.activeModalWidget() or not isinstance(screen, RoomPage | StartCardPage):
            return False
        if not self.repeats(event):
            self._open(screen.session_id)
        return True

    @Slot()
    def ask(self) -> None:
        """Ask what to look for on the whole desk."""
        self._open(None)

    def _open(self, session: SessionId | None) -> None:
        screen = self._window.screen_shown
        if screen is None:
            return
        self._session, self._next = session, None
        today = dates.local_day(self._parts.now())
        self._dialog = SearchDialog(today, screen, at_table=session is not None)
        self._dialog.asked.connect(self._look)
        self._dialog.opened.connect(self._go)
        self._dialog.finished.connect(self._forget)
        self._dialog.open()
        if session is None:
            mentors = self._desk.people.mentors
            self._parts.desk_tasks.run(mentors, self._dialog.offer, unheard_refusal)

    @Slot(str, object)
    def _look(self, typed: str, mentor: PersonId | None) -> None:
        self._next = typed, mentor
        if self._under_way:
            self._desk.search.stop()
        else:
            self._begin()

    def _begin(self) -> None:
        wanted, self._next = self._next, None
        if wanted is None or self._dialog is None or not isValid(self._dialog):
            return
        self._under_way = True
        work = partial(self._find, *wanted, self._session)
        done = partial(self._show, self._dialog, *wanted)
        self._parts.desk_tasks.run(work, done, partial(self._fail, self._dialog))

    def _find(self, typed: str, mentor: PersonId | None, session: SessionId | None) -> Found:
        within = Within(mentor)
        if session is not None:
            within = Within(self._desk.sessions.of_id(session).mentor, at_table=True)
        return self._desk.search.find(typed, within)

    def _show(
        self, dialog: SearchDialog, typed: str, mentor: PersonId | None, found: Found
    ) -> None:
        self._under_way = False
        if self._is_there(dialog) and self._next is None:
            dialog.show_found(typed, mentor, found)
        self._begin()

    def _fail(self, dialog: SearchDialog, error: Exception) -> None:
        self._under_way = False
        if self._is_there(dialog) and self._next is None:
            dialog.fail_to_find(error)
        self._begin()

    def _is_there(self, dialog: SearchDialog) -> bool:
        return dialog is self._dialog and isValid(dialog)

    @Slot()
    def _forget(self) -> None:
        self._dialog = self._next = None
        if self._under_way:
            self._desk.search.stop()

    @Slot(object)
    def _go(self, place: FoundPlace) -> None:
        if self._dialog is not None:
            self._dialog.accept()
        match place.opens:
            case Opens.SESSION:
                self._ways.show_session(SessionId(place.leads))
            case Opens.IDEA:
                self._ways.show_idea(IdeaId(place.leads))
            case Opens.PERSON:
                self._ways.finding.show_mentor(PersonId(place.leads))
            case Opens.WORKSHEET:
                self._ways.finding.show_worksheet()
