"""Ideas, from first words to credit given: all of them, and the story of one."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import cached_property, partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk.domain.board import Board, IdeaQuery, Stand, TableLine, Told
from mentordesk.domain.idea import Idea, Stage
from mentordesk.domain.ids import IdeaId, PersonId
from mentordesk.domain.person import Person, known
from mentordesk.domain.unsaved import Unsaved
from mentordesk.services.workspace import Workspace
from mentordesk.ui import dates, wording
from mentordesk.ui.ideas.files import IdeasFiles
from mentordesk.ui.ideas.joining import IdeaJoining
from mentordesk.ui.ideas.looking import Seen, look
from mentordesk.ui.ideas.naming import IdeaNaming
from mentordesk.ui.ideas.new_idea import NewIdea
from mentordesk.ui.ideas.shelf import IdeaShelf, TableOrder
from mentordesk.ui.ideas.steps import IdeaSteps
from mentordesk.ui.notices import Notices
from mentordesk.ui.page import Page
from mentordesk.ui.preferences import Preferences
from mentordesk.ui.tasks import Tasks, unheard
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.idea_board import IdeaBoard
from mentordesk.ui.widgets.idea_story import IdeaStory

_AT_ONCE = 12


class IdeasPage(Page):
    """Shows ideas by stage or in a table; Enter opens one, with the steps it can take."""

    owed_changed = Signal(int)

    def __init__(
        self, workspace: Workspace, now: Callable[[], datetime], tasks: Tasks, notices: Notices
    ) -> None:
        super().__init__()
        self._desk, self._views, self._now = workspace, workspace.idea_views, now
        self._tasks, self._notices = tasks, notices
        self._is_here = self._asking = self._again = self._ready = self._people_known = False
        self._most = dict.fromkeys(Stand, _AT_ONCE)
        self._names: dict[PersonId, str] = {}
        self._known: dict[PersonId, Person] = {}
        self._wanted: IdeaId | None = None
        self._open: Idea | None = None
        self._moved: Idea | None = None
        self.shelf = IdeaShelf(now())
        self.steps = IdeaSteps(self, workspace, now, tasks, notices)
        self.files = IdeasFiles(self, workspace, tasks, notices)
        self._naming = IdeaNaming(self, workspace, self.steps.notice, tasks, notices)
        self.new = NewIdea(self, workspace, now, tasks, notices)
        self._joining = IdeaJoining(self, workspace, self.steps.notice, tasks, notices)
        self._stack = QStackedWidget()
        self._build()
        self._connect()

    @override
    def refresh(self) -> None:
        if not self._stack.count():
            # Only now: what comes into the window after it was shown is dressed a second time.
            self._stack.addWidget(self.shelf)
        self._people_known = False
        self._ask()

    @Slot()
    def _ask(self) -> None:
        """Ask once more for what is chosen; while an answer is on its way, once it is here."""
        if not self.shelf.way:
            self.lay_out_as("board")
        if self._asking:
            self._again = True
            return
        self._asking, self._again = True, False
        shelf, query = self.shelf, self.shelf.narrow(dates.local_day(self._now()))
        most = {stand: self._most[stand] for stand in shelf.open_stands}
        as_board = shelf.way == "board"
        find = partial(look, self._desk, query, most, as_board=as_board, known=self._people_known)
        self._tasks.run(find, self._show, self._fail)
        shelf.get_ready()  # while that is looked for

    @override
    def first_focus(self) -> QWidget | None:
        if self._open is not None:
            return self.story.back  # Return pressed twice on a card takes no step
        return self.shelf.first_list() or self.shelf.mentors.everybody

    @override
    def unsaved_texts(self) -> tuple[Unsaved, ...]:
        return self.new.unsaved_texts()

    @override
    def is_behind(self) -> bool:
        return self.new.is_behind()

    def lay_out_as(self, way: str) -> None:
        """Show a "board" or a "table" from the next answer on."""
        self.shelf.lay_out_as(way)

    def remember_by(self, preferences: Preferences, order: TableOrder) -> None:
        """Begin as the leader chose it before, and remember another choice."""
        self.shelf.keep_order(order)
        self.lay_out_as(preferences.settings.ideas_as)
        self.shelf.laid_out.connect(lambda way: preferences.choose(ideas_as=way))

    def begin_with(self, wanted: IdeaId | IdeaQuery) -> None:
        """Open the story of one idea, or look at those of a question."""
        if isinstance(wanted, IdeaQuery):
            self.shelf.look_at(wanted)
        else:
            self.show_idea(wanted)

    def show_idea(self, idea: IdeaId) -> None:
        """Open the story of one idea, now or as soon as the ideas are here."""
        self._wanted = idea
        if self._is_here:
            self._show_wanted()

    def _build(self) -> None:
        self.shelf.head.add(self.files.button)
        self.new.stand_on(self.shelf, self.steps)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack, 1)
        whole.addWidget(self.new.notice)
        whole.addWidget(self.steps.notice)

    def _connect(self) -> None:
        shelf = self.shelf
        shelf.asked.connect(self._ask)
        shelf.board_made.connect(self._watch)
        shelf.idea_asked.connect(self.show_idea)
        shelf.filter.entered.connect(self._get_ready)
        shelf.lines.wanted.connect(self._read_lines)
        self.steps.changed.connect(self._changed)
        self.files.brought.connect(self.refresh)
        self._naming.changed.connect(self._named)
        self.new.kept.connect(self.refresh)
        self._joining.changed.connect(self._joined)

    @Slot(object)
    def _watch(self, board: IdeaBoard) -> None:
        board.opened.connect(self._open_idea)
        board.more_asked.connect(self._show_more)
        board.put.connect(self.steps.put)
        board.shifted.connect(self.steps.shift)
        board.menu_asked.connect(self.steps.offer)

    @cached_property
    def story(self) -> IdeaStory:
        """The page of one idea, made when the first one is opened."""
        story = IdeaStory()
        story.left.connect(self._leave_story)
        story.step_asked.connect(self._ask_for_step)
        story.credit_asked.connect(self._ask_for_credit)
        story.told_asked.connect(self._ask_when_told)
        self._stack.addWidget(story)
        return story

    def _fail(self, error: Exception) -> None:
        self._asking = False
        if self._again:
            self._ask()
        self._notices.error(error)

    def _show(self, seen: Seen) -> None:
        self._asking = False
        if self._again:
            self._ask()
            return
        first_time, self._is_here = not self._is_here, True
        if seen.people is not None:
            self._people_known = True
            self._know(seen.people)
            self.shelf.mentors.show_mentors(seen.mentors)
            self.new.offer(seen.mentors)
            self.files.offer(seen.mentors)
        now = self._now()
        if isinstance(seen.view, Board):
            self.shelf.show_board(seen.view, self._known, now)
        else:
            self.shelf.show_table(seen.view, self._names, now)
        self.owed_changed.emit(seen.view.owed)
        self._go_on(first_time=first_time)

    def _go_on(self, *, first_time: bool) -> None:
        moved, self._moved = self._moved, None
        if self._wanted is not None:
            self._show_wanted()
        elif moved is not None and self._open is None:
            self.shelf.go_to(self.steps.stand(moved), moved.id)
        elif first_time and self.isVisible() and self.shelf.first_list() is not None:
            self.shelf.go_to_first()
        self.new.show_kept()

    def _show_wanted(self) -> None:
        if self._wanted is not None:
            find = partial(self._views.story, self._wanted)
            self._wanted = None
            self._tasks.run(find, self._tell, self._notices.error)

    @Slot(tuple)
    def _read_lines(self, numbers: Sequence[int]) -> None:
        self._tasks.run(partial(self._views.lines, numbers), self._take_lines, self._notices.error)

    def _take_lines(self, lines: Mapping[int, TableLine]) -> None:
        self.shelf.lines.take(lines)

    @Slot()
    def _get_ready(self) -> None:
        """Read the words before the first one is typed."""
        if not self._ready:
            self._ready = True
            self._tasks.run(self._views.get_ready, unheard, self._notices.error)

    @Slot(object)
    def _show_more(self, stand: Stand) -> None:
        self._most[stand] *= 2
        self._ask()

    @Slot(object)
    def _open_idea(self, idea: Idea) -> None:
        self.show_idea(idea.id)

    def _tell(self, told: Told) -> None:
        stays = self._is_open(told.idea) and self.story.whose.has_keyboard()
        self._open = told.idea
        self.story.show_told(told, self._known, self._now())
        self._naming.show(told.idea, self.story.whose)
        self._joining.show(told.idea, self._known, self.story.kin, self._now())
        self._stack.setCurrentWidget(self.story)
        if not stays:
            self.story.back.setFocus()
        if not self.steps.notice.tells_of(told.idea):
            self._announce(told.idea)

    def _tell_anew(self, told: Told) -> None:
        """Show what became of an idea, unless its story was left meanwhile."""
        if self._is_open(told.idea):
            self._tell(told)

    def _is_open(self, idea: Idea) -> bool:
        return self._open is not None and self._open.id == idea.id

    @Slot()
    def _leave_story(self) -> None:
        idea, self._open = self._open, None
        self._stack.setCurrentIndex(0)
        if idea is not None:
            self.shelf.go_to(self.steps.stand(idea), idea.id)

    @Slot(object)
    def _ask_for_step(self, stage: Stage) -> None:
        if self._open is not None:
            self.steps.take(self._open, stage)

    @Slot()
    def _ask_for_credit(self) -> None:
        if self._open is not None:
            self.steps.questions.credit(self._open)

    @Slot()
    def _ask_when_told(self) -> None:
        if self._open is not None:
            self.steps.questions.decline(self._open)

    @Slot(object, object)
    def _named(self, idea: Idea, people: Sequence[Person]) -> None:
        self._know(people)
        self._changed(idea)

    def _know(self, people: Sequence[Person]) -> None:
        self._known = known(people)
        self.steps.know(self._known)
        self._names = {person.id: person.name for person in people}

    @Slot(object)
    def _changed(self, idea: Idea) -> None:
        self._moved = idea
        self.refresh()
        if self._is_open(idea):
            find = partial(self._views.story, idea.id)
            self._tasks.run(find, self._tell_anew, self._notices.error)

    @Slot(object)
    def _joined(self, idea: Idea) -> None:
        """Go on in the story of the idea that stands, which may be the other one."""
        if self._open is not None and self._open.id in (idea.id, *idea.origins):
            self._open = idea
        self._changed(idea)

    def _announce(self, idea: Idea) -> None:
        words = self.tr("{idea}: {stage}")
        announce(self, words.format(idea=idea.text, stage=wording.stage(idea.stage)))
