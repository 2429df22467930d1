"""Who is named for an idea, and what they answer about that, as on an idea's page."""

from dataclasses import replace

from mentordesk.domain.idea import Contribution, Idea
from mentordesk.domain.ids import IdeaId, PersonId
from mentordesk.domain.naming import NewName
from mentordesk.domain.person import Consent, known
from mentordesk.services.workspace import Workspace


def give_part(workspace: Workspace, idea: IdeaId, given: Contribution) -> Idea:
    """Return an idea for which somebody of the desk is named now, with this part."""
    name = known(workspace.people.everybody())[given.person].name
    new = NewName(name, given.part, given.weight, given.consent, given.people)
    return workspace.idea_naming.name(idea, new)[1]


def take_answer(
    workspace: Workspace, idea: IdeaId, who: PersonId, consent: Consent, people: str = ""
) -> Idea:
    """Return an idea with the answer of somebody who is named for it."""
    parts = workspace.ideas.of_id(idea).contributions
    had = next(part for part in parts if part.person == who)
    return workspace.idea_naming.amend(idea, had, replace(had, consent=consent, people=people))
