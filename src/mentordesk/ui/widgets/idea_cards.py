"""The ideas of one column, each to be opened or moved: by keys, by a menu, or by the mouse."""

from PySide6.QtCore import QAbstractItemModel, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from mentordesk.domain.idea import Idea
from mentordesk.ui.look import look
from mentordesk.ui.widgets.row import VALUE
from mentordesk.ui.widgets.row_layout import RowStyle
from mentordesk.ui.widgets.row_list import LEAST_HEIGHT, LEAST_WIDTH, RowList

_SIDES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_STYLE = RowStyle(framed=True, stacked=True, title_lines=5, under_lines=3, avatar=22, pad=14)


class IdeaCards(RowList):
    """Says what was asked of an idea; where it may go, the board and the page know."""

    shifted = Signal(object, int)
    """An idea, and -1 or 1 for the column before or after."""
    menu_asked = Signal(object, QPoint)
    """An idea whose steps are wanted, and where on the screen they should open."""
    dragged = Signal(object, QPoint)
    dropped = Signal(object, QPoint)
    """An idea held by the mouse, or let go, and where on the screen that is."""
    drag_left = Signal()

    def __init__(self, model: QAbstractItemModel, name: str) -> None:
        super().__init__(model, name, _STYLE)
        self._pressed: tuple[Idea, QPoint] | None = None
        self._held: Idea | None = None

    @property
    def current(self) -> Idea | None:
        """Return the idea that has the keyboard."""
        idea = self.currentIndex().data(VALUE)
        return idea if isinstance(idea, Idea) else None

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(LEAST_WIDTH), look().px(LEAST_HEIGHT))

    @Slot()
    @override
    def _fit(self) -> None:
        """Leave its place as it is: a column gives its cards all the room there is."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        by, idea = _SIDES.get(Qt.Key(event.key())), self.current
        if event.key() == Qt.Key.Key_Escape and self._held is not None:
            self._let_go()
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and by is not None:
            if idea is not None:
                self.shifted.emit(idea, -by if self.isRightToLeft() else by)
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        idea = index.data(VALUE)
        if isinstance(idea, Idea):
            self.setCurrentIndex(index)
            at = self.visualRect(index).center() if by_key else event.pos()
            self.menu_asked.emit(idea, self.viewport().mapToGlobal(at))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._let_go()
        at = event.position().toPoint()
        idea = self.indexAt(at).data(VALUE)
        if event.button() == Qt.MouseButton.LeftButton and isinstance(idea, Idea):
            self._pressed = idea, at
        super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        idea, began = self._pressed
        far = (event.position().toPoint() - began).manhattanLength()
        if self._held is None and far >= QApplication.startDragDistance():
            self._held = idea
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._held is not None:
            self.dragged.emit(self._held, event.globalPosition().toPoint())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        held = self._held
        self._let_go()
        if held is None:
            super().mouseReleaseEvent(event)
            return
        self.setState(self.State.NoState)  # a drag is no click
        self.dropped.emit(held, event.globalPosition().toPoint())

    def _let_go(self) -> None:
        self._pressed = None
        if self._held is not None:
            self._held = None
            self.unsetCursor()
            self.drag_left.emit()
