"""Ideas, from first words to credit given: the board, and the story of one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk.domain.board import ASIDE, Board, Stand, stand_of
from mentordesk.domain.idea import Idea, Stage
from mentordesk.domain.ids import IdeaId, PersonId
from mentordesk.domain.person import Person
from mentordesk.services.workspace import Workspace
from mentordesk.ui.idea_steps import IdeaSteps
from mentordesk.ui.item_models.ideas import IdeaModel
from mentordesk.ui.notices import Notices
from mentordesk.ui.page import Page
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.tokens import GRID, PAD_PAGE
from mentordesk.ui.widgets.empty_state import EmptyState
from mentordesk.ui.widgets.idea_board import IdeaBoard, Stack
from mentordesk.ui.widgets.idea_story import IdeaStory
from mentordesk.ui.widgets.label import small
from mentordesk.ui.widgets.mentor_filter import MentorFilter
from mentordesk.ui.widgets.page_head import PageHead

_AT_ONCE = 60


@dataclass(frozen=True, slots=True)
class _Found:
    board: Board
    people: tuple[Person, ...]
    mentors: tuple[Person, ...]


class IdeasPage(Page):
    """Shows ideas by stage; Enter opens one, with the steps it can take."""

    owed_changed = Signal(int)

    def __init__(
        self, workspace: Workspace, now: Callable[[], datetime], tasks: Tasks, notices: Notices
    ) -> None:
        super().__init__()
        self._workspace, self._now = workspace, now
        self._tasks, self._notices = tasks, notices
        self._steps = IdeaSteps(self, workspace, now, tasks, notices)
        self._board: Board | None = None
        self._most = dict.fromkeys(Stand, _AT_ONCE)
        self._names: dict[PersonId, str] = {}
        self._mentor: PersonId | None = None
        self._wanted: IdeaId | None = None
        self._open: Idea | None = None
        self.models = {stand: IdeaModel(now(), self) for stand in Stand}
        self.filter, self.counts, self.story = MentorFilter(), small(""), IdeaStory()
        self.board = IdeaBoard(self._stacks())
        self.empty = EmptyState(
            "lightbulb", self.tr("What your mentors say and you want to try will stand here.")
        )
        self._stack = QStackedWidget()
        self._build()
        self._connect()

    @override
    def refresh(self) -> None:
        find = partial(self._find, self._mentor, dict(self._most))
        self._tasks.run(find, self._show, self._notices.error)

    @override
    def first_focus(self) -> QWidget | None:
        if self._open is not None:
            return self.story.first_step()
        return self.board.first_list() or self.filter.everybody

    def show_idea(self, idea: IdeaId) -> None:
        """Open the story of one idea, now or as soon as the ideas are here."""
        self._wanted = idea
        if self._board is not None:
            self._show_wanted()

    def _stacks(self) -> list[Stack]:
        headings = {
            Stand.HEARD: (self.tr("Heard"), self.tr("What was said and waits for an answer")),
            Stand.TRYING: (self.tr("Trying"), self.tr("What you try out")),
            Stand.APPLIED: (self.tr("Applied"), self.tr("What is in use and waits for credit")),
            Stand.CREDITED: (self.tr("Credited"), self.tr("What is in use and was credited")),
            Stand.PARKED: (self.tr("Parked"), self.tr("What waits until a date")),
            Stand.DECLINED: (self.tr("Declined"), self.tr("What you said no to, with the reason")),
        }
        return [
            Stack(stand, *headings[stand], model, aside=stand in ASIDE)
            for stand, model in self.models.items()
        ]

    def _build(self) -> None:
        under = self.tr("From first words to credit given. Every step keeps its date and its name.")
        shelf = QWidget()
        column = QVBoxLayout(shelf)
        column.setContentsMargins(PAD_PAGE, PAD_PAGE - 2 * GRID, PAD_PAGE, 5 * GRID)
        column.setSpacing(4 * GRID)
        column.addWidget(PageHead(self.tr("Ideas"), under=under))
        chips = QHBoxLayout()
        chips.addWidget(self.filter, 1)
        chips.addWidget(self.counts.one_line())
        column.addLayout(chips)
        column.addWidget(self.empty, 1)
        column.addWidget(self.board, 1)
        self.empty.hide()
        self.counts.setObjectName("ideas.counts")
        self._stack.addWidget(shelf)
        self._stack.addWidget(self.story)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _connect(self) -> None:
        self.filter.chosen.connect(self._choose_mentor)
        self.filter.aside_chosen.connect(self._choose_aside)
        self.board.opened.connect(self._open_idea)
        self.board.more_asked.connect(self._show_more)
        self.story.left.connect(self._leave_story)
        self.story.step_asked.connect(self._take_step)
        self.story.credit_asked.connect(self._give_credit)
        self.story.told_asked.connect(self._tell)
        self.story.consent_asked.connect(self._ask_consent)
        self._steps.changed.connect(self._changed)

    def _find(self, mentor: PersonId | None, most: Mapping[Stand, int]) -> _Found:
        desk = self._workspace
        board = desk.ideas.board(mentor, most, desk.answers.within)
        return _Found(board, desk.people.everybody(), desk.people.mentors())

    def _show(self, found: _Found) -> None:
        first_time = self._board is None
        self._names = {person.id: person.name for person in found.people}
        self.filter.show_mentors(found.mentors)
        self._show_board(found.board)
        if self._wanted is not None:
            self._show_wanted()
        elif first_time and self.isVisible() and self.board.first_list() is not None:
            self.board.go_to_first()

    def _show_board(self, board: Board) -> None:
        self._board = board
        now, count = self._now(), board.count(*Stand)
        for stand, model in self.models.items():
            model.answer_within = self._workspace.answers.within
            model.show_ideas(board.columns[stand].ideas, self._names, now)
        self.board.show_counts({stand: board.count(stand) for stand in Stand})
        bare = self._mentor is None and not count
        self.board.setVisible(not bare)
        self.empty.setVisible(bare)
        self.filter.show_aside(board.count(*ASIDE))
        used, credited = board.count(Stand.APPLIED, Stand.CREDITED), board.count(Stand.CREDITED)
        words = self.tr("{ideas} ideas · {used} applied · {credited} credited")
        self.counts.setText(words.format(ideas=count, used=used, credited=credited))
        self.counts.setVisible(bool(count))
        self.owed_changed.emit(board.owed)

    def _show_wanted(self) -> None:
        if self._wanted is not None:
            find = partial(self._workspace.ideas.of_id, self._wanted)
            self._wanted = None
            self._tasks.run(find, self._open_idea, self._notices.error)

    @Slot(object)
    def _choose_mentor(self, mentor: PersonId | None) -> None:
        self._mentor = mentor
        self.refresh()

    @Slot(str)
    def _show_more(self, stand: str) -> None:
        self._most[Stand(stand)] *= 2
        self.refresh()

    @Slot(bool)
    def _choose_aside(self, aside: bool) -> None:  # noqa: FBT001  a signal's
        self.board.show_aside(aside=aside)

    @Slot(object)
    def _open_idea(self, idea: Idea) -> None:
        self._open = idea
        self.story.answer_within = self._workspace.answers.within
        self.story.show_idea(idea, self._names, self._now())
        self._stack.setCurrentWidget(self.story)
        self.story.first_step().setFocus()

    @Slot()
    def _leave_story(self) -> None:
        idea, self._open = self._open, None
        self._stack.setCurrentIndex(0)
        if idea is not None:
            stand = stand_of(idea)
            self.board.go_to(stand, self.models[stand].place(idea.id) or 0)

    @Slot(object)
    def _take_step(self, stage: Stage) -> None:
        if self._open is not None:
            self._steps.take(self._open, stage)

    @Slot()
    def _give_credit(self) -> None:
        if self._open is not None:
            self._steps.credit(self._open)

    @Slot()
    def _tell(self) -> None:
        if self._open is not None:
            self._steps.tell(self._open)

    @Slot(object)
    def _ask_consent(self, person: PersonId) -> None:
        if self._open is not None:
            self._steps.ask_consent(self._open, person)

    @Slot(object)
    def _changed(self, idea: Idea) -> None:
        self.refresh()
        if self._open is not None and self._open.id == idea.id:
            self._open = idea
            self.story.show_idea(idea, self._names, self._now())
            self.story.first_step().setFocus()
