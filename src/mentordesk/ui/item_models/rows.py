"""A list of domain values, each shown as one row; what did not change stays where it is."""

from collections.abc import Hashable, Iterable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from mentordesk.ui.widgets.row import ROW, VALUE, Row

Value = TypeVar("Value")
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class RowModel(QAbstractListModel, Generic[Value]):
    """Holds values; a subclass says how one is shown and what tells it from others."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._values: list[Value] = []

    def row_of(self, value: Value) -> Row:
        """Return how a value is shown."""
        raise NotImplementedError

    def key_of(self, value: Value) -> Hashable:
        """Return what stays the same when the value changes."""
        raise NotImplementedError

    def values(self) -> tuple[Value, ...]:
        """Return what the model holds."""
        return tuple(self._values)

    def value(self, row: int) -> Value | None:
        """Return the value of a row that can be chosen, or None."""
        if not 0 <= row < len(self._values):
            return None
        value = self._values[row]
        return None if self.row_of(value).heading else value

    def place(self, key: Hashable) -> int | None:
        """Return the row of a value by its key."""
        keys = [self.key_of(value) for value in self._values]
        return keys.index(key) if key in keys else None

    def show(self, values: Iterable[Value]) -> None:
        """Hold these values: gone rows leave, one moves, new ones come, changed ones change."""
        new = list(values)
        keys = [self.key_of(value) for value in new]
        kept = {self.key_of(value) for value in self._values} & set(keys)
        if not kept or not self._order([key for key in keys if key in kept]):
            self.beginResetModel()
            self._values = new
            self.endResetModel()
            return
        self._remove_all_but(kept)
        for row, value in enumerate(new):
            if keys[row] not in kept:
                self._insert(row, value)
        self._change(new)

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._values)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.value(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        enabled = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return enabled | Qt.ItemFlag.ItemNeverHasChildren

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        value = self._values[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.row_of(value).title
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.row_of(value).spoken()
            case int() if role == ROW:
                return self.row_of(value)
            case int() if role == VALUE:
                return value
            case _:
                return None

    def _remove_all_but(self, keys: set[Hashable]) -> None:
        for row in reversed(range(len(self._values))):
            if self.key_of(self._values[row]) not in keys:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._values[row]
                self.endRemoveRows()

    def _insert(self, row: int, value: Value) -> None:
        self.beginInsertRows(QModelIndex(), row, row)
        self._values.insert(row, value)
        self.endInsertRows()

    def _order(self, wanted: list[Hashable]) -> bool:
        """Bring the rows that stay into their order; say so where that takes more than a move."""
        stays = set(wanted)
        rows = [row for row, value in enumerate(self._values) if self.key_of(value) in stays]
        held = [self.key_of(self._values[row]) for row in rows]
        move = _one_move(held, wanted)
        if move is None:
            return False
        origin, to = (rows[place] for place in move)
        if origin != to:
            below = to + (to > origin)
            self.beginMoveRows(QModelIndex(), origin, origin, QModelIndex(), below)
            self._values.insert(to, self._values.pop(origin))
            self.endMoveRows()
        return True

    def _change(self, new: list[Value]) -> None:
        """Tell of all that changed at once: a view lays itself out anew each time it is told."""
        changed = [row for row, value in enumerate(new) if self._values[row] != value]
        if changed:
            self._values = new
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))


def _one_move(held: list[Hashable], wanted: list[Hashable]) -> tuple[int, int] | None:
    """Return from where to where one entry moves, 0 and 0 for none, or None if that is not all."""
    unlike = [
        row for row, (one, other) in enumerate(zip(held, wanted, strict=True)) if one != other
    ]
    if not unlike:
        return 0, 0
    first, last = unlike[0], unlike[-1]
    for origin, to in ((first, last), (last, first)):
        moved = list(held)
        moved.insert(to, moved.pop(origin))
        if moved == wanted:
            return origin, to
    return None
