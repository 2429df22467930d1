"""The words of what goes to the mentor before a session, in English."""

from datetime import date

from mentordesk.domain.letter import Letter, Meeting, OpenPromise, OpenTopic
from mentordesk.export import words

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
QUESTION = "What should we talk about?"
ON_AGENDA = "On the agenda already"
GAP = "______________ (   min)"


def day(when: date) -> str:
    """Return a day as people say it: "Tuesday 14 April"."""
    return f"{WEEKDAYS[when.weekday()]} {when.day} {words.MONTHS[when.month - 1]}"


def when(meeting: Meeting) -> str:
    """Return day and time."""
    return f"{day(meeting.at)} at {words.clock(meeting.at)}"


def facts(meeting: Meeting) -> str:
    """Return day, time, length and place in one line."""
    parts = (when(meeting), f"{meeting.minutes} minutes", meeting.place)
    return ", ".join(part for part in parts if part)


def asking(letter: Letter) -> str:
    """Return the heading over what the leader would like to talk about."""
    return f"{letter.leader} would like to ask you"


def promised(letter: Letter) -> str:
    """Return the heading over the promises that are not closed yet."""
    return f"What {letter.leader} promised you"


def title_of_list(meeting: Meeting) -> str:
    """Return the line over the topics, which the reader of the answer knows as a heading."""
    return f"Topics for {day(meeting.at)}:"


def topic(open_topic: OpenTopic) -> str:
    """Return a topic in one line, with its time and since when it waits."""
    since = f", carried over from {words.on(open_topic.since)}" if open_topic.since else ""
    return f"{timed(open_topic)}{since}"


def timed(open_topic: OpenTopic) -> str:
    """Return a topic as a mentor would write it."""
    return (
        f"{open_topic.text} ({open_topic.minutes} min)" if open_topic.minutes else open_topic.text
    )


def promise(made: OpenPromise) -> str:
    """Return a promise with its day."""
    return f"{made.text}, by {words.on(made.due)}" if made.due else made.text


def blank_form(letter: Letter, gaps: int) -> list[str]:
    """Return the lines of a form: the topics there are, and gaps to write more in."""
    filled = [timed(open_topic) for open_topic in letter.topics]
    lines = [*filled, *[GAP] * gaps]
    numbered = [f"{number}. {line}" for number, line in enumerate(lines, 1)]
    return [title_of_list(letter.meeting), "", *numbered]
