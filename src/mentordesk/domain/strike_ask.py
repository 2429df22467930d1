"""What a mentor asks to have struck and cannot see: the leader reads it and destroys both."""

from dataclasses import dataclass
from datetime import datetime

from mentordesk.domain.ids import SessionId, StrikeAskId, new_id
from mentordesk.domain.text import line


@dataclass(frozen=True, slots=True)
class StrikeAsk:
    """One wish of the mentor's, in their words, until the leader settled it."""

    id: StrikeAskId
    session: SessionId
    text: str
    asked_at: datetime


def strike_ask(session: SessionId, text: str, at: datetime) -> StrikeAsk:
    """Return a new wish; raises BlankTextError or TextTooLongError."""
    return StrikeAsk(StrikeAskId(new_id()), session, line(text, "wish"), at)
