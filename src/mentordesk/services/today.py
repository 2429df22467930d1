"""The one page that says what is next, read in one go."""

from collections.abc import Mapping
from datetime import datetime

from mentordesk.domain.ids import PersonId
from mentordesk.domain.person import Person, Rhythm, Role, known
from mentordesk.domain.session import Session
from mentordesk.domain.slips import slips
from mentordesk.domain.today import Coming, Today, credit_owed
from mentordesk.services.endings import EndingService
from mentordesk.services.idea_views import IdeaViews
from mentordesk.services.summaries import Sources


class TodayService:
    """Gathers today's page from the other nouns."""

    def __init__(self, sources: Sources, ideas: IdeaViews, endings: EndingService) -> None:
        self._from, self._ideas, self._endings = sources, ideas, endings

    def of(self, now: datetime) -> Today:
        """Return what stands on the page at this moment."""
        desk = self._from
        people = desk.people.everybody()
        leaders = [one for one in people if one.role is Role.LEADER]
        mentors = tuple(one for one in people if one.role is Role.MENTOR)
        paired = known(mentors)
        ahead = desk.sessions.next_of_each(now)
        in_series = {session.mentor for session, rhythm in ahead if rhythm is not None}
        coming = tuple(
            self._coming(session, paired, rhythm, alone=session.mentor not in in_series)
            for session, rhythm in ahead
        )
        ideas = self._ideas.unsettled(now)
        endings = self._endings.all()
        over = {ending.mentor for ending in endings if ending.is_over}
        promises = tuple(one for one in desk.promises.not_closed() if one.mentor not in over)
        pairs = dict.fromkeys([one.session.mentor for one in coming] + [p.mentor for p in promises])
        return Today(
            leader=leaders[0] if leaders else desk.people.leader(),
            mentors=mentors,
            following=coming[0] if coming else None,
            coming=coming[1:],
            answers_owed=ideas.answers,
            credit_owed=credit_owed(ideas.in_use, known(people)),
            promises=promises,
            open_logs=desk.tries.open_logs(),
            strikes_asked=desk.strike_asks.sessions(),
            closed=desk.promises.closed_since(pairs),
            slips=slips(promises, now.date()),
            people=people,
            next_owed=ideas.next_owed,
            answers_count=ideas.count,
            endings=endings,
        )

    def _coming(
        self,
        session: Session,
        paired: Mapping[PersonId, Person],
        rhythm: Rhythm | None,
        *,
        alone: bool,
    ) -> Coming:
        mentor = paired.get(session.mentor) or self._from.people.of_id(session.mentor)
        if alone and mentor.pairing is not None:
            rhythm = mentor.pairing.rhythm
        return Coming(session, mentor, self._from.agendas.of(session.id), rhythm)
