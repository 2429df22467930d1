"""How a pair wants its sessions: who is talking, what is counted, how long words can change."""

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mentordesk.domain.floor import FloorMode
from mentordesk.domain.person import Pairing
from mentordesk.ui.tokens import GAP_CARDS
from mentordesk.ui.widgets.check_row import CheckRow
from mentordesk.ui.widgets.choice import Choice
from mentordesk.ui.widgets.field_row import FieldRow

_DAYS = (0, 7, 14, 30)


class SessionHabits(QWidget):
    """The part of a pairing that its sessions go by."""

    def __init__(self) -> None:
        super().__init__()
        self.floor, self.edit_days = Choice(self.tr("Who is talking")), Choice(self.tr("Changes"))
        self.counts = CheckRow(self.tr("Count my questions and statements"))
        self._fill()
        row = QHBoxLayout()
        row.setSpacing(GAP_CARDS)
        row.addWidget(FieldRow(self.tr("Who is talking, in a session"), self.floor), 1)
        row.addWidget(FieldRow(self.tr("What was written can be changed"), self.edit_days), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_CARDS)
        column.addLayout(row)
        column.addWidget(self.counts)
        self.show_pairing(Pairing())

    def show_pairing(self, pairing: Pairing) -> None:
        """Show what a pair settled."""
        self.floor.choose(pairing.floor)
        self.edit_days.choose(pairing.edit_days)
        self.counts.setChecked(pairing.counts)

    def applied(self, pairing: Pairing) -> Pairing:
        """Return the pairing with what is chosen."""
        return replace(
            pairing,
            floor=FloorMode(str(self.floor.value())),
            edit_days=int(str(self.edit_days.value())),
            counts=self.counts.isChecked(),
        )

    def _fill(self) -> None:
        self.floor.setObjectName("mentor.floor")
        self.edit_days.setObjectName("mentor.edit_days")
        self.counts.setObjectName("mentor.counts")
        self.floor.add(self.tr("shown as a bar"), FloorMode.SHOWN)
        self.floor.add(self.tr("counted without a bar"), FloorMode.HIDDEN)
        self.floor.add(self.tr("not counted"), FloorMode.OFF)
        for days in _DAYS:
            self.edit_days.add(self._for(days), days)

    def _for(self, days: int) -> str:
        return self.tr("for {n} days").format(n=days) if days else self.tr("on the same day")
