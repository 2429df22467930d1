"""What the mentor saw, on the page of a session to come: received here, and read."""

from functools import partial

from PySide6.QtCore import QMimeData, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.domain.ids import SessionId
from mentordesk.domain.liking import Sending
from mentordesk.domain.observation import Observation
from mentordesk.domain.person import Medium
from mentordesk.domain.watch_me import WatchMe
from mentordesk.export.watch_message import watch_message
from mentordesk.ui.dialogs.message import MessageDialog
from mentordesk.ui.receiving_sheets import SheetReceiving
from mentordesk.ui.session.destroying import Destroying
from mentordesk.ui.session.parts import SessionParts
from mentordesk.ui.tokens import GAP_CARDS
from mentordesk.ui.widgets.layouts import empty
from mentordesk.ui.widgets.observation_card import ObservationCard, WatchMeCard


class Observed(QWidget):
    """Shows the sheet of one session, if one came, and takes what comes."""

    def __init__(self, page: QWidget, parts: SessionParts) -> None:
        super().__init__()
        self._page, self._parts = page, parts
        self._receiving = SheetReceiving(page, parts.workspace, parts.key, parts.tasks)
        self._receiving.received.connect(self._show)
        self._destroying = Destroying(page, parts)
        self._destroying.gone.connect(self._look_again)
        self._mentor, self._known = "", Observation(parts.key())
        self._watch_me: WatchMeCard | None = None
        self._card: ObservationCard | None = None
        self._sheet = QVBoxLayout()
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(GAP_CARDS)
        self._body.addLayout(self._sheet)

    def show_sheet(self, mentor: str, observation: Observation) -> None:
        """Show what is known of a session to come; the keyboard stays where it is."""
        self._mentor = mentor
        if self._watch_me is None:
            self._watch_me = WatchMeCard(mentor)
            self._watch_me.letter_asked.connect(self._write)
            self._watch_me.sent_asked.connect(self._ask_for_sheet)
            self._body.addWidget(self._watch_me)
        self._show(observation)

    @Slot(object)
    def _show(self, observation: Observation) -> None:
        self._known = observation
        empty(self._sheet)
        self._card = ObservationCard(self._mentor, observation) if observation.seen else None
        if self._card is not None:
            self._card.destroy_asked.connect(self._destroying.ask)
            self._sheet.addWidget(self._card)

    @Slot()
    def _look_again(self) -> None:
        work = partial(self._parts.workspace.observations.of, self._parts.key())
        self._parts.tasks.run(work, self._show_left, self._parts.notices.error)

    def _show_left(self, observation: Observation) -> None:
        """Show what is left, and give the keyboard back to where it was destroyed."""
        self._show(observation)
        if self._card is not None:
            self._card.to_destroy.setFocus()
        elif self._watch_me is not None:
            self._watch_me.receive.setFocus()

    @Slot(object)
    def _ask_for_sheet(self, mime: QMimeData | None) -> None:
        self._receiving.open(self._mentor, self._known, mime)

    @Slot()
    def _write(self) -> None:
        work = partial(self._prepare, self._parts.key())
        self._parts.tasks.run(work, self._open_letter, self._parts.notices.error)

    def _prepare(self, session: SessionId) -> tuple[WatchMe, Sending]:
        desk = self._parts.workspace
        return desk.observations.watch_me(session), desk.letters.sending(session)

    def _open_letter(self, prepared: tuple[WatchMe, Sending]) -> None:
        asked, sending = prepared
        dialog = MessageDialog(asked.name, asked.medium, sending, self._page)
        dialog.medium_chosen.connect(partial(_show_message, dialog, asked))
        dialog.turn_to(asked.medium)
        dialog.open()


def _show_message(dialog: MessageDialog, asked: WatchMe, medium: Medium) -> None:
    dialog.show_message(watch_message(asked, medium))
