"""What a desk should hold, told a second time in plain lists that share no rule with it."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from mentordesk.domain.ids import IdeaId, PersonId, PromiseId, SessionId
from mentordesk.domain.session import SessionState

FORTNIGHT = timedelta(days=14)
WEEKS = {"weekly": 1, "every_2_weeks": 2, "every_3_weeks": 3, "every_4_weeks": 4}


@dataclass(slots=True)
class Sitting:
    """A session: when, in which state, and what lies on it; `series` is a rhythm and a word."""

    at: datetime
    number: int
    state: SessionState = SessionState.PLANNED
    format: str = ""
    open: Counter[str] = field(default_factory=Counter)
    done: Counter[str] = field(default_factory=Counter)
    asks: Counter[str] = field(default_factory=Counter)
    series: tuple[str, str] | None = None
    place: int = 0

    @property
    def order(self) -> tuple[datetime, int]:
        """Return what it comes by: two that were moved to one moment come by their numbers."""
        return self.at, self.number


@dataclass(slots=True)
class Raised:
    """An idea: since when it waits, until when, and whether it is in use and credited."""

    at: datetime
    waits: bool = True
    answer_by: date | None = None
    until: date | None = None
    used: bool = False
    credited: bool = False

    def is_unanswered(self, now: datetime) -> bool:
        """Return whether it waits at all, however short."""
        return self.waits or (self.until is not None and now.date() >= self.until)

    def owed(self, now: datetime) -> bool:
        """Return whether its answer is owed: past its day, after a fortnight, or parked to now."""
        if self.until is not None:
            return now.date() >= self.until
        if not self.waits:
            return False
        return now.date() > self.answer_by if self.answer_by else now > self.at + FORTNIGHT


@dataclass(slots=True)
class Pair:
    """One mentor and the leader: open promises with their day, own ground rules by their keys."""

    mentor: PersonId
    name: str
    zone: ZoneInfo
    hour: int
    minute: int
    begun: date
    settled: date
    sittings: dict[SessionId, Sitting] = field(default_factory=dict)
    ideas: dict[IdeaId, Raised] = field(default_factory=dict)
    promises: dict[PromiseId, date | None] = field(default_factory=dict)
    closed: list[PromiseId] = field(default_factory=list)
    former: set[str] = field(default_factory=set)
    lines: dict[str, str] = field(default_factory=dict)
    over: bool = False

    def planned(self) -> list[SessionId]:
        """Return what is to come, the next one first."""
        ahead = (key for key, one in self.sittings.items() if one.state is SessionState.PLANNED)
        return sorted(ahead, key=lambda key: self.sittings[key].order)

    def carry(self) -> None:
        """Hand what is over and was left open to the next session, if there is one."""
        ahead = self.planned()
        if not ahead:
            return
        following = self.sittings[ahead[0]]
        for one in self.sittings.values():
            if one.state in (SessionState.CLOSED, SessionState.MISSED):
                following.open += one.open
                following.asks += one.asks
                one.open.clear()
                one.asks.clear()

    def call_off(self, keys: list[SessionId]) -> None:
        """Call sessions off; without another one what they hold is gathered with the first."""
        for key in keys:
            self.sittings[key].state = SessionState.MISSED
        if self.planned():
            self.carry()
            return
        first = self.sittings[keys[0]]
        for key in keys[1:]:
            one = self.sittings[key]
            first.open += one.open
            first.asks += one.asks
            one.open.clear()
            one.asks.clear()

    def look_is_due(self, today: date) -> bool:
        """Return whether the agreement should be looked at again."""
        if self.over:
            return False
        gone = (SessionState.MOVED, SessionState.MISSED)
        met = sorted(
            (s.at.astimezone().date(), s.format)
            for s in self.sittings.values()
            if s.state not in gone
        )
        since = [one for one in met if one[0] >= self.begun]
        looks = [on for on, form in since if form == "half-time"] + [on for on, _ in since[2:3]]
        return any(self.settled < on <= today for on in looks)


def by_rhythm(first: datetime, rhythm: str, count: int) -> list[datetime]:
    """Return the moments of a series, by the clock on the wall of the zone of the first."""
    shown, zone = first.replace(tzinfo=None), first.tzinfo
    days = [shown]
    while len(days) < count:
        last = days[-1]
        if rhythm in WEEKS:
            days.append(last + timedelta(weeks=WEEKS[rhythm]))
            continue
        month = date(last.year + last.month // 12, last.month % 12 + 1, 1)
        every = (month + timedelta(days=more) for more in range(31))
        there = [d for d in every if (d.month, d.weekday()) == (month.month, shown.weekday())]
        place = (shown.day - 1) // 7
        days.append(datetime.combine(there[-1 if place == 4 else place], shown.time()))
    return [day.replace(tzinfo=zone).astimezone(UTC) for day in days]
