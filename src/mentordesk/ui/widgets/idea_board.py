"""Columns of ideas side by side; arrows go from card to card, Enter opens one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QAbstractItemModel, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk.ui.look import look
from mentordesk.ui.tokens import GRID, RADIUS_CARD, Role
from mentordesk.ui.widgets import painting
from mentordesk.ui.widgets.button import link
from mentordesk.ui.widgets.label import hint, small, strong
from mentordesk.ui.widgets.row_layout import RowStyle
from mentordesk.ui.widgets.row_list import RowList

_CARDS = RowStyle(framed=True, stacked=True, title_lines=5, under_lines=3, avatar=22, pad=14)
_LEAST_WIDTH = 190


@dataclass(frozen=True, slots=True)
class Stack:
    """One column: its heading, its ideas, and whether it belongs to those set aside."""

    name: str
    heading: str
    none: str
    model: QAbstractItemModel
    aside: bool = False


class Column(QWidget):
    """A heading with a count over its cards; `more_asked` tells that older ones are wanted."""

    more_asked = Signal()

    def __init__(self, stack: Stack) -> None:
        super().__init__()
        self.stack = stack
        self.cards = RowList(stack.model, stack.heading, _CARDS)
        self._count, self._none = small(""), hint(stack.none)
        self._more = link(self.tr("Show older ones"))
        self._build()
        self._more.clicked.connect(self.more_asked)

    def show_count(self, count: int) -> None:
        """Say how many there are, of which the newest are shown."""
        self._count.setText(str(count))
        self._more.setVisible(count > self.stack.model.rowCount())
        self._none.setVisible(not count)
        self.cards.setVisible(bool(count))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.begin(painter)
        line = Role.LINE if look().is_contrast else None
        painting.box(painter, self.rect(), Role.SUNKEN, line, RADIUS_CARD)

    def _build(self) -> None:
        self.cards.setObjectName(f"ideas.{self.stack.name}")
        self._more.setObjectName(f"ideas.{self.stack.name}.more")
        self._more.setAccessibleDescription(self.stack.heading)
        self._more.hide()
        self.setMinimumWidth(look().px(_LEAST_WIDTH))
        head = QHBoxLayout()
        head.addWidget(strong(self.stack.heading), 1)
        head.addWidget(self._count, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        column.setSpacing(3 * GRID)
        column.addLayout(head)
        column.addWidget(self._none)
        column.addWidget(self.cards, 1)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(0)


class IdeaBoard(QScrollArea):
    """All columns; either the ideas on their way are shown, or those set aside."""

    opened = Signal(object)
    more_asked = Signal(str)

    def __init__(self, stacks: Sequence[Stack]) -> None:
        super().__init__()
        self._inside = QWidget()
        self._columns = [Column(stack) for stack in stacks]
        self._build()
        for place, column in enumerate(self._columns):
            column.cards.opened.connect(self.opened)
            column.cards.left.connect(partial(self._go, place))
            column.more_asked.connect(partial(self.more_asked.emit, column.stack.name))
        self.show_aside(aside=False)

    def show_aside(self, *, aside: bool) -> None:
        """Show the ideas that were set aside, or the ones on their way."""
        for column in self._columns:
            column.setVisible(column.stack.aside is aside)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Say anew how many ideas stand in each column."""
        for column in self._columns:
            column.show_count(counts[column.stack.name])

    def first_list(self) -> QWidget | None:
        """Return the first shown column with an idea in it."""
        shown = (c for c in self._columns if not c.isHidden() and c.stack.model.rowCount())
        column = next(shown, None)
        return None if column is None else column.cards

    def go_to_first(self) -> None:
        """Take the keyboard at the first idea there is."""
        for column in self._columns:
            if not column.isHidden() and column.stack.model.rowCount():
                column.cards.enter(0)
                return

    def go_to(self, name: str, row: int) -> None:
        """Take the keyboard at an idea of the column of that name."""
        for column in self._columns:
            if column.stack.name == name and not column.isHidden():
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
        shown = [c for c in self._columns if not c.isHidden() and c.stack.model.rowCount()]
        at = shown.index(self._columns[place]) + by
        if 0 <= at < len(shown):
            shown[at].cards.enter(min(row, shown[at].stack.model.rowCount() - 1))
            self.ensureWidgetVisible(shown[at])
