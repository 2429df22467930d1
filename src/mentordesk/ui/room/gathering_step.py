"""A step of the close that gathers: what was caught, and a line for one more."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk.domain.unsaved import Place, Unsaved
from mentordesk.ui.room.catch import Catch, Keep
from mentordesk.ui.room.room_data import RoomData
from mentordesk.ui.room.room_page import RoomPage
from mentordesk.ui.room.soon import Soon
from mentordesk.ui.tokens import GRID
from mentordesk.ui.widgets.add_line import AddLine
from mentordesk.ui.widgets.close_step import CloseStep


@dataclass(frozen=True, slots=True)
class Asked:
    """What the step asks, what its line asks for, and what the words of the line are."""

    question: str
    under: str
    more: str
    place: Place


class GatheringStep(CloseStep):
    """Keeps the words of its line once, however often it is asked to; `extra` follows the line."""

    def __init__(
        self, page: RoomPage, room: RoomData, soon: Soon, asked: Asked, keep: Keep
    ) -> None:
        super().__init__(asked.question, asked.under)
        self._page, self._room, self._soon = page, room, soon
        self._place = asked.place
        self._list = QVBoxLayout()
        self._list.setSpacing(3 * GRID)
        self.more = AddLine(asked.more, self.tr("Add"))
        self._catch = Catch(self, page.ask, keep)
        self.add(self._list)
        self.add(self.more)
        self.extra = QVBoxLayout()
        self.add(self.extra)
        self.end()
        self.more.submitted.connect(self._catch.give)
        self.more.typed.connect(self.changed)
        self._catch.caught.connect(self._caught)
        self._catch.failed.connect(self._refused)

    def take_in(self, found: Any) -> None:
        """Show what was made of the words; each step says what that is."""
        raise NotImplementedError

    @override
    def has_unsaved(self) -> bool:
        return self.more.waits

    @override
    def unsaved_texts(self) -> tuple[Unsaved, ...]:
        typed = Unsaved(self._place, self._room.session.id, self.more.line.text())
        return (typed,) if self.more.waits else ()

    @override
    def save_now(self) -> None:
        if self.more.waits:
            self.more.submit()

    @override
    def is_under_way(self) -> bool:
        return self._catch.busy

    def _note(self, words: str) -> Unsaved:
        """Return words that wait as a note, the one place that takes any."""
        return Unsaved(Place.NOTE, self._room.session.id, words)

    @Slot(object, str)
    def _caught(self, found: object, words: str) -> None:
        self.take_in(found)
        self.more.kept(words)
        self.changed.emit()
        self.settled.emit()

    @Slot(object)
    def _refused(self, error: Exception) -> None:
        self._page.notices.error(error)
        self.settled.emit()


def take_out(shown: QWidget) -> None:
    """Take one of the list away for good."""
    shown.hide()
    shown.setParent(None)
    shown.deleteLater()
