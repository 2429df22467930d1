"""What the mentors saw in meetings of the leader's: it comes from them, and they may strike it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from sqlalchemy import delete, select
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.agenda import CameBy, Hand
from mentordesk.domain.content import SheetRow
from mentordesk.domain.ids import PersonId, SeenId, SessionId
from mentordesk.domain.liking import to_answer
from mentordesk.domain.observation import Observation, seen
from mentordesk.domain.person import Medium, Role
from mentordesk.domain.session import SessionState
from mentordesk.domain.watch_me import WatchMe
from mentordesk.exchange.agenda_parts import Pair
from mentordesk.exchange.sheet_parts import ReadSheet
from mentordesk.models import ObservationRow, PersonRow, SessionRow
from mentordesk.services.care import CareService
from mentordesk.services.content import shipped_content
from mentordesk.services.going_on import only_going_on_in
from mentordesk.services.leaders_store import Transactions
from mentordesk.services.library import LibraryService
from mentordesk.services.rows import one, only_in


@dataclass(frozen=True, slots=True)
class NewAnswer:
    """What the mentor wrote to a question, as it came; both are empty for what stands besides."""

    saw: str
    row: str = ""
    asks: str = ""
    came_by: CameBy = CameBy.TYPED


class ObservationService:
    """The observation sheets of the open desk, for the leader to receive and to read."""

    def __init__(
        self,
        store: Transactions,
        now: Callable[[], datetime],
        library: LibraryService,
        care: CareService,
    ) -> None:
        self._store, self._now = store, now
        self._library, self._care = library, care

    def of(self, session: SessionId) -> Observation:
        """Return the sheet of a session in the order of its questions, empty if nothing came."""
        with self._store.reading() as tx:
            found = _read(tx, session)
        return found.in_order(self._order(session)) if found.seen else found

    def read(self, session: SessionId, text: str) -> ReadSheet:
        """Return the answers in a text of the mentor's, each line accounted for; nothing is kept.

        The pair's own questions count, and those that ship. Raises SheetTextError.
        """
        from mentordesk.exchange.observation_text import read_sheet
        from mentordesk.export.letter_words import liked

        leader = select(PersonRow.name).where(PersonRow.role == Role.LEADER)
        with self._store.reading() as tx:
            mentor = one(tx, PersonRow, one(tx, SessionRow, session).mentor_id)
            who = mentor.to_domain()
            name, *others = who.names
            ours = tuple(liked(to_answer(who)))
            pair, key = Pair(tx.scalar(leader) or "", name, tuple(others), ours), who.id
        return read_sheet(text, self._questions(key), pair)

    def watch_me(self, session: SessionId) -> WatchMe:
        """Return what to ask the mentor of a session with, for a meeting of the leader's."""
        leader = select(PersonRow).where(PersonRow.role == Role.LEADER)
        with self._store.reading() as tx:
            row = one(tx, PersonRow, one(tx, SessionRow, session).mentor_id)
            mentor, asking = row.to_domain(), tx.scalars(leader).one().to_domain()
        medium = Medium.IN_PERSON if mentor.pairing is None else mentor.pairing.medium
        rows = self._library.of(mentor.id).content.sheet
        return WatchMe(asking.first_name, mentor.first_name, medium, rows, to_answer(mentor))

    def receive(self, session: SessionId, answers: Sequence[NewAnswer]) -> Observation:
        """Keep what the mentor sent, see `Observation.received`.

        Raises BlankTextError, TextTooLongError, PairEndedError, or SessionStateError once the
        session began.
        """
        now = self._now()
        came = [seen(a.row, a.asks, a.saw, a.came_by, now) for a in answers]
        order = self._order(session)
        with self._store.transaction() as tx:
            only_going_on_in(tx, session)
            only_in(tx, session, SessionState.PLANNED)
            new = _read(tx, session).received(Hand.MENTOR_SENT, came).in_order(order)
            for place, row in enumerate(new.seen):
                tx.merge(ObservationRow.of(row, session, place))
        return new

    def strike(self, *answers: SeenId) -> None:
        """Destroy answers, in the backups too; again does no harm."""
        with self._store.transaction() as tx:
            tx.execute(delete(ObservationRow).where(ObservationRow.id.in_(answers)))
            self._care.owe_forgetting(tx)
        self._care.forget_struck()

    def _questions(self, mentor: PersonId) -> Iterator[SheetRow]:
        """Return the pair's own questions, and those that ship."""
        return chain(self._library.of(mentor).content.sheet, shipped_content().sheet)

    def _order(self, session: SessionId) -> tuple[str, ...]:
        with self._store.reading() as tx:
            mentor = PersonId(one(tx, SessionRow, session).mentor_id)
        return tuple(asked.key for asked in self._questions(mentor))


def _read(tx: Transaction, session: SessionId) -> Observation:
    rows = select(ObservationRow).where(ObservationRow.session_id == session)
    ordered = rows.order_by(ObservationRow.place, ObservationRow.came_at)
    return Observation(session, tuple(row.to_domain() for row in tx.scalars(ordered)))
