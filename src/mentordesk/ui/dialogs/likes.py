"""Asks how a mentor likes it: the mentor in their own seat, or the leader who was told."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mentordesk.domain.wishes import OwnPage
from mentordesk.marks import override
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.tokens import GAP_CARDS
from mentordesk.ui.widgets.check_row import CheckRow
from mentordesk.ui.widgets.fitting_scroll import FittingScroll
from mentordesk.ui.widgets.likes_form import LikesForm

WIDTH = 680


class LikesDialog(Question):
    """Holds the form; `given` with what it says."""

    given = Signal(object)

    def __init__(self, own: OwnPage, parent: QWidget, *, by_hand: bool, called: str = "") -> None:
        title = self.tr("How I like it")
        about = self.tr("This is yours to choose. Leave blank what you would rather not say.")
        if not by_hand:
            title = self.tr("How {name} likes it").format(name=called)
            about = self.tr("Put down what {name} told you; it is kept with today’s date.")
            about = about.format(name=called)
        super().__init__(title, self.tr("Keep"), parent, "likes")
        self.form = LikesForm()
        self.be_wide(WIDTH)
        self.explain(about)
        scroll = FittingScroll()
        scroll.body.addWidget(self.form)
        self.fields.addWidget(scroll, 1)
        self.ends = CheckRow(self.tr("I would like to end this pairing. Nobody asks why."))
        self.ends.setObjectName("likes.ends")
        if by_hand:
            scroll.body.addSpacing(GAP_CARDS)  # no part of what is liked
            scroll.body.addWidget(self.ends)
        self.form.show_own(own)
        self.form.called.setFocus()
        self.form.submitted.connect(self.yes.click)

    def ask_only_for_life(self) -> None:
        """Ask only what stays open once the pair is over, see the form."""
        self.form.ask_only_for_life()

    def go_on(self) -> None:
        """Let the form be changed or kept again: before it is kept something else is asked."""
        self._take_up()

    @override
    def answer(self) -> None:
        self.given.emit(self.form.own())
