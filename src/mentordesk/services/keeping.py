"""Keep or destroy, by kind of data: what a pair leaves behind when it comes to its end."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, delete, func, or_, select, update
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain import keeping
from mentordesk.domain.ids import PersonId, SessionId
from mentordesk.domain.keeping import DataKind, Held
from mentordesk.domain.note import NoteKind
from mentordesk.domain.person import Pairing, Person, Role
from mentordesk.domain.session import SessionState
from mentordesk.domain.unsaved import Place, Unsaved
from mentordesk.errors import NotFoundError, SessionLiveError
from mentordesk.models import (
    AgreementRow,
    AimRow,
    AskRow,
    Base,
    CardAskedRow,
    ClauseAnswerRow,
    ClauseRow,
    DestroyedRow,
    ExportRow,
    NoteRow,
    ObservationRow,
    OwnContentRow,
    PersonRow,
    PromiseRow,
    SeriesRow,
    SessionRow,
    TopicRow,
    TryLogRow,
)
from mentordesk.services import moving
from mentordesk.services.bare_sessions import NO_RECORD, has_record
from mentordesk.services.care import CareService
from mentordesk.services.earlier_sessions import noon
from mentordesk.services.leaders_store import Transactions
from mentordesk.services.rows import one

_LEADERS_NOTES = (NoteKind.PRIVATE, NoteKind.OFF_THE_RECORD)
_TYPED: Mapping[DataKind, frozenset[Place]] = {
    DataKind.RECORDS: frozenset({Place.ASK, Place.TOPIC, Place.LEADERS_TOPIC}),
    DataKind.SHARED_NOTES: frozenset({Place.PLAY_BACK}),
    DataKind.PROMISES: frozenset({Place.PROMISE, Place.TRY, Place.TRIED}),
}
"""Which words in rescue copies are of a kind; of notes their own kind tells."""
_IN_COPIES = frozenset({*_TYPED, DataKind.PRIVATE_NOTES})
"""A copy that cannot be read goes for the sake of these alone, since it may hold no other."""


class KeepingService:
    """What the open desk keeps of each pair by kind, and the end of it; credit stays."""

    def __init__(self, store: Transactions, now: Callable[[], datetime], care: CareService) -> None:
        self._store, self._now, self._care = store, now, care

    def look(self, mentor: PersonId) -> Held:
        """Return how much there is of each kind; raises NotFoundError for nobody's mentor."""
        with self._store.reading() as tx:
            person, pairing = _paired(tx, mentor)
            met, over = _met(mentor), _over(mentor)
            leaders = NoteRow.kind.in_(_LEADERS_NOTES), NoteRow.session_id.in_(met)
            shared = NoteRow.kind == NoteKind.SHARED, NoteRow.session_id.in_(met)
            said_back = SessionRow.mentor_id == mentor, SessionRow.play_back != ""
            aims = _count(tx, AimRow, AimRow.mentor_id == mentor)
            own = _count(tx, OwnContentRow, OwnContentRow.person_id == mentor)
            return Held(
                person,
                sessions=_count(tx, SessionRow, SessionRow.id.in_(over), has_record()),
                topics=_count(tx, TopicRow, TopicRow.session_id.in_(over)),
                asked=own + _count(tx, AskRow, AskRow.session_id.in_(over)),
                private_notes=_count(tx, NoteRow, *leaders),
                shared_notes=_count(tx, NoteRow, *shared) + _count(tx, SessionRow, *said_back),
                observations=_count(tx, ObservationRow, ObservationRow.session_id.in_(met)),
                aims=aims + len(keeping.hopes(pairing)),
                promises=_count(tx, PromiseRow, PromiseRow.mentor_id == mentor),
                clauses=_count(tx, ClauseRow, ClauseRow.mentor_id == mentor),
                chosen=keeping.chosen(pairing),
                files=_count(tx, ExportRow, _files(mentor)),
                destroyed=_destroyed(tx, mentor),
            )

    def destroyed(self, mentor: PersonId) -> dict[DataKind, date]:
        """Return which kinds of data of a pair were destroyed, and when each was last."""
        with self._store.reading() as tx:
            return _destroyed(tx, mentor)

    def destroy(self, mentor: PersonId, kinds: Iterable[DataKind]) -> None:
        """Destroy these kinds of data of a pair, in the backups too, all of them or none.

        Ideas with their names, answers and credit stay, and so does the ledger. Raises
        NotFoundError, or SessionLiveError while the pair is at the table; then nothing was
        destroyed. Once it is, raises as `CareService.forget_struck` does for what may still hold
        it.
        """
        wanted = frozenset(kinds)
        with self._store.transaction() as tx:
            _paired(tx, mentor)
            if not wanted:
                return
            live = SessionRow.mentor_id == mentor, SessionRow.state == SessionState.LIVE
            if _count(tx, SessionRow, *live):
                raise SessionLiveError
            self._forget_typed(tx, mentor, wanted)
            if DataKind.RECORDS in wanted:
                shorter = _over(mentor).with_only_columns(SessionRow.series_id).distinct()
                for series in tx.scalars(shorter).all():
                    moving.tell_calendars(tx, series, self._now())
            for kind in DataKind:
                if kind in wanted:
                    _DESTROY[kind](tx, mentor)
                    today = self._now().astimezone().date()
                    tx.merge(DestroyedRow(person_id=mentor, kind=kind, on=today))
            tx.flush()
            self._care.owe_forgetting(tx)
        self._care.forget_struck()

    def _forget_typed(self, tx: Transaction, mentor: PersonId, kinds: frozenset[DataKind]) -> None:
        """Take what was typed of these kinds out of the rescue copies; raises RescueStaysError.

        An agenda still to come keeps its words, as on the desk.
        """
        session = tx.scalar(_met(mentor).limit(1))
        if session is None or kinds.isdisjoint(_IN_COPIES):
            return
        coming = frozenset(tx.scalars(_coming(mentor)))

        def is_struck(text: Unsaved) -> bool:
            is_record = text.place in _TYPED[DataKind.RECORDS]
            return _is_of(text, kinds) and not (is_record and text.session in coming)

        self._care.copies.forget(SessionId(session), is_struck, of_pair=True)


def _paired(tx: Transaction, who: PersonId) -> tuple[Person, Pairing]:
    person = one(tx, PersonRow, who).to_domain()
    if person.role is not Role.MENTOR or person.pairing is None:
        raise NotFoundError(what="person")
    return person, person.pairing


def _destroyed(tx: Transaction, mentor: PersonId) -> dict[DataKind, date]:
    days = select(DestroyedRow).where(DestroyedRow.person_id == mentor)
    return {row.kind: row.on for row in tx.scalars(days)}


def _met(mentor: PersonId) -> Select[Any]:
    return select(SessionRow.id).where(SessionRow.mentor_id == mentor)


def _over(mentor: PersonId) -> Select[Any]:
    """Return the sessions of a pair that are not still to come."""
    return _met(mentor).where(SessionRow.state != SessionState.PLANNED)


def _coming(mentor: PersonId) -> Select[Any]:
    """Return the sessions of a pair still to come, and what each was moved from."""
    planned = _met(mentor).where(SessionRow.state == SessionState.PLANNED)
    return _met(mentor).where(SessionRow.number.in_(planned.with_only_columns(SessionRow.number)))


def _files(mentor: PersonId) -> ColumnElement[bool]:
    return or_(ExportRow.person_id == mentor, ExportRow.session_id.in_(_met(mentor)))


def _count(tx: Transaction, kind: type[Base], *wanted: ColumnElement[bool]) -> int:
    return tx.scalar(select(func.count()).select_from(kind).where(*wanted)) or 0


def _is_of(text: Unsaved, kinds: frozenset[DataKind]) -> bool:
    if text.place is Place.NOTE:
        is_shared = text.kind is NoteKind.SHARED
        return (DataKind.SHARED_NOTES if is_shared else DataKind.PRIVATE_NOTES) in kinds
    return any(text.place in _TYPED.get(kind, ()) for kind in kinds)


def _records(tx: Transaction, mentor: PersonId) -> None:
    """Let the day and the number stay of each session; notes that stay lose their topics."""
    over = tx.scalars(_over(mentor)).all()
    _put_together(tx, over)
    for kind in (TopicRow, AskRow):
        tx.execute(delete(kind).where(kind.session_id.in_(over)))
    for of_pair in (CardAskedRow.person_id, OwnContentRow.person_id):
        tx.execute(delete(of_pair.class_).where(of_pair == mentor))
    for session in over:
        day = one(tx, SessionRow, session).to_domain().met_at().date()
        bare = {**NO_RECORD, "planned_at": noon(day)}
        tx.execute(update(SessionRow).where(SessionRow.id == session).values(bare))
    goes_on = select(SessionRow.series_id).where(SessionRow.series_id.is_not(None))
    theirs = SeriesRow.mentor_id == mentor, SeriesRow.id.not_in(goes_on)
    tx.execute(delete(SeriesRow).where(*theirs))
    tx.expire_all()


def _put_together(tx: Transaction, sessions: Iterable[Any]) -> None:
    """Make one sheet of each kind for each session, in the order of the topics it had."""
    query = (
        select(NoteRow)
        .outerjoin(TopicRow, TopicRow.id == NoteRow.topic_id)
        .where(NoteRow.session_id.in_(sessions))
        .order_by(NoteRow.session_id, NoteRow.kind, TopicRow.place.nulls_first())
    )
    first = dict[tuple[Any, NoteKind], NoteRow]()
    for row in tx.scalars(query).all():
        sheet = first.setdefault((row.session_id, row.kind), row)
        if sheet is row:
            row.topic_id = None
            continue
        sheet.text = "\n\n".join(text for text in (sheet.text, row.text) if text.strip())
        tx.delete(row)
    tx.flush()


def _notes(tx: Transaction, mentor: PersonId, *kinds: NoteKind) -> None:
    theirs = NoteRow.session_id.in_(_met(mentor)), NoteRow.kind.in_(kinds)
    tx.execute(delete(NoteRow).where(*theirs))


def _private_notes(tx: Transaction, mentor: PersonId) -> None:
    _notes(tx, mentor, *_LEADERS_NOTES)


def _shared_notes(tx: Transaction, mentor: PersonId) -> None:
    _notes(tx, mentor, NoteKind.SHARED)
    none = {"play_back": "", "play_back_confirmed": False, "said_anew_on": None}
    tx.execute(update(SessionRow).where(SessionRow.mentor_id == mentor).values(none))
    tx.expire_all()


def _observations(tx: Transaction, mentor: PersonId) -> None:
    tx.execute(delete(ObservationRow).where(ObservationRow.session_id.in_(_met(mentor))))


def _aims(tx: Transaction, mentor: PersonId) -> None:
    tx.execute(delete(AimRow).where(AimRow.mentor_id == mentor))
    _settle(tx, mentor, keeping.without_hopes)


def _promises(tx: Transaction, mentor: PersonId) -> None:
    theirs = PromiseRow.mentor_id == mentor
    tried = TryLogRow.promise_id.in_(select(PromiseRow.id).where(theirs))
    tx.execute(delete(TryLogRow).where(tried))
    tx.execute(delete(PromiseRow).where(theirs))


def _agreement(tx: Transaction, mentor: PersonId) -> None:
    for kind in (ClauseAnswerRow, ClauseRow, AgreementRow):
        tx.execute(delete(kind).where(kind.mentor_id == mentor))


def _likes(tx: Transaction, mentor: PersonId) -> None:
    _settle(tx, mentor, keeping.without_likes)


def _settle(tx: Transaction, mentor: PersonId, change: Callable[[Pairing], Pairing]) -> None:
    person, pairing = _paired(tx, mentor)
    tx.merge(PersonRow.of(replace(person, pairing=change(pairing))))
    tx.flush()


def _out_of_the_list(tx: Transaction, mentor: PersonId) -> None:
    tx.execute(delete(ExportRow).where(_files(mentor)))


_DESTROY: Mapping[DataKind, Callable[[Transaction, PersonId], None]] = {
    DataKind.RECORDS: _records,
    DataKind.PRIVATE_NOTES: _private_notes,
    DataKind.SHARED_NOTES: _shared_notes,
    DataKind.OBSERVATIONS: _observations,
    DataKind.AIMS: _aims,
    DataKind.PROMISES: _promises,
    DataKind.AGREEMENT: _agreement,
    DataKind.LIKES: _likes,
    DataKind.FILES: _out_of_the_list,
}
