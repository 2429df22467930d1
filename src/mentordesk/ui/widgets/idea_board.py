"""Columns of ideas side by side; arrows go from card to card, Enter opens one."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QAbstractItemModel, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk.ui.look import look
from mentordesk.ui.tokens import GRID, RADIUS_CARD, Role
from mentordesk.ui.widgets import painting
from mentordesk.ui.widgets.label import hint, small, strong
from mentordesk.ui.widgets.row_layout import RowStyle
from mentordesk.ui.widgets.row_list import RowList

_CARDS = RowStyle(framed=True, stacked=True, title_lines=5, under_lines=3, avatar=22, pad=14)
_LEAST_WIDTH = 190


@dataclass(frozen=True, slots=True)
class Stand:
    """One column: its heading, its ideas, and whether it belongs to those set aside."""

    name: str
    heading: str
    none: str
    model: QAbstractItemModel
    aside: bool = False


class Column(QWidget):
    """A heading with a count over its cards."""

    def __init__(self, stand: Stand) -> None:
        super().__init__()
        self.stand = stand
        self.cards = RowList(stand.model, stand.heading, _CARDS)
        self._count, self._none = small(""), hint(stand.none)
        self._build()

    def show_count(self) -> None:
        """Say how many there are."""
        count = self.stand.model.rowCount()
        self._count.setText(str(count))
        self._none.setVisible(not count)
        self.cards.setVisible(bool(count))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.begin(painter)
        line = Role.LINE if look().is_contrast else None
        painting.box(painter, self.rect(), Role.SUNKEN, line, RADIUS_CARD)

    def _build(self) -> None:
        self.cards.setObjectName(f"ideas.{self.stand.name}")
        self.setMinimumWidth(look().px(_LEAST_WIDTH))
        head = QHBoxLayout()
        head.addWidget(strong(self.stand.heading), 1)
        head.addWidget(self._count, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        column.setSpacing(3 * GRID)
        column.addLayout(head)
        column.addWidget(self._none)
        column.addWidget(self.cards, 1)
        column.addStretch(0)


class IdeaBoard(QScrollArea):
    """All columns; either the ideas on their way are shown, or those set aside."""

    opened = Signal(object)

    def __init__(self, stands: Sequence[Stand]) -> None:
        super().__init__()
        self._inside = QWidget()
        self._columns = [Column(stand) for stand in stands]
        self._build()
        for place, column in enumerate(self._columns):
            column.cards.opened.connect(self.opened)
            column.cards.left.connect(partial(self._go, place))
        self.show_aside(aside=False)

    def show_aside(self, *, aside: bool) -> None:
        """Show the ideas that were set aside, or the ones on their way."""
        for column in self._columns:
            column.setVisible(column.stand.aside is aside)

    def show_counts(self) -> None:
        """Say anew how many ideas each column holds."""
        for column in self._columns:
            column.show_count()

    def first_list(self) -> QWidget | None:
        """Return the first shown column with an idea in it."""
        shown = (c for c in self._columns if not c.isHidden() and c.stand.model.rowCount())
        column = next(shown, None)
        return None if column is None else column.cards

    def go_to_first(self) -> None:
        """Take the keyboard at the first idea there is."""
        for column in self._columns:
            if not column.isHidden() and column.stand.model.rowCount():
                column.cards.enter(0)
                return

    def go_to(self, name: str, row: int) -> None:
        """Take the keyboard at an idea of the column of that name."""
        for column in self._columns:
            if column.stand.name == name and not column.isHidden():
                column.cards.enter(row)
                self.ensureWidgetVisible(column)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The columns scroll, each for itself; the board moves only sideways.
        self._inside.setMaximumHeight(self.viewport().height())

    def _build(self) -> None:
        self._inside.setProperty("ground", "none")
        row = QHBoxLayout(self._inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3 * GRID)
        for column in self._columns:
            row.addWidget(column, 1)
        self.setWidget(self._inside)
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @Slot(int)
    def _go(self, place: int, by: int) -> None:
        row = self._columns[place].cards.currentIndex().row()
        shown = [c for c in self._columns if not c.isHidden() and c.stand.model.rowCount()]
        at = shown.index(self._columns[place]) + by
        if 0 <= at < len(shown):
            shown[at].cards.enter(min(row, shown[at].stand.model.rowCount() - 1))
            self.ensureWidgetVisible(shown[at])
