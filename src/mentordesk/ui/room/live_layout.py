"""Where things stand in a live session: agenda, notes, caught; two columns where room is short."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk.ui.look import look
from mentordesk.ui.tokens import GRID
from mentordesk.ui.widgets.label import Divider
from mentordesk.ui.widgets.note_sheets import NoteSheets
from mentordesk.ui.widgets.scroll_page import KeepingScroll

_SIDE_WIDTH = 300
_WHOLE_WIDTH = 1100
_READABLE = 800
_LEAST = 180
_NARROW_SHARE = 0.36


class LiveLayout(QWidget):
    """Three columns, or two with the caught things under the agenda."""

    def __init__(self, agenda: QWidget, notes: NoteSheets, caught: QWidget) -> None:
        super().__init__()
        self._narrow = False
        self._notes, self._caught = notes, caught
        self._under_agenda = QVBoxLayout()
        self._beside = QVBoxLayout()
        self._left = _Column(agenda, self._under_agenda)
        self._right = _Column(None, self._beside)
        self._last_rule = Divider(Qt.Orientation.Vertical)
        self._build(notes)
        self._beside.addWidget(caught)

    def _build(self, notes: NoteSheets) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left)
        row.addWidget(Divider(Qt.Orientation.Vertical))
        middle = QVBoxLayout()
        middle.setContentsMargins(9 * GRID, 6 * GRID, 9 * GRID, 4 * GRID)
        middle.addWidget(notes)
        row.addLayout(middle, 1)
        row.addWidget(self._last_rule)
        row.addWidget(self._right)

    def arrange(self, width: int) -> bool:
        """Stand in this width; return whether that was too narrow for three columns."""
        narrow = width < look().px(_WHOLE_WIDTH)
        wanted = look().px(_SIDE_WIDTH)
        side = min(wanted, round(width * _NARROW_SHARE)) if narrow else wanted
        self._notes.keep_readable(look().px(_READABLE))
        self._left.set_width(side)
        self._right.set_width(side)
        if narrow is not self._narrow:
            self._narrow = narrow
            (self._under_agenda if narrow else self._beside).addWidget(self._caught)
        self._right.setVisible(not narrow)
        self._last_rule.setVisible(not narrow)
        return narrow

    @property
    def is_read_below(self) -> bool:
        """Return whether the keyboard is at what stands under the agenda."""
        here = QApplication.focusWidget()
        return self._narrow and here is not None and self._caught.isAncestorOf(here)


class _Column(KeepingScroll):
    """Takes its width, and less only where the window leaves no more."""

    def __init__(self, first: QWidget | None, more: QVBoxLayout) -> None:
        super().__init__()
        self._width = _SIDE_WIDTH
        self._inside = QWidget()
        self._inside.setProperty("ground", "none")
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(5 * GRID, 5 * GRID, 5 * GRID, 5 * GRID)
        column.setSpacing(5 * GRID)
        if first is not None:
            column.addWidget(first)
        column.addLayout(more)
        column.addStretch(1)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setWidget(self._inside)

    def set_width(self, width: int) -> None:
        """Take this width."""
        if width != self._width:
            self._width = width
            self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._width, super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(_LEAST), look().px(_LEAST))
