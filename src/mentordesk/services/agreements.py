"""The agreement of each pair: laid out, answered by both, and looked at again."""

from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from itertools import starmap
from typing import TypeAlias

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.agreement import BOTH, Agreement, Answer, Clause, Reply, laid_out
from mentordesk.domain.floor import Side
from mentordesk.domain.ids import PersonId
from mentordesk.domain.looking_again import COUNTS, Look, Met, due, looks
from mentordesk.domain.person import Role
from mentordesk.domain.reporting import Reporting
from mentordesk.domain.seat import Seat
from mentordesk.errors import NotFoundError, NotYourSeatError
from mentordesk.models import AgreementRow, PersonRow, SessionRow
from mentordesk.services import going_on
from mentordesk.services.content import clauses_aside, offered_clauses
from mentordesk.services.rows import one
from mentordesk.services.seats import Seats
from mentordesk.vault.store import Store

Wanted: TypeAlias = Callable[[Agreement, Side], Container[str]]


@dataclass(frozen=True, slots=True)
class Laid:
    """An agreement as it lies before a pair, with what nobody answered yet.

    `mentor` and `leader` are first names. Of `looks` the next comes first, and `due` is the one
    that is due `today`. Clauses `of_line` are there for how the mentor reports. `is_begun` tells
    whether the desk holds an answer already, `is_over` whether the pair ended.
    """

    agreement: Agreement
    mentor: str
    leader: str
    reporting: Reporting
    today: date
    looks: tuple[Look, ...] = ()
    of_line: frozenset[str] = frozenset()
    is_begun: bool = True
    is_over: bool = False

    @property
    def due(self) -> Look | None:
        """Return the look at it that is due, if there is one."""
        wanted = self.agreement.is_agreed and not self.is_over
        return due(self.looks, self.today) if wanted else None


@dataclass(frozen=True, slots=True)
class _Given:
    """An answer and whose it is; with `own` it is to a clause that it begins."""

    reply: Reply
    by: Side
    by_hand: bool = False
    own: bool = False


class AgreementService:
    """The agreements of the open desk; in the mentor's seat there is but their own.

    Who sits there answers for themselves; the leader may also put down what the mentor told. Once
    a pair is over, what holds stays as it is: each answer raises PairEndedError.
    """

    def __init__(self, store: Store, now: Callable[[], datetime], seats: Seats) -> None:
        self._store, self._now, self._seats = store, now, seats

    def kept(self, mentor: PersonId) -> Agreement | None:
        """Return all that the desk holds of an agreement, or None.

        Clauses for a mentor who reports to the leader stay there, also while nobody does.
        """
        self._seats.only_pair(mentor)
        with self._store.reading() as tx:
            return _kept(tx, mentor)

    def of(self, mentor: PersonId) -> Laid:
        """Return the agreement as it lies before the pair; raises NotFoundError."""
        self._seats.only_pair(mentor)
        with self._store.reading() as tx:
            return self._laid(tx, mentor)

    def reply(
        self, mentor: PersonId, key: str, reply: Reply, by: Side, *, by_hand: bool = False
    ) -> Laid:
        """Keep an answer to one clause, which asks the other again if it changes anything.

        NEITHER stands for both. What the leader puts down for the mentor is kept as told, unless
        the mentor did it `by_hand` where they have the keyboard at a close. Raises
        NotYourSeatError for another's answer in the mentor's seat, NotFoundError, BlankTextError
        or TextTooLongError.
        """
        given = _Given(reply, by, by_hand=by_hand)
        return self._answer(mentor, given, lambda whole, _: {whole.clause(key).key})

    def add(
        self, mentor: PersonId, text: str, words: str, by: Side, *, by_hand: bool = False
    ) -> Laid:
        """Keep a clause of the pair's own, which the other is asked about; otherwise as `reply`.

        Its line says it all where `words` are blank. Raises AgreementFullError too.
        """
        reply = Reply(Answer.CHANGED, text, words if words.strip() else text)
        return self._answer(mentor, _Given(reply, by, by_hand=by_hand, own=True), _last)

    def agree(self, mentor: PersonId, by: Side, *, by_hand: bool = False) -> Laid:
        """Keep that somebody agrees to all of which they are asked, as it stands, see `reply`."""
        return self._answer(mentor, _Given(Reply(Answer.AGREED), by, by_hand=by_hand), _asked)

    def still_holds(self, mentor: PersonId) -> Laid:
        """Keep that the pair looked at its agreement today; raises NotFoundError."""
        self._seats.only_pair(mentor)
        with self._store.transaction() as tx:
            going_on.only_going_on(tx, mentor)
            one(tx, AgreementRow, mentor).looked_on = self._today()
            tx.flush()
            return self._laid(tx, mentor)

    def _answer(self, mentor: PersonId, given: _Given, wanted: Wanted) -> Laid:
        self._seats.only_pair(mentor)
        in_mentors_seat = self._seats.taken is Seat.MENTOR
        if in_mentors_seat and given.by is not Side.MENTOR:
            raise NotYourSeatError
        today, by_hand = self._today(), in_mentors_seat or given.by_hand
        with self._store.transaction() as tx:
            reporting = _reporting(one(tx, PersonRow, mentor))
            going_on.only_going_on(tx, mentor)
            whole = laid_out(_kept(tx, mentor), mentor, offered_clauses(reporting), today)
            whole = whole.with_own() if given.own else whole
            for side in BOTH if given.by is Side.NEITHER else (given.by,):
                keys = wanted(_applying(whole, reporting), side)
                told = side is Side.MENTOR and not by_hand
                say = partial(Clause.replied, reply=given.reply, by=side, on=today, told=told)
                whole = whole.holding(say(c) if c.key in keys else c for c in whole.clauses)
            tx.merge(AgreementRow.of(whole))
            tx.flush()
            return self._laid(tx, mentor)

    def _laid(self, tx: Transaction, mentor: PersonId) -> Laid:
        kept, row, today = _kept(tx, mentor), one(tx, PersonRow, mentor), self._today()
        reporting = _reporting(row)
        whole = _applying(laid_out(kept, mentor, offered_clauses(reporting), today), reporting)
        leader = tx.scalar(select(PersonRow).where(PersonRow.role == Role.LEADER))
        if leader is None:
            raise NotFoundError(what="leader")
        names = row.to_domain().first_name, leader.to_domain().first_name
        met = looks(whole, _met(tx, mentor, whole.begun_on))
        of_line, is_begun = clauses_aside(Reporting.NONE), kept is not None
        is_over = going_on.is_over(tx, mentor)
        return Laid(whole, *names, reporting, today, met, of_line, is_begun, is_over)

    def _today(self) -> date:
        return self._now().astimezone().date()


def _kept(tx: Transaction, mentor: PersonId) -> Agreement | None:
    row = tx.get(AgreementRow, mentor)
    return None if row is None else row.to_domain()


def _reporting(mentor: PersonRow) -> Reporting:
    return Reporting.NONE if mentor.pairing is None else mentor.pairing.reporting


def _applying(whole: Agreement, reporting: Reporting) -> Agreement:
    """Return the agreement without clauses for a mentor who reports otherwise."""
    aside = clauses_aside(reporting)
    return replace(whole, clauses=tuple(one for one in whole.clauses if one.key not in aside))


def _last(whole: Agreement, _: Side) -> frozenset[str]:
    return frozenset(clause.key for clause in whole.clauses[-1:])


def _asked(whole: Agreement, side: Side) -> frozenset[str]:
    return frozenset(clause.key for clause in whole.waiting(side))


def _met(tx: Transaction, mentor: PersonId, since: date) -> Iterator[Met]:
    """Return what may ask for a look: no session of the years before tells of one.

    One that took place counts on the day it began, whenever it was planned for.
    """
    row, day = SessionRow, _day_before(since)
    query = select(func.coalesce(row.started_at, row.planned_at), row.number, row.format)
    since_then = or_(row.planned_at >= day, row.started_at >= day)
    those = query.where(row.mentor_id == mentor, row.state.in_(COUNTS), since_then)
    return starmap(Met, tx.execute(those))


def _day_before(day: date) -> datetime:
    """Return a moment before that day begins, wherever on earth."""
    return datetime.combine(day, time(), UTC) - timedelta(days=1)
