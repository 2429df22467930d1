"""The ideas of the table, line by line; what is not in sight is not read."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from typing_extensions import override

from mentordesk.domain.board import Found, Owed, SortKey, Stand, TableLine
from mentordesk.domain.ids import IdeaId, PersonId
from mentordesk.ui import dates, wording

Index = QModelIndex | QPersistentModelIndex
KEYS = tuple(key for key in SortKey if key is not SortKey.HEARD)
BLOCK = 50
"""How many lines are asked for together."""
LINE = int(Qt.ItemDataRole.UserRole) + 11
"""The role under which the model tells the line itself, or None while it is not read."""
HOLDS = LINE + 1
"""The role under which it tells what is found inside an idea, in words, or nothing."""
_KEPT_BLOCKS = 40
_NOWHERE = QModelIndex()


class IdeaLineModel(QAbstractTableModel):
    """Knows the numbers of all ideas, and the lines that were in sight."""

    wanted = Signal(tuple)
    """Emitted with the numbers of ideas whose lines are to be read."""
    filled = Signal(int, int)
    """Emitted with the first and the last row of lines that were read."""

    def __init__(self, now: datetime, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._names: Mapping[PersonId, str] = {}
        self._numbers: tuple[int, ...] = ()
        self._lines: dict[int, TableLine] = {}
        self._holds: Mapping[int, str] = {}
        self._asked: dict[int, None] = {}
        self._soon: dict[int, None] = {}
        self._ask = QTimer(self, singleShot=True, interval=0)
        self._ask.timeout.connect(self._ask_for_lines)

    def show_ideas(self, found: Found, names: Mapping[PersonId, str], now: datetime) -> None:
        """Hold these ideas in this order; more lines come when they are looked at."""
        self.beginResetModel()
        self._numbers, self._names, self._now = found.numbers, names, now
        self._holds = found.holds
        self._lines, self._asked, self._soon = dict(found.lines), {}, {}
        self.endResetModel()

    def take(self, lines: Mapping[int, TableLine]) -> None:
        """Show lines that were read, by the numbers they were asked for with."""
        self._lines.update(lines)
        for block in list(self._asked):
            first = block * BLOCK
            if any(number in lines for number in self._block(block)):
                last = min(first + BLOCK, len(self._numbers)) - 1
                self.dataChanged.emit(self.index(first, 0), self.index(last, len(KEYS) - 1))
                self.filled.emit(first, last)
        self._forget_old()

    def line(self, row: int) -> TableLine | None:
        """Return a line that was read, or None."""
        number = self.number(row)
        return None if number is None else self._lines.get(number)

    def number(self, row: int) -> int | None:
        """Return the number of the idea in a row, or None where there is no such row."""
        return self._numbers[row] if 0 <= row < len(self._numbers) else None

    def row_of(self, number: int | None) -> int | None:
        """Return in which row the idea of a number stands, if it is here."""
        return self._numbers.index(number) if number in self._numbers else None

    def row_of_idea(self, idea: IdeaId) -> int | None:
        """Return in which row an idea stands whose line was read, if it is here."""
        read = (number for number, line in self._lines.items() if line.id == idea)
        return self.row_of(next(read, None))

    def spoken(self, row: int) -> str:
        """Return a whole line in words, as somebody reads it out."""
        words = (self._aloud(row, key) for key in KEYS)
        return ", ".join(part for part in words if part)

    def heading(self, key: SortKey) -> str:
        """Return what stands over a column."""
        match key:
            case SortKey.IDEA:
                return self.tr("Idea")
            case SortKey.MENTOR:
                return self.tr("Mentor")
            case SortKey.STAGE:
                return self.tr("Stage")
            case SortKey.SINCE:
                return self.tr("Since")
            case SortKey.OWED:
                return self.tr("Owed")
            case SortKey.HEARD:
                return self.tr("Heard")

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._numbers)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(KEYS)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return self.heading(KEYS[section])

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.line(index.row())
        if line is None and role == Qt.ItemDataRole.DisplayRole:
            self._want(index.row() // BLOCK)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words(index.row(), KEYS[index.column()])
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._aloud(index.row(), KEYS[index.column()])
            case int() if role == LINE:
                return line
            case int() if role == HOLDS:
                return self._held(index.row())
            case _:
                return None

    def _aloud(self, row: int, key: SortKey) -> str:
        held = self._held(row) if key is SortKey.IDEA else ""
        return ", ".join(filter(None, (self._words(row, key), held)))

    def _held(self, row: int) -> str:
        """Return for what an idea was found that is not found for itself; else nothing."""
        number = self.number(row)
        words = None if number is None else self._holds.get(number)
        return "" if words is None else wording.holds(words)

    def _words(self, row: int, key: SortKey) -> str:
        line = self.line(row)
        if line is None:
            return ""
        match key:
            case SortKey.IDEA:
                return line.text
            case SortKey.MENTOR:
                return self._names.get(line.mentor, "")
            case SortKey.STAGE:
                return wording.stand(Stand.CREDITED) if line.credited else wording.stage(line.stage)
            case SortKey.OWED:
                return self._owed(line.owed)
            case _:
                return dates.short_day(dates.local_day(line.since), dates.local_day(self._now))

    def _owed(self, owed: Owed | None) -> str:
        if owed is None:
            return ""
        return self.tr("credit owed") if owed is Owed.CREDIT else self.tr("answer owed")

    def _block(self, block: int) -> tuple[int, ...]:
        return self._numbers[block * BLOCK : (block + 1) * BLOCK]

    def _want(self, block: int) -> None:
        if block not in self._asked:
            self._asked[block] = self._soon[block] = None
            self._ask.start()

    @Slot()
    def _ask_for_lines(self) -> None:
        """Ask together for what one look at the table needed."""
        blocks, self._soon = self._soon, {}
        numbers = tuple(number for block in blocks for number in self._block(block))
        if numbers:
            self.wanted.emit(numbers)

    def _forget_old(self) -> None:
        while len(self._asked) > _KEPT_BLOCKS:
            oldest = next(iter(self._asked))
            del self._asked[oldest]
            for number in self._block(oldest):
                self._lines.pop(number, None)
