"""The turn of each day while a page is in sight, and on its way back into sight."""

import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import TypeAlias

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from mentordesk.marks import override
from mentordesk.ui.minutes import Minutes

Wall: TypeAlias = tuple[date, timedelta | None, tuple[int, int]]
"""The day somewhere, how far its clock is from that of other places, and by which rules."""


def wall(now: datetime) -> Wall:
    """Return what the clock here is like at a moment.

    Two places may have the same time now and not in half a year.
    """
    here = now.astimezone()
    return here.date(), here.utcoffset(), (time.timezone, time.altzone)


class Days(QObject):
    """Emits `turned` once a page in sight stands in another day or place than before.

    It looks at the clock each minute, and nothing is done while nobody sees the page.
    """

    turned = Signal()

    def __init__(self, page: QWidget, now: Callable[[], datetime]) -> None:
        super().__init__(page)
        self._now, self._seen = now, wall(now())
        self._minutes = Minutes(self, now)
        self._minutes.turned.connect(self.look)
        page.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show:
            self._minutes.start()
            self.look()
        elif event.type() is QEvent.Type.Hide:
            self._minutes.stop()
        return super().eventFilter(watched, event)

    @Slot()
    def look(self) -> None:
        """See whether another day began, or the clock hangs in another place."""
        seen = wall(self._now())
        turned, self._seen = seen != self._seen, seen
        if turned:
            self.turned.emit()
