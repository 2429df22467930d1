"""All that a running session's page shows, looked up in one go."""

from dataclasses import dataclass, replace

from mentordesk.domain.agreement import BOTH
from mentordesk.domain.content import Format, Move
from mentordesk.domain.idea import ANSWER_WITHIN, Idea
from mentordesk.domain.ids import IdeaId, PersonId, SeenId, SessionId
from mentordesk.domain.looking_again import Look
from mentordesk.domain.observation import Seen
from mentordesk.domain.person import Person
from mentordesk.domain.promise import Promise
from mentordesk.domain.session import Session
from mentordesk.domain.summary import Material
from mentordesk.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class RoomData:
    """What the desk holds of a session, and what stands around it.

    `agreed` is one line of the pair's agreement, `open_promises` those of earlier sessions but for
    `tries`: what was to be tried between the last session and this one. `following` is the pair's
    next planned session, `moves` are those of a conversation and `formats` those of a session, in
    its words. `waiting` are the mentor's ideas of earlier sessions without an answer, and an answer
    to one of this session is due in `answer_days`. What the mentor said in `waiting_elsewhere` goes
    on inside an idea of another mentor that has no answer. Others go on inside the ideas that are
    `wholes`. What was said `outside` a session since the last close is read back at this one, and
    where there is a `look`, one at the agreement is due; of so many of its lines as are
    `unanswered` one of both is asked. What was `closed` was kept or let go since the last session,
    for the mentor to hear before this one.
    """

    material: Material
    agreed: str
    open_promises: tuple[Promise, ...]
    following: Session | None
    moves: tuple[Move, ...] = ()
    formats: tuple[Format, ...] = ()
    seen: tuple[Seen, ...] = ()
    tries: tuple[Promise, ...] = ()
    waiting: tuple[Idea, ...] = ()
    answer_days: int = ANSWER_WITHIN.days
    wholes: frozenset[IdeaId] = frozenset()
    waiting_elsewhere: tuple[Idea, ...] = ()
    outside: tuple[Idea, ...] = ()
    look: Look | None = None
    unanswered: int = 0
    closed: tuple[Promise, ...] = ()

    @property
    def session(self) -> Session:
        """Return the session."""
        return self.material.session

    @property
    def mentor(self) -> Person:
        """Return who leads."""
        return self.material.mentor

    def knowing(self, people: tuple[Person, ...]) -> "RoomData":
        """Return the same with these people known."""
        return replace(self, material=replace(self.material, people=people))

    def without_seen(self, key: SeenId) -> "RoomData":
        """Return the same without an answer of the observation sheet."""
        return replace(self, seen=tuple(one for one in self.seen if one.id != key))

    @property
    def people(self) -> dict[PersonId, Person]:
        """Return everybody the desk knows."""
        return {person.id: person for person in self.material.people}


def look_up(workspace: Workspace, session_id: SessionId) -> RoomData:
    """Return everything about a session."""
    material = workspace.summaries.material(session_id)
    mentor = material.mentor.id
    laid = workspace.agreements.of(mentor)
    not_closed = workspace.promises.not_closed(mentor)
    tries = workspace.tries.before(session_id)
    content = workspace.library.of(mentor).content
    waiting = [w for w in workspace.answers.waiting(mentor) if w.said.session != session_id]
    planned = [s for s in workspace.sessions.planned() if s.mentor == mentor]
    ideas = (idea.id for idea in (*material.ideas, *(one.idea for one in waiting)))
    return RoomData(
        material,
        laid.agreement.line_for(material.session.number),
        tuple(p for p in not_closed if p.session != session_id and p not in tries),
        next((s for s in planned if s.id != session_id), None),
        content.moves,
        content.formats,
        workspace.observations.of(session_id).seen,
        tries,
        tuple(one.idea for one in waiting if one.idea is one.said),
        workspace.answers.within.days,
        workspace.idea_joining.wholes(ideas),
        tuple(one.said for one in waiting if one.idea is not one.said),
        workspace.ideas_outside.to_read_back(mentor),
        laid.due,
        len(laid.agreement.waiting(*BOTH)) if laid.is_begun else 0,
        workspace.promises.closed_since([mentor]),
    )
