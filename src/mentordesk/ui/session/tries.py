"""The logs of what is tried, on the page of a session."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from mentordesk.domain.promise import Promise
from mentordesk.ui.session.parts import SessionParts
from mentordesk.ui.session.session_data import SessionData
from mentordesk.ui.try_logs import TryLogs
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.label import Label
from mentordesk.ui.widgets.try_log import TryLog


class SessionTries(QObject):
    """Shows each log where its promise stands; what is typed in `logs` stays."""

    def __init__(self, page: QWidget, parts: SessionParts) -> None:
        super().__init__(page)
        self.logs = TryLogs(page, parts.workspace.tries, parts.tasks, parts.notices)

    def card(self, heading: str, found: SessionData) -> Card:
        """Return what is tried between the session before and this one."""
        card = Card(heading)
        for tried in found.tries:
            card.add(Label(tried.text))
            card.add(self._log(tried, found))
        return card

    def log_of(self, found: SessionData, promise: Promise) -> QWidget | None:
        """Return the log of a promise that is something to try."""
        return self._log(promise, found) if promise.try_it else None

    def _log(self, tried: Promise, found: SessionData) -> TryLog:
        writable = tried.id in found.open_logs
        return self.logs.show(tried, found.mentor.first_name, writable=writable)
