"""What a restore needs to know: which backup, what opens it, and where the desk goes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from mentordesk.ui.tokens import GAP_CARDS
from mentordesk.ui.widgets.button import Button
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.field_row import FieldRow
from mentordesk.ui.widgets.label import second, strong
from mentordesk.ui.widgets.way_in import WayIn


class RestoreForm(QWidget):
    """Three cards to fill in; a choice of file or folder is asked for from outside."""

    changed = Signal()
    submitted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.choose_file = Button(self.tr("Choose a backup"), icon="file-text")
        self.file, self.claim = strong(""), second("")
        self.way = WayIn("restore", self.tr("The passphrase of that day"))
        self.folder = QLineEdit()
        self.choose_folder = Button(self.tr("Choose another folder"), icon="folder")
        self._build()
        self.way.submitted.connect(self.submitted)
        self.way.changed.connect(self.changed)
        self.folder.textChanged.connect(self.changed)

    def complete(self) -> bool:
        """Return whether everything is there that a restore needs."""
        return bool(self.file.text() and self.way.typed and self.folder.text().strip())

    def first_field(self) -> QWidget:
        """Return what is to be filled in first."""
        return self.way.field if self.file.text() else self.choose_file

    def show_file(self, name: str, claim: str) -> None:
        """Show which backup was chosen, and what it says of itself."""
        self.file.setText(name)
        self.claim.setText(claim)
        self.file.setVisible(bool(name))
        self.changed.emit()

    def _build(self) -> None:
        for name in ("choose_file", "claim", "folder", "choose_folder"):
            getattr(self, name).setObjectName(f"restore.{name}")
        self.file.hide()
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
        card.add(self.way)
        card.add(_beginning(self.way.other_way))
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
