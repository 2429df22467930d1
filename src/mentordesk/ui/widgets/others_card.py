"""Those who are no mentors and have a name on the desk: each may ask to be forgotten."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot

from mentordesk.domain.ids import PersonId
from mentordesk.domain.person import Person
from mentordesk.ui.widgets.button import Button, Kind
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.choice import Choice
from mentordesk.ui.widgets.field_row import FieldRow


class OthersCard(Card):
    """One of them is chosen by name; `forget_asked` with whom. Out of sight while there is none."""

    forget_asked = Signal(object)

    def __init__(self) -> None:
        under = _tr("Colleagues and sponsors who had a part in an idea, or are named with one.")
        super().__init__(_tr("Others you know of"), under)
        self.who = Choice()
        self.forget = Button(_tr("Forget…"), Kind.QUIET, "trash-2")
        self.who.setObjectName("others.who")
        self.forget.setObjectName("others.forget")
        self.add(FieldRow(_tr("Who"), self.who))
        self.body.addWidget(self.forget, 0, Qt.AlignmentFlag.AlignLeft)
        self.who.currentIndexChanged.connect(self._name)
        self.forget.clicked.connect(self._ask)
        self.hide()

    def show_people(self, others: Sequence[Person]) -> None:
        """Offer these; who is chosen stays so."""
        before: PersonId | None = self.who.value()
        self.who.clear()
        for one in others:
            self.who.add(one.name, one.id)
        if before in {one.id for one in others}:
            self.who.choose(before)
        self._name()
        self.setVisible(bool(others))

    @Slot()
    def _name(self) -> None:
        self.forget.setAccessibleDescription(self.who.currentText())

    @Slot()
    def _ask(self) -> None:
        self.forget_asked.emit(self.who.value())


def _tr(words: str) -> str:
    return QCoreApplication.translate("others", words)
