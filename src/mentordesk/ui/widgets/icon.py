"""An icon that stands beside words and says nothing of its own."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mentordesk.marks import override
from mentordesk.ui import tokens
from mentordesk.ui.look import look
from mentordesk.ui.tokens import Role
from mentordesk.ui.widgets import painting


class Icon(QWidget):
    """A tinted drawing that grows with the text."""

    def __init__(self, name: str, role: Role = Role.INK, size: int = tokens.ICON) -> None:
        super().__init__()
        self._name, self._role, self._size = name, role, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, name: str, role: Role | None = None) -> None:
        """Show another drawing."""
        self._name, self._role = name, role or self._role
        self.update()

    @override
    def sizeHint(self) -> QSize:
        edge = look().px(self._size)
        return QSize(edge, edge)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        edge = look().px(self._size)
        place = painting.centred(edge, self.rect())
        painting.symbol(painter, self._name, self._role, place, self.layoutDirection())
