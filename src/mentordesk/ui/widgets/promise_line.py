"""A promise at the close: its words and its date, and whether it is something to try."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from mentordesk.domain.promise import Promise
from mentordesk.ui.tokens import GAP, Tone
from mentordesk.ui.widgets.chip import Chip, ChipButton
from mentordesk.ui.widgets.day_time_field import DayField
from mentordesk.ui.widgets.flow_layout import FlowLayout

_LATER = timedelta(days=14)


class PromiseLine(QWidget):
    """Words that can be put better, and a day or none."""

    changed = Signal(object, str, object)

    def __init__(self, promise: Promise, today: date) -> None:
        super().__init__()
        self._promise = promise
        self.words = QLineEdit(promise.text)
        self.by = ChipButton(self.tr("By a date"), Tone.LEADER)
        self.day = DayField(promise.due or today + _LATER, self.tr("By when"))
        self._build()
        self.words.textEdited.connect(self._tell)
        self.by.toggled.connect(self._tell)
        self.day.dateChanged.connect(self._tell)

    def _build(self) -> None:
        trying = self._promise.try_it
        self.words.setAccessibleName(self.tr("To try") if trying else self.tr("Promise"))
        self.words.setObjectName("close.promise")
        self.by.setObjectName("close.promiseBy")
        self.by.setCheckable(True)
        self.by.setChecked(self._promise.due is not None)
        self.day.setVisible(self.by.isChecked())
        self.words.setCursorPosition(0)
        ends = QWidget()
        flow = FlowLayout(ends)
        if trying:
            flow.addWidget(Chip(self.tr("To try"), Tone.LEADER, "footprints"))
        flow.addWidget(self.by)
        flow.addWidget(self.day)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.words, 3)
        row.addWidget(ends, 2, Qt.AlignmentFlag.AlignVCenter)

    @Slot()
    def _tell(self) -> None:
        self.day.setVisible(self.by.isChecked())
        due = self.day.day() if self.by.isChecked() else None
        self.changed.emit(self._promise.id, self.words.text(), due)
