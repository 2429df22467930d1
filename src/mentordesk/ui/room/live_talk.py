"""Who is talking in a live session: the floor as it is seen, and what goes to each voice."""

from functools import partial

from PySide6.QtCore import QObject, Slot

from mentordesk.domain.floor import FloorMode, Speaker
from mentordesk.domain.session import Timing
from mentordesk.services.timings import Spell
from mentordesk.ui.room.spending import Spending
from mentordesk.ui.widgets.agenda_panel import AgendaPanel
from mentordesk.ui.widgets.counters import Counters


class LiveTalk(QObject):
    """Goes on from what was heard before, with who had the floor; either of the two may stop it."""

    def __init__(self, panel: AgendaPanel, spending: Spending, heard: Timing) -> None:
        super().__init__(panel)
        self._floor = floor = panel.floor
        self._spending = spending
        self._speaker = heard.speaker
        floor.show_seconds(heard.mentor_spoke, heard.leader_spoke)
        floor.show_speaker(heard.speaker)
        self._show_mode(heard.floor)
        floor.passed.connect(self._pass)
        floor.mode_asked.connect(self._turn)
        if heard.questions is not None and heard.statements is not None:
            counters = Counters(heard.questions, heard.statements)
            counters.asked.connect(partial(spending.note, Spell(questions=1)))
            counters.stated.connect(partial(spending.note, Spell(statements=1)))
            panel.add(counters)

    def add(self, seconds: int) -> None:
        """Show that some seconds went to whoever has the floor."""
        if self._spending.speaker is not None:
            self._floor.add(self._spending.speaker, seconds)

    def _show_mode(self, mode: FloorMode) -> None:
        self._spending.speaker = None if mode is FloorMode.OFF else self._speaker
        self._floor.show_mode(mode)

    @Slot()
    def _pass(self) -> None:
        mentor = self._speaker is Speaker.LEADER
        self._speaker = Speaker.MENTOR if mentor else Speaker.LEADER
        self._spending.note(Spell(speaker=self._speaker))
        self._spending.speaker = self._speaker
        self._floor.show_speaker(self._speaker)
        self._floor.tell()

    @Slot(object)
    def _turn(self, mode: FloorMode) -> None:
        self._spending.note(Spell(floor=mode))
        self._show_mode(mode)
