"""A list of rows to read and to choose from with keys; as tall as its rows, or scrolling."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QScrollArea,
    QSizePolicy,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from mentordesk.ui.look import look
from mentordesk.ui.widgets.row import VALUE
from mentordesk.ui.widgets.row_delegate import RowDelegate
from mentordesk.ui.widgets.row_layout import RowStyle

Index = QModelIndex | QPersistentModelIndex
_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
LEAST_WIDTH, LEAST_HEIGHT = 120, 96
_MOST_HINTED = 20


class RowList(QListView):
    """Shows the rows of a model; `opened` tells the row that was pressed or entered.

    A fitted list is as tall as its rows and leaves scrolling to the page around it.
    `left` tells that an arrow key wants to go to the list beside it.
    """

    opened = Signal(object)
    left = Signal(int)

    def __init__(
        self,
        model: QAbstractItemModel,
        name: str,
        style: RowStyle | None = None,
        *,
        fitted: bool = False,
    ) -> None:
        super().__init__()
        self._rows, self._fitted = model, fitted
        self.setModel(model)
        self.setItemDelegate(RowDelegate(self, style or RowStyle()))
        self.setAccessibleName(name)
        self._build()
        self.clicked.connect(self._open)
        model.rowsInserted.connect(self._fit)
        model.rowsRemoved.connect(self._fit)
        model.dataChanged.connect(self._fit)
        model.modelReset.connect(self._fit)

    def _build(self) -> None:
        self.setProperty("bare", "true")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        if self._fitted:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def enter(self, row: int) -> None:
        """Take the keyboard at a row, or at the nearest one that can be chosen."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        for place in (*range(row, self._rows.rowCount()), *range(row - 1, -1, -1)):
            index = self._rows.index(place, 0)
            if index.flags() & Qt.ItemFlag.ItemIsEnabled:
                self.setCurrentIndex(index)
                return

    @override
    def sizeHint(self) -> QSize:
        return QSize(look().px(200), self._height())

    @override
    def minimumSizeHint(self) -> QSize:
        least = self._height() if self._fitted else min(self._height(), look().px(LEAST_HEIGHT))
        return QSize(look().px(LEAST_WIDTH), least)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()
            self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.scheduleDelayedItemsLayout()
            self._fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _OPENS and self.currentIndex().isValid():
            self._open(self.currentIndex())
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.left.emit(-1 if (key == Qt.Key.Key_Left) is not self.isRightToLeft() else 1)
        else:
            super().keyPressEvent(event)

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        area = scroll_area(self)
        page = area.widget() if area is not None else None
        if not self._fitted or area is None or page is None or not current.isValid():
            return
        place = self.visualRect(current)
        inside = area.viewport().mapFromGlobal(self.viewport().mapToGlobal(place.center()))
        at = page.mapFrom(area.viewport(), inside)
        area.ensureVisible(at.x(), at.y(), 0, place.height())

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        if index.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.opened.emit(index.data(VALUE))

    @Slot()
    def _fit(self) -> None:
        self.updateGeometry()

    def _option(self) -> QStyleOptionViewItem:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        return option

    def _height(self) -> int:
        """Return the height of all rows, or of as many as can matter where the list scrolls."""
        delegate, option = self.itemDelegate(), self._option()
        count = self._rows.rowCount() if self._fitted else min(self._rows.rowCount(), _MOST_HINTED)
        heights = (
            delegate.sizeHint(option, self._rows.index(place, 0)).height() for place in range(count)
        )
        return sum(heights) + 2 * self.frameWidth()


def scroll_area(widget: QWidget) -> QScrollArea | None:
    """Return what scrolls a widget, if something does."""
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent
