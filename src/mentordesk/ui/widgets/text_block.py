"""A few lines of a person's words, wrapped and, if there is no more room, ended with a dot row."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption

from mentordesk.ui.look import Look, look
from mentordesk.ui.tokens import FACES, Role, Text

_WIDEST = 100_000
_NARROWEST = 0.3
"""How wide a letter of words is at least, on the average, as a share of the size of the font."""


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Words set in a face, at most `most` lines high; knows its size and draws itself."""

    words: str
    face: Text = Text.BODY
    most: int = 2
    weight: int | None = None

    def line_height(self) -> int:
        """Return how high one line stands."""
        return look().px(FACES[self.face].line)

    def height(self, width: int) -> int:
        """Return how high the block stands in this width."""
        return len(self.lines(width)) * self.line_height()

    def natural_width(self) -> int:
        """Return how wide the words are on one line."""
        return QFontMetrics(self._font()).horizontalAdvance(self.flat) + 1

    def is_cut(self, width: int) -> bool:
        """Say whether some of the words do not fit."""
        return _wrapped(self, width, look())[1]

    def lines(self, width: int) -> tuple[str, ...]:
        """Return the lines as they are drawn."""
        return _wrapped(self, width, look())[0]

    def paint(
        self, painter: QPainter, rect: QRect, role: Role, direction: Qt.LayoutDirection
    ) -> None:
        """Draw the lines from the top, along the edge where reading begins."""
        rtl = direction == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.setFont(self._font())
        painter.setPen(look().colour(role))
        step = self.line_height()
        for place, words in enumerate(self.lines(rect.width())):
            line = QRect(rect.x(), rect.y() + place * step, rect.width(), step)
            painter.drawText(line, int(flags | Qt.TextFlag.TextSingleLine), words)

    @property
    def flat(self) -> str:
        """The words on one line."""
        return " ".join(self.words.split())

    def _font(self) -> QFont:
        return look().font(self.face, self.weight)


@lru_cache(maxsize=2048)  # a list asks for each of its rows again and again
def _wrapped(block: TextBlock, width: int, worn: Look) -> tuple[tuple[str, ...], bool]:
    flat, font = block.flat, worn.font(block.face, block.weight)
    if not flat:
        return (), False
    metrics = QFontMetrics(font)
    # Far quicker than to set it, but no use where it would take lines in any case.
    if (
        len(flat) * _NARROWEST * font.pixelSize() < width
        and metrics.horizontalAdvance(flat) < width
    ):
        return (flat,), False
    starts = _line_starts(flat, font, max(width, 1), block.most + 1)
    ends = [*starts[1:], len(flat)]
    lines = tuple(flat[begin:end].strip() for begin, end in zip(starts, ends, strict=True))
    if len(lines) <= block.most:
        return lines, False
    rest = flat[starts[block.most - 1] :]
    last = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, max(width, 1))
    return (*lines[: block.most - 1], last), True


def _line_starts(words: str, font: QFont, width: int, most: int) -> list[int]:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(words, font)
    layout.setTextOption(option)
    starts: list[int] = []
    layout.beginLayout()
    while len(starts) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(min(width, _WIDEST))
        line.setPosition(QPointF(0, 0))
        starts.append(line.textStart())
    layout.endLayout()
    return starts
