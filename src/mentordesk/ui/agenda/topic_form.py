"""One topic being written, in its place on the list."""

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk.domain.agenda import Topic
from mentordesk.domain.agenda_bounds import MOST_MINUTES
from mentordesk.domain.text import LINE_LIMIT
from mentordesk.ui.look import look
from mentordesk.ui.tokens import GAP, GRID, Text
from mentordesk.ui.widgets.button import quiet, secondary
from mentordesk.ui.widgets.number_field import NumberField
from mentordesk.ui.widgets.text_area import TextArea

_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TopicForm(QWidget):
    """Words, minutes and a note; Return keeps them, Escape leaves them as they were."""

    kept = Signal()
    left = Signal()
    parked = Signal()
    dropped = Signal()
    grown = Signal()

    def __init__(self, topic: Topic) -> None:
        super().__init__()
        self._topic = topic
        self.words = QLineEdit(topic.text)
        self.minutes = NumberField(self.tr("Minutes"), 0, MOST_MINUTES, self.tr("min"))
        self.notes = TextArea(self.tr("Note"), self.tr("A note, if you like"), 1, Text.BODY)
        self.park, self.drop = quiet(self.tr("Park")), quiet(self.tr("Drop"), "trash-2")
        self.keep = secondary(self.tr("Done"), "check")
        self._build()
        self.keep.clicked.connect(self.kept)
        self.park.clicked.connect(self.parked)
        self.drop.clicked.connect(self.dropped)
        self.notes.submitted.connect(self.kept)
        self.notes.document().documentLayout().documentSizeChanged.connect(self.grown)

    @property
    def topic(self) -> Topic:
        """Return the topic as it is written now."""
        return replace(
            self._topic,
            text=self.words.text(),
            minutes=self.minutes.value() or None,
            notes=self.notes.words(),
        )

    @property
    def is_changed(self) -> bool:
        """Return whether something else is written than the topic had."""
        return self.topic != self._topic

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in _RETURNS:
            self.kept.emit()
        else:
            super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._widen()

    def _build(self) -> None:
        self.words.setMaxLength(LINE_LIMIT)
        self.words.setAccessibleName(self.tr("Topic"))
        self.minutes.setValue(self._topic.minutes or 0)
        self.minutes.setSpecialValueText(self.tr("no time"))
        self.minutes.setSingleStep(5)
        self.notes.set_words(self._topic.notes)
        for name in ("words", "minutes", "notes", "park", "drop", "keep"):
            getattr(self, name).setObjectName(f"topic.{name}")
        first, last = QHBoxLayout(), QHBoxLayout()
        for row in (first, last):
            row.setSpacing(GAP)
        first.addWidget(self.words, 1)
        first.addWidget(self.minutes)
        last.addWidget(self.park)
        last.addWidget(self.drop)
        last.addStretch(1)
        last.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID + GAP)
        column.setSpacing(GAP)
        column.addLayout(first)
        column.addWidget(self.notes)
        column.addLayout(last)
        self._widen()

    @Slot()
    def _widen(self) -> None:
        self.minutes.setMinimumWidth(look().px(96))
