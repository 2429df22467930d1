"""Makes what is left of a damaged desk a desk again: no row without what it belongs to.

What a row refers to and is lost gets a stand-in, so that nothing that was written is dropped for
want of it; every noun can be read again afterwards.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.agenda import Topic, TopicState
from mentordesk.domain.agreement import Agreement
from mentordesk.domain.idea import IN_USE, Stage
from mentordesk.domain.ids import PersonId, PromiseId, SessionId, TopicId, new_id
from mentordesk.domain.note import NoteKind
from mentordesk.domain.person import Pairing, Role
from mentordesk.domain.promise import Promise, PromiseState
from mentordesk.domain.session import Session
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
    FormerNameRow,
    IdeaEventRow,
    IdeaRow,
    LikesRow,
    NoteRow,
    ObservationRow,
    OwnContentRow,
    PairingRow,
    PersonRow,
    PromiseRow,
    RecognitionRow,
    SeriesRow,
    SessionRow,
    StrikeAskRow,
    TopicRow,
    TryLogRow,
    UpkeepRow,
    WishRow,
)
from mentordesk.services import ledger_mending
from mentordesk.services.clock import now
from mentordesk.services.last_seen import LastSeen
from mentordesk.services.lost_rules import lost_rules
from mentordesk.services.lost_values import give_values
from mentordesk.services.sessions import AHEAD
from mentordesk.services.traces import LONG_AGO, Traces
from mentordesk.services.upkeep import Task
from mentordesk.vault.repair import Mend, Outcome

OF_SESSIONS = (
    TopicRow,
    AskRow,
    NoteRow,
    IdeaRow,
    PromiseRow,
    IdeaEventRow,
    CardAskedRow,
    ObservationRow,
    StrikeAskRow,
)
OF_IDEAS = (IdeaRow, IdeaEventRow, ContributionRow, RecognitionRow)
IN_PENCIL = "in_pencil"
"""Counts the ideas of a session at the table that the ledger was told of by the repair."""
# What a strike leaves to do.
STRUCK = frozenset(Task) - {Task.BACK_UP, Task.CHOSEN}


def mended(unknown: str, seen: LastSeen | None = None) -> Mend:
    """Return what mends a desk and counts its stand-ins; `unknown` is the word they bear.

    What the computer has `seen` of the desk tells how far its ledger went.
    """

    def mend(connection: Connection, outcome: Outcome) -> Mapping[str, int]:
        with Transaction(connection) as tx:
            give_values(tx)
            ledger_mending.spell_right(tx)
            mending = _Mending(tx, unknown, Traces(tx, outcome.lost))
            mending.mend()
            _owe_forgetting(tx, outcome)
            tx.flush()
            end = None if seen is None else seen.of(outcome.desk).ledger
            ledger_mending.put_right(tx, now(), end)
            # What the ledger gave back may name who or what is gone.
            mending.mend()
            tx.flush()
            if _are_ideas_hurt(outcome, mending.made):
                mending.made[IN_PENCIL] = ledger_mending.tell_pencil(tx, now())
            tx.flush()
            return mending.made

    return mend


class _Mending:
    """One desk being mended, from what refers to what is referred to."""

    def __init__(self, tx: Transaction, unknown: str, told: Traces) -> None:
        self._tx, self._unknown, self._told = tx, unknown, told
        self.made: Counter[str] = Counter()

    def mend(self) -> None:
        for idea in self._missing(IdeaRow.id, IdeaEventRow, ContributionRow, RecognitionRow):
            self._stand_in_for_idea(idea)
        for topic in self._missing(TopicRow.id, NoteRow, column="topic_id"):
            self._stand_in_for_topic(topic)
        for promise in self._missing(PromiseRow.id, TryLogRow, column="promise_id"):
            self._stand_in_for_promise(promise)
        for session in self._missing(SessionRow.id, *OF_SESSIONS, column="session_id"):
            self._stand_in_for_session(session)
        of_pairs = ClauseRow, ClauseAnswerRow
        for mentor in self._missing(AgreementRow.mentor_id, *of_pairs, column="mentor_id"):
            agreement = Agreement(PersonId(mentor), self._told.day_of(mentor), ())
            self._add("agreement", AgreementRow.of(agreement))
        for rule in tuple(lost_rules(self._tx)):
            self._add("clause", rule)
        self._stand_in_for_people()
        self._mend_ideas()
        self._close_records()
        self._loosen()

    def _missing(self, key: Any, *kinds: type[Base], column: str = "idea_id") -> list[UUID]:
        """Return the keys that rows of these kinds refer to and that are not there."""
        self._tx.flush()
        there = select(key)
        named: set[UUID] = set()
        for kind in kinds:
            one = getattr(kind, column)
            named.update(self._tx.scalars(select(one).where(one.is_not(None), one.not_in(there))))
        return sorted(named, key=str)

    def _stand_in_for_idea(self, idea: UUID) -> None:
        events = IdeaEventRow.idea_id == idea
        first = self._told.one(select(func.min(IdeaEventRow.at)).where(events))
        heard = select(IdeaEventRow.session_id).where(events, IdeaEventRow.session_id.is_not(None))
        session = self._told.key(idea, "session_id") or self._told.one(heard) or new_id()
        named = select(ContributionRow.person_id).where(ContributionRow.idea_id == idea)
        mentor = (
            self._told.key(idea, "mentor_id")
            or self._told.mentor_of(session)
            or self._told.one(named.order_by(ContributionRow.place))
            or new_id()
        )
        at = self._told.moment(idea, "raised_at") or first or LONG_AGO
        row = IdeaRow(
            id=idea,
            session_id=session,
            mentor_id=mentor,
            text=self._unknown,
            raised_at=at,
            stage=Stage.HEARD,
            first_said="",
            origins=[],
            pencil=False,
        )
        self._add("idea", row)

    def _stand_in_for_topic(self, topic: UUID) -> None:
        session = self._told.one(select(NoteRow.session_id).where(NoteRow.topic_id == topic))
        place = self._told.one(
            select(func.max(TopicRow.place)).where(TopicRow.session_id == session)
        )
        stand_in = Topic(TopicId(topic), self._unknown, state=TopicState.DISCUSSED)
        self._add("topic", TopicRow.of(stand_in, SessionId(session), (place or 0) + 1))

    def _stand_in_for_promise(self, promise: UUID) -> None:
        session = self._told.key(promise, "session_id") or new_id()
        state = self._told.said(promise, "state")
        stand_in = Promise(
            PromiseId(promise),
            SessionId(session),
            PersonId(
                self._told.key(promise, "mentor_id") or self._told.mentor_of(session) or new_id()
            ),
            self._unknown,
            state=PromiseState(str(state)) if state in set(PromiseState) else PromiseState.OPEN,
            try_it=True,
        )
        self._add("promise", PromiseRow.of(stand_in))

    def _stand_in_for_session(self, session: UUID) -> None:
        mentor = (
            self._told.key(session, "mentor_id")
            or self._told.mentor_of(session)
            or self._told.only_mentor()
            or new_id()
        )
        highest = select(func.max(SessionRow.number)).where(SessionRow.mentor_id == mentor)
        stand_in = Session(
            SessionId(session),
            PersonId(mentor),
            (self._told.one(highest) or 0) + 1,
            self._told.moment(session, "planned_at") or self._told.time_of(session),
            place=self._unknown,
            state=self._told.state_of(session),
        )
        self._add("session", SessionRow.of(stand_in))

    def _stand_in_for_people(self) -> None:
        kinds = (SessionRow, SeriesRow, IdeaRow, PromiseRow, AgreementRow, AimRow)
        for mentor in self._missing(PersonRow.id, *kinds, column="mentor_id"):
            self._add_person(mentor, Role.MENTOR)
        for mentor in self._missing(PairingRow.person_id, LikesRow, WishRow, column="person_id"):
            self._tx.add(PairingRow.of(PersonId(mentor), Pairing()))
        paired_with = (PairingRow, CardAskedRow, OwnContentRow, EndingRow, DestroyedRow)
        for mentor in self._missing(PersonRow.id, *paired_with, column="person_id"):
            self._add_person(mentor, Role.MENTOR)
        for other in self._missing(
            PersonRow.id, ContributionRow, FormerNameRow, column="person_id"
        ):
            self._add_person(other, Role.OTHER)
        if self._told.one(select(PersonRow.id).where(PersonRow.role == Role.LEADER)) is None:
            self._add_person(new_id(), Role.LEADER)
        paired = select(PairingRow.person_id)
        alone = select(PersonRow.id).where(
            PersonRow.role == Role.MENTOR, PersonRow.id.not_in(paired)
        )
        for mentor in self._tx.scalars(alone).all():
            self._tx.add(PairingRow.of(PersonId(mentor), Pairing()))

    def _mend_ideas(self) -> None:
        """Give back the first step to an idea without any, and its use to one that has a use."""
        self._tx.flush()
        for idea in self._tx.scalars(select(IdeaRow)):
            if not idea.events:
                self._step(idea, Stage.HEARD, idea.raised_at)
            if idea.applied_on is not None and idea.events[-1].stage not in IN_USE:
                at = datetime.combine(idea.applied_on, datetime.min.time(), UTC)
                self._step(idea, Stage.APPLIED, at)
            idea.stage = idea.events[-1].stage

    def _close_records(self) -> None:
        """Destroy what is off the record of a session that nobody will close any more."""
        open_still = select(SessionRow.id).where(SessionRow.state.in_(AHEAD))
        hidden = NoteRow.kind == NoteKind.OFF_THE_RECORD, NoteRow.session_id.not_in(open_still)
        self._tx.execute(delete(NoteRow).where(*hidden))

    def _loosen(self) -> None:
        """Leave what can be told without what it refers to: an export, a session of a series."""
        for about, key in (
            (ExportRow.person_id, PersonRow.id),
            (ExportRow.session_id, SessionRow.id),
            (SessionRow.series_id, SeriesRow.id),
            (SeriesRow.follows_id, SeriesRow.id),
        ):
            lost = update(about.class_).where(about.is_not(None), about.not_in(select(key)))
            self._tx.execute(lost.values({about: None}))

    def _step(self, idea: IdeaRow, stage: Stage, at: datetime) -> None:
        place = max((event.place for event in idea.events), default=-1) + 1
        event = IdeaEventRow(id=new_id(), place=place, at=at, stage=stage, reason="")
        idea.events.append(event)
        self.made["idea_event"] += 1

    def _add_person(self, key: UUID, role: Role) -> None:
        self._add("person", PersonRow(id=key, name=self._unknown, role=role, about=""))

    def _add(self, noun: str, row: Base) -> None:
        self._tx.add(row)
        self._tx.flush()
        self.made[noun] += 1


def _are_ideas_hurt(outcome: Outcome, made: Mapping[str, int]) -> bool:
    """Return whether ideas may stand otherwise than before the damage."""
    counts = (outcome.lost, outcome.cut, outcome.from_backup, made)
    names = [row.__tablename__ for row in OF_IDEAS]
    is_hurt = any(some.get(name) for some in counts for name in names)
    return is_hurt or not outcome.uncertain.isdisjoint(names)


def _owe_forgetting(tx: Transaction, outcome: Outcome) -> None:
    """Note that backups may hold what was struck, where a note that said so may be lost."""
    table = UpkeepRow.__tablename__
    lost = {told.get("task") for told in outcome.lost.get(table, ())}
    for task in STRUCK:
        if task in lost or table in outcome.uncertain:
            owed = insert(UpkeepRow).prefix_with("OR IGNORE")
            tx.execute(owed.values(task=task, at=now()))
