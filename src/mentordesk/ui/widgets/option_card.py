"""One of a few answers, each a card with a line that says what it means."""

from typing import Any

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk.ui import tokens
from mentordesk.ui.look import look
from mentordesk.ui.tokens import GAP, GRID, Role, Text
from mentordesk.ui.widgets import painting
from mentordesk.ui.widgets.one_of import OneOf
from mentordesk.ui.widgets.text_block import TextBlock

_PAD = 14
_MOST = 6


class OptionCard(QRadioButton):
    """A choice to make; the mark and the frame show that it is made."""

    def __init__(self, words: str, detail: str = "", icon: str = "") -> None:
        super().__init__(words.replace("&", "&&"))
        self._icon = icon
        self._title = TextBlock(words, Text.STRONG, _MOST)
        self._detail = TextBlock(detail, Text.SMALL, _MOST)
        self.setAccessibleDescription(detail)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        title, detail = self._columns(arg__1)
        words = self._title.height(title) + self._detail.height(detail)
        return words + 2 * _PAD

    @override
    def sizeHint(self) -> QSize:
        width = look().px(70 * GRID)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        # Of lines that are not broken: how many there are depends on the width, which comes later.
        height = self._title.line_height() + self._detail.line_height() + 2 * _PAD
        return QSize(look().px(40 * GRID), height)

    @override
    def hitButton(self, pos: object) -> bool:
        return True  # the whole card is the target, not the words alone

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.begin(painter)
        self._paint_frame(painter)
        inner = self.rect().adjusted(_PAD, _PAD, -_PAD, -_PAD)
        title, detail = self._columns(self.width())
        head = QRect(inner.x(), inner.y(), inner.width(), self._title.line_height())
        ink = Role.INK if self.isEnabled() else Role.THIRD
        if self._icon:
            self._symbol(painter, self._icon, ink, head, last=False)
        mark = "circle-check" if self.isChecked() else "circle"
        role = Role.MENTOR if self.isChecked() else Role.THIRD
        self._symbol(painter, mark, role, head, last=True)
        place = QRect(inner.x() + self._indent(), inner.y(), title, self._title.height(title))
        self._block(painter, self._title, place, ink)
        under = QRect(inner.x(), place.y() + place.height(), detail, self._detail.height(detail))
        self._block(painter, self._detail, under, Role.SECOND)

    def _paint_frame(self, painter: QPainter) -> None:
        line = Role.MENTOR if self.isChecked() else Role.LINE
        if self.underMouse() and not self.isChecked():
            line = Role.STRONG_LINE
        painting.box(painter, self.rect(), Role.SURFACE, line, tokens.RADIUS_CARD)
        if self.hasFocus():
            painting.ring(painter, self.rect(), Role.MENTOR, tokens.RADIUS_CARD)
        elif self.isChecked():
            inset = tokens.LINE_WIDTH
            painting.ring(painter, self.rect(), Role.MENTOR_SOFT, tokens.RADIUS_CARD, inset)

    def _symbol(self, painter: QPainter, name: str, role: Role, head: QRect, *, last: bool) -> None:
        edge = look().icon()
        square = painting.centred(edge, head)
        square.moveLeft(head.right() - edge + 1 if last else head.x())
        seen = painting.mirrored(self.layoutDirection(), self.rect(), square)
        painting.symbol(painter, name, role, seen, self.layoutDirection())

    def _block(self, painter: QPainter, block: TextBlock, place: QRect, role: Role) -> None:
        seen = painting.mirrored(self.layoutDirection(), self.rect(), place)
        block.paint(painter, seen, role, self.layoutDirection())

    def _indent(self) -> int:
        return look().icon() + GAP if self._icon else 0

    def _columns(self, width: int) -> tuple[int, int]:
        inner = width - 2 * _PAD
        return inner - self._indent() - look().icon() - GAP, inner - look().icon() - GAP


class OptionGroup(QWidget):
    """A column of cards of which one holds; each stands for a value."""

    chosen = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._cards: list[tuple[object, OptionCard]] = []
        self._group = OneOf(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        self.setAccessibleName(name)
        self._group.idToggled.connect(self._tell)

    def add(self, value: object, words: str, detail: str = "", icon: str = "") -> OptionCard:
        """Add a card that stands for a value, and return it."""
        card = OptionCard(words, detail, icon)
        self._group.add(card, len(self._cards))
        self._cards.append((value, card))
        self._column.addWidget(card)
        return card

    def choose(self, value: object) -> None:
        """Choose the card that stands for a value."""
        for known, card in self._cards:
            if known == value:
                card.setChecked(True)

    def value(self) -> Any:
        """Return what the chosen card stands for; nothing if none is chosen."""
        at = self._group.checkedId()
        return self._cards[at][0] if at >= 0 else None

    def _tell(self, at: int, checked: bool) -> None:  # noqa: FBT001  a slot
        if checked:
            self.chosen.emit(self._cards[at][0])
