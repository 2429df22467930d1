"""How something of the mentor's came to the desk, in words."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from mentordesk.domain.agenda import CameBy
from mentordesk.ui import dates


def came(name: str, came_by: CameBy, at: datetime) -> str:
    """Return from whom it came, in what form, and on which day."""
    words = {
        CameBy.TYPED: _tr("from {name}, written down {day}"),
        CameBy.PASTED: _tr("from {name}, pasted {day}"),
        CameBy.FILE: _tr("from {name}, in a file, {day}"),
        CameBy.MAIL: _tr("from {name}, by mail, {day}"),
        CameBy.CALENDAR: _tr("from {name}, in a calendar entry, {day}"),
    }
    return words[came_by].format(name=name, day=dates.day(dates.local_day(at)))


def _tr(words: str) -> str:
    return QCoreApplication.translate("origin", words)
