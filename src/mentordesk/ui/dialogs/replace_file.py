"""Whether a file that has the name already is replaced."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mentordesk.marks import override
from mentordesk.ui.dialogs.question import Question


class ReplaceFileDialog(Question):
    """Asks about a name that no file dialog asked about; `agreed` where it may be replaced."""

    agreed = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        title = self.tr("Replace {name}?").format(name=name)
        super().__init__(title, self.tr("Replace it"), parent, "replace_file")
        self.explain(
            self.tr("A file of that name is in that folder already. What it holds would be gone.")
        )
        self.begin_at_the_way_out()

    @override
    def answer(self) -> None:
        self.agreed.emit()
        self.accept()
