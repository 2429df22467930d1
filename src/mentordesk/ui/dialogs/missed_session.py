"""That a session did not take place or will not, and on whose side that was."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.widgets.side_choice import SideChoice


class MissedSessionDialog(Question):
    """Asks before it is said so, without blame; who it was may be left."""

    missed = Signal(object)
    """Emitted with the Side who asked for it, or None."""

    def __init__(self, mentor: str, parent: QWidget) -> None:
        title = self.tr("It does not take place")
        super().__init__(title, title, parent, "missed")
        self.by = SideChoice(mentor)
        self.explain(self.tr("The session stays in the list as one that did not take place."))
        self.ask(self.tr("Who asked for it"), self.by, "missed.by")

    @override
    def answer(self) -> None:
        self.missed.emit(self.by.side())
