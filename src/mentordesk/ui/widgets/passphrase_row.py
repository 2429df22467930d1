"""A passphrase under its name, and under it what the keyboard does unseen."""

from PySide6.QtWidgets import QLineEdit

from mentordesk.ui.widgets.field_row import FieldRow
from mentordesk.ui.widgets.key_state import KeyState
from mentordesk.ui.widgets.passphrase_field import PassphraseField


class PassphraseRow(FieldRow):
    """Speaks of the keyboard for the passphrase and for `others` that are typed with it."""

    def __init__(self, name: str, passphrase: PassphraseField, *others: QLineEdit) -> None:
        super().__init__(name, passphrase)
        self.key_state = KeyState(passphrase, *others)
        self.column.addWidget(self.key_state)
