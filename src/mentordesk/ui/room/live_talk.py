"""Who is talking in a live session: the floor as it is seen, and the time that goes to each."""

from PySide6.QtCore import QObject, Slot

from mentordesk.domain.floor import Speaker
from mentordesk.domain.session import Timing
from mentordesk.ui.room.spending import Spending
from mentordesk.ui.widgets.floor import Floor


class LiveTalk(QObject):
    """Goes on from what was heard before, and with who had the floor."""

    def __init__(self, floor: Floor, spending: Spending, heard: Timing) -> None:
        super().__init__(floor)
        self._floor, self._spending = floor, spending
        spending.speaker = heard.speaker
        floor.show_seconds(heard.mentor_spoke, heard.leader_spoke)
        floor.show_speaker(heard.speaker)
        floor.passed.connect(self._pass)

    def add(self, seconds: int) -> None:
        """Show that some seconds went to whoever has the floor."""
        if self._spending.speaker is not None:
            self._floor.add(self._spending.speaker, seconds)

    @Slot()
    def _pass(self) -> None:
        mentor = self._spending.speaker is Speaker.LEADER
        speaker = Speaker.MENTOR if mentor else Speaker.LEADER
        self._spending.give_floor(speaker)
        self._floor.show_speaker(speaker)
        self._floor.tell()
