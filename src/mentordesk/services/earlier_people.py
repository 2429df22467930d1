"""Who is meant by the names in a file of ideas, and whoever nobody here knows."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain import person
from mentordesk.domain.earlier import NO_NAME, Earlier, Unknown, folded
from mentordesk.domain.ids import PersonId
from mentordesk.domain.person import Pairing, Person, Role
from mentordesk.errors import TableError
from mentordesk.models import PairingRow, PersonRow

MOST_UNKNOWN = 200


class EarlierPeople:
    """The people of the desk by the names in one file, as the leader chose.

    A file of our `own` may name any number of people; whoever is not asked about is made.
    """

    def __init__(
        self, people: Iterable[Person], chosen: Mapping[str, PersonId], *, own: bool
    ) -> None:
        self._own = own
        self._by_id = {who.id: who for who in people}
        self._named: dict[str, list[Person]] = {}
        for who in self._by_id.values():
            self._named.setdefault(folded(who.name), []).append(who)
        self._chosen = {name: key for name, key in chosen.items() if key in self._by_id}
        self._meant: dict[PersonId, PersonId] = {}
        self._unknown: dict[str, Unknown] = {}
        mentors = [who for who in self._by_id.values() if who.role is Role.MENTOR]
        if len(mentors) == 1:
            self._chosen.setdefault(NO_NAME, mentors[0].id)

    @classmethod
    def of(cls, tx: Transaction, chosen: Mapping[str, PersonId], *, own: bool) -> "EarlierPeople":
        """Return the people that a desk knows."""
        rows = tx.scalars(select(PersonRow).order_by(PersonRow.name))
        return cls([row.to_domain() for row in rows], chosen, own=own)

    @property
    def unknown(self) -> tuple[Unknown, ...]:
        """Return who was looked for in vain so far, the mentors first, and no more than to ask."""
        return tuple(sorted(self._unknown.values(), key=lambda who: (not who.is_mentor, who.name)))

    def look_for(self, idea: Earlier) -> None:
        """Note whom an idea names that nobody knows; raises TableError for too many of them."""
        if idea.mentor_id not in self._by_id:
            self._look(idea.mentor, is_mentor=True)
        mentor = folded(idea.mentor)
        strangers = (part.name for part in idea.parts if part.person not in self._by_id)
        for name in {folded(name): name for name in strangers}.values():
            if folded(name) != mentor:
                self._look(name, is_mentor=False)

    def found(self, name: str, *, is_mentor: bool = False) -> Person | None:
        """Return who is meant by a name, or None where that has to be asked."""
        key = folded(name)
        if key in self._chosen:
            return self._by_id[self._chosen[key]]
        known = self._known(key, is_mentor=is_mentor)
        return known[0] if len(known) == 1 else None

    def name_of(self, mentor: str) -> str:
        """Return what the mentor of an idea is called here, or in the file where nobody knows."""
        who = self.found(mentor, is_mentor=True)
        return mentor if who is None else who.name

    def take(
        self,
        tx: Transaction,
        name: str,
        since: date,
        *,
        is_mentor: bool,
        key: PersonId | None = None,
    ) -> PersonId:
        """Return who is meant by a name, and by an id in a saved file, made if nobody is."""
        who = self._kept(key, is_mentor=is_mentor) or self._called(name, key, is_mentor=is_mentor)
        if who is None:
            who = person.mentor(name, Pairing(since=since)) if is_mentor else person.other(name)
            if key is not None and key not in self._by_id:
                who = replace(who, id=key)
            tx.add(PersonRow.of(who))
            tx.flush()
            self._keep(name, who)
        elif is_mentor and who.role is Role.OTHER:
            row = tx.get_one(PersonRow, who.id)
            row.role, row.pairing = Role.MENTOR, PairingRow.of(who.id, Pairing(since=since))
            tx.flush()
            self._keep(name, row.to_domain())
        if key is not None:
            self._meant[key] = who.id
        return who.id

    def _kept(self, key: PersonId | None, *, is_mentor: bool) -> Person | None:
        """Return who has an id, here or so far in the file."""
        who = None if key is None else self._by_id.get(self._meant.get(key, key))
        return None if who is None or (is_mentor and who.role is Role.LEADER) else who

    def _called(self, name: str, key: PersonId | None, *, is_mentor: bool) -> Person | None:
        """Return who has a name; of two in a saved file each is somebody else, unless chosen."""
        told = folded(name)
        if told in self._chosen:
            return self._by_id[self._chosen[told]]
        others = () if key is None else self._meant.values()
        known = self._known(told, is_mentor=is_mentor)
        return next((who for who in known if who.id not in others), None)

    def _known(self, key: str, *, is_mentor: bool) -> list[Person]:
        """Return who has a name: the mentors before all, and for a mentor never the leader."""
        known = self._named.get(key, [])
        mentors = [who for who in known if who.role is Role.MENTOR]
        if mentors or not is_mentor:
            return mentors or known
        return [who for who in known if who.role is not Role.LEADER]

    def _keep(self, name: str, who: Person) -> None:
        self._by_id[who.id] = who
        before = self._named.get(folded(name), [])
        self._named[folded(name)] = [*(one for one in before if one.id != who.id), who]

    def _look(self, name: str, *, is_mentor: bool) -> None:
        if self.found(name, is_mentor=is_mentor) is not None:
            return
        key = folded(name)
        before = self._unknown.get(key, Unknown(name, is_mentor, 0))
        if key not in self._unknown and len(self._unknown) >= MOST_UNKNOWN and key != NO_NAME:
            if self._own:
                return
            raise TableError(reason="too-many-unknown", most=MOST_UNKNOWN)
        as_mentor = before.is_mentor or is_mentor
        self._unknown[key] = replace(before, is_mentor=as_mentor, count=before.count + 1)
