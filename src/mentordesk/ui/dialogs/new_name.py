"""One more name for an idea: who, what part and how much of it, and how they want to be named."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from mentordesk.domain.idea import Idea, Part
from mentordesk.domain.naming import NewName
from mentordesk.domain.person import Consent, Person
from mentordesk.marks import override
from mentordesk.ui import wording
from mentordesk.ui.dialogs.part_question import PartQuestion
from mentordesk.ui.widgets.field_row import FieldRow


class NewNameDialog(PartQuestion):
    """Asks of somebody whom the desk may not know yet; `given` tells the name."""

    given = Signal(object)

    def __init__(self, idea: Idea, parent: QWidget) -> None:
        super().__init__(self.tr("Who else had a part in it?"), self.tr("Add"), parent, "new_name")
        self.name = QLineEdit()
        self.hold(FieldRow(self.tr("Name"), self.name), "name")
        self.ask_part(idea, None, Part)
        self.part.choose(Part.SHAPED)
        self.name.setFocus()

    def ask_who(self, alike: Iterable[Person]) -> None:
        """Ask for a whole name, since somebody here is called by the one that was given."""
        self.ask_again(wording.whole_name(alike), self.name)

    @override
    def answer(self) -> None:
        name, (consent, people) = self.name.text(), self.said.given()
        if not name.strip():
            self.ask_again(self.tr("Say who it was."), self.name)
        elif consent is Consent.THESE_PEOPLE and not people.strip():
            self.ask_again(self.tr("Say before whom they may be named."), self.said.people)
        else:
            self.given.emit(NewName(name, *self.told()))
