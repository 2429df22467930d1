"""What lies before whoever writes an agenda."""

from dataclasses import dataclass

from mentordesk.domain.agenda import Agenda
from mentordesk.domain.library import Library
from mentordesk.domain.seat import Seat
from mentordesk.domain.session import Session
from mentordesk.services.agendas import AgendaService
from mentordesk.services.agreements import AgreementService, Laid
from mentordesk.services.endings import EndingService
from mentordesk.services.library import LibraryService
from mentordesk.services.wishes import WishService


@dataclass(frozen=True, slots=True)
class Table:
    """One session's agenda and what its pair borrows from: in the mentor's seat, all there is.

    `mentor` and `leader` are first names; the people themselves stay with the leader. `shelf` is
    what the pair has to borrow from, and `library` changes it. What both agreed is `laid` out, and
    answered by `agreements`; by `wishes` the mentor says how they like it, and by `endings`
    that they want to end it.
    """

    seat: Seat
    session: Session
    mentor: str
    leader: str
    agenda: Agenda
    laid: Laid
    agreements: AgreementService
    agendas: AgendaService
    shelf: Library
    library: LibraryService
    wishes: WishService
    endings: EndingService
