"""What a search found, kind by kind under headings."""

from collections.abc import Hashable
from datetime import date
from itertools import groupby
from typing import Any

from PySide6.QtCore import QObject, Qt

from mentordesk.domain.search import Found, FoundKind, FoundPlace
from mentordesk.marks import override
from mentordesk.ui import found_words, wording
from mentordesk.ui.item_models.rows import Index, RowModel
from mentordesk.ui.widgets.row import Fact, Row


class FoundModel(RowModel[FoundPlace | FoundKind]):
    """Holds what was found, each kind behind its heading."""

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today

    def show_found(self, found: Found) -> None:
        """Hold this instead of what was found before."""
        rows = list[FoundPlace | FoundKind]()
        for kind, places in groupby(found.places, lambda place: place.hit.kind):
            rows += [kind, *places]
        self.show(rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.isValid() and role == Qt.ItemDataRole.AccessibleTextRole:
            value = self._values[index.row()]
            if isinstance(value, FoundPlace):
                return found_words.spoken(value, self._today)
        return super().data(index, role)

    @override
    def row_of(self, value: FoundPlace | FoundKind) -> Row:
        if isinstance(value, FoundKind):
            return Row(found_words.kind(value), heading=True)
        facts = () if value.stage is None else (Fact(wording.stage(value.stage)),)
        under = found_words.whose(value, self._today)
        return Row(value.hit.snippet.dotted, under, name=value.whose, facts=facts)

    @override
    def key_of(self, value: FoundPlace | FoundKind) -> Hashable:
        if isinstance(value, FoundKind):
            return value
        return value.hit.kind, value.hit.key, value.hit.snippet.text
