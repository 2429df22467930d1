"""The people of the open desk, and what each pair agreed."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain import person
from mentordesk.domain.agreement import BOTH, Agreement, Clause, said_by
from mentordesk.domain.floor import Side
from mentordesk.domain.ids import PersonId, new_id
from mentordesk.domain.ledger.fact import PenHand
from mentordesk.domain.naming import bearers, called
from mentordesk.domain.person import Pairing, Person, Role
from mentordesk.domain.text import line
from mentordesk.domain.wishes import marked
from mentordesk.errors import NotFoundError, SharedNameError
from mentordesk.models import AgreementRow, FormerNameRow, PersonRow
from mentordesk.services import settled
from mentordesk.services.going_on import OVER, only_for_life, only_going_on
from mentordesk.services.leaders_store import Transactions
from mentordesk.services.ledger import Pen
from mentordesk.services.rows import one


class PeopleService:
    """Leader, mentors and others, by name."""

    def __init__(self, store: Transactions, now: Callable[[], datetime]) -> None:
        self._store = store
        self._now = now

    def leader(self) -> Person:
        """Return the owner of the desk.

        Raises NotFoundError on a desk whose first steps were never finished.
        """
        found = self._with_role(Role.LEADER)
        if not found:
            raise NotFoundError(what="leader")
        return found[0]

    def name_leader(self, name: str) -> Person:
        """Give the desk its leader, or the leader another name."""
        known = self._with_role(Role.LEADER)
        new = person.leader(name)
        who = replace(known[0], name=new.name) if known else new
        return self.change(who)

    def mentors(self) -> tuple[Person, ...]:
        """Return the mentors in the order of their names."""
        return self._with_role(Role.MENTOR)

    def going_on(self) -> tuple[Person, ...]:
        """Return the mentors whose pair is not over, in the order of their names."""
        with self._store.reading() as tx:
            mentors = select(PersonRow).where(PersonRow.role == Role.MENTOR)
            rows = tx.scalars(mentors.where(PersonRow.id.not_in(OVER)).order_by(PersonRow.name))
            return tuple(row.to_domain() for row in rows)

    def others(self) -> tuple[Person, ...]:
        """Return who is no mentor and has a name on the desk, in the order of their names."""
        found = self._with_role(Role.OTHER)
        return tuple(who for who in found if who.name != person.COLLEAGUE)

    def everybody(self) -> tuple[Person, ...]:
        """Return all people the desk knows, by name."""
        return self._with_role(*Role)

    def of_id(self, who: PersonId) -> Person:
        """Return one person, or raise NotFoundError."""
        with self._store.reading() as tx:
            return one(tx, PersonRow, who).to_domain()

    def add_mentor(self, name: str, pairing: Pairing, about: str = "") -> Person:
        """Add a mentor; the pair counts from today unless the pairing says otherwise."""
        since = pairing.since or self._now().date()
        return self.change(person.mentor(name, replace(pairing, since=since), about))

    def welcome(self, name: str, pairing: Pairing, about: str, clauses: Iterable[Clause]) -> Person:
        """Add a mentor together with what the leader says to each clause, all or nothing.

        The mentor is asked yet.
        """
        today = self._now().date()
        mentor = person.mentor(name, replace(pairing, since=pairing.since or today), about)
        with self._store.transaction() as tx:
            kept = keep(tx, mentor, self._now())
            mine = said_by(clauses, today, Side.LEADER)
            tx.merge(AgreementRow.of(Agreement(mentor.id, today, mine)))
        return kept

    def named(self, name: str) -> Person:
        """Return the person of that name, new if nobody has it (upper and lower case alike).

        A name from before leads to who had it. Raises SharedNameError where several had it,
        BlankTextError or TextTooLongError.
        """
        with self._store.transaction() as tx:
            return named(tx, name)

    def held_to(self, who: Person) -> int:
        """Return for how many ideas an answer becomes stricter if a mentor is kept as given."""
        with self._store.reading() as tx:
            return settled.held_to(tx, who)

    def change(self, who: Person) -> Person:
        """Keep a person as given.

        What the pair settles about names holds for earlier ideas too, where it is stricter than
        what was answered for them, and stays so: each is told by an entry of its own. What is the
        mentor's to choose bears the day on which it was told to the leader.
        """
        named = replace(who, name=line(who.name, "name", 120))
        with self._store.transaction() as tx:
            return keep(tx, named, self._now())

    def agree(
        self, mentor: PersonId, clauses: Iterable[Clause], on: date | None = None
    ) -> Agreement:
        """Keep what both said of all clauses at once, today unless another day is given.

        The leader puts it down, so that the mentor's answers were told. Raises PairEndedError.
        """
        day = on or self._now().date()
        with self._store.transaction() as tx:
            only_going_on(tx, mentor)
            row = tx.get(AgreementRow, mentor)
            old = Agreement(mentor, day, ()) if row is None else row.to_domain()
            said = {clause.key: clause.said for clause in old.clauses}
            anew = (replace(clause, said=said.get(clause.key, ())) for clause in clauses)
            agreement = replace(old, agreed_on=day, clauses=said_by(anew, day, *BOTH))
            tx.merge(AgreementRow.of(agreement))
        return agreement

    def _with_role(self, *roles: Role) -> tuple[Person, ...]:
        query = select(PersonRow).where(PersonRow.role.in_(roles)).order_by(PersonRow.name)
        with self._store.reading() as tx:
            return tuple(row.to_domain() for row in tx.scalars(query))


def keep(tx: Transaction, who: Person, at: datetime, *, by_hand: bool = False) -> Person:
    """Keep a person as given, with the day on what a mentor chooses anew, and a name before this.

    `by_hand` where the mentor chose it in their own seat. Raises PairEndedError where the pair is
    over and it is neither a name nor a wish about credit.
    """
    row = tx.get(PersonRow, who.id)
    before = None if row is None else row.to_domain()
    if before is not None:
        only_for_life(tx, before, who)
    whole = marked(before, who, at.astimezone().date(), by_hand=by_hand)
    settled.settle(tx, whole, Pen(at, PenHand.MENTOR if by_hand else PenHand.LEADER))
    if row is not None and row.name != whole.name:
        kept = [one for one in row.former if one.name not in (row.name, whole.name)]
        row.former = [*kept, FormerNameRow(id=new_id(), name=row.name)]
    merged = tx.merge(PersonRow.of(whole))
    tx.flush()
    return replace(whole, former=tuple(sorted(one.name for one in merged.former)))


def named(tx: Transaction, name: str) -> Person:
    """Return the person of that name, new if nobody has it, as the service does."""
    wanted = line(name, "name", 120)
    rows = tx.scalars(select(PersonRow).order_by(PersonRow.name))
    borne = bearers(wanted, [row.to_domain() for row in rows])
    if called(wanted, borne):
        raise SharedNameError
    if borne:
        return borne[0]
    new = person.other(wanted)
    tx.add(PersonRow.of(new))
    tx.flush()
    return new


def leader_row(name: str) -> Callable[[Connection], None]:
    """Return what writes the leader of a new desk.

    Raises BlankTextError or TextTooLongError.
    """
    who = person.leader(name)

    def write(connection: Connection) -> None:
        with Transaction(connection) as tx:
            tx.add(PersonRow.of(who))
            tx.flush()

    return write
