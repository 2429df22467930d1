"""Words that are not on the desk yet, and where they belong."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from mentordesk.domain.ids import PromiseId, SessionId, TopicId
from mentordesk.domain.note import NoteKind

BOX = "- [ ] "
"""What stands before a topic in a task list."""


NOWHERE = SessionId(UUID(int=0))
"""In the place of a session for the worksheet, which belongs to none."""


class Place(StrEnum):
    """What the words would be on the desk; who wrote a topic decides how it comes back."""

    NOTE = "note"
    PLAY_BACK = "play_back"
    IDEA = "idea"
    PROMISE = "promise"
    TRY = "try"
    TRIED = "tried"
    ASK = "ask"
    TOPIC = "topic"
    LEADERS_TOPIC = "leaders_topic"
    STRIKE_ASK = "strike_ask"
    WORKSHEET = "worksheet"


@dataclass(frozen=True, slots=True)
class Unsaved:
    """Words as they were typed; `before` is what the desk held in their place at that time.

    `topic` and `kind` say on which sheet a note stands, `promise` what was tried.
    """

    place: Place
    session: SessionId
    text: str
    before: str = ""
    topic: TopicId | None = None
    kind: NoteKind = NoteKind.PRIVATE
    promise: PromiseId | None = None

    @property
    def as_line(self) -> str:
        """Return the words as they stood in their line; a topic's are a task elsewhere."""
        is_topic = self.place in (Place.TOPIC, Place.LEADERS_TOPIC)
        return self.text.strip().removeprefix(BOX) if is_topic else self.text

    @property
    def off_record(self) -> bool:
        """Return whether the words are destroyed when their session is closed."""
        return self.place is Place.NOTE and self.kind is NoteKind.OFF_THE_RECORD

    def sheet(self, topics: Container[TopicId]) -> tuple[TopicId | None, NoteKind]:
        """Return where a note stands in a session that has these topics.

        A topic that moved on to another session has no sheet here; the session itself has.
        """
        at_home = self.topic is not None and self.topic in topics
        return self.topic if at_home else None, self.kind


def first_for(texts: Iterable[Unsaved], place: Place, session: SessionId) -> Unsaved | None:
    """Return the first of the words that belong into a line of a session."""
    own = (text for text in texts if text.place is place and text.session == session)
    return next(own, None)


def merged(now: str, words: Unsaved, mark: str) -> str:
    """Return what stands in a place once the words are back, without a newer word lost.

    `mark` is the line above words that stand below others.
    """
    if now.strip() == words.before.strip() or words.text.startswith(now):
        return words.text
    if words.text.strip() in now:
        return now
    return f"{now.rstrip()}\n\n{mark}\n{words.text}"
