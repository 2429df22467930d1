"""That a session did not take place or will not, and on whose side that was."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from mentordesk.domain.session import Session
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.widgets.side_choice import SideChoice


class MissedSessionDialog(Question):
    """Asks before it is said so, without blame; who it was may be left."""

    missed = Signal(object)
    """Emitted with the Side who asked for it, or None."""

    def __init__(self, session: Session, mentor: str, now: datetime, parent: QWidget) -> None:
        ahead = session.planned_at > now
        title = self.tr("It will not take place") if ahead else self.tr("It did not take place")
        super().__init__(title, title, parent, "missed")
        self.by = SideChoice(mentor)
        self.explain(self.tr("The session stays in the list as one that did not take place."))
        if ahead:
            words = self.tr("What is on its agenda goes to your next session, if one is planned.")
            self.explain(words)
        self.ask(self.tr("Who asked for it"), self.by, "missed.by")

    @override
    def answer(self) -> None:
        self.missed.emit(self.by.side())
