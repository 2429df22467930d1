"""Everything that a mentor's cards show, looked up in one go."""

from datetime import datetime

from mentordesk.domain.board import IdeaQuery
from mentordesk.domain.ids import PersonId
from mentordesk.services.workspace import Workspace
from mentordesk.ui.widgets.history_card import FIRST
from mentordesk.ui.widgets.mentor_cards import Shown


def look_up(desk: Workspace, mentor: PersonId, now: datetime) -> Shown:
    """Return what is shown of a mentor at a moment; asked off the window's thread."""
    to_come = (s.id for s in desk.sessions.planned() if s.mentor == mentor)
    ideas = desk.idea_views.tally(IdeaQuery(mentor))
    return Shown(
        person=desk.people.of_id(mentor),
        laid=desk.agreements.of(mentor),
        history=desk.histories.of(mentor, FIRST),
        following=next(to_come, None),
        now=now,
        word=desk.words.trend(mentor),
        counts=ideas.counts,
        formats={one.key: one.name for one in desk.library.of(mentor).content.formats},
        owed=ideas.owed,
        aims=desk.aims.of(mentor),
        left=desk.exports.of_person(mentor),
    )
