"""The steps an idea can take, each asked for what it needs, and then kept."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from mentordesk.domain.crediting import can_be_credited
from mentordesk.domain.idea import IN_USE, Application, Idea, Recognition, Stage
from mentordesk.domain.ids import PersonId
from mentordesk.domain.person import Consent, Person
from mentordesk.services.workspace import Workspace
from mentordesk.ui import dates
from mentordesk.ui.dialogs.apply_idea import ApplyIdeaDialog
from mentordesk.ui.dialogs.consent import ConsentDialog
from mentordesk.ui.dialogs.decline_idea import DeclineDialog
from mentordesk.ui.dialogs.give_credit import GiveCreditDialog
from mentordesk.ui.dialogs.park_idea import ParkIdeaDialog
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.file_dialog import file_dialog
from mentordesk.ui.notices import Notices
from mentordesk.ui.tasks import Tasks

Open = Callable[[tuple[Person, ...]], None]


class IdeaSteps(QObject):
    """Opens the question of a step over its page; `changed` gives the idea as it is kept then."""

    changed = Signal(object)

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

    def take(self, idea: Idea, to: Stage) -> None:
        """Take an idea a step on, after asking for what belongs to it."""
        match to:
            case Stage.APPLIED | Stage.ADAPTED:
                self._ask_use(idea)
            case Stage.PARKED:
                self._ask_until(idea)
            case Stage.DECLINED:
                self._with_people(partial(self._ask_why, idea))
            case _:
                work = partial(self._desk.ideas.move, idea.id, to)
                self._tasks.run(work, self.changed.emit, self._notices.error)

    def credit(self, idea: Idea) -> None:
        """Give credit for an idea in use, or keep that none was wanted."""
        self._with_people(partial(self._ask_for_credit, idea))

    def tell(self, idea: Idea) -> None:
        """Say a no that nobody has said to the mentor yet, and when it was said."""
        self._with_people(partial(self._ask_why, idea))

    def ask_consent(self, idea: Idea, person: PersonId) -> None:
        """Take a person's answer, which only makes their consent stricter."""
        self._with_people(partial(self._ask_consent, idea, person))

    def _with_people(self, then: Open) -> None:
        self._tasks.run(self._desk.people.everybody, then, self._notices.error)

    def _ask_use(self, idea: Idea) -> None:
        dialog = ApplyIdeaDialog(idea.text, self._today(), self._page)
        dialog.applied.connect(partial(self._apply, dialog, idea))
        dialog.open()

    def _apply(self, dialog: Question, idea: Idea, used: Application, adapted: bool) -> None:  # noqa: FBT001  a signal's
        work = partial(self._desk.ideas.apply, idea.id, used, adapted=adapted)
        self._tasks.run(work, partial(self._applied, dialog), dialog.fail)

    def _applied(self, dialog: Question, idea: Idea) -> None:
        self._kept(dialog, idea)
        if idea.consent is not Consent.NOT_AT_ALL:
            self.credit(idea)

    def _ask_until(self, idea: Idea) -> None:
        dialog = ParkIdeaDialog(idea.text, self._today(), self._page)
        dialog.parked.connect(partial(self._park, dialog, idea))
        dialog.open()

    def _park(self, dialog: Question, idea: Idea, until: date, why: str) -> None:
        move = partial(self._desk.ideas.move, idea.id, Stage.PARKED, reason=why)
        self._keep(dialog, partial(move, until=until))

    def _ask_why(self, idea: Idea, people: tuple[Person, ...]) -> None:
        mentor = next(person for person in people if person.id == idea.mentor)
        dialog = DeclineDialog(idea, mentor, self._today(), self._page)
        dialog.given.connect(partial(self._decline, dialog, idea))
        dialog.open()

    def _decline(self, dialog: Question, idea: Idea, reason: str, told_on: date | None) -> None:
        desk = self._desk.answers
        if idea.stage is not Stage.DECLINED:
            self._keep(dialog, partial(desk.decline, idea.id, reason, told_on))
        elif told_on is not None:
            self._keep(dialog, partial(desk.tell, idea.id, told_on))
        else:
            self._kept(dialog, idea)

    def _ask_for_credit(self, idea: Idea, people: tuple[Person, ...]) -> None:
        if idea.stage in IN_USE and can_be_credited(idea, people):
            dialog = GiveCreditDialog(idea, people, self._today(), self._page)
            dialog.given.connect(partial(self._give_credit, dialog, idea))
            dialog.save_asked.connect(partial(self._choose_file, dialog))
            dialog.open()

    def _give_credit(self, dialog: Question, idea: Idea, given: Recognition, words: str) -> None:
        self._keep(dialog, partial(self._desk.ideas.recognise, idea.id, given, words))

    def _choose_file(self, dialog: GiveCreditDialog, words: str) -> None:
        chooser = file_dialog(dialog, self.tr("Save the text"))
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix("txt")
        chooser.setNameFilter("*.txt")
        chooser.selectFile(self.tr("Words of credit.txt"))
        chooser.fileSelected.connect(partial(self._save, dialog, words))
        chooser.open()

    def _save(self, dialog: GiveCreditDialog, words: str, path: str) -> None:
        work = partial(self._desk.letters.save, f"{words}\n".encode(), Path(path))
        saved = self.tr("Saved as {name}. Send it yourself.").format(name=Path(path).name)
        self._tasks.run(work, partial(_say_saved, dialog, saved), dialog.fail)

    def _ask_consent(self, idea: Idea, who: PersonId, people: tuple[Person, ...]) -> None:
        person = next(person for person in people if person.id == who)
        dialog = ConsentDialog(idea, person, self._page)
        dialog.given.connect(partial(self._restrict, dialog, idea, who))
        dialog.open()

    def _restrict(
        self, dialog: Question, idea: Idea, who: PersonId, consent: Consent, people: str
    ) -> None:
        self._keep(dialog, partial(self._desk.ideas.restrict, idea.id, who, consent, people))

    def _keep(self, dialog: Question, work: Callable[[], Idea]) -> None:
        self._tasks.run(work, partial(self._kept, dialog), dialog.fail)

    def _kept(self, dialog: Question, idea: Idea) -> None:
        dialog.accept()
        self.changed.emit(idea)

    def _today(self) -> date:
        return dates.local_day(self._now())


def _say_saved(dialog: GiveCreditDialog, words: str, _: None) -> None:
    dialog.tell(words)
