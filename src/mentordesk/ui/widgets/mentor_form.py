"""What a leader says about a mentor: name, work, and how they like to talk."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from mentordesk.domain.person import Consent, Medium, Pairing, Person, Rhythm
from mentordesk.domain.reporting import Reporting
from mentordesk.ui import tokens, wording
from mentordesk.ui.widgets.check_row import CheckRow
from mentordesk.ui.widgets.choice import Choice
from mentordesk.ui.widgets.field_row import FieldRow
from mentordesk.ui.widgets.session_habits import SessionHabits

LONGEST_NAME = 120


class MentorForm(QWidget):
    """The fields of a mentor; what it does not show of a pairing stays as it was."""

    changed = Signal()
    submitted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._pairing = Pairing()
        self.name, self.about, self.note = QLineEdit(), QLineEdit(), QLineEdit()
        self.place, self.strengths = QLineEdit(), QLineEdit()
        self.learn, self.get = QLineEdit(), QLineEdit()
        self.medium, self.rhythm = Choice(self.tr("Medium")), Choice(self.tr("Rhythm"))
        self.consent = Choice(self.tr("Credit"))
        self.reporting = Choice(self.tr("Do they report to you?"))
        self.lock = CheckRow(self.tr("What you ask for in the last 24 hours is marked urgent"))
        self.habits = SessionHabits()
        self._build()
        for field in self.findChildren(QLineEdit):
            field.textChanged.connect(self.changed)
            field.returnPressed.connect(self.submitted)

    def show_person(self, person: Person) -> None:
        """Show what is known of a mentor."""
        self._pairing = person.pairing or Pairing()
        self.name.setText(person.name)
        self.about.setText(person.about)
        self.note.setText(self._pairing.medium_note)
        self.place.setText(self._pairing.place)
        self.strengths.setText(", ".join(self._pairing.strengths))
        self.learn.setText(self._pairing.leader_hopes)
        self.get.setText(self._pairing.mentor_hopes)
        self.medium.choose(self._pairing.medium)
        self.rhythm.choose(self._pairing.rhythm)
        self.consent.choose(self._pairing.consent)
        self.reporting.choose(self._pairing.reporting)
        self.lock.setChecked(self._pairing.agenda_lock)
        self.habits.show_pairing(self._pairing)

    def pairing(self) -> Pairing:
        """Return what the fields say."""
        return replace(
            self.habits.applied(self._pairing),
            medium=Medium(str(self.medium.value())),
            medium_note=" ".join(self.note.text().split()),
            place=" ".join(self.place.text().split()),
            strengths=_parts(self.strengths.text()),
            leader_hopes=self.learn.text().strip(),
            mentor_hopes=self.get.text().strip(),
            rhythm=Rhythm(str(self.rhythm.value())),
            consent=Consent(str(self.consent.value())),
            agenda_lock=self.lock.isChecked(),
            reporting=Reporting(str(self.reporting.value())),
        )

    def applied(self, person: Person) -> Person:
        """Return the person with what the fields say."""
        about = " ".join(self.about.text().split())
        return replace(person, name=self.name.text(), about=about, pairing=self.pairing())

    def _build(self) -> None:
        for name, field in {
            "mentor.name": self.name,
            "mentor.about": self.about,
            "mentor.medium": self.medium,
            "mentor.note": self.note,
            "mentor.place": self.place,
            "mentor.rhythm": self.rhythm,
            "mentor.consent": self.consent,
            "mentor.reporting": self.reporting,
            "mentor.strengths": self.strengths,
            "mentor.learn": self.learn,
            "mentor.get": self.get,
            "mentor.lock": self.lock,
        }.items():
            field.setObjectName(name)
        self.name.setMaxLength(LONGEST_NAME)
        self._fill()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.GAP_CARDS)
        tr = self.tr
        column.addLayout(
            _pair(FieldRow(tr("Name"), self.name), FieldRow(tr("What they do"), self.about))
        )
        column.addLayout(
            _pair(
                FieldRow(tr("Between sessions"), self.medium),
                FieldRow(tr("More exactly"), self.note),
            )
        )
        column.addLayout(
            _pair(FieldRow(tr("You meet"), self.rhythm), FieldRow(tr("Where"), self.place))
        )
        column.addWidget(self.lock)
        column.addWidget(self.habits)
        column.addWidget(FieldRow(tr("When you use an idea of theirs"), self.consent))
        hint = tr("Then the agreement has a few clauses more, and you are both asked about them.")
        column.addWidget(FieldRow(tr("Do they report to you?"), self.reporting, hint))
        column.addWidget(FieldRow(tr("What they see that you do not"), self.strengths))
        column.addLayout(
            _pair(
                FieldRow(tr("What you hope to learn"), self.learn),
                FieldRow(tr("What they hope to get"), self.get),
            )
        )
        self.strengths.setPlaceholderText(tr("Several, with commas between"))
        self.note.setPlaceholderText(tr("Signal, short, not after 18:00"))
        self.place.setPlaceholderText(tr("in person, or a video call"))

    def _fill(self) -> None:
        for medium in Medium:
            self.medium.add(wording.medium(medium), medium)
        for rhythm in Rhythm:
            self.rhythm.add(wording.rhythm(rhythm), rhythm)
        for consent in Consent:
            self.consent.add(wording.pair_consent(consent), consent)
        for reporting in Reporting:
            self.reporting.add(wording.reporting(reporting), reporting)
        self.reporting.choose(Reporting.NONE)
        self.medium.choose(Medium.IN_PERSON)
        self.rhythm.choose(Rhythm.EVERY_2_WEEKS)
        self.consent.choose(Consent.ASK)
        self.lock.setChecked(self._pairing.agenda_lock)


def _pair(first: QWidget, second: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(tokens.GAP_CARDS)
    row.addWidget(first, 1)
    row.addWidget(second, 1)
    return row


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())
