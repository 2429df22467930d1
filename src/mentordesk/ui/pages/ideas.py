"""Ideas, from first words to credit given: the board, and the story of one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk.domain.idea import IN_USE, UNANSWERED, Application, Idea, Recognition, Stage
from mentordesk.domain.ids import IdeaId, PersonId
from mentordesk.domain.person import Consent, Person
from mentordesk.errors import NotFoundError
from mentordesk.services.workspace import Workspace
from mentordesk.ui import dates, idea_words
from mentordesk.ui.dialogs.apply_idea import ApplyIdeaDialog
from mentordesk.ui.dialogs.give_credit import GiveCreditDialog
from mentordesk.ui.dialogs.park_idea import ParkIdeaDialog
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.dialogs.reason import ReasonDialog
from mentordesk.ui.item_models.ideas import IdeaModel
from mentordesk.ui.notices import Notices
from mentordesk.ui.page import Page
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.tokens import GRID, PAD_PAGE
from mentordesk.ui.widgets.empty_state import EmptyState
from mentordesk.ui.widgets.idea_board import IdeaBoard, Stand
from mentordesk.ui.widgets.idea_story import IdeaStory
from mentordesk.ui.widgets.label import small
from mentordesk.ui.widgets.mentor_filter import MentorFilter
from mentordesk.ui.widgets.page_head import PageHead


@dataclass(frozen=True, slots=True)
class _Found:
    ideas: tuple[Idea, ...]
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
        self._ideas: tuple[Idea, ...] | None = None
        self._names: dict[PersonId, str] = {}
        self._mentor: PersonId | None = None
        self._wanted: IdeaId | None = None
        self._open: IdeaId | None = None
        self.models = {name: IdeaModel(now(), self) for name in _STANDS}
        self.filter, self.counts, self.story = MentorFilter(), small(""), IdeaStory()
        self.board = IdeaBoard(self._stands())
        self.empty = EmptyState(
            "lightbulb", self.tr("What your mentors say and you want to try will stand here.")
        )
        self._stack = QStackedWidget()
        self._build()
        self._connect()

    @override
    def refresh(self) -> None:
        self._tasks.run(self._find, self._show, self._notices.error)

    @override
    def first_focus(self) -> QWidget | None:
        if self._open is not None:
            return self.story.first_step()
        return self.board.first_list() or self.filter.everybody

    def show_idea(self, idea: IdeaId) -> None:
        """Open the story of one idea, now or as soon as the ideas are here."""
        self._wanted = idea
        if self._ideas is not None:
            self._show_wanted(self._ideas)

    def _stands(self) -> list[Stand]:
        headings = {
            "heard": (self.tr("Heard"), self.tr("What was said and waits for an answer")),
            "trying": (self.tr("Trying"), self.tr("What you try out")),
            "applied": (self.tr("Applied"), self.tr("What is in use and waits for credit")),
            "credited": (self.tr("Credited"), self.tr("What is in use and was credited")),
            "parked": (self.tr("Parked"), self.tr("What waits until a date")),
            "declined": (self.tr("Declined"), self.tr("What you said no to, with the reason")),
        }
        return [
            Stand(name, *headings[name], model, aside=name in _ASIDE)
            for name, model in self.models.items()
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
        self.story.left.connect(self._leave_story)
        self.story.step_asked.connect(self._ask_for_step)
        self.story.credit_asked.connect(self._ask_for_credit)

    def _find(self) -> _Found:
        desk = self._workspace
        return _Found(desk.ideas.all(), desk.people.everybody(), desk.people.mentors())

    def _show(self, found: _Found) -> None:
        first_time = self._ideas is None
        self._names = {person.id: person.name for person in found.people}
        self.filter.show_mentors(found.mentors)
        self._show_ideas(found.ideas)
        if self._wanted is not None:
            self._show_wanted(found.ideas)
        elif first_time and self.isVisible() and self.board.first_list() is not None:
            self.board.go_to_first()

    def _show_ideas(self, ideas: tuple[Idea, ...]) -> None:
        self._ideas = ideas
        now = self._now()
        shown = [i for i in ideas if self._mentor is None or i.mentor == self._mentor]
        for name, model in self.models.items():
            standing = [idea for idea in shown if stand_of(idea) == name]
            model.show_ideas(standing, self._names, now)
        self.board.show_counts()
        self.board.setVisible(bool(ideas))
        self.empty.setVisible(not ideas)
        self.filter.show_aside(sum(stand_of(idea) in _ASIDE for idea in shown))
        used = [idea for idea in shown if idea.stage in IN_USE]
        words = self.tr("{ideas} ideas · {used} applied · {credited} credited")
        credited = sum(bool(idea.recognitions) for idea in used)
        self.counts.setText(words.format(ideas=len(shown), used=len(used), credited=credited))
        self.counts.setVisible(bool(shown))
        self.owed_changed.emit(sum(i.credit_owed or i.answer_owed(now) for i in ideas))

    def _show_wanted(self, ideas: tuple[Idea, ...]) -> None:
        found = next((idea for idea in ideas if idea.id == self._wanted), None)
        self._wanted = None
        if found is None:
            self._notices.error(NotFoundError(what="idea"))
            return
        self._open_idea(found)

    @Slot(object)
    def _choose_mentor(self, mentor: PersonId | None) -> None:
        self._mentor = mentor
        self._show_ideas(self._ideas or ())

    @Slot(bool)
    def _choose_aside(self, aside: bool) -> None:  # noqa: FBT001  a signal's
        self.board.show_aside(aside=aside)

    @Slot(object)
    def _open_idea(self, idea: Idea) -> None:
        self._open = idea.id
        self.story.show_idea(idea, self._names, self._now())
        self._stack.setCurrentWidget(self.story)
        self.story.first_step().setFocus()

    @Slot()
    def _leave_story(self) -> None:
        idea = self._opened()
        self._open = None
        self._stack.setCurrentIndex(0)
        if idea is not None:
            name = stand_of(idea)
            self.board.go_to(name, self.models[name].place(idea.id) or 0)

    def _opened(self) -> Idea | None:
        return next((idea for idea in self._ideas or () if idea.id == self._open), None)

    def _today(self) -> date:
        return dates.local_day(self._now())

    @Slot(object)
    def _ask_for_step(self, stage: Stage) -> None:
        idea = self._opened()
        if idea is None:
            return
        match stage:
            case Stage.APPLIED:
                applying = ApplyIdeaDialog(idea.text, self._today(), self)
                applying.applied.connect(partial(self._apply, applying, idea))
                applying.open()
            case Stage.PARKED:
                parking = ParkIdeaDialog(idea.text, self._today(), self)
                parking.parked.connect(partial(self._park, parking, idea))
                parking.open()
            case Stage.DECLINED:
                self._ask_why(idea)
            case _:
                work = partial(self._workspace.ideas.move, idea.id, stage)
                self._tasks.run(work, self._changed, self._notices.error)

    def _ask_why(self, idea: Idea) -> None:
        title, hint = self.tr("Decline it"), self.tr("What stands against it, as you would say it")
        dialog = ReasonDialog(title, idea.text, hint, self)
        dialog.given.connect(partial(self._decline, dialog, idea))
        dialog.open()

    @Slot()
    def _ask_for_credit(self) -> None:
        idea = self._opened()
        if idea is not None:
            naming = "\n".join(idea_words.naming(idea, self._names))
            dialog = GiveCreditDialog(idea.text, naming, self._today(), self)
            dialog.given.connect(partial(self._give_credit, dialog, idea))
            dialog.open()

    def _apply(self, dialog: Question, idea: Idea, used: Application, adapted: bool) -> None:  # noqa: FBT001  a signal's
        work = partial(self._workspace.ideas.apply, idea.id, used, adapted=adapted)
        self._tasks.run(work, partial(self._applied, dialog), dialog.fail)

    def _applied(self, dialog: Question, idea: Idea) -> None:
        self._answered(dialog, idea)
        if idea.consent is not Consent.NOT_AT_ALL:
            self._ask_for_credit()

    def _park(self, dialog: Question, idea: Idea, until: date, why: str) -> None:
        work = partial(self._workspace.ideas.move, idea.id, Stage.PARKED, reason=why, until=until)
        self._tasks.run(work, partial(self._answered, dialog), dialog.fail)

    def _decline(self, dialog: Question, idea: Idea, reason: str) -> None:
        work = partial(self._workspace.ideas.move, idea.id, Stage.DECLINED, reason=reason)
        self._tasks.run(work, partial(self._answered, dialog), dialog.fail)

    def _give_credit(self, dialog: Question, idea: Idea, given: Recognition) -> None:
        work = partial(self._workspace.ideas.recognise, idea.id, given)
        self._tasks.run(work, partial(self._answered, dialog), dialog.fail)

    def _answered(self, dialog: Question, idea: Idea) -> None:
        dialog.accept()
        self._changed(idea)

    def _changed(self, idea: Idea) -> None:
        ideas = tuple(idea if old.id == idea.id else old for old in self._ideas or ())
        self._show_ideas(ideas)
        if self._open == idea.id:
            self.story.show_idea(idea, self._names, self._now())
            self.story.first_step().setFocus()


_STANDS = ("heard", "trying", "applied", "credited", "parked", "declined")
_ASIDE = ("parked", "declined")


def stand_of(idea: Idea) -> str:
    """Return the column an idea stands in."""
    if idea.stage in UNANSWERED:
        return "heard"
    if idea.stage in IN_USE:
        return "credited" if idea.recognitions else "applied"
    return idea.stage.value
