"""Buttons that say what will happen, with an icon and the key that does the same."""

from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcutEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from mentordesk.marks import override
from mentordesk.ui import tokens
from mentordesk.ui.look import look
from mentordesk.ui.tokens import FACES, Role, Text
from mentordesk.ui.widgets import painting
from mentordesk.ui.widgets.content import Content
from mentordesk.ui.window_keys import is_held


class Kind(StrEnum):
    """How much a button asks to be pressed."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    QUIET = "quiet"
    LINK = "link"
    DANGER = "danger"
    ON_SAYING = "on-saying"


_INK = {
    Kind.PRIMARY: Role.ON_MENTOR,
    Kind.SECONDARY: Role.INK,
    Kind.QUIET: Role.INK,
    Kind.LINK: Role.MENTOR,
    Kind.DANGER: Role.DANGER,
    Kind.ON_SAYING: Role.ON_SAYING,
}
_FILL = {Kind.PRIMARY: Role.MENTOR, Kind.SECONDARY: Role.SURFACE, Kind.DANGER: Role.SURFACE}
_LINE = {
    Kind.SECONDARY: Role.STRONG_LINE,
    Kind.DANGER: Role.DANGER,
    Kind.ON_SAYING: Role.ON_SAYING,
}
_HOVER = {Kind.PRIMARY: Role.MENTOR_HOVER, Kind.LINK: None, Kind.ON_SAYING: None}
_SIDE = {Kind.PRIMARY: 5 * tokens.GRID, Kind.LINK: tokens.GRID}


class KeyedButton(QPushButton):
    """A button that its key presses at once, and whose words are shown letter by letter."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = QKeySequence(key)
        if key:  # others need not be asked about all that befalls them
            self.installEventFilter(self)
        self.setAutoDefault(True)  # Return presses it, as Space does
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    @override
    def setText(self, text: str) -> None:
        # An ampersand in a name is a letter of it, not a mnemonic.
        super().setText(text.replace("&", "&&"))
        self.setShortcut(self._key)
        self.updateGeometry()

    def answer_to(self, key: str) -> None:
        """Let a key press it that belongs to something else, until other words are set."""
        self.setShortcut(key)
        self.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Qt itself presses a tenth of a second later, and what is typed meanwhile goes elsewhere.
        if not isinstance(event, QShortcutEvent) or event.isAmbiguous():
            return False
        # Held down its key would run through an agenda, or turn the sheet under what is typed;
        # one that was given it from outside, to undo, may be held.
        if self._key.isEmpty() or not is_held(self):
            self.click()
        return True

    def words(self) -> str:
        """Return the words as they are seen."""
        return self.text().replace("&&", "&")


class Button(KeyedButton):
    """One action; `key` is a real shortcut and is shown beside the words."""

    def __init__(
        self, words: str, kind: Kind = Kind.SECONDARY, icon: str = "", key: str = ""
    ) -> None:
        super().__init__(key)
        self._kind, self._icon, self._icon_last = kind, icon, False
        self.setText(words)

    def set_icon(self, name: str, *, last: bool = False) -> None:
        """Show an icon before the words, or after them."""
        self._icon, self._icon_last = name, last
        self.updateGeometry()
        self.update()

    def set_kind(self, kind: Kind) -> None:
        """Ask more, or less, to be pressed."""
        self._kind = kind
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        content = self._content().size()
        height = self._height()
        if not self.words():
            return QSize(height, height)
        return QSize(content.width() + 2 * self._side(), height)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.begin(painter)
        self._paint_ground(painter)
        content, inner = self._content(), self.rect().adjusted(self._side(), 0, -self._side(), 0)
        if not self.words():
            inner = self.rect()
        place = QRect(0, 0, min(content.size().width(), inner.width()), inner.height())
        place.moveCenter(inner.center())
        content.paint(painter, place, self._ink(), self.layoutDirection(), self._key_fill())

    def _paint_ground(self, painter: QPainter) -> None:
        box, radius = self.rect(), tokens.RADIUS_CONTROL
        painting.box(painter, box, self._fill(), self._line(), radius)
        if not self.hasFocus():
            return
        if self._kind is Kind.PRIMARY and self.isEnabled():
            painting.ring(painter, box, Role.ON_MENTOR, radius, inset=tokens.RING_WIDTH)
        elif self._kind is Kind.ON_SAYING:
            painting.ring(painter, box, Role.ON_SAYING, radius)
        else:
            painting.ring(painter, box, Role.MENTOR, radius)

    def _content(self) -> Content:
        key = self._key.toString(QKeySequence.SequenceFormat.NativeText).replace("+", " ")
        face = Text.SMALL if self._kind is Kind.LINK else Text.BODY
        return Content(self.words(), self._icon, key, face, icon_last=self._icon_last)

    def _height(self) -> int:
        if self._kind is Kind.PRIMARY:
            return look().primary_height()
        if self._kind is Kind.LINK:
            return look().px(FACES[Text.SMALL].line) + 2 * tokens.GRID
        return look().control_height()

    def _side(self) -> int:
        return _SIDE.get(self._kind, 15)

    def _ink(self) -> Role:
        return _INK[self._kind] if self.isEnabled() else Role.THIRD

    def _key_fill(self) -> Role | None:
        return Role.SURFACE if self._kind not in {Kind.PRIMARY, Kind.ON_SAYING} else None

    def _fill(self) -> Role | None:
        rest = _FILL.get(self._kind)
        if not self.isEnabled():
            return Role.SUNKEN if rest else None
        if self.isDown() or self.underMouse():
            return _HOVER.get(self._kind, Role.SUNKEN)
        return rest

    def _line(self) -> Role | None:
        if not self.isEnabled():
            return Role.LINE if self._kind in _LINE or self._kind in _FILL else None
        if self._kind is Kind.PRIMARY and look().is_contrast:
            return Role.INK
        return _LINE.get(self._kind)


def primary(words: str, icon: str = "", key: str = "") -> Button:
    """Return the one button that carries a screen forward."""
    return Button(words, Kind.PRIMARY, icon, key)


def secondary(words: str, icon: str = "", key: str = "") -> Button:
    """Return a button with a line around it."""
    return Button(words, Kind.SECONDARY, icon, key)


def quiet(words: str, icon: str = "", key: str = "") -> Button:
    """Return a button without a line."""
    return Button(words, Kind.QUIET, icon, key)


def link(words: str) -> Button:
    """Return a small button that reads like a link."""
    return Button(words, Kind.LINK)


def symbol_button(icon: str, words: str) -> Button:
    """Return a button that shows an icon alone and tells its words otherwise."""
    made = Button("", Kind.QUIET, icon)
    made.setAccessibleName(words)
    made.setToolTip(words)
    return made
