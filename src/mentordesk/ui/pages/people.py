"""The mentors: who they are, how they like to talk, what was agreed."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from mentordesk.domain.export_record import ExportRecord
from mentordesk.domain.ids import PersonId
from mentordesk.domain.person import Person
from mentordesk.services.workspace import Workspace
from mentordesk.ui import held_words, tokens
from mentordesk.ui.agreeing import PairAgreement
from mentordesk.ui.agreement_files import AgreementFiles
from mentordesk.ui.aims import PairAims
from mentordesk.ui.borrowing import Borrowing
from mentordesk.ui.credit_records import CreditRecords
from mentordesk.ui.dialogs.mentor import MentorDialog
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.dialogs.reason import ConfirmDialog
from mentordesk.ui.letters import Letters
from mentordesk.ui.notices import Notices
from mentordesk.ui.page import Page
from mentordesk.ui.periods import Periods
from mentordesk.ui.saving import Saving
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.widgets.button import Button
from mentordesk.ui.widgets.chip import ChipButton
from mentordesk.ui.widgets.empty_state import EmptyState
from mentordesk.ui.widgets.layouts import empty
from mentordesk.ui.widgets.mentor_cards import MentorCards, Shown
from mentordesk.ui.widgets.one_of import OneOf
from mentordesk.ui.widgets.page_head import PageHead
from mentordesk.ui.widgets.scroll_page import ScrollPage


class PeoplePage(Page):
    """Shows one mentor at a time."""

    plan_asked = Signal(object)
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
        self._agreement = PairAgreement(self, workspace.agreements, tasks, notices)
        self._pages = AgreementFiles(self, workspace.agreement_pages, saving, tasks, notices)
        self._mentors: tuple[Person, ...] = ()
        self._shown: PersonId | None = None
        self._cards: MentorCards | None = None
        self._column = ScrollPage()
        self._head = PageHead(self.tr("People"), under=self.tr("Who leads, and what you agreed."))
        self.add = Button(self.tr("Add a mentor"), icon="plus")
        self._offered: tuple[Person, ...] = ()
        self._chips: dict[PersonId, ChipButton] = {}
        self.chips = QHBoxLayout()
        self._group = OneOf(self)
        self._body = QVBoxLayout()
        self._build()
        self.add.clicked.connect(self.ask_for_mentor)

    @override
    def refresh(self) -> None:
        self._tasks.run(self._desk.people.mentors, self._show_mentors, self._notices.error)

    @override
    def first_focus(self) -> QWidget | None:
        return self.add

    def begin_with(self, mentor: PersonId) -> None:
        """Show this mentor first."""
        self._shown = mentor

    @Slot()
    def ask_for_mentor(self) -> None:
        """Ask for a new mentor."""
        dialog = MentorDialog(self)
        dialog.answered.connect(partial(self._welcome, dialog))
        dialog.open()

    def _show_mentors(self, mentors: tuple[Person, ...]) -> None:
        self._mentors = mentors
        known = {mentor.id for mentor in mentors}
        if self._shown not in known:
            self._shown = mentors[0].id if mentors else None
        self._show_chips()
        if self._shown is None:
            self._put(self._nobody())
        else:
            self._tasks.run(
                partial(self._read, self._shown), self._show_mentor, self._notices.error
            )

    def _read(self, mentor: PersonId) -> Shown:
        people, today = self._desk.people, self._now().date()
        held = people.sessions_held(mentor)
        to_come = (s.id for s in self._desk.sessions.planned() if s.mentor == mentor)
        laid = self._desk.agreements.of(mentor)
        word, aims = self._desk.words.trend(mentor), self._desk.aims.of(mentor)
        coming, left = next(to_come, None), self._desk.exports.of_person(mentor)
        return Shown(people.of_id(mentor), laid, held, coming, today, word, aims, left)

    def _show_mentor(self, shown: Shown) -> None:
        cards = MentorCards(shown, self._agreement.card(shown.laid))
        self._agreement.knew(shown.person)
        cards.agreement.page_asked.connect(partial(self._pages.open, shown.person.id))
        cards.edit_asked.connect(self._edit)
        cards.plan_asked.connect(partial(self.plan_asked.emit, shown.person.id))
        cards.letter_asked.connect(self._letters.write)
        cards.guide_asked.connect(self._borrowing.show_guide)
        cards.record_asked.connect(self._records.open)
        cards.check_asked.connect(self._records.choose)
        self._aims.serve(cards.aims, shown.person.id)
        cards.summary_asked.connect(partial(self.periods.ask, shown.person.id))
        self._put(cards)
        self._cards = cards

    def _take_left(self, record: ExportRecord) -> None:
        if self._cards is not None and self._cards.person == record.what.person:
            self._cards.left.take(record)

    @Slot(object)
    def _choose(self, mentor: PersonId) -> None:
        self._shown = mentor
        self.refresh()

    @Slot(object)
    def _edit(self, person: Person) -> None:
        dialog = MentorDialog(self, person)
        dialog.answered.connect(partial(self._change, dialog, person))
        dialog.open()

    def _welcome(self, dialog: MentorDialog) -> None:
        form, people = dialog.form, self._desk.people
        work = partial(people.add_mentor, form.name.text(), form.pairing(), form.about.text())
        self._tasks.run(work, partial(self._kept, dialog), dialog.fail)

    def _change(self, dialog: MentorDialog, person: Person) -> None:
        wanted = dialog.form.applied(person)
        look = partial(self._desk.people.held_to, wanted)
        self._tasks.run(look, partial(self._ask_first, dialog, wanted), dialog.fail)

    def _ask_first(self, dialog: MentorDialog, wanted: Person, ideas: int) -> None:
        """Keep a mentor, but ask first where earlier ideas are held to what the pair settles."""
        work = partial(self._desk.people.change, wanted)
        if not ideas:
            self._tasks.run(work, partial(self._kept, dialog), dialog.fail)
            return
        dialog.go_on()
        title, about = self.tr("Hold earlier ideas to it too?"), held_words.earlier(wanted, ideas)
        question = ConfirmDialog(title, about, self.tr("Keep"), self)
        done = partial(self._agreed_to_hold, question, dialog)
        question.begin_at_the_way_out()
        question.agreed.connect(partial(self._tasks.run, work, done, question.fail))
        question.open()

    def _agreed_to_hold(self, question: Question, dialog: MentorDialog, person: Person) -> None:
        question.accept()
        if isValid(dialog):  # it may have been put away meanwhile
            dialog.accept()
        self._show_kept(person)

    def _kept(self, dialog: MentorDialog, person: Person) -> None:
        dialog.accept()
        self._show_kept(person)

    def _show_kept(self, person: Person) -> None:
        self._agreement.follow(person)
        self._choose(person.id)
        self.changed.emit()

    def _show_chips(self) -> None:
        offered = self._mentors if len(self._mentors) > 1 else ()
        if offered != self._offered:  # a chip that was pressed keeps the keyboard
            self._offered = offered
            self._offer()
        if self._shown in self._chips:
            self._chips[self._shown].setChecked(True)

    def _offer(self) -> None:
        self._chips.clear()
        empty(self.chips)
        for mentor in self._offered:
            chip = ChipButton(mentor.name)
            chip.setObjectName(f"people.{mentor.first_name}")
            chip.clicked.connect(partial(self._choose, mentor.id))
            self._group.add(chip)
            self._chips[mentor.id] = chip
            self.chips.addWidget(chip)
        self.chips.addStretch(1)

    def _nobody(self) -> EmptyState:
        empty = EmptyState(
            "users",
            self.tr("Your mentors will stand here: junior colleagues who see what you do not."),
            self.tr("Add a mentor"),
            "plus",
        )
        empty.started.connect(self.ask_for_mentor)
        return empty

    def _put(self, widget: QWidget) -> None:
        self._cards = None
        empty(self._body)
        self._body.addWidget(widget)

    def _build(self) -> None:
        self.add.setObjectName("people.add")
        self.chips.setSpacing(tokens.GAP)
        self._head.add(self.add)
        self._column.add(self._head)
        self._column.add(self.chips)
        self._column.add(self._body)
        self._column.add_stretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._column)
