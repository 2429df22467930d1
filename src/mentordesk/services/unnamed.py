"""Forgetting people who have no part in any idea any more, and whose name stands in none."""

from collections.abc import Iterable, Iterator

from sqlalchemy import delete, exists, or_, select
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.crowd import Crowd
from mentordesk.domain.idea import Idea
from mentordesk.domain.idea_words import words_beside
from mentordesk.domain.ids import PersonId
from mentordesk.domain.person import Role
from mentordesk.models import ContributionRow, IdeaEventRow, IdeaRow, PersonRow, RecognitionRow


def forget_unnamed(tx: Transaction, was: Idea, now: Idea | None = None) -> None:
    """Forget those whom an idea, as it was, named by a part or in words, and none names any more.

    Whoever is forgotten is looked for in no text any more. So they stay, without any part, as long
    as the words of an idea name them: nobody asked them whether those may be read by others.
    """
    has_part = exists().where(ContributionRow.person_id == PersonRow.id)
    said_one = exists().where(IdeaRow.mentor_id == PersonRow.id)
    others = select(PersonRow).where(PersonRow.role == Role.OTHER, ~has_part, ~said_one)
    apart = Crowd(row.to_domain() for row in tx.scalars(others))
    had = {given.person for given in was.contributions} | _named(apart, _all_of(was))
    if now is not None:
        had -= _named(apart, _all_of(now))
    left = Crowd(person for person in apart if person.id in had)
    if any(True for _ in left):
        gone = {person.id for person in left} - _named(left, _words(tx))
        tx.execute(delete(PersonRow).where(PersonRow.id.in_(gone)))


def _all_of(idea: Idea) -> tuple[str, ...]:
    return idea.text, *words_beside(idea)


def _named(people: Crowd, texts: Iterable[str]) -> set[PersonId]:
    return {person.id for text in texts for person in people.named_in(text)}


def _words(tx: Transaction) -> Iterator[str]:
    """Yield all words of the ideas of the desk that others may get to read."""
    line = IdeaRow.text, IdeaRow.first_said
    use = IdeaRow.applied_where, IdeaRow.before, IdeaRow.after, IdeaRow.link
    credit = RecognitionRow.where, RecognitionRow.heard_by
    for columns in ((*line, *use), (IdeaEventRow.reason,), credit):
        says = or_(*(column != "" for column in columns))
        for row in tx.execute(select(*columns).where(says)):
            yield from filter(None, row)
