"""Asks before a pair ends, calls off what was planned, and keeps what its mentor wishes."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from mentordesk.domain.ending import Ending
from mentordesk.domain.forget import Stays
from mentordesk.domain.ids import PersonId
from mentordesk.domain.keeping import DataKind
from mentordesk.domain.period import Period, PeriodKind
from mentordesk.domain.person import Person
from mentordesk.services.endings import Ended
from mentordesk.services.workspace import Workspace
from mentordesk.ui.dialogs.reason import ConfirmDialog
from mentordesk.ui.forgetting import Forgetting
from mentordesk.ui.notices import Notices
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.widgets.ending_card import EndingCard
from mentordesk.ui.widgets.scroll_page import enter
from mentordesk.ui.wording import counted


class PairEnding(QObject):
    """`changed` once a pair ended, was taken up again, or is forgotten.

    `settle_asked` with the mentor, `file_asked` with the whole time as it is handed over.
    """

    changed = Signal()
    settle_asked = Signal(object)
    file_asked = Signal(object)

    def __init__(self, page: QWidget, desk: Workspace, tasks: Tasks, notices: Notices) -> None:
        super().__init__(page)
        self._page, self._desk, self._keeping = page, desk.endings, desk.keeping
        self._tasks, self._notices = tasks, notices
        self._forgetting = Forgetting(page, desk.forgetting, tasks, notices)
        self._forgetting.forgotten.connect(self.changed)
        self._turned: PersonId | None = None
        self._come_back: PersonId | None = None

    def serve(self, card: EndingCard, person: Person) -> None:
        """Show on a card how far a pair is with its end, and do what it asks for."""
        card.end_asked.connect(partial(self._ask, person))
        card.take_up_asked.connect(partial(self._take_up, person))
        card.wished.connect(partial(self._wish, card, person))
        card.forget_asked.connect(partial(self._forget, card, person))
        card.settle_asked.connect(partial(self.settle_asked.emit, person.id))
        whole = Period(person.id, PeriodKind.HAND_OVER)
        card.file_asked.connect(partial(self.file_asked.emit, whole))
        for work, show in (
            (self._desk.of, self._show),
            (self._keeping.destroyed, self._show_destroyed),
        ):
            found = partial(work, person.id)
            self._tasks.run(found, partial(show, card), self._notices.error)

    def come_back(self, mentor: PersonId) -> None:
        """Begin where what is left of this pair is opened, if the card offers that."""
        self._come_back = mentor

    def _show_destroyed(self, card: EndingCard, days: Mapping[DataKind, date]) -> None:
        if isValid(card):
            card.show_destroyed(days)

    def _show(self, card: EndingCard, ending: Ending) -> None:
        if isValid(card):
            card.show_ending(ending)
            step = self._step_after(card, ending)
            if step is not None:
                QTimer.singleShot(0, step, partial(enter, step))  # once the card stands there

    def _step_after(self, card: EndingCard, ending: Ending) -> QWidget | None:
        """Return where the keyboard goes on, if it was led away from the card."""
        turned, back = self._turned == ending.mentor, self._come_back == ending.mentor
        if turned or back:
            self._turned = self._come_back = None
        if turned:
            return card.settle if ending.is_over else card.end
        return card.settle if back and not card.settle.isHidden() else None

    def _ask(self, person: Person) -> None:
        title = self.tr("End this pairing with {name}?").format(name=person.name)
        about = self.tr(
            "What is planned is called off. All that was said stays to be read, and credit stays "
            "owed. You can take it up again."
        )
        question = ConfirmDialog(title, about, self.tr("End it"), self._page)
        question.begin_at_the_way_out()
        work = partial(self._desk.end, person.id)
        done = partial(self._ended, question, person.id)
        question.agreed.connect(partial(self._tasks.run, work, done, question.fail))
        question.open()

    def _ended(self, question: ConfirmDialog, mentor: PersonId, ended: Ended) -> None:
        question.accept()
        count = len(ended.off)
        if count:
            one = self.tr(
                "1 session was called off. "
                "Its page in the list of sessions gives a calendar file that says so."
            )
            many = self.tr(
                "{n} sessions were called off. "
                "The page of each in the list of sessions gives a calendar file that says so."
            )
            self._notices.mention(counted(count, one, many))
        self._turn(mentor)

    def _take_up(self, person: Person) -> None:
        work = partial(self._desk.take_up, person.id)
        self._tasks.run(work, lambda _: self._turn(person.id), self._notices.error)

    def _turn(self, mentor: PersonId) -> None:
        """Show the page anew; the control that was pressed goes, so the next one is led to."""
        self._turned = mentor
        self.changed.emit()

    def _wish(self, card: EndingCard, person: Person, stays: Stays | None) -> None:
        work = partial(self._desk.wish, person.id, stays)
        self._tasks.run(work, partial(self._show, card), self._notices.error)

    def _forget(self, card: EndingCard, person: Person) -> None:
        self._forgetting.ask(person.id, card.stays.value())
