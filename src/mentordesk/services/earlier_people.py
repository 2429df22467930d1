"""Who is meant by the names in a file of ideas, and whoever nobody here knows."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain import person
from mentordesk.domain.earlier import NO_NAME, Earlier, Others, Unknown, asked_by, folded
from mentordesk.domain.ids import PersonId
from mentordesk.domain.person import Pairing, Person, Role
from mentordesk.errors import TableError
from mentordesk.models import PairingRow, PersonRow

MOST_ASKED = 200
MOST_UNKNOWN = 10_000
MOST_ROWS_TOLD = 3
MOST_NAMES_TOLD = 3


class EarlierPeople:
    """The people of the desk by the names in one file, as the leader chose.

    A file of our `own` tells people of one name apart by their ids, and may name any number of
    them; whoever is not asked about is made.
    """

    def __init__(
        self, people: Iterable[Person], chosen: Mapping[str, PersonId | None], *, own: bool
    ) -> None:
        self._own = own
        self._by_id = {who.id: who for who in people}
        self._named: dict[str, list[Person]] = {}
        for who in self._by_id.values():
            for name in dict.fromkeys(map(folded, (who.name, *who.former))):
                self._named.setdefault(name, []).append(who)
        self._called = {wanted: self._first_names(is_mentor=wanted) for wanted in (False, True)}
        here = (None, *self._by_id)
        self._chosen = {key: who for key, who in chosen.items() if who in here}
        self._meant: dict[str, Person] = {}
        self._met = set[PersonId]()
        self._seen: dict[str, Unknown] = {}
        mentors = [who for who in self._by_id.values() if who.role is Role.MENTOR]
        if len(mentors) == 1:
            self._chosen.setdefault(NO_NAME, mentors[0].id)

    @classmethod
    def of(
        cls, tx: Transaction, chosen: Mapping[str, PersonId | None], *, own: bool
    ) -> "EarlierPeople":
        """Return the people that a desk knows."""
        rows = tx.scalars(select(PersonRow).order_by(PersonRow.name))
        return cls([row.to_domain() for row in rows], chosen, own=own)

    def unknown(self) -> tuple[tuple[Unknown, ...], Others]:
        """Return of whom it has to be said who they are, and then who is new unless it is said.

        The mentors come first, and no more than can be asked about; those are the others.
        """
        asked = self._all_asked()
        rest = () if self._own else asked[MOST_ASKED:]
        mentors = sum(who.is_mentor for who in rest)
        names = tuple(who.name for who in rest[:MOST_NAMES_TOLD])
        return tuple(asked[:MOST_ASKED]), Others(len(rest), mentors, names, bool(rest))

    def _all_asked(self) -> list[Unknown]:
        alike = Counter(folded(who.name) for who in self._seen.values() if who.id is not None)
        told = (self._asked(who, alike[folded(who.name)]) for who in self._seen.values())
        asked = [who for who in told if who is not None]
        asked.sort(key=lambda who: (not who.is_open, not who.is_mentor, who.name, who.rows))
        return asked

    def look_for(self, idea: Earlier) -> None:
        """Note whom an idea names that nobody knows; raises TableError for too many of them."""
        self._look(idea, idea.mentor, idea.mentor_id, is_mentor=True)
        for part in {asked_by(part.name, part.person): part for part in idea.parts}.values():
            if not idea.is_mentors(part):
                self._look(idea, part.name, part.person, is_mentor=False)

    def name_of(self, idea: Earlier) -> str:
        """Return what the mentor of an idea is called here, or in the file where nobody knows."""
        who = self._found(idea.mentor, idea.mentor_id, is_mentor=True)
        return idea.mentor if who is None else who.name

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
        asked = asked_by(name, key)
        who = self._meant.get(asked) or self._first(name, key, is_mentor=is_mentor)
        if who is None:
            who = person.mentor(name, Pairing(since=since)) if is_mentor else person.other(name)
            if key is not None and key not in self._by_id:
                who = replace(who, id=key)
            tx.add(PersonRow.of(who))
            tx.flush()
        elif is_mentor and who.role is Role.OTHER:
            row = tx.get_one(PersonRow, who.id)
            row.role, row.pairing = Role.MENTOR, PairingRow.of(who.id, Pairing(since=since))
            tx.flush()
            who = row.to_domain()
            self._by_id[who.id] = who
        self._meant[asked] = who
        self._met.add(who.id)
        return who.id

    def _first(self, name: str, key: PersonId | None, *, is_mentor: bool) -> Person | None:
        """Return who is meant the first time; by one name, of two ids each is somebody else."""
        who = self._found(name, key, is_mentor=is_mentor)
        is_plain = key is None or key in self._by_id or key.hex in self._chosen
        if who is None or is_plain:
            return who
        return None if who.id in self._met else who

    def _found(self, name: str, key: PersonId | None, *, is_mentor: bool) -> Person | None:
        """Return who is meant, or None for somebody new, or where that has to be asked.

        A name that one has now and another had before is asked about. Nobody becomes a mentor here
        unless the leader says so.
        """
        asked = asked_by(name, key)
        if asked in self._chosen:
            chosen = self._chosen[asked]
            return None if chosen is None else self._by_id[chosen]
        known = self._known(name, key, is_mentor=is_mentor)
        mentors = [who for who in known if who.role is Role.MENTOR]
        had_before = any(folded(who.name) != folded(name) for who in known)
        if is_mentor or (mentors and not had_before):
            known = mentors
        return known[0] if len(known) == 1 else None

    def _known(self, name: str, key: PersonId | None, *, is_mentor: bool) -> list[Person]:
        """Return who has an id, or else has or had a name here; a mentor is never the leader."""
        by_id = None if key is None else self._by_id.get(key)
        known = self._named.get(folded(name), []) if by_id is None else [by_id]
        return [who for who in known if not (is_mentor and who.role is Role.LEADER)]

    def _look(self, idea: Earlier, name: str, key: PersonId | None, *, is_mentor: bool) -> None:
        is_found = self._found(name, key, is_mentor=is_mentor) is not None
        if is_found and (key is None or key in self._by_id):
            return
        asked = asked_by(name, key)
        if (
            asked not in self._seen
            and len(self._seen) >= MOST_UNKNOWN
            and not (self._own or asked == NO_NAME)
        ):
            raise TableError(reason="too-many-unknown", most=MOST_UNKNOWN)
        before = self._seen.get(asked, Unknown(name, is_mentor, 0, key))
        self._seen[asked] = replace(
            before,
            is_mentor=before.is_mentor or is_mentor,
            count=before.count + 1,
            rows=(*before.rows, idea.row)[:MOST_ROWS_TOLD],
        )

    def _asked(self, who: Unknown, alike: int) -> Unknown | None:
        """Return what is asked of somebody, or None where it is plain who that is.

        Of several ids that bear one name no more than one can be somebody here of that name. A
        first name alone may be that of somebody here, so it makes nobody new unasked.
        """
        is_told = who.key in self._chosen
        found = self._found(who.name, who.id, is_mentor=who.is_mentor)
        if found is not None and (is_told or alike == 1):
            return None
        is_here = bool(self._known(who.name, who.id, is_mentor=who.is_mentor))
        is_here = is_here or (who.id is None and folded(who.name) in self._called[who.is_mentor])
        return replace(who, is_open=not is_told and (is_here or who.name == NO_NAME))

    def _first_names(self, *, is_mentor: bool) -> frozenset[str]:
        """Return what people here are called, who may be meant by no more than that."""
        there = (who for who in self._by_id.values() if who.role is Role.MENTOR or not is_mentor)
        return frozenset(folded(name) for who in there for name in who.first_names)
