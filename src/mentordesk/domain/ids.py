"""Identifiers: one type a noun, made here alone."""

from typing import NewType
from uuid import UUID, uuid4

PersonId = NewType("PersonId", UUID)
SessionId = NewType("SessionId", UUID)
SeriesId = NewType("SeriesId", UUID)
TopicId = NewType("TopicId", UUID)
AskId = NewType("AskId", UUID)
NoteId = NewType("NoteId", UUID)
IdeaId = NewType("IdeaId", UUID)
PromiseId = NewType("PromiseId", UUID)
EventId = NewType("EventId", UUID)
TryId = NewType("TryId", UUID)
StrikeAskId = NewType("StrikeAskId", UUID)
SeenId = NewType("SeenId", UUID)
AimId = NewType("AimId", UUID)
ExportId = NewType("ExportId", UUID)


def new_id() -> UUID:
    """Return a fresh random identifier."""
    return uuid4()
