"""Notices that come while somebody types, and move nothing they look at."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk.ui.tokens import GRID
from mentordesk.ui.widgets.banner import Banner
from mentordesk.ui.widgets.note_sheet import NoteSheet

_SIDE = 7 * GRID


class LaidOver(QWidget):
    """Lies over one part of a page while it has something to say; what it needs besides grows.

    It grows downwards from the top of the page, and upwards from anywhere else. What it covers is
    hidden meanwhile, so that the keyboard stays in sight, and keeps its room.
    """

    def __init__(self, page: QWidget, part: QWidget) -> None:
        super().__init__(page)
        self._page, self._part = page, part
        self._sheet: NoteSheet | None = None
        policy = part.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        part.setSizePolicy(policy)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_SIDE, GRID, _SIDE, GRID)
        self._column.setSpacing(0)
        page.installEventFilter(self)
        part.installEventFilter(self)

    def add(self, notices: QWidget) -> None:
        """Take in a banner, or several in one widget, above those that are there."""
        self._column.insertWidget(0, notices)
        for banner in self.findChildren(Banner):
            banner.closed.connect(self._lie, Qt.ConnectionType.UniqueConnection)
        self._lie()

    def spare(self, sheet: NoteSheet) -> None:
        """Keep the line that is typed on a sheet of the page in sight."""
        self._sheet = sheet
        sheet.installEventFilter(self)

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._lie()
        return done

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._lie()
        return False

    @Slot()
    def _lie(self) -> None:
        says = any(not banner.isHidden() for banner in self.findChildren(Banner))
        self._part.setVisible(not says)
        below, width = self._part.geometry(), self._page.width()
        height = self._column.totalHeightForWidth(width) if says else 0
        top = below.top() if below.top() == 0 else below.bottom() + 1 - height
        self.setGeometry(0, top, width, height)
        self.raise_()
        if self._sheet is not None:
            end = self._sheet.mapTo(self._page, QPoint(0, self._sheet.height())).y()
            self._sheet.stay_above(max(0, end - top))
