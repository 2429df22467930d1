"""How long a session is and where, and whether later ones of its series change along."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from mentordesk.domain.session import LONGEST, SHORTEST, Session
from mentordesk.ui.dialogs.plan_session import STEP
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.widgets.check_row import CheckRow
from mentordesk.ui.widgets.number_field import NumberField


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What was answered; `later` means that later sessions of the series change along."""

    minutes: int
    place: str
    later: bool


class ArrangeSessionDialog(Question):
    """Begins with what is planned; the time is not asked for, moving does that."""

    arranged = Signal(object)
    """Emitted with the Arrangement."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(self.tr("Place and length"), self.tr("Change it"), parent, "arrange")
        self.place = QLineEdit(session.place)
        self.minutes = NumberField(self.tr("How long"), SHORTEST, LONGEST, self.tr("min"))
        self.minutes.setSingleStep(STEP)
        self.minutes.setValue(session.minutes)
        self.later = CheckRow(self.tr("Change later sessions of the series along"))
        self.later.setObjectName("arrange.later")
        self.later.setVisible(session.series is not None)
        about = self.tr("The time stays as it is, and so do the agenda and your notes.")
        if session.series is not None:
            own = self.tr("Later ones with a place or length of their own keep it, as half-time.")
            about = f"{about} {own}"
        self.explain(about)
        self.ask(self.tr("Where (may stay empty)"), self.place, "arrange.place")
        self.ask(self.minutes.accessibleName(), self.minutes, "arrange.minutes")
        self.fields.addWidget(self.later)

    @override
    def answer(self) -> None:
        later = self.later.isChecked()
        self.arranged.emit(Arrangement(self.minutes.value(), self.place.text(), later))
