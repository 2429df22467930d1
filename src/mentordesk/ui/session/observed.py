"""What the mentor saw, on the page of a session to come: received here, and read."""

from functools import partial

from PySide6.QtCore import QMimeData, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.domain.observation import Observation
from mentordesk.domain.person import Medium
from mentordesk.domain.watch_me import WatchMe
from mentordesk.export.watch_message import watch_message
from mentordesk.ui.dialogs.message import MessageDialog
from mentordesk.ui.receiving_sheets import SheetReceiving
from mentordesk.ui.session.parts import SessionParts
from mentordesk.ui.tokens import GAP_CARDS
from mentordesk.ui.widgets.layouts import empty
from mentordesk.ui.widgets.observation_card import ObservationCard, WatchMeCard


class Observed(QWidget):
    """Shows the sheet of one session, if one came, and takes what comes."""

    def __init__(self, page: QWidget, parts: SessionParts) -> None:
        super().__init__()
        self._page, self._parts, self._mentor = page, parts, ""
        self._receiving = SheetReceiving(page, parts.workspace, parts.key, parts.tasks)
        self._receiving.received.connect(self._show)
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(GAP_CARDS)

    def show_sheet(self, mentor: str, observation: Observation) -> None:
        """Show what is known of a session to come."""
        self._mentor = mentor
        self._show(observation)

    @Slot(object)
    def _show(self, observation: Observation) -> None:
        empty(self._body)
        if observation.seen:
            self._body.addWidget(ObservationCard(self._mentor, observation))
        card = WatchMeCard(self._mentor)
        card.letter_asked.connect(self._write)
        card.sent_asked.connect(partial(self._ask_for_sheet, observation))
        self._body.addWidget(card)

    def _ask_for_sheet(self, known: Observation, mime: QMimeData | None) -> None:
        self._receiving.open(self._mentor, known, mime)

    @Slot()
    def _write(self) -> None:
        work = partial(self._parts.workspace.observations.watch_me, self._parts.key())
        self._parts.tasks.run(work, self._open_letter, self._parts.notices.error)

    def _open_letter(self, asked: WatchMe) -> None:
        dialog = MessageDialog(asked.name, asked.medium, self._page)
        dialog.medium_chosen.connect(partial(_show_message, dialog, asked))
        dialog.turn_to(asked.medium)
        dialog.open()


def _show_message(dialog: MessageDialog, asked: WatchMe, medium: Medium) -> None:
    dialog.show_message(watch_message(asked, medium))
