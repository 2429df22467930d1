"""The clauses of an agreement, each taken or left."""

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.domain.agreement import Answer, Clause
from mentordesk.ui import tokens
from mentordesk.ui.widgets.check_row import CheckRow
from mentordesk.ui.widgets.label import small


class ClauseList(QWidget):
    """One tick a clause, with its full words underneath."""

    def __init__(self, clauses: tuple[Clause, ...]) -> None:
        super().__init__()
        self._clauses = clauses
        self._ticks = [self._tick(clause) for clause in clauses]
        self._build()

    def clauses(self) -> tuple[Clause, ...]:
        """Return the clauses as they are ticked now; what is not ticked is not for this pair."""
        return tuple(
            clause
            if tick.isChecked() == _holds(clause)
            else replace(clause, answer=Answer.AGREED if tick.isChecked() else Answer.NOT_FOR_US)
            for clause, tick in zip(self._clauses, self._ticks, strict=True)
        )

    def _tick(self, clause: Clause) -> CheckRow:
        tick = CheckRow(clause.line)
        tick.setObjectName(f"clause.{clause.key}")
        tick.setAccessibleDescription(clause.words)
        tick.setChecked(_holds(clause))
        return tick

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.GRID)
        for clause, tick in zip(self._clauses, self._ticks, strict=True):
            column.addWidget(tick)
            words = small(clause.words)
            words.setContentsMargins(tokens.PAD_CARD + tokens.GRID, 0, 0, tokens.GAP)
            column.addWidget(words)


def _holds(clause: Clause) -> bool:
    return clause.answer is not Answer.NOT_FOR_US
