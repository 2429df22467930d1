"""A calm notice inside the window, said aloud to a screen reader."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from mentordesk.marks import override
from mentordesk.ui import tokens
from mentordesk.ui.look import look
from mentordesk.ui.tokens import GRID, Text, Tone
from mentordesk.ui.widgets import painting
from mentordesk.ui.widgets.button import Button, Kind, symbol_button
from mentordesk.ui.widgets.icon import Icon
from mentordesk.ui.widgets.label import Label

_ICON = {
    Tone.OK: "circle-check",
    Tone.DANGER: "triangle-alert",
    Tone.CREDIT: "award",
}


class Banner(QWidget):
    """One notice at a time; hidden until there is something to say.

    While it is there, `key` does what may be done about it.
    """

    acted = Signal()
    closed = Signal()

    def __init__(self, key: str = "") -> None:
        super().__init__()
        self._tone = Tone.NEUTRAL
        self._icon = Icon("info")
        self.words = Label("", Text.BODY)
        self.action = Button("", Kind.LINK, key=key)
        self._close = symbol_button("x", self.tr("Close this notice"))
        self._build()
        self.action.clicked.connect(self.acted)
        self._close.clicked.connect(self.dismiss)
        self.hide()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(4 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        row.setSpacing(3 * GRID)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.words, 1)
        row.addWidget(self.action)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def say(self, words: str, tone: Tone = Tone.NEUTRAL, action: str = "") -> None:
        """Show a notice, with the words of what may be done about it."""
        self._tone = tone
        self.reword(words)
        self._icon.set_icon(_ICON.get(tone, "info"), tone.ink)
        self.action.setText(action)
        self.action.setVisible(bool(action))
        self.show()
        self.update()
        announce(self, words)

    def reword(self, words: str) -> None:
        """Put other words in the place of those that stand there; nothing is read aloud."""
        self.words.setText(words)
        self.setAccessibleName(words)

    def dismiss(self) -> None:
        """Put the notice away."""
        self.hide()
        self.closed.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.begin(painter)
        line = self._tone.ink if look().is_contrast else None
        painting.box(painter, self.rect(), self._tone.soft, line, tokens.RADIUS_CARD)


def announce(widget: QWidget, words: str) -> None:
    """Let a screen reader say something when nothing takes the focus."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
