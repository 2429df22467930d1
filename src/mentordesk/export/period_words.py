"""The words of several sessions told together, in English."""

from mentordesk.domain.aim import Rating
from mentordesk.domain.period import AimLine, PeriodKind, PeriodSummary
from mentordesk.domain.rating_names import RATINGS
from mentordesk.domain.summary import Reader
from mentordesk.export import words as say

AIMS = "What we wanted from this"
TITLES = {
    PeriodKind.SEVERAL: "Our sessions",
    PeriodKind.HALF_TIME: "Half-time review",
    PeriodKind.CLOSING: "Closing summary",
    PeriodKind.HAND_OVER: "Hand-over",
}
CAME_OF_ALL = "What came of our conversations"
_COUNTED = {
    "held": ("1 session", "{count} sessions"),
    "moved": ("1 moved", "{count} moved"),
    "missed": ("1 did not take place", "{count} did not take place"),
}


def title(summary: PeriodSummary) -> str:
    """Return the title, without the mentor where the reader may not learn the name."""
    sponsor = summary.reader is Reader.SPONSOR
    what = CAME_OF_ALL if sponsor else TITLES[summary.kind]
    return what if summary.mentor is None else f"{what} with {summary.mentor}"


def facts(summary: PeriodSummary) -> str:
    """Return from when to when it was and, for those who were there, how it went over all."""
    parts = []
    if summary.days is not None:
        first, last = map(say.on, summary.days)
        parts.append(first if first == last else f"{first} to {last}")
    if summary.arc is not None:
        arc = summary.arc
        counts = {"held": arc.held, "moved": arc.moved, "missed": arc.missed}
        parts += [_counted(what, count) for what, count in counts.items() if count]
        if arc.minutes:
            parts.append(f"{say.in_hours(arc.minutes)} at the table")
        if arc.mentor_share is not None:
            you = summary.reader is Reader.MENTOR
            who = "you" if you else say.first(summary.mentor or say.COLLEAGUE)
            parts.append(say.spoke(who, arc.mentor_share))
    return " · ".join(parts)


def whose(aim: AimLine, summary: PeriodSummary) -> str:
    """Return the mark of an aim: whose it is, and where it was rated how the leader saw it."""
    if aim.of_mentor:
        you = summary.reader is Reader.MENTOR
        who = "your aim" if you else f"{_of(say.first(summary.mentor or say.COLLEAGUE))} aim"
    else:
        who = f"{_of(say.first(summary.leader))} aim"
    rated = [f"rated {_rating(rating)}" for rating in (aim.first,) if rating is not None]
    rated += [f"last {_rating(rating)}" for rating in (aim.last,) if rating is not None]
    return ", ".join((who, *rated))


def _rating(rating: Rating) -> str:
    return f"“{RATINGS[rating.value]}” on {say.on(rating.on)}"


def _of(name: str) -> str:
    return f"{name}\N{RIGHT SINGLE QUOTATION MARK}s"


def _counted(what: str, count: int) -> str:
    one, several = _COUNTED[what]
    return one if count == 1 else several.format(count=f"{count:,}")
