"""The mentors: who they are, how they like to talk, what was agreed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from mentordesk.domain.board import IdeaQuery
from mentordesk.domain.export_record import ExportRecord
from mentordesk.domain.history import History
from mentordesk.domain.ids import PersonId, SessionId
from mentordesk.domain.period import Period
from mentordesk.domain.person import Person
from mentordesk.services.workspace import Workspace
from mentordesk.ui import tokens
from mentordesk.ui.agreeing import PairAgreement
from mentordesk.ui.agreement_files import AgreementFiles
from mentordesk.ui.aims import PairAims
from mentordesk.ui.borrowing import Borrowing
from mentordesk.ui.credit_records import CreditRecords
from mentordesk.ui.days import Days
from mentordesk.ui.ending import PairEnding
from mentordesk.ui.forgetting import Forgetting
from mentordesk.ui.letters import Letters
from mentordesk.ui.mentor_changes import MentorChanges
from mentordesk.ui.mentor_shown import look_up
from mentordesk.ui.notices import Notices
from mentordesk.ui.page import Page
from mentordesk.ui.periods import Periods
from mentordesk.ui.saving import Saving
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.widgets.button import Button
from mentordesk.ui.widgets.chip import ChipButton
from mentordesk.ui.widgets.empty_state import EmptyState
from mentordesk.ui.widgets.history_card import HistoryCard
from mentordesk.ui.widgets.keyboard_place import KeyboardPlace
from mentordesk.ui.widgets.layouts import empty
from mentordesk.ui.widgets.mentor_cards import MentorCards, Shown
from mentordesk.ui.widgets.one_of import OneOf
from mentordesk.ui.widgets.others_card import OthersCard
from mentordesk.ui.widgets.page_head import PageHead
from mentordesk.ui.widgets.scroll_page import ScrollPage, reveal
from mentordesk.ui.wording import counted


@dataclass(frozen=True, slots=True)
class _Mentors:
    """The mentors, those of pairs that are over last, and how many ideas of whom wait."""

    people: tuple[Person, ...]
    over: frozenset[PersonId]
    waiting: Mapping[PersonId, int]


class PeoplePage(Page):
    """Shows one mentor at a time."""

    plan_asked = Signal(object)
    session_asked = Signal(object)
    ideas_asked = Signal(object)
    worksheet_asked = Signal()
    closing_asked = Signal(object)
    changed = Signal()
    """Emitted once a mentor is kept: what the pair settles about names decides what is owed."""

    def __init__(
        self, workspace: Workspace, now: Callable[[], datetime], tasks: Tasks, notices: Notices
    ) -> None:
        super().__init__()
        self._desk, self._now = workspace, now
        self._tasks, self._notices = tasks, notices
        self._borrowing = Borrowing(self, workspace.library, now, tasks)
        saving = Saving(workspace.exports, tasks, notices, self._take_left)
        self._letters = Letters(self, workspace.letters, saving, tasks, notices)
        self.periods = Periods(self, workspace, tasks, notices)
        self._records = CreditRecords(self, workspace.credit_records, saving, tasks, notices)
        self._aims = PairAims(self, workspace.aims, tasks, notices)
        self._changes = MentorChanges(self, workspace.people, tasks, notices)
        self._changes.kept.connect(self._show_kept)
        self._changes.worksheet_asked.connect(self.worksheet_asked)
        self._agreement = PairAgreement(self, workspace.agreements, tasks, notices)
        self._pages = AgreementFiles(self, workspace.agreement_pages, saving, tasks, notices)
        self.ending = PairEnding(self, workspace, tasks, notices)
        self._forgetting = Forgetting(self, workspace.forgetting, tasks, notices)
        self.others = OthersCard()
        self._found = _Mentors((), frozenset(), {})
        self._shown: PersonId | None = None
        self._cards: MentorCards | None = None
        self._column = ScrollPage()
        self._head = PageHead(self.tr("People"), under=self.tr("Who leads, and what you agreed."))
        self.add = Button(self.tr("Add a mentor"), icon="plus")
        self._offered: tuple[tuple[Person, ...], frozenset[PersonId]] = (), frozenset()
        self._chips: dict[PersonId, ChipButton] = {}
        self.chips, self._body = QHBoxLayout(), QVBoxLayout()
        self._group, self._begins = OneOf(self), False
        self.days = Days(self, now)
        self._build()
        self.add.clicked.connect(self.ask_for_mentor)

    @override
    def refresh(self) -> None:
        self._tasks.run(self._read_mentors, self._show_mentors, self._notices.error)
        self._tasks.run(self._desk.people.others, self.others.show_people, self._notices.error)

    @override
    def first_focus(self) -> QWidget | None:
        return self.add

    @override
    def is_behind(self) -> bool:
        return self._cards is not None and self._cards.strengths.is_typed_in

    @override
    def save_now(self) -> None:
        if self._cards is not None:
            self._cards.strengths.keep_typed()

    def begin_with(self, mentor: PersonId) -> None:
        """Show this mentor first."""
        self._shown, self._begins = mentor, True

    def lead_to(
        self,
        plan: Callable[[PersonId], None],
        session: Callable[[SessionId], None],
        ideas: Callable[[IdeaQuery], None],
        export: Callable[[Period], None],
    ) -> None:
        """Let these open what is asked for from here."""
        self.plan_asked.connect(plan)
        self.session_asked.connect(session)
        self.ideas_asked.connect(ideas)
        self.periods.chosen.connect(export)
        self.ending.file_asked.connect(export)

    @Slot()
    def ask_for_mentor(self) -> None:
        """Ask for a new mentor."""
        self._changes.ask_for_new()

    def _read_mentors(self) -> _Mentors:
        desk = self._desk
        over = frozenset(desk.endings.ended())
        waiting = {one.mentor: one.count for one in desk.idea_views.look_ahead()}
        mentors = tuple(sorted(desk.people.mentors(), key=lambda one: one.id in over))
        return _Mentors(mentors, over, waiting)

    def _show_mentors(self, found: _Mentors) -> None:
        self._found, mentors = found, found.people
        if self._shown not in {mentor.id for mentor in mentors}:
            if self._shown is not None and self.isVisible():
                self.add.setFocus()  # who was shown is gone: the next one is met from the top
                reveal(self.add)
            self._shown = mentors[0].id if mentors else None
        self._show_chips()
        if self._shown is None:
            self._put(self._nobody())
        else:
            read = partial(self._read, self._shown)
            self._tasks.run(read, self._show_mentor, self._notices.error)

    def _read(self, mentor: PersonId) -> Shown:
        return look_up(self._desk, mentor, self._now())

    def _show_mentor(self, shown: Shown) -> None:
        cards = MentorCards(shown, self._agreement.card(shown.laid))
        self._agreement.knew(shown.person)
        before = self._cards
        if before is not None and before.person == cards.person:
            cards.strengths.take_typed(before.strengths)
            if not self._begins:
                QTimer.singleShot(0, self, partial(KeyboardPlace(self._column).enter))
        mentor = shown.person.id
        cards.agreement.page_asked.connect(partial(self._pages.open, mentor))
        self._changes.serve(cards)
        cards.credit.asked.connect(partial(self._ask_ideas, mentor))
        cards.history.opened.connect(self.session_asked)
        cards.history.more_asked.connect(partial(self._read_more, cards.history, mentor))
        cards.plan_asked.connect(partial(self.plan_asked.emit, shown.person.id))
        cards.letter_asked.connect(self._letters.write)
        cards.guide_asked.connect(self._borrowing.show_guide)
        cards.record_asked.connect(self._records.open)
        cards.check_asked.connect(self._records.choose)
        self._aims.serve(cards.aims, shown.person.id)
        cards.summary_asked.connect(partial(self.periods.ask, shown.person.id))
        self.ending.serve(cards.ending, shown.person)
        self._put(cards)
        self._cards = cards
        stays = self.window().focusWidget() is self.add  # nobody went on meanwhile
        if self._begins and stays and not cards.is_over:
            cards.edit.setFocus()
        self._begins = False

    def _ask_ideas(self, mentor: PersonId, query: IdeaQuery) -> None:
        self.ideas_asked.emit(replace(query, mentor=mentor))

    def _read_more(self, card: HistoryCard, mentor: PersonId, most: int) -> None:
        work = partial(self._desk.histories.of, mentor, most)
        self._tasks.run(work, partial(self._show_more, card), self._notices.error)

    def _show_more(self, card: HistoryCard, history: History) -> None:
        if isValid(card):
            card.show_history(history, go_on=True)

    def _take_left(self, record: ExportRecord) -> None:
        if self._cards is not None and self._cards.person == record.what.person:
            self._cards.left.take(record)

    @Slot(object)
    def _choose(self, mentor: PersonId) -> None:
        if mentor != self._shown:
            self.save_now()
        self._shown = mentor
        self.refresh()

    @Slot(object)
    def _show_kept(self, person: Person) -> None:
        self._agreement.follow(person)
        self._choose(person.id)
        self.changed.emit()

    @Slot()
    def _show_who_is_left(self) -> None:
        self.refresh()
        self.changed.emit()

    def _show_chips(self) -> None:
        offered = self._found.people if len(self._found.people) > 1 else ()
        now = offered, self._found.over
        if now != self._offered:  # a chip that was pressed keeps the keyboard
            self._offered = now
            self._offer()
        for mentor in offered:
            self._chips[mentor.id].setText(self._chip_words(mentor))
        if self._shown in self._chips:
            self._chips[self._shown].setChecked(True)

    def _offer(self) -> None:
        self._chips.clear()
        empty(self.chips)
        for mentor in self._offered[0]:
            chip = ChipButton(self._chip_words(mentor))
            chip.setObjectName(f"people.{mentor.first_name}")
            chip.clicked.connect(partial(self._choose, mentor.id))
            self._group.add(chip)
            self._chips[mentor.id] = chip
            self.chips.addWidget(chip)
        self.chips.addStretch(1)

    def _chip_words(self, mentor: Person) -> str:
        """Return a mentor's name, whether the pair is over, and how many of their ideas wait."""
        waiting = self._found.waiting.get(mentor.id, 0)
        waits = counted(waiting, self.tr("1 idea waits"), self.tr("{n} ideas wait"))
        is_over = mentor.id in self._found.over
        told = (mentor.name, self.tr("earlier") if is_over else "", waits if waiting else "")
        return " · ".join(filter(None, told))

    def _nobody(self) -> EmptyState:
        words = self.tr("Your mentors will stand here: junior colleagues who see what you do not.")
        empty = EmptyState("users", words, self.tr("Add a mentor"), "plus")
        empty.started.connect(self.ask_for_mentor)
        return empty

    def _put(self, widget: QWidget) -> None:
        self._cards = None
        empty(self._body)
        self._body.addWidget(widget)
        widget.show()  # at once: what is not shown takes no keyboard

    def _build(self) -> None:
        for gone in (self.ending.changed, self._forgetting.forgotten):
            gone.connect(self._show_who_is_left)
        self.days.turned.connect(self.refresh)
        self.others.forget_asked.connect(self._forgetting.ask)
        self.ending.settle_asked.connect(self.closing_asked)
        self.add.setObjectName("people.add")
        self.chips.setSpacing(tokens.GAP)
        self._head.add(self.add)
        for part in (self._head, self.chips, self._body, self.others):
            self._column.add(part)
        self._column.add_stretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._column)
