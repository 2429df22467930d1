"""All ideas at once: the filters, and below them the board or the table."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property

from PySide6.QtCore import QCoreApplication, QEvent, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from mentordesk.domain.board import ON_THEIR_WAY, Board, Found, IdeaQuery, SortKey, Stand
from mentordesk.domain.credit_due import People
from mentordesk.domain.ids import IdeaId, PersonId
from mentordesk.ui import wording
from mentordesk.ui.ideas.filter_bar import FilterBar
from mentordesk.ui.ideas.view_switch import ViewSwitch
from mentordesk.ui.item_models.idea_lines import IdeaLineModel
from mentordesk.ui.item_models.ideas import IdeaModel
from mentordesk.ui.tokens import GRID, PAD_PAGE
from mentordesk.ui.widgets.empty_state import EmptyState
from mentordesk.ui.widgets.headed_scroll import HeadedScroll
from mentordesk.ui.widgets.idea_board import IdeaBoard
from mentordesk.ui.widgets.idea_column import Stack
from mentordesk.ui.widgets.idea_table import IdeaTable
from mentordesk.ui.widgets.label import small
from mentordesk.ui.widgets.layouts import show_or_hide
from mentordesk.ui.widgets.mentor_filter import MentorFilter
from mentordesk.ui.widgets.page_head import PageHead

_LEAST_HEIGHT = 384
"""In usual text: so much shows three cards of a column, and what stands around them."""


@dataclass(slots=True)
class TableOrder:
    """By what the table was ordered last, for as long as the desk is open."""

    key: SortKey = SortKey.HEARD
    descending: bool = True


class IdeaShelf(QWidget):
    """Shows what was found; `asked` tells that something else is wanted."""

    asked = Signal()
    laid_out = Signal(str)
    idea_asked = Signal(object)
    board_made = Signal(object)

    def __init__(self, now: datetime) -> None:
        super().__init__()
        self.query, self.way = IdeaQuery(), ""
        self._order_kept = TableOrder()
        self._laid_open: Stand | None = None
        self.models = {stand: IdeaModel(now, self) for stand in Stand}
        self.mentors, self.filter, self.counts = MentorFilter(), FilterBar(), small("")
        self.switch = ViewSwitch()
        self.lines = IdeaLineModel(now, self)
        self.empty = EmptyState(
            "lightbulb", self.tr("What your mentors say and you want to try will stand here.")
        )
        self.head = PageHead(
            self.tr("Ideas"),
            under=self.tr(
                "From first words to credit given. Every step keeps its date and its name."
            ),
        )
        self._views = QStackedWidget()
        self._build()
        self._connect()

    @cached_property
    def board(self) -> IdeaBoard:
        """The ideas in columns, made when they are first laid out so."""
        board = IdeaBoard(self._stacks(), self.open_stands)
        board.stand_asked.connect(self._lay_open)
        self.board_made.emit(board)
        return board

    @cached_property
    def table(self) -> IdeaTable:
        """The ideas in lines, made when they are first laid out so."""
        table = IdeaTable(self.lines)
        table.ordered.connect(self._order)
        table.opened.connect(self.idea_asked)
        return table

    @property
    def open_stands(self) -> tuple[Stand, ...]:
        """Return the columns of the board that are laid open."""
        chosen = self.query.stands
        return ON_THEIR_WAY if chosen == tuple(Stand) else chosen

    def lay_out_as(self, way: str) -> None:
        """Show the "board" or the "table"; what is in it comes from the page."""
        self.way = way
        self.switch.choose(way)

    def get_ready(self) -> QWidget:
        """Make what the ideas will be laid out in, and return it."""
        return self.board if self.way == "board" else self.table

    def look_at(self, query: IdeaQuery) -> None:
        """Show a mentor's ideas: in all columns or in one, or those for which something is owed."""
        if query.mentor is not None:
            self.mentors.choose(query.mentor)
        if len(query.stands) == 1:
            self.filter.choose_stand(query.stands[0])
        self.filter.owed.setChecked(query.owed)

    def keep_order(self, order: TableOrder) -> None:
        """Order the table as it was the last time, and remember another order."""
        self._order_kept = order
        self.query = replace(self.query, key=order.key, descending=order.descending)

    def narrow(self, today: date) -> IdeaQuery:
        """Take over what is chosen in the filters, on a day, and return the whole question."""
        self.query = self.filter.narrowed(self.query, today)
        return self.query

    def show_board(self, board: Board, people: People, now: datetime) -> None:
        """Show the columns; those that are closed tell how many ideas they hold."""
        self.board.lay_open(self.open_stands)
        self.board.know(people)
        for stand, model in self.models.items():
            column = board.columns[stand]
            model.show_ideas(column.ideas, people, now, board.within, column.holds)
        counts = {stand: board.count(stand) for stand in Stand}
        self.board.show_counts(counts)
        self._show_view()
        self._show_counts(counts)
        # Now, so that it is painted once: Qt would paint some cards, lay them out and paint all.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self.board.lay_out_cards()
        if self._laid_open in self.open_stands:  # what was pressed to open it is gone
            self.board.go_to_first()
            self._laid_open = None

    def show_table(self, found: Found, names: Mapping[PersonId, str], now: datetime) -> None:
        """Show the lines; the keyboard stays at its idea, or where that is gone in its place."""
        row = self.table.currentIndex().row()
        here = self.lines.number(row)
        self.lines.show_ideas(found, names, now)
        place = self.lines.row_of(here)
        self.table.stay_at(row if place is None else place)
        self.table.show_order(self.query)
        self._show_view()
        self._show_counts(found.counts)

    def first_list(self) -> QWidget | None:
        """Return what the keyboard goes to first, if there is any idea."""
        if self.way == "table":
            return self.table if self.lines.rowCount() else None
        return self.board.first_list()

    def go_to_first(self) -> None:
        """Take the keyboard at the first idea."""
        if self.way == "table":
            self.table.enter(0)
        else:
            self.board.go_to_first()

    def shows(self, stand: Stand, idea: IdeaId) -> bool:
        """Return whether an idea of a column is among those that were read to be shown."""
        if self.way == "table":
            return self.lines.row_of_idea(idea) is not None
        return stand in self.open_stands and self.models[stand].place(idea) is not None

    def go_to(self, stand: Stand, idea: IdeaId) -> None:
        """Take the keyboard at an idea; in the table where it was if the idea is not in sight."""
        if self.way == "table":
            place = self.lines.row_of_idea(idea)
            here = max(self.table.currentIndex().row(), 0)
            self.table.enter(here if place is None else place)
        else:
            self.board.go_to(stand, self.models[stand].place(idea) or 0)

    @Slot(object)
    def _lay_open(self, stand: Stand) -> None:
        self._laid_open = stand
        self.filter.choose_stand(stand)

    def _show_view(self) -> None:
        """Turn to the board or the table; it comes in filled, and is laid out and dressed once."""
        view = self.get_ready()
        if self._views.indexOf(view) < 0:
            self._views.addWidget(view)
        self._views.setCurrentWidget(view)

    def _show_counts(self, counts: Mapping[Stand, int]) -> None:
        narrow = self.query.is_narrow
        count = sum(counts[stand] for stand in self.query.stands)
        bare = self.query.mentor is None and not narrow and not count
        for part in (self._views, self.filter, self.switch):
            show_or_hide(part, shown=not bare)
        show_or_hide(self.empty, shown=bare)
        self.filter.show_found(count, narrow=narrow)
        credited = counts[Stand.CREDITED]
        words = self.tr("{ideas} ideas · {used} applied · {credited} credited").format(
            ideas=count, used=counts[Stand.APPLIED] + credited, credited=credited
        )
        if self.way == "table" and self.query.key is SortKey.HEARD:  # no heading says so
            words = self.tr("{counts} · last heard first").format(counts=words)
        self.counts.setText(words)
        show_or_hide(self.counts, shown=bool(count) and not narrow)

    def _stacks(self) -> list[Stack]:
        none = {
            Stand.HEARD: self.tr("What was said and waits for an answer"),
            Stand.TRYING: self.tr("What you try out"),
            Stand.APPLIED: self.tr("What is in use and waits for credit"),
            Stand.CREDITED: self.tr("What is in use and was credited"),
            Stand.PARKED: self.tr("What waits until a date"),
            Stand.DECLINED: self.tr("What you said no to, with the reason"),
        }
        return [
            Stack(stand, wording.stand(stand), none[stand], model)
            for stand, model in self.models.items()
        ]

    def _build(self) -> None:
        whole, page = QVBoxLayout(self), HeadedScroll()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)
        column = page.body
        column.setContentsMargins(PAD_PAGE, PAD_PAGE - 2 * GRID, PAD_PAGE, 5 * GRID)
        column.setSpacing(3 * GRID)
        self.head.add(self.switch)
        column.addWidget(self.head)
        chips = QHBoxLayout()
        chips.addWidget(self.mentors, 1)
        chips.addWidget(self.counts.one_line())
        column.addLayout(chips)
        column.addWidget(self.filter)
        column.addWidget(self.empty, 1)
        page.fill(self._views, _LEAST_HEIGHT)
        self.empty.hide()
        self.counts.setObjectName("ideas.counts")

    def _connect(self) -> None:
        self.filter.changed.connect(self.asked)
        self.mentors.chosen.connect(self._choose_mentor)
        self.switch.chosen.connect(self._choose_way)

    @Slot(object)
    def _choose_mentor(self, mentor: PersonId | None) -> None:
        self.query = IdeaQuery(mentor, key=self.query.key, descending=self.query.descending)
        self.asked.emit()

    @Slot(object)
    def _order(self, key: SortKey) -> None:
        self.query = self.query.sorted_by(key)
        self._order_kept.key, self._order_kept.descending = self.query.key, self.query.descending
        self.asked.emit()

    @Slot(str)
    def _choose_way(self, way: str) -> None:
        self.lay_out_as(way)
        self.laid_out.emit(way)
        self.asked.emit()
