"""What was promised within one pair, as both may look at it together at their end."""

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from mentordesk.domain.promise import Promise
from mentordesk.domain.today import Today
from mentordesk.ui.todays_promises import TodaysPromises


class PairPromises(TodaysPromises):
    """Today's promises without what the leader alone reads: what slips, and how it went to try."""

    @override
    def slips_words(self, today: Today) -> str:
        return ""

    @override
    def log_of(self, promise: Promise) -> QWidget | None:
        return None
