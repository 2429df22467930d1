"""Columns of ideas side by side; arrows go from card to card, Enter opens one."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk.domain.board import Stand, barred
from mentordesk.domain.credit_due import People
from mentordesk.domain.idea import Idea
from mentordesk.ui.tokens import GAP, GRID
from mentordesk.ui.widgets.flow_layout import FlowLayout
from mentordesk.ui.widgets.idea_column import ClosedColumn, HeldCard, IdeaColumn, Stack
from mentordesk.ui.widgets.layouts import show_or_hide


class IdeaBoard(QWidget):
    """The columns that are laid open; below them the others, as places to go and to let go on."""

    opened = Signal(object)
    more_asked = Signal(object)
    stand_asked = Signal(object)
    """Emitted with the column that is to be laid open."""
    put = Signal(object, object)
    """An idea that was let go on a column, and that column."""
    shifted = Signal(object, int)
    menu_asked = Signal(object, QPoint)

    def __init__(self, stacks: Sequence[Stack], stands: Sequence[Stand]) -> None:
        super().__init__()
        self._inside, self._row = QWidget(), QHBoxLayout()
        self._area = _Sideways(self._inside)
        self._closed = [ClosedColumn(stack) for stack in stacks]
        self._columns = dict[int, IdeaColumn]()  # by their place, once they are laid open
        self._held = HeldCard(self)
        self._people: People = {}
        self._build(stands)
        for closed in self._closed:
            closed.clicked.connect(partial(self.stand_asked.emit, closed.stack.stand))
        self.lay_open(stands)

    def lay_open(self, stands: Sequence[Stand]) -> None:
        """Show these columns with their cards, and the others closed."""
        for place, closed in enumerate(self._closed):
            is_open = closed.stack.stand in stands
            if is_open and place not in self._columns:
                self._make(place)
            if place in self._columns:
                show_or_hide(self._columns[place], shown=is_open)
            show_or_hide(closed, shown=not is_open)

    def know(self, people: People) -> None:
        """Take over whom the desk knows: where an idea may go goes by what is owed to them."""
        self._people = people

    def show_counts(self, counts: Mapping[Stand, int]) -> None:
        """Say anew how many ideas stand in each column."""
        for column in self._columns.values():
            column.show_count(counts[column.stack.stand])
        for closed in self._closed:
            closed.show_count(counts[closed.stack.stand])

    def lay_out_cards(self) -> None:
        """Give the cards their places at once."""
        for column in self._filled():
            column.cards.executeDelayedItemsLayout()

    def first_list(self) -> QWidget | None:
        """Return the first shown column with an idea in it."""
        column = next(self._filled(), None)
        return None if column is None else column.cards

    def go_to_first(self) -> None:
        """Take the keyboard at the first idea there is."""
        for column in self._filled():
            column.cards.enter(0)
            return

    def go_to(self, stand: Stand, row: int) -> None:
        """Take the keyboard at an idea of a column; at that column itself if it is closed."""
        place = [closed.stack.stand for closed in self._closed].index(stand)
        column = self._columns.get(place)
        if column is None or column.isHidden():
            self._closed[place].setFocus()
        else:
            column.cards.enter(row)
            self._area.ensureWidgetVisible(column)

    def _filled(self) -> Iterator[IdeaColumn]:
        columns = (self._columns[place] for place in sorted(self._columns))
        return (c for c in columns if not c.isHidden() and c.stack.model.rowCount())

    def _make(self, place: int) -> None:
        column = self._columns[place] = IdeaColumn(self._closed[place].stack)
        self._row.insertWidget(sorted(self._columns).index(place), column, 1)
        cards = column.cards
        cards.opened.connect(self.opened)
        cards.left.connect(partial(self._go, place))
        cards.shifted.connect(self.shifted)
        cards.menu_asked.connect(self.menu_asked)
        cards.dragged.connect(self._follow)
        cards.dropped.connect(self._drop)
        cards.drag_left.connect(self._end_drag)
        column.more_asked.connect(partial(self.more_asked.emit, column.stack.stand))

    def _build(self, stands: Sequence[Stand]) -> None:
        self._inside.setProperty("ground", "none")
        self._inside.setLayout(self._row)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(3 * GRID)
        # Before the closed ones: when cards go, Qt gives the keyboard to what was made after them.
        for place, closed in enumerate(self._closed):
            if closed.stack.stand in stands:
                self._make(place)
        shelf = FlowLayout(gap=GAP)
        for closed in self._closed:
            shelf.addWidget(closed)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(3 * GRID)
        whole.addWidget(self._area, 1)
        whole.addLayout(shelf)

    def _places(self) -> list[IdeaColumn | ClosedColumn]:
        """Return where an idea can be let go."""
        places: list[IdeaColumn | ClosedColumn] = [*self._columns.values(), *self._closed]
        return [place for place in places if place.isVisible()]

    def _at(self, here: QPoint) -> IdeaColumn | ClosedColumn | None:
        """Return the place under a point of the screen."""
        inside = (p for p in self._places() if p.rect().contains(p.mapFromGlobal(here)))
        return next(inside, None)

    @Slot(object, QPoint)
    def _follow(self, idea: Idea, here: QPoint) -> None:
        if self._held.isHidden():
            self._held.show_words(idea.text)
        self._held.follow(self.mapFromGlobal(here))
        aimed = self._at(here)
        for place in self._places():
            may = barred(idea, place.stack.stand, self._people) is None
            place.set_aim(may if place is aimed else None)

    @Slot(object, QPoint)
    def _drop(self, idea: Idea, here: QPoint) -> None:
        aimed = self._at(here)
        if aimed is not None:
            self.put.emit(idea, aimed.stack.stand)

    @Slot()
    def _end_drag(self) -> None:
        self._held.hide()
        for place in self._places():
            place.set_aim(None)

    @Slot(int)
    def _go(self, place: int, by: int) -> None:
        row = self._columns[place].cards.currentIndex().row()
        shown = list(self._filled())
        at = shown.index(self._columns[place]) + by
        if 0 <= at < len(shown):
            shown[at].cards.enter(min(row, shown[at].stack.model.rowCount() - 1))
            self._area.ensureWidgetVisible(shown[at])


class _Sideways(QScrollArea):
    """Scrolls sideways alone: the columns scroll, each for itself."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self._inside = inside
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._inside.setMaximumHeight(self.viewport().height())
