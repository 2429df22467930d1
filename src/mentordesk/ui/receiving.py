"""Opens what the mentor sent beside what was read from it, and puts the topics on the agenda."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QWidget

from mentordesk.domain.agenda import Agenda, CameBy, Topic
from mentordesk.domain.ids import SessionId
from mentordesk.domain.seat import Seat
from mentordesk.services.agendas import AgendaService, NewTopic
from mentordesk.ui.dialogs.agenda_text import AgendaTextDialog, Chosen
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.widgets.banner import announce

if TYPE_CHECKING:
    from mentordesk.exchange.sent_file import Sent


class Receiving(QObject):
    """Receives for one session; `received` gives the agenda with what came.

    The computer's files are the leader's: in the mentor's seat none can be opened.
    """

    received = Signal(object)

    def __init__(
        self,
        page: QWidget,
        agendas: AgendaService,
        session: Callable[[], SessionId],
        tasks: Tasks,
        seat: Seat = Seat.LEADER,
    ) -> None:
        super().__init__(page)
        self._takes_files = seat is Seat.LEADER
        self._page, self._agendas, self._session, self._tasks = page, agendas, session, tasks
        self._left: tuple[str, CameBy] | None = None

    def open(self, mentor: str, known: Sequence[Topic], mime: QMimeData | None) -> None:
        """Ask for a text, or begin with what was dropped or pasted; `known` stand there already.

        A text that was left without an answer stands there again.
        """
        dialog = AgendaTextDialog(mentor, known, self._page, takes_files=self._takes_files)
        dialog.text_changed.connect(partial(self._read, dialog))
        dialog.file_chosen.connect(partial(self._read_file, dialog))
        dialog.taken.connect(partial(self._take, dialog))
        dialog.rejected.connect(partial(self._leave, dialog))
        dialog.open()
        if mime is not None:
            dialog.take_mime(mime)
        elif self._left is not None:
            dialog.take(*self._left)

    def _leave(self, dialog: AgendaTextDialog) -> None:
        text = dialog.original.toPlainText()
        self._left = (text, dialog.came_by) if text.strip() else None

    def _read(self, dialog: AgendaTextDialog, text: str) -> None:
        work = partial(self._agendas.read, self._session(), text)
        self._tasks.run(work, dialog.show_read, dialog.fail)

    def _read_file(self, dialog: AgendaTextDialog, path: Path) -> None:
        work = partial(self._agendas.read_file, path)
        self._tasks.run(work, partial(self._show_sent, dialog), dialog.refuse)

    def _show_sent(self, dialog: AgendaTextDialog, sent: "Sent") -> None:
        dialog.take(sent.text, sent.came_by)

    def _take(self, dialog: AgendaTextDialog, chosen: Chosen) -> None:
        by = dialog.came_by
        new = [NewTopic(t.text, t.minutes, "\n".join(t.notes), by) for t in chosen.topics]
        receive = partial(self._agendas.receive, whole=chosen.whole, dropped=chosen.dropped)
        work = partial(receive, self._session(), new)
        self._tasks.run(work, partial(self._taken, dialog), dialog.fail)

    def _taken(self, dialog: AgendaTextDialog, agenda: Agenda) -> None:
        dialog.accept()
        self._left = None
        words = self.tr("On the agenda: {what}").format(what=dialog.found.text())
        announce(self._page, words)
        self.received.emit(agenda)
