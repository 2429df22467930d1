"""The steps an idea takes: each asks what it has to know, and is kept."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from mentordesk.domain.board import (
    Barred,
    Stand,
    barred,
    column_beside,
    stage_at,
    stand_of,
)
from mentordesk.domain.credit_due import People
from mentordesk.domain.idea import IN_USE, Idea, Stage
from mentordesk.services.workspace import Workspace
from mentordesk.ui import idea_words
from mentordesk.ui.ideas.questions import IdeaQuestions
from mentordesk.ui.ideas.step_notice import StepNotice
from mentordesk.ui.notices import Notices
from mentordesk.ui.tasks import Tasks


class IdeaSteps(QObject):
    """Takes an idea one step on, wherever on the page that is asked for."""

    changed = Signal(object)
    """Emitted with an idea that took a step."""

    def __init__(
        self,
        page: QWidget,
        workspace: Workspace,
        now: Callable[[], datetime],
        tasks: Tasks,
        notices: Notices,
    ) -> None:
        super().__init__(page)
        self._page, self._workspace = page, workspace
        self._tasks, self._notices = tasks, notices
        self._people: People = {}
        self.notice = StepNotice()
        self.questions = IdeaQuestions(page, workspace, now, tasks, notices)
        self.questions.changed.connect(self.changed)
        self.questions.went.connect(self._say_where)
        self.notice.back_asked.connect(self._step_back)

    def know(self, people: People) -> None:
        """Take over whom the desk knows: whether credit is owed goes by what they settled."""
        self._people = people

    def stand(self, idea: Idea) -> Stand:
        """Return the column an idea stands in."""
        return stand_of(idea, self._people)

    @Slot(object, object)
    def put(self, idea: Idea, to: Stand) -> None:
        """Bring an idea into a column by the step that leads there, or say why it does not go."""
        why = barred(idea, to, self._people)
        stage = stage_at(to)
        if why is not None:
            self._say_no(why)
        elif stage is None:
            self.questions.credit(idea)
        else:
            self.take(idea, stage)

    @Slot(object, int)
    def shift(self, idea: Idea, by: int) -> None:
        """Bring an idea into the column before (-1) or after (1) its own."""
        to = column_beside(idea, by, self._people)
        if to is None:
            self._notices.mention(self.tr("There is no column on that side."))
        else:
            self.put(idea, to)

    @Slot(object, QPoint)
    def offer(self, idea: Idea, at: QPoint, *more: tuple[str, Callable[[], None]]) -> None:
        """Open a menu of the steps an idea can take, at a point of the screen.

        What `more` can be done stands below them, in its words.
        """
        menu = QMenu(self._page)
        menu.setObjectName("ideas.steps")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for stage in idea_words.next_stages(idea):
            action = QAction(idea_words.step(idea, stage), menu)
            action.triggered.connect(partial(self.take, idea, stage))
            menu.addAction(action)
        if barred(idea, Stand.CREDITED, self._people) is None:
            action = QAction(self.tr("Give credit"), menu)
            action.triggered.connect(partial(self.questions.credit, idea))
            menu.addAction(action)
        for words, does in more:
            menu.addSeparator()
            menu.addAction(words).triggered.connect(does)
        if menu.isEmpty():
            menu.deleteLater()
            self._say_no(Barred.IN_USE)
        else:
            menu.setAccessibleName(idea.text)
            menu.popup(at)
            menu.setActiveAction(menu.actions()[0])

    def take(self, idea: Idea, stage: Stage) -> None:
        """Take an idea to a stage, with what has to be asked before."""
        match stage:
            case Stage.APPLIED:
                self.questions.use(idea)
            case Stage.PARKED:
                self.questions.park(idea)
            case Stage.DECLINED:
                self.questions.decline(idea)
            case _:
                work = partial(self._workspace.ideas.move, idea.id, stage)
                self._tasks.run(work, self._took, self._notices.error)

    def _took(self, idea: Idea) -> None:
        self._say_where(idea)
        self.changed.emit(idea)

    @Slot(object)
    def _say_where(self, idea: Idea) -> None:
        self.notice.say_where(idea, self.stand(idea), undo=idea.stage not in IN_USE)

    @Slot(object)
    def _step_back(self, moved: Idea) -> None:
        work = partial(self._workspace.ideas.step_back, moved)
        self._tasks.run(work, self._took_back, self._not_taken_back)

    def _took_back(self, idea: Idea) -> None:
        self.notice.say_undone(idea, self.stand(idea))
        self.changed.emit(idea)

    def _not_taken_back(self, error: Exception) -> None:
        self.notice.hide()
        self._notices.error(error)

    def _say_no(self, why: Barred) -> None:
        """Say why an idea stays where it is."""
        match why:
            case Barred.HEARD_ONCE:
                words = self.tr("It was heard, and what you answered stays in its story.")
            case Barred.IN_USE:
                words = self.tr("It is in use, and its story keeps that.")
            case Barred.SAID_NO:
                words = self.tr("You said no to it. Try it first, then it can go on.")
            case Barred.NOT_IN_USE:
                words = self.tr("It is not in use yet. Say first where you use it.")
            case Barred.THERE:
                return
        self._notices.mention(words)
