"""The running session: the mentor's topic, the leader's notes, and nothing else."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from typing_extensions import override

from mentordesk.ui.room.live_table import LiveTable
from mentordesk.ui.room.room_data import RoomData
from mentordesk.ui.room.room_page import RoomPage, Table
from mentordesk.ui.room.soon import Soon


class LivePage(RoomPage):
    """Goes on wherever the session stands, also after a crash."""

    wrap_up_asked = Signal(object)

    @override
    def furnish(self, room: RoomData) -> Table:
        table = LiveTable(self, room)
        self._shows_left = table.catch.shows_left
        table.strip.wrap_up.clicked.connect(self._wrap_up)
        table.settled.connect(self._go_on)
        table.unsettled.connect(self._stay)
        if room.session.step is not None:
            self._leave_the_close()
        return table

    def _leave_the_close(self) -> None:
        """Tell the desk again that one is at the table; a page on a full disk could not."""
        soon = Soon(self, self.ask)
        soon.add("step", partial(self.workspace.closes.step, self.session_id, None))
        soon.save()

    @Slot()
    def _wrap_up(self) -> None:
        """Leave for the close, but keep nothing unseen: what was left in its line comes first."""
        if self._shows_left():
            return
        self._leaving = True
        self.save_now()
        self._go_on()

    @Slot()
    def _go_on(self) -> None:
        """Leave once every word is on the desk; what fails or is typed meanwhile means stay."""
        if self._leaving and not self.has_unsaved():
            self._leaving = False
            self.wrap_up_asked.emit(self.session_id)

    @Slot()
    def _stay(self) -> None:
        self._leaving = False

    _leaving = False
