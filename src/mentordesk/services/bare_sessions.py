"""What is left of a session once nothing is kept of how it went: its day."""

from typing import Any

from sqlalchemy import ColumnElement, and_, or_

from mentordesk.domain.floor import FloorMode, Speaker
from mentordesk.domain.session import SessionState
from mentordesk.models import SessionRow
from mentordesk.services.earlier_sessions import NO_NUMBER

NO_RECORD: dict[str, Any] = {
    "minutes": 45,
    "place": "",
    "started_at": None,
    "ended_at": None,
    "seen_at": None,
    "present": 0,
    "mentor_spoke": 0,
    "leader_spoke": 0,
    "exits": 0,
    "away": 0,
    "felt_heard": None,
    "felt_safe": None,
    "felt_worth": None,
    "format": "",
    "in_focus": True,
    "step": None,
    "speaker": Speaker.MENTOR,
    "floor": FloorMode.SHOWN,
    "exit_lengths": [],
    "questions": None,
    "statements": None,
    "called_off_by": None,
    "zone": "",
    "series_id": None,
    "series_place": None,
    "title": "",
    "sequence": 0,
    "changed_at": None,
    "ended": False,
}
"""The columns of a session that tell how it was planned and how it went, as they are told none."""
_TOLD = ("minutes", "place", "started_at", "format", "called_off_by", "zone", "series_id", "title")


def has_record() -> ColumnElement[bool]:
    """Return what a session has to be for more than its day to be known."""
    return or_(*(getattr(SessionRow, name).is_distinct_from(NO_RECORD[name]) for name in _TOLD))


def is_bare(row: type[SessionRow] = SessionRow) -> ColumnElement[bool]:
    """Return whether a session was held of which the day alone is kept; talks outside are none."""
    held = row.state == SessionState.CLOSED, row.number != NO_NUMBER
    return and_(row.started_at.is_(None), *held)
