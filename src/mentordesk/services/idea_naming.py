"""Whose the ideas of the desk are: names, parts and weights, and who said it first, at any time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session as Transaction

from mentordesk.domain import naming
from mentordesk.domain.agreeing import credited
from mentordesk.domain.idea import Contribution, Idea
from mentordesk.domain.ids import IdeaId, PersonId
from mentordesk.domain.naming import NewName
from mentordesk.domain.person import Person
from mentordesk.errors import NotTakenBackError
from mentordesk.models import IdeaRow, PersonRow
from mentordesk.services import idea_kin, idea_rows, people
from mentordesk.services.care import CareService
from mentordesk.services.leaders_store import Transactions
from mentordesk.services.ledger import Pen
from mentordesk.services.rows import one


@dataclass(frozen=True, slots=True)
class _Named:
    """What was changed last of whose an idea is, and the people who were named before."""

    before: Idea
    after: Idea
    people: Sequence[Person]


class IdeaNamingService:
    """What names people for the ideas of the open desk, and takes names off."""

    def __init__(self, store: Transactions, now: Callable[[], datetime], care: CareService) -> None:
        self._store, self._now, self._care = store, now, care
        self._named: _Named | None = None

    def say_first(self, idea: IdeaId, words: str) -> Idea:
        """Keep in words who said an idea first, instead of what was known of it; "" for nobody.

        It stays with this idea wherever it goes on. Raises TextTooLongError.
        """
        with self._store.transaction() as tx:
            row = one(tx, IdeaRow, idea)
            return self._name(tx, row, lambda old: naming.first_said(old, words))

    def name(self, idea: IdeaId, new: NewName) -> tuple[Person, Idea]:
        """Name somebody for an idea, whom the desk may not know yet, and return them with it.

        What they answered before they were taken off holds, and so does an answer for what goes on
        inside it, or for another half of it. Raises JoinedAlreadyError, SharedNameError,
        BlankTextError or TextTooLongError.
        """
        with self._store.transaction() as tx:
            row, person = idea_rows.standing(tx, idea), people.named(tx, new.name)
            before = idea_kin.parts_ever(tx, row.to_domain(), person.id)
            given = naming.contribution(new, person.id, before)
            return person, self._name(tx, row, lambda old: credited(old, given))

    def amend(self, idea: IdeaId, given: Contribution, new: Contribution) -> Idea:
        """Correct a person's part and its weight, and take their answer, which gets stricter only.

        Raises JoinedAlreadyError, BlankTextError for an answer of certain people that tells nobody.
        """
        with self._store.transaction() as tx:
            row = idea_rows.standing(tx, idea)
            return self._name(tx, row, lambda old: naming.amended(old, given, new))

    def take_off(self, idea: IdeaId, given: Contribution) -> Idea:
        """Take a name off that was a mistake; whoever is named nowhere else is forgotten.

        The backups forget them once the next one is made. Raises JoinedAlreadyError, NameStaysError
        for the last part of the mentor, or of one whom something inside it was heard from.
        """
        with self._store.transaction() as tx:
            row = idea_rows.standing(tx, idea)
            inside = {PersonId(one.mentor_id) for one in idea_kin.inside(tx, idea)}
            return self._name(tx, row, lambda old: naming.without_part(old, given, inside))

    def take_back(self, changed: Idea) -> Idea:
        """Take back what was changed last of whose an idea is, given as it stands after that.

        What somebody answered by it holds. Raises NotTakenBackError once anything else happened to
        the idea, or NotFoundError.
        """
        with self._store.transaction() as tx:
            row, last = one(tx, IdeaRow, changed.id), self._named
            if last is None or row.to_domain() != changed or last.after != changed:
                raise NotTakenBackError
            for person in last.people:
                if tx.get(PersonRow, person.id) is None:  # forgotten with their last part
                    tx.add(PersonRow.of(person))
            tx.flush()
            return self._name(tx, row, lambda old: naming.named_as(old, last.before))

    def _name(self, tx: Transaction, row: IdeaRow, change: Callable[[Idea], Idea]) -> Idea:
        """Keep whose an idea is, and how it was before; the backups forget who is forgotten."""
        before = row.to_domain()
        ids = {given.person for given in before.contributions}
        known = [one(tx, PersonRow, who).to_domain() for who in ids]
        after = idea_rows.change(tx, row, change, Pen(self._now()))
        if any(tx.get(PersonRow, who) is None for who in ids):
            self._care.owe_forgetting(tx)
        self._named = _Named(before, after, known)
        return after
