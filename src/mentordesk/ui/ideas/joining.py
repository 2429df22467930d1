"""Joining and splitting an idea from its story: what is asked, kept and taken back."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from mentordesk.domain.credit_due import People
from mentordesk.domain.idea import Idea
from mentordesk.domain.ids import IdeaId
from mentordesk.domain.joining import Cut
from mentordesk.services.idea_joining import Kin
from mentordesk.services.workspace import Workspace
from mentordesk.ui import dates, idea_words, joining_words
from mentordesk.ui.dialogs.join_ideas import JoinIdeasDialog
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.dialogs.split_idea import SplitIdeaDialog
from mentordesk.ui.ideas.step_notice import StepNotice
from mentordesk.ui.notices import Notices
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.widgets.idea_kin import IdeaKin


class IdeaJoining(QObject):
    """Asks over its page; `changed` gives the idea that stands then."""

    changed = Signal(object)
    _now: datetime
    """When the story was shown."""

    def __init__(
        self,
        page: QWidget,
        workspace: Workspace,
        notice: StepNotice,
        tasks: Tasks,
        notices: Notices,
    ) -> None:
        super().__init__(page)
        self._page, self._desk, self._notice = page, workspace, notice
        self._tasks, self._notices = tasks, notices
        self._idea: Idea | None = None
        self._people: People = {}
        self._kin: IdeaKin | None = None
        notice.join_back_asked.connect(self._take_back)

    def show(self, idea: Idea, people: People, kin: IdeaKin, now: datetime) -> None:
        """Tell on the card of its story what an idea was made of, as soon as that was read."""
        self._idea, self._people, self._now = idea, people, now
        if self._kin is None:
            self._kin = kin
            kin.join_asked.connect(self._ask_to_join)
            kin.split_asked.connect(self._ask_to_split)
            kin.back_asked.connect(self._ask_back)
        kin.join.setVisible(idea.joined_into is None)
        kin.split.setVisible(idea.joined_into is None)
        kin.show_lines((), "")
        work = partial(self._desk.idea_joining.kin, idea.id)
        self._tasks.run(work, partial(self._tell, idea), self._notices.error)

    def _tell(self, idea: Idea, made: Kin) -> None:
        if self._kin is None or self._idea != idea:
            return
        back = ""
        if made.latest is not None:
            joins = made.latest.joined_into == idea.id
            back = self.tr("Take the joining back") if joins else self.tr("Take the split back")
        lines = joining_words.kin(made, self._people, dates.local_day(self._now))
        self._kin.show_lines(lines, back)

    @Slot()
    def _ask_to_join(self) -> None:
        idea = self._idea
        if idea is not None:
            dialog = JoinIdeasDialog(idea, self._people, self._now, self._page)
            dialog.looked_at.connect(partial(self._look_at, dialog))
            dialog.agreed.connect(partial(self._join, dialog))
            work = partial(self._desk.idea_joining.candidates, idea)
            self._tasks.run(work, dialog.show_candidates, dialog.fail)
            dialog.open()

    def _look_at(self, dialog: JoinIdeasDialog, other: IdeaId) -> None:
        self._tasks.run(partial(self._desk.ideas.of_id, other), dialog.show_other, dialog.fail)

    def _join(self, dialog: Question, whole: IdeaId, part: IdeaId) -> None:
        work = partial(self._desk.idea_joining.join, whole, part)
        said = self.tr("Joined into one: {idea}").format
        self._tasks.run(work, partial(self._kept, dialog, said), dialog.fail)

    @Slot()
    def _ask_to_split(self) -> None:
        idea = self._idea
        if idea is not None:
            dialog = SplitIdeaDialog(idea, idea_words.naming(idea, self._people), self._page)
            dialog.cut.connect(partial(self._split, dialog, idea))
            dialog.open()

    def _split(self, dialog: Question, idea: Idea, cut: Cut) -> None:
        work = partial(self._first_half, idea.id, cut)
        said = self.tr("Split into two, and this is the first: {idea}").format
        self._tasks.run(work, partial(self._kept, dialog, said), dialog.fail)

    def _first_half(self, idea: IdeaId, cut: Cut) -> Idea:
        return self._desk.idea_joining.split(idea, cut)[0]

    @Slot()
    def _ask_back(self) -> None:
        if self._idea is not None:
            self._take_back(self._idea)

    @Slot(object)
    def _take_back(self, idea: Idea) -> None:
        work = partial(self._desk.idea_joining.take_back, idea.id)
        self._tasks.run(work, self._taken_back, self._not_taken_back)

    def _taken_back(self, idea: Idea) -> None:
        self._notice.say_joined(self.tr("Undone: {idea}").format, idea, undo=False)
        self.changed.emit(idea)

    def _not_taken_back(self, error: Exception) -> None:
        self._notice.hide()
        self._notices.error(error)

    def _kept(self, dialog: Question, said: Callable[..., str], idea: Idea) -> None:
        dialog.accept()
        self._notice.say_joined(said, idea)
        self.changed.emit(idea)
