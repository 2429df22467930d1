"""The sheets of one session: what is typed on them goes to the desk a moment later."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from mentordesk.domain.ids import SessionId
from mentordesk.domain.note import Note
from mentordesk.domain.text import TEXT_LIMIT
from mentordesk.domain.unsaved import Place, Unsaved
from mentordesk.errors import TextTooLongError
from mentordesk.services.notes import NoteService, Sheet
from mentordesk.ui.room.retries import Retries

Ask = Callable[[Callable[[], object], Callable[[object], None], Callable[[Exception], None]], None]

SAVE_AFTER_MS = 400


class Sheets(QObject):
    """Holds every sheet's words; the first unsaved letter waits no longer than 400 ms.

    A sheet that is too long stays unsaved by itself, and keeps no other from being saved.
    """

    saved = Signal()
    typed = Signal()
    failed = Signal(object)

    def __init__(self, parent: QObject, session: SessionId, notes: NoteService, ask: Ask) -> None:
        super().__init__(parent)
        self._session, self._notes, self._ask = session, notes, ask
        self._texts: dict[Sheet, str] = {}
        self._kept: dict[Sheet, str] = {}
        self._retries = Retries()
        self._unsaved: dict[Sheet, str] = {}
        self._on_the_way: dict[Sheet, str] = {}
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.save)

    def show(self, notes: tuple[Note, ...]) -> None:
        """Take over what the desk holds; what is typed and not saved yet stays."""
        self._kept = {(n.topic, n.kind): n.text for n in notes}
        self._texts = self._kept | self._unsaved

    def text(self, sheet: Sheet) -> str:
        """Return what stands on a sheet."""
        return self._texts.get(sheet, "")

    @property
    def unsaved(self) -> bool:
        """Return whether something is not on the desk yet."""
        return bool(self._unsaved or self._on_the_way)

    @property
    def unsaved_texts(self) -> tuple[Unsaved, ...]:
        """Return the sheets whose words are not on the desk yet."""
        return tuple(
            Unsaved(Place.NOTE, self._session, text, self._kept.get((topic, kind), ""), topic, kind)
            for (topic, kind), text in (self._on_the_way | self._unsaved).items()
        )

    @property
    def held_up(self) -> tuple[Unsaved, ...]:
        """Return the sheets that the desk did not take when it was asked to."""
        too_long = any(len(text) > TEXT_LIMIT for text in self._unsaved.values())
        return self.unsaved_texts if self._retries.under_way or too_long else ()

    def write(self, sheet: Sheet, text: str) -> None:
        """Take what was typed."""
        if self.text(sheet) == text:
            return
        self._texts[sheet] = self._unsaved[sheet] = text
        self.typed.emit()
        # Not restarted by the next letter: whoever never pauses is saved as well.
        if not self._timer.isActive():
            self._timer.start(SAVE_AFTER_MS)

    @Slot()
    def save(self) -> None:
        """Hand what is unsaved to the desk now; several sheets go together or not at all."""
        self._timer.stop()
        if self._on_the_way or not self._unsaved:
            return
        typed = self._unsaved
        self._unsaved = {sheet: text for sheet, text in typed.items() if len(text) > TEXT_LIMIT}
        self._on_the_way = {s: text for s, text in typed.items() if s not in self._unsaved}
        if not self._on_the_way:
            self.failed.emit(TextTooLongError(what="note", limit=TEXT_LIMIT))
            return
        work = partial(self._notes.write_sheets, self._session, dict(self._on_the_way))
        self._ask(work, self._settle, self._keep)

    def _settle(self, _: object) -> None:
        self._kept |= self._on_the_way
        self._on_the_way = {}
        self._retries.renew()
        if self._unsaved:
            self.save()
        else:
            self.saved.emit()

    def _keep(self, error: Exception) -> None:
        self._unsaved = self._on_the_way | self._unsaved
        self._on_the_way = {}
        self._timer.start(self._retries.next_ms())
        self.failed.emit(error)
