"""How a person wants to be named, and before whom where it is certain people."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QLineEdit

from mentordesk.domain.agreeing import people_agreed
from mentordesk.domain.idea import Idea
from mentordesk.domain.names import consent_of, consents_left, settled
from mentordesk.domain.person import Consent, Person
from mentordesk.ui import wording
from mentordesk.ui.widgets.choice import Choice
from mentordesk.ui.widgets.field_row import FieldRow


class AgreedPeople(QObject):
    """Two rows of a question: the answers that are left, and the people if it is certain ones.

    Nobody has answered for a person who is None, so all answers are left.
    """

    def __init__(self, parent: QObject, idea: Idea, person: Person | None) -> None:
        super().__init__(parent)
        agreed = "" if person is None else people_agreed(idea, person.id)
        self.choice, self.people = Choice(), QLineEdit(agreed)
        for consent in Consent if person is None else consents_left(person, idea):
            self.choice.add(wording.consent(consent), consent)
        self.choice.choose(Consent.ASK if person is None else consent_of(person, idea))
        rule = self._rule(idea, person)
        self.choice_row = FieldRow(self.tr("How to be named"), self.choice, rule)
        hint = self.tr(
            "With commas between them; “everybody but …” tells of nobody. "
            "Before anybody else it is “a colleague”."
        )
        self.people_row = FieldRow(self.tr("Before whom"), self.people, hint)
        if self.given()[0] is not Consent.THESE_PEOPLE:
            self.people_row.hide()
        self.choice.currentIndexChanged.connect(self._follow)

    def given(self) -> tuple[Consent, str]:
        """Return the answer and before whom, which is "" where the answer is another."""
        # Qt gives back plain text where an enumerated text was handed in.
        consent = Consent(self.choice.value())
        return consent, self.people.text() if consent is Consent.THESE_PEOPLE else ""

    def _rule(self, idea: Idea, person: Person | None) -> str:
        if person is not None and len(consents_left(person, idea)) < len(Consent):
            words = self.tr("Settled so far: {answer}. It can only become stricter now.")
            return words.format(answer=wording.consent(settled(person, idea)))
        return self.tr("The first answer counts; after that it can only become stricter.")

    @Slot()
    def _follow(self) -> None:
        self.people_row.setVisible(self.given()[0] is Consent.THESE_PEOPLE)
