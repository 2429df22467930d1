"""What a step of an idea asks first: a use, a day, a reason, words of credit."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from mentordesk.domain.credit_due import may_be_credited
from mentordesk.domain.export_record import ExportKind, Leaving
from mentordesk.domain.idea import Application, Idea, Recognition, Stage
from mentordesk.domain.person import Person, known
from mentordesk.services.workspace import Workspace
from mentordesk.ui import dates
from mentordesk.ui.dialogs.apply_idea import ApplyIdeaDialog
from mentordesk.ui.dialogs.decline_idea import DeclineDialog
from mentordesk.ui.dialogs.give_credit import GiveCreditDialog
from mentordesk.ui.dialogs.park_idea import ParkIdeaDialog
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.notices import Notices
from mentordesk.ui.saving import Outgoing, Saving
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.writing import ask_where

_TEXT = ".txt"

Open = Callable[[tuple[Person, ...]], None]


class IdeaQuestions(QObject):
    """Opens each question over its page; `changed` gives the idea as it is kept then."""

    changed = Signal(object)
    went = Signal(object)
    """Emitted before that with an idea which went to another column."""

    def __init__(
        self,
        page: QWidget,
        workspace: Workspace,
        now: Callable[[], datetime],
        tasks: Tasks,
        notices: Notices,
    ) -> None:
        super().__init__(page)
        self._page, self._desk = page, workspace
        self._now, self._tasks, self._notices = now, tasks, notices

    def use(self, idea: Idea) -> None:
        """Ask where an idea is in use and what changed, then for credit."""
        dialog = ApplyIdeaDialog(idea.text, self._today(), self._page)
        dialog.applied.connect(partial(self._apply, dialog, idea))
        dialog.open()

    def park(self, idea: Idea) -> None:
        """Ask until when an idea waits."""
        dialog = ParkIdeaDialog(idea.text, self._today(), self._page)
        dialog.parked.connect(partial(self._park, dialog, idea))
        dialog.open()

    def decline(self, idea: Idea) -> None:
        """Ask for the reason of a no, and when it was said; of one without its day only that."""
        self._with_people(partial(self._ask_why, idea))

    def credit(self, idea: Idea) -> None:
        """Ask how credit is given for an idea in use, or whether none was wanted.

        Where nobody may be told of, only the latter is left, and the question says so.
        """
        self._with_people(partial(self._ask_for_credit, idea))

    def _with_people(self, then: Open) -> None:
        self._tasks.run(self._desk.people.everybody, then, self._notices.error)

    def _apply(self, dialog: Question, idea: Idea, used: Application, adapted: bool) -> None:  # noqa: FBT001  a signal's
        work = partial(self._desk.ideas.apply, idea.id, used, adapted=adapted)
        self._tasks.run(work, partial(self._applied, dialog), dialog.fail)

    def _applied(self, dialog: Question, idea: Idea) -> None:
        self._went(dialog, idea)
        self._with_people(partial(self._go_on_to_credit, idea))

    def _go_on_to_credit(self, idea: Idea, people: tuple[Person, ...]) -> None:
        if may_be_credited(idea, known(people)):
            self._ask_for_credit(idea, people)

    def _park(self, dialog: Question, idea: Idea, until: date, why: str) -> None:
        move = partial(self._desk.ideas.move, idea.id, Stage.PARKED, reason=why)
        self._step(dialog, partial(move, until=until))

    def _ask_why(self, idea: Idea, people: tuple[Person, ...]) -> None:
        dialog = DeclineDialog(idea, people, self._today(), self._page)
        dialog.given.connect(partial(self._decline, dialog, idea))
        dialog.open()

    def _decline(self, dialog: Question, idea: Idea, reason: str, told_on: date | None) -> None:
        desk = self._desk.answers
        if idea.stage is not Stage.DECLINED:
            self._step(dialog, partial(desk.decline, idea.id, reason, told_on))
        elif told_on is not None:
            self._keep(dialog, partial(desk.tell, idea.id, told_on))
        else:
            self._kept(dialog, idea)

    def _ask_for_credit(self, idea: Idea, people: tuple[Person, ...]) -> None:
        dialog = GiveCreditDialog(idea, people, self._today(), self._page)
        dialog.given.connect(partial(self._give_credit, dialog, idea))
        dialog.save_asked.connect(partial(self._choose_file, dialog, idea))
        dialog.open()

    def _give_credit(self, dialog: Question, idea: Idea, given: Recognition, words: str) -> None:
        self._step(dialog, partial(self._desk.ideas.recognise, idea.id, given, words))

    def _choose_file(self, dialog: GiveCreditDialog, idea: Idea, words: str) -> None:
        chosen = partial(self._save, dialog, idea, words)
        ask_where(dialog, self.tr("Save the text"), self.tr("Words of credit.txt"), _TEXT, chosen)

    def _save(self, dialog: GiveCreditDialog, idea: Idea, words: str, path: str) -> None:
        of = idea.mentor, idea.session
        file = Outgoing(
            over=dialog,
            what=Leaving(ExportKind.CREDIT_WORDS, *of, form=_TEXT.lstrip(".")),
            suffix=_TEXT,
            make=f"{words}\n".encode,
            said=partial(self._say, dialog),
            failed=dialog.fail,
        )
        Saving(self._desk.exports, self._tasks, self._notices).save(file, path)

    def _say(self, dialog: GiveCreditDialog, path: Path) -> None:
        if isValid(dialog):  # it may be closed while a slow drive still writes
            dialog.tell_saved(path)

    def _step(self, dialog: Question, work: Callable[[], Idea]) -> None:
        self._tasks.run(work, partial(self._went, dialog), dialog.fail)

    def _went(self, dialog: Question, idea: Idea) -> None:
        self.went.emit(idea)
        self._kept(dialog, idea)

    def _keep(self, dialog: Question, work: Callable[[], Idea]) -> None:
        self._tasks.run(work, partial(self._kept, dialog), dialog.fail)

    def _kept(self, dialog: Question, idea: Idea) -> None:
        dialog.accept()
        self.changed.emit(idea)

    def _today(self) -> date:
        return dates.local_day(self._now())
