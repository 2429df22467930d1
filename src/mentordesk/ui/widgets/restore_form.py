"""What a restore needs to know: which backup, what opens it, and where the desk goes."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from mentordesk.ui.tokens import GAP_CARDS, Text, Tone
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.button import Button, Kind
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.field_row import FieldRow
from mentordesk.ui.widgets.label import Label, second, strong
from mentordesk.ui.widgets.passphrase_field import PassphraseField


class RestoreForm(QWidget):
    """Three cards to fill in; a choice of file or folder is asked for from outside."""

    changed = Signal()
    submitted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.choose_file = Button(self.tr("Choose a backup"), icon="file-text")
        self.file, self.claim = strong(""), second("")
        self.passphrase, self.code = PassphraseField(), QLineEdit()
        self.other_way = Button(self.tr("Use the recovery code"), Kind.LINK)
        self.folder = QLineEdit()
        self.choose_folder = Button(self.tr("Choose another folder"), icon="folder")
        self.answer = Label("", Text.SMALL)
        self._rows = (
            FieldRow(self.tr("The passphrase of that day"), self.passphrase),
            FieldRow(self.tr("Recovery code"), self.code),
        )
        self._build()
        self.other_way.clicked.connect(self._turn)
        self.passphrase.submitted.connect(self.submitted)
        self.code.returnPressed.connect(self.submitted)
        for field in (self.passphrase, self.code, self.folder):
            field.textChanged.connect(self.changed)

    @property
    def by_code(self) -> bool:
        """Return whether the recovery code is asked for."""
        return self._rows[1].isVisibleTo(self)

    @property
    def typed(self) -> str:
        """Return what is to open the backup."""
        return self.code.text() if self.by_code else self.passphrase.text()

    def complete(self) -> bool:
        """Return whether everything is there that a restore needs."""
        return bool(self.file.text() and self.typed.strip() and self.folder.text().strip())

    def first_field(self) -> QWidget:
        """Return what is to be filled in first."""
        if not self.file.text():
            return self.choose_file
        return self.code if self.by_code else self.passphrase

    def show_file(self, name: str, claim: str) -> None:
        """Show which backup was chosen, and what it says of itself."""
        self.file.setText(name)
        self.claim.setText(claim)
        self.file.setVisible(bool(name))
        self.changed.emit()

    def show_problem(self, words: str) -> None:
        """Say why it did not work; what was typed stays."""
        self.answer.setText(words)
        self.answer.setVisible(bool(words))
        for field in (self.passphrase, self.code):
            field.setAccessibleDescription(words)
        if words:
            announce(self.first_field(), words)

    @Slot()
    def _turn(self) -> None:
        by_code = not self.by_code
        for row, shown in zip(self._rows, (not by_code, by_code), strict=True):
            row.setVisible(shown)
        self.other_way.setText(
            self.tr("Use the passphrase") if by_code else self.tr("Use the recovery code")
        )
        self.first_field().setFocus()
        self.changed.emit()

    def _build(self) -> None:
        for name in (
            "choose_file", "claim", "passphrase", "code", "other_way", "folder", "choose_folder",
            "answer",
        ):  # fmt: skip
            getattr(self, name).setObjectName(f"restore.{name}")
        self.code.setPlaceholderText("XXXXXX-XXXXXX-XXXXXX-XXXXXX-XXXXXX-XXXXXX")
        self._rows[1].hide()
        self.file.hide()
        self.answer.hide()
        self.answer.set_tone(Tone.DANGER)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_CARDS)
        for card in (self._file_card(), self._way_card(), self._folder_card()):
            column.addWidget(card)

    def _file_card(self) -> Card:
        card = Card(self.tr("The backup"))
        card.add(self.file)
        card.add(self.claim)
        card.add(_beginning(self.choose_file))
        return card

    def _way_card(self) -> Card:
        card = Card(self.tr("What opens it"))
        for row in self._rows:
            card.add(row)
        card.add(_beginning(self.other_way))
        card.add(self.answer)
        return card

    def _folder_card(self) -> Card:
        card = Card(self.tr("Where the restored desk goes"))
        hint = self.tr("A new or empty folder: nothing is ever restored over a desk.")
        card.add(FieldRow(self.tr("Folder"), self.folder, hint))
        card.add(_beginning(self.choose_folder))
        return card


def _beginning(button: Button) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(button)
    row.addStretch(1)
    return row
