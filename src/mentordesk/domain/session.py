"""One meeting of a pair: planned, live, closed; or moved, or missed."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum

from mentordesk.domain.floor import FloorMode, Side, Speaker
from mentordesk.domain.ids import PersonId, SeriesId, SessionId, new_id
from mentordesk.domain.person import Pairing
from mentordesk.domain.place_clock import zone_name
from mentordesk.domain.text import whole_letters
from mentordesk.errors import SessionStateError

TITLE_LIMIT = 80
"""How long the word may be by which a calendar calls a session."""
SHORTEST, LONGEST = 5, 480
"""How many minutes a session can be planned for."""


class SessionState(StrEnum):
    """Where a session stands, in neutral words."""

    PLANNED = "planned"
    LIVE = "live"
    CLOSED = "closed"
    MOVED = "moved"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Timing:
    """How the time went, in whole seconds; `seen_at` is the last sign of life of a live session.

    `present` counts only while the session was open on the screen, so that a crash or a closed
    lid does not count. `away` is the time outside focus, `exits` how often and `lengths` how long
    each time. `questions` and `statements` are the leader's, None where nobody counts them.
    """

    started_at: datetime | None = None
    ended_at: datetime | None = None
    seen_at: datetime | None = None
    present: int = 0
    mentor_spoke: int = 0
    leader_spoke: int = 0
    exits: int = 0
    away: int = 0
    lengths: tuple[int, ...] = ()
    speaker: Speaker = Speaker.MENTOR
    floor: FloorMode = FloorMode.SHOWN
    questions: int | None = None
    statements: int | None = None

    def out_for(self, seconds: int) -> "Timing":
        """Return the timing with more time outside focus: its last exit is so much longer."""
        last = self.lengths[-1:]
        lengths = (*self.lengths[:-1], *(length + seconds for length in last))
        return replace(self, away=self.away + seconds, lengths=lengths)

    @property
    def mentor_share(self) -> int | None:
        """Return the mentor's share of the talking in whole percent, or None if it is not known.

        Where the floor never passed nobody can tell it: all the time went to who had it first. Nor
        can anybody where counting was stopped and most of the time was not counted. Of who counted
        on to the end, only what was said at the close is not.
        """
        spoken = self.mentor_spoke + self.leader_spoke
        passed = self.leader_spoke > 0 or self.speaker is Speaker.LEADER
        counted = self.floor is not FloorMode.OFF or 2 * spoken >= self.present - self.away
        return round(100 * self.mentor_spoke / spoken) if spoken and passed and counted else None


@dataclass(frozen=True, slots=True)
class PlayBack:
    """The leader's restatement of what was heard, and whether the mentor confirmed it.

    On `anew_on` the leader put other words in the place of those that were confirmed.
    """

    text: str = ""
    confirmed: bool = False
    anew_on: date | None = None


@dataclass(frozen=True, slots=True)
class MentorWord:
    """Three taps of the mentor at the close, each 1 to 3, or None where left."""

    heard: int | None = None
    safe: int | None = None
    worth: int | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """One meeting; every change returns a new session.

    `format` is the key of the pair's format, or blank. `step` is where the close of a live session
    stands, from 0, and None before it. `called_off_by` says who asked to move it, or did not come.
    `zone` is whose wall clock it was planned by, see `place_clock`. `series_place` counts from 0 in
    its series. `title` is what a calendar calls it, blank for the neutral word; `sequence` grows
    with each change that a calendar has to learn of it, the last one at `changed_at`. With `ended`
    it was called off because its series ends before it.
    """

    id: SessionId
    mentor: PersonId
    number: int
    planned_at: datetime
    minutes: int = 45
    place: str = ""
    state: SessionState = SessionState.PLANNED
    timing: Timing = Timing()
    play_back: PlayBack = PlayBack()
    word: MentorWord = MentorWord()
    format: str = ""
    in_focus: bool = True
    step: int | None = None
    called_off_by: Side | None = None
    zone: str = ""
    series: SeriesId | None = None
    series_place: int | None = None
    title: str = ""
    sequence: int = 0
    changed_at: datetime | None = None
    ended: bool = False

    @property
    def ends_at(self) -> datetime:
        """Return when the session should end: from the real start if there is one."""
        return (self.timing.started_at or self.planned_at) + timedelta(minutes=self.minutes)

    @property
    def is_bare(self) -> bool:
        """Return whether it was held and its day alone is kept: how it went was destroyed."""
        held = self.state is SessionState.CLOSED and self.number > 0
        return held and self.timing.started_at is None

    def met_at(self, zone: tzinfo | None = None) -> datetime:
        """Return when it is, in a time zone: as planned, or as it began if on another day."""
        planned = self.planned_at.astimezone(zone)
        began = (self.timing.started_at or planned).astimezone(zone)
        return planned if began.date() == planned.date() else began

    def started(
        self, now: datetime, pairing: Pairing | None = None, *, in_focus: bool = True
    ) -> "Session":
        """Return the session live from now on, as the pairing has it.

        Raises SessionStateError unless it is planned.
        """
        self._only_from(SessionState.PLANNED, SessionState.LIVE)
        settled = pairing or Pairing()
        counted = 0 if settled.counts else None
        timing = replace(self.timing, started_at=now, seen_at=now, floor=settled.floor)
        timing = replace(timing, questions=counted, statements=counted)
        return replace(self, state=SessionState.LIVE, timing=timing, in_focus=in_focus)

    def at_step(self, step: int | None) -> "Session":
        """Return the session where its close stands; None is back at the table.

        Raises SessionStateError unless it is live.
        """
        self._only_from(SessionState.LIVE, SessionState.CLOSED)
        return replace(self, step=step)

    def closed(self, now: datetime) -> "Session":
        """Return the session closed now, yet not before the time that was counted of it is over.

        A clock may have been put back meanwhile. Raises SessionStateError unless it is live.
        """
        self._only_from(SessionState.LIVE, SessionState.CLOSED)
        began = self.timing.started_at or now
        ended = max(now, began + timedelta(seconds=self.timing.present))
        timing = replace(self.timing, ended_at=self.timing.ended_at or ended)
        return replace(self, state=SessionState.CLOSED, timing=timing, step=None)

    def moved(self, to: datetime, by: Side | None = None) -> tuple["Session", "Session"]:
        """Return this session as moved `by` one, and the one that takes its place and number.

        It keeps its zone unless the new time carries another. Raises SessionStateError unless it is
        planned.
        """
        self._only_from(SessionState.PLANNED, SessionState.MOVED)
        zone = zone_name(to) or self.zone
        new = replace(self.changed(), id=SessionId(new_id()), planned_at=to, zone=zone)
        return replace(self, state=SessionState.MOVED, called_off_by=by), new

    def in_format(self, key: str) -> "Session":
        """Return the session in another format of the pair, or in none.

        Raises SessionStateError unless it is planned.
        """
        self._only_from(SessionState.PLANNED, SessionState.PLANNED)
        return replace(self, format=key)

    def arranged(self, minutes: int, place: str) -> "Session":
        """Return the session with another length and place; the same one if it has them already.

        Raises SessionStateError unless it is planned.
        """
        self._only_from(SessionState.PLANNED, SessionState.PLANNED)
        long, where = tidy(minutes, place)
        if (long, where) == (self.minutes, self.place):
            return self
        return replace(self.changed(), minutes=long, place=where)

    def missed(self, by: Side | None = None) -> "Session":
        """Return the session as missed, without blame.

        Raises SessionStateError unless it is planned.
        """
        self._only_from(SessionState.PLANNED, SessionState.MISSED)
        return replace(self.changed(), state=SessionState.MISSED, called_off_by=by)

    def changed(self) -> "Session":
        """Return the session as a calendar has to learn it anew."""
        return replace(self, sequence=self.sequence + 1)

    def resumed(self) -> "Session":
        """Return the session planned again, as its series goes on.

        Raises SessionStateError unless it was called off by the end of its series.
        """
        if not self.ended:
            raise SessionStateError(state=self.state.value, wanted=SessionState.PLANNED.value)
        back = replace(self.changed(), state=SessionState.PLANNED, ended=False)
        return replace(back, called_off_by=None)

    def _only_from(self, state: SessionState, wanted: SessionState) -> None:
        if self.state is not state:
            raise SessionStateError(state=self.state.value, wanted=wanted.value)


def tidy(minutes: int, place: str) -> tuple[int, str]:
    """Return a length within what can be planned, and a place in one line."""
    return max(SHORTEST, min(minutes, LONGEST)), " ".join(whole_letters(place).split())


def plan(
    mentor: PersonId, number: int, at: datetime, minutes: int = 45, place: str = ""
) -> Session:
    """Return a new planned session; `at` carries its time zone."""
    long, where = tidy(minutes, place)
    key, zone = SessionId(new_id()), zone_name(at)
    return Session(key, mentor, number, at, long, where, zone=zone)
