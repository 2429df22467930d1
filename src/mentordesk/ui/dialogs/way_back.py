"""The way back from the mentor's seat: the passphrase or, as long as it counts, a short code."""

from PySide6.QtWidgets import QWidget

from mentordesk.ui.dialogs.present_passphrase import PresentPassphraseDialog


class WayBackDialog(PresentPassphraseDialog):
    """Asks for the passphrase; with `takes_code` the code does as well."""

    def __init__(self, leader: str, parent: QWidget, *, takes_code: bool) -> None:
        why = self.tr("{name}’s notes open again with the passphrase.").format(name=leader)
        if takes_code:
            why = self.tr("{name}’s notes open again with the code, or with the passphrase.")
            why = why.format(name=leader)
        super().__init__(why, parent)
        if takes_code:
            self._name_field(self.tr("Code or passphrase"))

    def refuse_code(self) -> None:
        """Say that from now on only the passphrase leads back."""
        self._name_field(self.tr("Present passphrase"))
        self.row.set_hint(self.tr("The code counts no more after three wrong tries."))

    def _name_field(self, words: str) -> None:
        self.row.name.setText(words)
        self.passphrase.setAccessibleName(words)
