"""What is said over a session: when, whose, and how it went."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from mentordesk.domain.content import Format
from mentordesk.domain.floor import Side
from mentordesk.domain.measures import Measures
from mentordesk.domain.series import PlaceInSeries
from mentordesk.domain.session import Session, SessionState, Timing
from mentordesk.ui import dates, wording, zones
from mentordesk.ui.room.close_words import counters, facts, punctual

_AHEAD = (SessionState.LIVE, SessionState.PLANNED)


def eyebrow_of(
    session: Session, of: Format | None = None, place: PlaceInSeries | None = None
) -> str:
    """Return number, day, length, series, place and format in one line."""
    if not session.number or session.is_bare:
        return f"{numbered(session)} · {dates.whole_day(session.met_at().date())}"
    when, long = dates.day_time(session.met_at()), dates.span(session.minutes)
    there = zones.there(session) if session.state in _AHEAD else ""
    kind = "" if of is None else of.name
    parts = (numbered(session), when, there, long, in_series(place), session.place, kind)
    return " · ".join(part for part in parts if part)


def numbered(session: Session) -> str:
    """Return which session it is; of an earlier talk nothing is known but its ideas and its day."""
    if not session.number:
        return _tr("An earlier talk")
    return _tr("Session {number}").format(number=session.number)


def in_series(place: PlaceInSeries | None) -> str:
    """Return how a session comes back and which of them it is: "every 2 weeks, 3 of 6"."""
    if place is None:
        return ""
    again = wording.rhythm(place.rhythm)
    if place.number is None:
        return again
    words = _tr("{rhythm}, {number} of {count}")
    return words.format(rhythm=again, number=place.number, count=place.count)


def which(session: Session) -> str:
    """Return which session it is where no day stands beside it: by its number, or else its day."""
    return numbered(session) if session.number else eyebrow_of(session)


def title_of(session: Session, mentor: str) -> str:
    """Return what the page of a session is called."""
    match session.state:
        case SessionState.PLANNED:
            return _tr("What {name} would like to talk about").format(name=mentor)
        case SessionState.LIVE:
            return _tr("Your session with {name} is still open").format(name=mentor)
        case _:
            return _tr("With {name}").format(name=mentor)


def facts_of(
    session: Session,
    mentor: str,
    counts: Measures,
    moved_to: Session | None = None,
    now: datetime | None = None,
) -> str:
    """Return how a session went, in one line; one whose time is still to come was called off."""
    match session.state:
        case SessionState.MOVED:
            words = _tr("This session was moved to another day")
            if moved_to is not None:
                words = _tr("This session was moved to {when}")
                words = words.format(when=dates.day_time(moved_to.planned_at))
            return _called_off(session, mentor, words)
        case SessionState.MISSED:
            if session.ended:
                return _called_off(session, mentor, _tr("The series ended before this session"))
            ahead = now is not None and session.planned_at > now
            off, missed = _tr("This session was called off"), _tr("This session did not take place")
            return _called_off(session, mentor, off if ahead else missed)
        case SessionState.CLOSED if not session.number:
            return _came(counts)
        case SessionState.CLOSED:
            parts = _began(session), facts(session), _talk(session.timing, mentor), _came(counts)
            return " · ".join(part for part in parts if part)
        case _:
            return _began(session)


def standing(session: Session, now: datetime) -> str:
    """Return in one word where a session stands; what was still to come was called off."""
    if session.ended:
        return _tr("the series ended")
    if session.state is SessionState.MISSED and session.planned_at > now:
        return _tr("called off")
    return wording.session_state(session.state)


def in_short(session: Session, mentor: str) -> str:
    """Return how a closed session went in a few words: on time or not, and who talked."""
    share = session.timing.mentor_share
    talk = "" if share is None else _tr("{name} talked {share} %").format(name=mentor, share=share)
    return " · ".join(part for part in (punctual(session), talk) if part)


def called_off_by(session: Session, mentor: str) -> str:
    """Return who asked to call a session off, in a few neutral words; "" if it was not said."""
    match session.called_off_by:
        case Side.MENTOR:
            return _tr("asked for by {name}").format(name=mentor)
        case Side.LEADER:
            return _tr("asked for by you")
        case Side.NEITHER:
            return _tr("asked for by both or neither")
        case _:
            return ""


def limit_of(until: date, now: datetime, *, logs: bool = False) -> str:
    """Return until when what was written can be changed; the `logs` of tries have no such day."""
    if dates.local_day(now) > until:
        if logs:
            return _tr("Only the log of what you try can still be changed.")
        return _tr("This can no longer be changed.")
    return _tr("You can change this until {day}.").format(day=dates.day(until))


def _called_off(session: Session, mentor: str, what: str) -> str:
    by = called_off_by(session, mentor)
    return _tr("{what}, {by}.").format(what=what, by=by) if by else _tr("{what}.").format(what=what)


def _began(session: Session) -> str:
    began = session.timing.started_at
    return "" if began is None else _tr("began {time}").format(time=dates.clock(began))


def _talk(timing: Timing, mentor: str) -> str:
    parts = []
    if timing.mentor_share is not None:
        share = _tr("{name} had {share} % of the talking")
        parts.append(share.format(name=mentor, share=timing.mentor_share))
    return " · ".join(filter(None, (*parts, counters(timing))))


def _came(counts: Measures) -> str:
    return " · ".join(part for part in (_topics(counts), _ideas(counts)) if part)


def _topics(counts: Measures) -> str:
    if not counts.carried:
        several = wording.counted(counts.done, _tr("1 topic"), _tr("{n} topics"))
        return several if counts.done else ""
    words = _tr("{done} of {all} topics, {n} left for another time")
    return words.format(done=counts.done, all=counts.done + counts.carried, n=counts.carried)


def _ideas(counts: Measures) -> str:
    if not counts.ideas:
        return ""
    ideas = wording.counted(counts.ideas, _tr("1 idea"), _tr("{n} ideas"))
    answered = _tr("{n} answered").format(n=counts.answered)
    waiting = _tr("no answer yet")
    return _tr("{ideas}, {so}").format(ideas=ideas, so=answered if counts.answered else waiting)


def _tr(words: str) -> str:
    return QCoreApplication.translate("sessions", words)
