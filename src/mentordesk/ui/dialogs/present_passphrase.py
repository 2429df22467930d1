"""Asks for the passphrase that opens the desk now, before its keys are shown or changed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from mentordesk.ui.dialogs.passphrase_question import PassphraseQuestion


class PresentPassphraseDialog(PassphraseQuestion):
    """Asks, and says why."""

    answered = Signal(str)

    def __init__(self, why: str, parent: QWidget) -> None:
        super().__init__(self.tr("Your passphrase"), self.tr("Go on"), parent, "present")
        self.explain(why)
        self.ask_passphrase()

    @override
    def answer(self) -> None:
        self.answered.emit(self.passphrase.text())
