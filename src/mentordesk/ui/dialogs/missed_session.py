"""That a session did not take place or will not, on whose side, and whether its series ends."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from mentordesk.domain.floor import Side
from mentordesk.domain.session import Session
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.widgets.check_row import CheckRow
from mentordesk.ui.widgets.side_choice import SideChoice


@dataclass(frozen=True, slots=True)
class Off:
    """What was answered; `series` means that this one and all later ones are called off."""

    by: Side | None
    series: bool


class MissedSessionDialog(Question):
    """Asks before it is said so, without blame; who it was may be left."""

    missed = Signal(object)
    """Emitted with the Off."""

    def __init__(self, session: Session, mentor: str, parent: QWidget) -> None:
        title = self.tr("It does not take place")
        super().__init__(title, title, parent, "missed")
        self.by, self.series = SideChoice(mentor), CheckRow(self.tr("End the series here"))
        self.series.setObjectName("missed.series")
        self.series.set_aside(self.tr("this one and all later ones"))
        self.series.setVisible(session.series is not None)
        stays = self.tr(
            "The session stays in the list as one that did not take place. What was prepared for "
            "it goes along to your next session."
        )
        self.explain(stays)
        self.ask(self.tr("Who asked for it"), self.by, "missed.by")
        self.fields.addWidget(self.series)

    @override
    def answer(self) -> None:
        self.missed.emit(Off(self.by.side(), self.series.isChecked()))
