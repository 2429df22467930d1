"""Asks for a new passphrase, twice."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from mentordesk import passphrase
from mentordesk.ui import tokens
from mentordesk.ui.look import look
from mentordesk.ui.widgets.button import Button, Kind
from mentordesk.ui.widgets.passphrase_step import PassphraseStep

WIDTH = 520


class NewPassphraseDialog(QDialog):
    """The same step as at the beginning, in a dialog."""

    answered = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.step = PassphraseStep()
        self.keep = Button(self.tr("Change it"), Kind.PRIMARY)
        self._cancel = Button(self.tr("Cancel"))
        self._build()
        self.step.changed.connect(self._look)
        self.step.submitted.connect(self._answer)
        self.step.judged.connect(self._judge)
        self.keep.clicked.connect(self._answer)
        self._cancel.clicked.connect(self.reject)
        self._look()

    @Slot()
    def _look(self) -> None:
        self.keep.setEnabled(self.step.complete())

    @Slot(str)
    def _judge(self, typed: str) -> None:
        self.step.show_strength(passphrase.strength(typed))

    @Slot()
    def _answer(self) -> None:
        if self.step.complete():
            self.answered.emit(self.step.passphrase.text())
            self.accept()

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Change the passphrase"))
        self.setObjectName("new_passphrase")
        self.keep.setObjectName("new_passphrase.keep")
        self._cancel.setObjectName("new_passphrase.cancel")
        self.setMinimumWidth(look().px(WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(*[tokens.PAD_CARD] * 4)
        column.setSpacing(tokens.GAP_CARDS)
        column.addWidget(self.step)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._cancel)
        row.addWidget(self.keep)
        column.addLayout(row)
