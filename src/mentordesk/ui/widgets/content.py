"""One line of icon, words and key, as buttons, chips and entries show it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from mentordesk.ui.look import Look, look
from mentordesk.ui.tokens import GAP, Role, Text
from mentordesk.ui.widgets import painting


@dataclass(frozen=True, slots=True)
class Content:
    """What stands in the line; knows its size and draws itself."""

    words: str
    icon: str = ""
    key: str = ""
    face: Text = Text.BODY
    weight: int = 500
    icon_last: bool = False

    def size(self) -> QSize:
        """Return the room the whole line takes."""
        sizes = _sizes(self, look()).values()
        widths, heights = [size.width() for size in sizes], [size.height() for size in sizes]
        return QSize(sum(widths) + GAP * max(len(widths) - 1, 0), max(heights, default=0))

    def paint(
        self,
        painter: QPainter,
        rect: QRect,
        ink: Role,
        direction: Qt.LayoutDirection,
        key_fill: Role | None = Role.SURFACE,
    ) -> None:
        """Draw the line from the leading edge of a rectangle; words too long end in dots."""
        for part, place in self._places(rect).items():
            seen = painting.mirrored(direction, rect, place)
            match part:
                case "icon":
                    square = painting.centred(place.width(), seen)
                    painting.symbol(painter, self.icon, ink, square, direction)
                case "key":
                    height = painting.key_size(self.key).height()
                    cap = QRect(0, 0, seen.width(), height)
                    cap.moveCenter(seen.center())
                    painting.key(painter, cap, self.key, _key_ink(ink), key_fill)
                case _:
                    self._paint_words(painter, seen, ink, direction)

    def _paint_words(
        self, painter: QPainter, rect: QRect, ink: Role, direction: Qt.LayoutDirection
    ) -> None:
        rtl = direction == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.setFont(self._font())
        painter.setPen(look().colour(ink))
        metrics = QFontMetrics(self._font())
        shown = metrics.elidedText(self.words, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, int(flags), shown)

    def _font(self) -> QFont:
        return look().font(self.face, self.weight)

    def _places(self, rect: QRect) -> dict[str, QRect]:
        sizes = _sizes(self, look())
        lack = max(self.size().width() - rect.width(), 0)
        places, x = {}, rect.x()
        for part, size in sizes.items():
            width = size.width() - (lack if part == "words" else 0)
            places[part] = QRect(x, rect.y(), max(width, 0), rect.height())
            x += width + GAP
        return places


@lru_cache(maxsize=1024)  # a layout asks for each button again and again
def _sizes(content: Content, worn: Look) -> Mapping[str, QSize]:
    sizes: dict[str, QSize] = {}
    metrics = QFontMetrics(worn.font(content.face, content.weight))
    edge = worn.icon()
    if content.icon and not content.icon_last:
        sizes["icon"] = QSize(edge, edge)
    if content.words:
        sizes["words"] = QSize(metrics.horizontalAdvance(content.words) + 1, metrics.height())
    if content.icon and content.icon_last:
        sizes["icon"] = QSize(edge, edge)
    if content.key:
        sizes["key"] = painting.key_size(content.key)
    return sizes


def _key_ink(ink: Role) -> Role:
    return Role.SECOND if ink is Role.INK else ink
