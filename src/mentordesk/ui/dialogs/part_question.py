"""What all questions about a part in an idea share: the part, its weight, how to be named."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from mentordesk.domain.idea import Idea, Part, Weight
from mentordesk.domain.person import Consent, Person
from mentordesk.ui import wording
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.tokens import GRID
from mentordesk.ui.widgets.agreed_people import AgreedPeople
from mentordesk.ui.widgets.choice import Choice
from mentordesk.ui.widgets.field_row import FieldRow
from mentordesk.ui.widgets.fitting_scroll import FittingScroll
from mentordesk.ui.widgets.weights import weights


class PartQuestion(Question):
    """Its fields scroll where the screen has less room; the words of the idea stand over them."""

    def __init__(self, title: str, yes: str, parent: QWidget, name: str) -> None:
        super().__init__(title, yes, parent, name)
        self.part, self.weight = Choice(), weights()
        self._rows = FittingScroll()
        self._rows.body.setSpacing(4 * GRID)

    def hold(self, row: FieldRow, name: str) -> None:
        """Put a field under those that are there."""
        row.control.setObjectName(f"{self.objectName()}.{name}")
        self._rows.body.addWidget(row)

    def ask_part(self, idea: Idea, person: Person | None, parts: Iterable[Part]) -> None:
        """Ask which of these parts it was, how large, and how a person wants to be named for it."""
        self.said = AgreedPeople(self, idea, person)
        for part in parts:
            self.part.add(wording.part(part), part)
        self.explain(idea.text)
        self.hold(FieldRow(self.tr("Part"), self.part), "part")
        self.hold(FieldRow(self.tr("Weight"), self.weight), "weight")
        self.hold(self.said.choice_row, "consent")
        self.hold(self.said.people_row, "people")
        self.fields.addWidget(self._rows, 1)

    def told(self) -> tuple[Part, Weight, Consent, str]:
        """Return the part, its weight, the answer and before whom, as they are chosen."""
        # Qt gives back plain text where an enumerated text was handed in.
        return Part(self.part.value()), Weight(self.weight.value()), *self.said.given()
