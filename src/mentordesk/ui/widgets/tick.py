"""A round tick that grows with the text; the words beside it are another widget's."""

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy
from typing_extensions import override

from mentordesk.ui.look import look
from mentordesk.ui.tokens import FACES, Role, Text
from mentordesk.ui.widgets import painting

_RING = 3


class Tick(QCheckBox):
    """Open or done; named by the words it stands beside."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        edge = max(look().icon() + 2 * _RING, look().px(FACES[Text.BODY].line))
        return QSize(edge, edge)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.begin(painter)
        name, role = ("circle-check", Role.OK) if self.isChecked() else ("circle", Role.SECOND)
        circle = painting.centred(look().icon(), self.rect())
        painting.symbol(painter, name, role, circle, self.layoutDirection())
        if self.hasFocus():
            painting.ring(painter, self.rect(), Role.MENTOR, self.height() / 2)
