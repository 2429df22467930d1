"""What is said over a session: when, whose, and how it went."""

from PySide6.QtCore import QCoreApplication

from mentordesk.domain.session import Session, SessionState
from mentordesk.ui import dates, wording


def eyebrow_of(session: Session) -> str:
    """Return number, day, length and place in one line."""
    number = _tr("Session {number}").format(number=session.number)
    parts = (number, dates.day_time(session.planned_at), dates.span(session.minutes), session.place)
    return " · ".join(part for part in parts if part)


def title_of(session: Session, mentor: str) -> str:
    """Return what the page of a session is called."""
    match session.state:
        case SessionState.PLANNED:
            return _tr("What {name} would like to talk about").format(name=mentor)
        case SessionState.LIVE:
            return _tr("Your session with {name} is still open").format(name=mentor)
        case _:
            return _tr("With {name}").format(name=mentor)


def facts_of(session: Session, mentor: str) -> str:
    """Return how a session went, in one line."""
    if session.state in (SessionState.MOVED, SessionState.MISSED):
        words = _tr("This session {state}.")
        state = wording.session_state(session.state)
        if session.state is SessionState.MOVED:
            state = _tr("was moved to another day")
        return words.format(state=state)
    timing = session.timing
    facts = []
    if timing.started_at is not None:
        facts.append(_tr("began {time}").format(time=dates.clock(timing.started_at)))
    if timing.ended_at is not None:
        facts.append(_tr("ended {time}").format(time=dates.clock(timing.ended_at)))
    if timing.mentor_share is not None and session.state is SessionState.CLOSED:
        share = _tr("{name} had {share} % of the talking")
        facts.append(share.format(name=mentor, share=timing.mentor_share))
    if timing.exits:
        one, many = _tr("focus was left once"), _tr("focus was left {n} times")
        facts.append(wording.counted(timing.exits, one, many))
    return " · ".join(facts)


def _tr(words: str) -> str:
    return QCoreApplication.translate("sessions", words)
