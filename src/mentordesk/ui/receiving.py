"""Opens what the mentor sent beside what was read from it, and puts the topics on the agenda."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QWidget

from mentordesk.domain.agenda import Agenda, Topic
from mentordesk.domain.ids import SessionId
from mentordesk.domain.seat import Seat
from mentordesk.services.agendas import AgendaService, NewTopic
from mentordesk.ui.dialogs.agenda_text import AgendaTextDialog, Chosen
from mentordesk.ui.tasks import Tasks


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

    def open(self, mentor: str, known: Sequence[Topic], mime: QMimeData | None) -> None:
        """Ask for a text, or begin with what was dropped or pasted; `known` stand there already."""
        dialog = AgendaTextDialog(mentor, known, self._page, takes_files=self._takes_files)
        dialog.text_changed.connect(partial(self._read, dialog))
        dialog.file_chosen.connect(partial(self._read_file, dialog))
        dialog.taken.connect(partial(self._take, dialog))
        dialog.open()
        if mime is not None:
            dialog.take_mime(mime)

    def _read(self, dialog: AgendaTextDialog, text: str) -> None:
        work = partial(self._agendas.read, self._session(), text)
        self._tasks.run(work, dialog.show_read, dialog.fail)

    def _read_file(self, dialog: AgendaTextDialog, path: Path) -> None:
        work = partial(self._agendas.read_file, path)
        self._tasks.run(work, dialog.take_sent, dialog.refuse)

    def _take(self, dialog: AgendaTextDialog, chosen: Chosen) -> None:
        by = dialog.came_by
        new = [NewTopic(t.text, t.minutes, "\n".join(t.notes), by) for t in chosen.topics]
        receive = partial(self._agendas.receive, whole=chosen.whole, dropped=chosen.dropped)
        work = partial(receive, self._session(), new)
        self._tasks.run(work, partial(self._taken, dialog), dialog.fail)

    def _taken(self, dialog: AgendaTextDialog, agenda: Agenda) -> None:
        dialog.accept()
        self.received.emit(agenda)
