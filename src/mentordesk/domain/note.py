"""The leader's own writing in a session: one sheet for each topic and each kind of reader."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mentordesk.domain.ids import NoteId, SessionId, TopicId


class NoteKind(StrEnum):
    """Who may ever read a note."""

    PRIVATE = "private"
    SHARED = "shared"
    OFF_THE_RECORD = "off_the_record"


@dataclass(frozen=True, slots=True)
class Note:
    """Plain Markdown on one sheet; no two notes share session, topic and kind.

    Sheets, not marks inside one text, keep the kinds apart: what may leave is never cut out of
    what may not.
    """

    id: NoteId
    session: SessionId
    topic: TopicId | None
    kind: NoteKind
    text: str
    changed_at: datetime
