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
        """Hold these values: gone rows leave, new ones come, changed ones change."""
        new = list(values)
        keys = [self.key_of(value) for value in new]
        held = [self.key_of(value) for value in self._values]
        kept = set(held) & set(keys)
        if not kept or [key for key in held if key in kept] != [key for key in keys if key in kept]:
            self.beginResetModel()
            self._values = new
            self.endResetModel()
            return
        self._remove_all_but(kept)
        for row, value in enumerate(new):
            if keys[row] in kept:
                self._change(row, value)
            else:
                self._insert(row, value)

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

    def _change(self, row: int, value: Value) -> None:
        if self._values[row] != value:
            self._values[row] = value
            self.dataChanged.emit(self.index(row), self.index(row))
