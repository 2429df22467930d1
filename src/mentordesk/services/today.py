"""The one page that says what is next, read in one go."""

from collections.abc import Mapping
from datetime import datetime

from mentordesk.domain.ids import PersonId
from mentordesk.domain.person import Person
from mentordesk.domain.session import Session
from mentordesk.domain.today import Coming, Today, answers_owed, credit_owed
from mentordesk.services.agendas import AgendaService
from mentordesk.services.ideas import IdeaService
from mentordesk.services.people import PeopleService
from mentordesk.services.promises import PromiseService
from mentordesk.services.sessions import SessionService, ahead


class TodayService:
    """Gathers today's page from the other nouns."""

    def __init__(
        self,
        people: PeopleService,
        sessions: SessionService,
        agendas: AgendaService,
        ideas: IdeaService,
        promises: PromiseService,
    ) -> None:
        self._people, self._sessions, self._agendas = people, sessions, agendas
        self._ideas, self._promises = ideas, promises

    def of(self, now: datetime) -> Today:
        """Return what stands on the page at this moment."""
        leader, mentors = self._people.leader(), self._people.mentors()
        known = {mentor.id: mentor for mentor in mentors}
        coming = tuple(self._coming(session, known) for session in ahead(self._sessions)[:6])
        ideas = self._ideas.unsettled()
        return Today(
            leader=leader,
            mentors=mentors,
            following=coming[0] if coming else None,
            coming=coming[1:],
            answers_owed=answers_owed(ideas, now),
            credit_owed=credit_owed(ideas),
            promises=self._promises.not_closed(),
        )

    def _coming(self, session: Session, known: Mapping[PersonId, Person]) -> Coming:
        mentor = known.get(session.mentor) or self._people.of_id(session.mentor)
        return Coming(session, mentor, self._agendas.of(session.id))
