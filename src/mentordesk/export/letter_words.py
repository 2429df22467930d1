"""The words of what goes to the mentor before a session, in English."""

from datetime import date

from mentordesk.domain import letter_lines as lines
from mentordesk.domain.letter import Letter, Meeting, OpenAsk, OpenPromise, OpenTopic
from mentordesk.domain.letter_lines import (
    ASKING,
    CARRIED_FROM,
    GAP,
    PROMISED,
    TOPICS_FOR,
    TRYING,
    UNANSWERED,
    URGENT,
    ticked,
    timed,
)
from mentordesk.domain.likes import Camera, Help
from mentordesk.domain.liking import Liking
from mentordesk.export import words

_CAMERA = {
    Camera.ON: lines.CAMERA_ON,
    Camera.OFF: lines.CAMERA_OFF,
    Camera.AS_THEY_LIKE: lines.CAMERA_EITHER,
}
_HELPS = {Help.BREAKS: lines.BREAK, Help.AHEAD: lines.IN_ADVANCE, Help.WALKING: lines.WALK}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


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


def headings(letter: Letter) -> tuple[str, str, str, str]:
    """Return what stands over asks, open promises, what is being tried, and unanswered ideas."""
    asking, promised, trying, owed = (
        words.format(leader=letter.leader) for words in (ASKING, PROMISED, TRYING, UNANSWERED)
    )
    return asking, promised, trying, owed


def liked(liking: Liking) -> list[str]:
    """Return how the mentor likes it, a line for each thing that was said."""
    told = (
        (lines.GOOD_TIMES, liking.times),
        (lines.ANSWERING, liking.reply),
        (lines.WHERE, liking.place),
        (lines.CREDIT, liking.credit),
    )
    said = [line.format(words=words.rstrip(". ")) for line, words in told if words]
    said += [] if liking.camera is None else [_CAMERA[liking.camera]]
    said += [_HELPS[helps] for helps in liking.helps]
    own = liking.words.rstrip(". ")
    return [*said, lines.HELPS.format(words=own)] if own else said


def title_of_list(meeting: Meeting) -> str:
    """Return the line over the topics, which the reader of the answer knows as a heading."""
    return f"{TOPICS_FOR} {day(meeting.at)}:"


def topic(open_topic: OpenTopic) -> str:
    """Return a topic in one line, with its time and since when it waits."""
    since = f", {carried(open_topic.since)}" if open_topic.since else ""
    return f"{timed(open_topic.text, open_topic.minutes)}{since}"


def carried(since: date) -> str:
    """Return since when a topic waits."""
    return f"{CARRIED_FROM} {words.on(since)}"


def ask(open_ask: OpenAsk) -> str:
    """Return an ask, and whether it came on the last day."""
    return f"{open_ask.text} {URGENT}" if open_ask.urgent else open_ask.text


def promise(made: OpenPromise) -> str:
    """Return a promise with its day."""
    return f"{made.text}, by {words.on(made.due)}" if made.due else made.text


def blank_form(letter: Letter, gaps: int) -> list[str]:
    """Return the lines of a form: the topics there are, and gaps to write more in."""
    filled = [ticked(open_topic.text, open_topic.minutes) for open_topic in letter.topics]
    return [title_of_list(letter.meeting), "", *filled, *[ticked(GAP, None)] * gaps]
