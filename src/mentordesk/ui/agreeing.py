"""Keeps what a pair says to its agreement, on whatever page or dialog it lies."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from mentordesk.domain.agreement import BOTH, Clause, Reply
from mentordesk.domain.floor import Side
from mentordesk.domain.ids import PersonId
from mentordesk.domain.person import Pairing, Person
from mentordesk.domain.reporting import Reporting
from mentordesk.domain.seat import Seat
from mentordesk.services.agreements import AgreementService, Laid
from mentordesk.ui.agreement_words import names_of
from mentordesk.ui.dialogs.agreement import AgreementDialog
from mentordesk.ui.dialogs.clause import ClauseDialog
from mentordesk.ui.dialogs.own_clause import OwnClauseDialog
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.notices import Notices
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.widgets.agreement_card import AgreementCard


class PairAgreement(QObject):
    """Serves the cards of a page, by whoever sits there; each is shown what became of it."""

    changed = Signal(object)
    """Emitted with the agreement as it lies by now."""

    def __init__(
        self,
        page: QWidget,
        agreements: AgreementService,
        tasks: Tasks,
        notices: Notices,
        seat: Seat = Seat.LEADER,
    ) -> None:
        super().__init__(page)
        self._page, self._agreements, self._seat = page, agreements, seat
        self._tasks, self._notices = tasks, notices
        self._reported: dict[PersonId, Reporting] = {}

    def card(self, laid: Laid) -> AgreementCard:
        """Return a card of an agreement that does what it is asked for."""
        card = AgreementCard(self._seat, laid)
        self._serve(card, self._page)
        return card

    def open(self, mentor: PersonId) -> None:
        """Lay the agreement with a mentor over the page."""
        work = partial(self._agreements.of, mentor)
        self._tasks.run(work, self._open, self._notices.error)

    def still_holds(self, mentor: PersonId) -> None:
        """Keep that a pair looked at its agreement and left it as it is."""
        self._do(partial(self._agreements.still_holds, mentor))

    def knew(self, mentor: Person) -> None:
        """Remember how a mentor is known to report to the leader."""
        self._reported[mentor.id] = _reporting(mentor)

    def follow(self, mentor: Person) -> None:
        """Ask at once what has to be asked of a pair whose reporting line is another now."""
        before = self._reported.get(mentor.id, _reporting(mentor))
        self.knew(mentor)
        if _reporting(mentor) not in (before, Reporting.NONE):
            work = partial(self._agreements.of, mentor.id)
            self._tasks.run(work, self._ask_what_waits, self._notices.error)

    def _ask_what_waits(self, laid: Laid) -> None:
        if laid.agreement.waiting(*BOTH):
            self._open(laid)

    def _open(self, laid: Laid) -> None:
        if not isValid(self._page):
            return
        dialog = AgreementDialog(self._seat, laid, self._page)
        self._serve(dialog.card, dialog)
        dialog.open()
        if laid.due is not None:  # opened is looked at
            self.still_holds(laid.agreement.mentor)

    def _serve(self, card: AgreementCard, over: QWidget) -> None:
        mentor, agreements = card.laid.agreement.mentor, self._agreements
        everybody = Side.MENTOR if self._by_hand else Side.NEITHER
        agree = partial(agreements.agree, mentor, everybody, by_hand=self._by_hand)
        card.clause_asked.connect(partial(self._ask, card, over))
        card.add_asked.connect(partial(self._ask_for_own, card, over))
        card.agree_asked.connect(partial(self._do, agree))
        card.holds_asked.connect(partial(self.still_holds, mentor))
        self.changed.connect(card.take)

    def _ask(self, card: AgreementCard, over: QWidget, clause: Clause) -> None:
        dialog = ClauseDialog(self._seat, clause, names_of(card.laid), over)
        if card.laid.is_over:
            dialog.only_read()
        mentor = card.laid.agreement.mentor
        dialog.given.connect(partial(self._reply, dialog, mentor, clause))
        dialog.open()

    def _ask_for_own(self, card: AgreementCard, over: QWidget) -> None:
        dialog = OwnClauseDialog(self._seat, names_of(card.laid), over)
        dialog.given.connect(partial(self._add, dialog, card.laid.agreement.mentor))
        dialog.open()

    def _add(self, dialog: Question, mentor: PersonId, line: str, words: str, by: Side) -> None:
        add = partial(self._agreements.add, mentor, line, words, by)
        work = partial(add, by_hand=self._by_hand)
        self._tasks.run(work, partial(self._replied, dialog), dialog.fail)

    def _reply(
        self, dialog: Question, mentor: PersonId, clause: Clause, reply: Reply, by: Side
    ) -> None:
        give = partial(self._agreements.reply, mentor, clause.key, reply, by)
        work = partial(give, by_hand=self._by_hand)
        self._tasks.run(work, partial(self._replied, dialog), dialog.fail)

    def _replied(self, dialog: Question, laid: Laid) -> None:
        dialog.accept()
        self.changed.emit(laid)

    @property
    def _by_hand(self) -> bool:
        return self._seat is Seat.MENTOR

    def _do(self, work: Callable[[], Laid]) -> None:
        self._tasks.run(work, self.changed.emit, self._notices.error)


def _reporting(mentor: Person) -> Reporting:
    return (mentor.pairing or Pairing()).reporting
