"""How a file is read: the letters and the sign between cells that were found out, to be changed."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mentordesk.domain.earlier import Letters
from mentordesk.error_words.ideas_in import SEPARATORS, SaysIdeas
from mentordesk.ui.tokens import GAP
from mentordesk.ui.widgets.choice import Choice
from mentordesk.ui.widgets.field_row import FieldRow
from mentordesk.ui.widgets.flow_layout import FlowLayout


class FileReading(QWidget):
    """Two lists to choose from; `changed` tells that the file is to be read otherwise.

    `told` and `sign` are what was chosen; None and nothing while the file tells itself.
    """

    changed = Signal()

    def __init__(self, says: SaysIdeas) -> None:
        super().__init__()
        self._says = says
        self.told: Letters | None = None
        self.sign = ""
        self.letters, self.separator = Choice(), Choice()
        for one in Letters:
            self.letters.add(says.letters(one.value), one)
        for sign in SEPARATORS:
            self.separator.add(says.separator(sign), sign)
        self._lay_out()
        self.letters.activated.connect(self._choose)
        self.separator.activated.connect(self._choose)

    def show_found(self, letters: Letters, separator: str) -> None:
        """Show how the file was read."""
        if self.separator.findData(separator) < 0:
            self.separator.add(self._says.separator(separator), separator)
        self.letters.choose(letters)
        self.separator.choose(separator)

    def _lay_out(self) -> None:
        rows = FlowLayout(self, 2 * GAP)
        for choice, title, name in (
            (self.letters, self.tr("Letters of the file"), "letters"),
            (self.separator, self.tr("Between its cells"), "separator"),
        ):
            choice.setObjectName(f"ideas_import.{name}")
            choice.setPlaceholderText(self.tr("As the file tells"))
            choice.setCurrentIndex(-1)
            rows.addWidget(FieldRow(title, choice))

    @Slot()
    def _choose(self) -> None:
        told = self.letters.value()  # a list gives back the bare word
        self.told = None if told is None else Letters(told)
        self.sign = self.separator.value() or ""
        self.changed.emit()
