"""Puts a pair's aims down, rewords, rates and takes them off, as their card asks."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from mentordesk.domain.aim import Aim
from mentordesk.domain.ids import AimId, PersonId
from mentordesk.services.aims import AimService
from mentordesk.ui.dialogs.destroy import DestroyDialog, DestroyWords
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.dialogs.reword import RewordDialog
from mentordesk.ui.notices import Notices
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.widgets.aims_card import AimsCard


class PairAims(QObject):
    """Serves whichever card a page shows."""

    def __init__(self, page: QWidget, aims: AimService, tasks: Tasks, notices: Notices) -> None:
        super().__init__(page)
        self._page, self._aims = page, aims
        self._tasks, self._notices = tasks, notices

    def serve(self, card: AimsCard, mentor: PersonId) -> None:
        """Do what a card asks for, for the pair with this mentor."""
        card.add_asked.connect(partial(self._ask_new, card, mentor))
        card.reword_asked.connect(partial(self._ask_words, card))
        card.take_off_asked.connect(partial(self._ask_off, card))
        card.rated.connect(partial(self._rate, card))

    def _ask_new(self, card: AimsCard, mentor: PersonId, of_mentor: bool) -> None:  # noqa: FBT001  a signal's
        about = self.tr("In a sentence: what shall be otherwise because you talk?")
        add = card.add_theirs if of_mentor else card.add_mine
        dialog = RewordDialog(add.text(), about, "", self._page)
        dialog.given.connect(partial(self._put, card, dialog, mentor, of_mentor=of_mentor))
        dialog.open()

    def _put(
        self, card: AimsCard, dialog: Question, mentor: PersonId, text: str, *, of_mentor: bool
    ) -> None:
        work = partial(self._aims.put, mentor, text, of_mentor=of_mentor)
        self._tasks.run(work, partial(self._changed, card, dialog), dialog.fail)

    def _ask_words(self, card: AimsCard, aim: Aim) -> None:
        about = self.tr("What stands here now is replaced; how you rated it stays.")
        dialog = RewordDialog(self.tr("Reword the aim"), about, aim.text, self._page)
        dialog.given.connect(partial(self._reword, card, dialog, aim))
        dialog.open()

    def _reword(self, card: AimsCard, dialog: Question, aim: Aim, text: str) -> None:
        work = partial(self._aims.reword, aim.id, text)
        self._tasks.run(work, partial(self._changed, card, dialog), dialog.fail)

    def _ask_off(self, card: AimsCard, aim: Aim) -> None:
        words = DestroyWords(
            self.tr("Take this aim off?"),
            self.tr("How you rated it goes too. Neither can be brought back."),
            self.tr("Aim"),
        )
        dialog = DestroyDialog(words, [(aim.text, aim)], self._page)
        dialog.yes.setText(self.tr("Take it off"))
        dialog.agreed.connect(partial(self._take_off, card, dialog))
        dialog.open()

    def _take_off(self, card: AimsCard, dialog: Question, aim: Aim) -> None:
        gone = partial(self._gone, card, dialog, aim)
        self._tasks.run(partial(self._aims.take_off, aim.id), gone, dialog.fail)

    def _gone(self, card: AimsCard, dialog: Question, aim: Aim, _: None) -> None:
        self._changed(card, dialog, aim)

    def _rate(self, card: AimsCard, key: AimId, value: int) -> None:
        kept = partial(self._rated, card)
        self._tasks.run(partial(self._aims.rate, key, value), kept, self._notices.error)

    def _rated(self, card: AimsCard, aim: Aim) -> None:
        if isValid(card):
            card.keep(aim)

    def _changed(self, card: AimsCard, dialog: Question, aim: Aim) -> None:
        dialog.accept()
        show = partial(self._show, card, aim)
        self._tasks.run(partial(self._aims.of, aim.mentor), show, self._notices.error)

    def _show(self, card: AimsCard, changed: Aim, aims: tuple[Aim, ...]) -> None:
        if isValid(card):
            card.show_aims(aims)
            card.enter(changed.id, of_mentor=changed.of_mentor)
