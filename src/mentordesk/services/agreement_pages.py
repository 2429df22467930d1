"""The agreement of a pair as a file for both, which the leader gives."""

from sqlalchemy import select

from mentordesk.domain.agreement_page import AgreementPage
from mentordesk.domain.ids import PersonId
from mentordesk.domain.person import Role
from mentordesk.errors import NotAgreedYetError
from mentordesk.export.formats import Format, bytes_of
from mentordesk.models import PersonRow
from mentordesk.services.agreements import AgreementService
from mentordesk.services.leaders_store import Transactions
from mentordesk.services.rows import one


class AgreementPageService:
    """Lays an agreement out as a page; nothing of it is private to either."""

    def __init__(self, store: Transactions, agreements: AgreementService) -> None:
        self._store, self._agreements = store, agreements

    def compose(self, mentor: PersonId) -> AgreementPage:
        """Return the page of an agreement as it stands.

        Raises NotFoundError, or NotAgreedYetError where both never were of one mind.
        """
        with self._store.reading() as tx:
            person = one(tx, PersonRow, mentor).to_domain()
            leader = tx.scalars(select(PersonRow.name).where(PersonRow.role == Role.LEADER)).one()
        laid = self._agreements.of(mentor)
        if not laid.agreement.is_agreed:
            raise NotAgreedYetError(name=person.first_name)
        about = laid.agreement, laid.reporting, laid.of_line, laid.today
        return AgreementPage(person.name, person.first_name, leader, *about)

    def render(self, page: AgreementPage, form: Format) -> bytes:
        """Return the very bytes of the file; raises LettersMissingError or PdfRefusedError."""
        return bytes_of(page, form)
