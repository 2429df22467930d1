"""Who is talking in a live session: the floor as it is seen, and the time that goes to each."""

from PySide6.QtCore import QObject, Slot

from mentordesk.domain.session import Timing
from mentordesk.ui.room.spending import Spending
from mentordesk.ui.widgets.floor import Floor


class LiveTalk(QObject):
    """Goes on from what was heard before."""

    def __init__(self, floor: Floor, spending: Spending, heard: Timing) -> None:
        super().__init__(floor)
        self._floor, self._spending = floor, spending
        floor.show_seconds(heard.mentor_spoke, heard.leader_spoke)
        floor.passed.connect(self._pass)

    def add(self, seconds: int) -> None:
        """Show that some seconds went to whoever has the floor."""
        self._floor.add(self._spending.speaker, seconds)

    @Slot()
    def _pass(self) -> None:
        self._floor.show_speaker(self._spending.pass_floor())
