"""Asks for a new passphrase, twice."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from mentordesk.ui.dialogs.tall_question import TallQuestion
from mentordesk.ui.widgets.passphrase_step import PassphraseStep


class NewPassphraseDialog(TallQuestion):
    """The same step as at the beginning, in a dialog; `step.judged` asks how long one holds."""

    answered = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        title = self.tr("Change the passphrase")
        super().__init__(title, self.tr("Change it"), parent, "new_passphrase")
        self.step = PassphraseStep()
        self.step.heading.hide()
        self.hold(self.step)

    @override
    def answer(self) -> None:
        self.answered.emit(self.step.passphrase.text())
