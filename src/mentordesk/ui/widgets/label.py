"""Words on a page, each kind set in its own face."""

from typing import Any

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from mentordesk.marks import override
from mentordesk.ui.look import look
from mentordesk.ui.tokens import FACES, GRID, Text, Tone
from mentordesk.ui.widgets import painting
from mentordesk.ui.widgets.lines import broken, longest_word, widest

_READABLE = 140 * GRID
_NARROW = 30 * GRID
_SELECTABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class Label(QLabel):
    """Plain words of one kind; what a person wrote is never read as markup.

    Drawn line by line, because Qt cannot set lines further apart than the font says.
    """

    def __init__(
        self, words: str = "", face: Text = Text.BODY, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._face = face
        self._heights: dict[int, int] = {}  # by width: a layout asks some thirty times
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("face", face.value)
        self.setWordWrap(face is not Text.EYEBROW)
        self.setText(words)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(self.wordWrap())
        self.setSizePolicy(policy)

    def set_tone(self, tone: Tone | str) -> None:
        """Colour the words by whose voice or what state they tell."""
        self.setProperty("tone", str(tone))
        restyle(self)

    def set_face(self, face: Text) -> None:
        """Set the words as another kind."""
        self._face = face
        self._heights.clear()
        self.setProperty("face", face.value)
        restyle(self)
        self.updateGeometry()

    def one_line(self) -> "Label":
        """Keep the words on one line, and return the label."""
        self.setWordWrap(False)
        return self

    def several_lines(self) -> "Label":
        """Let words that stand on one line go on in the next, and return the label."""
        self.setWordWrap(True)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        return self

    @override
    def heightForWidth(self, arg__1: int) -> int:
        height = self._heights.get(arg__1)
        if height is None:
            around = self._around()
            lines = max(len(self._lines(arg__1 - around.width())), 1)
            height = self._heights[arg__1] = lines * self._step() + around.height()
        return height

    @override
    def setText(self, arg__1: str) -> None:
        self._heights.clear()
        super().setText(arg__1)

    @override
    def setContentsMargins(self, *margins: Any) -> None:
        self._heights.clear()
        super().setContentsMargins(*margins)

    @override
    def setWordWrap(self, on: bool) -> None:
        self._heights.clear()
        super().setWordWrap(on)

    @override
    def changeEvent(self, arg__1: QEvent) -> None:
        self._heights.clear()  # another font, another look
        super().changeEvent(arg__1)

    @override
    def sizeHint(self) -> QSize:
        self.ensurePolished()
        room = widest(self._shown(), self.font())
        width = min(room, look().px(_READABLE)) if self.wordWrap() else room
        width += self._around().width()
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        self.ensurePolished()
        around = self._around()
        if not self.wordWrap():
            most = look().px(_NARROW) if self._face is not Text.EYEBROW else 0
            width = min(self.sizeHint().width(), most or self.sizeHint().width())
            return QSize(width, self._step() + around.height())
        width = min(longest_word(self._shown(), self.font()) + 1, look().px(_NARROW))
        return QSize(width + around.width(), self._step() + around.height())

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        if self.textInteractionFlags() & _SELECTABLE:
            super().paintEvent(arg__1)
            return
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.setFont(self.font())
        group = QPalette.ColorGroup.Active if self.isEnabled() else QPalette.ColorGroup.Disabled
        painter.setPen(self.palette().color(group, QPalette.ColorRole.WindowText))
        room, step = self.contentsRect(), self._step()
        lines = self._lines(room.width())
        across = painting.side(self.layoutDirection(), self.alignment())
        line = QRect(room.x(), self._top(room, len(lines) * step), room.width(), step)
        single = Qt.TextFlag.TextSingleLine
        for words in lines:
            painter.drawText(line, int(across | Qt.AlignmentFlag.AlignVCenter | single), words)
            line.translate(0, step)

    def _lines(self, width: int) -> list[str]:
        if self.wordWrap():
            return broken(self._shown(), self.font(), width)
        metrics = QFontMetrics(self.font())
        return [metrics.elidedText(self._shown(), Qt.TextElideMode.ElideRight, width)]

    def _shown(self) -> str:
        # A font that draws capitals measures small letters when it breaks a line.
        return self.text().upper() if self._face is Text.EYEBROW else self.text()

    def _step(self) -> int:
        return look().px(FACES[self._face].line)

    def _top(self, room: QRect, height: int) -> int:
        lack = room.height() - height
        if self.alignment() & Qt.AlignmentFlag.AlignTop:
            return room.y()
        if self.alignment() & Qt.AlignmentFlag.AlignBottom:
            return room.y() + lack
        return room.y() + max(lack, 0) // 2

    def _around(self) -> QSize:
        margins = self.contentsMargins()
        return QSize(margins.left() + margins.right(), margins.top() + margins.bottom())


def restyle(widget: QWidget) -> None:
    """Let the style sheet look at a widget's properties again, if it did before."""
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return  # it does so once the widget is shown
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def title(words: str) -> Label:
    """Return the title of a page."""
    return Label(words, Text.TITLE)


def section(words: str) -> Label:
    """Return the heading of a card or a part."""
    return Label(words, Text.SECTION)


def eyebrow(words: str) -> Label:
    """Return a small line in capitals that stands over a heading or a list."""
    return Label(words, Text.EYEBROW)


def strong(words: str) -> Label:
    """Return words that name what follows."""
    return Label(words, Text.STRONG)


def second(words: str) -> Label:
    """Return a sentence that explains, in second ink."""
    return Label(words, Text.SECOND)


def small(words: str) -> Label:
    """Return a small line under another."""
    return Label(words, Text.SMALL)


def hint(words: str) -> Label:
    """Return a small hint that can be missed."""
    return Label(words, Text.HINT)


class Divider(QFrame):
    """A thin line between two things."""

    def __init__(self, orientation: Qt.Orientation = Qt.Orientation.Horizontal) -> None:
        super().__init__()
        across = orientation == Qt.Orientation.Horizontal
        self.setProperty("rule", "across" if across else "down")
