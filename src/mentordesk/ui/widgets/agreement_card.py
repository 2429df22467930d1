"""The agreement of a pair: every clause, what is asked of whom, and when it is looked at again."""

from PySide6.QtCore import Signal, Slot

from mentordesk.domain.floor import Side
from mentordesk.domain.seat import Seat
from mentordesk.services.agreements import Laid
from mentordesk.ui.agreement_words import day_words, due_words
from mentordesk.ui.tokens import Role
from mentordesk.ui.widgets.agreement_list import AgreementList
from mentordesk.ui.widgets.button import quiet, secondary
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.fact_row import FactRow
from mentordesk.ui.widgets.flow_layout import FlowLayout
from mentordesk.ui.widgets.label import small


class AgreementCard(Card):
    """Shows what lies before a pair, at the seat that is taken; answers are asked for, not made.

    `add_asked` wants room for a clause of their own, `agree_asked` is for all that is open,
    `holds_asked` says that nothing has to be changed, and `page_asked` wants it as a file, which
    is the leader's to give.
    """

    clause_asked = Signal(object)
    add_asked = Signal()
    agree_asked = Signal()
    holds_asked = Signal()
    page_asked = Signal()

    def __init__(self, seat: Seat, laid: Laid) -> None:
        super().__init__(self.tr("Our agreement"), " ")
        self._seat = seat
        self.laid = laid
        self.list, self.day = AgreementList(), small("")
        self.due = FactRow("shield-check", "", role=Role.MENTOR)
        self.holds = secondary(self.tr("It still holds"), "check")
        self.agree = secondary("", "check")
        self.add_own = quiet(self.tr("Add a line of your own…"), "plus")
        self.page = quiet(self.tr("A page for both…"), "download")
        self._build()
        self.list.clause_asked.connect(self.clause_asked)
        self.add_own.clicked.connect(self.add_asked)
        self.agree.clicked.connect(self.agree_asked)
        self.holds.clicked.connect(self.holds_asked)
        self.page.clicked.connect(self.page_asked)
        self.show_laid(laid)

    def show_laid(self, laid: Laid) -> None:
        """Show it as it is by now; the keyboard stays where it is."""
        self.laid = laid
        here = self.window().focusWidget()
        self.under.setText(self._about(laid))
        self.list.show_laid(laid)
        self.day.setText(day_words(laid))
        self.agree.setText(self._agree_words(laid))
        asks = not laid.is_over and laid.agreement.waiting(*self._sides)
        self.agree.setVisible(bool(asks))
        self.add_own.setVisible(not laid.is_over)
        self.due.setVisible(laid.due is not None)
        if laid.due is not None:
            self.due.reword("shield-check", due_words(laid.due, laid.today), "")
        self.page.setVisible(self._seat is Seat.LEADER and laid.agreement.is_agreed)
        gone = (self.agree, self.agree), (self.add_own, self.add_own), (self.holds, self.due)
        if any(here is button and part.isHidden() for button, part in gone):
            self.enter()

    @Slot(object)
    def take(self, laid: Laid) -> None:
        """Show what became of an agreement, if it is this pair's."""
        if laid.agreement.mentor == self.laid.agreement.mentor:
            self.show_laid(laid)

    def enter(self) -> None:
        """Put the keyboard on the first clause that is asked here, or else on the first of all."""
        waiting = self.laid.agreement.waiting(*self._sides)
        self.list.enter(waiting[0].key if waiting else self.list.rows[0].clause.key)

    @property
    def _sides(self) -> tuple[Side, ...]:
        return (Side.MENTOR,) if self._seat is Seat.MENTOR else (Side.MENTOR, Side.LEADER)

    def _about(self, laid: Laid) -> str:
        if laid.is_over:
            return self.tr("As it stood when this pairing ended. Open a line to read it whole.")
        if self._seat is Seat.MENTOR:
            return self.tr("Open a line to read it, and to agree, change it, or leave it out.")
        words = self.tr(
            "Open a line to read it whole. {name} answers in the mentor’s seat, or tells you."
        )
        return words.format(name=laid.mentor)

    def _agree_words(self, laid: Laid) -> str:
        if self._seat is Seat.MENTOR:
            rest, whole = self.tr("I agree to the rest"), self.tr("I agree to all of it")
        else:
            rest, whole = self.tr("We both agree to the rest"), self.tr("We both agree to it")
        return rest if laid.agreement.is_agreed else whole

    def _build(self) -> None:
        for name, button in {
            "add": self.add_own,
            "agree": self.agree,
            "holds": self.holds,
            "page": self.page,
        }.items():
            button.setObjectName(f"agreement.{name}")
        self.day.setObjectName("agreement.day")
        self.due.add(self.holds)
        self.add(self.due)
        self.add(self.list)
        self.add(self.day)
        ways = FlowLayout()
        for button in (self.agree, self.add_own, self.page):
            ways.addWidget(button)
        self.add(ways)
