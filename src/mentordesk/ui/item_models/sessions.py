"""The sessions of the desk, with a heading over what is to come and one over what was."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject
from typing_extensions import override

from mentordesk.domain.series import PlaceInSeries
from mentordesk.domain.session import Session, SessionState
from mentordesk.ui import dates, wording, zones
from mentordesk.ui.item_models.rows import RowModel
from mentordesk.ui.session_words import called_off_by, in_series, in_short, numbered, standing
from mentordesk.ui.widgets.row import Fact, Row

_AHEAD = (SessionState.LIVE, SessionState.PLANNED)


@dataclass(frozen=True, slots=True)
class Meeting:
    """A session and its mentor's name, what took its place if it moved, and where in a series.

    `format` is the name of its format, such as the half-time review, or "".
    """

    session: Session
    mentor: str
    moved_to: Session | None = None
    place: PlaceInSeries | None = None
    format: str = ""


class SessionModel(RowModel[Meeting | str]):
    """Holds meetings, the next one first, and below them the earlier ones, newest first."""

    def __init__(self, now: datetime, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now

    def show_meetings(self, meetings: Iterable[Meeting], now: datetime) -> None:
        """Hold these meetings as they stand at a moment."""
        self._now = now
        known = list(meetings)
        ahead = [m for m in known if m.session.state in _AHEAD]
        earlier = [m for m in known if m.session.state not in _AHEAD]
        ahead.sort(key=lambda m: (m.session.state is not SessionState.LIVE, m.session.planned_at))
        earlier.sort(key=lambda m: m.session.met_at(), reverse=True)
        rows: list[Meeting | str] = []
        rows += [self.tr("To come"), *ahead] if ahead else []
        rows += [self.tr("Earlier"), *earlier] if earlier else []
        self.show(rows)

    @override
    def row_of(self, value: Meeting | str) -> Row:
        if isinstance(value, str):
            return Row(value, heading=True)
        session = value.session
        minutes = self.tr("{minutes} min").format(minutes=session.minutes)
        name = (value.mentor.split() or [""])[0]
        went = in_short(session, name) if session.state is SessionState.CLOSED else ""
        of_series = in_series(value.place)
        clock = zones.there(session) if session.state in _AHEAD else ""
        parts = (
            numbered(session),
            value.format,
            minutes if session.number and not session.is_bare else "",
            of_series,
            clock,
            session.place,
            went,
            self._to(value),
            called_off_by(session, name),
        )
        state = Fact(standing(session, self._now), wording.session_tone(session.state))
        return Row(
            value.mentor,
            " · ".join(part for part in parts if part),
            lead=self._when(session),
            name=value.mentor,
            facts=(state,),
            faint=session.state in (SessionState.MOVED, SessionState.MISSED),
        )

    def _when(self, session: Session) -> str:
        """Return when a session was; of an earlier talk or a destroyed one the day is known."""
        if session.number and not session.is_bare:
            return dates.short_day_time(session.met_at(), self._now)
        return dates.short_day(session.met_at().date(), dates.local_day(self._now))

    def _to(self, meeting: Meeting) -> str:
        if meeting.moved_to is None:
            return ""
        when = dates.short_day_time(meeting.moved_to.planned_at, self._now)
        return self.tr("moved to {when}").format(when=when)

    @override
    def key_of(self, value: Meeting | str) -> object:
        return value if isinstance(value, str) else value.session.id
