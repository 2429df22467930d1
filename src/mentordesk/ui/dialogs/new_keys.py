"""Three questions about new keys: whether, whether they are kept, and what of older backups."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from mentordesk.ui.dialogs.passphrase_question import PassphraseQuestion
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.dialogs.tall_question import TallQuestion
from mentordesk.ui.widgets.check_row import CheckRow
from mentordesk.ui.widgets.code_step import CodeStep


class NewKeysDialog(PassphraseQuestion):
    """Asks for the present passphrase, and whether it may stay."""

    answered = Signal(str, bool)
    """The present passphrase, and whether another one is wanted."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(self.tr("New keys"), self.tr("Make new keys"), parent, "new_keys")
        self.change = CheckRow(self.tr("Choose another passphrase as well"))
        self._build()

    @override
    def answer(self) -> None:
        self.answered.emit(self.passphrase.text(), self.change.isChecked())

    def _build(self) -> None:
        self.explain(
            self.tr(
                "If somebody may know your passphrase or your recovery code, the desk can have "
                "new keys: everything is encrypted anew, which may take a minute. After that the "
                "old code opens nothing here any more, and neither does the keychain."
            )
        )
        self.ask_passphrase()
        self.change.setObjectName("new_keys.change")
        self.fields.addWidget(self.change)


class NewCodeDialog(TallQuestion):
    """Shows the new code, and asks for two of its groups; `step` prints and saves it."""

    def __init__(self, parent: QWidget, code: str) -> None:
        super().__init__(self.tr("New keys"), self.tr("Done"), parent, "new_code")
        self.step = CodeStep(code)
        self.step.heading.hide()
        self.no.setText(self.tr("Keep it later"))
        self.explain(self.tr("This replaces the code you have. Destroy the old sheet."))
        self.hold(self.step)
        self.step.submitted.connect(self.yes.click)

    @override
    def answer(self) -> None:
        self.accept()


class OlderBackupsDialog(Question):
    """Offers to let a fresh backup take the place of those that open with the old keys."""

    answered = Signal()

    def __init__(self, parent: QWidget, older: list[Path]) -> None:
        super().__init__(
            self.tr("Older backups"),
            self.tr("Back up and delete the older ones"),
            parent,
            "older_backups",
        )
        self.no.setText(self.tr("Keep them"))
        folders = sorted({str(path.parent) for path in older})
        found = self.tr("Backups that still open with the old keys: {number}, in {folders}.")
        self.explain(found.format(number=len(older), folders=", ".join(folders)))
        self.explain(
            self.tr(
                "A fresh backup with the new keys can take their place. Copies that lie elsewhere "
                "are out of MentorDesk’s reach: delete those yourself."
            )
        )

    @override
    def answer(self) -> None:
        self.answered.emit()
