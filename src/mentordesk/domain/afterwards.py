"""What may still be changed once a session is closed, and for how long."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime, timedelta

from mentordesk.domain.person import Pairing
from mentordesk.domain.session import PlayBack, Session, SessionState
from mentordesk.errors import EditLimitError


def last_day(session: Session, pairing: Pairing, noted: Collection[datetime] = ()) -> date | None:
    """Return the last day on which a session can be changed, as it is here; None while it is open.

    It is the day of the close for a pair whose limit is no day at all. What was `noted` down only
    later counts from then.
    """
    if session.state is not SessionState.CLOSED:
        return None
    ended = session.timing.ended_at or session.planned_at
    return max((ended, *noted)).astimezone().date() + timedelta(days=pairing.edit_days)


def may_edit(
    session: Session, pairing: Pairing, now: datetime, noted: Collection[datetime] = ()
) -> bool:
    """Return whether the leader may still change what was written in a session."""
    until = last_day(session, pairing, noted)
    return until is None or now.astimezone().date() <= until


def only_in_time(
    session: Session, pairing: Pairing, now: datetime, noted: Collection[datetime] = ()
) -> None:
    """Raise EditLimitError once the pair's limit is past."""
    if not may_edit(session, pairing, now, noted):
        raise EditLimitError(until=last_day(session, pairing, noted))


def put_anew(play_back: PlayBack, text: str, on: date) -> PlayBack:
    """Return the play-back in other words.

    Where the mentor had confirmed the last ones, the new ones are not confirmed and bear the day.
    """
    if text == play_back.text:
        return play_back
    anew_on = on if play_back.confirmed else play_back.anew_on
    return replace(play_back, text=text, confirmed=False, anew_on=anew_on)
