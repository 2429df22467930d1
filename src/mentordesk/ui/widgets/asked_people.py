"""Who said yes to be named in one act of credit: a box for each who is to be asked first."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mentordesk.domain.ids import PersonId
from mentordesk.domain.person import Person
from mentordesk.ui.widgets.check_row import CheckRow
from mentordesk.ui.widgets.flow_layout import FlowLayout


class AskedPeople(QWidget):
    """`changed` tells that somebody's yes was noted, or taken back."""

    changed = Signal()

    def __init__(self, people: Sequence[Person]) -> None:
        super().__init__()
        self._rows = dict[PersonId, CheckRow]()
        line = FlowLayout(self)
        words = self.tr("{name} was asked, and may be named this time")
        for place, person in enumerate(people):
            row = CheckRow(words.format(name=person.name))
            row.setObjectName(f"credit.asked.{place}")
            row.toggled.connect(self.changed)
            self._rows[person.id] = row
            line.addWidget(row)

    @property
    def asks(self) -> bool:
        """Return whether there is anybody to ask."""
        return bool(self._rows)

    def agreed(self) -> tuple[PersonId, ...]:
        """Return who said yes, in the order of their parts."""
        return tuple(who for who, row in self._rows.items() if row.isChecked())
