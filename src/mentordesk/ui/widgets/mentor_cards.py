"""One mentor's cards: strengths, what they like, aims, what was and what came of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from mentordesk.domain.aim import Aim
from mentordesk.domain.board import Stand
from mentordesk.domain.content import CLOSING
from mentordesk.domain.export_record import ExportRecord
from mentordesk.domain.history import History
from mentordesk.domain.ids import PersonId, SessionId
from mentordesk.domain.person import Pairing, Person
from mentordesk.domain.pronouns import spoken_of
from mentordesk.domain.session import SessionState
from mentordesk.domain.word import Trend
from mentordesk.services.agreements import Laid
from mentordesk.ui import tokens
from mentordesk.ui.dates import local_day, short_day
from mentordesk.ui.left_words import invited_when
from mentordesk.ui.look import look
from mentordesk.ui.tokens import Tone
from mentordesk.ui.widgets.agreement_card import AgreementCard
from mentordesk.ui.widgets.aims_card import AimsCard
from mentordesk.ui.widgets.avatar import Avatar
from mentordesk.ui.widgets.button import Button, Kind
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.credit_card import CreditCard
from mentordesk.ui.widgets.ending_card import EndingCard
from mentordesk.ui.widgets.flow_layout import FlowLayout
from mentordesk.ui.widgets.history_card import HistoryCard
from mentordesk.ui.widgets.label import Label, second, small, title
from mentordesk.ui.widgets.left_card import LeftCard
from mentordesk.ui.widgets.likes_card import LikesCard
from mentordesk.ui.widgets.strengths_card import StrengthsCard
from mentordesk.ui.widgets.word_card import WordCard

FACE = 56


@dataclass(frozen=True, slots=True)
class Shown:
    """What the cards show of one mentor."""

    person: Person
    laid: Laid
    history: History
    following: SessionId | None
    now: datetime
    word: Trend
    counts: Mapping[Stand, int]
    formats: Mapping[str, str]
    owed: int = 0
    aims: tuple[Aim, ...] = ()
    left: tuple[ExportRecord, ...] = ()


class MentorCards(QWidget):
    """Shows a mentor; changes are asked for, not made."""

    edit_asked = Signal(object)
    likes_asked = Signal(object)
    plan_asked = Signal()
    letter_asked = Signal(object)
    guide_asked = Signal(object)
    record_asked = Signal(object)
    check_asked = Signal()
    summary_asked = Signal()

    def __init__(self, shown: Shown, agreement: AgreementCard) -> None:
        super().__init__()
        self.agreement = agreement
        self._shown = shown
        self._pairing = shown.person.pairing or Pairing()
        self._today = local_day(shown.now)
        called = shown.person.first_name
        is_over = self.is_over
        self.aims = AimsCard(called, shown.aims, self._today, is_over=is_over)
        self.strengths = StrengthsCard(shown.person, is_over=is_over)
        self.likes = LikesCard(shown.person, self._today, is_over=is_over)
        self.history = HistoryCard(called, shown.formats, shown.now)
        spoken = spoken_of(called, shown.person.likes.pronouns)
        self.credit = CreditCard(spoken, shown.counts, shown.owed)
        self.left = LeftCard()
        held = (met.session for met in shown.history.mets)
        closing_held = any(
            one.state is SessionState.CLOSED and one.format == CLOSING for one in held
        )
        self.ending = EndingCard(called, spoken.whom, closing_held=closing_held)
        self.plan = Button(self.tr("Plan a session"), icon="calendar-plus")
        self.write = Button(self.tr("Write to {name}").format(name=called), icon="mail")
        self.edit = Button(self.tr("Change"))
        self.edit.setAccessibleDescription(shown.person.name)
        self.guide = Button(self.tr("Open the guide"), icon="messages-square")
        self.record = Button(self.tr("Open the record"), icon="award")
        self.check_record = Button(self.tr("Check a record…"), Kind.QUIET, "circle-check")
        self.summary = Button(self.tr("Choose sessions…"), icon="file-text")
        self._build()
        self._connect()

    def _connect(self) -> None:
        self.plan.clicked.connect(self.plan_asked)
        self.ending.over.connect(self._show_over)
        self.edit.clicked.connect(self._ask_edit)
        self.likes.change_asked.connect(self._ask_likes)
        self.guide.clicked.connect(self._ask_guide)
        self.record.clicked.connect(self._ask_record)
        self.check_record.clicked.connect(self.check_asked)
        self.summary.clicked.connect(self.summary_asked)
        self.write.clicked.connect(self._ask_letter)

    @property
    def person(self) -> PersonId:
        """Return whose cards these are."""
        return self._shown.person.id

    @property
    def is_over(self) -> bool:
        """Return whether the pair ended, so that its cards are there to be read."""
        return self._shown.laid.is_over

    def know(self, person: Person) -> None:
        """Show what a mentor is strong in by now, and when that was told.

        Whatever is changed after that is changed of the mentor as they stand now.
        """
        self._shown = replace(self._shown, person=person)
        self.strengths.show_strengths(person)
        self.likes.show_told(person)

    @Slot(bool)
    def _show_over(self, is_over: bool) -> None:  # noqa: FBT001  a signal's
        """Offer no new session to a pair that is over."""
        self.plan.setVisible(not is_over)
        self.edit.setVisible(not is_over)
        self.write.setVisible(not is_over and self._shown.following is not None)

    @Slot()
    def _ask_edit(self) -> None:
        self.edit_asked.emit(self._shown.person)

    @Slot()
    def _ask_likes(self) -> None:
        self.likes_asked.emit(self._shown.person)

    @Slot()
    def _ask_letter(self) -> None:
        self.letter_asked.emit(self._shown.following)

    @Slot()
    def _ask_guide(self) -> None:
        self.guide_asked.emit(self._shown.person.id)

    @Slot()
    def _ask_record(self) -> None:
        self.record_asked.emit(self._shown.person.id)

    def _build(self) -> None:
        for name in (
            "plan",
            "write",
            "edit",
            "guide",
            "record",
            "check_record",
            "summary",
        ):
            getattr(self, name).setObjectName(f"people.{name}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.GAP_CARDS)
        called, pronouns = self._shown.person.first_name, self._shown.person.likes.pronouns
        word = WordCard(called, self._shown.word, spoken_of(called, pronouns).theirs)
        column.addLayout(self._head())
        if self.is_over:
            column.addWidget(self._why_read_only())
        column.addLayout(_beside(self.strengths, self.likes))
        column.addLayout(_beside(self.agreement, _above(word, self.credit)))
        column.addWidget(self.aims)
        column.addWidget(self.history)
        column.addWidget(self._conversation())
        column.addWidget(self._record())
        column.addWidget(self._period())
        column.addWidget(self.left)
        column.addWidget(self.ending)
        self.history.show_history(self._shown.history)
        # Only now: a widget that is shown before it stands anywhere is a window of its own.
        self.write.setVisible(self._shown.following is not None)
        who = self._shown.person
        self.left.show_left(self._shown.left, {who.id: who.first_name})

    def _head(self) -> QHBoxLayout | QVBoxLayout:
        person = self._shown.person
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(title(person.name))
        words.addWidget(second(" · ".join(self._facts())))
        if person.former:
            earlier = self.tr("earlier: {names}").format(names=", ".join(person.former))
            words.addWidget(small(earlier))
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

    def _facts(self) -> Iterator[str]:
        if self._shown.person.about:
            yield self._shown.person.about
        if self._pairing.since is not None:
            day = short_day(self._pairing.since, self._today)
            yield self.tr("your mentor since {day}").format(day=day)
        if invited := invited_when(self._shown.left):
            yield invited
        held = self._shown.history.held
        yield self.tr("1 session") if held == 1 else self.tr("{count} sessions").format(count=held)

    def _why_read_only(self) -> Label:
        words = self.tr(
            "This pairing is over and is there to be read. Answers, credit and names stay open. "
            "To go on together, take it up again at the foot of this page."
        )
        why = second(words)
        why.setObjectName("people.over")
        return why

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


def _beside(*cards: QWidget) -> QBoxLayout:
    """Return columns of one height, or one below the other in large text."""
    way = QBoxLayout.Direction
    columns = QBoxLayout(way.TopToBottom if look().is_large else way.LeftToRight)
    columns.setSpacing(tokens.GAP_CARDS)
    for card in cards:
        columns.addWidget(card, 1)
    return columns


def _above(upper: QWidget, lower: QWidget) -> QWidget:
    """Return two cards in one column, the lower as high as what is left."""
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(tokens.GAP_CARDS)
    column.addWidget(upper)
    column.addWidget(lower, 1)
    return both
