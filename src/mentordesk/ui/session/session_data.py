"""What the page of a session knows, looked up at once."""

from dataclasses import dataclass
from datetime import date

from mentordesk.domain.agenda import Agenda
from mentordesk.domain.content import Format
from mentordesk.domain.export_record import ExportRecord
from mentordesk.domain.idea import Idea
from mentordesk.domain.ids import PromiseId, SessionId
from mentordesk.domain.note import Note, NoteKind
from mentordesk.domain.observation import Observation
from mentordesk.domain.person import Person
from mentordesk.domain.promise import Promise
from mentordesk.domain.series import PlaceInSeries, place_of
from mentordesk.domain.session import Session, SessionState
from mentordesk.domain.strike_ask import StrikeAsk
from mentordesk.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class SessionData:
    """A session and what came of it; private notes are not among it.

    Once it is closed it can be changed `until` that day; `moved_to` is what took its place.
    Where the pair is over, and no longer `goes_on`, its pages are there to be read.
    """

    session: Session
    mentor: Person
    agenda: Agenda
    shared: tuple[Note, ...]
    ideas: tuple[Idea, ...]
    promises: tuple[Promise, ...]
    until: date | None
    observation: Observation
    strike_asks: tuple[StrikeAsk, ...] = ()
    tries: tuple[Promise, ...] = ()
    open_logs: frozenset[PromiseId] = frozenset()
    people: tuple[Person, ...] = ()
    format: Format | None = None
    moved_to: Session | None = None
    left: tuple[ExportRecord, ...] = ()
    place: PlaceInSeries | None = None
    goes_on: bool = True


def look_up(desk: Workspace, key: SessionId) -> SessionData:
    """Read everything the page shows unasked."""
    session = desk.sessions.of_id(key)
    notes = desk.notes.of_session(key)
    moved = [session] if session.state is SessionState.MOVED else []
    return SessionData(
        session,
        desk.people.of_id(session.mentor),
        desk.agendas.of(key),
        tuple(note for note in notes if note.kind is NoteKind.SHARED),
        desk.ideas.of_session(key),
        desk.promises.of_session(key),
        desk.afterwards.until(key),
        desk.observations.of(key),
        desk.strike_asks.of_session(key),
        desk.tries.before(key),
        desk.tries.open_logs(),
        people=desk.people.everybody(),
        format=desk.library.of(session.mentor).content.format(session.format),
        moved_to=desk.sessions.moved_to(moved).get(key),
        left=desk.exports.of_session(key),
        place=place_of(session, desk.series.all(session.mentor)),
        goes_on=any(one.id == session.mentor for one in desk.people.going_on()),
    )
