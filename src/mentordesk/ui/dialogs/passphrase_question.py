"""A question with the passphrase that opens the desk now."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from mentordesk.errors import PresentPassphraseError
from mentordesk.marks import override
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.patience import Patience
from mentordesk.ui.tokens import Tone
from mentordesk.ui.widgets.passphrase_field import PassphraseField
from mentordesk.ui.widgets.passphrase_row import PassphraseRow


class PassphraseQuestion(Question):
    """An open desk may stand before somebody else than its leader; so `patience` outlasts one."""

    def __init__(self, title: str, yes: str, parent: QWidget, name: str) -> None:
        super().__init__(title, yes, parent, name)
        self.patience = Patience()
        self.passphrase = PassphraseField()
        self.row = PassphraseRow(self.tr("Present passphrase"), self.passphrase)
        self.row.key_state.setObjectName(f"{name}.keys")
        self.passphrase.textChanged.connect(self._look)
        self._look()

    def ask_passphrase(self) -> None:
        """Put the field under what was explained."""
        self.ask_row(self.row, f"{self.objectName()}.passphrase")

    @override
    def fail(self, error: Exception) -> None:
        super().fail(error)
        if isinstance(error, PresentPassphraseError):
            self.patience.wrong()
            self.row.key_state.doubt()

    @override
    def _try(self) -> None:
        words = self.patience.words()
        if words:
            self._say(words, Tone.NEUTRAL)
        else:
            super()._try()

    @Slot()
    def _look(self) -> None:
        self.allow(answer=bool(self.passphrase.text()))
