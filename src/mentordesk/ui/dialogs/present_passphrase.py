"""Asks for the passphrase that opens the desk now, before its keys are shown or changed."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.widgets.passphrase_field import PassphraseField


class PresentPassphraseDialog(Question):
    """An open desk may stand before somebody else than its leader."""

    answered = Signal(str)

    def __init__(self, why: str, parent: QWidget) -> None:
        super().__init__(self.tr("Your passphrase"), self.tr("Go on"), parent, "present")
        self.passphrase = PassphraseField()
        self.explain(why)
        self.ask(self.tr("Passphrase"), self.passphrase, "present.passphrase")
        self.passphrase.textChanged.connect(self._look)
        self._look()
        self.passphrase.setFocus()

    @override
    def answer(self) -> None:
        self.answered.emit(self.passphrase.text())

    @Slot()
    def _look(self) -> None:
        self.allow(answer=bool(self.passphrase.text()))
