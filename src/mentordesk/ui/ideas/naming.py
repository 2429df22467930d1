"""Names, weights and who said it first, put right from an idea's story."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from mentordesk.domain.idea import Contribution, Idea
from mentordesk.domain.naming import NewName, called, named_as
from mentordesk.domain.person import Person, known
from mentordesk.services.workspace import Workspace
from mentordesk.ui import wording
from mentordesk.ui.dialogs.first_said import FirstSaidDialog
from mentordesk.ui.dialogs.named import NamedDialog
from mentordesk.ui.dialogs.new_name import NewNameDialog
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.ideas.step_notice import StepNotice
from mentordesk.ui.notices import Notices
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.widgets.idea_whose import IdeaWhose

Kept = tuple[Idea, tuple[Person, ...]]


class IdeaNaming(QObject):
    """Asks over its page; `changed` gives the idea as it is kept, and everybody on the desk."""

    changed = Signal(object, object)

    def __init__(
        self,
        page: QWidget,
        workspace: Workspace,
        notice: StepNotice,
        tasks: Tasks,
        notices: Notices,
    ) -> None:
        super().__init__(page)
        self._page, self._people = page, workspace.people
        self._names, self._notice = workspace.idea_naming, notice
        self._tasks, self._notices = tasks, notices
        self._idea: Idea | None = None
        self._card: IdeaWhose | None = None
        notice.name_back_asked.connect(self._take_back)

    def show(self, idea: Idea, card: IdeaWhose) -> None:
        """Put right from now on what the card of a story asks to change of this idea."""
        self._idea = idea
        if self._card is None:
            self._card = card
            card.change_asked.connect(self._ask_change)
            card.add_asked.connect(self._ask_name)
            card.first_asked.connect(self._ask_first)

    def ask(self, idea: Idea, given: Contribution) -> None:
        """Ask how somebody who has a part in an idea is named for it."""
        self._tasks.run(
            self._people.everybody, partial(self._ask_part, idea, given), self._notices.error
        )

    @Slot()
    def _ask_name(self) -> None:
        if self._idea is not None:
            dialog = NewNameDialog(self._idea, self._page)
            dialog.given.connect(partial(self._look_who, dialog, self._idea))
            dialog.open()

    @Slot()
    def _ask_first(self) -> None:
        if self._idea is not None:
            dialog = FirstSaidDialog(self._idea, self._page)
            dialog.given.connect(partial(self._say_first, dialog, self._idea))
            dialog.open()

    @Slot(object)
    def _ask_change(self, given: Contribution) -> None:
        if self._idea is not None:
            self.ask(self._idea, given)

    def _ask_part(self, idea: Idea, given: Contribution, people: tuple[Person, ...]) -> None:
        person = known(people)[given.person]
        dialog = NamedDialog(idea, given, person, self._page)
        dialog.amended.connect(partial(self._amend, dialog, idea, given))
        dialog.taken_off.connect(partial(self._take_off, dialog, idea, given))
        dialog.open()

    def _look_who(self, dialog: NewNameDialog, idea: Idea, new: NewName) -> None:
        go_on = partial(self._add_if_clear, dialog, idea, new)
        self._tasks.run(self._people.everybody, go_on, dialog.fail)

    def _add_if_clear(
        self, dialog: NewNameDialog, idea: Idea, new: NewName, people: tuple[Person, ...]
    ) -> None:
        """Make no second person of one who is called so: each would have an answer of their own."""
        alike = called(new.name, people)
        if alike:
            dialog.ask_who(alike)
        else:
            self._add(dialog, idea, new)

    def _add(self, dialog: Question, idea: Idea, new: NewName) -> None:
        words = self.tr("{name} is named for it now: {idea}")
        said = partial(words.format, name=" ".join(new.name.split()))
        self._keep(dialog, idea, lambda: self._names.name(idea.id, new)[1], said)

    def _amend(self, dialog: Question, idea: Idea, given: Contribution, new: Contribution) -> None:
        words = self.tr("The part is changed: {idea}")
        self._keep(dialog, idea, partial(self._names.amend, idea.id, given, new), words.format)

    def _take_off(self, dialog: Question, idea: Idea, given: Contribution) -> None:
        words = self.tr("The name is taken off: {idea}")
        self._keep(dialog, idea, partial(self._names.take_off, idea.id, given), words.format)

    def _say_first(self, dialog: Question, idea: Idea, first: str) -> None:
        words = self.tr("Who first said it is changed: {idea}")
        self._keep(dialog, idea, partial(self._names.say_first, idea.id, first), words.format)

    def _keep(
        self, dialog: Question, idea: Idea, work: Callable[[], Idea], said: Callable[..., str]
    ) -> None:
        done = partial(self._kept, dialog, idea, said)
        self._tasks.run(partial(self._with_people, work), done, dialog.fail)

    def _with_people(self, work: Callable[[], Idea]) -> Kept:
        return work(), self._people.everybody()

    def _kept(self, dialog: Question, before: Idea, said: Callable[..., str], kept: Kept) -> None:
        idea, people = kept
        dialog.accept()
        is_renamed, answer = named_as(idea, before) != idea, _answered(before, idea)
        if answer is not None:
            words = self.tr("{name}: {answer} from now on. {idea}")
            if is_renamed:
                words = self.tr("{name}: {answer} from now on; the part is changed too. {idea}")
            name = known(people)[answer.person].first_name
            said = partial(words.format, name=name, answer=wording.consent(answer.consent))
        if is_renamed or answer is not None:  # an answer is not taken back
            self._notice.say_named(said, idea, undo=is_renamed)
        self.changed.emit(idea, people)

    @Slot(object)
    def _take_back(self, changed: Idea) -> None:
        work = partial(self._with_people, partial(self._names.take_back, changed))
        self._tasks.run(work, self._taken_back, self._not_taken_back)

    def _taken_back(self, kept: Kept) -> None:
        idea, people = kept
        self._notice.say_named(self.tr("Undone: {idea}").format, idea, undo=False)
        self.changed.emit(idea, people)

    def _not_taken_back(self, error: Exception) -> None:
        self._notice.hide()
        self._notices.error(error)


def _answered(before: Idea, idea: Idea) -> Contribution | None:
    """Return a part of somebody who was named before and answered otherwise since, or None."""
    answers = {(c.person, c.consent, c.people) for c in before.contributions}
    there = {person for person, *_ in answers}
    given = (c for c in idea.contributions if (c.person, c.consent, c.people) not in answers)
    return next((c for c in given if c.person in there), None)
