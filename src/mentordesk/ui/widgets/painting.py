"""Strokes that several painted widgets share."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget

from mentordesk.ui import icons, tokens
from mentordesk.ui.look import look
from mentordesk.ui.tokens import Role, Text

_FIXED = Qt.AlignmentFlag.AlignAbsolute
_SIDES = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignRight
_MIRRORED = {"arrow-right": "arrow-left", "arrow-left": "arrow-right"}


def begin(painter: QPainter) -> None:
    """Make curves smooth, and let each text say its own direction."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)


def box(
    painter: QPainter, rect: QRect, fill: Role | None, line: Role | None, radius: float
) -> None:
    """Draw a rounded ground with a thin line around it."""
    inset = tokens.LINE_WIDTH / 2 if line else 0
    painter.setPen(look().pen(line) if line else Qt.PenStyle.NoPen)
    painter.setBrush(look().colour(fill) if fill else Qt.BrushStyle.NoBrush)
    edges = QRectF(rect).adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(edges, radius - inset, radius - inset)


def ring(painter: QPainter, rect: QRect, role: Role, radius: float, inset: float = 0) -> None:
    """Draw the sign of keyboard focus just inside a rectangle."""
    inset += tokens.RING_WIDTH / 2
    painter.setPen(look().pen(role, tokens.RING_WIDTH))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    edges = QRectF(rect).adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(edges, radius - inset, radius - inset)


def symbol(
    painter: QPainter, name: str, role: Role, rect: QRect, direction: Qt.LayoutDirection
) -> None:
    """Draw an icon; an arrow turns with the direction of reading."""
    if direction == Qt.LayoutDirection.RightToLeft:
        name = _MIRRORED.get(name, name)
    icons.paint(painter, name, role, rect)


def list_arrow(field: QWidget) -> None:
    """Draw on a field that a list or a calendar opens from it; a style sheet's has one colour."""
    painter, edge, direction = QPainter(field), look().px(16), field.layoutDirection()
    place = QRect(field.width() - edge - 2 * tokens.GRID, 0, edge, field.height())
    role = Role.SECOND if field.isEnabled() else Role.THIRD
    seen = mirrored(direction, field.rect(), place)
    symbol(painter, "chevron-down", role, centred(edge, seen), direction)


def key_size(key: str) -> QSize:
    """Return the room a key hint takes."""
    metrics = QFontMetrics(look().font(Text.EYEBROW, 500))
    return QSize(metrics.horizontalAdvance(key) + 3 * tokens.GRID, look().px(18))


def key(painter: QPainter, rect: QRect, words: str, ink: Role, fill: Role | None) -> None:
    """Draw the name of a key as a small cap."""
    line = Role.STRONG_LINE if fill else ink
    box(painter, rect, fill, line, tokens.RADIUS_KEY)
    painter.setFont(look().font(Text.EYEBROW, 500))
    painter.setPen(look().colour(ink))
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), words)


def centred(edge: int, at: QRect) -> QRect:
    """Return a square in the middle of a rectangle."""
    corner = QPointF(at.center()) - QPointF((edge - 1) / 2, (edge - 1) / 2)
    return QRect(round(corner.x()), round(corner.y()), edge, edge)


def mirrored(direction: Qt.LayoutDirection, within: QRect, rect: QRect) -> QRect:
    """Return where a rectangle stands when reading goes the other way.

    As QStyle.visualRect does; loading that class alone would be felt at the start.
    """
    if direction == Qt.LayoutDirection.LeftToRight:
        return rect
    return rect.translated(within.left() + within.right() - rect.left() - rect.right(), 0)


def side(direction: Qt.LayoutDirection, alignment: Qt.AlignmentFlag) -> Qt.AlignmentFlag:
    """Return on which side words stand, as QStyle.visualAlignment does."""
    across = alignment & Qt.AlignmentFlag.AlignHorizontal_Mask or Qt.AlignmentFlag.AlignLeft
    if not across & _SIDES:
        return across
    if direction == Qt.LayoutDirection.RightToLeft and not across & _FIXED:
        across ^= _SIDES
    return across | _FIXED
