"""Sessions that were held, to be chosen one by one."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from typing_extensions import override

from mentordesk.domain.ids import SessionId
from mentordesk.domain.session import Session
from mentordesk.ui import dates
from mentordesk.ui.item_models.rows import Index, RowModel
from mentordesk.ui.session_words import numbered
from mentordesk.ui.widgets.row import Row


class HeldModel(RowModel[Session]):
    """Holds the sessions, the newest first, and which of them are chosen."""

    turned = Signal()

    def __init__(self, sessions: Iterable[Session], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.chosen: frozenset[SessionId] = frozenset()
        self.show(sorted(sessions, key=lambda session: session.met_at(), reverse=True))

    def choose(self, chosen: Iterable[SessionId]) -> None:
        """Let these be chosen and no others."""
        self.chosen = frozenset(chosen) & {session.id for session in self.values()}
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0))
        self.turned.emit()

    def turn(self, session: Session) -> None:
        """Choose a session, or take it off where it was chosen."""
        self.choose(self.chosen ^ {session.id})

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        found = super().data(index, role)
        if not index.isValid():
            return found
        is_chosen = self.values()[index.row()].id in self.chosen
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{found}, {self.tr('chosen') if is_chosen else self.tr('not chosen')}"
        return found

    @override
    def row_of(self, value: Session) -> Row:
        return Row(numbered(value), lead=dates.whole_day(value.met_at().date()))

    @override
    def key_of(self, value: Session) -> object:
        return value.id
