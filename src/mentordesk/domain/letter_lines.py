"""What MentorDesk itself writes to a mentor, and has to know again when it comes back."""

# ruff: noqa: RUF001 - the signs people type look alike, and all of them are meant

import re

QUESTION = "What should we talk about?"
YOU_LEAD = "You lead."
ON_AGENDA = "On the agenda already"
TOPICS_FOR = "Topics for"
CARRIED_FROM = "carried over from"
URGENT = "(urgent, asked on the last day)"
GAP = "______________ (   min)"
NO_TIME = "(no time)"

# A number before what begins like a unit of time in any language that is read, a lone number in
# brackets, a time of day, a time in words.
_UNITS = "hmsuotмчדשدس分小時"
_LOOKS_TIMED = re.compile(
    rf"\d\s?[-‑]?\s?[{_UNITS}'’′´]|[½¼¾]|[(\[]\d+[)\]]$|\d[:.]\d"
    r"|hour|stunde|heure|hora|ora\b|שעה|ساعة|\(no time\)$",
    re.IGNORECASE,
)


def looks_timed(text: str) -> bool:
    """Say whether a time might be read in the words of a topic that has none."""
    return _LOOKS_TIMED.search(text) is not None


def timed(text: str, minutes: int | None) -> str:
    """Return a topic with its time as a mentor would write it, to be read back as it was."""
    if minutes:
        return f"{text} ({minutes} min)"
    return f"{text} {NO_TIME}" if looks_timed(text) else text


def ticked(text: str, minutes: int | None) -> str:
    """Return a topic as a line of a task list, of which nothing but the time is taken out."""
    return f"- [ ] {timed(text, minutes)}"


def asking(leader: str) -> str:
    """Return the heading over what the leader would like to talk about."""
    return f"{leader} would like to ask you"


def promised(leader: str) -> str:
    """Return the heading over the promises that are not closed yet."""
    return f"What {leader} promised you"
