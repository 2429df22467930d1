"""The prompts before a session while the desk is locked."""

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import Slot
from typing_extensions import override

from mentordesk.domain.arriving import is_near, prompt
from mentordesk.domain.ids import SessionId, new_id
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.parts import Parts
from mentordesk.ui.prompts import Arrival, Prompts


class Awaited(Prompts):
    """Knows when the next sessions begin, and nothing else of them.

    What was due before the desk was locked is not said again.
    """

    def __init__(self, window: MainWindow, parts: Parts, starts: Iterable[datetime]) -> None:
        super().__init__(window, parts)
        self._awaited = tuple(Arrival(SessionId(new_id()), start) for start in starts)
        now = parts.now()
        for one in self._awaited:
            if (said := prompt(one.planned_at, now)) is not None:
                self._said[one.session] = said
        self._timer.start()

    @Slot()
    @override
    def look(self) -> None:
        now = self._parts.now()
        self._show([one for one in self._awaited if is_near(one.planned_at, now)])
