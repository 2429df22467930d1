"""The question before a desk is locked in the middle of a session."""

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from mentordesk.ui.dialogs.question import Question


class LockQuestion(Question):
    """Asks once; Ctrl+L a second time is a yes, for whoever is in a hurry."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            self.tr("Lock in the middle of the session?"), self.tr("Lock"), parent, "lock"
        )
        self.no.setText(self.tr("Stay"))
        self.explain(
            self.tr(
                "Every word is kept, your windows come back, and the session waits. To go on with"
                " it, the passphrase is needed. Ctrl+L locks at once."
            )
        )

    @override
    def answer(self) -> None:
        self.accept()
