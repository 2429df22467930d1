"""Credit records: composed for a mentor from the ledger, and checked against it."""

from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from pathlib import Path
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.credit_check import Checked, LedgerThen, check_record
from mentordesk.domain.credit_record import (
    CreditRecord,
    RecordMaterial,
    compose_record,
    told_ideas,
)
from mentordesk.domain.idea import Idea
from mentordesk.domain.ids import IdeaId, PersonId
from mentordesk.domain.ledger.end import End
from mentordesk.domain.ledger.fact import Fact, PenHand, read_body
from mentordesk.domain.ledger.telling import retold
from mentordesk.domain.person import Person, Role
from mentordesk.errors import NoRecordYetError
from mentordesk.export.credit_data import tidied
from mentordesk.export.credit_files import record_file
from mentordesk.export.credit_looks import condition
from mentordesk.export.credit_reading import find_record, read_file
from mentordesk.export.formats import Format
from mentordesk.models import IdeaRow, LedgerEntryRow, PersonRow
from mentordesk.services.leaders_store import Transactions
from mentordesk.services.ledger import end_of
from mentordesk.services.ledger_check import LedgerReport, chain_of
from mentordesk.services.rows import one


class CreditRecordService:
    """What a mentor may take along, and whether a file is what was given."""

    def __init__(self, store: Transactions) -> None:
        self._store = store

    def compose(self, mentor: PersonId) -> CreditRecord:
        """Return the record of a mentor as the ledger ends now.

        Raises NotFoundError, LedgerError, or NoRecordYetError where the ledger has no idea
        of theirs.
        """
        with self._store.reading() as tx:
            person, end = one(tx, PersonRow, mentor).to_domain(), end_of(tx)
            chain = chain_of(tx)
            if not chain.sound:
                raise LedgerReport(chain).error()
            material = _material(tx, person, end)
        if not told_ideas(material):
            raise NoRecordYetError(name=person.first_name)
        return tidied(compose_record(material))

    def render(self, record: CreditRecord, form: Format) -> bytes:
        """Return the very bytes of the file.

        Raises FormatUnknownError, LettersMissingError or PdfRefusedError.
        """
        return record_file(record, form)

    def read(self, path: Path) -> bytes:
        """Return what is in a file, to be compared; a share may not answer.

        Raises RecordUnreadableError.
        """
        with self._store.reading():
            pass  # nothing of the desk is held while a file is waited for
        return read_file(path)

    def check(self, path: Path) -> Checked:
        """Return what a file is to this desk; nothing is changed.

        Raises RecordUnreadableError.
        """
        return self.compare(self.read(path))

    def compare(self, data: bytes) -> Checked:
        """Return what the bytes of a file are to this desk; nothing is changed.

        Raises RecordUnreadableError.
        """
        with self._store.reading() as tx:
            found = find_record(data)
            record = found.record
            now, digest = end_of(tx), _digest(tx, record.end.count)
            mentor, sound = tx.get(PersonRow, record.mentor_id), chain_of(tx).sound
            material = None
            if mentor is not None and sound and digest == record.end.digest:
                material = _material(tx, mentor.to_domain(), record.end)
            gap = _gone_since(tx, record.end.count) if sound else 0
        known = mentor is not None
        then = LedgerThen(digest, now, material, sound=sound, gap=gap, is_known=known)
        checked = check_record(found, then, tidied)
        # Only what the ledger tells is set anew: of anything else a file may hold without bounds.
        return checked.looked_at(condition(data, record)) if checked.may_match else checked


def _digest(tx: Transaction, number: int) -> bytes | None:
    row = tx.get(LedgerEntryRow, number)
    return None if row is None else row.digest


def _gone_since(tx: Transaction, number: int) -> int:
    """Return of how many ideas a later entry can say that it struck or lost entries up to a number.

    By hand one is struck at a time, or the wording of one. Of what a repair struck or lost each
    entry may have been of another. What was gone before stood in no record that ends there.
    """
    entry, gone = LedgerEntryRow, 0
    later = entry.idea_id.is_(None), entry.body.is_not(None), entry.number > number
    for body in tx.scalars(select(entry.body).where(*later)):
        told = read_body(str(body))
        says, is_repair = told.fact.says, told.hand is PenHand.PROGRAM
        runs = (*says.get("numbers", ()), *says.get("lost", ()))
        entries = sum(max(0, min(last, number) - first + 1) for first, last in runs)
        gone += entries if is_repair else min(entries, 1)
    return gone


def _material(tx: Transaction, mentor: Person, end: End) -> RecordMaterial:
    people = tuple(row.to_domain() for row in tx.scalars(select(PersonRow)))
    leader = next(person for person in people if person.role is Role.LEADER)
    return RecordMaterial(leader, mentor, people, _ideas(tx, mentor.id, end.count), end)


def _ideas(tx: Transaction, mentor: PersonId, count: int) -> tuple[Idea, ...]:
    """Return the ideas in which a mentor has a part, as the first entries of the ledger tell them.

    What they go on in comes with them. They are looked for in the entries, since a part that is
    gone by now stood in an earlier record.
    """
    entry = LedgerEntryRow
    names = entry.number <= count, func.instr(entry.body, mentor.hex) > 0
    here = select(IdeaRow.id)
    ideas = _told(tx, select(entry.idea_id).where(*names, entry.idea_id.in_(here)), count)
    asked, wanted = set(ideas), _goes_on_in(ideas.values())
    while wanted - asked:
        more = _told(tx, wanted - asked, count)
        asked |= wanted
        ideas |= more
        wanted = _goes_on_in(more.values())
    return tuple(ideas.values())


def _told(
    tx: Transaction, wanted: Select[UUID | None] | AbstractSet[IdeaId], count: int
) -> dict[IdeaId, Idea]:
    entry = LedgerEntryRow
    told = select(entry.idea_id, entry.body).where(entry.idea_id.in_(wanted), entry.number <= count)
    facts = defaultdict[UUID | None, list[Fact]](list)
    for idea, body in tx.execute(told.order_by(entry.number)):
        if body is not None:
            facts[idea].append(read_body(body).fact)
    ideas = map(retold, facts.values())
    return {idea.id: idea for idea in ideas if idea is not None}


def _goes_on_in(ideas: Iterable[Idea]) -> set[IdeaId]:
    return {idea.joined_into for idea in ideas if idea.joined_into is not None}
