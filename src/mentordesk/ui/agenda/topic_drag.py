"""A topic that is taken by the mouse: the line where it would stand, and the page that follows."""

from bisect import bisect_left

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QListView

from mentordesk.ui import tokens
from mentordesk.ui.widgets.row_list import scroll_area

_SCROLL_MS = 30
_EDGE = 48


class TopicDrag(QObject):
    """One drag after the other; a press that hardly moves is none."""

    def __init__(self, topics: QListView) -> None:
        super().__init__(topics)
        self._list = topics
        self._pressed: tuple[int, QPoint] | None = None
        self._target: int | None = None
        self._scrolling = QTimer(self, interval=_SCROLL_MS)
        self._scrolling.timeout.connect(self._scroll)

    @property
    def is_pressed(self) -> bool:
        """Return whether a topic is held, dragged or not."""
        return self._pressed is not None

    @property
    def is_under_way(self) -> bool:
        """Return whether a topic is being dragged."""
        return self._target is not None

    def press(self, row: int, at: QPoint) -> None:
        """Take a row at a place of the list's viewport."""
        self._pressed = row, at

    def move(self, here: QPoint) -> None:
        """Follow the mouse with what is held."""
        if self._pressed is None:
            return
        far = (here - self._pressed[1]).manhattanLength() >= QApplication.startDragDistance()
        if self._target is None and far:
            self._list.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._scrolling.start()
        if self._target is not None or far:
            self._aim(self._gap_at(here.y()))

    def end(self) -> tuple[int, int] | None:
        """Let go, and return from which row to which; None if nothing was dragged."""
        pressed, target = self._pressed, self._target
        self._pressed = None
        self._aim(None)
        self._scrolling.stop()
        self._list.unsetCursor()
        if pressed is None or target is None:
            return None
        return pressed[0], target - (target > pressed[0])

    def line(self) -> QRect | None:
        """Return where the topic would stand, in the list's viewport."""
        return None if self._target is None else self._line(self._target)

    def _aim(self, target: int | None) -> None:
        """Draw the line where the topic would stand; only what changes is painted."""
        if target != self._target:
            before, self._target = self._target, target
            for gap in (before, target):
                if gap is not None:
                    self._list.viewport().update(self._line(gap))

    def _gap_at(self, y: int) -> int:
        rows = range(self._list.model().rowCount())
        return bisect_left(rows, y, key=lambda row: self._place(row).center().y())

    def _line(self, gap: int) -> QRect:
        count = self._list.model().rowCount()
        place = self._place(min(gap, count - 1))
        top = place.top() if gap < count else place.bottom() + 1
        y = max(0, top - tokens.GAP // 2 - 1)
        return QRect(place.left(), y, place.width(), tokens.RING_WIDTH + 1)

    def _place(self, row: int) -> QRect:
        return self._list.visualRect(self._list.model().index(row, 0))

    @Slot()
    def _scroll(self) -> None:
        """Bring more of the page into sight while a topic is held at its edge."""
        area = scroll_area(self._list)
        if area is None:
            return
        here = area.viewport().mapFromGlobal(self._list.cursor().pos()).y()
        bar, room = area.verticalScrollBar(), area.viewport().height()
        by = min(here - _EDGE, 0) or max(here - room + _EDGE, 0)
        if by:
            bar.setValue(bar.value() + by // 2)
