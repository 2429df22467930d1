"""Forgetting a person: all about them is destroyed, and credit stays only as they wish."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, delete, func, or_, select, update
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.forget import Going, Stays, has_credit, put_out_of
from mentordesk.domain.ids import PersonId, SessionId
from mentordesk.domain.keeping import chosen
from mentordesk.domain.person import COLLEAGUE, Person, Role
from mentordesk.domain.session import SessionState
from mentordesk.errors import NotFoundError, SessionLiveError
from mentordesk.models import (
    AgreementRow,
    AimRow,
    AskRow,
    Base,
    CardAskedRow,
    ClauseAnswerRow,
    ClauseRow,
    ContributionRow,
    DestroyedRow,
    EndingRow,
    ExportRow,
    IdeaEventRow,
    IdeaRow,
    NoteRow,
    ObservationRow,
    OwnContentRow,
    PersonRow,
    PromiseRow,
    SeriesRow,
    SessionRow,
    StrikeAskRow,
    TopicRow,
    TryLogRow,
)
from mentordesk.services import forget_ideas, forget_words
from mentordesk.services.bare_sessions import NO_RECORD
from mentordesk.services.care import CareService
from mentordesk.services.earlier_sessions import NO_NUMBER, noon
from mentordesk.services.leaders_store import Transactions
from mentordesk.services.ledger import Pen
from mentordesk.services.rows import one

_OF_SESSIONS: tuple[Any, ...] = (
    *(ObservationRow, StrikeAskRow, NoteRow, TopicRow, AskRow, CardAskedRow, ExportRow),
)
_OF_PERSON: tuple[ColumnElement[Any] | Any, ...] = (
    *(CardAskedRow.person_id, OwnContentRow.person_id, ExportRow.person_id),
    *(EndingRow.person_id, DestroyedRow.person_id),
    *(ClauseAnswerRow.mentor_id, ClauseRow.mentor_id, AgreementRow.mentor_id, AimRow.mentor_id),
)
_BARE: dict[str, Any] = {
    **NO_RECORD,
    "number": NO_NUMBER,
    "state": SessionState.CLOSED,
    "play_back": "",
    "play_back_confirmed": False,
    "said_anew_on": None,
}
"""What stays of a talk in which an idea was said that stays: its day."""


class ForgetPersonService:
    """What the open desk knows about each person, and the end of it."""

    def __init__(self, store: Transactions, now: Callable[[], datetime], care: CareService) -> None:
        self._store, self._now, self._care = store, now, care

    def look(self, who: PersonId) -> Going:
        """Return what the desk holds about somebody; raises NotFoundError."""
        with self._store.reading() as tx:
            person = _known(tx, who)
            met = select(SessionRow.id).where(SessionRow.mentor_id == who)
            said = [r.to_domain() for r in tx.scalars(_ideas(IdeaRow.mentor_id == who))]
            part = select(ContributionRow.idea_id).where(ContributionRow.person_id == who)
            others = _ideas(IdeaRow.id.in_(part), IdeaRow.mentor_id != who)
            named = [r.to_domain() for r in tx.scalars(others)]
            return Going(
                person,
                _count(tx, SessionRow, SessionRow.mentor_id == who),
                _count(tx, NoteRow, NoteRow.session_id.in_(met)),
                _count(tx, TopicRow, TopicRow.session_id.in_(met)),
                _count(tx, PromiseRow, PromiseRow.mentor_id == who),
                _count(tx, ObservationRow, ObservationRow.session_id.in_(met)),
                _count(tx, AimRow, AimRow.mentor_id == who),
                _count(tx, ExportRow, ExportRow.person_id == who),
                len(said),
                sum(map(has_credit, said)),
                len(named),
                sum(map(has_credit, named)),
                asked=_count(tx, AskRow, AskRow.session_id.in_(met))
                + _count(tx, OwnContentRow, OwnContentRow.person_id == who),
                clauses=_count(tx, ClauseRow, ClauseRow.mentor_id == who),
                chosen=0 if person.pairing is None else chosen(person.pairing),
            )

    def forget(self, who: PersonId, stays: Stays) -> None:
        """Destroy all about somebody, in the backups too; credit stays as they wish it to.

        Raises NotFoundError, SessionLiveError while a session is at the table, NotAsToldError
        where an idea was changed past the ledger; then nothing was destroyed. Once it is, raises
        as `CareService.forget_struck` does for what may still hold it.
        """
        pen = Pen(self._now())
        with self._store.transaction() as tx:
            person = _known(tx, who)
            if _count(tx, SessionRow, SessionRow.state == SessionState.LIVE):
                raise SessionLiveError
            others = [r.to_domain() for r in tx.scalars(select(PersonRow)) if r.id != who]
            plain = put_out_of(person, others)
            met = {SessionId(key) for key in tx.scalars(_met(who))}
            for session in met:
                self._care.copies.forget(session, lambda _: True)
            forget_ideas.forget(tx, person, stays, plain, (self._care, pen))
            _destroy(tx, who, met)
            _leave(tx, who, stays)
            forget_words.put_out(tx, plain)
            forget_words.put_out_of_copies(self._care.copies, plain)
            self._care.owe_forgetting(tx)
        self._care.forget_struck()


def _known(tx: Transaction, who: PersonId) -> Person:
    person = one(tx, PersonRow, who).to_domain()
    if person.role is Role.LEADER:
        raise NotFoundError(what="person")
    return person


def _met(who: PersonId) -> Select[Any]:
    return select(SessionRow.id).where(SessionRow.mentor_id == who)


def _ideas(*wanted: ColumnElement[bool]) -> Select[IdeaRow]:
    return select(IdeaRow).where(*wanted)


def _count(tx: Transaction, kind: type[Base], wanted: ColumnElement[bool]) -> int:
    return tx.scalar(select(func.count()).select_from(kind).where(wanted)) or 0


def _destroy(tx: Transaction, who: PersonId, met: set[SessionId]) -> None:
    """Destroy what belongs to a person and their sessions; a talk with ideas that stay is bare."""
    for kind in _OF_SESSIONS:
        tx.execute(delete(kind).where(kind.session_id.in_(met)))
    theirs = or_(PromiseRow.mentor_id == who, PromiseRow.session_id.in_(met))
    promises = select(PromiseRow.id).where(theirs)
    tx.execute(delete(TryLogRow).where(TryLogRow.promise_id.in_(promises)))
    tx.execute(delete(PromiseRow).where(theirs))
    for of_them in _OF_PERSON:
        tx.execute(delete(of_them.class_).where(of_them == who))
    _bare(tx, who, met)
    tx.execute(delete(SeriesRow).where(SeriesRow.mentor_id == who))
    tx.expire_all()


def _bare(tx: Transaction, who: PersonId, met: set[SessionId]) -> None:
    """Destroy sessions; of those in which ideas were said that stay, the day stays."""
    said = select(IdeaRow.session_id, IdeaRow.mentor_id)
    steps = select(IdeaEventRow.session_id, IdeaRow.mentor_id).join(
        IdeaRow, IdeaRow.id == IdeaEventRow.idea_id
    )
    whose = dict[SessionId, PersonId]()
    for query in (steps, said):
        for key, mentor in tx.execute(query):
            session = SessionId(key) if key is not None else None
            if session is not None and session in met and whose.get(session) != who:
                whose[session] = PersonId(mentor)
    for session in met:
        row = SessionRow.id == session
        if session not in whose:
            tx.execute(delete(SessionRow).where(row))
            continue
        at = noon(one(tx, SessionRow, session).to_domain().met_at().date())
        bare = {**_BARE, "planned_at": at, "mentor_id": whose[session]}
        tx.execute(update(SessionRow).where(row).values(bare))


def _leave(tx: Transaction, who: PersonId, stays: Stays) -> None:
    """Leave of a person what their wish lets stand with their ideas, or nothing."""
    row = tx.get(PersonRow, who)
    if row is None:
        return
    said = _count(tx, IdeaRow, IdeaRow.mentor_id == who)
    if not said and not _count(tx, ContributionRow, ContributionRow.person_id == who):
        tx.delete(row)
    else:
        row.pairing, row.former, row.about, row.role = None, [], "", Role.OTHER
        if stays is Stays.COLLEAGUE:
            row.name = COLLEAGUE
    tx.flush()
