"""Outline icons, tinted with the look in force and crisp on any screen."""

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from mentordesk.marks import override
from mentordesk.paths import resource
from mentordesk.ui.look import look
from mentordesk.ui.tokens import Role


@cache
def _drawing(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


def load() -> None:
    """Read all drawings, on any thread: the page that needs them does not wait for the disk."""
    for path in resource("icons").glob("*.svg"):
        _drawing(path.stem)


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    tinted = _drawing(name).replace("currentColor", colour)
    return QSvgRenderer(QByteArray(tinted.encode()))


def paint(painter: QPainter, name: str, role: Role, rect: QRect | QRectF) -> None:
    """Draw an icon into a rectangle."""
    _renderer(name, look().hex(role)).render(painter, QRectF(rect))


class _TintedEngine(QIconEngine):
    """Draws from the SVG at the moment of painting, so a new look needs no new icon."""

    def __init__(self, name: str, role: Role) -> None:
        super().__init__()
        self._name, self._role = name, role

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        role = Role.THIRD if mode == QIcon.Mode.Disabled else self._role
        paint(painter, self._name, role, rect)

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap

    @override
    def clone(self) -> QIconEngine:
        return _TintedEngine(self._name, self._role)


def icon(name: str, role: Role = Role.INK) -> QIcon:
    """Return an icon that takes its colour from the look whenever it is painted."""
    return QIcon(_TintedEngine(name, role))


def app_icon() -> QIcon:
    """Return the program's own icon."""
    drawing = resource("icons", "mentordesk.svg").read_bytes()
    renderer = QSvgRenderer(QByteArray(drawing))
    made = QIcon()
    for edge in (16, 24, 32, 48, 64, 128, 256):
        pixmap = QPixmap(edge, edge)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter)
        painter.end()
        made.addPixmap(pixmap)
    return made
