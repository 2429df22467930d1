"""The close of a session: five steps, two of them in the mentor's seat."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from typing_extensions import override

from mentordesk.domain.seat import Seat
from mentordesk.ui.agreeing import PairAgreement
from mentordesk.ui.room.close_steps import CloseSteps
from mentordesk.ui.room.close_table import CloseTable
from mentordesk.ui.room.room_data import RoomData
from mentordesk.ui.room.room_page import RoomPage, Table


class ClosePage(RoomPage):
    """No private word stands in it; `lock_asked` is the only way out once the mentor sat down.

    `closed` is for a desk that cannot be locked: a sample, whose passphrase nobody knows.
    """

    back_asked = Signal(object)
    closed = Signal(object)
    is_closed = False

    @override
    def furnish(self, room: RoomData) -> Table:
        table = CloseTable(self, room)
        table.back_asked.connect(self._back)
        table.lock_asked.connect(self.lock_asked)
        table.closed.connect(self._closed)
        self._ask_to_look(table.steps, room)
        return table

    def _ask_to_look(self, steps: CloseSteps, room: RoomData) -> None:
        """Ask once more where the pair did not look at its agreement: here the mentor answers."""
        line, desk = steps.look_again, self.workspace.agreements
        if line is None:
            return
        pair = PairAgreement(self, desk, self._tasks, self.notices, Seat.MENTOR)
        line.holds.clicked.connect(partial(pair.still_holds, room.mentor.id))
        line.open.clicked.connect(partial(pair.open, room.mentor.id))
        pair.changed.connect(steps.next_time.looked_again)

    @Slot()
    def _back(self) -> None:
        self.back_asked.emit(self.session_id)

    @Slot(bool)
    def _closed(self, locks: bool) -> None:  # noqa: FBT001  # a slot
        self.is_closed = True
        if locks:
            self.lock_asked.emit()
        else:
            self.closed.emit(self.session_id)
