"""One clause of an agreement on a line, with where each of both stands at its end."""

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy
from typing_extensions import override

from mentordesk.domain.agreement import Answer, Clause
from mentordesk.domain.floor import Side
from mentordesk.ui import tokens
from mentordesk.ui.agreement_words import Names, spoken, stands
from mentordesk.ui.look import look
from mentordesk.ui.tokens import GAP, GRID, Role, Text
from mentordesk.ui.widgets import painting
from mentordesk.ui.widgets.text_block import TextBlock

COLUMNS = (Side.MENTOR, Side.LEADER)
_ROLES = {Side.MENTOR: Role.MENTOR, Side.LEADER: Role.LEADER}
_MARKS = {Answer.AGREED: "check", Answer.CHANGED: "pencil", Answer.NOT_FOR_US: "minus"}
_MOST = 6
_PAD = 2 * GRID


class ClauseRow(QAbstractButton):
    """Asks for the clause to be `opened`; a screen reader is told in words what the marks show.

    `column` is how wide each mark's column is, in px.
    """

    opened = Signal(object)

    def __init__(self, clause: Clause, names: Names, column: int) -> None:
        super().__init__()
        self._column = column
        self.setObjectName(f"clause.{clause.key}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_clause(clause, names)
        self.clicked.connect(self._open)

    def show_clause(self, clause: Clause, names: Names) -> None:
        """Show the clause as it stands by now."""
        self.clause = clause
        under, told = stands(clause, names), spoken(clause, names)
        self._line = TextBlock(clause.line, Text.BODY, _MOST)
        self._under = TextBlock(under, Text.SMALL, _MOST)
        self.setText(clause.line.replace("&", "&&"))
        self.setAccessibleName(clause.line)
        self.setAccessibleDescription(f"{under}. {told}" if under and clause.said else told)
        self.setToolTip(told)
        self.updateGeometry()
        self.update()

    def mark(self, side: Side) -> str:
        """Return the sign that shows where one of both stands."""
        own = self.clause.last_of(side)
        if own is None:
            return "circle"
        return "circle-dot" if side in self.clause.waits_for() else _MARKS[own.answer]

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        room = self._room(arg__1)
        return self._line.height(room) + self._under.height(room) + 2 * _PAD

    @override
    def sizeHint(self) -> QSize:
        width = max(self._line.natural_width(), self._under.natural_width()) + self._end()
        return QSize(width + 2 * GRID, self._line.line_height() + 2 * _PAD)

    @override
    def minimumSizeHint(self) -> QSize:
        width = min(self.sizeHint().width(), look().px(30 * GRID) + self._end())
        return QSize(width, self.heightForWidth(max(self.width(), width)))

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        painter, direction = QPainter(self), self.layoutDirection()
        painting.begin(painter)
        if self.underMouse() and self.isEnabled():
            painting.box(painter, self.rect(), Role.SUNKEN, None, tokens.RADIUS_CONTROL)
        room = self._room(self.width())
        line = QRect(GRID, _PAD, room, self._line.height(room))
        under = QRect(GRID, line.y() + line.height(), room, self._under.height(room))
        out = self.clause.answer is Answer.NOT_FOR_US
        for block, place, role in (
            (self._line, line, Role.SECOND if out else Role.INK),
            (self._under, under, Role.SECOND),
        ):
            seen = painting.mirrored(direction, self.rect(), place)
            block.paint(painter, seen, role, direction)
        self._paint_marks(painter)
        if self.hasFocus():
            painting.ring(painter, self.rect(), Role.MENTOR, tokens.RADIUS_CONTROL)

    def _paint_marks(self, painter: QPainter) -> None:
        left = self.width() - GRID - len(COLUMNS) * self._column
        for place, side in enumerate(COLUMNS):
            at = QRect(left + place * self._column, _PAD, self._column, self._line.line_height())
            square = painting.centred(look().icon(), at)
            asked = side in self.clause.waits_for()
            role = Role.SECOND if asked else _ROLES[side]
            seen = painting.mirrored(self.layoutDirection(), self.rect(), square)
            painting.symbol(painter, self.mark(side), role, seen, self.layoutDirection())

    @Slot()
    def _open(self) -> None:
        self.opened.emit(self.clause)

    def _end(self) -> int:
        return len(COLUMNS) * self._column + GAP + GRID

    def _room(self, width: int) -> int:
        return width - self._end() - GRID
