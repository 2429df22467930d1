"""What part somebody had in an idea, how large it was, and how they want to be named for it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from mentordesk.domain.idea import Contribution, Idea, Part
from mentordesk.domain.naming import may_lose
from mentordesk.domain.person import Consent, Person, Role
from mentordesk.marks import override
from mentordesk.ui.dialogs.part_question import PartQuestion
from mentordesk.ui.widgets.button import quiet
from mentordesk.ui.widgets.label import small


class NamedDialog(PartQuestion):
    """Corrects one part; `taken_off` where the name was a mistake.

    `amended` tells the part as it is now, with its weight, the answer and before whom it holds.
    """

    amended = Signal(object)
    taken_off = Signal()

    def __init__(self, idea: Idea, given: Contribution, person: Person, parent: QWidget) -> None:
        title = self.tr("How {name} is named").format(name=person.first_name)
        super().__init__(title, self.tr("Keep"), parent, "named")
        self.off = quiet(self.tr("Take the name off"), "trash-2")
        self._given, self._is_mistake = given, False
        others = {c.part for c in idea.contributions if c.person == given.person} - {given.part}
        self.ask_part(idea, person, (part for part in Part if part not in others))
        self.part.choose(given.part)
        self.weight.choose(given.weight)
        self.consent = self.said.choice
        self.off.setObjectName("named.off")
        self.off.clicked.connect(self._take_off)
        self.off.setVisible(may_lose(idea, given))
        self.fields.addWidget(self.off, 0, Qt.AlignmentFlag.AlignLeft)
        if not others and given.consent is not Consent.ASK and person.role is Role.OTHER:
            self._tell_that_the_answer_goes(person)
        self.part.setFocus()

    @override
    def answer(self) -> None:
        if self._is_mistake:
            self._is_mistake = False
            self.taken_off.emit()
        else:
            self.amended.emit(Contribution(self._given.person, *self.told()))

    def _tell_that_the_answer_goes(self, person: Person) -> None:
        told = self.tr(
            "If nothing else names {name}, that answer goes with the name. Ask again before you "
            "add it anew."
        )
        goes = small(told.format(name=person.first_name))
        goes.setObjectName("named.goes")
        self.off.setAccessibleDescription(goes.text())
        self.fields.addWidget(goes)

    @Slot()
    def _take_off(self) -> None:
        self._is_mistake = True
        self._try()
