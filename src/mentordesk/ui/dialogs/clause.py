"""One clause of an agreement: read whole, and agreed to, changed or left out."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from mentordesk.domain.agreement import BOTH, LINE_LIMIT, Answer, Clause, ClauseAnswer, Reply
from mentordesk.domain.floor import Side
from mentordesk.domain.seat import Seat
from mentordesk.marks import override
from mentordesk.ui.agreement_words import Names, earlier, spoken
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.tokens import GRID, Text
from mentordesk.ui.widgets.choice import Choice
from mentordesk.ui.widgets.field_row import FieldRow
from mentordesk.ui.widgets.fitting_scroll import FittingScroll
from mentordesk.ui.widgets.label import Label, second, small, strong
from mentordesk.ui.widgets.option_card import OptionCard, OptionGroup
from mentordesk.ui.widgets.text_area import TextArea

_WIDTH, _LINES = 600, 5


def offer_sides(by: Choice, names: Names) -> None:
    """Offer a leader for whom an answer to a clause may be put down."""
    tr = partial(QCoreApplication.translate, "ClauseDialog")
    by.add(tr("Both of us, said across the table"), Side.NEITHER)
    by.add(tr("Mine"), Side.LEADER)
    by.add(tr("{name}’s, as told to me").format(name=names.mentor), Side.MENTOR)


class ClauseDialog(Question):
    """Asks whoever sits there; `given` tells the reply and by whom, NEITHER for both at once."""

    given = Signal(object, object)

    def __init__(self, seat: Seat, clause: Clause, names: Names, parent: QWidget) -> None:
        super().__init__(clause.line, self.tr("Keep"), parent, "clause")
        self._clause, self._seat, self._names = clause, seat, names
        self.by = Choice(self.tr("Whose answer it is"))
        self.choice = OptionGroup(self.tr("What do you say to it?"))
        self.line = QLineEdit()
        self.words = TextArea(self.tr("In full"), lines=_LINES, face=Text.BODY)
        self._own, self._asked_whose = QWidget(), tuple[FieldRow, ...]()
        self._build()
        self.choice.chosen.connect(self._follow)
        self._follow()

    def only_read(self) -> None:
        """Ask nothing: the pair is over, and what was said stands."""
        for control in (self.choice, self._own, self.yes, *self._asked_whose):
            control.hide()
        self.no.setText(self.tr("Close"))
        self.no.setFocus()

    @override
    def answer(self) -> None:
        answer = self.choice.value()
        if answer is Answer.CHANGED:
            for field, words in ((self.line, self.line.text()), (self.words, self.words.words())):
                if not words.strip():
                    self.ask_again(self.tr("Put a few words here first."), field)
                    return
        reply = Reply(answer, self.line.text(), self.words.words())
        side = Side.MENTOR if self._seat is Seat.MENTOR else Side(self.by.value())
        self.given.emit(reply, side)

    @Slot()
    def _follow(self) -> None:
        self._own.setVisible(self.choice.value() is Answer.CHANGED)
        self.allow(answer=self.choice.value() is not None)

    def _build(self) -> None:
        self.be_wide(_WIDTH)
        scroll = FittingScroll()
        body = scroll.body
        body.setSpacing(3 * GRID)
        if self._clause.words != self._clause.line:  # of their own it may say it all
            body.addWidget(Label(self._clause.words))
        body.addWidget(second(spoken(self._clause, self._names)))
        self.setAccessibleDescription(self._clause.words)
        if self._seat is Seat.LEADER:
            self._offer_sides()
            self._asked_whose = (FieldRow(self.tr("Whose answer it is"), self.by),)
            body.addWidget(*self._asked_whose)
        self._offer_answers()
        body.addWidget(self.choice)
        self._lay_own_words()
        body.addWidget(self._own)
        past = self._past()
        if past:
            body.addWidget(strong(self.tr("What was said to it")))
        for one in past:
            body.addWidget(small(earlier(one, self._names)))
        self.fields.addWidget(scroll, 1)
        self._begin()

    def _past(self) -> list[ClauseAnswer]:
        """Return what was said before, the latest first, without what stands above already."""
        clause = self._clause
        last, words = [clause.last_of(side) for side in BOTH], (clause.line, clause.words)
        return [one for one in clause.said[::-1] if one not in last or one.text != words]

    def _begin(self) -> None:
        """Choose what stands already; who is asked chooses for themselves."""
        asked = {Side.MENTOR} if self._seat is Seat.MENTOR else set(BOTH)
        cards = self.choice.findChildren(OptionCard)
        if not asked.intersection(self._clause.waits_for()):
            out = self._clause.answer is Answer.NOT_FOR_US
            self.choice.choose(Answer.NOT_FOR_US if out else Answer.AGREED)
        next((card for card in cards if card.isChecked()), cards[0]).setFocus()

    def _offer_sides(self) -> None:
        offer_sides(self.by, self._names)
        waits = self._clause.waits_for()
        self.by.choose(waits[0] if len(waits) == 1 else Side.NEITHER)
        self.by.setObjectName("clause.by")

    def _offer_answers(self) -> None:
        in_other = self.tr("Write it anew; whoever did not say so is asked.")
        for answer, words, about in (
            (Answer.AGREED, self.tr("Agreed"), self.tr("In the words above.")),
            (Answer.CHANGED, self.tr("In our own words"), in_other),
            (Answer.NOT_FOR_US, self.tr("Not for us"), self.tr("Left out once both say so.")),
        ):
            card = self.choice.add(answer, words, about)
            card.setObjectName(f"clause.{answer.value}")

    def _lay_own_words(self) -> None:
        column = QVBoxLayout(self._own)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3 * GRID)
        self.line.setMaxLength(LINE_LIMIT)
        self.line.setText(self._clause.line)
        self.words.set_words(self._clause.words)
        self.line.setObjectName("clause.line")
        self.words.setObjectName("clause.words")
        column.addWidget(FieldRow(self.tr("In one line"), self.line))
        column.addWidget(FieldRow(self.tr("In full"), self.words))
