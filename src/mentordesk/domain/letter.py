"""What may go to the mentor before a session: the rules, before any medium is thought of."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from mentordesk.domain.agenda import Agenda, TopicState
from mentordesk.domain.crediting import without_names_of_all
from mentordesk.domain.crowd import around, crowd
from mentordesk.domain.idea import Idea
from mentordesk.domain.ids import PersonId
from mentordesk.domain.liking import NOTHING_LIKED, Liking, liking
from mentordesk.domain.masking import of_a_talk
from mentordesk.domain.person import Medium, Person
from mentordesk.domain.place_clock import zone_of
from mentordesk.domain.promise import Promise, PromiseState
from mentordesk.domain.session import Session, SessionState
from mentordesk.domain.today import Awaited
from mentordesk.errors import SessionStateError


@dataclass(frozen=True, slots=True)
class OpenTopic:
    """A topic of the mentor's that stands on the agenda, with the day it was carried from."""

    text: str
    minutes: int | None = None
    since: date | None = None


@dataclass(frozen=True, slots=True)
class OpenAsk:
    """What the leader would like to talk about; urgent is what came when the agenda was locked."""

    text: str
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class OpenPromise:
    """A promise to this mentor that is not closed yet."""

    text: str
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """Where and when; `title` is what a calendar calls it, and its file may hold a `series`."""

    mentor: PersonId
    at: datetime
    minutes: int
    place: str
    title: str = ""
    series: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """All that any text to the mentor is made of: what is not in here cannot get into one."""

    leader: str
    name: str
    medium: Medium
    meeting: Meeting
    topics: tuple[OpenTopic, ...] = ()
    asks: tuple[OpenAsk, ...] = ()
    promises: tuple[OpenPromise, ...] = ()
    tries: tuple[str, ...] = ()
    unanswered: tuple[str, ...] = ()
    """Ideas of the mentor's that wait too long for an answer, by their words."""
    liking: Liking = NOTHING_LIKED


@dataclass(frozen=True, slots=True)
class Known:
    """What the desk knows of a session to come.

    `tries` is what the leader tries until then; of that the mentor may have all but its log.
    `owed` are the mentor's ideas whose answer is owed, `people` everybody of the desk, and `said`
    the ideas of the sessions in which something was promised.
    """

    session: Session
    leader: Person
    mentor: Person
    agenda: Agenda
    promises: tuple[Promise, ...]
    tries: tuple[Promise, ...] = ()
    owed: tuple[Awaited, ...] = ()
    people: tuple[Person, ...] = ()
    said: tuple[Idea, ...] = ()


def compose(known: Known, zone: tzinfo | None = None) -> Letter:
    """Return what the mentor may have of a session, with its time in `zone` or else at its place.

    Raises SessionStateError unless the session is still to come.
    """
    session, mentor, told = known.session, known.mentor, _words_of_talks(known)
    if session.state is not SessionState.PLANNED:
        raise SessionStateError(state=session.state.value, wanted=SessionState.PLANNED.value)
    return Letter(
        leader=known.leader.first_name,
        name=mentor.first_name,
        medium=Medium.IN_PERSON if mentor.pairing is None else mentor.pairing.medium,
        meeting=Meeting(
            mentor.id,
            session.planned_at.astimezone(zone or zone_of(session.zone)),
            session.minutes,
            session.place,
            session.title,
            session.series is not None,
        ),
        topics=tuple(
            OpenTopic(topic.text, topic.minutes, topic.carried_from)
            for topic in known.agenda.topics
            if topic.state is TopicState.OPEN
        ),
        asks=tuple(
            OpenAsk(ask.text, known.agenda.terms.is_urgent(ask)) for ask in known.agenda.waiting
        ),
        promises=tuple(
            OpenPromise(told(promise), promise.due)
            for promise in known.promises
            if promise.mentor == mentor.id
            and promise.state is PromiseState.OPEN
            and promise not in known.tries
        ),
        tries=tuple(
            told(promise)
            for promise in known.tries
            if promise.mentor == mentor.id and promise.state is not PromiseState.LET_GO
        ),
        unanswered=tuple(_unanswered(known)),
        liking=liking(mentor, session.place),
    )


def _unanswered(known: Known) -> Iterator[str]:
    """Yield what the mentor said that waits, without the names of others who did not agree."""
    owed = [one for one in known.owed if one.said.mentor == known.mentor.id]
    people = around(known.leader, known.mentor, known.people if owed else ())
    return (without_names_of_all(one.said.text, (one.said, one.idea), people) for one in owed)


def _words_of_talks(known: Known) -> Callable[[Promise], str]:
    """Return what tells a promise without the names that the summary of its session leaves out."""
    talks = {promise.session for promise in (*known.promises, *known.tries)}
    said = {talk: tuple(idea for idea in known.said if idea.session == talk) for talk in talks}
    # There may be thousands of people, and many talks.
    people = crowd(known.people if known.said else ())
    plain = {
        talk: of_a_talk(known.leader, known.mentor, people, ideas) for talk, ideas in said.items()
    }
    return lambda promise: plain[promise.session](promise.text)
