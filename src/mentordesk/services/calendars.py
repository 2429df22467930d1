"""Calendar files: out, and what others say in theirs, taken over after it was asked about."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import assert_never

from mentordesk.domain.calendar_change import (
    CalendarAnswer,
    CalendarNews,
    TakeMove,
    TakeNew,
    TakeOff,
    news_of,
)
from mentordesk.domain.calendar_entry import entries_of
from mentordesk.domain.ids import SessionId
from mentordesk.domain.session import Session, SessionState
from mentordesk.exchange.calendar_events import calendar_events
from mentordesk.exchange.sent_file import read_text
from mentordesk.export.calendar_file import calendar_file
from mentordesk.export.private_file import write_private
from mentordesk.services.series import SeriesService
from mentordesk.services.sessions import SessionService


class CalendarService:
    """What goes to a calendar and comes back from one, always as a file: nothing is connected."""

    def __init__(
        self, sessions: SessionService, series: SeriesService, now: Callable[[], datetime]
    ) -> None:
        self._sessions, self._series, self._now = sessions, series, now

    def file(self, session: SessionId) -> bytes:
        """Return the file of a session, or of the whole series that it belongs to.

        What was called off is in it as such. Nobody can tell from it what is met about.
        """
        met = self._sessions.of_id(session)
        pair, series = self._sessions.all(met.mentor), self._series.all(met.mentor)
        return calendar_file(entries_of(met, pair, series), self._now())

    def save(self, data: bytes, path: Path, *, replace: bool = False) -> None:
        """Write such a file, whole or not at all.

        Raises ExportExistsError or ExportError.
        """
        write_private(path, data, replace=replace)

    def read(self, path: Path) -> str:
        """Return what is in a file; a share may not answer.

        Raises CalendarFileError for what is no text, too long or cannot be opened.
        """
        self._sessions.starts()  # asks the desk, which only the leader may, and holds nothing of it
        return read_text(path)

    def news(self, text: str) -> CalendarNews:
        """Return what a calendar file says of sessions that is new; nothing is changed.

        Raises CalendarFileError for what is no calendar.
        """
        sessions, series = self._sessions.all(), self._series.all()
        return news_of(calendar_events(text), sessions, series, self._now())

    def take(self, answers: Sequence[CalendarAnswer]) -> tuple[Session, ...]:
        """Do what was answered, one after the other, and return the sessions as they are then.

        Raises SessionStateError for one that is not planned any more.
        """
        return tuple(self._take(answer) for answer in answers)

    def _take(self, answer: CalendarAnswer) -> Session:
        match answer:
            case TakeMove():
                move = self._series.move_later if answer.later else self._sessions.move
                return move(self._standing(answer.session), answer.to, answer.by)
            case TakeOff():
                return self._sessions.miss(self._standing(answer.session), answer.by)
            case TakeNew():
                return self._sessions.plan(answer.mentor, answer.at, answer.minutes)
            case _:
                assert_never(answer)

    def _standing(self, session: SessionId) -> SessionId:
        """Return a session, or what took its place by an answer before."""
        met = self._sessions.of_id(session)
        if met.state is not SessionState.MOVED:
            return session
        return self._sessions.moved_to([met])[session].id
