"""What the pair agreed, over the agenda: one line of it, and all of it when asked."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from mentordesk.domain.seat import Seat
from mentordesk.services.agreements import Laid
from mentordesk.services.table import Table
from mentordesk.ui.agenda.foot import AgendaFoot
from mentordesk.ui.agreeing import PairAgreement
from mentordesk.ui.notices import Notices
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.widgets.button import quiet
from mentordesk.ui.widgets.page_head import PageHead


class AgreedLine(QObject):
    """Follows what is answered at this seat."""

    def __init__(self, page: QWidget, table: Table, tasks: Tasks, notices: Notices) -> None:
        super().__init__(page)
        self._table = table
        self._pair = PairAgreement(page, table.agreements, tasks, notices, table.seat)
        self.open = quiet(self.tr("Our agreement"), "shield-check")
        self.open.setObjectName("agenda.agreement")
        self.open.clicked.connect(self._open)

    def stand_in(self, head: PageHead, foot: AgendaFoot) -> None:
        """Say at the head what was agreed, and at the foot whether agendas are written together."""
        self._head, self._foot = head, foot
        head.add(self.open)
        self._pair.changed.connect(self._show)
        self._show(self._table.laid)

    @Slot()
    def _open(self) -> None:
        self._pair.open(self._table.session.mentor)

    @Slot(object)
    def _show(self, laid: Laid) -> None:
        number = self._table.session.number
        met = number > 1  # what was agreed is gone through in the first session
        line = laid.agreement.line_for(number) if met else ""
        self._head.set_under(self.tr("We agreed: {line}").format(line=line) if line else "")
        if laid.is_begun:
            mentor, shared = self._table.seat is Seat.MENTOR, laid.agreement.shared_agenda
            self._foot.show_sharing(self._table.leader, shared=shared, mentor=mentor)
