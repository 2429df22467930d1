"""The steps an idea takes: each asks what it has to know, and is kept."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from mentordesk.domain.board import Barred, Stand, barred, column_beside, stage_at
from mentordesk.domain.idea import Application, Idea, Recognition, Stage
from mentordesk.domain.ids import PersonId
from mentordesk.domain.person import Consent
from mentordesk.services.workspace import Workspace
from mentordesk.ui import dates, idea_words
from mentordesk.ui.dialogs.apply_idea import ApplyIdeaDialog
from mentordesk.ui.dialogs.give_credit import GiveCreditDialog
from mentordesk.ui.dialogs.park_idea import ParkIdeaDialog
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.dialogs.reason import ReasonDialog
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
        self._page, self._workspace, self._now = page, workspace, now
        self._tasks, self._notices = tasks, notices
        self._names: Mapping[PersonId, str] = {}

    def know(self, names: Mapping[PersonId, str]) -> None:
        """Call people by these names from now on."""
        self._names = names

    @Slot(object, object)
    def put(self, idea: Idea, to: Stand) -> None:
        """Bring an idea into a column by the step that leads there, or say why it does not go."""
        why = barred(idea, to)
        stage = stage_at(to)
        if why is not None:
            self._say_no(why)
        elif stage is None:
            self.give_credit(idea)
        else:
            self.take(idea, stage)

    @Slot(object, int)
    def shift(self, idea: Idea, by: int) -> None:
        """Bring an idea into the column before (-1) or after (1) its own."""
        to = column_beside(idea, by)
        if to is None:
            self._notices.mention(self.tr("There is no column on that side."))
        else:
            self.put(idea, to)

    @Slot(object, QPoint)
    def offer(self, idea: Idea, at: QPoint) -> None:
        """Open a menu of the steps an idea can take, at a point of the screen."""
        menu = QMenu(self._page)
        menu.setObjectName("ideas.steps")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for stage in idea_words.next_stages(idea):
            action = QAction(idea_words.step(stage), menu)
            action.triggered.connect(partial(self.take, idea, stage))
            menu.addAction(action)
        if barred(idea, Stand.CREDITED) is None:
            action = QAction(self.tr("Give credit"), menu)
            action.triggered.connect(partial(self.give_credit, idea))
            menu.addAction(action)
        if menu.isEmpty():
            menu.deleteLater()
            self._say_no(Barred.IN_USE)
        else:
            menu.popup(at)

    def take(self, idea: Idea, stage: Stage) -> None:
        """Take an idea to a stage, with what has to be asked before."""
        match stage:
            case Stage.APPLIED:
                applying = ApplyIdeaDialog(idea.text, self._today(), self._page)
                applying.applied.connect(partial(self._apply, applying, idea))
                applying.open()
            case Stage.PARKED:
                parking = ParkIdeaDialog(idea.text, self._today(), self._page)
                parking.parked.connect(partial(self._park, parking, idea))
                parking.open()
            case Stage.DECLINED:
                self._ask_why(idea)
            case _:
                work = partial(self._workspace.ideas.move, idea.id, stage)
                self._tasks.run(work, self.changed.emit, self._notices.error)

    def give_credit(self, idea: Idea) -> None:
        """Ask how credit was given for an idea in use."""
        naming = "\n".join(idea_words.naming(idea, self._names))
        dialog = GiveCreditDialog(idea.text, naming, self._today(), self._page)
        dialog.given.connect(partial(self._give_credit, dialog, idea))
        dialog.open()

    def _today(self) -> date:
        return dates.local_day(self._now())

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
            case Barred.NO_CREDIT:
                words = self.tr("Who had a part in it does not want to be named.")
            case Barred.THERE:
                return
        self._notices.mention(words)

    def _ask_why(self, idea: Idea) -> None:
        title, hint = self.tr("Decline it"), self.tr("What stands against it, as you would say it")
        dialog = ReasonDialog(title, idea.text, hint, self._page)
        dialog.given.connect(partial(self._decline, dialog, idea))
        dialog.open()

    def _apply(self, dialog: Question, idea: Idea, used: Application, adapted: bool) -> None:  # noqa: FBT001  a signal's
        work = partial(self._workspace.ideas.apply, idea.id, used, adapted=adapted)
        self._tasks.run(work, partial(self._applied, dialog), dialog.fail)

    def _applied(self, dialog: Question, idea: Idea) -> None:
        self._answered(dialog, idea)
        if idea.consent is not Consent.NOT_AT_ALL:
            self.give_credit(idea)

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
        self.changed.emit(idea)
