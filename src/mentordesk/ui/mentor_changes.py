"""Asks for a mentor, new or changed, and for what they like; keeps it once it is answered."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from mentordesk.domain.ids import PersonId
from mentordesk.domain.person import Pairing, Person
from mentordesk.domain.wishes import OwnPage, own_page, with_own, with_strength
from mentordesk.services.people import PeopleService
from mentordesk.ui import held_words
from mentordesk.ui.dialogs.likes import LikesDialog
from mentordesk.ui.dialogs.mentor import MentorDialog
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.dialogs.reason import ConfirmDialog
from mentordesk.ui.notices import Notices
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.widgets.mentor_cards import MentorCards

_Asking = MentorDialog | LikesDialog


class MentorChanges(QObject):
    """`kept` with the mentor as they stand now; one more strength is shown in its place alone."""

    kept = Signal(object)
    worksheet_asked = Signal()

    def __init__(
        self, page: QWidget, people: PeopleService, tasks: Tasks, notices: Notices
    ) -> None:
        super().__init__(page)
        self._page, self._people = page, people
        self._tasks, self._notices = tasks, notices

    def ask_for_new(self) -> None:
        """Ask for a new mentor."""
        dialog = MentorDialog(self._page)
        dialog.answered.connect(partial(self._welcome, dialog))
        dialog.worksheet_asked.connect(self.worksheet_asked)
        dialog.open()

    def edit(self, person: Person) -> None:
        """Ask how a mentor is called, what they do, and how the two meet."""
        dialog = MentorDialog(self._page, person)
        dialog.answered.connect(partial(self._take_form, dialog, person))
        dialog.open()

    def serve(self, cards: MentorCards) -> None:
        """Do what the cards of a mentor ask for."""
        cards.edit_asked.connect(self.edit)
        cards.likes_asked.connect(partial(self._ask_likes, cards))
        cards.strengths.added.connect(partial(self._add_strength, cards, cards.person))

    def _ask_likes(self, cards: MentorCards, person: Person) -> None:
        dialog = LikesDialog(own_page(person), self._page, by_hand=False, called=person.first_name)
        if cards.is_over:
            dialog.ask_only_for_life()
        dialog.given.connect(partial(self._take_likes, dialog, person))
        dialog.open()

    def _take_likes(self, dialog: LikesDialog, person: Person, own: OwnPage) -> None:
        self._look_first(dialog, partial(with_own, person, own))

    def _welcome(self, dialog: MentorDialog) -> None:
        form, people = dialog.form, self._people
        work = partial(people.add_mentor, form.name.text(), form.pairing(), form.about.text())
        self._tasks.run(work, partial(self._accept, dialog), dialog.fail)

    def _take_form(self, dialog: MentorDialog, person: Person) -> None:
        wanted = dialog.form.applied(person)
        self._look_first(dialog, lambda: wanted)

    def _look_first(self, dialog: _Asking, make: Callable[[], Person]) -> None:
        work = partial(self._held_to, make)
        self._tasks.run(work, partial(self._ask_first, dialog), dialog.fail)

    def _held_to(self, make: Callable[[], Person]) -> tuple[Person, int]:
        wanted = make()
        return wanted, self._people.held_to(wanted)

    def _ask_first(self, dialog: _Asking, found: tuple[Person, int]) -> None:
        """Keep a mentor, but ask first where earlier ideas are held to what the pair settles."""
        wanted, ideas = found
        work = partial(self._people.change, wanted)
        if not ideas:
            self._tasks.run(work, partial(self._accept, dialog), dialog.fail)
            return
        dialog.go_on()
        title, about = self.tr("Hold earlier ideas to it too?"), held_words.earlier(wanted, ideas)
        question = ConfirmDialog(title, about, self.tr("Keep"), self._page)
        done = partial(self._agreed_to_hold, question, dialog)
        question.begin_at_the_way_out()
        question.agreed.connect(partial(self._tasks.run, work, done, question.fail))
        question.open()

    def _agreed_to_hold(self, question: Question, dialog: _Asking, person: Person) -> None:
        question.accept()
        if isValid(dialog):  # it may have been put away meanwhile
            dialog.accept()
        self.kept.emit(person)

    def _accept(self, dialog: _Asking, person: Person) -> None:
        dialog.accept()
        self.kept.emit(person)

    def _add_strength(self, cards: MentorCards, mentor: PersonId, words: str, theirs: bool) -> None:  # noqa: FBT001  a signal's
        work = partial(self._stronger, mentor, words, theirs=theirs)
        self._tasks.run(work, partial(self._show_strengths, cards), self._notices.error)

    def _stronger(self, mentor: PersonId, words: str, *, theirs: bool) -> Person:
        who = self._people.of_id(mentor)
        pairing = who.pairing or Pairing()
        if theirs:
            likes = pairing.likes
            likes = replace(likes, strengths=with_strength(likes.strengths, words))
            pairing = replace(pairing, likes=likes)
        else:
            pairing = replace(pairing, strengths=with_strength(pairing.strengths, words))
        return self._people.change(replace(who, pairing=pairing))

    def _show_strengths(self, cards: MentorCards, person: Person) -> None:
        if isValid(cards):
            cards.know(person)
