"""How somebody who had a part in an idea wants to be named for it from now on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mentordesk.domain.idea import Idea
from mentordesk.domain.person import Person
from mentordesk.marks import override
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.widgets.agreed_people import AgreedPeople


class ConsentDialog(Question):
    """Takes a person's answer; `given` tells it, and before whom."""

    given = Signal(object, str)

    def __init__(self, idea: Idea, person: Person, parent: QWidget) -> None:
        title = self.tr("How {name} is named").format(name=person.first_name)
        super().__init__(title, self.tr("Keep"), parent, "consent")
        self._said = AgreedPeople(self, idea, person)
        self.explain(idea.text)
        self.ask_row(self._said.choice_row, "consent.choice")
        self.ask_row(self._said.people_row, "consent.people")

    @override
    def answer(self) -> None:
        self.given.emit(*self._said.given())
