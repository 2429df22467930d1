"""The agreement of a pair over whatever page is open, to go through it together."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from mentordesk.domain.seat import Seat
from mentordesk.marks import override
from mentordesk.services.agreements import Laid
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.widgets.agreement_card import AgreementCard
from mentordesk.ui.widgets.fitting_scroll import FittingScroll
from mentordesk.ui.widgets.scroll_page import reveal

_WIDTH = 640


class AgreementDialog(Question):
    """Holds the card; every answer is kept as it is given, so it is only closed."""

    def __init__(self, seat: Seat, laid: Laid, parent: QWidget) -> None:
        title = self.tr("Our agreement, {mentor} and {leader}")
        names = {"mentor": laid.mentor, "leader": laid.leader}
        super().__init__(title.format(**names), self.tr("Close"), parent, "agreement")
        self.be_wide(_WIDTH)
        self.card = AgreementCard(seat, laid)
        self.card.heading.hide()
        scroll = FittingScroll()
        scroll.body.addWidget(self.card)
        self.fields.addWidget(scroll, 1)
        self.no.hide()
        self.card.enter()

    @override
    def showEvent(self, arg__1: QShowEvent) -> None:
        super().showEvent(arg__1)
        here = self.focusWidget()
        if here is not None:
            reveal(here)

    @override
    def answer(self) -> None:
        self.accept()
