"""One column of the board of ideas, and the small form of those that are not laid open."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QPoint, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk.domain.board import Stand
from mentordesk.ui.look import look
from mentordesk.ui.tokens import GRID, PAD_CHIP, RADIUS_CARD, RADIUS_CONTROL, Role, Text
from mentordesk.ui.widgets import painting
from mentordesk.ui.widgets.button import Button, Kind, link
from mentordesk.ui.widgets.content import Content
from mentordesk.ui.widgets.idea_cards import IdeaCards
from mentordesk.ui.widgets.label import hint, small, strong
from mentordesk.ui.widgets.layouts import show_or_hide

_LEAST_WIDTH = 190
AIM = {True: Role.MENTOR, False: Role.STRONG_LINE}
"""The line around a place where an idea held by the mouse may, or may not, be let go."""


@dataclass(frozen=True, slots=True)
class Stack:
    """One column: its stand, its heading, what to say while it is empty, its ideas."""

    stand: Stand
    heading: str
    none: str
    model: QAbstractItemModel


class IdeaColumn(QWidget):
    """A heading with a count over its cards; `more_asked` tells that older ones are wanted."""

    more_asked = Signal()

    def __init__(self, stack: Stack) -> None:
        super().__init__()
        self.stack = stack
        self.cards = IdeaCards(stack.model, stack.heading)
        self._aim: bool | None = None
        self._count, self._none = small(""), hint(stack.none)
        self._more = link(self.tr("Show older ones"))
        self._build()
        self._more.clicked.connect(self.more_asked)

    def show_count(self, count: int) -> None:
        """Say how many there are, of which the newest are shown."""
        self._count.setText(str(count))
        show_or_hide(self._more, shown=count > self.stack.model.rowCount())
        show_or_hide(self._none, shown=not count)
        show_or_hide(self.cards, shown=bool(count))

    def set_aim(self, aim: bool | None) -> None:  # noqa: FBT001  a Qt-like setter
        """Show whether what is held by the mouse may be let go here; None shows nothing."""
        if aim is not self._aim:
            self._aim = aim
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.begin(painter)
        line = Role.LINE if look().is_contrast else None
        painting.box(painter, self.rect(), Role.SUNKEN, line, RADIUS_CARD)
        if self._aim is not None:
            painting.ring(painter, self.rect(), AIM[self._aim], RADIUS_CARD)

    def _build(self) -> None:
        name = f"ideas.{self.stack.stand.value}"
        self.cards.setObjectName(name)
        self._more.setObjectName(f"{name}.more")
        self._none.setObjectName(f"{name}.none")
        self._more.setAccessibleDescription(self.stack.heading)
        self._more.hide()
        self.setMinimumWidth(look().px(_LEAST_WIDTH))
        head = QHBoxLayout()
        head.addWidget(strong(self.stack.heading), 1)
        head.addWidget(self._count, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        column.setSpacing(3 * GRID)
        column.addLayout(head)
        column.addWidget(self._none)
        column.addWidget(self.cards, 1)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(0)


class ClosedColumn(Button):
    """A column that is not laid open: its heading and count; ideas can be let go on it."""

    def __init__(self, stack: Stack) -> None:
        super().__init__(stack.heading, Kind.SECONDARY)
        self.stack = stack
        self._aim: bool | None = None
        self.setObjectName(f"ideas.{stack.stand.value}.closed")
        self.setAccessibleDescription(stack.none)

    def show_count(self, count: int) -> None:
        """Say how many ideas stand there."""
        words = self.tr("{column}: {n}").format(column=self.stack.heading, n=count)
        if words != self.words():
            self.setText(words)

    def set_aim(self, aim: bool | None) -> None:  # noqa: FBT001  a Qt-like setter
        """Show whether what is held by the mouse may be let go here; None shows nothing."""
        if aim is not self._aim:
            self._aim = aim
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._aim is not None:
            painter = QPainter(self)
            painting.begin(painter)
            painting.ring(painter, self.rect(), AIM[self._aim], RADIUS_CONTROL)


class HeldCard(QWidget):
    """The words of the idea that the mouse holds, beside its pointer."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._content = Content("")
        self.setObjectName("ideas.held")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_words(self, words: str) -> None:
        """Show what is held."""
        self._content = Content(words, "grip-vertical", face=Text.SMALL)
        self.resize(look().px(_LEAST_WIDTH), look().chip_height() + 2 * PAD_CHIP)
        self.show()

    def follow(self, here: QPoint) -> None:
        """Stand beside a point of the board, and never beyond its edge."""
        board, at = self.parentWidget(), here + QPoint(3 * GRID, 3 * GRID)
        if board is not None:
            x = min(at.x(), board.width() - self.width())
            self.move(x, min(at.y(), board.height() - self.height()))
            self.raise_()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.begin(painter)
        painting.box(painter, self.rect(), Role.SURFACE, Role.STRONG_LINE, RADIUS_CONTROL)
        inner = self.rect().adjusted(2 * GRID, 0, -2 * GRID, 0)
        self._content.paint(painter, inner, Role.INK, self.layoutDirection())
