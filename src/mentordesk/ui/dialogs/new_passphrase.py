"""Asks for a new passphrase, twice."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.look import look
from mentordesk.ui.widgets.passphrase_step import PassphraseStep

WIDTH = 520


class NewPassphraseDialog(Question):
    """The same step as at the beginning, in a dialog; `step.judged` asks how long one holds."""

    answered = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        title = self.tr("Change the passphrase")
        super().__init__(title, self.tr("Change it"), parent, "new_passphrase")
        self.step = PassphraseStep()
        self.setMinimumWidth(look().px(WIDTH))
        self.fields.addWidget(self.step)
        self.step.changed.connect(self._look)
        self._look()

    @override
    def answer(self) -> None:
        self.answered.emit(self.step.passphrase.text())

    @Slot()
    def _look(self) -> None:
        self.allow(answer=self.step.complete())
