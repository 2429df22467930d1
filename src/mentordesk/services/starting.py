"""The worksheet before there is a mentor: filled in bit by bit, and then the mentor's page."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import sha256

from sqlalchemy import delete, select
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain import person
from mentordesk.domain.export_record import ExportKind, ExportRecord, Leaving
from mentordesk.domain.ids import ExportId, SessionId, new_id
from mentordesk.domain.invitation import Invited, invite
from mentordesk.domain.person import Person, Role
from mentordesk.domain.text import whole_letters
from mentordesk.domain.unsaved import Unsaved
from mentordesk.domain.worksheet import BLANK, Asked, Worksheet, as_text, of_text, pairing_of
from mentordesk.models import ExportRow, PersonRow, WorksheetRow
from mentordesk.services.leaders_store import Transactions
from mentordesk.services.people import keep
from mentordesk.services.starting_words import invitations, worksheet_guide


class StartService:
    """The one worksheet of the open desk, which is the leader's alone."""

    def __init__(self, store: Transactions, now: Callable[[], datetime]) -> None:
        self._store, self._now = store, now

    def sheet(self) -> Worksheet:
        """Return what was filled in so far, blank where nothing was."""
        with self._store.reading() as tx:
            return _sheet(tx)

    def keep(self, sheet: Worksheet) -> None:
        """Keep what was filled in; a blank worksheet is none."""
        with self._store.transaction() as tx:
            _put(tx, sheet)

    def bring_back(self, _: SessionId, texts: Sequence[Unsaved]) -> None:
        """Keep rescued worksheets where the desk still holds what it held before; no session is."""
        with self._store.transaction() as tx:
            for text in texts:
                if as_text(_sheet(tx)) == text.before:
                    _put(tx, of_text(text.text))
                    tx.flush()

    def invitation(self, sheet: Worksheet) -> Invited:
        """Return the invitation in the medium of a worksheet."""
        with self._store.reading() as tx:
            leader = tx.scalars(select(PersonRow).where(PersonRow.role == Role.LEADER)).one()
            name = leader.to_domain().first_name
        return invite(invitations(), worksheet_guide(), sheet, name)

    def note_asked(self, sheet: Worksheet, *, sent: bool) -> Worksheet:
        """Return a worksheet that says somebody was invited now, in the words that stand there.

        Where it was not `sent` after all it says nothing of that.
        """
        words = whole_letters(self.invitation(sheet).text)
        asked = Asked(self._now(), sheet.medium, words) if sent else None
        return replace(sheet, asked=asked)

    def become_mentor(self, sheet: Worksheet) -> Person:
        """Make the mentor's page of a worksheet, which goes with all that it says of the leader.

        The pair counts from today, and that they were invited is kept among what left. Raises
        BlankTextError or TextTooLongError.
        """
        now = self._now()
        pairing = pairing_of(sheet, since=now.date())
        mentor = person.mentor(sheet.name, pairing, sheet.about)
        with self._store.transaction() as tx:
            tx.execute(delete(WorksheetRow))
            # In which medium they were asked they did not choose: nothing is told by them yet.
            tx.add(PersonRow.of(mentor))
            tx.flush()
            if sheet.asked is not None:
                tx.add(ExportRow.of(_invitation(mentor, sheet.asked)))
            return keep(tx, mentor, now)


def _invitation(mentor: Person, asked: Asked) -> ExportRecord:
    what = Leaving(ExportKind.INVITATION, mentor.id, form=asked.by.value)
    data = asked.words.encode()
    return ExportRecord(ExportId(new_id()), asked.at, what, len(data), sha256(data).digest())


def _sheet(tx: Transaction) -> Worksheet:
    body = tx.scalars(select(WorksheetRow.body).order_by(WorksheetRow.id)).first()
    return BLANK if body is None else of_text(body)


def _put(tx: Transaction, sheet: Worksheet) -> None:
    tx.execute(delete(WorksheetRow))
    if sheet != BLANK:
        tx.add(WorksheetRow(id=new_id(), body=as_text(sheet)))
