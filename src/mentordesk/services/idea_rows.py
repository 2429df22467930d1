"""Ideas as rows: changed, and destroyed with all that is known for them alone."""

from collections.abc import Callable

from sqlalchemy import Delete, delete, exists
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.idea import Idea
from mentordesk.domain.person import Role
from mentordesk.domain.unsaved import Place
from mentordesk.models import ContributionRow, IdeaRow, PersonRow
from mentordesk.services.care import CareService


def change(tx: Transaction, row: IdeaRow, change: Callable[[Idea], Idea]) -> Idea:
    """Keep an idea changed; whoever lost their last part in any idea is forgotten."""
    old = row.to_domain()
    new = change(old)
    tx.merge(IdeaRow.of(new))
    if len(new.contributions) < len(old.contributions):
        tx.flush()
        tx.execute(_nowhere_named(old))
    return new


def destroy(tx: Transaction, row: IdeaRow, care: CareService) -> None:
    """Take an idea out of the desk and of the rescue copies, with what was said of it."""
    idea = row.to_domain()
    tx.delete(row)
    tx.flush()
    tx.execute(_nowhere_named(idea))
    about = f"{idea.text}: "
    care.copies.forget(
        idea.session, lambda text: text.place is Place.IDEA or text.text.startswith(about)
    )


def _nowhere_named(idea: Idea) -> Delete:
    people = [given.person for given in idea.contributions]
    had_part = exists().where(ContributionRow.person_id == PersonRow.id)
    others = PersonRow.id.in_(people), PersonRow.role == Role.OTHER
    return delete(PersonRow).where(*others, ~had_part)
