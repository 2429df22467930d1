"""The way to a mentor and to the end of a pair: worksheet, people, and what is settled then."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from mentordesk.domain.ids import IdeaId, PersonId, SessionId
from mentordesk.domain.period import Period
from mentordesk.services.workspace import Workspace
from mentordesk.ui.pages.closing import ClosingPage
from mentordesk.ui.pages.export import ExportPage
from mentordesk.ui.pages.people import PeoplePage
from mentordesk.ui.pages.worksheet import WorksheetPage
from mentordesk.ui.parts import Parts
from mentordesk.ui.shell import Shell


class Finding(QObject):
    """Opens what there is of mentors in the `shell`; `people` makes their page."""

    session_asked = Signal(object)
    idea_asked = Signal(object)
    owed_changed = Signal()

    def __init__(
        self,
        parent: QObject,
        workspace: Workspace,
        parts: Parts,
        shell: Callable[[], Shell],
        people: Callable[[], PeoplePage],
    ) -> None:
        super().__init__(parent)
        self._workspace, self._parts = workspace, parts
        self._shell, self._people = shell, people

    @Slot()
    def show_worksheet(self) -> None:
        """Open the worksheet of somebody who looks for a mentor, where it was left."""
        page = WorksheetPage(self._workspace, self._parts.desk_tasks, self._parts.notices)
        page.known_asked.connect(self.ask_for_mentor)
        page.left.connect(self._go_home)
        page.made.connect(self.show_mentor)
        self._shell().show_page(page, "people")

    @Slot(object)
    def show_mentor(self, mentor: PersonId) -> None:
        """Go to the people and show this one first."""
        page = self._people()
        page.begin_with(mentor)
        self._shell().show_page(page, "people")

    @Slot(object)
    def show_closing(self, mentor: PersonId) -> None:
        """Go through what is left between a pair, wherever that was asked for."""
        parts = self._parts
        page = ClosingPage(self._workspace, mentor, parts.now, parts.desk_tasks, parts.notices)
        page.left.connect(self._come_back)
        page.session_asked.connect(self.session_asked)
        page.idea_asked.connect(self.idea_asked)
        page.export_asked.connect(self._show_hand_over)
        page.changed.connect(self.owed_changed)
        self._shell().show_page(page, "people")

    @Slot(object)
    def _come_back(self, mentor: PersonId) -> None:
        """Show the mentor, with the keyboard where what is left is opened."""
        page = self._people()
        page.begin_with(mentor)
        page.ending.come_back(mentor)
        self._shell().show_page(page, "people")

    @Slot(object)
    def _show_hand_over(self, period: Period) -> None:
        """Open the file the mentor takes along; the way back is to what is left."""
        page = ExportPage(self._workspace, period, self._parts.desk_tasks, self._parts.notices)
        page.back.setText(self.tr("Back to what is left"))
        page.left.connect(partial(self.show_closing, period.mentor))
        self._shell().show_page(page, "people")

    def lead_to(
        self,
        session: Callable[[SessionId], None],
        idea: Callable[[IdeaId], None],
        look_ahead: Callable[[], None],
    ) -> None:
        """Let these open what is asked for from here, and see what is owed by then."""
        self.session_asked.connect(session)
        self.idea_asked.connect(idea)
        self.owed_changed.connect(look_ahead)

    @Slot()
    def ask_for_mentor(self) -> None:
        """Go to the people and add one."""
        page = self._people()
        self._shell().show_page(page, "people", page.ask_for_mentor)

    @Slot()
    def _go_home(self) -> None:
        self._shell().go("today")
