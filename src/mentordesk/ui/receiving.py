"""Opens what the mentor sent beside what was read from it, and keeps what is to be kept."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid
from typing_extensions import override

from mentordesk.domain.agenda import CameBy, Topic
from mentordesk.domain.ids import SessionId
from mentordesk.domain.seat import Seat
from mentordesk.services.agendas import AgendaService, NewTopic
from mentordesk.ui.dialogs.agenda_text import AgendaTextDialog, Chosen
from mentordesk.ui.dialogs.sent import SentDialog
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.widgets.banner import announce

if TYPE_CHECKING:
    from mentordesk.exchange.sent_file import Sent


class Receiving(QObject):
    """Receives for one session; `received` gives what the desk holds then.

    A text that was left without an answer stands there again.
    """

    received = Signal(object)

    def __init__(self, page: QWidget, agendas: AgendaService, tasks: Tasks) -> None:
        super().__init__(page)
        self._page, self._agendas, self._tasks = page, agendas, tasks
        self._left: tuple[str, CameBy] | None = None

    def read(self, text: str) -> Any:
        """Return what a text holds."""
        raise NotImplementedError

    def keep(self, chosen: Any, came_by: CameBy) -> Any:
        """Keep what was found, and return what the desk holds then."""
        raise NotImplementedError

    def said(self, found: str) -> str:
        """Return what is said once it is kept."""
        raise NotImplementedError

    def begin(self, dialog: SentDialog, mime: QMimeData | None) -> None:
        """Ask for a text, or begin with what was dropped or pasted."""
        dialog.text_changed.connect(partial(self._read, dialog))
        dialog.file_chosen.connect(partial(self._read_file, dialog))
        dialog.taken.connect(partial(self._take, dialog))
        dialog.rejected.connect(partial(self._leave, dialog))
        dialog.open()
        if mime is not None:
            dialog.take_mime(mime)
        elif self._left is not None:
            dialog.take(*self._left)

    def _leave(self, dialog: SentDialog) -> None:
        text = dialog.original.toPlainText()
        self._left = (text, dialog.came_by) if text.strip() else None

    def _read(self, dialog: SentDialog, text: str) -> None:
        self._tasks.run(partial(self.read, text), dialog.show_read, dialog.fail)

    def _read_file(self, dialog: SentDialog, path: Path) -> None:
        work = partial(self._agendas.read_file, path)
        self._tasks.files.run(work, partial(_show_sent, dialog), dialog.refuse)

    def _take(self, dialog: SentDialog, chosen: object) -> None:
        work = partial(self.keep, chosen, dialog.came_by)
        self._tasks.run(work, partial(self._taken, dialog), dialog.fail)

    def _taken(self, dialog: SentDialog, kept: object) -> None:
        dialog.accept()
        self._left = None
        announce(self._page, self.said(dialog.found.text()))
        self.received.emit(kept)


def _show_sent(dialog: SentDialog, sent: "Sent") -> None:
    if isValid(dialog):  # it may be closed before a slow drive answers
        dialog.take(sent.text, sent.came_by)


class AgendaReceiving(Receiving):
    """Puts topics on the agenda.

    The computer's files are the leader's: in the mentor's seat none can be opened.
    """

    def __init__(
        self,
        page: QWidget,
        agendas: AgendaService,
        session: Callable[[], SessionId],
        tasks: Tasks,
        seat: Seat = Seat.LEADER,
    ) -> None:
        super().__init__(page, agendas, tasks)
        self._session, self._takes_files = session, seat is Seat.LEADER

    def open(self, mentor: str, known: Sequence[Topic], mime: QMimeData | None) -> None:
        """Ask for a text, or begin with one; `known` are the topics that stand there already."""
        self.begin(AgendaTextDialog(mentor, known, self._page, takes_files=self._takes_files), mime)

    @override
    def read(self, text: str) -> Any:
        return self._agendas.read(self._session(), text)

    @override
    def keep(self, chosen: Chosen, came_by: CameBy) -> Any:
        new = [NewTopic(t.text, t.minutes, "\n".join(t.notes), came_by) for t in chosen.topics]
        receive = self._agendas.receive
        return receive(self._session(), new, whole=chosen.whole, dropped=chosen.dropped)

    @override
    def said(self, found: str) -> str:
        return self.tr("On the agenda: {what}").format(what=found)
