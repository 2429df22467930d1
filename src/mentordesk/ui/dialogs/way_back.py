"""The way back from the mentor's seat: the passphrase or, as long as it counts, a short code."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from mentordesk.ui.dialogs.passphrase_question import PassphraseQuestion
from mentordesk.ui.widgets.label import second


class WayBackDialog(PassphraseQuestion):
    """Asks for the passphrase; with `takes_code` the code does as well."""

    answered = Signal(str)

    def __init__(self, leader: str, parent: QWidget, *, takes_code: bool) -> None:
        title = self.tr("Back to {name}").format(name=leader)
        super().__init__(title, self.tr("Go on"), parent, "present")
        self._leader, self.why = leader, second("")
        self.fields.addWidget(self.why)
        self.ask_passphrase()
        if takes_code:
            self._tell(
                self.tr("{name}’s notes open again with the code, or with the passphrase."),
                self.tr("Code or passphrase"),
            )
        else:
            self._ask_for_passphrase()

    def refuse_code(self) -> None:
        """Say that from now on only the passphrase leads back."""
        self._ask_for_passphrase()
        self.row.set_hint(self.tr("The code counts no more after three wrong tries."))

    @override
    def answer(self) -> None:
        self.answered.emit(self.passphrase.text())

    def _ask_for_passphrase(self) -> None:
        self._tell(
            self.tr("{name}’s notes open again with the passphrase."),
            self.tr("{name}’s passphrase"),
        )

    def _tell(self, why: str, field: str) -> None:
        self.why.setText(why.format(name=self._leader))
        self.setAccessibleDescription(self.why.text())
        asked = field.format(name=self._leader)
        self.row.name.setText(asked)
        self.passphrase.setAccessibleName(asked)
