"""Questions and formats that the leader borrows become asks; the mentor decides on each."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from mentordesk.domain.agenda import Agenda
from mentordesk.domain.content import Card, Format
from mentordesk.domain.ids import PersonId, SessionId
from mentordesk.services.workspace import Workspace
from mentordesk.ui.borrowing import Borrowing
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.widgets.asks_card import AsksCard


class BorrowedAsks(QObject):
    """Borrows for the leader's lane of one session; `asked` gives the agenda with the new asks."""

    asked = Signal(object)

    def __init__(
        self,
        page: QWidget,
        workspace: Workspace,
        session: Callable[[], SessionId],
        now: Callable[[], datetime],
        tasks: Tasks,
    ) -> None:
        super().__init__(page)
        self._workspace, self._session, self._tasks = workspace, session, tasks
        self._borrowing = Borrowing(page, workspace.library, now, tasks)
        self._borrowing.cards_picked.connect(self._ask_cards)
        self._borrowing.format_picked.connect(self._ask_format)

    def watch(self, lane: AsksCard, mentor: PersonId) -> None:
        """Borrow whenever the lane is asked to."""
        borrowing = self._borrowing
        lane.cards_asked.connect(partial(borrowing.ask_cards, mentor, self.tr("Ask for this")))
        suggest = self.tr("Suggest this format")
        lane.format_asked.connect(partial(borrowing.ask_format, mentor, suggest))

    @Slot(object)
    def _ask_cards(self, cards: tuple[Card, ...]) -> None:
        self._ask([card.text for card in cards])

    @Slot(object)
    def _ask_format(self, chosen: Format) -> None:
        self._ask([chosen.ask])

    def _ask(self, texts: list[str]) -> None:
        work = partial(self._workspace.agendas.ask_for, self._session(), texts)
        self._tasks.run(work, self._taken, self._borrowing.fail)

    def _taken(self, agenda: Agenda) -> None:
        self._borrowing.taken()
        self.asked.emit(agenda)
