"""A summary as values: what went into it, and exactly what its reader will see."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from mentordesk.domain.agenda import Agenda, AskState, TopicState
from mentordesk.domain.idea import Application, Idea, Recognition, Stage
from mentordesk.domain.liking import NOTHING_LIKED, Liking
from mentordesk.domain.note import Note
from mentordesk.domain.part_names import Parts
from mentordesk.domain.person import Consent, Person
from mentordesk.domain.promise import Promise, PromiseState
from mentordesk.domain.session import Session


class Reader(StrEnum):
    """Who will read the file."""

    ME = "me"
    MENTOR = "mentor"
    SPONSOR = "sponsor"


class Section(StrEnum):
    """A part of a summary; all but the title, and what is off the record, can be left out."""

    TITLE = "title"
    AIMS = "aims"
    RATINGS = "ratings"
    TIME = "time"
    AGENDA = "agenda"
    TOPIC_NOTES = "topic_notes"
    ASKS = "asks"
    PLAY_BACK = "play_back"
    SHARED_NOTES = "shared_notes"
    PRIVATE_NOTES = "private_notes"
    IDEAS = "ideas"
    PROMISES = "promises"
    OFF_THE_RECORD = "off_the_record"


class Why(StrEnum):
    """Why something stays out."""

    NEVER = "never"
    ONLY_LOCKED = "only_locked"
    NOT_FOR_READER = "not_for_reader"
    NOT_CHOSEN = "not_chosen"
    NOT_CONFIRMED = "not_confirmed"
    NOT_APPLIED = "not_applied"
    DROPPED = "dropped"
    JOINED = "joined"
    NOT_TOLD = "not_told"
    CONSENT = "consent"


PARTLY = frozenset({Why.NOT_TOLD, Why.CONSENT})
"""What counts things that go in, though not with all that is known: an answer, a name."""


@dataclass(frozen=True, slots=True)
class Material:
    """All that the desk holds of one session; `format` is what its format is called, or blank.

    `around` is what some of its ideas go on in, and was heard in other sessions.
    """

    session: Session
    leader: Person
    mentor: Person
    people: tuple[Person, ...]
    agenda: Agenda
    notes: tuple[Note, ...] = ()
    ideas: tuple[Idea, ...] = ()
    promises: tuple[Promise, ...] = ()
    format: str = ""
    around: tuple[Idea, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """What the leader wants in the file; `without` only ever takes away.

    With `role_names` nobody is named: who they are to the pair stands for each name.
    """

    reader: Reader
    locked: bool = False
    without: frozenset[Section] = frozenset()
    role_names: bool = False


@dataclass(frozen=True, slots=True)
class TopicLine:
    """A topic as its reader sees it; `spent` in whole minutes, `notes` what came along with it.

    How many minutes were `planned`, and on the agenda of which day a topic stood first that was
    carried from there, only the leader reads.
    """

    text: str
    spent: int
    state: TopicState
    from_ask: bool
    notes: str = ""
    planned: int | None = None
    carried_from: date | None = None


@dataclass(frozen=True, slots=True)
class AskLine:
    """What the leader wanted to talk about, and the mentor did not take up, or not yet."""

    text: str
    state: AskState


@dataclass(frozen=True, slots=True)
class NoteText:
    """A note as its reader sees it, below the topic it belongs to ("" for the session)."""

    topic: str
    text: str


@dataclass(frozen=True, slots=True)
class PartLine:
    """What one person did for an idea; `who` is None for a colleague who may not be named.

    How that person wants to be named, and before whom in words, only the leader reads.
    """

    who: str | None
    parts: Parts
    consent: Consent | None = None
    people: str = ""


@dataclass(frozen=True, slots=True)
class IdeaLine:
    """An idea as its reader sees it; a name that may not be told is None: "a colleague".

    Of one that `goes_on` inside another session's idea nothing is told but its words and names.
    Who said it first, the day of the promised answer and where more of it is to be found are the
    leader's.
    """

    text: str
    names: tuple[str | None, ...]
    stage: Stage
    reason: str = ""
    application: Application | None = None
    recognitions: tuple[Recognition, ...] = ()
    goes_on: bool = False
    parts: tuple[PartLine, ...] = ()
    first_said: str = ""
    answer_by: date | None = None


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """A promise as its reader sees it; of something to try its log is not among it."""

    text: str
    due: date | None
    state: PromiseState
    reason: str = ""
    try_it: bool = False


@dataclass(frozen=True, slots=True)
class TimeFacts:
    """How the time went; `present` in whole minutes, `late` in minutes (negative: early).

    `out` is how many minutes focus was left, each time or all in all; `exits` say nothing of a
    session that was not `in_focus`. How many `questions` and `statements` the leader made, where
    that was counted, only the leader reads.
    """

    started_at: datetime | None
    ended_at: datetime | None
    present: int
    late: int | None
    exits: int
    mentor_share: int | None
    out: tuple[int, ...] = ()
    in_focus: bool = True
    questions: int | None = None
    statements: int | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that stays out, of how many, and why; what is `PARTLY` out goes in otherwise."""

    section: Section
    count: int
    why: Why


@dataclass(frozen=True, slots=True)
class Meeting:
    """Which talk it was and for when it was planned; `number` is 0 outside the numbered ones.

    Where it was and in what format stand there for the leader alone.
    """

    number: int
    at: datetime
    minutes: int
    place: str = ""
    format: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """Exactly what a file will hold; an exporter sees nothing else.

    `mentor` is None where the reader may not learn the name, and `met` where not even which talk it
    was; `private` is filled only for a file that will be locked. A play-back that the mentor has
    not confirmed is `unconfirmed`, and only the leader reads it. `in_roles` nobody is named.
    `called` is how a mentor who reads it likes to be called, blank for anybody else, and `liking`
    how they like to answer and to be credited.
    """

    reader: Reader
    leader: str
    mentor: str | None
    met: Meeting | None
    time: TimeFacts | None = None
    topics: tuple[TopicLine, ...] = ()
    asks: tuple[AskLine, ...] = ()
    play_back: str = ""
    unconfirmed: bool = False
    shared: tuple[NoteText, ...] = ()
    private: tuple[NoteText, ...] = ()
    ideas: tuple[IdeaLine, ...] = ()
    promises: tuple[PromiseLine, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    in_roles: bool = False
    called: str = ""
    liking: Liking = NOTHING_LIKED

    @property
    def inside(self) -> dict[Section, int]:
        """Return how much of each section the file holds; a section without anything is missing."""
        counts = {
            Section.TIME: int(self.time is not None),
            Section.AGENDA: len(self.topics),
            Section.TOPIC_NOTES: sum(bool(topic.notes.strip()) for topic in self.topics),
            Section.ASKS: len(self.asks),
            Section.PLAY_BACK: int(bool(self.play_back.strip())),
            Section.SHARED_NOTES: len(self.shared),
            Section.PRIVATE_NOTES: len(self.private),
            Section.IDEAS: len(self.ideas),
            Section.PROMISES: len(self.promises),
        }
        return {section: count for section, count in counts.items() if count}
