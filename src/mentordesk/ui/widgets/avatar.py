"""A person's initials on their own soft colour."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from mentordesk.ui.look import look
from mentordesk.ui.tokens import Text, Tone
from mentordesk.ui.widgets import painting

_LETTERS = 0.36  # of the circle


def initials(name: str) -> str:
    """Return the first letters of the first and the last word of a name."""
    words = name.split()
    ends = words[:1] + words[1:][-1:]
    return "".join(word[0] for word in ends).upper()


class Avatar(QWidget):
    """A small circle that stands for somebody."""

    def __init__(self, name: str, tone: Tone = Tone.MENTOR, size: int = 32) -> None:
        super().__init__()
        self._tone, self._size = tone, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Stand for somebody else."""
        self._letters = initials(name)
        self.setAccessibleName(name)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        edge = look().px(self._size)
        return QSize(edge, edge)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.begin(painter)
        edge = look().px(self._size)
        circle = painting.centred(edge, self.rect())
        line = self._tone.ink if look().is_contrast else None
        painting.box(painter, circle, self._tone.soft, line, edge / 2)
        font = look().font(Text.STRONG)
        font.setPixelSize(max(round(edge * _LETTERS), 1))
        painter.setFont(font)
        painter.setPen(look().colour(self._tone.ink))
        painter.drawText(circle, int(Qt.AlignmentFlag.AlignCenter), self._letters)
