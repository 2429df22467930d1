"""A clause of a pair's own, such as a topic that is off limits between the two of them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from mentordesk.domain.agreement import LINE_LIMIT
from mentordesk.domain.floor import Side
from mentordesk.domain.seat import Seat
from mentordesk.marks import override
from mentordesk.ui.agreement_words import Names
from mentordesk.ui.dialogs.clause import offer_sides
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.tokens import Text
from mentordesk.ui.widgets.choice import Choice
from mentordesk.ui.widgets.text_area import TextArea

_WIDTH, _LINES = 600, 4


class OwnClauseDialog(Question):
    """Asks whoever sits there; `given` with line, full words and by whom, NEITHER for both."""

    given = Signal(str, str, object)

    def __init__(self, seat: Seat, names: Names, parent: QWidget) -> None:
        title = self.tr("A line of your own")
        super().__init__(title, self.tr("Add it"), parent, "ownClause")
        self._seat = seat
        self.line = QLineEdit()
        self.words = TextArea(self.tr("In full"), lines=_LINES, face=Text.BODY)
        self.by = Choice(self.tr("Whose words they are"))
        self.be_wide(_WIDTH)
        self.line.setMaxLength(LINE_LIMIT)
        who = names.leader if seat is Seat.MENTOR else names.mentor
        about = self.tr(
            "What the lines above do not say, such as a topic that is off limits for the two of "
            "you. It holds once both of you agree to it; {name} is asked."
        )
        self.explain(about.format(name=who))
        self.ask(self.tr("In one line"), self.line, "ownClause.line")
        self.ask(self.tr("In full (may stay empty)"), self.words, "ownClause.words")
        if seat is Seat.LEADER:
            offer_sides(self.by, names)
            self.by.choose(Side.LEADER)
            self.ask(self.tr("Whose words they are"), self.by, "ownClause.by")

    @override
    def answer(self) -> None:
        if not self.line.text().strip():
            self.ask_again(self.tr("Put a few words here first."), self.line)
            return
        by = Side.MENTOR if self._seat is Seat.MENTOR else Side(self.by.value())
        self.given.emit(self.line.text(), self.words.words(), by)
