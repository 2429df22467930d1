"""An open desk: the services that stand on one store."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from mentordesk.services.agendas import AgendaService
from mentordesk.services.care import CareService
from mentordesk.services.clock import now
from mentordesk.services.ideas import IdeaService
from mentordesk.services.letters import LetterService
from mentordesk.services.library import LibraryService
from mentordesk.services.notes import NoteService
from mentordesk.services.people import PeopleService
from mentordesk.services.promises import PromiseService
from mentordesk.services.rescue import RescueService
from mentordesk.services.search import SearchService
from mentordesk.services.seats import Seats
from mentordesk.services.sessions import SessionService
from mentordesk.services.summaries import Sources, SummaryService
from mentordesk.services.today import TodayService
from mentordesk.vault.store import Store


@dataclass(frozen=True, slots=True)
class Workspace:
    """What an open desk offers: one service for each noun."""

    store: Store
    people: PeopleService
    sessions: SessionService
    agendas: AgendaService
    notes: NoteService
    ideas: IdeaService
    promises: PromiseService
    today: TodayService
    summaries: SummaryService
    letters: LetterService
    search: SearchService
    care: CareService
    rescue: RescueService
    seats: Seats
    library: LibraryService
    sample: bool = False


def workspace(
    store: Store, clock: Callable[[], datetime] = now, *, sample: bool = False
) -> Workspace:
    """Return the services of an open store."""
    seats = Seats(store, sample=sample)
    people, agendas = PeopleService(store, clock), AgendaService(store, clock, seats)
    care = CareService(store, clock)
    sessions, notes = SessionService(store, clock, care), NoteService(store, clock, care)
    ideas, promises = IdeaService(store, clock, care), PromiseService(store, clock, care)
    sources = Sources(people, sessions, agendas, notes, ideas, promises)
    return Workspace(
        store,
        people,
        sessions,
        agendas,
        notes,
        ideas,
        promises,
        TodayService(people, sessions, agendas, ideas, promises),
        SummaryService(sources),
        LetterService(sources, clock),
        SearchService(store),
        care,
        RescueService(care.copies, sources, clock),
        seats,
        LibraryService(store, clock),
        sample,
    )
