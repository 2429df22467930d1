"""The clauses of an agreement in rows, with a column of marks for each of both."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mentordesk.domain.agreement import Clause
from mentordesk.domain.floor import Side
from mentordesk.domain.reporting import Reporting
from mentordesk.services.agreements import Laid
from mentordesk.ui.agreement_words import Names, names_of
from mentordesk.ui.look import look
from mentordesk.ui.tokens import GAP, GRID, Text, Tone
from mentordesk.ui.widgets.clause_row import COLUMNS, ClauseRow
from mentordesk.ui.widgets.label import Divider, Label, eyebrow, second
from mentordesk.ui.widgets.layouts import empty

_TONES = {Side.MENTOR: Tone.MENTOR, Side.LEADER: Tone.LEADER}
_NARROWEST, _WIDEST = 14 * GRID, 30 * GRID


class AgreementList(QWidget):
    """Shows an agreement; `clause_asked` gives the clause of a row that was pressed."""

    clause_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.rows: tuple[ClauseRow, ...] = ()
        self.setAccessibleName(self.tr("Our agreement"))

    def show_laid(self, laid: Laid) -> None:
        """Show an agreement as it lies before the pair; the rows that are there stay."""
        names = names_of(laid)
        clauses = sorted(laid.agreement.clauses, key=lambda one: one.key in laid.of_line)
        if [row.clause.key for row in self.rows] == [clause.key for clause in clauses]:
            for row, clause in zip(self.rows, clauses, strict=True):
                row.show_clause(clause, names)
            return
        empty(self._column)
        width, rows = _width(names), list[ClauseRow]()
        first = next((one.key for one in clauses if one.key in laid.of_line), "")
        self._column.addLayout(_heads(names, width))
        for clause in clauses:
            self._column.addWidget(Divider())
            if clause.key == first:
                self._column.addWidget(self._why(laid))
                self._column.addWidget(Divider())
            rows.append(self._row(clause, names, width))
            self._column.addWidget(rows[-1])
        self.rows = tuple(rows)

    def enter(self, key: str) -> None:
        """Put the keyboard on the row of a clause."""
        for row in self.rows:
            if row.clause.key == key:
                row.setFocus()

    def _row(self, clause: Clause, names: Names, width: int) -> ClauseRow:
        row = ClauseRow(clause, names, width)
        row.opened.connect(self.clause_asked)
        return row

    def _why(self, laid: Laid) -> Label:
        words = self.tr("Because {name} works in {leader}’s part of the organisation")
        if laid.reporting is Reporting.TO_LEADER:
            words = self.tr("Because {name} reports to {leader}")
        why = second(words.format(name=laid.mentor, leader=laid.leader))
        why.setContentsMargins(GRID, 2 * GAP, 0, GAP)
        return why


def _heads(names: Names, width: int) -> QHBoxLayout:
    heads = QHBoxLayout()
    heads.setContentsMargins(0, 0, GRID, GRID)
    heads.setSpacing(0)
    heads.addStretch(1)
    for side in COLUMNS:
        head = eyebrow(names.of(side))
        head.set_tone(_TONES[side])
        head.setAlignment(Qt.AlignmentFlag.AlignCenter)
        head.setFixedWidth(width)
        heads.addWidget(head)
    return heads


def _width(names: Names) -> int:
    """Return how wide the column of a mark is: as its name, within bounds."""
    metrics = QFontMetrics(look().font(Text.EYEBROW))
    wanted = max(metrics.horizontalAdvance(names.of(side).upper()) for side in COLUMNS) + 2 * GAP
    return max(look().px(_NARROWEST), min(wanted, look().px(_WIDEST)))
