"""The words of a summary: every heading and phrase that a file may hold, in English."""

from datetime import date, datetime

from mentordesk.domain import stage_names
from mentordesk.domain.idea import Application, Recognition, RecognitionForm
from mentordesk.domain.period import Composed
from mentordesk.domain.promise import PromiseState
from mentordesk.domain.role_names import ROLES, beginning
from mentordesk.domain.summary import (
    IdeaLine,
    Meeting,
    PromiseLine,
    Reader,
    Summary,
    TimeFacts,
)

LANGUAGE = "en"
COLLEAGUE = "a colleague"
HEARD = "What I heard"
SHARED = "Notes we share"
PRIVATE = "My private notes"
IDEAS = "Ideas, and whose they are"
APPLIED = "What was applied, and whose idea it was"
PROMISED = "What I promised"
ASKED = "What I asked for, and is not on the agenda"
NOTHING = "There is nothing in this summary yet."
NOTHING_APPLIED = "Nothing has been applied yet."
APPLIED_IN = "What came of a conversation"
GOES_ON = "Goes on inside another idea."
NO_BREAK = "\N{NO-BREAK SPACE}"
"""Stands between a number and what it measures, which belong on one line."""
_HOUR_MINUTES, _DAY_MINUTES = 60, 24 * 60

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
FORMS = {
    RecognitionForm.NAMED_IN_MEETING: "named in a meeting",
    RecognitionForm.IN_WRITING: "in writing",
    RecognitionForm.TOLD_MANAGER: "told to their manager",
    RecognitionForm.REVIEW_INPUT: "put into a review",
    RecognitionForm.OPPORTUNITY: "by an opportunity",
    RecognitionForm.NONE_WANTED: "none was wanted",
}


def first(name: str) -> str:
    """Return what somebody is called across the table; a role is told whole."""
    return name if name in ROLES else (name.split() or [""])[0]


def eyebrow(summary: Composed) -> str:
    """Return the line above the title: who the file is for."""
    match summary.reader:
        case Reader.ME:
            return f"Private · for {summary.leader} only"
        case Reader.MENTOR:
            return f"For {summary.called or summary.mentor} · from {summary.leader}"
        case Reader.SPONSOR:
            return f"For a sponsor · from {summary.leader}"


def title(summary: Summary) -> str:
    """Return the title, without the mentor where the reader may not learn the name."""
    session = APPLIED_IN if summary.met is None else which(summary.met)
    return session if summary.mentor is None else f"{session} with {summary.mentor}"


def which(met: Meeting) -> str:
    """Return which talk it was."""
    return f"Session {met.number}" if met.number else "An earlier talk"


def table(summary: Summary) -> str:
    """Return the heading above the agenda."""
    who = "you" if summary.reader is Reader.MENTOR else first(summary.mentor or COLLEAGUE)
    return f"What {who} put on the table"


def facts(summary: Summary) -> str:
    """Return the day of the session and, for those who were there, how the time went.

    Whoever learns nothing of the talk is not told when it was either.
    """
    met, time = summary.met, summary.time
    if met is None:
        return ""
    if time is None:
        return on(met.at)
    where = [words.strip() for words in (met.place, met.format) if words.strip()]
    parts = [f"{on(met.at)}, {_span(met, time)}", *where, *_kept(time), *_presence(time)]
    if time.mentor_share is not None:
        you = summary.reader is Reader.MENTOR
        who = "you" if you else first(summary.mentor or COLLEAGUE)
        parts.append(spoke(who, time.mentor_share))
    return " · ".join((*parts, *_said(time)))


def _said(time: TimeFacts) -> list[str]:
    """Return how often the leader asked and stated, where that was counted."""
    if time.questions is None or time.statements is None:
        return []
    asked = "1 question" if time.questions == 1 else f"{time.questions:,} questions"
    made = "1 statement" if time.statements == 1 else f"{time.statements:,} statements"
    return [f"I asked {asked} and made {made}"]


def _span(met: Meeting, time: TimeFacts) -> str:
    if time.started_at is None:
        return f"planned for {clock(met.at)}, {in_minutes(met.minutes)}"
    if time.ended_at is None:
        return f"from {clock(time.started_at)}"
    return f"{clock(time.started_at)} to {clock(time.ended_at)}"


def _kept(time: TimeFacts) -> list[str]:
    if time.late is None:
        return []
    if not time.late:
        return ["on time"]
    return [f"began {length(abs(time.late))} {'after' if time.late > 0 else 'before'} the plan"]


def length(minutes: int) -> str:
    """Return how long something was, in the largest fitting measure."""
    if minutes >= 2 * _DAY_MINUTES:
        return f"{round(minutes / _DAY_MINUTES)}{NO_BREAK}days"
    return in_hours(minutes)


def in_hours(minutes: int) -> str:
    """Return a sum of time, in hours where there are any."""
    hours, rest = divmod(minutes, _HOUR_MINUTES)
    parts = [f"{hours:,}{NO_BREAK}h"] if hours else []
    parts += [in_minutes(rest)] if rest or not hours else []
    return NO_BREAK.join(parts)


def in_minutes(minutes: int) -> str:
    """Return some minutes."""
    return f"{minutes}{NO_BREAK}min"


def spoke(who: str, share: int) -> str:
    """Return how much of the time somebody spoke, in percent."""
    return NO_BREAK.join((who, "spoke", str(share), "%"))


def _presence(time: TimeFacts) -> list[str]:
    if time.started_at is None:
        return []
    parts = [_exits(time)] if time.exits or time.in_focus else []
    if time.ended_at is not None and _minutes(time) - time.present > 1:
        parts.append(f"{in_minutes(time.present)} at the table")
    return parts


def _exits(time: TimeFacts) -> str:
    if not time.exits:
        return "focus never left"
    times = "focus left once" if time.exits == 1 else f"focus left {time.exits} times"
    if len(time.out) > 1 and not any(time.out):
        return f"{times} (each under {in_minutes(1)})"
    long = [length(minutes) if minutes else f"under {in_minutes(1)}" for minutes in time.out]
    return f"{times} ({', '.join(long)})" if long else times


def _minutes(time: TimeFacts) -> int:
    if time.started_at is None or time.ended_at is None:
        return 0
    return round((time.ended_at - time.started_at).total_seconds() / 60)


def on(day: date) -> str:
    """Return a day in words, the same on every computer."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def clock(at: datetime) -> str:
    """Return a time of day."""
    return f"{at:%H:%M}"


def unconfirmed(summary: Summary) -> str:
    """Return that the mentor has not said yet whether the leader heard it right."""
    who = beginning(first(summary.mentor or COLLEAGUE))
    return f"{who} has not confirmed this."


def names(idea: IdeaLine) -> str:
    """Return whose idea it is, and how many colleagues whose names may not be told."""
    told = [name for name in idea.names if name is not None]
    others = len(idea.names) - len(told)
    if others:
        told.append(COLLEAGUE if others == 1 else f"{others} colleagues")
    if len(told) < 2:  # noqa: PLR2004 - two names need an "and"
        return "".join(told)
    return f"{', '.join(told[:-1])} and {told[-1]}"


def stage(idea: IdeaLine) -> str:
    """Return how far the idea has come, and why where a reason was given."""
    if idea.goes_on:
        return GOES_ON
    reached = stage_names.STAGES[idea.stage]
    if idea.application is not None:
        reached = f"{reached}: {used(idea.application)}"
    return _sentence(f"{reached}: {idea.reason}" if idea.reason else reached)


def used(application: Application) -> str:
    """Return where and since when an idea is in use."""
    where = application.where.strip()
    return ", ".join(part for part in (where, on(application.on)) if part)


def change(application: Application | None) -> list[str]:
    """Return what changed through an idea, as sentences."""
    if application is None:
        return []
    told = (("Before", application.before), ("After", application.after))
    return [_sentence(f"{when}: {what.strip()}") for when, what in told if what.strip()]


def credit(recognition: Recognition, knows: str = "") -> str:
    """Return one act of credit; `knows` names who knows of it, or nobody."""
    place = f"{FORMS[recognition.form]}, {on(recognition.on)}"
    parts = [f"Credit: {place}"]
    if recognition.where.strip():
        parts.append(recognition.where.strip())
    if recognition.heard_by.strip():
        parts.append(f"heard by {recognition.heard_by.strip()}")
    if knows and recognition.mentor_knows:
        parts.append(f"{knows} knows")
    return _sentence(", ".join(parts))


def promise(promise: PromiseLine, *, looks_back: bool = False) -> str:
    """Return a promise with its day and what became of it, which is told of an open one later."""
    due = f"by {on(promise.due)}" if promise.due else ""
    match promise.state:
        case PromiseState.OPEN:
            end = "not closed yet" if looks_back else ""
        case PromiseState.KEPT:
            end = "kept"
        case PromiseState.LET_GO:
            end = f"let go: {promise.reason}" if promise.reason else "let go"
    what = f"To try before next time: {promise.text}" if promise.try_it else promise.text
    return _sentence(", ".join(part for part in (what, due, end) if part))


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
