"""A period of one mentor, read in bulk: ten years hold thousands of everything."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import tzinfo
from typing import Any, cast
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.agenda import Agenda, Ask, Topic
from mentordesk.domain.aim import Aim
from mentordesk.domain.idea import Idea
from mentordesk.domain.library import Library
from mentordesk.domain.note import Note
from mentordesk.domain.period import Period, PeriodMaterial
from mentordesk.domain.person import Person, Role
from mentordesk.domain.promise import Promise
from mentordesk.domain.session import Session, SessionState
from mentordesk.domain.summary import Material
from mentordesk.models import (
    AskRow,
    IdeaRow,
    NoteRow,
    PersonRow,
    PromiseRow,
    SessionRow,
    TopicRow,
)
from mentordesk.services.idea_rows import whole
from mentordesk.services.leaders_store import Transactions
from mentordesk.services.promises import NEAREST_FIRST
from mentordesk.services.rows import one
from mentordesk.services.watch import Watch

_AT_ONCE = 500
_CALLED_OFF = (SessionState.MOVED, SessionState.MISSED)
_TOPIC = [getattr(TopicRow, field.name) for field in fields(Topic)]
_ASK = [getattr(AskRow, field.name) for field in fields(Ask)]


@dataclass(frozen=True, slots=True)
class Pair:
    """What of a pair is read elsewhere: everybody of the desk, its library and its aims."""

    people: tuple[Person, ...]
    library: Library
    aims: tuple[Aim, ...]


class PeriodReading:
    """Reads all that was held in a period, of the store of the leader."""

    def __init__(self, store: Transactions) -> None:
        self._store = store

    def material(
        self, period: Period, pair: Pair, zone: tzinfo | None = None, watch: Watch | None = None
    ) -> PeriodMaterial:
        """Return all that the desk holds of a period, its days as `zone` has them.

        The watch tells how many sessions and ideas were read. Raises NotFoundError, or StoppedError
        where the watch says so.
        """
        with self._store.reading() as tx:
            return _Reading(tx, period, pair, watch or Watch()).material(zone)


class _Reading:
    """One period being read, in one consistent state of the desk."""

    def __init__(self, tx: Transaction, period: Period, pair: Pair, watch: Watch) -> None:
        self._tx, self._period, self._pair, self._watch = tx, period, pair, watch
        self._done = 0

    def material(self, zone: tzinfo | None) -> PeriodMaterial:
        mentor = one(self._tx, PersonRow, self._period.mentor).to_domain()
        people = self._pair.people
        leader = next(person for person in people if person.role is Role.LEADER)
        found = [session for session in self._sessions() if self._period.has(session, zone)]
        held = [session for session in found if session.state is SessionState.CLOSED]
        keys = [session.id for session in held]
        ideas = self._ideas(IdeaRow.session_id, keys)
        return PeriodMaterial(
            self._period,
            leader,
            mentor,
            people,
            tuple(self._talks(held, leader, mentor)),
            tuple(sorted(ideas, key=lambda idea: (idea.raised_at, idea.id))),
            tuple(self._promises(keys)),
            self._pair.aims,
            tuple(self._around(ideas)),
            tuple(one.state for one in found if one.state in _CALLED_OFF and not one.ended),
        )

    def _sessions(self) -> Iterator[Session]:
        """Yield every session of the mentor, the oldest first."""
        mine = select(SessionRow).where(SessionRow.mentor_id == self._period.mentor)
        for row in self._tx.scalars(mine.order_by(SessionRow.planned_at, SessionRow.id)):
            yield row.to_domain()

    def _talks(self, held: Sequence[Session], leader: Person, mentor: Person) -> Iterator[Material]:
        for some in _chunks(held):
            keys = [session.id for session in some]
            topics = self._of_sessions(_TOPIC, TopicRow.session_id, TopicRow.place, keys)
            asks = self._of_sessions(_ASK, AskRow.session_id, AskRow.place, keys)
            notes = self._notes(keys)
            for session in some:
                lanes = (
                    tuple(Topic(*values) for values in topics[session.id]),
                    tuple(Ask(*values) for values in asks[session.id]),
                )
                agenda = Agenda(session.id, *lanes)
                yield Material(
                    session,
                    leader,
                    mentor,
                    self._pair.people,
                    agenda,
                    tuple(notes[session.id]),
                    format=self._pair.library.format_name(session.format),
                )
            self._read(len(some))

    def _of_sessions(
        self, columns: Sequence[Any], key: Any, order: Any, sessions: Sequence[UUID]
    ) -> dict[UUID, list[Any]]:
        """Return columns of what belongs to sessions, by the session and in order."""
        found = defaultdict[UUID, list[Any]](list)
        query = select(key, *columns).where(key.in_(sessions)).order_by(order)
        for session, *values in self._tx.execute(query):
            found[session].append(values)
        return found

    def _notes(self, sessions: Sequence[UUID]) -> dict[UUID, list[Note]]:
        found = defaultdict[UUID, list[Note]](list)
        query = select(*NoteRow.__table__.columns).where(NoteRow.session_id.in_(sessions))
        for row in self._tx.execute(query.order_by(NoteRow.changed_at)):
            found[row.session_id].append(NoteRow.to_domain(cast("Any", row)))
        return found

    def _promises(self, sessions: Sequence[UUID]) -> Iterator[Promise]:
        """Yield the promises; of something to try the log is in no summary."""
        for some in _chunks(sessions):
            query = select(PromiseRow).where(PromiseRow.session_id.in_(some))
            for row in self._tx.scalars(query.order_by(*NEAREST_FIRST)):
                yield replace(row.to_domain(), log=())

    def _around(self, ideas: Sequence[Idea]) -> Iterator[Idea]:
        """Yield what ideas go on in that were heard in other sessions, however deep."""
        known, left = {idea.id for idea in ideas}, list(ideas)
        while keys := {idea.joined_into for idea in left if idea.joined_into} - known:
            left = self._ideas(IdeaRow.id, sorted(keys))
            # On a damaged desk it may lead nowhere, or in a circle.
            known |= keys
            yield from left

    def _ideas(self, column: Any, keys: Sequence[UUID]) -> list[Idea]:
        found = list[Idea]()
        for some in _chunks(keys):
            query = select(*IdeaRow.__table__.columns).where(column.in_(some))
            rows = self._tx.execute(query).all()
            for few in _chunks(rows):
                found += whole(self._tx, few)
                self._read(len(few))
        return found

    def _read(self, count: int) -> None:
        self._done += count
        self._watch.at(self._done)


def _chunks(all_of_it: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for at in range(0, len(all_of_it), _AT_ONCE):
        yield all_of_it[at : at + _AT_ONCE]
