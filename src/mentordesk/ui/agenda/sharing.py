"""Asks whether a pair writes its agendas together, and keeps the answer."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from mentordesk.domain.agenda import Agenda
from mentordesk.services.table import Table
from mentordesk.ui.dialogs.reason import ConfirmDialog
from mentordesk.ui.page import Page
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.widgets.check_row import CheckRow


class Sharing(QObject):
    """Follows the tick on behalf of a page: agreed to after one question, ended without any.

    `agreed` gives the agenda as the answer left it; `refused` what went wrong.
    """

    agreed = Signal(object)
    refused = Signal(object)

    def __init__(self, page: Page, table: Table, tick: CheckRow, tasks: Tasks) -> None:
        super().__init__(page)
        self._page, self._table, self._tick, self._tasks = page, table, tick, tasks
        tick.clicked.connect(self._ticked)

    @Slot(bool)
    def _ticked(self, shared: bool) -> None:  # noqa: FBT001  # a slot
        if not shared:
            self._agree(shared=False)
            return
        about = self.tr(
            "{name} can then add, change and order topics on every agenda of yours. "
            "Both of you can end it here at any time."
        )
        title, yes = self.tr("Write the agendas together"), self.tr("Yes, together")
        question = ConfirmDialog(title, about.format(name=self._table.leader), yes, self._page)
        question.agreed.connect(question.accept)
        question.accepted.connect(partial(self._agree, shared=True))
        question.rejected.connect(partial(self._tick.setChecked, False))  # noqa: FBT003
        question.open()

    def _agree(self, *, shared: bool) -> None:
        self._page.save_now()
        self._tasks.run(partial(self._set, shared), self.agreed.emit, self._refuse)

    def _set(self, shared: bool) -> Agenda:  # noqa: FBT001  # work
        agendas, session = self._table.agendas, self._table.session
        agendas.share(session.mentor, shared=shared)
        return agendas.of(session.id)

    def _refuse(self, error: Exception) -> None:
        self._tick.setChecked(not self._tick.isChecked())
        self.refused.emit(error)
