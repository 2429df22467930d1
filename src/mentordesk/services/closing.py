"""What a pair has left to settle at its end, read in one go."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, case, func, or_, select

from mentordesk.domain.closing import Closing, Unasked
from mentordesk.domain.idea import Idea, Stage
from mentordesk.domain.ids import PersonId
from mentordesk.domain.person import STRICTNESS, Consent, Person, Role, known
from mentordesk.domain.today import Today, credit_owed
from mentordesk.models import ContributionRow, IdeaRow, PairingRow, PersonRow
from mentordesk.services.going_on import is_over
from mentordesk.services.idea_board import ANSWERS_READ
from mentordesk.services.idea_views import IdeaViews
from mentordesk.services.idea_waits import APART, waits
from mentordesk.services.leaders_store import Transactions
from mentordesk.services.summaries import Sources


class ClosingService:
    """Gathers what waits between the leader and one mentor; nothing private is among it."""

    def __init__(self, store: Transactions, sources: Sources, ideas: IdeaViews) -> None:
        self._store, self._from, self._ideas = store, sources, ideas

    def of(self, mentor: PersonId, now: datetime) -> Closing:
        """Return what is left between a pair at this moment; raises NotFoundError."""
        desk = self._from
        person, people = desk.people.of_id(mentor), desk.people.everybody()
        promises = (one for one in desk.promises.not_closed() if one.mentor == mentor)
        in_use = (one for one in self._ideas.unsettled(now).in_use if one.mentor == mentor)
        strikes = (one for one in desk.strike_asks.sessions() if one.mentor == mentor)
        with self._store.reading() as tx:
            answers = select(IdeaRow).where(IdeaRow.mentor_id == mentor, waits(now))
            rows = tx.scalars(answers.order_by(IdeaRow.raised_at).limit(ANSWERS_READ))
            waiting = tuple(row.to_domain() for row in rows)
            count = tx.scalar(select(func.count()).select_from(answers.subquery())) or 0
            asks = tx.scalar(select(func.count()).select_from(_unasked(mentor).subquery())) or 0
            keys = tx.execute(_unasked(mentor).limit(ANSWERS_READ)).all()
            by_id, over = known(people), is_over(tx, mentor)
            unasked = tuple(
                _told(tx.get_one(IdeaRow, idea).to_domain(), by_id[PersonId(who)])
                for idea, who in keys
            )
        owed = Today(
            leader=desk.people.leader(),
            mentors=(person,),
            following=None,
            coming=(),
            answers_owed=waiting,
            credit_owed=credit_owed(in_use, by_id),
            promises=tuple(promises),
            open_logs=frozenset(),
            strikes_asked=tuple(strikes),
            people=people,
            answers_count=count,
        )
        return Closing(person, owed, unasked, asks, over)


def _unasked(mentor: PersonId) -> Select[UUID, UUID]:
    """Return whose answer nobody asked for yet, of the ideas of a mentor that may get credit."""
    part = ContributionRow
    stricter = STRICTNESS[STRICTNESS.index(Consent.ASK) + 1 :]
    usual = or_(PairingRow.consent.is_(None), PairingRow.consent.not_in(stricter))
    return (
        select(IdeaRow.id, part.person_id)
        .join(part, part.idea_id == IdeaRow.id)
        .join(PersonRow, PersonRow.id == part.person_id)
        .outerjoin(PairingRow, PairingRow.person_id == PersonRow.id)
        .where(IdeaRow.mentor_id == mentor, IdeaRow.stage != Stage.DECLINED, APART)
        .where(PersonRow.role != Role.LEADER, usual)
        .group_by(IdeaRow.id, part.person_id)
        .having(func.max(case((part.consent == Consent.ASK, 0), else_=1)) == 0)
        .order_by(IdeaRow.raised_at, func.min(part.place))
    )


def _told(idea: Idea, who: Person) -> Unasked:
    given = next(part for part in idea.contributions if part.person == who.id)
    return Unasked(idea, given, who)
