"""To when a session moves, who asked for it, and whether its later ones move along."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from mentordesk.domain.floor import Side
from mentordesk.domain.session import Session
from mentordesk.ui import zones
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.widgets.check_row import CheckRow
from mentordesk.ui.widgets.day_time_field import DayTimeField
from mentordesk.ui.widgets.side_choice import SideChoice


@dataclass(frozen=True, slots=True)
class Move:
    """What was answered; `later` means that all later sessions of the series move along."""

    to: datetime
    by: Side | None
    later: bool


class MoveSessionDialog(Question):
    """Asks for the new day at once, so that a session is never moved to nowhere."""

    moved = Signal(object)
    """Emitted with the Move."""

    def __init__(self, session: Session, proposed: datetime, mentor: str, parent: QWidget) -> None:
        super().__init__(self.tr("Move the session"), self.tr("Move it"), parent, "move")
        self.when, self.by = DayTimeField(proposed, session.zone), SideChoice(mentor)
        self.later = CheckRow(self.tr("Move all later sessions of the series along"))
        self.later.setObjectName("move.later")
        self.later.setVisible(session.series is not None)
        self.explain(self.tr("Moved, not cancelled. The agenda and your notes go along."))
        self.ask(self._to_when(session), self.when, "move.when")
        self.fields.addWidget(self.later)
        self.ask(self.tr("Who asked for it"), self.by, "move.by")

    @override
    def answer(self) -> None:
        self.moved.emit(Move(self.when.moment(), self.by.side(), self.later.isChecked()))

    def _to_when(self, session: Session) -> str:
        """Return the words over the field; they name a place whose clock shows another time."""
        if not zones.there(session):
            return self.tr("To when")
        words = self.tr("To when, by the clock of {place}")
        return words.format(place=zones.spoken(session.zone))
