"""The topics to put in order: by dragging, by keys, or through a menu; written in their place."""

from functools import partial

from PySide6.QtCore import QEvent, QRect, Qt, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QMoveEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu
from typing_extensions import override

from mentordesk.domain.agenda import Topic, TopicState
from mentordesk.ui import tokens
from mentordesk.ui.agenda.draft_delegate import DraftDelegate
from mentordesk.ui.agenda.topic_drag import TopicDrag
from mentordesk.ui.agenda.topic_form import TopicForm
from mentordesk.ui.item_models.draft_topics import DraftModel
from mentordesk.ui.look import look
from mentordesk.ui.tokens import Role
from mentordesk.ui.widgets.agenda_view import TOPICS
from mentordesk.ui.widgets.row_list import RowList, scroll_area

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Home: -(10**6), Qt.Key.Key_End: 10**6}
_ROUGHLY, _SIZED = 60, Qt.WidgetAttribute.WA_Resized


class DraftList(RowList):
    """Says what was asked of a topic; what becomes of it, the agenda says."""

    moved = Signal(object, int)
    """A topic and the row it is to stand in."""
    put = Signal(object, object)
    """A topic and the state it is to have."""
    written = Signal(object)
    """A topic as it was written."""

    def __init__(self, model: DraftModel, name: str) -> None:
        super().__init__(model, name, TOPICS, fitted=True)
        self._model = model
        self._drawn = DraftDelegate(self, TOPICS)
        self.setItemDelegate(self._drawn)
        self.form: TopicForm | None = None
        self._formed: Topic | None = None
        self._laid: tuple[int, ...] = ()
        self._drag = TopicDrag(self)
        self.opened.connect(self._write)

    @property
    def current(self) -> Topic | None:
        """Return the topic that has the keyboard."""
        return self._model.topic(self.currentIndex().row())

    def write(self, topic: Topic) -> None:
        """Open the form of a topic in its place, and keep what stood in another."""
        row = self._model.row(topic.id)
        if row is None or not self.finish_writing():
            return
        self.enter(row)
        # Over its row and not inside the list: what is in a list, no screen reader finds.
        self.form, self._formed = TopicForm(topic), topic
        self.form.setParent(self.parentWidget() or self)
        self.form.kept.connect(self._keep)
        self.form.left.connect(self.leave_form)
        self.form.parked.connect(partial(self._put_formed, TopicState.PARKED))
        self.form.dropped.connect(partial(self._put_formed, TopicState.DROPPED))
        self.form.grown.connect(self._measure_form, Qt.ConnectionType.QueuedConnection)
        self._measure_form()
        self.form.show()
        self.form.grown.emit()  # measured anew once it wears its style
        self.form.words.setFocus()
        self.form.words.selectAll()

    @Slot()
    def see_last(self) -> None:
        """Bring the last topic into sight; the keyboard stays where it is."""
        last, area = self._place(self._model.rowCount() - 1), scroll_area(self)
        page = None if area is None else area.widget()
        if area is not None and page is not None:
            at = self.viewport().mapTo(page, last.bottomLeft())
            area.ensureVisible(0, at.y(), 0, tokens.GAP)

    def finish_writing(self) -> bool:
        """Hand on what stands in the form; return whether nothing is left in one."""
        if self.form is not None and self.form.is_changed:
            self._keep()
        elif self.form is not None:
            self.leave_form()
        return self.form is None

    @Slot()
    def leave_form(self) -> None:
        """Close the form; the keyboard stays at its topic."""
        form, topic = self.form, self._formed
        self.form = self._formed = None
        self._drawn.write_in(-1, 0)
        if form is None or topic is None:
            return
        had = form.isAncestorOf(QApplication.focusWidget() or self)
        form.hide()
        form.deleteLater()
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()
        if had:
            self.enter(self._model.row(topic.id) or 0)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        topic, key = self.current, Qt.Key(event.key())
        if self._drag.is_under_way and key == Qt.Key.Key_Escape:
            self._drag.end()
        elif topic is None:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and key in _STEPS:
            self._step(topic, _STEPS[key])
        elif key == Qt.Key.Key_F2:
            self.write(topic)
        elif key == Qt.Key.Key_Delete:
            self.put.emit(topic, TopicState.DROPPED)
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        topic = self.current
        if topic is None or self.form is not None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, act in (
            (self.tr("Change"), partial(self.write, topic)),
            (self.tr("Move up"), partial(self._step, topic, -1)),
            (self.tr("Move down"), partial(self._step, topic, 1)),
            (self.tr("Park"), partial(self.put.emit, topic, TopicState.PARKED)),
            (self.tr("Drop"), partial(self.put.emit, topic, TopicState.DROPPED)),
        ):
            action = QAction(words, menu)
            action.triggered.connect(act)
            menu.addAction(action)
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        here = self.visualRect(self.currentIndex()).center() if by_key else event.pos()
        menu.popup(self.viewport().mapToGlobal(here))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._drag.end()
        at = event.position().toPoint()
        row = self.indexAt(at).row()
        if event.button() == Qt.MouseButton.LeftButton and row >= 0 and self.form is None:
            self._drag.press(row, at)
        super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag.is_pressed:
            self._drag.move(event.position().toPoint())
        else:
            super().mouseMoveEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragged = self._drag.end()
        if dragged is None:
            super().mouseReleaseEvent(event)
            return
        self.setState(self.State.NoState)  # a drag is no click
        row, to = dragged
        topic = self._model.topic(row)
        if topic is not None:
            self.moved.emit(topic, to)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        line = self._drag.line()
        if line is not None:
            painter = QPainter(self.viewport())
            painter.fillRect(line, look().colour(Role.MENTOR))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_form()

    @override
    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._lay_form()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._drawn.forget()
        super().changeEvent(event)

    @override
    def doItemsLayout(self) -> None:
        if not self.testAttribute(_SIZED):
            return  # to measure a long list before would be in vain
        laid = self._measured()
        if laid == self._laid:  # a topic took another's place: every row stays where it is
            QAbstractItemView.doItemsLayout(self)
        else:
            self._laid = laid
            super().doItemsLayout()

    @override
    def _height(self) -> int:
        """Return the height of all rows as they are laid out, without measuring them again."""
        count = self._model.rowCount()
        if not self.testAttribute(_SIZED):
            return count * look().px(_ROUGHLY)
        rows = self._place(count - 1).bottom() + 1 - self._place(0).top() if count else 0
        return rows + 2 * self.frameWidth()

    def _measured(self) -> tuple[int, ...]:
        """Return all that a layout depends on: the width, and how high each row stands."""
        width, values = self.viewport().width(), enumerate(self._model.values())
        height_of, row_of = self._drawn.height_of, self._model.row_of
        return width, *(height_of(place, row_of(value), width) for place, value in values)

    def _step(self, topic: Topic, by: int) -> None:
        row = self._model.row(topic.id)
        if row is not None:
            self.moved.emit(topic, max(0, min(row + by, self._model.rowCount() - 1)))

    @Slot(object)
    def _write(self, placed: object) -> None:
        topic = getattr(placed, "topic", None)
        if isinstance(topic, Topic):
            self.write(topic)

    @Slot()
    def _keep(self) -> None:
        if self.form is not None:
            self.written.emit(self.form.topic)

    def _put_formed(self, state: TopicState) -> None:
        topic = self._formed
        if topic is not None:
            self.leave_form()
            self.put.emit(topic, state)

    @Slot()
    def _measure_form(self) -> None:
        row = None if self._formed is None else self._model.row(self._formed.id)
        if self.form is not None and row is not None:
            self.form.notes.updateGeometry()  # it knows its frame only once it is shown
            self._drawn.write_in(row, self.form.sizeHint().height())
            self.doItemsLayout()
            self.updateGeometry()
            self._lay_form()
            area = scroll_area(self)
            if area is not None:
                area.ensureWidgetVisible(self.form, 0, tokens.GAP)

    def _lay_form(self) -> None:
        row = None if self._formed is None else self._model.row(self._formed.id)
        if self.form is not None and row is not None:
            place = self._place(row)
            corner = self.viewport().mapTo(self.form.parentWidget() or self, place.topLeft())
            self.form.setGeometry(QRect(corner, place.size()))

    def _place(self, row: int) -> QRect:
        return self.visualRect(self._model.index(row, 0))
