"""An idea as it was said back in a session, which its mentor confirmed."""

from dataclasses import replace
from datetime import datetime

from mentordesk.domain.idea import UNANSWERED, Idea, IdeaEvent, Stage
from mentordesk.domain.ids import EventId, SessionId, new_id


def restated(idea: Idea, at: datetime, session: SessionId) -> Idea:
    """Return the idea as said back in a session; the answers that hold are given anew."""
    if idea.is_restated_in(session):
        return idea
    heard = [place for place, event in enumerate(idea.events) if event.stage in UNANSWERED]
    # An answer before the last of these holds no more: a split took the use away again.
    before = heard[-1] + 1 if heard else 0
    said = IdeaEvent(EventId(new_id()), at, Stage.RESTATED, session)
    anew = (replace(event, id=EventId(new_id()), at=at) for event in idea.events[before:])
    return replace(idea, events=(*idea.events[:before], said, *anew))


def unsaid(idea: Idea, session: SessionId) -> Idea:
    """Return the idea as if it had not been said back in a session; its other steps stay.

    What was said back after an answer is heard there instead: that answer holds no more.
    """
    rest = list[IdeaEvent]()
    for event in idea.events:
        if (event.stage, event.session) != (Stage.RESTATED, session):
            rest.append(event)
        elif rest and rest[-1].stage not in UNANSWERED:
            rest.append(replace(event, stage=Stage.HEARD))
    return replace(idea, events=tuple(rest))
