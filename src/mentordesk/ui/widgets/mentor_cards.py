"""One mentor's cards: strengths and hopes, the medium, the agreement."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from mentordesk.domain.agreement import Agreement, Clause
from mentordesk.domain.aim import Aim
from mentordesk.domain.export_record import ExportRecord
from mentordesk.domain.ids import PersonId, SessionId
from mentordesk.domain.person import Pairing, Person
from mentordesk.domain.word import Trend
from mentordesk.ui import tokens, wording
from mentordesk.ui.dates import short_day, span
from mentordesk.ui.look import look
from mentordesk.ui.tokens import Text, Tone
from mentordesk.ui.widgets.aims_card import AimsCard
from mentordesk.ui.widgets.avatar import Avatar
from mentordesk.ui.widgets.button import Button, Kind
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.chip import Chip
from mentordesk.ui.widgets.clause_list import ClauseList
from mentordesk.ui.widgets.flow_layout import FlowLayout
from mentordesk.ui.widgets.label import Label, hint, second, strong, title
from mentordesk.ui.widgets.left_card import LeftCard
from mentordesk.ui.widgets.word_card import WordCard

FACE = 56


@dataclass(frozen=True, slots=True)
class Shown:
    """What the cards show of one mentor."""

    person: Person
    agreement: Agreement | None
    held: int
    following: SessionId | None
    today: date
    word: Trend
    aims: tuple[Aim, ...] = ()
    left: tuple[ExportRecord, ...] = ()


class MentorCards(QWidget):
    """Shows a mentor; changes are asked for, not made."""

    edit_asked = Signal(object)
    plan_asked = Signal()
    letter_asked = Signal(object)
    guide_asked = Signal(object)
    record_asked = Signal(object)
    check_asked = Signal()
    summary_asked = Signal()
    agreed = Signal(object)

    def __init__(self, shown: Shown, offered: tuple[Clause, ...]) -> None:
        super().__init__()
        self._shown = shown
        self._pairing = shown.person.pairing or Pairing()
        self.aims = AimsCard(shown.person.first_name, shown.aims, shown.today)
        self.left = LeftCard()
        self.plan = Button(self.tr("Plan a session"), icon="calendar-plus")
        name = shown.person.first_name
        self.write = Button(self.tr("Write to {name}").format(name=name), icon="mail")
        self.edit = Button(self.tr("Change"))
        self.guide = Button(self.tr("Open the guide"), icon="messages-square")
        self.record = Button(self.tr("Open the record"), icon="award")
        self.check_record = Button(self.tr("Check a record…"), Kind.QUIET, "circle-check")
        self.summary = Button(self.tr("Choose sessions…"), icon="file-text")
        agreement = shown.agreement
        self._kept = agreement.clauses if agreement is not None else offered
        self.clauses = ClauseList(self._kept)
        self.agree = Button(
            self.tr("Keep the change") if agreement is not None else self.tr("We agree on this")
        )
        self._build()
        self.plan.clicked.connect(self.plan_asked)
        self.edit.clicked.connect(self._ask_edit)
        self.guide.clicked.connect(self._ask_guide)
        self.record.clicked.connect(self._ask_record)
        self.check_record.clicked.connect(self.check_asked)
        self.summary.clicked.connect(self.summary_asked)
        self.write.clicked.connect(self._ask_letter)
        self.agree.clicked.connect(self._agree)
        self.clauses.changed.connect(self._offer)

    @property
    def person(self) -> PersonId:
        """Return whose cards these are."""
        return self._shown.person.id

    def is_changed(self) -> bool:
        """Return whether a clause is ticked otherwise than it is kept."""
        return self.clauses.clauses() != self._kept

    def keep(self, clauses: tuple[Clause, ...]) -> None:
        """Take these clauses for what stands on the desk."""
        self._kept = clauses

    def may_save(self) -> bool:
        """Return whether a change may be kept unasked: what was never agreed is for two to say."""
        return self._shown.agreement is not None

    @Slot()
    def _ask_edit(self) -> None:
        self.edit_asked.emit(self._shown.person)

    @Slot()
    def _ask_letter(self) -> None:
        self.letter_asked.emit(self._shown.following)

    @Slot()
    def _ask_guide(self) -> None:
        self.guide_asked.emit(self._shown.person.id)

    @Slot()
    def _ask_record(self) -> None:
        self.record_asked.emit(self._shown.person.id)

    @Slot()
    def _agree(self) -> None:
        self.agreed.emit(self.clauses.clauses())

    @Slot()
    def _offer(self) -> None:
        self.agree.setVisible(True)

    def _build(self) -> None:
        for name in (
            "plan",
            "write",
            "edit",
            "guide",
            "record",
            "check_record",
            "summary",
            "agree",
        ):
            getattr(self, name).setObjectName(f"people.{name}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.GAP_CARDS)
        column.addLayout(self._head())
        cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        if look().is_large:
            cards.setDirection(QBoxLayout.Direction.TopToBottom)
        cards.setSpacing(tokens.GAP_CARDS)
        cards.addWidget(self._strengths(), 1)
        cards.addWidget(self._talk(), 1)
        column.addLayout(cards)
        column.addWidget(self.aims)
        column.addWidget(WordCard(self._shown.person.first_name, self._shown.word))
        column.addWidget(self._conversation())
        column.addWidget(self._record())
        column.addWidget(self._period())
        column.addWidget(self._agreement())
        column.addWidget(self.left)
        # Only now: a widget that is shown before it stands anywhere is a window of its own.
        self.write.setVisible(self._shown.following is not None)
        self.agree.setVisible(self._shown.agreement is None)
        who = self._shown.person
        self.left.show_left(self._shown.left, {who.id: who.first_name})

    def _head(self) -> QHBoxLayout | QVBoxLayout:
        person = self._shown.person
        facts = [person.about] if person.about else []
        if self._pairing.since is not None:
            since = self.tr("your mentor since {day}").format(
                day=short_day(self._pairing.since, self._shown.today)
            )
            facts.append(since)
        held = self._shown.held
        facts.append(
            self.tr("1 session") if held == 1 else self.tr("{count} sessions").format(count=held)
        )
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(title(person.name))
        words.addWidget(second(" · ".join(facts)))
        row = QHBoxLayout()
        row.setSpacing(tokens.GAP_CARDS)
        row.addWidget(Avatar(person.name, Tone.MENTOR, FACE))
        row.addLayout(words, 1)
        buttons = self.edit, self.write, self.plan
        if not look().is_large:
            for button in buttons:
                row.addWidget(button)
            return row
        below, whole = FlowLayout(), QVBoxLayout()
        for button in buttons:
            below.addWidget(button)
        whole.addLayout(row)
        whole.addLayout(below)
        return whole

    def _strengths(self) -> Card:
        card = Card(self.tr("Sees what I do not"), self.tr("Complementary strengths"))
        if self._pairing.strengths:
            chips = FlowLayout()
            for strength in self._pairing.strengths:
                chips.addWidget(Chip(strength, Tone.MENTOR))
            card.add(chips)
        else:
            card.add(hint(self.tr("What they notice that you miss: put it here with Change.")))
        for heading, words in (
            (self.tr("What I hope to learn"), self._pairing.leader_hopes),
            (self.tr("What they hope to get"), self._pairing.mentor_hopes),
        ):
            if words:
                card.add(strong(heading))
                card.add(second(words))
        card.body.addStretch(1)
        return card

    def _talk(self) -> Card:
        name = self._shown.person.first_name
        card = Card(
            self.tr("How {name} likes to talk").format(name=name),
            self.tr("They choose; you follow."),
        )
        medium = wording.medium(self._pairing.medium)
        if self._pairing.medium_note:
            medium = f"{medium}: {self._pairing.medium_note}"
        rhythm = f"{wording.rhythm(self._pairing.rhythm)}, {span(self._pairing.minutes)}"
        facts = (
            (self.tr("Between sessions"), medium),
            (self.tr("Sessions"), self._pairing.place or self.tr("not said yet")),
            (self.tr("Rhythm"), rhythm),
            (self.tr("Credit"), wording.pair_consent(self._pairing.consent)),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(tokens.GAP_CARDS)
        grid.setVerticalSpacing(tokens.GAP)
        grid.setColumnStretch(1, 1)
        for row, (heading, words) in enumerate(facts):
            grid.addWidget(Label(heading, Text.SECOND).one_line(), row, 0)
            grid.addWidget(Label(words), row, 1)
        card.add(grid)
        card.body.addStretch(1)
        return card

    def _conversation(self) -> Card:
        under = self.tr("Questions to borrow, formats, the observation sheet: in your own words.")
        card = Card(self.tr("For the conversation"), under)
        card.head.addWidget(self.guide)
        return card

    def _record(self) -> Card:
        under = self.tr("Every idea with what came of it, for {name} to keep.")
        card = Card(self.tr("Credit record"), under.format(name=self._shown.person.first_name))
        both = FlowLayout()
        for button in (self.record, self.check_record):
            both.addWidget(button)
        card.add(both)
        return card

    def _period(self) -> Card:
        under = self.tr("A half-time review, a closing summary, or several sessions in one file.")
        card = Card(self.tr("Summary of a period"), under)
        card.head.addWidget(self.summary)
        return card

    def _agreement(self) -> Card:
        agreement = self._shown.agreement
        under = (
            self.tr("Not agreed yet. Go through it together in your first session.")
            if agreement is None
            else self.tr("Agreed on {day}").format(
                day=short_day(agreement.agreed_on, self._shown.today)
            )
        )
        card = Card(self.tr("Our agreement"), under)
        card.head.addWidget(self.agree)
        card.add(self.clauses)
        return card
