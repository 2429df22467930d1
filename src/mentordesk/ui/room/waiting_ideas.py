"""What still waits for its answer, at the top of the close: a few at a time, and none left out."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.domain.idea import Idea
from mentordesk.ui.room import waiting_words
from mentordesk.ui.room.room_data import RoomData
from mentordesk.ui.tokens import GRID
from mentordesk.ui.widgets.button import secondary
from mentordesk.ui.widgets.label import strong

_AT_ONCE = 8


class WaitingIdeas(QWidget):
    """Room for the cards of what waits, under how much that is; `more_asked` by its button."""

    more_asked = Signal()

    def __init__(self, room: RoomData) -> None:
        super().__init__()
        self._room, self._left = room, room.waiting
        self._told, self._more = strong(""), secondary("")
        self._cards = QVBoxLayout()
        self._told.setObjectName("close.waiting")
        self._more.setObjectName("close.moreWaiting")
        self._more.clicked.connect(self._ask)
        self._cards.setSpacing(3 * GRID)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3 * GRID)
        column.addWidget(self._told)
        column.addLayout(self._cards)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._tell()

    def add(self, card: QWidget) -> None:
        """Put a card under those that are here."""
        self._cards.addWidget(card)

    def take_next(self) -> tuple[Idea, ...]:
        """Return what comes next, in the order in which it waits; it counts as shown."""
        coming, self._left = self._left[:_AT_ONCE], self._left[_AT_ONCE:]
        self._tell()
        return coming

    def _tell(self) -> None:
        left = len(self._left)
        words = waiting_words.waiting(self._room, left)
        self._told.setText(words)
        self._more.setText(waiting_words.more(min(left, _AT_ONCE), left))
        self._more.setVisible(bool(left))
        if not words:  # once nothing waits nothing more comes; shown it is by what it is put into
            self.hide()

    @Slot()
    def _ask(self) -> None:
        self.more_asked.emit()
