"""A step of the close that gathers: what was caught, and a line for one more."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk.domain.unsaved import Place, Unsaved
from mentordesk.ui.room.catch import Keep
from mentordesk.ui.room.kept_line import KeptLine
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
        self._list = QVBoxLayout()
        self._list.setSpacing(3 * GRID)
        self.more = AddLine(asked.more, self.tr("Add"))
        waits = partial(Unsaved, asked.place, room.session.id)
        self._kept = KeptLine(page, self.more, keep, waits)
        self.add(self._list)
        self.add(self.more)
        self.extra = QVBoxLayout()
        self.add(self.extra)
        self.end()
        self.more.typed.connect(self.changed)
        self._kept.caught.connect(self._caught)
        self._kept.settled.connect(self.settled)

    def take_in(self, found: Any) -> None:
        """Show what was made of the words; each step says what that is."""
        raise NotImplementedError

    @override
    def has_unsaved(self) -> bool:
        return self.more.waits

    @override
    def unsaved_texts(self) -> tuple[Unsaved, ...]:
        return self._kept.unsaved_texts()

    @override
    def take_back(self, texts: Sequence[Unsaved]) -> tuple[Unsaved, ...]:
        return self._kept.take_back(texts)

    @override
    def save_now(self) -> None:
        self._kept.save_now()

    @override
    def is_under_way(self) -> bool:
        return self._kept.busy

    def _note(self, words: str) -> Unsaved:
        """Return words that wait as a note, the one place that takes any."""
        return Unsaved(Place.NOTE, self._room.session.id, words)

    @Slot(object)
    def _caught(self, found: object) -> None:
        self.take_in(found)
        self.changed.emit()


def take_out(shown: QWidget) -> None:
    """Take one of the list away for good."""
    shown.hide()
    shown.setParent(None)
    shown.deleteLater()
