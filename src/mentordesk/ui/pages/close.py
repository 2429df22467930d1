"""The close of a session: five steps, two of them in the mentor's seat."""

from PySide6.QtCore import Signal, Slot
from typing_extensions import override

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
        return table

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
