"""Receives the observation sheet that the mentor filled in."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from mentordesk.domain.agenda import CameBy
from mentordesk.domain.ids import SessionId
from mentordesk.domain.observation import Observation
from mentordesk.exchange.sheet_parts import ReadSheet
from mentordesk.services.observations import NewAnswer
from mentordesk.services.workspace import Workspace
from mentordesk.ui.dialogs.sheet_text import SheetTextDialog
from mentordesk.ui.receiving import Receiving
from mentordesk.ui.tasks import Tasks


class SheetReceiving(Receiving):
    """Keeps the answers of one session's sheet."""

    def __init__(
        self, page: QWidget, desk: Workspace, session: Callable[[], SessionId], tasks: Tasks
    ) -> None:
        super().__init__(page, desk.agendas, tasks)
        self._observations, self._session = desk.observations, session

    def open(self, mentor: str, known: Observation, mime: QMimeData | None) -> None:
        """Ask for a text, or begin with one; `known` is what the mentor sent before."""
        self.begin(SheetTextDialog(mentor, known, self._page), mime)

    @override
    def read(self, text: str) -> Any:
        return self._observations.read(self._session(), text)

    @override
    def keep(self, chosen: ReadSheet, came_by: CameBy) -> Any:
        new = [NewAnswer(one.saw, one.row, one.asks, came_by) for one in chosen.answers]
        return self._observations.receive(self._session(), new)

    @override
    def said(self, found: str) -> str:
        return self.tr("On the sheet: {what}").format(what=found)
