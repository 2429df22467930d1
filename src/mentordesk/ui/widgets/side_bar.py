"""The way around the desk: one entry a page, at the leading edge of the window."""

from html import escape

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk.ui import tokens
from mentordesk.ui.look import look
from mentordesk.ui.tokens import GRID, Role, Text, Tone
from mentordesk.ui.widgets import painting
from mentordesk.ui.widgets.content import Content
from mentordesk.ui.widgets.label import Label

_SIDE = 3 * GRID
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class SideEntry(QPushButton):
    """One place to go, with what waits there."""

    moved = Signal(int)

    def __init__(self, words: str, icon: str, key: str = "") -> None:
        super().__init__(words)
        self._icon, self._badge, self._selected = icon, 0, False
        self._waits = self._whose = ""
        self._key = QKeySequence(key)
        self.setAutoDefault(True)  # Return presses it, as Space does
        self.setShortcut(self._key)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._name()

    @property
    def is_selected(self) -> bool:
        """Say whether this is the page that is open."""
        return self._selected

    def set_selected(self, selected: bool) -> None:  # noqa: FBT001  a Qt-like setter
        """Show that this page is the open one, or no longer is."""
        self._selected = selected
        self._name()
        self.update()

    def set_badge(self, count: int, words: str, whose: str = "") -> None:
        """Show how many things wait there, said in words as well; none shows nothing.

        `whose` they are is said to who points at it, and by a screen reader.
        """
        self._badge, self._waits, self._whose = count, words, whose if count else ""
        self.setToolTip(escape(f"{words}: {self._whose}") if self._whose else "")
        self._name()
        self.updateGeometry()
        self.update()

    def _name(self) -> None:
        words = self.text()
        self.setAccessibleName(f"{words}, {self._waits}" if self._badge else words)
        told = (self.tr("open now") if self._selected else "", self._whose)
        self.setAccessibleDescription(", ".join(filter(None, told)))

    @override
    def sizeHint(self) -> QSize:
        width = self._content().size().width() + 2 * _SIDE
        for size in self._end_sizes():
            width += size.width() + tokens.GAP
        return QSize(width, look().control_height())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.moved.emit(step)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.begin(painter)
        radius = tokens.RADIUS_CONTROL
        if self._selected:
            painting.box(painter, self.rect(), Role.SURFACE, Role.LINE, radius)
        elif self.underMouse():
            painting.box(painter, self.rect(), None, Role.STRONG_LINE, radius)
        if self.hasFocus():
            painting.ring(painter, self.rect(), Role.MENTOR, radius)
        inner = self.rect().adjusted(_SIDE, 0, -_SIDE, 0)
        ink = Role.INK if self._selected else Role.SECOND
        self._content().paint(painter, inner, ink, self.layoutDirection())
        self._paint_end(painter)

    def _paint_end(self, painter: QPainter) -> None:
        x = self.width() - _SIDE
        for size in self._end_sizes():
            place = QRect(0, 0, size.width(), size.height())
            place.moveCenter(self.rect().center())
            place.moveRight(x - 1)
            x -= size.width() + tokens.GAP
            seen = painting.mirrored(self.layoutDirection(), self.rect(), place)
            if self._badge:
                self._paint_badge(painter, seen)
            else:
                painting.key(painter, seen, self._key_words(), Role.SECOND, Role.SURFACE)

    def _paint_badge(self, painter: QPainter, place: QRect) -> None:
        tone = Tone.CREDIT
        line = tone.ink if look().is_contrast else None
        painting.box(painter, place, tone.soft, line, place.height() / 2)
        painter.setFont(look().font(Text.SMALL, 600))
        painter.setPen(look().colour(tone.ink))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), str(self._badge))

    def _end_sizes(self) -> list[QSize]:
        if self._badge:
            words = Content(str(self._badge), face=Text.SMALL, weight=600).size()
            edge = look().px(20)
            return [QSize(max(edge, words.width() + 2 * GRID), edge)]
        return [painting.key_size(self._key_words())] if not self._key.isEmpty() else []

    def _key_words(self) -> str:
        return self._key.toString(QKeySequence.SequenceFormat.NativeText).replace("+", " ")

    def _content(self) -> Content:
        return Content(self.text(), self._icon)


class SideBar(QScrollArea):
    """Brand, pages, and at the foot what belongs to the whole desk."""

    chosen = Signal(str)

    def __init__(self, brand: str = "MentorDesk") -> None:
        super().__init__()
        self._entries: dict[str, SideEntry] = {}
        self._inside, self._foot = QWidget(), Label("", Text.SMALL)
        self._build(brand)

    def _build(self, brand: str) -> None:
        inside = self._inside
        inside.setProperty("ground", "sunken")
        self.setProperty("ground", "sunken")
        column = QVBoxLayout(inside)
        column.setContentsMargins(_SIDE, 5 * GRID, _SIDE, 5 * GRID)
        column.setSpacing(GRID)
        name = Label(brand, Text.BRAND)
        name.setContentsMargins(2 * GRID, 0, 0, 3 * GRID)
        column.addWidget(name)
        self._top, self._bottom = QVBoxLayout(), QVBoxLayout()
        for part in (self._top, self._bottom):
            part.setSpacing(GRID)
        column.addLayout(self._top)
        column.addStretch(1)
        column.addLayout(self._bottom)
        self._foot.setContentsMargins(2 * GRID + 2, 2 * GRID, 0, 0)
        column.addWidget(self._foot)
        self._foot.hide()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setWidget(inside)

    def add(self, place: str, words: str, icon: str, key: str = "") -> SideEntry:
        """Add a page under the brand, and return its entry."""
        return self._put(self._top, place, SideEntry(words, icon, key))

    def add_bottom(self, place: str, words: str, icon: str, key: str = "") -> SideEntry:
        """Add an entry at the foot, and return it."""
        return self._put(self._bottom, place, SideEntry(words, icon, key))

    def _put(self, column: QVBoxLayout, place: str, entry: SideEntry) -> SideEntry:
        entry.setObjectName(f"side-{place}")
        entry.clicked.connect(lambda: self.chosen.emit(place))
        entry.moved.connect(self._move)
        self._entries[place] = entry
        column.addWidget(entry)
        self.updateGeometry()
        return entry

    def select(self, place: str) -> None:
        """Show which page is open; a place that has no entry leaves none selected."""
        for name, entry in self._entries.items():
            entry.set_selected(name == place)

    def set_badge(self, place: str, count: int, words: str, whose: str = "") -> None:
        """Show how many things wait at a page; `words` say how many of what, `whose` of whom."""
        self._entries[place].set_badge(count, words, whose)

    def set_foot(self, words: str) -> None:
        """Say a small line under everything."""
        self._foot.setText(words)
        self._foot.setVisible(bool(words))

    @override
    def sizeHint(self) -> QSize:
        # The brand and the foot need their room as well; nothing here scrolls sideways.
        wanted = self._inside.minimumSizeHint().width()
        return QSize(max(wanted, tokens.SIDE_BAR), super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), 0)

    def _move(self, step: int) -> None:
        entries = list(self._entries.values())
        here = next((at for at, entry in enumerate(entries) if entry.hasFocus()), 0)
        entries[(here + step) % len(entries)].setFocus(Qt.FocusReason.TabFocusReason)
