"""What part somebody had in an idea, how large it was, and how they want to be named for it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from mentordesk.domain.idea import Contribution, Idea, Part, Weight
from mentordesk.domain.naming import may_lose
from mentordesk.domain.person import Person
from mentordesk.marks import override
from mentordesk.ui import wording
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.widgets.agreed_people import AgreedPeople
from mentordesk.ui.widgets.button import quiet
from mentordesk.ui.widgets.choice import Choice
from mentordesk.ui.widgets.weights import weights


class NamedDialog(Question):
    """Corrects one part; `taken_off` where the name was a mistake.

    `amended` tells the part as it is now, with its weight, the answer and before whom it holds.
    """

    amended = Signal(object)
    taken_off = Signal()

    def __init__(self, idea: Idea, given: Contribution, person: Person, parent: QWidget) -> None:
        title = self.tr("How {name} is named").format(name=person.first_name)
        super().__init__(title, self.tr("Keep"), parent, "named")
        self.part, self.weight = Choice(), weights(given.weight)
        self._given, self._said = given, AgreedPeople(self, idea, person)
        self.consent = self._said.choice
        self.off = quiet(self.tr("Take the name off"), "trash-2")
        self._is_mistake = False
        self.explain(idea.text)
        self._ask_part(idea, given)
        self.ask_row(self._said.choice_row, "named.consent")
        self.ask_row(self._said.people_row, "named.people")
        self.off.setObjectName("named.off")
        self.off.clicked.connect(self._take_off)
        self.off.setVisible(may_lose(idea, given))
        self.fields.addWidget(self.off, 0, Qt.AlignmentFlag.AlignLeft)

    @override
    def answer(self) -> None:
        if self._is_mistake:
            self._is_mistake = False
            self.taken_off.emit()
        else:
            # Qt gives back plain text where an enumerated text was handed in.
            part, weight = Part(self.part.value()), Weight(self.weight.value())
            who, said = self._given.person, self._said.given()
            self.amended.emit(Contribution(who, part, weight, *said))

    def _ask_part(self, idea: Idea, given: Contribution) -> None:
        others = {c.part for c in idea.contributions if c.person == given.person} - {given.part}
        for part in Part:
            if part not in others:
                self.part.add(wording.part(part), part)
        self.part.choose(given.part)
        self.ask(self.tr("Part"), self.part, "named.part")
        self.ask(self.tr("Weight"), self.weight, "named.weight")

    @Slot()
    def _take_off(self) -> None:
        self._is_mistake = True
        self._try()
