"""Why something is declined, or let go, in one line."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from mentordesk.ui.dialogs.question import Question


class ReasonDialog(Question):
    """Asks for a reason; an empty one is for the rules of the desk to refuse."""

    given = Signal(str)

    def __init__(self, title: str, about: str, hint: str, parent: QWidget) -> None:
        super().__init__(title, title, parent, "reason")
        self.line = QLineEdit()
        self.line.setPlaceholderText(hint)
        self.explain(about)
        self.ask(self.tr("The reason, in one line"), self.line, "reason.line")
        self.line.setFocus()

    @override
    def answer(self) -> None:
        self.given.emit(self.line.text())


class ConfirmDialog(Question):
    """Asks whether something that cannot be taken back should be done."""

    agreed = Signal()

    def __init__(self, title: str, about: str, yes: str, parent: QWidget) -> None:
        super().__init__(title, yes, parent, "confirm")
        self.explain(about)

    @override
    def answer(self) -> None:
        self.agreed.emit()
