"""Short facts on a soft ground, and the same as something to choose."""

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy
from typing_extensions import override

from mentordesk.ui import tokens
from mentordesk.ui.look import look
from mentordesk.ui.tokens import Role, Text, Tone
from mentordesk.ui.widgets import painting
from mentordesk.ui.widgets.button import KeyedButton
from mentordesk.ui.widgets.content import Content

_SIDE = 10


def _size(content: Content) -> QSize:
    return QSize(content.size().width() + 2 * _SIDE, look().chip_height())


def _paint(
    painter: QPainter, rect: QRect, content: Content, tone: Tone, direction: Qt.LayoutDirection
) -> None:
    painting.begin(painter)
    line = tone.ink if look().is_contrast else None
    painting.box(painter, rect, tone.soft, line, rect.height() / 2)
    inner = rect.adjusted(_SIDE, 0, -_SIDE, 0)
    content.paint(painter, inner, tone.ink, direction)


class Chip(QLabel):
    """A fact that cannot be pressed."""

    def __init__(self, words: str, tone: Tone = Tone.NEUTRAL, icon: str = "") -> None:
        super().__init__(words)
        self._tone, self._icon = tone, icon
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def set(self, words: str, tone: Tone, icon: str = "") -> None:
        """Show another fact."""
        self._tone, self._icon = tone, icon
        self.setText(words)
        self.updateGeometry()
        self.update()

    @property
    def tone(self) -> Tone:
        """Return whose voice or what state the chip tells."""
        return self._tone

    @override
    def sizeHint(self) -> QSize:
        return _size(self._content())

    @override
    def minimumSizeHint(self) -> QSize:
        whole = self.sizeHint()
        return QSize(min(whole.width(), look().px(15 * tokens.ICON)), whole.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        _paint(QPainter(self), self.rect(), self._content(), self._tone, self.layoutDirection())

    def _content(self) -> Content:
        return Content(self.text(), self._icon, face=Text.SMALL)


class ChipButton(KeyedButton):
    """A chip to press; checkable, it takes its tone while it is chosen."""

    def __init__(self, words: str, tone: Tone = Tone.MENTOR, icon: str = "", key: str = "") -> None:
        super().__init__(key)
        self._tone, self._resting, self._icon = tone, Tone.NEUTRAL, icon
        self.setText(words)
        self.toggled.connect(self._refit)

    @Slot()
    def _refit(self) -> None:
        """Make room for the tick of a chosen chip, so that its words stay whole."""
        self.updateGeometry()

    def rest_in(self, tone: Tone) -> None:
        """Wear a tone also while it is not chosen."""
        self._resting = tone
        self.update()

    def set_icon(self, name: str) -> None:
        """Show another icon before the words."""
        self._icon = name
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return _size(self._content())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = self._tone if self.isChecked() else self._resting
        _paint(painter, self.rect(), self._content(), shown, self.layoutDirection())
        if self.underMouse() and self.isEnabled():
            painting.box(painter, self.rect(), None, Role.STRONG_LINE, self.height() / 2)
        if self.hasFocus():
            painting.ring(painter, self.rect(), Role.MENTOR, self.height() / 2)

    def _content(self) -> Content:
        key = self._key.toString(QKeySequence.SequenceFormat.NativeText).replace("+", " ")
        icon = self._icon or ("check" if self.isChecked() else "")
        return Content(self.words(), icon, key, Text.SMALL)
