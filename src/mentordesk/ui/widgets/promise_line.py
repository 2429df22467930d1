"""A promise at the close: its words and its date, and whether it is something to try."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from mentordesk.domain.promise import Promise
from mentordesk.ui.tokens import GAP, GRID, Tone
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.button import Button, Kind, quiet
from mentordesk.ui.widgets.chip import Chip, ChipButton
from mentordesk.ui.widgets.day_time_field import DayField
from mentordesk.ui.widgets.flow_layout import FlowLayout
from mentordesk.ui.widgets.label import strong
from mentordesk.ui.widgets.scroll_page import reveal

_LATER = timedelta(days=14)


class PromiseLine(QWidget):
    """Words that can be put better, and a day or none.

    A line that was emptied has its words back at once, and asks whether the promise is to go.
    """

    changed = Signal(object, str, object)
    given_up = Signal(object)

    def __init__(self, promise: Promise, today: date) -> None:
        super().__init__()
        self._promise, self._before = promise, promise.text
        self.words = QLineEdit(promise.text)
        self.by = ChipButton(self.tr("By a date"), Tone.LEADER)
        self.day = DayField(promise.due or today + _LATER, self.tr("By when"))
        self._question = QWidget()
        self._asks = strong(self.tr("Its words are back. Take this promise away for good?"))
        self.away = Button(self.tr("Take it away"), Kind.DANGER)
        self.keep = quiet(self.tr("Keep it"))
        self._build()
        self._build_question()
        self.words.textEdited.connect(self._edit)
        self.words.editingFinished.connect(self.settle)
        self.by.toggled.connect(self._tell)
        self.day.dateChanged.connect(self._tell)
        self.away.clicked.connect(self._give_up)
        self.keep.clicked.connect(self._stay)

    def asks_first(self) -> bool:
        """Return whether it asks for an answer, after bringing the question into sight."""
        self.settle()
        if self._question.isHidden():
            return False
        self.keep.setFocus()
        reveal(self)
        announce(self._question, self._asks.text())
        return True

    @Slot()
    def settle(self) -> None:
        """Take the words as they are; where none are left, bring them back and ask."""
        if self.words.text().strip():
            self._before = self.words.text()
            return
        self.words.setText(self._before)
        self._tell()
        self._question.show()
        reveal(self)
        announce(self._question, self._asks.text())

    def offer_again(self) -> None:
        """Let an answer be given once more: the promise is still there."""
        self._question.setEnabled(True)

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
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.words, 3)
        row.addWidget(ends, 2, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(row)
        column.addWidget(self._question)

    def _build_question(self) -> None:
        self.away.setObjectName("close.giveUp")
        self.keep.setObjectName("close.keepPromise")
        row = QHBoxLayout(self._question)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self._asks, 1)
        row.addWidget(self.away)
        row.addWidget(self.keep)
        for button in (self.away, self.keep):
            button.setAccessibleDescription(self._asks.text())
        self._question.hide()

    @Slot()
    def _edit(self) -> None:
        if self.words.text().strip():
            self._question.hide()
            self._tell()

    @Slot()
    def _tell(self) -> None:
        self.day.setVisible(self.by.isChecked())
        due = self.day.day() if self.by.isChecked() else None
        self.changed.emit(self._promise.id, self.words.text(), due)

    @Slot()
    def _give_up(self) -> None:
        self._question.setEnabled(False)  # once; the line goes when the desk answered
        self.given_up.emit(self._promise.id)

    @Slot()
    def _stay(self) -> None:
        self.words.setFocus()
        self._question.hide()
