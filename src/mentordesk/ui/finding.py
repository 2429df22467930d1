"""The way to a mentor: the worksheet beside the side bar, and the people where it ends."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from mentordesk.domain.ids import PersonId
from mentordesk.services.workspace import Workspace
from mentordesk.ui.pages.people import PeoplePage
from mentordesk.ui.pages.worksheet import WorksheetPage
from mentordesk.ui.parts import Parts
from mentordesk.ui.shell import Shell


class Finding(QObject):
    """Opens what there is of mentors in the `shell`; `people` makes their page."""

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

    @Slot()
    def ask_for_mentor(self) -> None:
        """Go to the people and add one."""
        page = self._people()
        self._shell().show_page(page, "people", page.ask_for_mentor)

    @Slot()
    def _go_home(self) -> None:
        self._shell().go("today")
